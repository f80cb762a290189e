"""Proofs and witnesses in words, with intervals: why no evidence can do something, or which evidence does."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from peel_grade.files.yaml_tree import LARGEST_NUMBER
from peel_grade.findings.productions import Conjunction, conjunctions
from peel_grade.lint.proving.search import Analysis, Witness
from peel_grade.lint.proving.states import TRUE, Domain, Scales, State, entry_of
from peel_grade.rulebook.conditions import HALF, PARTLY, Condition, Leaf, Number, holds
from peel_grade.rulebook.framework import Words, rank_places
from peel_grade.rulebook.subjects import Aspect, Count, Finding, Flag, Indicator, Part, PreviousGrade, Repeated
from peel_grade.rulebook.subjects import subject as subject_of
from peel_grade.wording.terms import show_number, words

_WAYS = 5
"""Ways to meet a condition that are listed one by one."""
_TRIED = 200
"""Ways to meet the wider condition among which that of the narrower one is looked for."""
_ASPECTS = {
    Aspect.VALUE: "`{}`",
    Aspect.AGAINST_BENCHMARK: "`{}` against `{}`",
    Aspect.AGAINST_PREVIOUS: "`{}` against its previous figure",
    Aspect.RANK: "rank of `{}`",
    Aspect.SUPPLIED: "`{}` supplied",
}


class Span(NamedTuple):
    """An interval: its ends (None: without end), and whether each belongs to it."""

    low: Number | None = None
    high: Number | None = None
    low_closed: bool = False
    high_closed: bool = False


def refutation(condition: Condition, wanted: bool, analysis: Analysis) -> tuple[str, ...]:
    """Why no evidence makes the condition true (or, `wanted` being False, false).

    One line for each way to that truth, with the contradiction in it; a last line where there are more ways.
    """
    found = []
    ways = list(islice(conjunctions(condition, wanted), _WAYS + 1))
    for way in ways[:_WAYS]:
        for entry, leaves in _by_entry(way).items():
            if not _met(entry, leaves, analysis):
                found.append(_contradiction(entry, leaves, analysis))
                break
    lines = [line if wanted else f"it could fail only against this: {line}" for line in dict.fromkeys(found)]
    more = (f"and so on for every other way to {'meet' if wanted else 'fail'} it",) if len(ways) > _WAYS else ()
    return (*lines, *more)


def inclusion(one: Condition, other: Condition, analysis: Analysis) -> tuple[str, ...]:
    """Why `other` holds whenever `one` does: one line for each way to meet `one`, with the way to meet `other` that
    contains it.
    """
    found = []
    ways = list(islice(conjunctions(one, True), _WAYS + 1))
    for way in ways[:_WAYS]:
        here = _by_entry(way)
        if not all(_met(entry, leaves, analysis) for entry, leaves in here.items()):
            continue  # no way at all
        for goal in islice(conjunctions(other, True), _TRIED):
            there = _by_entry(goal)
            if all(_within(entry, here.get(entry, []), leaves, analysis) for entry, leaves in there.items()):
                found.append(_inside(here, there, analysis.scales))
                break
        else:
            found.append(f"{_said(here, analysis.scales)}: every case of it is one of several in the other")
    more = ("and so on for every other way to meet it",) if len(ways) > _WAYS else ()
    return (*dict.fromkeys(found), *more)


def shown_witness(witness: Witness) -> str:
    """The evidence of a witness as a force file has it, in one line."""
    titled: dict[tuple[type, str], list[str]] = {}
    for entry, state in sorted(witness.items()):
        title, line = _witness_line(entry, state)
        titled.setdefault((type(subject_of(entry)), title), []).append(line)
    return "; ".join(f"{title}{', '.join(lines)}" for (_, title), lines in titled.items()) or "nothing recorded"


def _witness_line(entry: str, state: State) -> tuple[str, str]:
    """What stands before the states of such entries, and this state."""
    match subject_of(entry):
        case Repeated():
            return "asked for before: ", state.says
        case PreviousGrade(question):
            return "previous grade of ", f"{question}: {state.says}"
        case Indicator(name) | Flag(name) | Finding(name):
            return "", f"{name}: {state.says}"
        case Count() | Part():
            return "", f"{entry}: {state.says}"


def span(leaves: list[Leaf]) -> Span:
    """The numbers that meet all of these one-sided comparisons of one subject (perhaps none: low beyond high)."""
    found = Span()
    for leaf in leaves:
        if leaf.operator in ("at_least", "above"):
            closed = leaf.operator == "at_least"
            if found.low is None or (leaf.low, not closed) > (found.low, not found.low_closed):
                found = found._replace(low=leaf.low, low_closed=closed)
        else:
            closed = leaf.operator == "at_most"
            if found.high is None or (leaf.low, closed) < (found.high, found.high_closed):
                found = found._replace(high=leaf.low, high_closed=closed)
    return found


def shown_span(found: Span, unit: str = "") -> str:
    """An interval as `[50, ∞)`; a single number as itself."""
    if found.low is not None and found.low == found.high:
        return f"{show_number(found.low)}{unit}"
    low = "(-∞" if found.low is None else f"{'[' if found.low_closed else '('}{show_number(found.low)}{unit}"
    high = "∞)" if found.high is None else f"{show_number(found.high)}{unit}{']' if found.high_closed else ')'}"
    return f"{low}, {high}"


def _by_entry(way: Conjunction) -> dict[str, list[Leaf]]:
    found: dict[str, list[Leaf]] = {}
    for test in way:
        leaf = Leaf(test.subject, test.operator, test.number)  # type: ignore[arg-type]  # never `between`
        found.setdefault(entry_of(test.subject), []).append(leaf)
    return found


def _met(entry: str, leaves: list[Leaf], analysis: Analysis) -> bool:
    return any(all(truth == TRUE for truth in s.truths.values()) for s in analysis.states(entry, frozenset(leaves)))


def _within(entry: str, here: list[Leaf], there: list[Leaf], analysis: Analysis) -> bool:
    """Whether all of `there` holds wherever all of `here` does."""
    for state in analysis.states(entry, frozenset([*here, *there])):
        if all(state.truths[leaf] == TRUE for leaf in here) and any(state.truths[leaf] != TRUE for leaf in there):
            return False
    return True


def _by_subject(leaves: list[Leaf]) -> Iterator[tuple[str, list[Leaf]]]:
    for subject in dict.fromkeys(leaf.subject for leaf in leaves):
        yield subject, [leaf for leaf in leaves if leaf.subject == subject]


def _contradiction(entry: str, leaves: list[Leaf], analysis: Analysis) -> str:
    scales = analysis.scales
    for subject, tests in _by_subject(leaves):
        if _met(entry, tests, analysis):
            continue
        name = name_of(subject)
        if _states_of(subject, tests, scales) is None and len(tests) > 1:
            least = [leaf for leaf in tests if leaf.operator in ("at_least", "above")]
            most = [leaf for leaf in tests if leaf.operator in ("at_most", "below")]
            spans = [_values(subject, part, scales) for part in (least, most) if part]
            if len(spans) > 1 and _empty(span(tests)):
                return f"{name}: {spans[0]} and {spans[1]} have nothing in common"
        if _states_of(subject, tests, scales) is not None:
            asked = _few(subject, tests, scales)
            if len(asked) != 2 or "none of its states" in asked:
                return f"{name} would have to be none of {', '.join(_states_of(subject, [], scales) or [])}"
            return f"{name} cannot be both {' and '.join(asked)}"
        match subject_of(subject):
            case Indicator(figure, Aspect.VALUE):
                limits = _limits(analysis.scales.indicators[figure])
            case _:
                limits = ""
        return f"{name} {_value(subject, tests, scales)} lies outside what it can be{limits}"
    told = [f"{name_of(subject)} {_value(subject, tests, scales)}" for subject, tests in _by_subject(leaves)]
    return f"no figures make all of these true at once: {'; '.join(told)}"


def _empty(found: Span) -> bool:
    if found.low is None or found.high is None:
        return False
    return found.low > found.high or (found.low == found.high and not (found.low_closed and found.high_closed))


def _limits(domain: Domain) -> str:
    unit = domain.unit
    low = f"[{show_number(unit.least)}" if unit.least > -LARGEST_NUMBER else "(-∞"
    high = f"{show_number(unit.most)}]" if unit.most < LARGEST_NUMBER else "∞)"
    return f", {low}, {high}{' in whole numbers' if unit.whole else ''}"


def _inside(here: dict[str, list[Leaf]], there: dict[str, list[Leaf]], scales: Scales) -> str:
    told = []
    for entry, leaves in there.items():
        for subject, tests in _by_subject(leaves):
            mine = [leaf for leaf in here.get(entry, []) if leaf.subject == subject]
            if not mine:
                told.append(f"{name_of(subject)} is then always {_value(subject, tests, scales)}")
            elif (was := _value(subject, mine, scales)) == _value(subject, tests, scales):
                told.append(f"{name_of(subject)} {was} in both")
            else:
                told.append(
                    f"{name_of(subject)}: {_values(subject, mine, scales)} lies in {_values(subject, tests, scales)}"
                )
    return "; ".join(told)


def _said(here: dict[str, list[Leaf]], scales: Scales) -> str:
    return "; ".join(
        f"{name_of(subject)} {_value(subject, tests, scales)}"
        for leaves in here.values()
        for subject, tests in _by_subject(leaves)
    )


def name_of(subject: str, called: Words = Words()) -> str:  # noqa: B008 - it cannot be changed
    """What is compared, in words; counts in those of a framework."""
    match subject_of(subject):
        case Indicator(name, aspect, benchmark):
            return _ASPECTS[aspect].format(name, benchmark)
        case PreviousGrade(question):
            return f"previous grade of `{question}`"
        case Repeated(area):
            return f"`{area}` asked for before"
        case Count() as count:
            kind = called.concern.one if count.kind == "cause_of_concern" else count.kind
            of = [*(part for part in (kind, count.weight) if part), *count.graded, *count.named]
            of += ["favourable" if count.favourable else "adverse"] if count.favourable is not None else []
            filters = f" ({words(', '.join(of))})" if of else ""
            counted = {"themes": called.theme.many, "questions": called.question.many}.get(count.of, count.of)
            return f"{count.measure} of {counted}{filters}"
        case Flag(name, Aspect.SUPPLIED):
            return f"`{name}` supplied"
        case Flag(name) | Finding(name) | Part(name):
            return f"`{name}`"


def _unit(subject: str) -> str:
    match subject_of(subject):
        case Indicator(aspect=aspect) if aspect.relative:
            return "%"
        case Count("share" | "points"):
            return "%"
        case _:
            return ""


def _states_of(subject: str, tests: list[Leaf], scales: Scales) -> list[str] | None:
    """What meets the tests, of a subject with few states; None for numbers."""
    named: dict[str, Number]
    match subject_of(subject):
        case Flag(aspect=Aspect.VALUE):
            named = {"true": 1, PARTLY: HALF, "false": 0}
        case Finding() | Repeated() | Flag() | Indicator(aspect=Aspect.SUPPLIED):
            named = {"true": 1, "false": 0}
        case PreviousGrade():
            named = {words(grade): rank for rank, grade in enumerate(scales.grades, 1)}
        case Indicator(aspect=Aspect.RANK):
            named = {words(rank): place for rank, place in rank_places(scales.ranks).items()}
        case _:
            return None
    return [name for name, value in named.items() if all(holds(leaf, value) for leaf in tests)]


def _few(subject: str, tests: list[Leaf], scales: Scales) -> list[str]:
    """Each thing that is asked of a subject with few states; nothing that any state meets."""
    exact = {leaf.low for leaf in tests if leaf.operator == "at_least"}
    exact &= {leaf.low for leaf in tests if leaf.operator == "at_most"}
    rest = [[leaf] for leaf in tests if leaf.low not in exact]
    each = [[leaf for leaf in tests if leaf.low == low] for low in sorted(exact)] + rest
    every = " or ".join(_states_of(subject, [], scales) or [])
    return [said for said in dict.fromkeys(_value(subject, part, scales) for part in each) if said != every]


def _value(subject: str, tests: list[Leaf], scales: Scales) -> str:
    """What meets the tests, as it follows the name of the subject: `true`, `in [50, ∞)`."""
    return f"{'' if _states_of(subject, tests, scales) is not None else 'in '}{_values(subject, tests, scales)}"


def _values(subject: str, tests: list[Leaf], scales: Scales) -> str:
    """What meets the tests: `true`, `[50, ∞)`."""
    states = _states_of(subject, tests, scales)
    if states is not None:
        return " or ".join(states) or "none of its states"
    return shown_span(span(tests), _unit(subject))
