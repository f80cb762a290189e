"""What is kept between runs: only the user's own is believed, and only where it belongs."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from peel_grade.cli.grade import main
from peel_grade.files import store
from peel_grade.files.problems import InputError
from peel_grade.findings import cache
from peel_grade.findings.cache import COMPILERS, load_compiled
from peel_grade.force.cache import CHECKERS
from peel_grade.rulebook import shipped

from tests.conftest import ROOT
from tests.rulebooks import TINY, write

SAMPLE = shipped.forces_folder() / "staffordshire-2017.yaml"
posix = pytest.mark.skipif(os.name != "posix", reason="owners and modes of files")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "cache"
    monkeypatch.setenv(store.ENVIRONMENT, str(place))
    return place


def test_what_is_kept_is_recalled_by_its_key_alone(folder: Path) -> None:
    store.keep("thing", b"key", {"a": (1, 2.5, None, "text")}, most=3)
    assert store.recall("thing", b"key") == {"a": (1, 2.5, None, "text")}
    assert store.recall("thing", b"other") is store.recall("other", b"key") is None
    (entry,) = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, entry.stat().st_mode & 0o777) == (0o700, 0o600)


def test_an_entry_under_the_name_of_another_is_not_used(folder: Path) -> None:
    store.keep("thing", b"forged", "outstanding", most=3)
    (forged,) = folder.iterdir()
    store.keep("thing", b"key", "good", most=3)
    (entry,) = set(folder.iterdir()) - {forged}
    shutil.copy(forged, entry)
    assert store.recall("thing", b"key") is None


@pytest.mark.parametrize("damage", [lambda content: content[:-1], lambda content: content[:9] + b"?" + content[10:]])
def test_an_entry_that_is_cut_short_or_damaged_is_not_used(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    store.keep("thing", b"key", "the same text all along", most=3)
    (entry,) = folder.iterdir()
    entry.write_bytes(damage(entry.read_bytes()))
    assert store.recall("thing", b"key") is None


def test_the_youngest_are_kept(folder: Path) -> None:
    for number in range(5):
        store.keep("thing", b"%d" % number, number, most=3)
        for entry in folder.iterdir():
            os.utime(entry, ns=(0, entry.stat().st_mtime_ns - 10**9))
    assert [store.recall("thing", b"%d" % number) for number in range(5)] == [None, None, 2, 3, 4]


@posix
def test_what_is_in_use_stays_however_old_it_is(folder: Path) -> None:
    for number in (1, 2):
        store.keep("thing", bytes([number]), number, most=2)
        for entry in folder.iterdir():
            os.utime(entry, ns=(0, entry.stat().st_mtime_ns - 10**9))
    assert store.recall("thing", b"\1") == 1
    store.keep("thing", b"\3", 3, most=2)
    assert [store.recall("thing", bytes([number])) for number in (1, 2, 3)] == [1, None, 3]


def test_a_folder_that_others_may_write_to_is_closed_to_them(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    store.keep("thing", b"key", 1, most=3)
    assert folder.stat().st_mode & 0o777 == 0o700


@posix
def test_a_link_is_not_the_users_own_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    folder.symlink_to(tmp_path / "theirs")
    store.keep("thing", b"key", 1, most=3)
    assert list((tmp_path / "theirs").iterdir()) == []
    assert store.recall("thing", b"key") is None


@posix
@pytest.mark.parametrize("how", ["others may write", "a link", "a pipe", "another's"])
def test_an_entry_that_is_not_the_users_own_is_not_used(
    how: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep("thing", b"key", 1, most=3)
    (entry,) = folder.iterdir()
    if how == "others may write":
        entry.chmod(0o666)
    elif how == "a link":
        entry.replace(tmp_path / "elsewhere")
        entry.symlink_to(tmp_path / "elsewhere")
    elif how == "a pipe":
        entry.unlink()
        os.mkfifo(entry)
    else:
        mine = os.geteuid()
        monkeypatch.setattr(os, "geteuid", lambda: mine + 1)
    assert store.recall("thing", b"key") is None


@posix
def test_a_home_is_expanded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(store.ENVIRONMENT, "~/of-mine")
    store.keep("thing", b"key", 1, most=3)
    assert (tmp_path / "of-mine").is_dir()


def test_a_relative_folder_for_caches_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(store.ENVIRONMENT)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "caches")
    store.keep("thing", b"key", 1, most=3)
    assert (tmp_path / "home" / ".cache" / "peel-grade").is_dir() and not (tmp_path / "caches").exists()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    store.keep("thing", b"key", 1, most=3)
    assert (tmp_path / "caches" / "peel-grade").is_dir()


@pytest.mark.slow
def test_all_code_that_decides_what_is_kept_is_part_of_the_key() -> None:
    compiling = (
        "import json, sys\nfrom peel_grade.findings.cache import load_compiled\n"
        "from peel_grade.rulebook import shipped\nload_compiled(shipped.rules_folder() / 'peel-2017')\n"
        "print(json.dumps([name for name in sys.modules if name.startswith('peel_grade.')]))"
    )
    environment = os.environ | {store.ENVIRONMENT: ""}
    told = subprocess.run([sys.executable, "-c", compiling], env=environment, capture_output=True, check=True).stdout
    assert {name.split(".")[1] for name in json.loads(told)} <= set(COMPILERS)


def test_a_module_that_is_added_moved_or_edited_changes_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = Path(shutil.copytree(ROOT / "engine" / "peel_grade", tmp_path / "peel_grade"))
    monkeypatch.setattr(store, "_PACKAGE", str(package))
    monkeypatch.setattr(store, "_stamp_of", store._stamp_of.__wrapped__)  # as each time another process finds the code
    for name in {*COMPILERS, *CHECKERS}:
        stamps = [store.code_stamp(*COMPILERS)]
        added = package / name / "deeper" / "added.py"
        added.parent.mkdir()
        added.touch()
        stamps.append(store.code_stamp(*COMPILERS))
        added.write_text("x = 1\n")
        stamps.append(store.code_stamp(*COMPILERS))
        added.rename(package / name / "moved.py")
        stamps.append(store.code_stamp(*COMPILERS))
        assert len(set(stamps)) == 4


def test_an_unchanged_force_file_is_neither_parsed_nor_validated(tmp_path: Path) -> None:
    script = (
        "import sys\nbefore = set(sys.modules)\n"  # as what measures coverage imports
        "from peel_grade.cli.grade import main\nstatus = main(sys.argv[1:])\n"
        "loaded = {'yaml', 'pydantic_core', 'pydantic', 'pathlib'} & set(sys.modules) - before\n"
        "sys.stderr.write(' '.join(sorted(loaded)))"
    )

    def run(*arguments: str) -> tuple[bytes, bytes]:
        done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, check=True)
        return done.stdout, done.stderr

    first, _ = run(str(SAMPLE))
    again, loaded = run(str(SAMPLE))
    assert (again, loaded) == (first, b"")
    copy = Path(shutil.copy(SAMPLE, tmp_path / "copy.yaml"))
    assert run(str(copy), "--format", "json") == (run(str(SAMPLE), "--format", "json")[0], b"")
    copy.write_text(copy.read_text() + "# changed\n")
    assert run(str(copy))[1] == b"yaml"  # nothing is wrong with it


EXTENDS = [
    "extends: base",
    "extends: # which it was made from\n  base",
    "extends: >-\n  base",
    '"extends": "b\\x61se"',
    '"ext\\x65nds": base',
]


@pytest.mark.slow
@pytest.mark.parametrize("extends", EXTENDS)
def test_a_rulebook_is_read_again_once_one_that_it_extends_changes(extends: str, tmp_path: Path) -> None:
    base = Path(shutil.copytree(shipped.rules_folder() / "peel-2017", tmp_path / "base"))
    edit(base / "framework.yaml", "id: peel-2017", "id: base")
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "framework.yaml").write_text(f"id: mine\ntitle: Mine\nyear: 2018\nversion: '1'\n{extends}\n")
    title = load_compiled(mine).book.questions["vulnerability"].title
    edit(base / "framework.yaml", title, "What was edited")
    assert load_compiled(mine).book.questions["vulnerability"].title == "What was edited"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


@pytest.mark.slow
def test_a_rulebook_is_read_again_once_there_is_one_beside_it_that_it_extends(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    text = "id: mine\ntitle: Mine\nyear: 2018\nversion: '1'\nextends: peel-2017\n"
    (mine / "framework.yaml").write_text(text)
    title = load_compiled(mine).book.questions["vulnerability"].title
    beside = Path(shutil.copytree(shipped.rules_folder() / "peel-2017", tmp_path / "peel-2017"))
    edit(beside / "framework.yaml", title, "What stands beside it")
    assert load_compiled(mine).book.questions["vulnerability"].title == "What stands beside it"
    shutil.rmtree(beside)
    assert load_compiled(mine).book.questions["vulnerability"].title == title


@pytest.mark.parametrize(
    "name", ["findings/y.yml", "findings/deep/x.yaml", "findigs/x.yaml", "x.yaml", "findings/z.yaml/"]
)
def test_a_stray_file_is_told_whether_the_rulebook_was_kept_or_not(name: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "tiny-2017", TINY)
    before = load_compiled(folder).book
    stray = folder / name
    stray.parent.mkdir(exist_ok=True)
    stray.mkdir() if name.endswith("/") else stray.touch()
    with pytest.raises(InputError, match=re.escape(name.rstrip("/"))):
        load_compiled(folder)
    stray.rmdir() if name.endswith("/") else stray.unlink()
    assert load_compiled(folder).book == before


@posix
def test_files_in_folders_that_are_links_are_looked_at(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(shipped.rules_folder() / "peel-2017", tmp_path / "peel-2017"))
    (folder / "findings").rename(tmp_path / "elsewhere")
    (folder / "findings").symlink_to(tmp_path / "elsewhere")
    load_compiled(folder)
    for file in (tmp_path / "elsewhere").iterdir():
        file.write_text("")
    with pytest.raises(InputError, match="empty"):
        load_compiled(folder)


def test_a_kept_rulebook_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    book = load_compiled(shipped.rules_folder() / "peel-2016").book
    monkeypatch.setattr(cache, "_compile", None)
    assert load_compiled(shipped.rules_folder() / "peel-2016").book == book


def test_a_force_that_was_checked_against_another_rulebook_is_checked_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = shutil.copytree(shipped.rules_folder() / "peel-2017", tmp_path / "peel-2017")
    assert main([str(SAMPLE), "--rules", str(rules)]) == 0
    for file in Path(rules).rglob("*.yaml"):
        file.write_text(file.read_text().replace("body_worn_video_routine", "body_worn_video_rare"))
    capsys.readouterr()
    assert main([str(SAMPLE), "--rules", str(rules)]) == 2
    assert "unknown flag `body_worn_video_routine`" in capsys.readouterr().err


def test_a_switched_off_cache_keeps_nothing(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv(store.ENVIRONMENT, "")
    load_compiled(shipped.rules_folder() / "peel-2017")
    assert main([str(SAMPLE)]) == 0
    assert not folder.exists()


@pytest.mark.slow
def test_the_installed_command_says_and_returns_what_its_module_does(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    script = "import sys; from peel_grade.cli.entry import grade; grade()"
    for arguments in ([str(SAMPLE)], [str(SAMPLE), "--format", "json"], ["nonesuch.yaml"]):
        done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, check=False)
        status = main(arguments)
        said = capfdbinary.readouterr()
        assert (done.returncode, done.stdout, done.stderr) == (status, said.out, said.err)
