"""`grade FORCE --route-to GRADE`: the fewest changes that bring a grade, each graded; how far figures may move."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import peel_grade
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # has no types
from peel_grade.cli.grade import main
from peel_grade.files import store
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.engines import Engines
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.grades.assessment import assess, suggested
from peel_grade.routes import search, told
from peel_grade.routes.form import RouteDocument
from peel_grade.routes.margins import margins
from peel_grade.routes.reach import OVERALL
from peel_grade.routes.search import way_to
from peel_grade.routes.text import text
from peel_grade.routes.verified import with_changes
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook
from peel_grade.schema.documents import document_schema
from peel_grade.wording.paint import plain

from tests.conftest import ROOT
from tests.population import write_forces
from tests.test_firmness_by_brute_force import place

SHIPPED = [
    ("staffordshire-2017", "vulnerability", "good", [(2, 4), (2, 4), (3, 6)]),
    ("staffordshire-2017", "serious_organised_crime", "outstanding", [(5, 12), (5, 12), (5, 12)]),
    ("cleveland-2017", "vulnerability", "good", [(4, 8), (4, 10), (4, 12)]),
    ("west-mercia-2016", "crime_prevention", "good", [(4, 7), (4, 7), (4, 7)]),
    ("west-mercia-2016", "serious_organised_crime", "good", [(2, 4), (2, 4), (2, 4)]),
]
"""Of each route how many changes it has, and their points."""
VALIDATOR = Draft202012Validator(document_schema(RouteDocument))
TESTED = ROOT / "tests" / "frameworks"
OTHERS = sorted((rules, force) for rules in TESTED.glob("*/*-20*") for force in rules.parent.glob("**/forces/*.yaml"))


def out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 2
    return capsys.readouterr().err


def graded(force: Force, engines: Engines) -> dict[str, str]:
    assessment = assess(force, engines)
    book = assessment.book
    found = {name: each.grade.draft for name, each in assessment.questions.items() if book.questions[name].graded}
    return {**found, **({OVERALL: assessment.overall.grade.draft} if book.graded_overall else {})}


def recorded(force: Force, changes: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A force as a file would have it after some changes of a document."""
    data = force.to_dict()
    for change in changes:
        section = data["flags" if change["kind"] == "flag" else "indicators"]
        before = section.get(change["name"], {})
        kept = {key: value for key, value in before.items() if key not in ("status", "supplied")}
        section[change["name"]] = {**kept, **change["needed"]}
    return data


def with_rows(name: str, changes: Sequence[Mapping[str, Any]]) -> Force:
    """A shipped force after some changes of a document."""
    return peel_grade.load_force(recorded(peel_grade.load_force(name), changes))


@pytest.mark.slow
@pytest.mark.parametrize(("name", "question", "target", "sizes"), SHIPPED)
def test_each_route_brings_the_grade_and_takes_all_its_changes(
    capsys: pytest.CaptureFixture[str],
    engines: dict[str, Engines],
    name: str,
    question: str,
    target: str,
    sizes: list[tuple[int, int]],
) -> None:
    told = json.loads(out(capsys, name, "--route-to", target, "--question", question, "--format", "json"))
    VALIDATOR.validate(told)
    running = engines[told["framework"]["id"]]
    before, scale = graded(peel_grade.load_force(name), running), running.compiled.book.framework.drafts
    (routes,) = (by["routes"] for by in told["ways"][0]["by"] if by["routes"])
    assert [(len(route["changes"]), route["effort"]) for route in routes] == sizes
    for route in routes:
        after = graded(with_rows(name, route["changes"]), running)
        assert scale.index(after[question]) >= scale.index(target)
        assert all(scale.index(after[each]) >= scale.index(before[each]) for each in after)
        assert {each["question"] or OVERALL: each["now"] for each in route["grades"]} == {
            each: grade for each, grade in after.items() if grade != before[each]
        }
        assert route["effort"] == sum(change["points"] for change in route["changes"])
        assert all(change["points"] and not change["for_the_worse"] for change in route["changes"])
        for left in route["changes"]:
            rest = [change for change in route["changes"] if change is not left]
            assert scale.index(graded(with_rows(name, rest), running)[question]) < scale.index(target)


@pytest.mark.slow
def test_a_figure_is_told_as_far_as_it_has_to_move(
    capsys: pytest.CaptureFixture[str], engines: dict[str, Engines]
) -> None:
    told = json.loads(
        out(capsys, "staffordshire-2017", "--route-to", "good", "--question", "vulnerability", "-f", "json")
    )
    changes = {change["name"]: change for route in told["ways"][0]["by"][0]["routes"] for change in route["changes"]}
    assert changes["rso_visits_overdue"]["needed_says"] == "at most 49"
    assert changes["rso_visits_overdue"]["figures"]["most"] == 49
    assert changes["delayed_incidents_reassessed"]["or_better"]
    reassessed = {**changes["delayed_incidents_reassessed"], "needed": {"is": True}}
    for value, grade in ((49, "good"), (50, "requires_improvement")):
        visits = {**changes["rso_visits_overdue"], "needed": {"value": value}}
        force = with_rows("staffordshire-2017", [visits, reassessed])
        assert graded(force, engines["peel-2017"])["vulnerability"] == grade


@pytest.mark.slow
def test_what_cannot_be_changed_is_named_only_where_there_is_no_other_way(engines: dict[str, Engines]) -> None:
    running = engines["peel-2017"]
    assessment = assess(peel_grade.load_force("staffordshire-2017"), running)

    def named(fixed: set[str]) -> list[tuple[set[str], set[str]]]:
        """Of each route what it changes, and what of that cannot be changed, where some entries are fixed."""
        book = running.compiled.book
        flags = {key: each._replace(effort="outside") if key in fixed else each for key, each in book.flags.items()}
        figures = {
            key: each._replace(effort="outside") if key in fixed else each for key, each in book.indicators.items()
        }
        changed = book._replace(flags=FrozenDict(flags), indicators=FrozenDict(figures))
        way = way_to("good", "vulnerability", assessment._replace(book=changed), running)
        assert way.found is not None
        return [
            ({each.name for each in route.changes}, {each.name for each in route.changes if not each.points})
            for route in way.found[0].routes
        ]

    assert all("delayed_incidents_reassessed" not in changed for changed, _ in named({"delayed_incidents_reassessed"}))
    every = named({*assessment.book.flags, *assessment.book.indicators})
    assert all(changed == fixed for changed, fixed in every)
    assert [len(changed) for changed, _ in every] == [2, 2, 3]


def edges(turn: Any, unit: Any, up: bool) -> tuple[float, float]:
    """The last figure at which all is the same, and the first at which something is not."""
    step = 1 if unit.whole else 0.001
    sign = 1 if up else -1
    return (turn.at - sign * step, turn.at) if turn.included else (turn.at, turn.at + sign * step)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["staffordshire-2017", "west-mercia-2016"])
def test_figures_turn_a_draft_where_it_is_said(name: str, engines: dict[str, Engines]) -> None:
    force, tried = peel_grade.load_force(name), 0
    running = engines[force.framework]
    before = assess(force, running)
    for margin in margins(before, running):
        row = force.indicators.get(margin.name, IndicatorEvidence())

        def told(value: float, name: str = margin.name, row: IndicatorEvidence = row) -> tuple[Any, list[str]]:
            moved = FrozenDict({**force.indicators, name: row._replace(value=value)})
            after = assess(force._replace(indicators=moved), running)
            return {key: each.grade.draft for key, each in after.questions.items()}, [
                each.area.id for each in suggested(after)
            ]

        unit = running.compiled.book.framework.units[running.compiled.book.indicators[margin.name].unit]
        for up, turns in ((False, margin.below), (True, margin.above)):
            for turn in turns[:1]:
                same, otherwise = edges(turn, unit, up)
                assert told(same) == told(row.value)  # type: ignore[arg-type]  # a number, or it has no margin
                grades, areas = told(otherwise)
                assert {key: grade for key, grade in grades.items() if grade != before.questions[key].grade.draft} == {
                    key: grade for key, grade in turn.grades.items() if key
                }
                assert set(turn.gone).isdisjoint(areas)
                assert set(turn.new) <= {*areas}
                tried += 1
    assert tried >= 3


def test_a_computed_share_of_more_than_all_moves_too(engines: dict[str, Engines]) -> None:
    """No share of more than 100 percent can be written, and yet one can follow from what is."""
    figures = {"rso_awaiting_assessment": 90, "rso_managed": 60}
    force = peel_grade.load_force({"force": "A", "framework": "peel-2017", "indicators": figures})
    running = engines["peel-2017"]
    found = {each.name: each for each in margins(assess(force, running), running)}
    share = found["rso_awaiting_assessment_share"]
    ((at, included, _, gone, _),) = share.below
    assert (at, included, share.above) == (9.8, False, ())  # twice as many as elsewhere in the country
    assert gone == found["rso_awaiting_assessment"].below[0].gone == ("registered-sex-offenders-managed",)


def test_text_fits_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    text = out(
        capsys, "staffordshire-2017", "--route-to", "Good", "--question", "vulnerability", "--question", "overall"
    )
    assert max(map(len, text.splitlines())) <= 80
    assert "Overall: good\n  The draft is there already." in text
    assert "1. 2 changes, effort 4" in text
    assert "rso_visits_overdue; now 260 (staffordshire-2017:322); what officers" in text
    assert "no changes of what is\n  missing bring it, however many" in text
    assert "49 or less:\n      → no longer suggested: Manage the risk" in text


@pytest.mark.slow
def test_overall_any_question_that_serves_rises(engines: dict[str, Engines]) -> None:
    running = engines["peel-2017"]
    force = peel_grade.load_force("staffordshire-2017")
    for name in ("investigator_caseloads_manageable", "digital_examination_delay_falling"):
        force = force._replace(flags=FrozenDict({**force.flags, name: FlagEvidence(is_=False)}))
    assessment = assess(force, running)
    assert assessment.overall.grade.draft == "requires_improvement"
    way = way_to("good", OVERALL, assessment, running)
    assert way.found is not None
    routes = way.found[0].routes
    for route in routes:
        assert graded(with_changes(force, route.changes), running)[OVERALL] == "good"
    risen = {name for route in routes for name in route.grades if name}
    assert risen <= {"investigation", "vulnerability"}
    alone = [way_to("good", name, assessment, running).found for name in ("investigation", "vulnerability")]
    fewest = min(len(found[0].routes[0].changes) for found in alone if found is not None)
    assert len(routes[0].changes) == fewest


@pytest.mark.slow
def test_where_the_work_is_too_much_fewer_changes_are_looked_at_and_that_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_WORK", 12_000)
    monkeypatch.setattr(search, "_WORK_FOR_WORSE", 3_000)
    text = out(capsys, "staffordshire-2017", "--question", "vulnerability", "--route-to", "outstanding")
    found = re.search(r"none of up to ([1-6]) changes, so at least (\d)", " ".join(text.split()))
    assert found is not None
    assert int(found[2]) == int(found[1]) + 1


def test_what_is_wrong_with_a_call_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    route = ("staffordshire-2017", "--route-to")
    assert "unknown grade `bad`\n  help: one of inadequate, " in refused(capsys, *route, "bad")
    assert "did you mean `vulnerability`?" in refused(capsys, *route, "good", "--question", "vulnerabilty")
    assert "`specialist_capabilities` is not graded" in refused(
        capsys, *route, "good", "--question", "Specialist capabilities"
    )
    cleveland = refused(capsys, "cleveland-2017", "--route-to", "good", "--question", "investigation")
    assert "`investigation` was not inspected" in cleveland
    assert "help: one of crime_prevention, vulnerability" in cleveland
    assert "give `--route-to` as well" in refused(capsys, "staffordshire-2017", "--question", "vulnerability")
    assert "does not go with `--full`" in refused(capsys, *route, "good", "--full")
    assert "does not go with `--against`" in refused(capsys, *route, "good", "--against", "cleveland-2017")
    assert "one of text, json" in refused(capsys, *route, "good", "--format", "html")
    assert "give one file" in refused(capsys, "staffordshire-2017", "cleveland-2017", "--route-to", "good")


@pytest.mark.slow
@pytest.mark.parametrize(("rules", "force"), OTHERS, ids=[f"{rules.name}-{force.stem}" for rules, force in OTHERS])
def test_other_frameworks(capsys: pytest.CaptureFixture[str], rules: Path, force: Path) -> None:
    running = Engines(load_compiled(rules))
    book: Rulebook = running.compiled.book
    given = peel_grade.load_force(force, rules)
    before = graded(given, running)
    assessment = assess(given, running)
    best = book.framework.scale[-1]
    for question in before:
        if question and assessment.questions[question].status != "inspected":
            continue
        way = way_to(best, question, assessment, running)
        for routes in way.found or ():
            for route in routes.routes:
                after = graded(with_changes(given, route.changes), running)
                assert after[question] == best
                assert all(place(after[each], book) >= place(before[each], book) for each in after)
    asked = [] if book.graded_overall else ["--question", next(iter(before))]
    text = out(capsys, str(force), "--rules", str(rules), "--route-to", best, *asked)
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.slow
def test_a_draft_in_full_tells_the_routes_of_its_questions_and_keeps_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(store.ENVIRONMENT, str(tmp_path / "cache"))
    first = out(capsys, "staffordshire-2017", "--full")
    text = " ".join(first.split())
    vulnerability = "Protecting vulnerable people and supporting victims: good By what is recorded, if it were found"
    of_it = text[text.index(f"{vulnerability} otherwise: 1. ") :]
    visits = "overdue visits to registered sex offenders: at most 49"
    assert f"{visits} (now 260) (2 changes, effort 4) 2. As 1, with" in of_it
    assert f"in place of “{visits}” (2 changes, effort 4)" in of_it
    assert "How far recorded figures may move" in of_it and "49 or less: → no longer suggested: Manage" in of_it
    assert "Routes" not in out(capsys, "staffordshire-2017")
    searched = told._to_next_grades
    monkeypatch.setattr(told, "_to_next_grades", None)
    assert out(capsys, "staffordshire-2017", "--full") == first
    monkeypatch.setattr(told, "_to_next_grades", searched)
    thin = tmp_path / "thin.yaml"
    thin.write_text("force: A\nframework: peel-2017\nflags: {body_worn_video_routine: true}\n")
    assert "Routes" not in out(capsys, str(thin), "--full")


@pytest.mark.slow
def test_all_that_routes_need_can_be_recorded_so(tmp_path: Path, engines: dict[str, Engines]) -> None:
    """Of whatever force: also of a figure that no rule compares, of which any number will do."""
    running, any_number = engines["peel-2017"], set[str]()
    for file in sorted(write_forces(tmp_path, running.compiled.book, 3).iterdir()):
        force = peel_grade.load_force(file)
        document = told.to_next_grades(assess(force, running), running, file.name)
        VALIDATOR.validate(document)
        for way in document["ways"]:
            for by in way["by"] or ():
                for route in by["routes"]:
                    after = peel_grade.load_force(recorded(force, route["changes"]))
                    assert graded(after, running)[way["question"] or OVERALL] == way["target"]
                    any_number |= {each["name"] for each in route["changes"] if each["needed_says"] == "any number"}
    assert any_number == {"dvpos_granted_rate"}


@pytest.mark.slow
def test_a_draft_looks_for_routes_only_so_far(monkeypatch: pytest.MonkeyPatch, engines: dict[str, Engines]) -> None:
    """What is soon found is told; of all else that it is more than can be looked through."""
    monkeypatch.setattr(told, "_WORK", 2_000)
    running = engines["peel-2017"]
    document = told.to_next_grades(assess(peel_grade.load_force("staffordshire-2017"), running), running, "x.yaml")
    by = {way["question"]: way["by"] or [] for way in document["ways"]}
    assert [(each["evidence"], len(each["routes"])) for each in by["vulnerability"]] == [
        ("recorded", 3),
        ("missing", 0),
    ]
    assert [(each["routes"], each["looked_at_together"]) for each in by["investigation"]][-1] == ([], 0)
    assert "more than can be looked through" in " ".join(text(document, plain).split())
    targets = {way["question"]: way["target"] for way in document["ways"]}
    assert targets == dict.fromkeys(by, "outstanding") | {"vulnerability": "good"}
