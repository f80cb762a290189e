"""Why: what made a rule conclude, and what a reader is told of it.

The engine says which rules conclude; the comparisons that make a condition hold
are its evidence. Actual values stand against thresholds, with the distance from
them and the source of each.
"""

from typing import NamedTuple

from peel_grade.force.facts import RANKS, benchmark_of, relative_difference
from peel_grade.force.file import Force
from peel_grade.rulebook.conditions import OPPOSITE, Condition, Leaf, Number, holds, leaves
from peel_grade.rulebook.model import GRADES, Rulebook, placeholders

_RANK_WORDS = {
    1: "among the highest quarter of forces",
    0: "broadly in line with all forces",
    -1: "among the lowest quarter of forces",
}
_SIGN = {"at_least": "at least", "above": "above", "at_most": "at most", "below": "below"}


class Tested(NamedTuple):
    """One comparison as it turned out.

    `truth` is None where the evidence is not recorded. `test` is as authors write it;
    `says` is a sentence; `distance` how far the value is from the threshold, None where that means nothing.
    """

    name: str
    value: Number | bool | str | None
    test: str
    truth: bool | None
    says: str
    distance: str | None
    source: tuple[str, ...]
    note: str


def show_number(value: Number) -> str:
    """A number as people write it: thousands set off, no needless zeros."""
    if isinstance(value, int) or float(value).is_integer():
        return f"{int(value):,}"
    text = repr(float(value))
    if "e" in text:
        return text
    whole, _, part = text.partition(".")
    return f"{int(whole):,}.{part}" if not whole.startswith("-0") else text


def tested(leaf: Leaf, force: Force, book: Rulebook, verdicts: dict[str, bool]) -> Tested:
    """A comparison of evidence with what the force file says of it."""
    kind, _, name = leaf.subject.partition("/")
    if kind == "flag":
        flag, entry = force.flags.get(name), book.flags[name]
        wanted = leaf.operator == "at_least"
        actual = None if flag is None else flag.is_
        says = (entry.holds if wanted else entry.fails) if actual is None else entry.holds if actual else entry.fails
        truth = None if actual is None else actual is wanted
        source, note = (flag.source, flag.note) if flag else ((), "")
        return Tested(name, actual, f"is {str(wanted).lower()}", truth, says, None, source, note)
    if kind == "finding":
        wanted, verdict = leaf.operator == "at_least", verdicts.get(name)
        says = f"the finding {name} {'holds' if wanted else 'does not hold'}"
        return Tested(
            name,
            verdict,
            f"finding is {str(wanted).lower()}",
            None if verdict is None else verdict is wanted,
            says,
            None,
            (),
            "",
        )
    if kind == "repeated":
        earlier = next((row for row in force.previous_improvements if row.rule == name), None)
        known = True if earlier else False if force.previous_complete else None
        wanted = leaf.operator == "at_least"
        says = (
            "an earlier inspection asked for the same improvement"
            if wanted
            else "no earlier inspection asked for this improvement"
        )
        return Tested(
            f"repeated {name}",
            known,
            f"is {str(wanted).lower()}",
            None if known is None else known is wanted,
            says,
            None,
            earlier.source if earlier else (),
            earlier.note if earlier else "",
        )
    if kind == "previous_grade":
        grade = force.previous_grades.get(name)
        wanted_grade = GRADES[int(leaf.low) - 1]
        says = f"the earlier grade was {words(grade.grade if grade else wanted_grade)}"
        return Tested(
            f"previous_grade {name}",
            grade.grade if grade else None,
            f"is {wanted_grade}",
            None if grade is None else grade.grade == wanted_grade,
            says,
            None,
            grade.source if grade else (),
            "",
        )
    return _figure(leaf, *name.split("/"), force=force, book=book)


def words(name: str) -> str:
    """An identifier as words."""
    return name.replace("_", " ")


def _figure(leaf: Leaf, name: str, aspect: str = "", *, force: Force, book: Rulebook) -> Tested:
    entry, figure = book.indicators[name], force.indicators.get(name)
    source, note = (figure.source, figure.note) if figure else ((), "")
    if aspect == "supplied":
        wanted = leaf.operator == "at_least"
        supplied = None if figure is None or figure.status == "not_recorded" else figure.status != "not_supplied"
        could = "could" if (wanted if supplied is None else supplied) else "could not"
        says = f"the force {could} supply {entry.label}"
        return Tested(
            name,
            supplied,
            f"supplied is {str(wanted).lower()}",
            None if supplied is None else supplied is wanted,
            says,
            None,
            source,
            note,
        )
    if aspect == "rank":
        rank = None if figure is None or figure.rank is None else RANKS[figure.rank]
        quarter = "highest_quarter" if leaf.low == 1 else "lowest_quarter"
        says = f"{entry.label}: {_RANK_WORDS[rank if rank is not None else int(leaf.low)]}"
        return Tested(
            name,
            figure.rank if figure else None,
            f"among {quarter}",
            None if rank is None else rank == leaf.low,
            says,
            None,
            source,
            note,
        )
    value = figure.value if figure else None
    if not aspect:
        says = entry.statement.replace("{value}", show_number(value)) if value is not None else entry.label
        truth = None if value is None else holds(leaf, value)
        return Tested(name, value, _written(leaf), truth, says, _distance(leaf, value), source, note)
    base = (
        None
        if figure is None
        else figure.previous
        if aspect == "against_previous"
        else benchmark_of(name, figure, book)
    )
    if aspect == "against_england_and_wales" and figure is not None and figure.england_and_wales is None:
        benchmark = book.england_and_wales.get(name)
        source = (*source, benchmark.source) if benchmark is not None and benchmark.source else source
    than = "previously" if aspect == "against_previous" else "in England and Wales"
    test = _relative(leaf, aspect)
    if value is None or not base:
        return Tested(name, value, test, None, f"{entry.label}, against the figure {than}", None, source, note)
    difference = relative_difference(value, base)
    direction = "above" if difference >= 0 else "below"
    if aspect == "against_previous":
        direction = "up from" if difference >= 0 else "down from"
        compared = f"{direction} {show_number(base)} ({difference:+.1f}%)"
    else:
        compared = f"{abs(difference):.1f}% {direction} {show_number(base)} in England and Wales"
    says = f"{entry.statement.replace('{value}', show_number(value))}, {compared}"
    return Tested(
        name,
        value,
        test,
        holds(leaf, difference),
        says,
        _distance(leaf, _rounded(difference, leaf.low), "%"),
        source,
        note,
    )


def _rounded(value: float, edge: Number) -> Number:
    """A percentage with one decimal, or as many as it takes not to show the threshold that it misses."""
    for decimals in range(1, 7):
        shown = round(value, decimals)
        if shown != edge or value == edge:
            return shown
    return value


def _written(leaf: Leaf) -> str:
    if leaf.operator == "between":
        return f"between {show_number(leaf.low)} and {show_number(leaf.high)}"
    return f"{leaf.operator} {show_number(leaf.low)}"


def _relative(leaf: Leaf, aspect: str) -> str:
    rise = leaf.operator in ("at_least", "above")
    name = (
        ("rises_by" if rise else "falls_by")
        if aspect == "against_previous"
        else ("above" if rise else "below") + "_england_and_wales_by"
    )
    return f"{name} {show_number(abs(leaf.low))}%"


def _distance(leaf: Leaf, value: Number | None, unit: str = "") -> str | None:
    """How far from the threshold, for a reader of why and why not."""
    if value is None:
        return None
    if leaf.operator == "between":
        bound = f"from {show_number(leaf.low)} to {show_number(leaf.high)}"
    else:
        bound = f"{_SIGN[leaf.operator]} {show_number(leaf.low)}{unit}"
    edge = leaf.low if leaf.operator != "between" or value < leaf.low else leaf.high
    gap = round(abs(value - edge), 6)
    beside = (
        "at the threshold"
        if gap == 0
        else f"{show_number(gap)}{unit} {'past' if holds(leaf, value) else 'short of'} it"
    )
    if leaf.operator == "between" and holds(leaf, value):
        beside = "within it"
    return f"{bound} is asked, {show_number(value)}{unit} recorded, {beside}"


def evidence_of(rule: str, force: Force, book: Rulebook, verdicts: dict[str, bool]) -> list[Tested]:
    """The comparisons that made a rule conclude, none if it did not.

    A finding that it rests on is told by the evidence of that finding.
    """
    if not verdicts.get(rule):
        return []
    found: list[Tested] = []
    for result in _supporting(book.rules[rule].condition, True, force, book, verdicts)[1]:
        if result.test.startswith("finding is") and verdicts.get(result.name):
            found += evidence_of(result.name, force, book, verdicts)
        else:
            found.append(result)
    return list(dict.fromkeys(found))


def _supporting(
    condition: Condition, wanted: bool, force: Force, book: Rulebook, verdicts: dict[str, bool]
) -> tuple[bool | None, list[Tested]]:
    """The truth of a condition, and the comparisons in it that give it the wanted truth."""
    if isinstance(condition, Leaf):
        asked = (
            condition
            if wanted or condition.operator == "between"
            else condition._replace(operator=OPPOSITE[condition.operator])
        )
        result = tested(asked, force, book, verdicts)
        if asked is condition and not wanted and result.truth is not None:
            result = result._replace(test=f"not {result.test}", truth=not result.truth)
        truth = None if result.truth is None else result.truth == wanted
        return truth, [result] if result.truth else []
    inside = wanted != condition.negated
    parts = [_supporting(member, inside, force, book, verdicts) for member in condition.members]
    certain = sum(truth is True for truth, _ in parts)
    possible = sum(truth is not False for truth, _ in parts)
    held: bool | None = True if certain >= condition.needed else False if possible < condition.needed else None
    truth = None if held is None else held != condition.negated
    return truth, [row for part, rows in parts if part is inside for row in rows]


def because(rule: str, evidence: list[Tested], force: Force, book: Rulebook) -> str:
    """The rule's reason with the force's figures; where one is not recorded, what the evidence says instead."""
    template = book.rules[rule].because
    values: dict[str, str] = {}
    for name in placeholders(template):
        figure = force.indicators.get(name)
        if figure is None or figure.value is None:
            return "; ".join(row.says for row in evidence) or book.rules[rule].rationale
        values[name] = show_number(figure.value)
    return template.format(**values) if values else template


def mentioned(condition: Condition) -> list[str]:
    """The indicators and flags a condition tests, each once, in order."""
    names = [
        leaf.subject.split("/")[1] for leaf in leaves(condition) if leaf.subject.startswith(("indicator/", "flag/"))
    ]
    return list(dict.fromkeys(names))
