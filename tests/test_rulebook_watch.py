"""`rulebook watch`: what is told after each save."""

import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.lint import decisions
from peel_grade.lint.checking import check
from peel_grade.lint.proving.tallies import Tallies
from peel_grade.rulebook.reading.origins import FolderOrigin
from peel_grade.watch import Watching

from tests.conftest import ROOT
from tests.rulebooks import CALLS, FORCE, write

EDITS = [
    ("findings/all.yaml", "at_least: 3", "at_least: 4", False),
    ("findings/all.yaml", "weakness: leaden", "weakness: feathery", True),  # something else can be counted
    ("findings/all.yaml", "at_least: 4", "at_least:", False),  # a mistake: nothing is asked of the lists
    ("findings/all.yaml", "at_least:}", "at_least: 5}", False),
    ("framework.yaml", "at_least: 80}", "at_least: 60}", True),
    ("framework.yaml", "grade: plush", "grade: murk", True),
    ("catalogue/all.yaml", "value: 40", "value: 41", False),
]

_PATIENCE = 60.0


class Watch:
    """The running command; its output comes in blocks that end in an empty line."""

    def __init__(self, folder: Path, *arguments: str, command: str = "watch") -> None:
        call = [sys.executable, "-c", "from peel_grade.cli.rulebook import main; raise SystemExit(main())", command]
        self.process = subprocess.Popen(
            [*call, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def block(self) -> str:
        """The next block."""
        lines: list[str] = []
        while not lines or lines[-1] != "\n":
            lines.append(self._lines.get(timeout=_PATIENCE))
        return "".join(lines)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    write(tmp_path / "my-rules" / "tiny-2017", CALLS)
    recorded = 'indicators:\n  calls_late: {value: 60, source: "report:10"}\n'
    (tmp_path / "force.yaml").write_text(f"{FORCE}source: {{report: {{title: A report, lines: 100}}}}\n{recorded}")
    return tmp_path


@pytest.fixture
def watch(place: Path) -> Iterator[Watch]:
    started = Watch(place, "my-rules", "force.yaml")
    yield started
    started.process.kill()


def save(file: Path, old: str, new: str) -> None:
    """Save as editors do: a new file in the place of the old one."""
    text = file.read_text()
    assert old in text
    beside = file.with_suffix(".tmp")
    beside.write_text(text.replace(old, new))
    beside.replace(file)


@pytest.mark.slow
def test_each_save_tells_what_changed(place: Path, watch: Watch) -> None:
    first = watch.block()
    assert first.startswith(
        "watching my-rules/tiny-2017, which grades the force, and what it extends\nTest Police: overall good\n"
    )
    rules = place / "my-rules" / "tiny-2017" / "findings" / "speed.yaml"

    save(rules, "indicator: calls_late, at_least: 50", "indicator: calls_late, at_least: 80")
    told = watch.block()
    assert "changed: speed.yaml" in told
    assert "finding of rule late-calls: a serious weakness → not found" in told

    save(rules, "indicator: calls_late, at_least: 80", "indicator: calls_late, at_lest: 50")
    told = watch.block()
    assert "error: unknown key `at_lest` [unknown-key]\n  help: did you mean `at_least`?" in told
    assert "no draft until this is corrected" in told

    save(rules, "indicator: calls_late, at_lest: 50", "indicator: calls_late, at_most: 50")
    told = watch.block()
    assert "gone: my-rules/tiny-2017/findings/speed.yaml" in told
    assert "[wrong-side]" in told
    assert "no change in the draft" in told  # against the last draft there was

    save(rules, "indicator: calls_late, at_most: 50", "indicator: calls_late, at_least: 50")
    told = watch.block()
    assert "gone: " in told
    assert "finding of rule late-calls: not found → a serious weakness" in told

    save(place / "force.yaml", "value: 60", "value: 2.5")
    assert "new: force.yaml:" in (told := watch.block())
    assert "`2.5` is not a whole number" in told

    shutil.rmtree(place / "my-rules" / "tiny-2017" / "catalogue")
    assert "error: " in watch.block()
    watch.process.send_signal(signal.SIGINT)
    assert watch.process.wait(_PATIENCE) == 0
    assert watch.process.stderr is not None and watch.process.stderr.read() == ""


def test_what_is_known_from_before_is_what_is_found_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And only what the lists of grade rules decide otherwise is gone through again."""
    clack = ROOT / "tests" / "frameworks" / "nonsense"
    folder = Path(shutil.copytree(clack / "clack-2031", tmp_path / "clack-2031"))
    watching = Watching(folder, clack / "scenarios" / "forces" / "lancre.yaml")
    watching.state()
    for file, old, new, again in EDITS:
        text = (folder / file).read_text()
        assert old in text, (file, old)
        (folder / file).write_text(text.replace(old, new, 1))
        gone_through = Mock(wraps=Tallies)
        with monkeypatch.context() as patched:
            patched.setattr(decisions, "Tallies", gone_through)
            now = watching.state()
        assert bool(gone_through.call_count) == again, new
        assert now.diagnostics == tuple(check(FolderOrigin(folder)).reported), new


def test_what_cannot_be_watched(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(place)
    other = CALLS["framework.yaml"].replace("id: tiny-2017", "id: tiny-2016")
    write(Path("my-rules/tiny-2016"), {**CALLS, "framework.yaml": other})
    assert rulebook(["watch", "my-rule", "force.yaml"]) == 2
    assert rulebook(["watch", "my-rules", "forc.yaml"]) == 2
    save(place / "force.yaml", "framework: tiny-2017", "framework: tiny-2018")
    assert rulebook(["watch", "my-rules", "force.yaml"]) == 2
    err = capsys.readouterr().err
    assert "my-rule: no such folder" in err
    assert "forc.yaml: no such file" in err
    assert "no rulebook of the framework `tiny-2018` is among those" in err
