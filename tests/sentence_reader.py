"""A reader of the sentences in which conditions are told: what each says of evidence, worked out from its words alone.

It shares nothing with what writes them. Of the rulebook it knows the sentences of three indicators (see `of_evidence`).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

Truth: TypeAlias = bool | None
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)}
_N = r"(-?[\d,.]+|one|two|three|four|five|six|seven|eight|nine|ten)"


RANKS = {
    "highest_quarter": "among the highest quarter of forces",
    "middle": "broadly in line with all forces",
    "lowest_quarter": "among the lowest quarter of forces",
}
"""What the ranks of a force file are called."""


class Figure(NamedTuple):
    """What is recorded of an indicator; None where nothing is."""

    value: Fraction | None
    previous: Fraction | None
    elsewhere: Fraction | None
    """The figure for England and Wales."""
    rank: str | None
    supplied: Truth


class Evidence(NamedTuple):
    """What is recorded of a force, by the names in the sentences."""

    figures: Mapping[str, Figure]
    flags: Mapping[str, str | None]
    """How far each statement is so: `so`, `partly so` or `not so`."""
    shown: Mapping[str, Truth]
    """Whether that could be shown."""
    earlier: Mapping[str, str | None]
    """Earlier grades, by the titles of questions."""
    asked_before: Truth
    found: Mapping[str, Truth]
    """Findings, by the reasons of their rules."""


class Finding(NamedTuple):
    """What became of a rule."""

    kind: str
    weight: str | None
    concludes: bool
    repeated: bool


class Piece(NamedTuple):
    """A piece of evidence; `side` is on which it is recorded: `favourable`, `adverse` or neither.

    `sides` says whether it could be on one.
    """

    label: str
    recorded: bool
    sides: bool
    side: str


class Concluded(NamedTuple):
    """What a stratum concluded, for the next to count."""

    findings: Sequence[Finding]
    evidence: Sequence[Piece]
    grades: Mapping[str, Mapping[str, str]]
    """By `theme` and `question`, then by title."""
    points: Mapping[str, int]
    """What each grade brings; what is no grade brings none."""


def truth(text: str, leaf: Callable[[str], Truth]) -> Truth:
    """The truth of a sentence, from that of the comparisons in it."""
    lead = re.match(
        rf"(none of these holds|not (?:both|all) of these hold|fewer than {_N} of these hold"
        rf"|at least {_N} of these {_N} hold): ",
        text,
    )
    if lead:
        truths = [_member(part, leaf) for part in _parts(text[lead.end() :])]
        if lead[1].startswith("none"):
            return _denied(_enough(truths, 1))
        if lead[1].startswith("not"):
            assert len(truths) == 2 if "both" in lead[1] else len(truths) > 2
            return _denied(_enough(truths, len(truths)))
        if lead[2]:
            return _denied(_enough(truths, int(_number(lead[2]))))
        assert _number(lead[4]) == len(truths)
        return _enough(truths, int(_number(lead[3])))
    first, *others = _parts(text)
    if not others:
        return leaf(text)
    joints = {other.partition(" ")[0] for other in others}
    assert joints in ({"and"}, {"or"}), text
    truths = [_member(part, leaf) for part in (first, *(other.partition(" ")[2] for other in others))]
    return _enough(truths, len(truths) if joints == {"and"} else 1)


def _member(text: str, leaf: Callable[[str], Truth]) -> Truth:
    return truth(text[1:-1] if text.startswith("(") and text.endswith(")") else text, leaf)


def _parts(text: str) -> list[str]:
    """The text cut at the semicolons that stand in no brackets."""
    found, depth = [""], 0
    for sign in text:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == ";" and not depth:
            found.append("")
        else:
            found[-1] += sign
    return [part.strip() for part in found]


def _enough(truths: Sequence[Truth], needed: int) -> Truth:
    if sum(each is True for each in truths) >= needed:
        return True
    return False if sum(each is not False for each in truths) < needed else None


def _denied(value: Truth) -> Truth:
    return None if value is None else not value


def _number(text: str) -> Fraction:
    return Fraction(_NUMBERS[text]) if text in _NUMBERS else Fraction(text.replace(",", ""))


def _choice(text: str) -> list[str]:
    """`a, b or c`, or `a, b and c`, as a list."""
    return re.split(r", | or | nor | and ", text)


def _within(value: Fraction, bound: str) -> bool:
    """Whether a number is as a bound in words says."""
    for pattern, holds in _BOUNDS:
        if found := re.fullmatch(pattern, bound):
            return holds(value, *map(_number, found.groups()))
    raise AssertionError(f"no bound: {bound}")


_BOUNDS: list[tuple[str, Callable[..., bool]]] = [
    ("no", lambda value: value == 0),
    (f"exactly {_N}", lambda value, low: value == low),
    (_N, lambda value, low: value == low),
    (f"(?:fewer|less) than {_N} or more than {_N}", lambda value, low, high: value < low or value > high),
    (f"between {_N} and {_N}", lambda value, low, high: low <= value <= high),
    (f"at least {_N}", lambda value, low: value >= low),
    (f"{_N} or more", lambda value, low: value >= low),
    (f"more than {_N}", lambda value, low: value > low),
    (f"at most {_N}", lambda value, low: value <= low),
    (f"{_N} or fewer", lambda value, low: value <= low),
    (f"(?:fewer|less) than {_N}", lambda value, low: value < low),
]


def of_evidence(text: str, evidence: Evidence) -> Truth:
    """What one comparison says of a force."""
    if (degree := _degree(text, evidence.flags)) is not None:
        return degree[0]
    if found := re.fullmatch("it is (not )?found that (.*)", text):
        return _denied(evidence.found[found[2]]) if found[1] else evidence.found[found[2]]
    if text == "an earlier inspection already asked for the same improvement":
        return evidence.asked_before
    if text == "no earlier inspection asked for the same improvement":
        return _denied(evidence.asked_before)
    if found := re.fullmatch("the earlier grade for “(.*)” was (not |neither )?(.*)", text):
        grade = evidence.earlier[found[1]]
        return None if grade is None else (grade in _choice(found[3])) != bool(found[2])
    if found := re.fullmatch("the force (could|could not) supply the figure for “(.*)”", text):
        supplied = evidence.figures[found[2]].supplied
        return supplied if found[1] == "could" else _denied(supplied)
    if found := re.fullmatch("the force (could|could not) show whether (.*)", text):
        shown = evidence.shown[found[2]]
        return shown if found[1] == "could" else _denied(shown)
    if found := re.fullmatch("the figure for “(.*?)” is (.*)", text):
        return _of_figure(found[2], evidence.figures[found[1]])
    if found := re.fullmatch(
        "the number of calls changed by (.*) percent|the number of calls ((?:did|rose|fell).*)", text
    ):
        return _changed(found[1], found[2], evidence.figures["shift"].value)
    for name, pattern in (("share", "(.*) percent of calls are late"), ("calls", "(.*) calls wait")):
        if found := re.fullmatch(pattern, text):
            value = evidence.figures[name].value
            return None if value is None else _within(value, found[1])
    raise AssertionError(f"not read: {text}")


_DEGREES = {
    "": ("so",),
    "not ": ("not so",),
    "it is partly so that ": ("partly so",),
    "it is at least partly so that ": ("so", "partly so"),
    "it is at most partly so that ": ("not so", "partly so"),
    "it is not partly so that ": ("so", "not so"),
    "it is neither so, partly so nor not so that ": (),
    "it is so, partly so or not so that ": ("so", "partly so", "not so"),
}


def _degree(text: str, flags: Mapping[str, str | None]) -> tuple[Truth] | None:
    """The truth of a sentence about a flag; None where it is about none."""
    for before, among in _DEGREES.items():
        if text.startswith(before) and text.removeprefix(before) in flags:
            degree = flags[text.removeprefix(before)]
            return (None if degree is None else degree in among,)
    return None


_CHANGES: list[tuple[str, Callable[..., bool]]] = [
    (f"rose by {_N} percent or more", lambda value, by: value >= by),
    (f"rose by more than {_N} percent", lambda value, by: value > by),
    (f"fell by {_N} percent or more", lambda value, by: value <= -by),
    (f"fell by more than {_N} percent", lambda value, by: value < -by),
    ("rose or stayed level", lambda value: value >= 0),
    ("fell or stayed level", lambda value: value <= 0),
    ("rose", lambda value: value > 0),
    ("fell", lambda value: value < 0),
]


def _changed(bound: str | None, change: str | None, value: Fraction | None) -> Truth:
    if value is None:
        return None
    if bound is not None:
        return _within(value, bound)
    assert change is not None
    plain = re.sub("^did not (rise|fall)", lambda found: {"rise": "rose", "fall": "fell"}[found[1]], change)
    for pattern, holds in _CHANGES:
        if found := re.fullmatch(pattern, plain):
            return holds(value, *map(_number, found.groups())) == (plain == change)
    raise AssertionError(f"not read: {change}")


def _of_figure(text: str, figure: Figure) -> Truth:
    if "forces" in text:
        if figure.rank is None:
            return None
        denied = re.match("not |neither ", text)
        named = _choice(text[denied.end() :] if denied else text)
        return (figure.rank in named) != bool(denied)
    found = re.fullmatch(r"(.*) (?:the previous figure|that for England and Wales(?: \(50\))?)", text)
    assert found, text
    base = figure.previous if text.endswith("previous figure") else figure.elsewhere
    if figure.value is None or not base:
        return None
    return _away((figure.value - base) / abs(base) * 100, found[1])


_SIDE = {"above": 1, "up on": 1, "below": -1, "down on": -1}


def _away(difference: Fraction, text: str) -> bool:
    """Whether a difference in percent is as far to a side as the words say."""
    if text.startswith("not "):
        return not _away(difference, text[4:])
    if found := re.fullmatch("between (.*) and (.*)", text):
        low, high = map(_end, found.groups())
        return low <= difference <= high
    if found := re.fullmatch(f"(?:(more than )?{_N}%( or more)? )?({'|'.join(_SIDE)})( or level with)?", text):
        beyond = difference * _SIDE[found[4]]
        if found[2] is None:
            return beyond >= 0 if found[5] else beyond > 0
        assert bool(found[1]) != bool(found[3])
        return beyond >= _number(found[2]) if found[3] else beyond > _number(found[2])
    raise AssertionError(f"not read: {text}")


def _end(text: str) -> Fraction:
    if text == "level with":
        return Fraction(0)
    amount, _, side = text.partition("% ")
    return _number(amount) * _SIDE[side]


def of_counts(text: str, concluded: Concluded) -> Truth:
    """What one comparison says of what a stratum concluded."""
    if text in ("always", "never"):
        return text == "always"
    if found := re.fullmatch("the (theme|question)s?(?: (“.*”))? brings? (.*)% of the most points", text):
        of = concluded.grades[found[1]]
        brought = [concluded.points.get(of[title], 0) for title in (_titles(found[2]) if found[2] else of)]
        share = Fraction(100 * sum(brought), max(concluded.points.values()) * len(brought))
        return _within(share, found[3].replace("%", ""))
    if found := re.fullmatch("the (theme|question) (“.*”) is (.*)", text):
        (grade,) = (concluded.grades[found[1]][title] for title in _titles(found[2]))
        return _is(grade, found[3])
    if found := re.fullmatch(r"(.*?)(?:%)? of the (.*) are (.*)", text):
        bound = found[1].replace("%", "")
        if "%" in text:
            part, whole = _shared(found[2], found[3], concluded)
            return _within(Fraction(100 * part, whole) if whole else Fraction(0), bound)
    found = re.fullmatch(r"(.*?) (?:(?:is|are) )?(recorded|found|made)", text)
    if found and (number := _recorded(found[1], concluded)) is not None:
        return _within(Fraction(number[0]), number[1])
    found = re.fullmatch(r"(.*?) ?of the (themes|questions) (“.*”) (?:is|are) (.*)", text)
    if found:
        grades = concluded.grades[found[2].removesuffix("s")]
        number_of = sum(_is(grades[title], found[4]) for title in _titles(found[3]))
        return _within(Fraction(number_of), "no" if found[1] == "none" else found[1])
    found = re.fullmatch(r"(.*) (theme|question)s? (?:is|are) (.*)", text)
    assert found, text
    number_of = sum(_is(grade, found[3]) for grade in concluded.grades[found[2]].values())
    return _within(Fraction(number_of), found[1])


def _titles(text: str) -> list[str]:
    return re.findall("“(.*?)”", text)


def _is(grade: str, text: str) -> bool:
    """Whether a grade is as the words say."""
    if denied := re.match("not |neither ", text):
        return not _is(grade, text[denied.end() :])
    if text == "counted":
        return True
    options = _choice(text.replace("graded ", ""))
    below = ["inadequate", "requires improvement"] if "below good" in options else []
    return (grade if grade != "insufficient evidence" else "without enough evidence") in [*options, *below]


_KINDS = {
    "strength": "strength", "strengths": "strength", "weakness": "weakness", "weaknesses": "weakness",
    "cause of concern": "cause_of_concern", "causes of concern": "cause_of_concern", "finding": None, "findings": None,
}  # fmt: skip
_THINGS = rf"(repeated |new )?(minor |significant |serious )?({'|'.join(_KINDS)})"


_PIECES = "(?:(?:favourable|adverse) )?pieces? of evidence(?: “.*”)?"


def _pieces(text: str, concluded: Concluded) -> tuple[int, int]:
    """How many of the pieces of evidence are recorded as the words say, and how many could be."""
    labels, side = _titles(text), next((side for side in ("favourable", "adverse") if text.startswith(side)), None)
    named = [each for each in concluded.evidence if not labels or each.label in labels]
    alike = [each for each in named if side is None or each.sides]
    return sum(each.recorded and side in (None, each.side) for each in alike), len(alike)


def _recorded(text: str, concluded: Concluded) -> tuple[int, str] | None:
    """How many there are of what is said to be found or recorded, and the bound in words."""
    if found := re.fullmatch(f"(.*?) (?:of the )?({_PIECES})", text):
        return _pieces(found[2], concluded)[0], "no" if found[1] == "none" else found[1]
    if found := re.fullmatch(f"(.*?) {_THINGS}", text):
        kind, weight, repeated = _KINDS[found[4]], found[3], found[2]
        alike = [each for each in concluded.findings if kind in (None, each.kind)]
        alike = [each for each in alike if weight is None or each.weight == weight.strip()]
        alike = [each for each in alike if repeated is None or each.repeated == (repeated == "repeated ")]
        return sum(each.concludes for each in alike), found[1]
    return None


def _shared(things: str, verb: str, concluded: Concluded) -> tuple[int, int]:
    """How many of the things are as the verb says, and how many there are."""
    if re.fullmatch(_PIECES, things):
        assert verb == "recorded"
        return _pieces(things, concluded)
    if found := re.fullmatch(f"possible {_THINGS}", things):
        kind, weight = _KINDS[found[3]], found[2]
        alike = [each for each in concluded.findings if kind in (None, each.kind)]
        alike = [each for each in alike if weight is None or each.weight == weight.strip()]
        assert found[1] is None
        said = re.fullmatch("(?:found|made)( and repeated| and new)?", verb)
        assert said
        wanted = {None: (True, False), " and repeated": (True,), " and new": (False,)}[said[1]]
        return sum(each.concludes and each.repeated in wanted for each in alike), len(alike)
    found = re.fullmatch("(theme|question)s?(?: (“.*”))?", things)
    assert found, things
    grades: Mapping[str, Any] = concluded.grades[found[1]]
    titles = _titles(found[2]) if found[2] else list(grades)
    return sum(_is(grades[title], verb) for title in titles), len(titles)
