"""How a rule or an area came to be what it is: the commits that wrote and changed it, where git keeps the rulebook."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import ndiff
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple, TypeAlias

from peel_grade.files.git import git, has_git

_FORMAT = "\x01%H\x1f%as\x1f%an\x1f%s"
"""Of each commit: its name, day, author and subject."""
_NAME = 10
"""So much of the name of a commit is shown."""
_MOST = 24
"""So many lines of a change are shown."""

Key: TypeAlias = tuple[str, str]
"""The folder of the rulebook in which something stands (`findings`), and its id."""


class Change(NamedTuple):
    """A commit that wrote something (`first`) or changed it.

    `lines` are those that went (`- `) and came (`+ `), without the `left` last ones; none of the first commit.
    """

    commit: str
    day: str
    author: str
    subject: str
    first: bool
    lines: tuple[str, ...]
    left: int


def histories(folders: Iterable[Path], sections: Iterable[str]) -> Mapping[Key, list[Change]]:
    """By section and id the changes of what stands in the YAML files of these folders, the newest first.

    Empty where git is missing or does not keep the folders.
    """
    found: dict[Key, list[Change]] = {}
    wanted = {*sections}
    for folder in folders if has_git() else ():
        for key, change in _changes(folder, wanted):
            found.setdefault(key, []).append(change)
    for changes in found.values():
        changes.sort(key=lambda change: change.day, reverse=True)
    return found


def _changes(folder: Path, sections: set[str]) -> Iterator[tuple[Key, Change]]:
    """The changes in a folder, the newest first."""
    status, told, _ = git(
        "log", f"--format={_FORMAT}", "--raw", "--no-abbrev", "--no-renames", "--relative", "--", ".", folder=folder
    )
    if status:
        return
    commits = [_commit(part, sections) for part in told.decode(errors="replace").split("\x01")[1:]]
    blobs = _blobs({each for _, files in commits for _, *both in files for each in both}, folder)
    for (commit, day, author, subject), files in commits:
        before: dict[Key, str] = {}
        after: dict[Key, str] = {}
        for section, old, new in files:
            before |= {(section, id): text for id, text in blobs[old].items()}
            after |= {(section, id): text for id, text in blobs[new].items()}
        for key, text in after.items():
            if before.get(key) != text:
                lines = _difference(before[key], text) if key in before else []
                shown = tuple(lines[:_MOST])
                left = len(lines) - len(shown)
                yield key, Change(commit[:_NAME], day, author, subject, key not in before, shown, left)


def _commit(text: str, sections: set[str]) -> tuple[list[str], list[tuple[str, str, str]]]:
    """What `_FORMAT` tells, and of each file of the sections that the commit changed the section, old and new blob."""
    head, *rows = text.splitlines()
    files = []
    for row in rows:
        about, tab, path = row.partition("\t")
        section = Path(path).parent.name
        if tab and section in sections and path.endswith(".yaml"):
            _, _, old, new, _ = about.split(" ")
            files.append((section, old, new))
    return head.split("\x1f"), files


def _blobs(names: set[str], folder: Path) -> dict[str, dict[str, str]]:
    """The entries of each file's content by their ids; none of a file that is not there (of zeros)."""
    wanted = sorted(name for name in names if name.strip("0"))
    found: dict[str, dict[str, str]] = {name: {} for name in names}
    _, told, _ = git("cat-file", "--batch", given="".join(f"{name}\n" for name in wanted).encode(), folder=folder)
    at = 0
    for name in wanted:
        end = told.find(b"\n", at)
        size = told[at:end].rpartition(b" ")[2]
        at = end + 1
        if size.isdigit():  # or else `missing`, in a repository that was copied in part
            found[name] = entries(told[at : at + int(size)].decode(errors="replace"))
            at += int(size) + 1
    return found


def entries(text: str) -> dict[str, str]:
    """The list items of a YAML text that begin with an `id`, by it; without comments, blank lines and indentation."""
    found: dict[str, list[str]] = {}
    inside: list[str] = []
    depth = -1
    for line in text.splitlines():
        bare = line.lstrip()
        if not bare or bare.startswith("#"):
            continue
        indent = len(line) - len(bare)
        if begins := re.match(r"- id: +([\w.-]+) *(#.*)?$", bare):
            inside, depth = found.setdefault(begins[1], []), indent
        elif indent <= depth:
            inside, depth = [], -1
        inside.append(line)
    return {id: dedent("\n".join(lines)) for id, lines in found.items()}


def _difference(old: str, new: str) -> list[str]:
    return [line for line in ndiff(old.splitlines(), new.splitlines()) if line.startswith(("- ", "+ "))]
