"""`rulebook sweep`: how often drafts stay where thresholds, weights and evidence are otherwise."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from peel_grade.cli.rulebook import main
from peel_grade.files.data import tree_of
from peel_grade.findings import oracle
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Engines
from peel_grade.force.file import Force, check_force, load_force
from peel_grade.grades.assessment import assess, suggested
from peel_grade.rulebook import shipped
from peel_grade.rulebook.conditions import Leaf
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.rewriting import with_leaves
from peel_grade.rulebook.subjects import Indicator, subject

from tests.document_forms import has_its_form
from tests.rulebooks import CALLS, rule, write

np = pytest.importorskip("numpy")  # of the extra `sweep`

from peel_grade.diff.population import population  # noqa: E402
from peel_grade.force.columns import columns_of  # noqa: E402
from peel_grade.force.states import FLAG_STATES  # noqa: E402
from peel_grade.population.engine import PopulationEngine  # noqa: E402
from peel_grade.sweep import evidence, running  # noqa: E402
from peel_grade.sweep.plan import RULEBOOKS, Plan  # noqa: E402
from peel_grade.sweep.rulebooks import drawn, grade_rule_steps, weight_steps  # noqa: E402
from peel_grade.sweep.running import Sweep, graded, jobs  # noqa: E402
from peel_grade.sweep.thresholds import Threshold, moved, thresholds  # noqa: E402

PEEL = load_compiled(shipped.rules_folder() / "peel-2017").book
FINDINGS = (
    rule("{indicator: calls_late, at_least: 50}", "weakness: serious\n  area: area-0", "late")
    + rule("{flag: calls_supervised, is: false}", "weakness: significant\n  area: area-1", "unsupervised")
    + rule("{indicator: calls_in_time, at_least: 90}", "strength: true", "quick")
)
AREAS = "".join(
    f"- {{id: area-{number}, question: response, text: Ask {number}., source: [{{document: report, lines: 10}}]}}\n"
    for number in range(2)
)
FORCE = """\
force: One
framework: tiny-2017
indicators: {calls_late: 52, calls_in_time: 70}
flags: {calls_supervised: true}
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    files = {name: text for name, text in CALLS.items() if not name.startswith(("findings/", "areas/"))}
    write(tmp_path / "tiny-2017", {**files, "findings/a.yaml": FINDINGS, "areas/a.yaml": AREAS})
    write(tmp_path, {"one.yaml": FORCE})
    return tmp_path


def swept(tiny: Path, capsys: pytest.CaptureFixture[str], *options: str, status: int = 0) -> Any:
    call = ["sweep", str(tiny / "one.yaml"), "--rules", str(tiny / "tiny-2017"), *options]
    assert main(call) == status
    captured = capsys.readouterr()
    return captured.err if status else json.loads(captured.out) if "json" in options else captured.out


# Thresholds of their own, row by row


def with_numbers(book: Rulebook, numbers: dict[tuple[Indicator, float], float]) -> Rulebook:
    """The rulebook with other numbers to compare evidence with."""

    def number(leaf: Leaf, was: float) -> float:
        asked = subject(leaf.subject)
        return numbers.get((asked, was), was) if isinstance(asked, Indicator) else was

    return with_leaves(book, lambda leaf: leaf._replace(low=number(leaf, leaf.low), high=number(leaf, leaf.high)))


TRUTHS = {1: True, 0: False, -1: None}


@pytest.mark.slow
def test_a_threshold_of_its_own_grades_a_force_as_a_rulebook_with_that_threshold() -> None:
    chance, rows = random.Random(7), 24
    found = thresholds(PEEL, 60)
    forces = [*population(PEEL, PEEL, rows, seed=3)]
    shifts = {place: np.array([chance.uniform(-1, 1) for _ in range(rows)]) for place in range(len(found))}
    numbers = moved(found, shifts)
    drafts = PopulationEngine(PEEL, parts=("findings",)).drafts(columns_of(forces, PEEL), numbers)
    others = 0
    for row, force in enumerate(forces):
        book = with_numbers(PEEL, {key: float(column[row]) for key, column in numbers.items()})
        expected = oracle.outcomes(book, force)
        assert {name: TRUTHS[drafts.finding(name)[row]] for name in PEEL.rules} == expected
        plain = oracle.outcomes(PEEL, force)
        others += sum(plain[name] != expected[name] for name in PEEL.rules)
    assert others > rows  # thresholds that are moved so far decide otherwise


def test_every_number_that_evidence_is_compared_with_is_moved() -> None:
    found = thresholds(PEEL, 20)
    assert len(found) > 80
    by_id = {each.id: each for each in found}
    visits = by_id["indicator/rso_visits_overdue 50"]
    assert (visits.kind, visits.number, visits.half) == ("threshold", 50, 10)
    waiting = by_id["many_incidents_waiting"]
    assert (waiting.kind, waiting.half, len(waiting.rules)) == ("parameter", 200, 2)
    assert all(each.half > 0 for each in found)  # one of nothing is moved by a step


def test_a_parameter_moves_both_sides_of_what_it_is_compared_with() -> None:
    asked = Indicator("calls_late")
    found = Threshold("parameter", "p", "", 20, 5, ((asked, 20, 1), (asked, -20, -1)), ())
    numbers = moved([found], {0: np.array([-1.0, 0.0, 1.0])})
    assert [each.tolist() for each in numbers.values()] == [[15, 20, 25], [-15, -20, -25]]


# Evidence that is drawn


def force_of(name: str) -> Force:
    return load_force(shipped.forces_folder() / f"{name}.yaml", PEEL)


@pytest.mark.slow
def test_what_is_missing_is_as_if_it_had_not_been_recorded() -> None:
    force = force_of("staffordshire-2017")
    columns = columns_of([force], PEEL)
    pieces = evidence.recorded(columns)
    assert len(pieces) > 100
    rows = evidence.repeated(columns, len(pieces))
    gone = {name: np.arange(len(pieces)) == place for place, name in enumerate(pieces)}
    drafts = PopulationEngine(PEEL, parts=("findings",)).drafts(evidence.lacking(rows, gone))
    for place in range(0, len(pieces), 25):
        name = pieces[place]
        without = force._replace(
            indicators={each: row for each, row in force.indicators.items() if each != name},
            flags={each: row for each, row in force.flags.items() if each != name},
        )
        expected = oracle.outcomes(PEEL, without)
        assert {rule: TRUTHS[drafts.finding(rule)[place]] for rule in PEEL.rules} == expected


def test_flags_are_coded_otherwise_as_often_as_is_asked() -> None:
    columns = evidence.repeated(columns_of([force_of("cleveland-2017")], PEEL), 4_000)
    other = evidence.coded_otherwise(columns, 20, np.random.default_rng(1))
    differing = [float((other.flags[name] != codes).mean()) for name, codes in columns.flags.items()]
    known = [share for share in differing if share]
    assert abs(sum(known) / len(known) - 0.2) < 0.01
    drawn_codes = {int(code) for codes in other.flags.values() for code in set(codes.tolist())}
    assert drawn_codes <= set(range(len(FLAG_STATES)))
    held = next(name for name, codes in columns.flags.items() if FLAG_STATES[codes[0]] == "holds")
    states, numbers = np.unique(other.flags[held], return_counts=True)
    shares = dict(zip((FLAG_STATES[state] for state in states), numbers / 4_000, strict=True))
    assert abs(shares["fails"] - 0.1) < 0.03 and abs(shares["partly"] - 0.1) < 0.03
    assert evidence.coded_otherwise(columns, 0, np.random.default_rng(1)).flags.keys() == columns.flags.keys()


# Weights and grade rules


def test_a_step_of_a_weight_or_of_a_number_is_one_of_the_rulebook() -> None:
    rule = next(each for each in PEEL.rules.values() if each.weight == "significant")
    assert [step.made.rules[rule.id].weight for step in weight_steps(PEEL, rule)] == ["minor", "serious"]
    lightest = next(each for each in PEEL.rules.values() if each.weight == "minor")
    assert [step.made.rules[lightest.id].weight for step in weight_steps(PEEL, lightest)] == ["significant"]
    steps = [*grade_rule_steps(PEEL)]
    assert {step.stratum for step in steps} == {"areas", "themes", "questions", "overall"}
    assert all(step.made != PEEL for step in steps)
    assert not any("always" in step.says.split(",")[0] for step in steps)


def test_a_drawn_rulebook_has_some_weights_and_numbers_otherwise() -> None:
    other = drawn(PEEL, 10, random.Random(1))
    weights = [one.weight != two.weight for one, two in zip(PEEL.rules.values(), other.rules.values(), strict=True)]
    assert 10 < sum(weights) < 60
    assert other.theme_grades != PEEL.theme_grades
    assert {id: each.condition for id, each in other.rules.items()} == {
        id: each.condition for id, each in PEEL.rules.items()
    }
    assert drawn(PEEL, 0, random.Random(1)) == PEEL


# The whole


@pytest.mark.slow
def test_each_change_alone_is_what_another_engine_drafts(tiny: Path) -> None:
    """Evidence taken away, thresholds and weights moved: each drafted again by the rules engine."""
    pytest.importorskip("scipy")
    compiled = load_compiled(tiny / "tiny-2017")
    engines, book = Engines(compiled), compiled.book
    force = load_force(tiny / "one.yaml", book)
    sweep = Sweep(engines, {0: force}, Plan(draws=RULEBOOKS))
    [first] = jobs(["tiny-2017"], RULEBOOKS)
    found = {(each["kind"], each["id"], each["direction"]): each for each in sweep.done(first)["alone"]}
    base = assess(force, engines)
    tried: dict[tuple[str, str, int], tuple[Force, Rulebook]] = {}
    for each in sweep.thresholds:
        for direction in (-1, 1):
            numbers = {(asked, number): number + direction * each.half for asked, number, _ in each.at}
            tried["threshold", each.id, direction] = force, with_numbers(book, numbers)
    for name in ("calls_late", "calls_in_time"):
        kept = {each: row for each, row in force.indicators.items() if each != name}
        tried["evidence", name, -1] = force._replace(indicators=kept), book
    for rule_ in book.rules.values():
        for step in weight_steps(book, rule_):
            tried["weight", step.id, step.direction] = force, step.made
    for step in grade_rule_steps(book):
        tried["grade_rule", step.id, step.direction] = force, step.made
    for key, (other, made) in tried.items():
        draft = assess(other, Engines(compile_rulebook(made)))
        before, after = graded(base), graded(draft)
        grades = {at: grade for at, grade in after.items() if before[at] != grade}
        areas = {each.area.id for each in suggested(base)} ^ {each.area.id for each in suggested(draft)}
        told = found.pop(key, {"grades": {}, "areas": {}})
        assert (told["grades"], set(told["areas"])) == (grades, areas), key
    assert {key for key in found if key[0] != "evidence"} == set()
    assert ("threshold", "indicator/calls_late 50", 1) in tried


@pytest.mark.slow
def test_a_sweep_counts_draws_and_tells_what_moves_a_grade(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("scipy")
    found = swept(tiny, capsys, "--format", "json", "--draws", "1000", "--sample", "calls_in_time=60")
    assert (has_its_form(found), found["plan"]["draws"]) == ("sweep/1", 1024)
    [force] = found["forces"]
    assert force["grades"]["theme/speed"] == "requires_improvement" and force["areas"] == ["area-0"]
    kept = force["kept"]
    assert [*kept] == ["thresholds", "weights", "sampling", "missing", "coding", "together"]
    assert (kept["thresholds"]["draws"], kept["weights"]["draws"], kept["together"]["draws"]) == (1024, RULEBOOKS, 1024)
    # 52 calls are late, and the threshold lies evenly between 40 and 60
    assert abs(kept["thresholds"]["grades"]["theme/speed"]["kept"] - 60) < 1
    assert abs(kept["thresholds"]["areas"]["area-0"] - 60) < 1
    # of two figures one decides; it is missing in a tenth of the draws
    assert abs(kept["missing"]["areas"]["area-0"] - 90) < 3
    assert kept["sampling"]["areas"]["area-0"] == 100
    # the only flag that decides is coded false in a fortieth of the draws, and partly in as many
    assert abs(kept["coding"]["new_areas"]["area-1"] - 2.5) < 1.5
    [change] = [row for row in found["changes"] if row["id"] == "indicator/calls_late 50"]
    assert (change["less"], change["more"]) == (0, 1)
    assert change["moves"][0]["grades"] == {"question/response": "good"}
    again = swept(tiny, capsys, "--format", "json", "--draws", "1000", "--sample", "calls_in_time=60")
    assert again == found
    other = swept(tiny, capsys, "--format", "json", "--draws", "1000", "--seed", "2")
    assert other["forces"][0]["kept"]["missing"] != kept["missing"]
    text = swept(tiny, capsys, "--draws", "64")
    assert max(map(len, text.splitlines())) <= 80
    text = " ".join(text.split())
    assert "sampling error is left out" in text
    assert "threshold 20% more: 50 or more calls are late: response good (One)" in text


@pytest.mark.slow
def test_a_share_of_a_sample_may_be_another_of_the_whole() -> None:
    pytest.importorskip("scipy")
    compiled = load_compiled(shipped.rules_folder() / "peel-2017")
    name = "files_cctv_missed"
    data = {"force": "A", "framework": "peel-2017", "indicators": {name: 30}}

    columns = columns_of([check_force(tree_of(data, "a", {}), compiled.book)], compiled.book)
    rows = evidence.repeated(columns, 4096)
    uniform = {name: (np.arange(4096) + 0.5) / 4096}
    value = evidence.resampled(rows, {name: 60}, uniform).figures[name].value
    assert value is not None
    # Jeffreys' interval of 18 of 60, as tables have it: 19.5 to 42.3 percent
    assert np.quantile(value.low, [0.025, 0.975]) == pytest.approx([19.5, 42.4], abs=0.4)


@pytest.mark.slow
def test_of_a_range_each_end_may_be_another_and_an_open_end_stays() -> None:
    pytest.importorskip("scipy")
    compiled = load_compiled(shipped.rules_folder() / "peel-2017")
    name = "files_effective"
    uniform = {name: (np.arange(64) + 0.5) / 64}
    for written, opened in (({"from": 20, "to": 60}, False), ({"at_least": 50}, True)):
        data = {"force": "A", "framework": "peel-2017", "indicators": {name: {"value": written}}}
        columns = columns_of([check_force(tree_of(data, "a", {}), compiled.book)], compiled.book)
        value = evidence.resampled(evidence.repeated(columns, 64), {name: 60}, uniform).figures[name].value
        assert value is not None
        assert (np.diff(value.low) > 0).all() and (value.low < value.high).all()
        assert (value.high == 100).all() if opened else (np.diff(value.high) > 0).all()


@pytest.mark.slow
def test_how_large_a_sample_was_is_taken_from_the_force_file(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("scipy")
    draws = ("--format", "json", "--draws", "64", "--sample", "calls_in_time=60")
    said = swept(tiny, capsys, *draws)["forces"][0]
    file = tiny / "one.yaml"
    file.write_text(FORCE.replace("calls_in_time: 70", "calls_in_time: {value: 70, sample: 60}"))
    stated = swept(tiny, capsys, *draws[:-2])["forces"][0]
    assert said == stated and "sampling" in said["kept"] and said["samples"] == {"calls_in_time": 60}
    assert swept(tiny, capsys, *draws[:-1], "calls_in_time=5")["forces"][0] == stated  # what the file says comes first
    file.write_text(FORCE.replace("calls_in_time: 70", "calls_in_time: {value: 70, sample: 5}"))
    assert swept(tiny, capsys, *draws[:-2])["forces"][0]["samples"] == {"calls_in_time": 5}


@pytest.mark.slow
def test_a_sweep_that_was_interrupted_goes_on(
    tiny: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("scipy")
    monkeypatch.setattr(running, "_AT_ONCE", 64)
    state, options = tiny / "state.json", ("--format", "json", "--draws", "512")
    whole = swept(tiny, capsys, *options)
    done, count = Sweep.done, 0

    def interrupted(self: Sweep, job: Any) -> dict[str, Any]:
        nonlocal count
        count += 1
        if count == 4:
            raise KeyboardInterrupt
        return done(self, job)

    monkeypatch.setattr(Sweep, "done", interrupted)
    assert (
        main(["sweep", str(tiny / "one.yaml"), "--rules", str(tiny / "tiny-2017"), *options, "--state", str(state)])
        == 130
    )
    capsys.readouterr()
    assert len(json.loads(state.read_text())["done"]) == 3
    assert swept(tiny, capsys, *options, "--state", str(state)) == whole
    assert count == 4 + 512 // 64 - 3
    message = swept(tiny, capsys, "--draws", "128", "--state", str(state), status=2)
    assert "this is the state of another sweep" in message
    state.write_text("[]")
    assert "this is no state of a sweep" in swept(tiny, capsys, *options[2:], "--state", str(state), status=2)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--sample", "calls_lat=60"], "no indicator is called `calls_lat`\n  help: did you mean `calls_late`?"),
        (["--sample", "calls_late=60"], "the figure of `calls_late` is no share from 0 to 100"),
        (["--sample", "calls_late"], "a name and a number are expected"),
        (["--sample", "calls_in_time=0"], "a whole number from 1 is expected"),
        (["--draws", "0"], "a whole number from 1 is expected"),
        (["--missing", "101"], "a number from 0 to 100 is expected"),
        (["--output", "sweep.xlsx"], "a sweep has no form for `.xlsx`"),
    ],
)
def test_a_wrong_call_is_told(tiny: Path, capsys: pytest.CaptureFixture[str], options: list[str], message: str) -> None:
    pytest.importorskip("scipy")
    call = ["sweep", str(tiny / "one.yaml"), "--rules", str(tiny / "tiny-2017"), *options]
    try:
        assert main(call) == 2
    except SystemExit as ended:
        assert ended.code == 2
    assert message in capsys.readouterr().err


@pytest.mark.slow
def test_a_page_has_the_shares_and_the_pictures(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("scipy")
    for suffix in ("html", "md"):
        swept(tiny, capsys, "--draws", "32", "--output", str(tiny / f"s.{suffix}"))
    page = (tiny / "s.html").read_text()
    assert page.count('role="img"') == 2 and "Draft for human judgement" in page
    assert "calls_late" in (tiny / "s.md").read_text()
