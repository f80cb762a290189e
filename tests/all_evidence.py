"""What rules conclude on all evidence there is, by the oracle: what lints have to find."""

import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from peel_grade.findings import oracle
from peel_grade.findings.oracle_reading import bounds_of
from peel_grade.force.file import (
    Force,
    IndicatorEvidence,
    PreviousArea,
    PreviousGrade,
)
from peel_grade.lint.context import parts
from peel_grade.lint.proving.states import EARLIER_AREAS, entry_of
from peel_grade.rulebook.conditions import Condition, Group, leaves
from peel_grade.rulebook.model import Benchmark, Rule, Rulebook
from peel_grade.rulebook.reading.load import Reading
from peel_grade.rulebook.reading.meanings import Frame, meaning

from tests.random_rules import AREA_IDS, FLAGS

# Every number that the tests can tell from another (some far off, because differences are rounded), and earlier
# figures that lead to every difference asked for.
NUMBERS = {
    "calls": [*range(13), 15, 16, 20, 24, 30, 10**12],
    "shift": [0, *(sign * number for sign in (1, -1) for number in (1e-7, 1, 10, 15, 20, 24, 25, 30, 40, 10**12))],
    "share": [0, 5e-8, 1e-7, 10, 20, 25, 30, 40, 50, 50 + 1e-7, 60, 62.5, 70, 75, 75 + 1e-7, 80, 100],
}


def figures(name: str) -> Iterator[IndicatorEvidence]:
    """Every figure there is."""
    for status in ("not_recorded", "not_supplied", "not_comparable"):
        yield IndicatorEvidence(status=status)
    ranks = (None, "highest_quarter", "middle", "lowest_quarter")
    yield from (IndicatorEvidence(rank=rank) for rank in ranks[1:])
    bases = (None, *NUMBERS[name])
    for value, previous, elsewhere in itertools.product(NUMBERS[name], bases, bases):
        stated = {} if elsewhere is None else {"england_and_wales": elsewhere}
        yield from (IndicatorEvidence(value, previous, stated, rank) for rank in ranks)


def forces(entry: str) -> Iterator[Force]:
    """Forces with everything that can be said of one entry."""
    blank = Force("x", "random-2017", None, {}, (), False, {}, {})
    kind, _, name = entry.partition("/")
    if kind == "indicator":
        yield from (blank._replace(indicators={name: figure}) for figure in figures(name))
    elif kind == "flag":
        yield from (blank._replace(flags={name: row}) for row in FLAGS)
    elif kind == "previous_grade":
        yield blank
        for grade in ("outstanding", "good", "requires_improvement", "inadequate"):
            yield blank._replace(previous_grades={name: PreviousGrade(grade, 2016)})
    else:
        for size in range(4):
            for listed in itertools.combinations(AREA_IDS, size):
                made = tuple(map(PreviousArea, listed))
                yield blank._replace(previous_areas=made)
                yield blank._replace(previous_areas=made, previous_complete=True)


SUBJECTS = {
    EARLIER_AREAS: [f"repeated/{name}" for name in AREA_IDS],
    "flag/heard": ["flag/heard", "flag/heard/supplied"],
    "flag/told": ["flag/told", "flag/told/supplied"],
    "previous_grade/response": ["previous_grade/response"],
    "indicator/share": [
        f"indicator/share{aspect}" for aspect in ("", "/against/england_and_wales", "/against_previous")
    ],
    "indicator/shift": [
        f"indicator/shift{aspect}" for aspect in ("", "/against/england_and_wales", "/against_previous")
    ],
    "indicator/calls": [
        f"indicator/calls{aspect}"
        for aspect in ("", "/against/england_and_wales", "/against_previous", "/rank", "/supplied")
    ],
}
BENCHMARKS = {"share": Benchmark(50)}
_SCALE = ("inadequate", "requires_improvement", "good", "outstanding")
FRAME = Frame(_SCALE, ("highest_quarter", "middle", "lowest_quarter"))
FRAMEWORK = SimpleNamespace(grades=[SimpleNamespace(id=grade) for grade in FRAME.scale], ranks=FRAME.ranks)


def reading(subject: str, force: Force, book: Any) -> oracle.Known:
    kind, _, name = subject.partition("/")
    return bounds_of(kind, name, force, book)


@functools.cache
def everything(entry: str, subjects: tuple[str, ...]) -> list[tuple[oracle.Known, ...]]:
    """All that can be known of an entry, in the oracle's reading, as values of its subjects."""
    whole = SUBJECTS[entry]
    if subjects != tuple(whole):
        places = [whole.index(subject) for subject in subjects]
        return list(dict.fromkeys(tuple(row[p] for p in places) for row in everything(entry, tuple(whole))))
    indicators = {name: SimpleNamespace(derived=None) for name in NUMBERS}
    book: Any = SimpleNamespace(
        framework=FRAMEWORK, benchmarks={"england_and_wales": BENCHMARKS}, indicators=indicators
    )
    read = (tuple(reading(subject, force, book) for subject in subjects) for force in forces(entry))
    return list(dict.fromkeys(read))


def over_evidence(condition: Condition, book: Rulebook) -> Condition:
    if isinstance(condition, Group):
        return condition._replace(members=tuple(over_evidence(member, book) for member in condition.members))
    kind, _, name = condition.subject.partition("/")
    if kind != "finding":
        return condition
    inside = over_evidence(book.rules[name].condition, book)
    return inside if condition.operator == "at_least" else Group(1, (inside,), negated=True)


class Universe:
    """All evidence on which conditions can differ, by the oracle's reading of it: known subjects and their values."""

    def __init__(self, asked: Iterable[Condition]) -> None:
        tests = list(dict.fromkeys(leaf for condition in asked for leaf in leaves(condition)))
        options = []
        for entry in dict.fromkeys(entry_of(leaf.subject) for leaf in tests):
            here = [leaf for leaf in tests if entry_of(leaf.subject) == entry]
            used = {leaf.subject for leaf in here}
            subjects = tuple(subject for subject in SUBJECTS[entry] if subject in used)
            found: dict[tuple[oracle.Truth, ...], Mapping[str, oracle.Known]] = {}
            for row in everything(entry, subjects):
                known = dict(zip(subjects, row, strict=True))
                found.setdefault(tuple(oracle._compare(leaf, known[leaf.subject]) for leaf in here), known)
            options.append(list(found.values()))
        self.states: list[Mapping[str, oracle.Known]] = [
            {subject: value for known in chosen for subject, value in known.items()}
            for chosen in itertools.product(*options)
        ]

    def truths(self, condition: Condition) -> list[oracle.Truth]:
        return [oracle.truth(condition, state.get) for state in self.states]


def rests_on(condition: Condition, state: Mapping[str, oracle.Known]) -> set[str] | None:
    """What of a state the condition needs to hold, where it needs all that the state has."""
    known = {subject for subject, value in state.items() if value is not None}
    for subject in known:
        if oracle.truth(condition, {**state, subject: None}.get):
            return None
    return known


def shorter(condition: Condition) -> Iterator[tuple[Condition, Condition]]:
    """The condition with one member of a group of all, any or none left out, and that member."""
    members = condition.members if isinstance(condition, Group) else ()
    for index, member in enumerate(members):
        rest = (*members[:index], *members[index + 1 :])
        if rest and condition.needed in (1, len(members)):  # type: ignore[union-attr]
            everything = condition.needed == len(members)  # type: ignore[union-attr]
            yield condition._replace(needed=len(rest) if everything else 1, members=rest), member  # type: ignore[call-arg]
        for less, left_out in shorter(member):
            yield condition._replace(members=(*members[:index], less, *members[index + 1 :])), left_out  # type: ignore[call-arg]


def needless(rule: Rule, book: Rulebook) -> bool:
    """Whether the rule holds on the same evidence without a part that is not decided by itself."""
    without_unless = [] if rule.unless is None else [(rule._replace(unless=None), rule.unless)]
    variants = [*((rule._replace(when=less), part) for less, part in shorter(rule.when)), *without_unless]
    if rule.unless is not None:
        variants += [(rule._replace(unless=less), part) for less, part in shorter(rule.unless)]
    whole = over_evidence(rule.condition, book)
    for variant, part in variants:
        alone = Universe([over_evidence(part, book)]).truths(over_evidence(part, book))
        other = over_evidence(variant.condition, book)
        universe = Universe([whole, other])
        pairs = zip(universe.truths(whole), universe.truths(other), strict=True)
        if {True, False} <= set(alone) and all((one is True) == (two is True) for one, two in pairs):
            return True
    return False


def expected(book: Rulebook, reading: Reading) -> set[tuple[str, str, str]]:
    """Which rule, by which lint, for which other rule: by looking at all evidence there is."""
    whole = {name: over_evidence(rule.condition, book) for name, rule in book.rules.items()}
    found: set[tuple[str, str, str]] = set()
    truths = {name: Universe([condition]).truths(condition) for name, condition in whole.items()}
    found |= {(name, "never-concludes", "") for name, seen in truths.items() if True not in seen}
    found |= {(name, "always-concludes", "") for name, seen in truths.items() if False not in seen}
    for name, located in reading.rules.items():
        inside = [
            over_evidence(meaning(part.text, located.text.area, "response", FRAME), book)
            for part in parts(located.text)
        ]
        seen = [Universe([condition]).truths(condition) for condition in inside]
        if True in truths[name] and any(True not in each for each in seen):
            found.add((name, "impossible-condition", ""))
        if False in truths[name] and any(False not in each for each in seen):
            found.add((name, "certain-condition", ""))
        if True in truths[name] and False in truths[name] and needless(book.rules[name], book):
            found.add((name, "needless-condition", ""))
    for one, other in itertools.permutations(book.rules.values(), 2):
        universe = Universe([whole[one.id], whole[other.id]])
        pairs = list(zip(universe.truths(whole[one.id]), universe.truths(whole[other.id]), strict=True))
        if True in truths[one.id] and all(b is True for a, b in pairs if a is True):
            found |= implied(one, other, same=all(a is True for a, b in pairs if b is True))
        if (one.kind, other.kind) == ("weakness", "strength"):
            common = {leaf.subject for leaf in leaves(whole[one.id])} & {
                leaf.subject for leaf in leaves(whole[other.id])
            }
            for state in universe.states:
                part = {subject: value for subject, value in state.items() if subject in common and value is not None}
                kept = [
                    dict(rows)
                    for size in range(1, len(part) + 1)
                    for rows in itertools.combinations(part.items(), size)
                ]
                for less in kept:
                    both = [whole[one.id], whole[other.id]]
                    if all(oracle.truth(each, less.get) and rests_on(each, less) is not None for each in both):
                        found.add((one.id, "strength-and-weakness", other.id))
    return told_once(found)


def implied(one: Rule, other: Rule, *, same: bool) -> set[tuple[str, str, str]]:
    """What is told of a rule that only concludes where another one does (`same`: and whenever)."""
    adds, other_adds = one.area not in (None, other.area), other.area not in (None, one.area)
    if one.kind != other.kind:
        return set()
    if not adds:
        kept = not same or one.id > other.id or other_adds
        return {(one.id, "same-rule" if same else "implied-rule", "")} if kept else set()
    if one.kind == "weakness" and (not same or (other_adds and one.id > other.id)):
        return {(one.id, "counted-twice", other.id)}
    return set()


def told_once(found: set[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    """A rule that is the same as one and implied by another is told once, whichever is found first."""
    equal = {name for name, code, _ in found if code == "same-rule"}
    return {row for row in found if not (row[1] == "implied-rule" and row[0] in equal)}
