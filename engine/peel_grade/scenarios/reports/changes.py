"""What differs between two runs of scenarios, as lines to read."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from peel_grade.files.problems import Problem
from peel_grade.scenarios.reports.text import counted, failed
from peel_grade.scenarios.verdicts import BAD
from peel_grade.wording.terms import words

_Key: TypeAlias = tuple[str, str, tuple[tuple[str, str], ...]]


def changes(before: dict[str, Any] | None, now: dict[str, Any]) -> list[str]:
    """What does not hold now, unless it did not hold just so before; what is otherwise well again; and the count.

    Both are as `document` makes them; without one before, all counts as well before.
    """
    was = {_key(row): row for row in before["outcomes"]} if before else {}
    told_before = [_told(row) for row in before["failed"]] if before else []
    lines = [line for row in now["failed"] if _told(row) not in told_before for line in failed(row)]
    lines += _turned(was, now)
    known = before["warnings"] if before else []
    lines += [
        f"{row['file']}:{row['line']}:{row['column']}: {row['code']}: {row['message']}"
        for row in now["warnings"]
        if before and row not in known
    ]
    lines += [str(Problem(**row)) for row in now["mistakes"]]
    return [*lines, counted(now["scenarios"], now["verdicts"])]


def _turned(was: dict[_Key, dict[str, Any]], now: dict[str, Any]) -> Iterator[str]:
    """What was not well and is now."""
    for row in now["outcomes"]:
        earlier = was.get(_key(row))
        if earlier is not None and earlier["verdict"] in BAD and row["verdict"] not in BAD:
            yield f"{row['file']}:{row['line']}: {row['scenario']}: {words(row['verdict'])} now"


def _key(row: dict[str, Any]) -> _Key:
    """Which scenario is meant, wherever the lines above it have moved it."""
    return row["file"], row["scenario"], tuple((row["row"] or {}).items())


def _told(row: dict[str, Any]) -> tuple[_Key, str | None, str]:
    return _key(row), row["step"], row["otherwise"]
