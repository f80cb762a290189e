"""How few changes of missing evidence change a grade where earlier areas are not all listed: that one was asked for is
a change, of all rules of the area at once.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from peel_grade.findings import oracle
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Engines
from peel_grade.firmness import earlier
from peel_grade.firmness.any_number import firmness_at_any_number
from peel_grade.firmness.diagrams import diagrams_of
from peel_grade.firmness.resilience import alone, firmness
from peel_grade.force.file import FlagEvidence, Force, PreviousArea
from peel_grade.grades.assessment import assess
from peel_grade.grades.results import Assessment
from peel_grade.report.firmness import changing
from peel_grade.report.parts.firmness import firmness_told
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.load import read_rulebook, rulebook_of
from peel_grade.rulebook.reading.origins import data_origin

from tests.test_grades_against_oracle import SOURCE

FLAGS = ("heard", "told", "kept", "led")
WEAK = {"count": "findings", "weight": "wispy", "repeat": True, "at_least": 1}


def _rulebook(
    more: Mapping[str, Any] = FrozenDict(), weak: Mapping[str, Any] = FrozenDict(WEAK), themes: int = 2
) -> Rulebook:
    """Two themes; the grade is the worse one where so many are `weak`. One `more` finding.

    Two rules of two themes are reasons for one area, a third for another; and one asks whether that was asked for.
    """
    of_theme = {"heard": "one", "told": "two", "kept": "two", "led": "two"}
    in_themes = {"count": "themes", "graded": ["zib"], "at_least": themes}
    framework: dict[str, Any] = {
        "id": "random-2017", "title": "Random", "year": 2017, "version": "1",
        "documents": {"paper": {"title": "A paper"}}, "weights": ["wispy"],
        "grades": [
            {"id": "zib", "title": "Zib", "letter": "z"},
            {"id": "wub", "title": "Wub", "letter": "w", "standard": True},
        ],
        "questions": {"ask": {"title": "Ask", "themes": {"one": {"title": "One"}, "two": {"title": "Two"}}}},
        "theme_grades": [
            {"id": "weak", "because": "so", "grade": "zib", "when": dict(weak)},
            {"id": "else", "because": "so", "grade": "wub", "when": {"count": "findings", "at_least": 0}},
        ],
        "question_grades": [
            {"id": "weak", "because": "so", "grade": "zib", "when": in_themes},
            {"id": "else", "because": "so", "grade": "wub", "when": {"count": "findings", "at_least": 0}},
        ],
    }  # fmt: skip
    flags = {
        name: {
            "label": name, "holds": f"{name} is so", "fails": f"{name} is not so", "definition": "x", "theme": theme,
            "favourable": True, "source": SOURCE,
        }
        for name, theme in of_theme.items()
    }  # fmt: skip
    beside = {"because": "found", "rationale": "x", "basis": "judgement", "source": SOURCE, "weakness": "wispy"}
    unled = {"all": [{"flag": "led", "is": False}, {"repeated": "keep"}]}
    findings: list[dict[str, Any]] = [
        {"id": "unheard", "theme": "one", "when": {"flag": "heard", "is": False}, "area": "listen", **beside},
        {"id": "untold", "theme": "two", "when": {"flag": "told", "is": False}, "area": "listen", **beside},
        {"id": "unkept", "theme": "two", "when": {"flag": "kept", "is": False}, "area": "keep", **beside},
        {"id": "unled", "theme": "two", "when": unled, "area": "lead", **beside},
    ]
    if more:
        findings.append({key: each for key, each in beside.items() if key != "weakness"} | {**more})
    areas = [
        {"id": name, "question": "ask", "text": f"{name.capitalize()} better.", "source": SOURCE}
        for name in ("listen", "keep", "lead")
    ]
    catalogue = {"flags": flags}
    data = {"framework": framework, "catalogue": catalogue, "findings": findings, "areas": areas}
    return rulebook_of(read_rulebook(data_origin(data)))


@pytest.fixture(scope="module")
def running() -> Iterator[Engines]:
    engines = Engines(compile_rulebook(_rulebook()))
    yield engines
    engines.close()


def force(known: dict[str, bool], listed: tuple[str, ...] = (), *, complete: bool = False) -> Force:
    """One of which it is known whether some flags are so; earlier inspections asked for what is listed."""
    flags = {name: FlagEvidence(is_=so) for name, so in known.items()}
    return Force("x", "random-2017", None, {}, tuple(map(PreviousArea, listed)), complete, {}, FrozenDict(flags))


NOTHING_LEFT = dict.fromkeys(FLAGS, True)
LISTEN, KEEP, LEAD = "repeated/listen", "repeated/keep", "repeated/lead"


@pytest.mark.parametrize(
    ("known", "listed", "number", "taking"),
    [
        ({"heard": False, "told": False}, (), 1, {LISTEN}),
        ({"heard": False, "told": True, "kept": False, "led": True}, (), 2, {LISTEN, KEEP}),
        ({"heard": False, "kept": True, "led": True}, (), 2, {"flag/told", LISTEN}),
        ({"heard": False, "told": True, "kept": False}, ("listen",), 1, {KEEP}),
        ({"heard": False, "told": True, "kept": True, "led": False}, ("listen", "lead"), 1, {KEEP}),
        ({"heard": False, "told": True, "kept": True, "led": False}, ("listen",), 2, {KEEP, LEAD}),
        ({"heard": False, "told": True, "kept": True, "led": False}, (), 3, {LISTEN, KEEP, LEAD}),
        (NOTHING_LEFT, (), None, set[str]()),
    ],
    ids=[
        "of an area in both themes at once",
        "two areas that each bring down a theme",
        "an area and what makes one of its rules conclude",
        "beside one that is listed",
        "what a condition asks for",
        "what a condition asks for, and that its rule is a repeat",
        "three of them together",
        "nothing that could be repeated",
    ],
)
def test_how_few_bring_the_grade_down(
    known: dict[str, bool], listed: tuple[str, ...], number: int | None, taking: set[str], running: Engines
) -> None:
    given = force(known, listed)
    assessment, diagrams = assess(given, running), diagrams_of(running.compiled)
    found = firmness(assessment, diagrams).questions["ask"].falls_by_missing
    assert (found.number, {*found.taking}) == (number, taking)
    for changed in found.sets:
        assert _after(given, [name for name, _ in changed.changes], running) == changed.grade == "zib"
    assert firmness_at_any_number(assessment, diagrams).questions["ask"].falls_by_missing.number == number
    by_one = dict.fromkeys(taking, ("zib",)) if number == 1 else {}
    assert alone(assessment, diagrams) == {"ask": by_one}
    sure = assess(force(known, listed, complete=True), running)
    assert not any(name.startswith("repeated/") for name in _missing(sure, running))


def _after(given: Force, names: list[str], running: Engines) -> str | None:
    """The grade that the oracle tells once all these are so."""
    short = [name.partition("/")[::2] for name in names]
    flags = {name: FlagEvidence(is_=False) for kind, name in short if kind == "flag"}
    areas = tuple(PreviousArea(name) for kind, name in short if kind == "repeated")
    changed = given._replace(flags=FrozenDict({**given.flags, **flags}), previous_areas=(*given.previous_areas, *areas))
    return oracle.grades(running.compiled.book, changed).questions["ask"]


def _missing(assessment: Assessment, running: Engines) -> tuple[str, ...]:
    return firmness(assessment, diagrams_of(running.compiled)).questions["ask"].falls_by_missing.taking


def test_it_is_told_as_a_force_file_has_it(running: Engines) -> None:
    book = running.compiled.book
    found = firmness(assess(force({"heard": False, "told": False}), running), diagrams_of(running.compiled))
    told = firmness_told(found.questions["ask"], book)
    assert told is not None
    ((piece,),) = (each["evidence"] for each in told["falls"]["missing"]["sets"])
    label = "the earlier area for improvement “Listen better”"
    assert piece == {"kind": "repeated", "name": "listen", "label": label, "part": None, "value": "{area: listen}"}
    (says,) = changing(told, book.framework, lambda each: each["value"])
    assert says == "would fall to zib with this recorded: {area: listen}"


def test_what_is_possible_goes_together_where_an_area_was_asked_for() -> None:
    """A weakness is a repeat only where a strength is found too: of what was asked for and has been done since."""
    done = {"id": "done", "theme": "one", "when": {"all": [{"flag": "led"}, {"repeated": "listen"}]}, "strength": True}
    weak = {"all": [WEAK, {"count": "findings", "kind": "strength", "below": 1}]}
    engines = Engines(compile_rulebook(_rulebook(done, weak, themes=1)))
    known = {"heard": False, "told": True, "kept": True, "led": True}
    try:
        found = firmness(assess(force(known), engines), diagrams_of(engines.compiled))
        assert "zib" not in found.possible.questions.get("ask", {"wub"})
        assert found.questions["ask"].falls_by_missing.number is None
        found = firmness(assess(force({**known, "led": False}), engines), diagrams_of(engines.compiled))
        assert found.possible.questions["ask"] == {"wub", "zib"}
    finally:
        engines.close()


def test_where_there_are_too_many_sets_of_areas_fewer_changes_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two areas that both themes share each is a set by itself, and so is neither; both together are one more."""
    of_both = {"id": "too", "theme": "one", "when": {"flag": "heard", "is": False}, "weakness": "wispy", "area": "keep"}
    engines = Engines(compile_rulebook(_rulebook(of_both)))
    try:
        assessment, diagrams = assess(force({"heard": False, "led": True}), engines), diagrams_of(engines.compiled)
        assert firmness(assessment, diagrams).questions["ask"].falls_by_missing.number == 2
        monkeypatch.setattr(earlier, "MOST_SETS", 3)
        for found in (firmness(assessment, diagrams), firmness_at_any_number(assessment, diagrams)):
            falls = found.questions["ask"].falls_by_missing
            assert (falls.number, falls.looked) == (None, 1)
    finally:
        engines.close()
