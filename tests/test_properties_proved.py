"""What `rulebook prove` proves of a sound rulebook; one with a fault it refutes by forces that are really graded."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from peel_grade.cli.rulebook import main
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.force.file import load_force
from peel_grade.grades.assessment import assess
from peel_grade.grades.results import Assessment
from peel_grade.proof.claims import Job, Result
from peel_grade.proof.ground import grade_in, improves, rules_of
from peel_grade.proof.own import fails, truth
from peel_grade.proof.prover import GENERAL, Wanted, jobs, prover
from peel_grade.proof.solving import Deadline
from peel_grade.rulebook import shipped
from peel_grade.rulebook.reading.load import load_rulebook

from tests.corpus import Case, cases
from tests.document_forms import has_its_form
from tests.rulebooks import SOUND, edited, write

FRAMEWORKS = Path("tests/frameworks").resolve()


def faults() -> Iterator[ParameterSet]:
    """The first of each property quick, the others slow."""
    seen: set[str] = set()
    for case in cases("faults"):
        marks = [pytest.mark.slow] if case["property"] in seen else []
        seen.add(case["property"])
        yield pytest.param(case, id=case["name"], marks=marks)


def results(compiled: Compiled, *only: str) -> list[Result]:
    prove = prover(Wanted(compiled, Deadline()))
    return [each for job in jobs(compiled, only) for each in prove(job)]


def reproduced(found: Result, drafts: list[Assessment]) -> bool:
    """Whether drafts really show what refutes a claim."""
    book, graded = drafts[0].book, [grade_in(each, found.place) for each in drafts]
    match found.claim:
        case "worse-evidence":
            return improves(book, graded[0].draft, graded[1].draft)
        case "one-grade":
            return graded[0].rule is None
        case "limits":
            (rule,) = (each for each in rules_of(book, found.place) if each.id == found.about)
            facts = graded[0].facts or {}
            holds = truth(rule.when, lambda leaf: facts.get(leaf.subject))
            return holds is True and improves(book, rule.grade, graded[0].draft)
        case _:
            return fails(book.properties[found.claim], drafts[0])


def test_all_is_proved_of_a_sound_rulebook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path / "sound", SOUND)
    assert main(["prove", str(folder), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (has_its_form(told), told["proved"]) == ("proofs/1", True)
    (part,) = told["rulebooks"]
    claims = {row["id"]: (row["status"], row["claims"]) for row in part["properties"]}
    assert claims.keys() == {"slow-is-not-good", *GENERAL} - {"least-evidence"}
    assert all(status == "proved" and number > 0 for status, number in claims.values())


@pytest.mark.parametrize("case", [*faults()])
def test_a_fault_is_refuted(tmp_path: Path, case: Case) -> None:
    book = load_rulebook(write(tmp_path / "sound", edited(SOUND, case)))
    compiled = compile_rulebook(book)
    engines = Engines(compiled)
    found = results(compiled, case["property"])
    assert "unknown" not in {each.status for each in found}
    refuted = {(each.about, each.place): each for each in found if each.status == "refuted"}
    about = case.get("about", ""), case.get("place", "")
    assert about in refuted, sorted(refuted)
    for each in refuted.values():
        drafts = []
        for number, data in enumerate(each.forces):
            file = tmp_path / f"{number}.yaml"
            file.write_text(json.dumps(data))
            drafts.append(assess(load_force(file, book), engines))
        assert not drafts or reproduced(each, drafts), each
        assert drafts or each.claim in ("reachable", "needed") or each.says


def test_what_refutes_is_written_as_force_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As little is in them as it takes."""
    (case,) = (
        each for each in cases("faults") if each["case"] == "evidence whose recording helps, though it is adverse"
    )
    folder, output = write(tmp_path / "sound", edited(SOUND, case)), tmp_path / "shown"
    assert main(["prove", str(folder), "--only", "worse-evidence", "--output", str(output)]) == 1
    text = " ".join(capsys.readouterr().out.split())
    assert "REFUTED: worse evidence never brings a better grade (worse-evidence; 27 claims)" in text
    assert "calls are checked, not recorded → false: insufficient evidence → good" in text
    one, other = sorted(output.glob("*-calls_checked-speed-*.yaml"))
    assert one.read_text() == "force: With the better evidence\nframework: sound-2017\n"
    assert other.read_text().endswith("framework: sound-2017\nflags: {calls_checked: false}\n")


def test_an_exception_excepts_what_it_names_and_an_idle_one_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    excepted = (
        "exceptions:\n  - {id: few-calls, property: worse-evidence, of: calls_waiting, because: few calls are odd}\n"
        "  - {id: few-cells, property: worse-evidence, of: cells_checked, because: of old}\n"
    )
    files = {**SOUND, "framework.yaml": SOUND["framework.yaml"] + excepted}
    old, new = "{indicator: calls_waiting, at_least: 50}", "{indicator: calls_waiting, at_most: 50}"
    files["findings/a.yaml"] = files["findings/a.yaml"].replace(old, new)
    folder = write(tmp_path / "sound", files)
    assert main(["prove", str(folder), "--only", "worse-evidence"]) == 1
    text = " ".join(capsys.readouterr().out.split())
    assert "Of 1 property: 1 proved, 1 exception without effect." in text
    assert "excepted by few-calls: few calls are odd" in text
    assert "EXCEPTS NOTHING: few-cells (worse-evidence): remove it" in text


def test_what_takes_too_long_is_unknown_and_no_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path / "sound", SOUND)
    arguments = ["prove", str(folder), "--only", "slow-is-not-good"]
    assert main([*arguments, "--timeout", "0.000001"]) == 1
    assert "unknown: a force that is slow is not good overall" in " ".join(capsys.readouterr().out.split())
    assert main(arguments) == 0


def test_an_unknown_property_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path / "sound", SOUND)
    assert main(["prove", str(folder), "--only", "reachabel"]) == 2
    assert "unknown property `reachabel`\n  help: did you mean `reachable`?" in capsys.readouterr().err


@pytest.mark.slow
def test_the_least_evidence_of_each_grade(tmp_path: Path) -> None:
    compiled = compile_rulebook(load_rulebook(write(tmp_path / "sound", SOUND)))
    found = {(each.place, each.about): (each.least, each.most) for each in results(compiled, "least-evidence")}
    assert found["question/response", "outstanding"] == (4, 4)
    assert found["question/response", "inadequate"] == (1, 1)
    assert found["overall", "good"] == (3, 3)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["care/care-2024", "fire/fire-2019", "nonsense/clack-2031", "peel/peel-2024"])
def test_every_framework_can_be_asked(name: str) -> None:
    compiled = compile_rulebook(load_rulebook(FRAMEWORKS / name))
    found = results(compiled, "one-grade", "reachable", "limits", "more-evidence")
    assert {each.status for each in found} <= {"proved", "refuted"}
    assert {each.claim for each in found} == {"one-grade", "reachable", "limits", "more-evidence"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "entry", "place"),
    [
        (
            "{share: evidence, favourable: false, at_least: 30}",
            "{share: evidence, at_least: 40}",
            "indicator/acro_checks_change",
            "question/investigation",
        ),
        (
            "grade: good\n    because: enough is recorded that speaks for the force, and no weakness is found",
            "grade: insufficient_evidence\n    because: nothing is concluded",
            "indicator/ocgs_awaiting_assessment",
            "question/serious_organised_crime",
        ),
    ],
)
def test_thin_evidence_in_the_shipped_rulebook_is_refuted(
    tmp_path: Path, old: str, new: str, entry: str, place: str
) -> None:
    """As it was graded before: taking evidence away, or adding a weakness, brought a better grade."""
    source = shipped.rules_folder() / "peel-2017"
    files = {str(file.relative_to(source)): file.read_text() for file in source.rglob("*.yaml")}
    assert old in files["framework.yaml"]
    for wanted, text in (
        ("proved", files),
        ("refuted", {**files, "framework.yaml": files["framework.yaml"].replace(old, new)}),
    ):
        compiled = compile_rulebook(load_rulebook(write(tmp_path / wanted, text)))
        found = prover(Wanted(compiled, Deadline()))(Job("worse-evidence", entry))
        assert {each.place: each.status for each in found}[place] == wanted
