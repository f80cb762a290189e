"""Many force files at once: the same on one core and on all, told in their order, in bounded memory."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from peel_grade.cli import pool
from peel_grade.cli.grade import main
from peel_grade.report.summary import summary_legend
from peel_grade.rulebook import shipped

from tests.conftest import ROOT

SAMPLES = [path.read_text() for path in sorted(shipped.forces_folder().glob("*.yaml"))]


FILES = 20


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """More force files than one process drafts alone, of both frameworks."""
    monkeypatch.setattr(pool, "MANY", 12)
    place = tmp_path / "forces"
    place.mkdir()
    write_forces(place, FILES)
    return place


def write_forces(folder: Path, files: int) -> None:
    for number in range(files):
        text = re.sub(r"(?m)^force: .*", f"force: Police {number}", SAMPLES[number % len(SAMPLES)])
        (folder / f"{number:04}.yaml").write_text(text)


def told(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, bytes, bytes]:
    status = main([*arguments])
    said = capfdbinary.readouterr()
    return status, said.out, said.err


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text", "json"])
def test_all_cores_tell_what_one_core_tells(
    form: str, folder: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "_cores", lambda: 3)
    together = told(capfdbinary, str(folder), "--format", form)
    assert main([str(folder), "--format", form, "--output", str(tmp_path / "written")]) == 0
    monkeypatch.setattr(pool, "_cores", lambda: 1)
    assert told(capfdbinary, str(folder), "--format", form) == together
    assert together[::2] == (0, b"")
    assert (tmp_path / "written").read_bytes() == together[1]


def test_an_array_of_drafts_is_written_as_one_piece_of_json(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    _, out, _ = told(capfdbinary, *map(str, sorted(folder.iterdir())[:3]), "--format", "json")
    drafts = json.loads(out)
    assert out.decode() == json.dumps(drafts, indent=2, ensure_ascii=False) + "\n"
    assert [draft["force"] for draft in drafts] == [f"Police {number}" for number in range(3)]


@pytest.mark.slow
@pytest.mark.parametrize("cores", [1, 2])
def test_mistakes_of_some_are_told_after_the_others(
    cores: int, folder: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "_cores", lambda: cores)
    for number in (3, 17):
        (folder / f"{number:04}.yaml").write_text("force: x\n")
    status, out, err = told(capfdbinary, str(folder))
    assert (status, len(out.splitlines())) == (2, FILES - 2 + len(summary_legend([]).splitlines()))
    assert err.decode().splitlines()[-1] == "2 problems"
    written = tmp_path / "written"
    for arguments in (["--format", "json"], ["--output", str(written)]):
        assert told(capfdbinary, str(folder), *arguments)[:2] == (2, b"")
    assert not written.exists()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "cache") == ["forces"]


def test_a_worker_that_dies_is_a_fault_of_the_engine(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "_cores", lambda: 2)
    monkeypatch.setattr(pool, "_tell_in_worker", _die)
    status, out, err = told(capfdbinary, str(folder))
    assert (status, out) == (3, b"")
    assert b"ended before its time" in err


def _die(_given: object) -> None:
    os._exit(1)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="workers would not inherit what makes them wait")
def test_an_interrupt_waits_for_nothing_that_was_begun_ahead(folder: Path) -> None:
    script = (
        "import os, signal, sys, time\nfrom peel_grade.cli import pool\n"
        "pool._cores, pool.MANY = lambda: 2, 12\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell's background ignores it
        "def wait(given):\n    os.kill(parent, signal.SIGINT)\n    time.sleep(600)\n"
        "parent, pool._tell_in_worker = os.getpid(), wait\n"
        "from peel_grade.cli.grade import main\nsys.exit(main(sys.argv[1:]))"
    )
    call = [sys.executable, "-c", script, str(folder)]
    done = subprocess.run(call, capture_output=True, check=False, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what a process alone has held is told on Linux")
def test_the_memory_of_a_process_does_not_grow_with_the_files(folder: Path) -> None:
    script = (
        "import sys\nfrom peel_grade.cli import pool\npool._cores = lambda: 1\n"
        "from peel_grade.cli.grade import main\nmain([*sys.argv[1:], '--format', 'json'])\n"
        "from tests.benchmarks.measure import peak_memory_here; sys.stderr.write(str(peak_memory_here()))"
    )

    def peak(files: int) -> float:
        write_forces(folder, files)
        done = subprocess.run([sys.executable, "-c", script, str(folder)], cwd=ROOT, capture_output=True, check=True)
        return float(done.stderr)

    assert peak(128) < peak(32) + 4_000 / 1024  # megabytes
