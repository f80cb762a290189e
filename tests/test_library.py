"""`import peel_grade`: what it offers, and that it does the same as the commands."""

import copy
import csv
import doctest
import enum
import importlib
import io
import json
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import peel_grade
import pytest
from peel_grade.cli.grade import main as grade_main
from peel_grade.cli.rulebook import main as rulebook_main
from peel_grade.rulebook import shipped

from tests.conftest import FORCES, ROOT
from tests.rulebooks import data_of

NAMES = [force.stem for force in FORCES]
SAMPLE = "staffordshire-2017"

Told = Callable[..., str]


@pytest.fixture(scope="module")
def rulebook() -> peel_grade.Rulebook:
    return peel_grade.load_rulebook("peel-2017")


@pytest.fixture(scope="module")
def sample(rulebook: peel_grade.Rulebook) -> peel_grade.Assessment:
    return peel_grade.grade(SAMPLE, rulebook)


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Told:
    """What a command prints."""

    def run(main: Callable[[list[str]], int], *arguments: str) -> str:
        assert main([*arguments]) == 0
        return capsys.readouterr().out

    return run


def told(call: Callable[[], object]) -> list[str]:
    """What is said of an input that is refused."""
    with pytest.raises(peel_grade.InputError) as caught:
        call()
    return [line for problem in caught.value.problems for line in str(problem).splitlines()]


def test_what_is_offered() -> None:
    assert peel_grade.__all__ == [
        "ArrowTable", "Assessment", "AssessmentDocument", "Comparison", "ComparisonDocument", "Diagnostic",
        "DraftExplanation", "DraftTable", "EngineFault", "Finding", "Force", "Gap", "InputError", "Overview",
        "OverviewDocument", "Problem", "RouteDocument", "Routes", "Rulebook", "RulebookExplanation", "__version__",
        "check", "compare", "explain", "force_from_row", "grade", "grade_spark", "grade_table", "load_force",
        "load_rulebook", "overview_of", "route",
    ]  # fmt: skip
    assert dir(peel_grade) == sorted(peel_grade.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'grad'"):
        _ = peel_grade.grad  # type: ignore[attr-defined]  # what it is about


def test_no_module_hides_what_is_offered() -> None:
    """Importing a module `peel_grade.x` sets `x` on the package, whatever it offers under that name."""
    inside = {module.name for module in pkgutil.iter_modules(peel_grade.__path__)}
    assert len(inside) > 10
    assert inside & {*peel_grade.__all__} == set()
    for name in peel_grade.__all__:
        assert not isinstance(getattr(peel_grade, name), ModuleType)


def test_each_name_comes_from_the_module_that_type_checkers_are_told() -> None:
    lines = (ROOT / "engine" / "peel_grade" / "__init__.py").read_text().split("if TYPE_CHECKING:")[1].splitlines()
    imports = [line.split() for line in lines if line.startswith("    from ")]
    homes = {name.strip(","): module for _, module, _, *names in imports for name in names}
    assert {*homes, "__version__"} == {*peel_grade.__all__}
    for name, module in homes.items():
        assert getattr(peel_grade, name) is getattr(importlib.import_module(module), name)


def test_the_version_is_that_of_the_installed_package() -> None:
    from importlib.metadata import version

    assert peel_grade.__version__ == version("peel-grade")


def test_importing_it_imports_nothing_else() -> None:
    program = (
        "import sys; before = set(sys.modules); import peel_grade; dir(peel_grade); after = set(sys.modules); "
        "print(*sorted(name for name in after - before if name.split('.')[0] not in sys.stdlib_module_names))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["peel_grade"]


def test_grading_takes_no_more_than_the_command_does() -> None:
    """The whole of pydantic, and what reports and explanations need, stay unloaded."""
    late = ("pydantic", "rich", "jinja2", "gherkin", "rapidfuzz", "peel_grade.lint.checking")
    program = (
        f"import sys, peel_grade; peel_grade.grade('{SAMPLE}').to_dict(); "
        f"print(*(name for name in {late} if name in sys.modules))"
    )
    peel_grade.load_rulebook("peel-2017")  # into the cache
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []


MODULES = [
    "peel_grade",
    *(
        f"peel_grade.library.{name}"
        for name in ("rulebooks", "forces", "drafts", "explanations", "comparisons", "overviews", "routes", "checks")
    ),
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted > 1
    assert result.failed == 0


@pytest.mark.slow
def test_examples_in_the_page_for_programmers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = doctest.testfile(str(ROOT / "docs" / "programmer.md"), module_relative=False, encoding="utf-8")
    assert result.attempted > 30
    assert result.failed == 0


@pytest.mark.parametrize("name", NAMES)
def test_it_drafts_what_the_command_drafts(name: str, printed: Told) -> None:
    assessment = peel_grade.grade(name)
    data = assessment.to_dict()
    as_json = printed(grade_main, name, "--format", "json")
    assert json.dumps(data, indent=2, ensure_ascii=False) + "\n" == as_json
    assert assessment.to_text() == printed(grade_main, name)
    assert assessment.to_text(100).splitlines() != assessment.to_text().splitlines()


def test_an_assessment_says_what_its_document_says(sample: peel_grade.Assessment) -> None:
    data = sample.to_dict()
    assert sample.overall.grade.draft == data["overall"]["draft_grade"]
    for name, question in data["questions"].items():
        result = sample.questions[name]
        assert (result.grade.draft, result.status, result.year) == (
            question["draft_grade"], question["status"], question["year"],
        )  # fmt: skip
        assert [theme.grade.draft for theme in result.themes.values()] == [
            theme["draft_grade"] for theme in question["themes"].values()
        ]
    findings = [row for question in data["questions"].values() for row in question["findings"]]
    assert [(each.rule.id, each.because, each.repeat) for each in sample.findings] == [
        (row["rule"], row["because"], row["repeat"]) for row in findings
    ]
    assert [[piece.says for piece in each.evidence] for each in sample.findings] == [
        [piece["says"] for piece in row["evidence"]] for row in findings
    ]
    assert [(each.area.id, each.area.text, each.repeat, each.concern) for each in sample.suggested] == [
        (area["id"], area["text"], area["repeat"], area["concern"]) for area in data["areas"]
    ]
    assert [area["priority"] for area in data["areas"]] == [*range(1, len(data["areas"]) + 1)]
    assert len(sample.suggested) > 5
    assert list(sample.open_areas) == [area["id"] for area in data["open_areas"]]
    assert [gap.name for gap in sample.gaps] == [gap["name"] for gap in data["evidence_gaps"]]
    assert len(sample.gaps) > 5


@pytest.mark.parametrize("name", NAMES)
def test_areas_stand_in_order_of_priority(name: str) -> None:
    """Repeated before new, graver before lighter, more reasons before fewer."""
    found = peel_grade.grade(name).suggested
    gravity = {None: 0, "serious": 1, "significant": 2, "minor": 3}
    order = [
        (not each.repeat, min(gravity[reason.rule.weight] for reason in each.reasons), -len(each.reasons))
        for each in found
    ]
    assert order == sorted(order)


@pytest.mark.parametrize(
    "source",
    [
        SAMPLE,
        str(shipped.forces_folder() / f"{SAMPLE}.yaml"),
        shipped.forces_folder() / f"{SAMPLE}.yaml",
        peel_grade.load_force(SAMPLE),
        peel_grade.load_force(SAMPLE).to_dict(),
    ],
    ids=["name", "path as text", "path", "force", "data"],
)
def test_a_force_may_be_named_or_given(source: Any, sample: peel_grade.Assessment) -> None:
    expected = sample.to_dict()
    found = peel_grade.grade(source).to_dict()
    if isinstance(source, Mapping):  # keys that say what would be so without them count in the hash
        found["input"] = expected["input"]
    assert found == expected


def test_a_row_of_a_table_is_graded(rulebook: peel_grade.Rulebook, sample: peel_grade.Assessment) -> None:
    """The sample, written as CSV and read again: everything that a table can hold of it gives the same draft."""
    force = sample.force
    row: dict[str, Any] = {"force": force.name, "inspected": ";".join(force.inspected or ())}
    written = {name: each.get("value") for name, each in force.to_dict()["indicators"].items()}
    further: dict[str, Any] = {name: value for name, value in written.items() if isinstance(value, dict)}  # ranges
    further["previous.areas"] = [{"area": each.area} for each in force.previous_areas]
    for name, indicator in force.indicators.items():
        if name not in further:
            row[name] = indicator.value if indicator.value is not None else indicator.status
        for aspect in ("previous", "rank"):
            row[f"{name}.{aspect}"] = getattr(indicator, aspect)
        row |= {f"{name}.{benchmark}": figure for benchmark, figure in indicator.benchmarks.items()}
    for name, flag in force.flags.items():
        row[name] = flag.is_ if flag.is_ is not None else flag.status
    for question, earlier in force.previous_grades.items():
        row |= {f"previous.grades.{question}.{key}": getattr(earlier, key) for key in ("grade", "year")}
    table = io.StringIO()
    writer = csv.DictWriter(table, row)
    writer.writeheader()
    writer.writerow(row)
    table.seek(0)
    read: dict[str, Any] = next(iter(csv.DictReader(table)))
    again = peel_grade.force_from_row(read | further, rulebook)
    drafted = peel_grade.grade(again, rulebook)
    assert drafted.verdicts == sample.verdicts
    assert {name: each.grade for name, each in drafted.questions.items()} == {
        name: each.grade for name, each in sample.questions.items()
    }


@pytest.fixture
def tiny_data(tiny: Path) -> dict[str, Any]:
    """A small rulebook as data."""
    return data_of(tiny)


def test_a_rulebook_may_be_named_or_given(tmp_path: Path, rulebook: peel_grade.Rulebook) -> None:
    folder = shipped.rules_folder() / "peel-2017"
    for source in ("peel-2017", str(folder), folder, shipped.rules_folder()):
        assert peel_grade.load_rulebook(source) == rulebook
    assert peel_grade.load_rulebook(shipped.rules_folder(), "peel-2016").framework.id == "peel-2016"
    assert told(lambda: peel_grade.load_rulebook(shipped.rules_folder(), "peel-2071"))[1:] == [
        "  help: did you mean `peel-2017`?"
    ]
    assert "no such folder" in told(lambda: peel_grade.load_rulebook("nowhere"))[0]
    assert "no rulebook" in told(lambda: peel_grade.load_rulebook(tmp_path))[0]


@pytest.mark.slow
def test_a_rulebook_of_a_git_revision(tmp_path: Path, rulebook: peel_grade.Rulebook) -> None:
    """Also after the folder into which it was read is gone."""
    from shutil import copytree

    repository = tmp_path / "repository"
    copytree(shipped.rules_folder(), repository / "rules")
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], ["add", "."], [*identity, "commit", "-qm", "Rules"]):
        subprocess.run(["git", *arguments], cwd=repository, check=True)
    program = (
        "import peel_grade; name = 'HEAD:rules/peel-2017'; book = peel_grade.load_rulebook(name); "
        f"print(book.sha256, peel_grade.grade('{SAMPLE}', book).overall.grade.draft, peel_grade.check(name))"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=repository, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == [rulebook.sha256, "good", "()"]


def test_a_rulebook_from_data_grades_and_is_checked(tiny: Path, tiny_data: dict[str, Any]) -> None:
    before = copy.deepcopy(tiny_data)
    book = peel_grade.load_rulebook(tiny_data)
    assert book == peel_grade.load_rulebook(tiny)
    force = {"force": "A", "framework": "tiny-2017", "indicators": {"calls_late": 120}}
    for source in (book, tiny_data, tiny):
        assessment = peel_grade.grade(force, source)
        assert assessment.questions["response"].grade.draft == "requires_improvement"
        (area,) = assessment.suggested
        assert (area.area.id, [each.rule.id for each in area.reasons]) == ("answer-calls-time", ["late-calls"])
    assert peel_grade.force_from_row({"force": "A", "calls_late": "120"}, book).indicators["calls_late"].value == 120
    assert tiny_data == before
    in_files, in_data = peel_grade.check(tiny), peel_grade.check(tiny_data)
    assert [each.problem.message for each in in_data] == [each.problem.message for each in in_files]
    assert {each.severity for each in in_data} <= {"warning"}
    index = next(i for i, rule in enumerate(tiny_data["findings"]) if rule["id"] == "late-calls")
    tiny_data["findings"][index]["when"]["indicator"] = "calls_lat"
    (mistake,) = [each.problem for each in peel_grade.check(tiny_data) if each.severity == "error"]
    assert (mistake.path, mistake.code) == (f"findings[{index}].when.indicator", "unknown-name")
    assert told(lambda: peel_grade.load_rulebook(tiny_data))[:2] == [
        f"findings[{index}].when.indicator: unknown indicator `calls_lat`", "  help: did you mean `calls_late`?",
    ]  # fmt: skip


def test_a_check_reports_what_the_command_reports(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    findings = tiny / "findings" / "speed.yaml"
    findings.write_text(findings.read_text().replace("at_least: 50", "at_least: 0"))
    assert rulebook_main(["check", "tiny", "--format", "json"]) == 1
    (reported,) = json.loads(capsys.readouterr().out)["rulebooks"]
    assert reported["diagnostics"]
    assert [
        (each.problem.file, each.problem.line, each.problem.code, each.severity) for each in peel_grade.check("tiny")
    ] == [
        (row["file"], row["line"], row["code"], row["severity"])
        for row in reported["diagnostics"]
        if row["allowed"] is None
    ]


INPUTS: dict[str, tuple[Callable[[], object], list[str]]] = {
    "no framework": (
        lambda: peel_grade.grade({"force": "A"}),
        ["force: key `framework` is missing", "  help: say by which it is graded, such as `framework: peel-2017`"],
    ),
    "unknown framework, and more": (
        lambda: peel_grade.grade({"force": "", "framework": "peel-2071"}),
        [
            "force: must not be empty",
            "  help: write the name of who was inspected",
            "framework: unknown framework `peel-2071`",
            "  help: did you mean `peel-2017`?",
        ],
    ),
    "no file": (lambda: peel_grade.grade("nowhere.yaml"), ["nowhere.yaml: no such file"]),
    "misspelled name": (
        lambda: peel_grade.grade("stafordshire-2017"),
        ["stafordshire-2017: no such file", f"  help: did you mean `{SAMPLE}`?"],
    ),
    "standard input is for commands": (lambda: peel_grade.grade("-"), ["-: no such file"]),
    "several": (
        lambda: peel_grade.grade(shipped.forces_folder()),
        [f"{shipped.forces_folder()}: this folder holds {len(FORCES)} force files, one is expected",
         "  help: give one file; to grade several, grade each"],
    ),
    "a row without a framework": (
        lambda: peel_grade.force_from_row({"force": "A"}),
        ["framework: the row names no framework", "  help: add the column `framework`, or give the rulebook"],
    ),
    "an unknown name of a draft": (
        lambda: peel_grade.explain(peel_grade.grade(SAMPLE), "vulnerabilty"),
        ["explain: unknown question, theme, rule, area for improvement or evidence `vulnerabilty`",
         "  help: did you mean `vulnerability`?"],
    ),
    "an unknown name of a rulebook": (
        lambda: peel_grade.explain(peel_grade.load_rulebook("peel-2017"), "scpo"),
        ["explain: no rule, area, indicator, flag, parameter, theme, question or grade is named `scpo`",
         "  help: did you mean `scpos`?"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("call", "expected"), INPUTS.values(), ids=INPUTS)
def test_mistakes_are_told(call: Callable[[], object], expected: list[str]) -> None:
    assert told(call) == expected


def test_a_force_is_checked_against_the_rulebook_that_grades_it(tiny: Path) -> None:
    force = peel_grade.load_force(SAMPLE)
    small = peel_grade.load_rulebook(tiny)
    problems = told(lambda: peel_grade.grade(force, small))
    assert len(problems) > 50
    assert any("unknown indicator `rso_visits_overdue`" in line for line in problems)
    lacking = force._replace(
        indicators={"rso_visits_overdue": force.indicators["rso_visits_overdue"]._replace(value=-1)}
    )
    assert (
        told(lambda: peel_grade.grade(lacking))[0] == "indicators.rso_visits_overdue.value: `-1` is less than nothing"
    )


@pytest.mark.parametrize(
    "name", ["overall", "vulnerability", "mental_health", "rso-risk-not-managed", "rso_visits_overdue"]
)
def test_a_draft_is_explained_as_the_command_explains_it(
    name: str, sample: peel_grade.Assessment, printed: Told
) -> None:
    explanation = peel_grade.explain(sample, name)
    assert explanation.to_text() == printed(grade_main, SAMPLE, "--explain", name)
    as_json = json.loads(printed(grade_main, SAMPLE, "--explain", name, "--format", "json"))
    assert explanation.to_dict() == as_json["explanations"][0]
    assert explanation.tree.children


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["rso-risk-not-managed", "rso_visits_overdue", "theme-serious-weakness", "vulnerability:good"]
)
def test_a_rulebook_is_explained_as_the_command_explains_it(
    name: str, rulebook: peel_grade.Rulebook, printed: Told
) -> None:
    sample = {force.stem: peel_grade.grade(force) for force in FORCES if force.stem.endswith("2017")}
    explanation = peel_grade.explain(
        rulebook, name, assessments=sample.values(), scenarios=shipped.scenarios_folder()
    )  # fmt: skip
    data = json.loads(printed(rulebook_main, "explain", name, "--rules", "peel-2017", "--format", "json"))
    found = json.loads(json.dumps(explanation.to_dict()))
    files = {assessment.force.name: stem for stem, assessment in sample.items()}
    for force in found["forces"]:  # a program names a force by its name
        force["file"] = files[force["force"]]
    data["forces"] = [force for force in data["forces"] if force["file"] in sample]
    assert found == data
    assert found["scenarios"] and found["forces"]
    bare = peel_grade.explain(rulebook, name)
    assert (bare.scenarios, bare.forces, bare.sentence) == ((), (), explanation.sentence)
    assert bare.to_text().startswith(name)


def test_of_two_drafts_of_one_force_both_are_looked_up(rulebook: peel_grade.Rulebook) -> None:
    after = {**peel_grade.load_force(SAMPLE, rulebook).to_dict(), "indicators": {}}
    drafts = [peel_grade.grade(SAMPLE, rulebook), peel_grade.grade(after, rulebook)]
    found = peel_grade.explain(rulebook, "rso-risk-not-managed", assessments=drafts).forces
    assert [(force.force, force.stands[0].truth) for force in found] == [
        ("Staffordshire Police", True),
        ("Staffordshire Police", None),
    ]


def test_what_is_no_subject_of_an_explanation_is_told() -> None:
    with pytest.raises(TypeError, match="not str; see `load_rulebook`"):
        peel_grade.explain("peel-2017", "scpos")  # type: ignore[call-overload]


def test_a_width_that_no_report_fits_is_refused(rulebook: peel_grade.Rulebook, sample: peel_grade.Assessment) -> None:
    told = (sample, peel_grade.explain(sample, "overall"), peel_grade.explain(rulebook, "scpos"),
            peel_grade.compare(sample, sample), peel_grade.overview_of([sample]),
            peel_grade.route(sample, "good", "vulnerability"))  # fmt: skip
    for each in told:
        assert max(map(len, each.to_text(60).splitlines())) <= 60
        for width in (59, 5, 0, -1):
            with pytest.raises(ValueError, match=f"60 or more is needed, not {width}"):
                each.to_text(width)


def test_a_drafted_force_can_be_written_and_graded_again(sample: peel_grade.Assessment) -> None:
    """What was computed from other figures is not written; what the file says beside it is."""
    computed = {name: row for name, row in sample.force.indicators.items() if row.computed_from}
    assert computed
    assert {*computed}.isdisjoint(sample.force.to_dict()["indicators"])
    assert peel_grade.grade(sample.force.to_dict()).force.as_stated().indicators == sample.force.as_stated().indicators
    ((name, row),) = computed.items()
    beside = {"rank": "middle", "previous": 3, "note": "N", "status": "known"}
    data = sample.force.to_dict()
    data["indicators"][name] = beside
    again = peel_grade.grade(data).force
    assert (again.indicators[name].value, again.indicators[name].note) == (row.value, "N")
    assert again.to_dict()["indicators"][name] == {key: beside[key] for key in ("previous", "rank", "note")}


def test_two_drafts_are_compared_as_the_command_compares_them(printed: Told, tmp_path: Path) -> None:
    """Apart from the names of the files."""
    edited = tmp_path / "edited.yaml"
    text = next(each for each in FORCES if each.stem == SAMPLE).read_text()
    edited.write_text(text.replace("rso_visits_overdue: {value: 260", "rso_visits_overdue: {value: 2"))
    told = json.loads(printed(grade_main, str(edited), "--against", SAMPLE, "--format", "json"))
    found = peel_grade.compare(peel_grade.grade(SAMPLE), peel_grade.grade(edited))
    data: Any = found.to_dict()
    assert data["grades"] and data["findings"]
    for side in ("was", "now"):
        told[side]["file"] = data[side]["file"]
    assert told == data
    assert found.to_text(full=True).startswith(found.to_text().splitlines()[0])
    care = ROOT / "tests" / "frameworks" / "care"
    drafted = peel_grade.grade(care / "scenarios/forces/quayside-2024.yaml", care / "care-2024")
    with pytest.raises(peel_grade.InputError, match="have nothing in common that could be compared"):
        peel_grade.compare(drafted, found.now)


@pytest.mark.slow
def test_routes_are_told_as_the_command_tells_them(printed: Told, sample: peel_grade.Assessment) -> None:
    """Apart from the name of the file; the grade and the questions are named by id or title."""
    asked = ["vulnerability", "Investigating crime and reducing re-offending"]
    options = [SAMPLE, "--route-to", "good", "--question", asked[0], "--question", "investigation"]
    found = peel_grade.route(sample, "Good", asked)
    document = json.loads(printed(grade_main, *options, "--format", "json"))
    assert document | {"file": sample.force.file} == found.to_dict()
    assert printed(grade_main, *options) == found.to_text()
    assert (found.assessment, [way["reached"] for way in document["ways"]]) == (sample, [False, True])
    (overall,) = peel_grade.route(sample, "good").to_dict()["ways"]
    assert (overall["question"], overall["reached"]) == (None, True)
    assert told(lambda: peel_grade.route(sample, "god", "vulnerability")) == [
        "route: unknown grade `god`",
        "  help: did you mean `good`?",
    ]
    (wrong, help) = told(lambda: peel_grade.route(sample, "good", "specialist_capabilities"))
    assert wrong == "route: `specialist_capabilities` is not graded"
    assert help == "  help: one of crime_prevention, investigation, vulnerability, serious_organised_crime"


@pytest.mark.slow
def test_many_drafts_are_told_together_as_the_command_tells_them(printed: Told, tmp_path: Path) -> None:
    names = ["west-mercia-2016", "staffordshire-2017", "cleveland-2017"]
    printed(grade_main, *names, "--format", "overview", "--output", str(tmp_path / "all.json"))
    told = json.loads((tmp_path / "all.json").read_text())
    found: Any = peel_grade.overview_of(map(peel_grade.grade, names)).to_dict()
    for each, row in zip(told["sections"], found["sections"], strict=True):
        for one, other in zip(each["table"], row["table"], strict=True):
            one["file"] = other["file"]
    assert told == found
    assert peel_grade.overview_of(map(peel_grade.grade, reversed(names))).to_dict() == found
    assert peel_grade.overview_of([]).to_dict()["sections"] == []


def test_a_rulebook_can_be_a_key(rulebook: peel_grade.Rulebook) -> None:
    again = peel_grade.load_rulebook("peel-2017")
    assert {rulebook: 1}[again] == 1
    assert peel_grade.load_rulebook("peel-2016") not in {rulebook: 1}


class Name(str, enum.Enum):  # noqa: UP042 - whose own text is its name
    LATEST = "peel-2017"
    EVALUATED = "problem_solving_evaluated"


def test_an_enumeration_of_text_counts_as_its_text() -> None:
    key = Name.EVALUATED
    force = peel_grade.load_force({"force": "A", "framework": Name.LATEST, "flags": {key: True}})
    assert (force.framework, type(force.framework), list(force.flags)) == ("peel-2017", str, [key.value])


@pytest.mark.parametrize("load", [peel_grade.load_force, peel_grade.load_rulebook])
def test_a_name_that_is_too_long_for_a_path_is_a_mistake_of_the_input(load: Callable[[str], object]) -> None:
    (line,) = told(lambda: load("x" * 5_000))
    assert line.endswith("xxx...`: cannot be read: file name too long")
