"""What is proved is proved: the files by which the solver refuted what it did are followed, step by step, by a checker
without a solver.
"""

import csv
from pathlib import Path

import pytest
from peel_grade.cli.rulebook import main
from peel_grade.proof import ground
from peel_grade.proof.solving import Certificate, solve

from tests.conftest import ROOT
from tests.rulebooks import SOUND, sound, write
from tests.test_proof_core import refuted


def certificate(folder: Path, row: dict[str, str]) -> Certificate:
    """The certificate in the files of a claim, as any checker reads them."""
    head, *lines = (folder / row["formula"]).read_text().splitlines()
    clauses = [tuple(map(int, line.split())) for line in lines]
    variables = max(abs(literal) for clause in clauses for literal in clause)
    assert head == f"p cnf {variables} {len(clauses)}"
    assert all(clause[-1] == 0 for clause in clauses)
    steps = (folder / row["proof"]).read_text().splitlines()
    assert steps[-1] == "0"
    return Certificate(tuple(clause[:-1] for clause in clauses), tuple(steps))


def followed(rulebook: Path, folder: Path, *only: str) -> list[dict[str, str]]:
    """What is proved of a rulebook, claim by claim; each certificate is followed."""
    chosen = [each for name in only for each in ("--only", name)]
    assert main(["prove", str(rulebook), *chosen, "--certificates", str(folder)]) == 0
    with (folder / "index.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    with_files = [row for row in rows if row["formula"]]
    assert with_files
    assert all(bool(row["proof"]) is bool(row["formula"]) is not bool(row["without"]) for row in rows)
    named = [row[key] for row in with_files for key in ("formula", "proof")]
    assert {*named, "index.csv", ".rulebook-prove"} == {file.name for file in folder.iterdir()}
    assert len(named) == len({*named})
    for row in with_files:
        assert refuted(certificate(folder, row)), row
    return rows


def test_of_one_property_of_a_sound_rulebook(tmp_path: Path) -> None:
    rulebook = write(tmp_path / "sound", SOUND)
    rows = followed(rulebook, tmp_path / "proofs", "one-grade", "reachable")
    assert rows[0]["formula"] == "00001-one-grade-speed-1.cnf"
    assert {row["without"] for row in rows if row["property"] == "reachable"} == {"a force that was graded shows it"}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["themes", "points", "questions"])
def test_of_all_properties_of_a_sound_rulebook(name: str, tmp_path: Path) -> None:
    rows = followed(write(tmp_path / "sound", sound(name)), tmp_path / "proofs")
    assert {"one-grade", "worse-evidence", "more-evidence"} <= {row["property"] for row in rows if row["formula"]}


@pytest.mark.slow
def test_of_the_shipped_rulebook(tmp_path: Path) -> None:
    """What its authors declare of single questions; the checker is plain, and the proofs of the rest are long."""
    claims = ["inadequate-response-is-inadequate", "two-weak-themes-bar-good", "inadequate-question-caps"]
    rows = followed(ROOT / "rules" / "peel-2017", tmp_path / "proofs", *claims)
    assert {row["property"] for row in rows} == {*claims}


def test_certificates_are_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rulebook, folder = write(tmp_path / "sound", SOUND), tmp_path / "proofs"
    answers = iter(range(3))

    def gives_up(*given: object, **named: object) -> object:
        if next(answers, None) is None:
            raise KeyboardInterrupt
        return solve(*given, **named)  # type: ignore[arg-type]  # as it is asked

    monkeypatch.setattr(ground, "solve", gives_up)
    main(["prove", str(rulebook), "--only", "one-grade", "--certificates", str(folder)])
    assert [file.name for file in tmp_path.iterdir()] == ["sound"]


def test_forces_and_certificates_are_no_one_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rulebook, folder = write(tmp_path / "sound", SOUND), str(tmp_path / "proofs")
    assert main(["prove", str(rulebook), "--output", folder, "--certificates", folder]) == 2
    assert "--output and --certificates name one folder" in capsys.readouterr().err
