"""`grade A --against B`: what of two drafts differs, and why; each cause is made and taken back in its own forces."""

import json
import random
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # has no types
from peel_grade.causes.search import Causes
from peel_grade.cli.grade import main
from peel_grade.comparison.changes import RULEBOOK, Change, Side, recorded
from peel_grade.comparison.comparing import Comparison, compare
from peel_grade.comparison.document import document
from peel_grade.comparison.form import ComparisonDocument
from peel_grade.comparison.mixing import Mixture
from peel_grade.comparison.saying import Saying
from peel_grade.comparison.text import text
from peel_grade.comparison.tracing import Why
from peel_grade.files.json_text import to_json
from peel_grade.findings.engines import Engines
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence, load_force
from peel_grade.force.moderation import Moderation
from peel_grade.grades.assessment import assess
from peel_grade.grades.results import Assessment
from peel_grade.schema.documents import document_schema
from peel_grade.wording.paint import plain

from tests.conftest import FORCES, ROOT
from tests.judged_causes import by_definition
from tests.test_engine_against_oracle import random_force
from tests.test_no_words_of_a_framework import FORCES as NONSENSE
from tests.test_no_words_of_a_framework import RULES, leaks

T = TypeVar("T")
VALIDATOR = Draft202012Validator(document_schema(ComparisonDocument))
STAFFORDSHIRE = ROOT / "scenarios" / "forces" / "staffordshire-2017.yaml"


@pytest.fixture(scope="module")
def sides(engines: dict[str, Engines]) -> dict[str, Side]:
    found = {}
    for path in FORCES:
        running = engines[f"peel-{path.stem[-4:]}"]
        found[path.stem] = Side(path.stem, load_force(path, running.compiled.book), running)
    return found


def mixed(was: Force, now: Force, made: Iterable[Change]) -> Force:
    """The one force with some of what the other records, made without the product's own mixing."""
    indicators, flags, grades = dict(was.indicators), dict(was.flags), dict(was.previous_grades)
    areas = {row.area: row for row in was.previous_areas}
    complete, inspected = was.previous_complete, was.inspected
    rows: dict[str, tuple[dict[str, Any], Any]] = {
        "indicator": (indicators, now.indicators),
        "flag": (flags, now.flags),
        "previous_grade": (grades, now.previous_grades),
        "previous_area": (areas, {row.area: row for row in now.previous_areas}),
    }
    asked = {change.name for change in made if change.kind == "inspected"}
    for change in made:
        if change.kind in rows:
            mine, theirs = rows[change.kind]
            mine.pop(change.name, None)
            if change.name in theirs:
                mine[change.name] = theirs[change.name]
        complete = now.previous_complete if change.kind == "previous_complete" else complete
    if asked:
        both = {*(was.inspected or ()), *(now.inspected or ())}
        inspected = tuple(name for name in both if name in ((now if name in asked else was).inspected or ()))
    return was._replace(
        indicators=indicators, flags=flags, previous_grades=grades, previous_areas=tuple(areas.values()),
        previous_complete=complete, inspected=inspected,
    )  # fmt: skip


def edited(force: Force, seed: int, number: int) -> Force:
    """The force with other things recorded of some entries, drawn at random."""
    rng = random.Random(seed)
    flags, indicators = dict(force.flags), dict(force.indicators)
    for name in rng.sample(sorted(flags), number):
        flags[name] = rng.choice((
            FlagEvidence(is_=True), FlagEvidence(is_="partly"), FlagEvidence(is_=False),
            FlagEvidence(status="not_supplied"), FlagEvidence(status="not_recorded"),
        ))  # fmt: skip
    for name in rng.sample(sorted(indicators), number // 2):
        indicators[name] = rng.choice(
            (IndicatorEvidence(value=rng.randint(0, 99)), IndicatorEvidence(status="not_supplied"))
        )
    return force._replace(flags=flags, indicators=indicators)


def values(found: Comparison) -> "Iterable[tuple[str, Causes[Change], Callable[[Assessment], object]]]":
    """Everything that differs, its causes in evidence, and what of a draft it is."""

    def told(name: str, why: Why | None, value: Callable[[Assessment], object]) -> Any:
        return () if why is None else [(name, why.evidence, value)]

    for finding in found.findings:
        rule = found.now.book.rules[finding.rule]

        def stands(drafted: Assessment, name: str = rule.id, question: str = rule.question) -> object:
            result = drafted.questions[question]
            (row,) = [each for each in result.rules if each.rule.id == name]
            return (row.verdict, row.repeat if row.verdict else None) if result.status == "inspected" else "not"

        yield from told(f"finding {rule.id}", finding.why, stands)
    for area in found.areas:

        def suggestion(drafted: Assessment, name: str = area.area) -> object:
            result = drafted.areas.get(name)
            return None if result is None or not result.suggested else (result.concern, result.repeat)

        yield from told(f"area {area.area}", area.why, suggestion)
    for grade in found.grades:

        def graded(drafted: Assessment, kind: str = grade.kind, name: str = grade.name) -> Any:
            if kind == "overall":
                return drafted.overall.grade
            themes = {theme: each for question in drafted.questions.values() for theme, each in question.themes.items()}
            return (themes if kind == "theme" else drafted.questions)[name].grade

        for why, field in ((grade.draft, "draft"), (grade.possible, "range")):

            def part(drafted: Assessment, of: Callable[[Assessment], Any] = graded, field: str = field) -> object:
                return getattr(of(drafted), field)

            yield from told(f"{field} of {grade.kind} {grade.name}", why, part)


def compose(value: Callable[[Assessment], object], drafted: Callable[[T], Assessment]) -> Callable[[T], object]:
    return lambda made: value(drafted(made))


def check_causes(was: Side, now: Side) -> int:
    """Make and take back each told set of changes in a force of its own; how many were tried."""
    found = compare(was, now)
    every = frozenset(row.change for row in found.recorded if row.counts)
    drafts: dict[frozenset[Change], Assessment] = {}

    def drafted(made: Iterable[Change]) -> Assessment:
        key = frozenset(made)
        if key not in drafts:
            drafts[key] = assess(mixed(was.force, now.force, key), was.engines)
        return drafts[key]

    tried = 0
    for name, causes, value in values(found):
        old, new = value(drafted(())), value(drafted(every))
        assert old != new and causes.causes, name
        for cause in causes.causes:
            assert all(value(drafted(way)) == new for way in cause.enough), name
            assert all(value(drafted(every - {*back})) != new for back in cause.needed), name
            assert value(drafted(cause.edits)) == new != value(drafted(every - {*cause.edits})), name
            tried += 1
    return tried


@pytest.mark.parametrize("seed", [pytest.param(seed, marks=[pytest.mark.slow] * (seed > 0)) for seed in range(4)])
def test_every_cause_of_an_edit_is_enough_and_needed(seed: int, sides: dict[str, Side]) -> None:
    was = sides["staffordshire-2017"]
    assert check_causes(was, was._replace(force=edited(was.force, seed, 8)))


@pytest.mark.slow
def test_every_cause_between_two_forces_is_enough_and_needed(sides: dict[str, Side]) -> None:
    one, other = sides["staffordshire-2017"], sides["cleveland-2017"]
    assert check_causes(other, one) > 150


def test_of_few_edits_the_causes_are_those_by_definition(sides: dict[str, Side]) -> None:
    was = sides["staffordshire-2017"]
    flags = dict(was.force.flags) | {
        name: FlagEvidence(is_=degree)
        for name, degree in (
            ("marac_all_high_risk_referred", False), ("delayed_incidents_reassessed", True),
            ("problem_solving_evaluated", True), ("victims_updated", True),
        )
    }  # fmt: skip
    indicators = dict(was.force.indicators) | {"rso_visits_overdue": IndicatorEvidence(value=0)}
    now = was._replace(force=was.force._replace(flags=flags, indicators=indicators))
    found = compare(was, now)
    every = frozenset(row.change for row in found.recorded if row.counts)
    assert len(every) == 5
    drafts: dict[frozenset[Change], Assessment] = {}

    def drafted(made: frozenset[Change]) -> Assessment:
        if made not in drafts:
            drafts[made] = assess(mixed(was.force, now.force, made), was.engines)
        return drafts[made]

    judged = 0
    for name, causes, value in values(found):
        wanted = by_definition(every, compose(value, drafted))
        assert causes.every and {frozenset(cause.edits) for cause in causes.causes} == wanted, name
        judged += 1
    assert judged > 3


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.floats(0, 1))
@settings(max_examples=2)
def test_a_mixture_is_what_its_force_comes_to(
    engines: dict[str, Engines], first: int, second: int, share: float
) -> None:
    running = engines["peel-2017"]
    book = running.compiled.book
    one, other = (Side("", random_force(number, book), running) for number in (first, second))
    if first % 2:
        one = one._replace(force=one.force._replace(inspected=("vulnerability",)))
    changes = [row.change for row in recorded(one, other) if row.counts]
    mixture, rng = Mixture(one, other, changes), random.Random(first)
    made = frozenset(change for change in changes if rng.random() < share)
    drafted = assess(mixture.force(made)._replace(moderation=Moderation()), running)
    for name, question in drafted.questions.items():
        assert mixture.question(name, made) == question
        for theme, result in question.themes.items():
            assert mixture.theme(theme, made) == result.grade
    assert mixture.overall(made).grade == drafted.overall.grade
    assert all(mixture.area(area, made) == drafted.areas.get(area) for area in book.areas)


@pytest.mark.slow
def test_a_mixture_of_two_frameworks_is_what_its_force_comes_to(sides: dict[str, Side]) -> None:
    was, now = sides["west-mercia-2016"], sides["staffordshire-2017"]
    mixture = Mixture(was, now, [row.change for row in recorded(was, now) if row.counts])
    assert mixture.changes[-1] == RULEBOOK
    for seed in range(6):
        rng = random.Random(seed)
        made = frozenset(change for change in mixture.changes if rng.random() < 0.5)
        drafted = assess(mixture.force(made), mixture.engines(made))
        assert drafted.book is (now if RULEBOOK in made else was).book
        for name, question in drafted.questions.items():
            assert mixture.question(name, made) == question
        assert mixture.overall(made).grade == drafted.overall.grade
    ends = [mixture.overall(made).grade.draft for made in (frozenset[Change](), frozenset(mixture.changes))]
    assert ends == [assess(side.force, side.engines).overall.grade.draft for side in (was, now)]


def told(was: Side, now: Side) -> Any:
    data = json.loads(to_json(document(compare(was, now))))
    assert [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(data)] == []
    return data


def test_a_draft_compared_with_itself_tells_nothing(sides: dict[str, Side]) -> None:
    for side in list(sides.values())[:2]:
        data = told(side, side)
        assert not (data["evidence"] or data["findings"] or data["areas"] or any(data["no_counterpart"].values()))
        assert all(row["was"] == row["now"] and not row["draft"] and not row["possible"] for row in data["grades"])
        assert "Nothing differs." in text(document(compare(side, side)), plain)


def test_the_other_way_round_all_is_reversed(sides: dict[str, Side]) -> None:
    one = sides["cleveland-2017"]
    other = one._replace(force=edited(one.force, 7, 12)._replace(inspected=("vulnerability", "investigation")))
    there, back = told(one, other), told(other, one)
    reverse = {"added": "gone", "gone": "added", "changed": "changed"}
    assert there["was"] == back["now"] and there["now"] == back["was"]
    rows = {row["id"]: row for row in back["evidence"]}
    assert {row["id"] for row in there["evidence"]} == set(rows)
    for row in there["evidence"]:
        turned = rows[row["id"]]
        assert (turned["was"], turned["now"]) == (row["now"], row["was"])
        assert turned["change"] == reverse[row["change"]] and turned["differs"] == row["differs"]
    for part, key in (("findings", "rule"), ("areas", "id"), ("grades", "id")):
        turned = {row[key]: row for row in back[part]}
        assert {row[key] for row in there[part]} == set(turned)
        assert all(
            (turned[row[key]]["was"], turned[row[key]]["now"]) == (row["now"], row["was"]) for row in there[part]
        )


def test_what_is_only_cited_otherwise_counts_for_nothing(sides: dict[str, Side]) -> None:
    was = sides["staffordshire-2017"]
    flags, indicators = dict(was.force.flags), dict(was.force.indicators)
    flags["problem_solving_evaluated"] = flags["problem_solving_evaluated"]._replace(note="seen again", doubtful=True)
    row = indicators["rso_visits_overdue"]
    indicators["rso_visits_overdue"] = row._replace(source=("staffordshire-2017:321",))
    data = told(was, was._replace(force=was.force._replace(flags=flags, indicators=indicators)))
    assert [(row["name"], row["counts"], row["differs"]) for row in data["evidence"]] == [
        ("rso_visits_overdue", False, ["source"]), ("problem_solving_evaluated", False, ["note", "doubtful"]),
    ]  # fmt: skip
    assert not data["findings"] and not data["areas"] and not any(row["draft"] for row in data["grades"])


@pytest.mark.slow
def test_two_cycles_are_compared_in_what_both_have(sides: dict[str, Side]) -> None:
    was, now = sides["west-mercia-2016"], sides["staffordshire-2017"]
    data = told(was, now)
    assert [data[side]["framework"]["id"] for side in ("was", "now")] == ["peel-2016", "peel-2017"]
    books = {"was": was.book, "now": now.book}
    for side, other in (("was", "now"), ("now", "was")):
        for each in data["no_counterpart"][side]:
            parts = {"finding": "rules"}.get(each["kind"], f"{each['kind']}s")
            assert each["name"] in getattr(books[side], parts) and each["name"] not in getattr(books[other], parts)
    (overall,) = [row for row in data["grades"] if row["kind"] == "overall"]
    assert overall["was"]["remarks"] and not overall["now"]["remarks"]
    assert {row["id"] for row in data["evidence"] if not row["counterpart"]} <= {
        f"{kind}:{name}" for kind in ("indicator", "flag") for book in books.values()
        for name in getattr(book, f"{kind}s")
    }  # fmt: skip


@pytest.fixture
def after(tmp_path: Path) -> Path:
    """Staffordshire's file, with all visits to registered sex offenders made."""
    was, now = "rso_visits_overdue: {value: 260,", "rso_visits_overdue: {value: 0,"
    content = STAFFORDSHIRE.read_text()
    assert was in content
    (tmp_path / "after.yaml").write_text(content.replace(was, now))
    return tmp_path / "after.yaml"


def run(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 0) -> str:
    assert main([*map(str, arguments)]) == status, capsys.readouterr()
    out, err = capsys.readouterr()
    return out if status == 0 else err


def test_an_edit_is_told_with_what_it_brings(after: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = " ".join(run(capsys, after, "--against", "staffordshire-2017", "--full").split())
    assert "Theme “Investigating crimes involving vulnerable people”: requires improvement → good" in said
    assert "findings: caused by rso-risk-not-managed evidence: caused by rso_visits_overdue" in said
    assert "- serious weakness, now undecided: visits, checks or risk assessments" in said
    assert "rso_visits_overdue: 260 → 0 (staffordshire-2017:322)" in said
    assert "Suggested areas for improvement - Manage the risk that registered sex offenders pose" in said
    data = json.loads(run(capsys, after, "--against", "staffordshire-2017", "--format", "json"))
    (row,) = data["evidence"]
    assert row["brings"] == [
        "finding:rso-risk-not-managed", "area:registered-sex-offenders-managed", "overall",
        "theme:investigating_vulnerable_people",
    ]  # fmt: skip
    page = run(capsys, after, "--against", "staffordshire-2017", "--format", "html")
    assert page.startswith("<!doctype html>") and "Draft for human judgement" in page and "260" in page


@pytest.mark.slow
def test_lines_are_no_wider_than_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    short = run(capsys, "cleveland-2017", "--against", "staffordshire-2017")
    full = run(capsys, "cleveland-2017", "--against", "staffordshire-2017", "--full")
    assert max(map(len, f"{short}{full}".splitlines())) <= 80
    assert len(short) < len(full) and "more (--full lists all)" in short and "--full" not in full


@pytest.mark.parametrize("more, message", [
    (["--against", "scenarios/forces"], "compares with one force file, not with a folder"),
    (["cleveland-2017", "--against", "staffordshire-2017"], "compares one force file with another"),
    (["--against", "staffordshire-2017", "--explain", "overall"], "does not go with `--explain`"),
    (["--against", "staffordshire-2017", "--format", "site", "--output", "x"], "cannot be told with `--format site`"),
    (["--against", "staffordshire-2017", "--full", "--format", "html"], "does not go with `--format html`"),
    (["--against", "stafordshire-2017"], "no such file"),
])  # fmt: skip
def test_what_does_not_go_together(
    more: list[str], message: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    said = run(capsys, "west-mercia-2016", *more, status=2)
    assert message in said and re.search(r"^  help: ", said, re.MULTILINE), said


def test_two_frameworks_with_nothing_in_common_are_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    import shutil

    shutil.copytree(RULES, tmp_path / "rules" / RULES.name)
    shutil.copytree(ROOT / "rules" / "peel-2017", tmp_path / "rules" / "peel-2017")
    said = run(capsys, NONSENSE[0], "--against", "staffordshire-2017", "--rules", tmp_path / "rules", status=2)
    assert "have nothing in common that could be compared" in said


def test_a_file_is_not_written_over_one_that_is_compared(after: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "staffordshire-2017", "--against", after, "--output", after, "--overwrite", status=2)
    assert "names a force file that is to be graded" in said


def test_a_comparison_speaks_in_the_words_of_its_framework(capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("text", "json", "html"):
        said = run(capsys, NONSENSE[0], "--against", NONSENSE[1], "--rules", RULES, "--format", form)
        shown = re.sub(r"(?s)<style>.*?</style>|<[^>]+>", " ", said) if form == "html" else said
        if form != "json":
            assert leaks(shown) == []
            assert "Grades" in shown and "Evidence" in shown


def test_warnings_fail_a_strict_comparison_and_differences_do_not(
    after: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(after), "--against", "staffordshire-2017", "--strict"]) == 0
    content = after.read_text()
    after.write_text(
        content.replace("rso_visits_overdue: {value: 0, source", "rso_visits_overdue: {value: 0, xsource", 1)
    )
    assert main([str(after), "--against", "staffordshire-2017"]) == 2
    after.write_text(content.replace('{value: 0, source: "staffordshire-2017:322"}', "{value: 0}", 1))
    assert main([str(after), "--against", "staffordshire-2017"]) == 0
    assert main([str(after), "--against", "staffordshire-2017", "--strict"]) == 1
    assert "1 warning" in capsys.readouterr().out


def test_what_a_panel_decided_otherwise_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    moderated = tmp_path / "moderated.yaml"
    by = "by: the panel, date: 2018-02-01}"
    moderated.write_text(
        f"{STAFFORDSHIRE.read_text()}\nmoderation:\n"
        f"  grades: {{vulnerability: [{{grade: good, reason: visits made, {by}]}}\n"
        f"  areas: {{registered-sex-offenders-managed: [{{decision: rejected, reason: mended, {by}]}}\n"
    )
    said = " ".join(run(capsys, moderated, "--against", STAFFORDSHIRE).split())
    assert "The drafts are the same; what was moderated differs." in said
    assert "was: nothing decided now: good by the panel on 2018-02-01: visits made" in said
    assert "was: nothing decided now: rejected by the panel on 2018-02-01: mended" in said
    back = " ".join(run(capsys, STAFFORDSHIRE, "--against", moderated).split())
    assert "was: rejected by the panel on 2018-02-01: mended now: nothing decided" in back
    assert "Nothing differs." in run(capsys, moderated, "--against", moderated)
    data = json.loads(run(capsys, moderated, "--against", STAFFORDSHIRE, "--format", "json"))
    VALIDATOR.validate(data)
    assert [(row["kind"], row["name"]) for row in data["moderation"]] == [
        ("grade", "vulnerability"), ("area", "registered-sex-offenders-managed"),
    ]  # fmt: skip
    page = run(capsys, moderated, "--against", STAFFORDSHIRE, "--format", "html")
    assert '<h2 id="moderation">Moderation</h2>' in page and "rejected by the panel on 2018-02-01: mended" in page


def test_two_forces_go_by_their_names_and_evidence_by_its_label(
    sides: dict[str, Side], after: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    was, now = sides["staffordshire-2017"], sides["cleveland-2017"]
    smaller = now._replace(force=now.force._replace(flags=was.force.flags))
    data = document(compare(was, smaller))
    said = " ".join(text(data, plain).split())
    names = [side.force.name for side in (was, now)]
    assert f"Found in {names[1]} only (" in said and f"Recorded of {names[0]} only (" in said
    assert not re.search(r"no more|Found now|→|\bnow\b|\bbefore,", said.replace("asked for before", ""))
    label = was.book.indicators["rso_visits_overdue"].label
    edit = " ".join(run(capsys, after, "--against", STAFFORDSHIRE).split())
    assert f"caused by “{label}”" in edit and "rso_visits_overdue" not in edit
    assert "findings: caused by “visits, checks or risk assessments of registered sex offenders are" in edit
    assert "caused by rso-risk-not-managed" not in edit
    areas = [row for row in data["evidence"] if row["kind"] == "previous_area"]
    told = [Saying(data).named(row["id"]) for row in areas]
    assert told and all(each.startswith("“asked for before: ") and len(each) <= 74 for each in told)
    assert "caused by rso_visits_overdue" in " ".join(run(capsys, after, "--against", STAFFORDSHIRE, "--full").split())
