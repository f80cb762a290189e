"""What `rulebook check` reports and allows, also of rulebooks that extend others."""

import shutil
from pathlib import Path

import pytest
from peel_grade.rulebook import shipped
from peel_grade.rulebook.locate import rulebooks_in

from tests.checking import NARROW, WRONG, add, checked, edit
from tests.conftest import ROOT
from tests.rulebooks import LATE, rule, write


def test_what_is_allowed_is_not_reported(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(tiny, "findings/speed.yaml", LATE, f"{WRONG}\n  allow: {{wrong-side: a reason}}")
    assert checked(capsys, "tiny", status=0).endswith("; 3 allowed\n")


def test_lints_are_told_beside_mistakes(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What can be judged is judged; nothing is said of what a broken rule might have tested."""
    edit(tiny, "findings/speed.yaml", LATE, WRONG)
    edit(tiny, "findings/care.yaml", "flag: victims_heard}", "flag: victim_heard}")
    out = checked(capsys, "tiny")
    assert [line.rpartition("[")[2] for line in out.splitlines() if line.endswith("]")] == [
        "unknown-name]",
        "wrong-side]",
    ]
    assert out.endswith("tiny: 1 error; 1 warning; what is missing is judged once these are corrected\n")


def test_a_mistake_in_a_base_is_told_once(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(Path("other"), {"framework.yaml": "id: other\ntitle: Other\nyear: 2018\nversion: '1'\nextends: tiny\n"})
    edit(tiny, "findings/speed.yaml", LATE, "when: {indicator: calls_lat, at_least: 50}")
    out = checked(capsys, ".")
    assert out.count("unknown indicator `calls_lat`") == 1
    assert "other: 1 error" in out


def test_lints_of_a_base_are_its_own(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rulebook that extends another answers for what it writes itself, also where the base makes it a duplicate."""
    add(tiny, NARROW)
    write(
        Path("other"),
        {
            "framework.yaml": "id: other\ntitle: Other\nyear: 2018\nversion: '1'\nextends: tiny\n",
            "findings/a.yaml": rule("{indicator: calls_late, at_least: 90}", "weakness: serious", "latest-calls"),
        },
    )
    out = checked(capsys, "other")
    assert "other/findings/a.yaml:1:7: warning: whenever `latest-calls` concludes" in out
    assert out.endswith("1 warning\n")


def test_a_pair_is_allowed_by_either_rule(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(tiny, "findings/speed.yaml", f"{LATE}\n", f"{LATE}\n  allow: {{implied-rule: it is wanted}}\n")
    add(tiny, NARROW)
    assert checked(capsys, "tiny", status=0).endswith("3 allowed\n")


def test_shipped_files_carry_the_modeline() -> None:
    for folder in rulebooks_in(shipped.rules_folder()):
        for file in [*folder.rglob("*.yaml"), *shipped.forces_folder().glob("*.yaml")]:
            first = file.read_text().split("\n", 1)[0]
            schema = (file.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()
            framework = "2016" if "2016" in str(file.relative_to(ROOT)) else "2017"
            kind = {"forces": "force", "peel-2016": "framework", "peel-2017": "framework"}.get(
                file.parent.name, file.parent.name
            )
            assert schema == ROOT / "schemas" / f"peel-{framework}.{kind}.json"


@pytest.mark.slow
def test_a_copy_of_the_shipped_rulebooks_is_as_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(shipped.rules_folder(), tmp_path / "rules")
    assert "warning" not in checked(capsys, str(tmp_path / "rules"), status=0)
