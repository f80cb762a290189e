"""What a git revision holds, as a folder."""

import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from peel_grade.files.git import git
from peel_grade.files.problems import InputError, Problem, quoted
from peel_grade.rulebook.locate import header

_FRAMEWORK = "framework.yaml"
_NO_FILES = {"120000": "a link", "160000": "another repository"}
"""What git keeps beside files, by its mode."""
_HELP = "a folder, a shipped framework, or a git revision and a path such as `HEAD:rules`"


@contextmanager
def revision_folder(named: str) -> Iterator[tuple[Path, tuple[Path, str]]]:
    """A temporary folder with what a git revision holds at a path (`HEAD:rules`), beside it the rulebooks that it
    extends; and in which folder all of this is, with what the paths in it start with in the revision (`HEAD:`).

    Raises InputError where git has no such thing.
    """
    revision, _, path = named.partition(":")
    place = _place(revision, path)
    with TemporaryDirectory(prefix="rulebook-") as temporary:
        root = Path(temporary).resolve()
        folder = root / (place.name or "rules")
        _extract_with_bases(named, revision, place, folder)
        if not place.name:
            yield folder, (folder, f"{revision}:")
        else:
            yield folder, (root, f"{revision}:" if str(place.parent) == "." else f"{revision}:{place.parent}/")


def _place(revision: str, path: str) -> PurePosixPath:
    """Where a path stands from the top of the repository: `./` and `../` start at the working folder, as in git."""
    if not path.startswith(("./", "../")) and path not in (".", ".."):
        return PurePosixPath(path.rstrip("/"))
    prefix = git("rev-parse", "--show-prefix")[1].decode(errors="surrogateescape").strip()
    place = posixpath.normpath(prefix + path)
    if place.startswith(".."):
        raise InputError([Problem(quoted(f"{revision}:{path}"), 0, 0, "this is outside of the repository", _HELP)])
    return PurePosixPath(place)


def _extract_with_bases(named: str, revision: str, place: PurePosixPath, folder: Path) -> None:
    """Write what a revision holds at a place to the folder, and beside it the frameworks that it extends."""
    _extract(named, revision, place, folder)
    here = folder
    while place.name and (base := header(here).extends):
        beside = (
            place.with_name(base) if re.fullmatch(r"[\w.-]*\w", base) else None
        )  # or else it is told when it is read
        here = folder.with_name(base)
        if beside is None or here.exists() or git("cat-file", "-e", f"{revision}:{beside}")[0]:
            return  # a shipped one
        _extract(f"{revision}:{beside}", revision, beside, here)


class _Entry(NamedTuple):
    """A file of a revision, a link or another repository: by its mode, the id of its content, its path in the tree."""

    mode: str
    content: str
    path: PurePosixPath


def _extract(named: str, revision: str, place: PurePosixPath, into: Path) -> None:
    """Write the files that a revision has at a place, in its rulebooks and their scenarios, to a folder."""
    entries = _entries(named, revision, place)
    for each in entries:
        if each.mode in _NO_FILES:
            help = f"commit in its place what it stands for; as it is, {quoted(str(each.path))} would be left out"
            file = f"{revision}:{place / each.path}"
            raise InputError([Problem(file, 0, 0, f"{_NO_FILES[each.mode]} in a revision cannot be followed", help)])
    into.mkdir(exist_ok=True)
    for each, content in zip(entries, _contents(named, entries), strict=True):
        target = into / each.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _entries(named: str, revision: str, place: PurePosixPath) -> list[_Entry]:
    """What a revision has at a place: all of a rulebook; of a folder of several, they and their scenarios.

    Links and other repositories right in a folder of several are told too, for they might be rulebooks.
    """
    tree = f"{revision}:{'' if str(place) == '.' else place}"
    status, listing, told = git("ls-tree", "-r", "-z", "--full-tree", tree)
    if status:
        raise InputError([Problem(quoted(named), 0, 0, _reason(named, tree, told), _HELP)])
    entries = []
    for line in listing.split(b"\0")[:-1]:
        about, _, path = line.decode(errors="surrogateescape").partition("\t")
        mode, _, content = about.split(" ")
        entries.append(_Entry(mode, content, PurePosixPath(path)))
    rulebooks = {each.path.parent for each in entries if each.path.name == _FRAMEWORK and len(each.path.parts) <= 2}
    if PurePosixPath() in rulebooks:
        return entries
    wanted = {*map(str, rulebooks), "scenarios"}
    return [
        each
        for each in entries
        if (each.path.parts[0] in wanted if len(each.path.parts) > 1 else each.mode in _NO_FILES)
    ]


def _contents(named: str, entries: list[_Entry]) -> Iterator[bytes]:
    """The content of each, as it was committed: no attribute of a path changes it or leaves it out."""
    _, output, told = git("cat-file", "--batch", given="".join(f"{each.content}\n" for each in entries).encode())
    at = 0
    for _ in entries:
        end = output.find(b"\n", at)
        size = output[at:end].rpartition(b" ")[2]
        if not size.isdigit():  # `ID missing`, in a repository that was copied in part
            raise InputError([Problem(quoted(named), 0, 0, _unreadable(told), _HELP)])
        at = end + 1 + int(size)
        yield output[end + 1 : at]
        at += 1


def _reason(named: str, tree: str, told: str) -> str:
    """Why git has no such tree."""
    revision, _, path = named.partition(":")
    if git("rev-parse", "--is-inside-work-tree")[0] and git("rev-parse", "--git-dir")[0]:
        return "no such folder, and there is no git repository here"
    if git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}")[0]:
        return f"git knows no revision {quoted(revision)}"
    if git("cat-file", "-e", tree)[0]:
        return f"there is no {quoted(path)} in revision {quoted(revision)}"
    if git("rev-parse", "--verify", "--quiet", f"{tree}^{{tree}}")[0]:
        return "this is a file, a rulebook is a folder"
    return _unreadable(told)


def _unreadable(told: str) -> str:
    lines = told.strip().splitlines() or ["unknown reason"]
    return f"this cannot be read from git: {lines[-1].lower()}"
