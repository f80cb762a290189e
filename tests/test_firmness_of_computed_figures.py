"""How few changes of evidence change a grade where figures are computed from others: each set that is told is made and
judged by the oracle, and trying many sets of changes finds none by fewer.
"""

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

import pytest
import yaml
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Engines
from peel_grade.firmness.changes import KINDS
from peel_grade.firmness.diagrams import diagrams_of
from peel_grade.firmness.resilience import firmness
from peel_grade.force.derived import with_derived
from peel_grade.force.figures import Figure, Range
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.grades.assessment import assess
from peel_grade.grades.results import Resilience
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.load import read_rulebook, rulebook_of
from peel_grade.rulebook.reading.origins import data_origin

from tests.at_length import examples
from tests.test_firmness_by_brute_force import FLAGS, Piece, drafts, fewest, otherwise, piece_of, place, told
from tests.test_firmness_by_brute_force import apart as one_of_those_alike
from tests.test_grades_against_oracle import CONCLUSIONS, SOURCE, WORDS, grade_lists

NUMBERS = (0, 1, 2, 3, 5, 8, 20)
EARLIER = (None, 1, 4, 20)
RANKS = ("highest_quarter", "lowest_quarter")
MOST_TRIED = 300
FIGURE = [
    *(IndicatorEvidence(value, previous) for value, previous in product(NUMBERS, EARLIER)),
    *(IndicatorEvidence(status=status) for status in ("not_supplied", "not_comparable")),
]
RANKED = [IndicatorEvidence(value, rank=rank) for value, rank in product((None, 0, 20, 60), RANKS)]
_whole = st.integers(0, 6)
_figures: st.SearchStrategy[Figure] = st.one_of(
    _whole, _whole, st.builds(lambda low, more: Range(low, low + more), _whole, st.integers(1, 4))
)
recorded = st.one_of(
    st.tuples(_figures, st.none() | _figures).map(lambda each: IndicatorEvidence(*each)),
    st.sampled_from([IndicatorEvidence(status=each) for each in ("not_supplied", "not_recorded")]),
)
OF_PARTS: list[dict[str, Any]] = [{"at_least": 3}, {"below": 2}, {"rises_by": "50%"}, {"supplied": False}]
OF_RATES: list[dict[str, Any]] = [
    {"at_least": 50}, {"below": 20}, {"between": [40, 150]}, {"falls_by": "50%"}, {"supplied": True},
    {"above_all_of_them_by": "50%"}, {"among": "highest_quarter"},
]  # fmt: skip
LADDER: list[dict[str, Any]] = [
    {"id": "too-little", "grade": "insufficient_evidence", "when": {"count": "evidence", "below": 2}},
    {"id": "weak", "grade": WORDS[0], "when": {"count": "findings", "kind": "weakness", "at_least": 1}},
    {"id": "strong", "grade": WORDS[1], "when": {"count": "findings", "kind": "strength", "at_least": 1}},
    {"id": "much", "grade": WORDS[1], "when": {"count": "evidence", "at_least": 4}},
    {"id": "else", "grade": WORDS[0], "when": {"count": "evidence", "at_least": 0}},
]
LADDER = [{**rule, "because": "so it is"} for rule in LADDER]


@st.composite
def rulebooks(draw: st.DrawFn) -> Rulebook:
    """A rulebook with a rate of two figures, or two rates that share one."""
    grades = list(WORDS[: draw(st.integers(2, 3))])
    questions = {"ask_0": ["part_0", "part_1"], "ask_1": []}
    themes = questions["ask_0"]
    counted = ["findings", "evidence", "themes"]
    framework: dict[str, Any] = {
        "id": "random-2017", "title": "Random", "year": 2017, "version": "1",
        "documents": {"paper": {"title": "A paper"}}, "weights": ["wispy", "hefty"],
        "units": {"things": {"whole": True, "least": 0}, "rates": {"least": 0, "per": 100}},
        "benchmarks": {"all_of_them": {"title": "All of them"}},
        "ranks": dict.fromkeys(RANKS, "so it is ranked"),
        "grades": [
            {"id": grade, "title": grade, "letter": grade[0]} | ({"standard": True} if grade == grades[-1] else {})
            for grade in grades
        ],
        "questions": {
            name: {"title": name} | ({"themes": {theme: {"title": theme} for theme in inside}} if inside else {})
            for name, inside in questions.items()
        },
        "question_grades": draw(st.just(LADDER) | grade_lists(counted, themes, list(questions), grades, False)),
        "theme_grades": draw(st.just(LADDER) | grade_lists(["findings", "evidence"], [], themes, grades, False)),
    }  # fmt: skip
    if draw(st.booleans()):
        framework["overall"] = {"grades": draw(grade_lists(["questions"], list(questions), [], grades, False))}
    places = st.sampled_from([{"theme": "part_0"}, {"theme": "part_1"}, {"question": "ask_1"}])
    follows = {"rate": ("some", "all"), "other_rate": ("others", "all")}
    names = ["some", "all", "rate", *(["others", "other_rate"] if draw(st.integers(0, 3)) == 0 else [])]
    benchmark = {"all_of_them": {"rate": {"value": 60, "source": "paper:1"}}} if draw(st.booleans()) else {}
    figures: dict[str, dict[str, Any]] = {}
    for name in names:
        figures[name] = {
            "label": name, "statement": f"{{value}} of {name}", "unit": "rates" if name in follows else "things",
            "worse": "higher", "definition": "x", **draw(places), "source": SOURCE,
        }  # fmt: skip
        if name in follows:
            figures[name]["derived"] = dict(zip(("count", "of"), follows[name], strict=True))
    flags = {
        "f0": {
            "label": "f0", "holds": "f0 is so", "fails": "f0 is not so", "definition": "x", "favourable": True,
            **draw(places), "source": SOURCE,
        }
    }  # fmt: skip

    def comparison(name: str) -> dict[str, Any]:
        return {"indicator": name, **draw(st.sampled_from(OF_RATES if name in follows else OF_PARTS))}

    findings = []
    for number in range(draw(st.integers(1, 4))):
        one = comparison("rate" if number == 0 else draw(st.sampled_from(names)))
        other = draw(st.sampled_from([{"flag": "f0"}, comparison(draw(st.sampled_from(names)))]))
        when = draw(st.sampled_from([one, one, {"any": [one, other]}, {"all": [one, other]}, {"none": [one]}]))
        findings.append(
            {"id": f"r{number}", "when": when, "because": "found", **draw(places), **draw(st.sampled_from(CONCLUSIONS))}
            | {"rationale": "x", "basis": "judgement", "source": SOURCE}
        )
    catalogue = {"flags": flags, "indicators": figures, **({"benchmarks": benchmark} if benchmark else {})}
    data = {"framework": framework, "catalogue": catalogue, "findings": findings, "areas": []}
    return rulebook_of(read_rulebook(data_origin(data)))


@st.composite
def forces(draw: st.DrawFn, book: Rulebook) -> Force:
    """A force about which anything may be recorded; what is computed is rarely stated."""
    often = {name: 1 if entry.derived else 6 for name, entry in book.indicators.items()}
    indicators = {name: draw(recorded) for name in book.indicators if draw(st.integers(0, 7)) < often[name]}
    return Force(
        name="x", framework="random-2017", inspected=None, previous_grades={}, previous_areas=(),
        previous_complete=True, indicators=FrozenDict(indicators),
        flags=FrozenDict({"f0": draw(st.sampled_from(FLAGS))} if draw(st.booleans()) else {}),
    )  # fmt: skip


def pieces(force: Force, book: Rulebook, of: str) -> dict[Piece, list[Any]]:
    """What may turn out otherwise, each with some of what it may turn out to be; of what is computed only parts."""
    found: dict[Piece, list[Any]] = {}
    computed = with_derived(force, book).indicators
    for entry in book.entries():
        is_flag = entry.id in book.flags
        mine = force.flags.get(entry.id) if is_flag else computed.get(entry.id)
        every: list[Any] = FLAGS if is_flag else FIGURE if not book.indicators[entry.id].derived else FIGURE + RANKED
        if mine is None or mine.status == "not_recorded":
            if of == "missing":
                found[entry.id, ""] = every
        elif mine.status != "known":
            continue
        elif of == "recorded":
            if is_flag or not computed[entry.id].computed_from:
                found[entry.id, ""] = [each for each in every if each.status == "known" and each != mine]
        elif isinstance(mine, IndicatorEvidence):
            if isinstance(mine.value, Range):
                found[entry.id, ""] = [*_within(mine.value)]
            if not isinstance(mine.previous, int | float):
                found[entry.id, "previous"] = [*_within(mine.previous or Range(None, None))]
            if mine.rank is None and book.indicators[entry.id].derived:
                found[entry.id, "rank"] = [*RANKS]
    return found


def _within(range_: Range) -> Iterator[int]:
    low, high = range_
    yield from (each for each in (1, 2, 3, 4, 5, 7, 20, 60, 300) if low is None or high is None or low <= each <= high)


def as_said(force: Force, changes: tuple[tuple[str, str], ...], of: str, book: Rulebook) -> Force:
    """The force with changes made as they are told."""
    made: dict[Piece, Any] = {}
    known = with_derived(force, book).indicators
    for subject, says in changes:
        name, part = piece_of(subject)
        value = yaml.safe_load(says)
        row: dict[str, Any] = value if isinstance(value, dict) else {}
        if name in book.flags:
            statuses = {"{supplied: false}": "not_supplied", "not_comparable": "not_comparable"}
            made[name, ""] = FlagEvidence(status=statuses[says]) if says in statuses else FlagEvidence(is_=value)
        elif part:
            made[name, part] = row[part]
        elif of == "missing" and name in known and known[name].status == "known":
            made[name, ""] = value
        elif says == "{supplied: false}" or value == "not_comparable":
            made[name, ""] = IndicatorEvidence(status="not_supplied" if row else value)
        else:
            number = row.get("value") if row else 1 if says == "known" else value
            rank = row.get("rank")
            benchmarks = {of_it: each for of_it, each in row.items() if of_it == "all_of_them"}
            made[name, ""] = IndicatorEvidence(number, row.get("previous"), FrozenDict(benchmarks), rank)
    assert len(made) == len(changes)
    return otherwise(force, made)


def apart(force: Force, book: Rulebook, of: str) -> dict[Piece, list[Any]]:
    """Of what pieces may turn out to be that which no comparison tells apart once, except what others follow from."""
    parts = {part for entry in book.indicators.values() for part in entry.derived or ()}
    return {
        piece: rows if piece[0] in parts else one_of_those_alike(piece, rows, force, book)
        for piece, rows in pieces(force, book, of).items()
    }


def agree(data: st.DataObject) -> None:
    book = data.draw(rulebooks())
    force = data.draw(forces(book))
    engines = Engines(compile_rulebook(book))
    try:
        found = firmness(assess(force, engines), diagrams_of(engines.compiled))
        graded = {**found.questions, **({} if found.overall is None else {"": found.overall})}
        before = drafts(force, book)
        for of in KINDS:
            by_way: dict[tuple[str, str], Resilience] = {}
            for name, both in graded.items():
                for way, each in told(both, of).items():
                    by_way[name, way] = each
                    for grade, changes in each.sets:
                        after = drafts(as_said(force, changes, of, book), book)[name]
                        assert after == grade, (of, name, way, changes)
                        assert (place(after, book) < place(before[name], book)) is (way == "falls")
                        assert len(changes) == each.number
            may = apart(force, book, of)
            sizes = [len(rows) for rows in may.values()]
            if sum(sizes) + sum(one * other for one, other in combinations(sizes, 2)) > MOST_TRIED:
                continue
            for which, (number, taking) in fewest(force, book, may).items():
                if which in by_way:
                    mine = by_way[which]
                    assert mine.number is not None, (of, which, number, taking)
                    assert mine.number <= number, (of, which, number, taking)
                    if mine.number == number:
                        assert taking <= {piece_of(each) for each in mine.taking}, (of, which, number, taking, mine)
    finally:
        engines.close()


def _small() -> Rulebook:
    """A rate of two figures, which is good where it is high, and weak where it is low."""
    of_it = {"question": "ask", "worse": "lower", "definition": "x", "source": SOURCE}
    figures: dict[str, dict[str, Any]] = {
        name: {"label": name, "statement": f"{{value}} {name}", "unit": "things", **of_it} for name in ("some", "all")
    }
    figures["rate"] = {**figures["some"], "label": "rate", "unit": "rates", "derived": {"count": "some", "of": "all"}}
    findings: list[dict[str, Any]] = [
        {"id": "high", "when": {"indicator": "rate", "at_least": 50}, "strength": True},
        {"id": "low", "when": {"indicator": "rate", "below": 20}, "weakness": "wispy"},
    ]
    framework: dict[str, Any] = {
        "id": "random-2017", "title": "Random", "year": 2017, "version": "1",
        "documents": {"paper": {"title": "A paper"}}, "weights": ["wispy"],
        "units": {"things": {"whole": True, "least": 0}, "rates": {"least": 0, "per": 100}},
        "grades": [
            {"id": "zib", "title": "Zib", "letter": "z"},
            {"id": "wub", "title": "Wub", "letter": "w", "standard": True},
        ],
        "questions": {"ask": {"title": "Ask"}},
        "question_grades": [*LADDER[1:3], LADDER[4]],
    }  # fmt: skip
    beside = {"question": "ask", "because": "found", "rationale": "x", "basis": "judgement", "source": SOURCE}
    data = {
        "framework": framework,
        "catalogue": {"indicators": figures},
        "findings": [{**rule, **beside} for rule in findings],
        "areas": [],
    }
    return rulebook_of(read_rulebook(data_origin(data)))


@pytest.mark.parametrize(
    ("figures", "of", "way", "expected"),
    [
        ({"some": 8, "all": 10}, "recorded", "falls", (1, ("indicator/some", "indicator/all"))),
        ({"some": 3}, "missing", "rises", (1, ("indicator/all", "indicator/rate"))),
        ({"some": 3, "rate": 60}, "recorded", "falls", (1, ("indicator/rate",))),
        ({}, "missing", "rises", (1, ("indicator/rate",))),
    ],
    ids=[
        "it moves with each",
        "it comes to be known by one",
        "stated it is by itself",
        "or stated by one change alone",
    ],
)
def test_by_which_figures_a_rate_changes_a_grade(
    figures: dict[str, int], of: str, way: str, expected: tuple[int, tuple[str, ...]]
) -> None:
    rows = {name: IndicatorEvidence(value) for name, value in figures.items()}
    force = Force("x", "random-2017", None, {}, (), True, FrozenDict(rows), {})
    engines = Engines(compile_rulebook(_small()))
    try:
        found = firmness(assess(force, engines), diagrams_of(engines.compiled)).questions["ask"]
    finally:
        engines.close()
    assert (told(found, of)[way].number, {*told(found, of)[way].taking}) == (expected[0], {*expected[1]})


@settings(max_examples=4)
@given(st.data())
def test_each_set_does_what_is_said_and_no_fewer_changes_do(data: st.DataObject) -> None:
    agree(data)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(3))
def test_at_length(number: int) -> None:
    """Of 30 random rulebooks, or with `--hypothesis-profile=long` of 900."""
    seed(number)(settings(max_examples=examples(10, 300))(given(st.data())(agree)))()
