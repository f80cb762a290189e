"""What `rulebook check` proves of rules is what the oracle finds on all evidence there is: no false alarm, no miss."""

import functools
import itertools
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import Phase, example, given, seed, settings
from hypothesis import strategies as st
from peel_grade.files.yaml_tree import parse
from peel_grade.findings import oracle
from peel_grade.force.file import (
    FlagEvidence,
    Force,
    IndicatorEvidence,
    PreviousGrade,
    PreviousImprovement,
    check_force,
)
from peel_grade.lint.checking import check
from peel_grade.lint.context import parts
from peel_grade.lint.proving.search import Analysis, Goal
from peel_grade.lint.proving.states import EARLIER_AREAS, FALSE, TRUE, UNKNOWN, Domain, entry_of
from peel_grade.rulebook.conditions import Condition, Group, leaves
from peel_grade.rulebook.model import Benchmark, Rule, Rulebook
from peel_grade.rulebook.reading.conditions import meaning
from peel_grade.rulebook.reading.load import Reading, load_rulebook, read_rulebook
from peel_grade.rulebook.reading.origins import FolderOrigin
from peel_grade.rulebook.units import unit_of

from tests.rulebooks import write

FRAMEWORK = """\
id: random-2017
title: Random rules
year: 2017
version: "1"
documents: {report: {title: A report}}
questions: {response: {title: Responding, themes: {speed: {title: Speed}}}}
theme_grades: [{id: theme-good, grade: good, because: always, when: {count: findings, at_least: 0}}]
question_grades: [{id: question-good, grade: good, because: always, when: {count: themes, at_least: 0}}]
overall: {grades: [{id: overall-good, grade: good, because: always, when: {count: questions, at_least: 0}}]}
"""
_ENTRY = {"theme": "speed", "definition": "x", "source": [{"document": "report", "lines": 1}]}
CATALOGUE: dict[str, Any] = {
    "indicators": {
        "calls": {**_ENTRY, "label": "calls", "statement": "{value} calls", "unit": "count", "worse": "higher"},
        "shift": {
            **_ENTRY,
            "label": "shift",
            "statement": "{value} percent",
            "unit": "percent_change",
            "worse": "higher",
        },
        "share": {**_ENTRY, "label": "share", "statement": "{value} percent", "unit": "percent", "worse": "higher"},
    },
    "flags": {name: {**_ENTRY, "label": name, "holds": name, "fails": f"not {name}"} for name in ("heard", "told")},
    "england_and_wales": {"share": {"value": 50, "source": "report:1"}},
}

EXACT = (
    "never-concludes",
    "impossible-condition",
    "always-concludes",
    "certain-condition",
    "same-rule",
    "implied-rule",
    "strength-and-weakness",
    "needless-condition",
)
# To look at all evidence there is takes long, and to make a failure smaller takes minutes.
COSTLY = settings(max_examples=settings().max_examples // 2, phases=(Phase.explicit, Phase.reuse, Phase.generate))

# Every number that the tests can tell from another (some far off, because differences are rounded), and earlier
# figures that lead to every difference asked for.
NUMBERS = {
    "calls": [*range(13), 15, 16, 20, 24, 30, 10**12],
    "shift": [0, *(sign * number for sign in (1, -1) for number in (1e-7, 1, 10, 15, 20, 24, 25, 30, 40, 10**12))],
    "share": [0, 5e-8, 1e-7, 10, 20, 25, 30, 40, 50, 50 + 1e-7, 60, 62.5, 70, 75, 75 + 1e-7, 80, 100],
}
DIFFERENCES = st.sampled_from(["20%", "25%", "50%", "100%"])
tests = st.one_of(
    st.builds(lambda name: {"flag": name}, st.sampled_from(["heard", "told"])),
    st.builds(lambda name: {"flag": name, "is": False}, st.sampled_from(["heard", "told"])),
    st.builds(
        lambda key, number: {"indicator": "calls", key: number},
        st.sampled_from(["at_least", "above", "at_most", "below"]),
        st.sampled_from([0, 1, 2, 3, 4, 2.5]),
    ),
    st.builds(
        lambda key, number: {"indicator": "shift", key: number},
        st.sampled_from(["at_least", "above", "at_most", "below"]),
        st.sampled_from([-20, 0, 20]),
    ),
    st.builds(
        lambda ends: {"indicator": "calls", "between": sorted(ends)}, st.tuples(st.integers(0, 4), st.integers(0, 4))
    ),
    st.builds(
        lambda key, number: {"indicator": "share", key: number},
        st.sampled_from(["at_least", "above", "at_most", "below"]),
        st.sampled_from([0, 25, 50, 75, 100]),
    ),
    st.builds(
        lambda name, key, difference: {"indicator": name, key: difference},
        st.sampled_from(["calls", "share", "shift"]),
        st.sampled_from(["rises_by", "falls_by", "above_england_and_wales_by", "below_england_and_wales_by"]),
        DIFFERENCES,
    ),
    st.builds(
        lambda rank: {"indicator": "calls", "among": rank}, st.sampled_from(["highest_quarter", "lowest_quarter"])
    ),
    st.builds(lambda supplied: {"indicator": "calls", "supplied": supplied}, st.booleans()),
    st.builds(lambda grade: {"previous_grade": grade}, st.sampled_from(["good", "inadequate"])),
    st.builds(lambda repeated: {"repeated": repeated}, st.booleans()),
)


def groups(members: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(members, min_size=1, max_size=3)
    return st.one_of(
        st.builds(lambda inside: {"all": inside}, several),
        st.builds(lambda inside: {"any": inside}, several),
        st.builds(lambda inside: {"none": inside}, several),
        several.flatmap(lambda inside: st.builds(lambda n: {"at_least": n, "of": inside}, st.integers(1, len(inside)))),
    )


conditions = st.recursive(tests, groups, max_leaves=5)
conclusions: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [{"strength": True}, {"weakness": "minor"}, {"weakness": "minor"}]
)


@st.composite
def rules(draw: st.DrawFn) -> list[dict[str, Any]]:
    """A few rules of one theme; the later ones may rest on the first."""
    found: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 3))):
        rule = {"id": f"r{number}", "theme": "speed", "when": draw(conditions), **draw(conclusions)}
        if number and draw(st.booleans()):
            rule["when"] = {"all": [rule["when"], {"finding": "r0", "is": draw(st.booleans())}]}
        if draw(st.integers(0, 3)) == 0:
            rule["unless"] = draw(conditions)
        rule |= {"because": "found", "rationale": "x", "basis": "judgement"}
        found.append(rule | {"source": [{"document": "report", "lines": 1}]})
    return found


def figures(name: str) -> Iterator[IndicatorEvidence]:
    """Every figure there is."""
    for status in ("not_recorded", "not_supplied", "not_comparable"):
        yield IndicatorEvidence(status=status)
    ranks = (None, "highest_quarter", "middle", "lowest_quarter")
    yield from (IndicatorEvidence(rank=rank) for rank in ranks[1:])
    bases = (None, *NUMBERS[name])
    for value, previous, elsewhere in itertools.product(NUMBERS[name], bases, bases):
        yield from (IndicatorEvidence(value, previous, elsewhere, rank) for rank in ranks)


def forces(entry: str) -> Iterator[Force]:
    """Forces with everything that can be said of one entry."""
    blank = Force("x", "random-2017", None, {}, (), False, {}, {}, {})
    kind, _, name = entry.partition("/")
    if kind == "indicator":
        yield from (blank._replace(indicators={name: figure}) for figure in figures(name))
    elif kind == "flag":
        yield from (blank._replace(flags={name: FlagEvidence(is_=value)}) for value in (None, True, False))
    elif kind == "previous_grade":
        yield blank
        for grade in ("outstanding", "good", "requires_improvement", "inadequate"):
            yield blank._replace(previous_grades={name: PreviousGrade(grade, 2016)})
    else:
        for size in range(4):
            for listed in itertools.combinations(("r0", "r1", "r2"), size):
                made = tuple(map(PreviousImprovement, listed))
                yield blank._replace(previous_improvements=made)
                yield blank._replace(previous_improvements=made, previous_complete=True)


SUBJECTS = {
    EARLIER_AREAS: ["repeated/r0", "repeated/r1", "repeated/r2"],
    "flag/heard": ["flag/heard"],
    "flag/told": ["flag/told"],
    "previous_grade/response": ["previous_grade/response"],
    "indicator/share": [
        f"indicator/share{aspect}" for aspect in ("", "/against_england_and_wales", "/against_previous")
    ],
    "indicator/shift": [
        f"indicator/shift{aspect}" for aspect in ("", "/against_england_and_wales", "/against_previous")
    ],
    "indicator/calls": [
        f"indicator/calls{aspect}"
        for aspect in ("", "/against_england_and_wales", "/against_previous", "/rank", "/supplied")
    ],
}
BENCHMARKS = {"share": Benchmark(50)}


def reading(subject: str, force: Force, book: Any) -> oracle.Known:
    kind, _, name = subject.partition("/")
    return oracle._evidence(kind, name, force, book)


@functools.cache
def everything(entry: str, subjects: tuple[str, ...]) -> list[tuple[oracle.Known, ...]]:
    """All that can be known of an entry, in the oracle's reading, as values of its subjects."""
    whole = SUBJECTS[entry]
    if subjects != tuple(whole):
        places = [whole.index(subject) for subject in subjects]
        return list(dict.fromkeys(tuple(row[p] for p in places) for row in everything(entry, tuple(whole))))
    book: Any = SimpleNamespace(england_and_wales=BENCHMARKS)
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
        inside = [over_evidence(meaning(part.text, name, "response"), book) for part in parts(located.text)]
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
        if one.kind == other.kind and True in truths[one.id] and all(b is True for a, b in pairs if a is True):
            same = all(a is True for a, b in pairs if b is True)
            if not same or one.id > other.id:
                found.add((one.id, "same-rule" if same else "implied-rule", ""))
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


def told_once(found: set[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    """A rule that is the same as one and implied by another is told once, whichever is found first."""
    equal = {name for name, code, _ in found if code == "same-rule"}
    return {row for row in found if not (row[1] == "implied-rule" and row[0] in equal)}


def lines(written: list[dict[str, Any]]) -> str:
    """Rules as YAML, each on a line of its own: the first on the second."""
    rows = ",\n".join(map(json.dumps, written))
    return f"[\n{rows}\n]"


def reported(folder: Path) -> set[tuple[str, str, str]]:
    """The same, by the lints."""
    found = set()
    for each in check(FolderOrigin(folder)).diagnostics:
        code = each.problem.code
        if code in EXACT:
            names = [part for part in each.problem.message.split("`") if part.startswith("r")]
            rule = f"r{each.problem.line - 2}"
            found.add((rule, code, names[1] if code == "strength-and-weakness" else ""))
    return told_once(found)


# Both rest on the figure, its rank and the earlier grade, where it is not asked whether the figure was supplied.
_WRITTEN: dict[str, Any] = {"because": "found", "rationale": "x", "basis": "judgement"}
_WRITTEN["source"] = [{"document": "report", "lines": 1}]
SUPPLIED_OR_NOT = [
    {
        "id": "r0",
        "theme": "speed",
        "when": {"indicator": "calls", "among": "lowest_quarter"},
        "unless": {
            "none": [
                {"indicator": "calls", "supplied": True},
                {"all": [{"previous_grade": "good"}, {"indicator": "calls", "between": [0, 3]}]},
                {"indicator": "share", "above_england_and_wales_by": "50%"},
            ]
        },
        "weakness": "minor",
        **_WRITTEN,
    },
    {
        "id": "r1",
        "theme": "speed",
        "when": {"all": [{"indicator": "calls", "between": [0, 4]}, {"finding": "r0", "is": True}]},
        "strength": True,
        **_WRITTEN,
    },
]


def lints_agree(written: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        files = {"framework.yaml": FRAMEWORK, "catalogue/a.yaml": json.dumps(CATALOGUE)}
        folder = write(Path(place) / "random-2017", {**files, "findings/a.yaml": lines(written)})
        book = load_rulebook(folder)
        assert reported(folder) == expected(book, read_rulebook(FolderOrigin(folder))), json.dumps(written)


@COSTLY
@example(SUPPLIED_OR_NOT)
@given(rules())
def test_lints_say_what_all_evidence_shows(written: list[dict[str, Any]]) -> None:
    lints_agree(written)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(5))
def test_lints_say_what_all_evidence_shows_at_length(number: int) -> None:
    seed(number)(COSTLY(given(rules())(lints_agree)))()


DOMAINS = {
    name: Domain(unit_of(entry["unit"]), 50 if name == "share" else None)
    for name, entry in CATALOGUE["indicators"].items()
}


def witnesses_hold(written: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        files = {"framework.yaml": FRAMEWORK, "catalogue/a.yaml": json.dumps(CATALOGUE)}
        book = load_rulebook(write(Path(place), {**files, "findings/a.yaml": json.dumps(written)}))
    analysis = Analysis(DOMAINS)
    for name, rule in book.rules.items():
        for bit, truth in ((TRUE, True), (FALSE, False), (UNKNOWN, None)):
            witness = analysis.find(Goal(over_evidence(rule.condition, book), bit))
            if witness is None:
                continue
            text = "force: Witness\nframework: random-2017\n"
            listed = [state for entry, state in witness.items() if entry == EARLIER_AREAS]
            if listed:
                names, _, rest = listed[0].says.strip("[").partition("]")
                rows = [f"{{rule: {each}}}" for each in names.split(", ") if each]
                text += (
                    f"previous: {{areas_for_improvement: [{', '.join(rows)}], complete: {str(bool(rest)).lower()}}}\n"
                )
            for kind, section in (("indicator", "indicators"), ("flag", "flags")):
                rows = [
                    f"  {entry.split('/')[1]}: {state.says}\n"
                    for entry, state in witness.items()
                    if entry.startswith(kind)
                ]
                text += f"{section}:\n{''.join(rows)}" if rows else ""
            grade = next((state.says for entry, state in witness.items() if entry.startswith("previous_grade")), None)
            force = check_force(parse(text.encode(), "witness.yaml"), book)
            if grade is not None:
                force = force._replace(previous_grades={"response": PreviousGrade(grade, 2016)})
            assert oracle.verdicts(book, force)[name] is truth, text


@given(rules())
def test_every_witness_is_a_force_file_that_the_oracle_reads_the_same(written: list[dict[str, Any]]) -> None:
    witnesses_hold(written)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(3))
def test_every_witness_is_a_force_file_that_the_oracle_reads_the_same_at_length(number: int) -> None:
    seed(number)(given(rules())(witnesses_hold))()
