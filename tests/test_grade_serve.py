"""The command `grade serve`: where it listens, how it ends, and what is wrong with a call."""

import signal
import socket
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from peel_grade.cli.grade import main
from peel_grade.desk.serving import listening
from peel_grade.files.problems import InputError

from tests.desk_browser import browser_at, copied, running


def told(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> str:
    assert main(arguments) == 2
    printed = capfd.readouterr()
    assert printed.out == ""
    return printed.err


def test_a_port_in_use_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        said = told(["serve", str(copied(tmp_path)), "--port", port], capfd)
    assert f"port {port} is in use by another program" in said
    assert "`--port 0`" in said


def test_it_listens_to_this_machine_alone() -> None:
    with listening(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
        assert listener.getsockname()[1] > 0


def test_what_cannot_be_opened_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert "no such file" in told(["serve", str(tmp_path / "none.yaml")], capfd)
    assert "has no force file" in told(["serve", str(tmp_path)], capfd)
    assert "standard input cannot be opened" in told(["serve", "-"], capfd)
    with pytest.raises(SystemExit):
        main(["serve", "--port", "many"])
    assert "a port from 0 to 65535 is expected" in capfd.readouterr().err


def test_a_missing_extra_says_how_to_get_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("peel_grade.desk")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    said = told(["serve", str(copied(tmp_path))], capfd)
    assert "uvicorn is not installed" in said and "peel-grade[desk]" in said


def test_a_force_file_called_serve_is_reached_by_its_path(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    copied(tmp_path).rename(tmp_path / "serve")
    monkeypatch.chdir(tmp_path)
    assert main(["./serve"]) == 0
    assert "Staffordshire Police" in capfd.readouterr().out


def test_files_with_one_name_have_ids_of_their_own(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    desk = browser_at(copied(tmp_path / "a"), copied(tmp_path / "b")).desk
    assert list(desk.copies) == ["staffordshire-2017", "staffordshire-2017-2"]


def test_two_desks_cannot_have_one_port() -> None:
    with listening(0) as first, pytest.raises(InputError):
        listening(first.getsockname()[1])


@pytest.mark.slow
def test_it_answers_at_the_printed_address_and_ends_cleanly(tmp_path: Path) -> None:
    with running(copied(tmp_path)) as (address, process):
        with pytest.raises(OSError, match="403"):
            urlopen(address.partition("?")[0])
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=20)[1] == ""
        assert process.returncode == 0
