"""What is proved is proved: each refutation by the solver is followed, step by step, by a checker without a solver."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.proof import ground
from peel_grade.proof.net import Literal, Net
from peel_grade.proof.prover import Wanted, jobs, properties, prover
from peel_grade.proof.solving import Answer, Certificate, Deadline, solve
from peel_grade.rulebook.reading.load import load_rulebook

from tests.conftest import ROOT
from tests.rulebooks import sound, write
from tests.test_proof_core import refuted


def certificates(folder: Path, claims: list[str], monkeypatch: pytest.MonkeyPatch) -> list[Certificate]:
    """The certificates of all that is impossible where these properties of a rulebook are proved."""
    found: list[Certificate] = []

    def certified(net: Net, goals: Iterable[Literal], deadline: Deadline | None = None) -> Answer:
        answer = solve(net, goals, deadline, certify=True)
        if answer.certificate is not None:
            found.append(answer.certificate)
        return answer

    monkeypatch.setattr(ground, "solve", certified)
    compiled = compile_rulebook(load_rulebook(folder))
    prove = prover(Wanted(compiled, Deadline()))
    for job in jobs(compiled, claims or [name for name in properties(compiled.book) if name != "least-evidence"]):
        assert {result.status for result in prove(job) if not result.exception} <= {"proved"}
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", ["themes", "points", "questions"])
def test_all_of_a_sound_rulebook(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = certificates(write(tmp_path / "sound", sound(name)), [], monkeypatch)
    assert found
    assert all(map(refuted, found))


@pytest.mark.slow
def test_of_the_shipped_rulebook(monkeypatch: pytest.MonkeyPatch) -> None:
    """What its authors declare of single questions; the checker is plain, and the proofs of the rest are long."""
    claims = ["inadequate-response-is-inadequate", "two-weak-themes-bar-good", "inadequate-question-caps"]
    found = certificates(ROOT / "rules" / "peel-2017", claims, monkeypatch)
    assert found
    assert all(map(refuted, found))
