"""Which of what was published is of which force."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from peel_grade.files.problems import InputError, Problem
from peel_grade.grades.published import PublishedRecord
from peel_grade.grades.published_table import PublishedTable
from peel_grade.grades.results import Assessment


class Named(NamedTuple):
    """A force file: what it is called, without its folder and suffix, and whom it says that it is of."""

    file: str
    stem: str
    name: str
    framework: str


class Stated(NamedTuple):
    """A grade as published, and where."""

    grade: str
    source: str


class Record(NamedTuple):
    """What was published of one force, and the file that holds it, without its folder and suffix."""

    stem: str
    record: PublishedRecord


class Published(NamedTuple):
    """All that was published of one force: its grades by question (and `overall`), and its record, if it has one."""

    grades: Mapping[str, Stated]
    record: PublishedRecord | None


class Case(NamedTuple):
    """A draft beside what was published of the same force."""

    named: Named
    draft: Assessment
    published: Published


def record_of(force: Named, records: Iterable[Record]) -> PublishedRecord | None:
    """The record of a force: that of the same file name, or else of the same name, and of its framework."""
    here = [each for each in records if each.record.framework == force.framework]
    of_file = [each.record for each in here if each.stem == force.stem]
    of_name = [each.record for each in here if _words(each.record.name) == _words(force.name)]
    return next(iter([*of_file, *of_name]), None)


def row_of(force: Named, table: PublishedTable) -> int | None:
    """The number of a force's row in a table; None where it has none.

    Tables often shorten names: `Staffordshire` stands for Staffordshire Police, unless another row is nearer. Where
    several could be meant, none is.
    """
    if table.framework != force.framework:
        return None
    called, near = _words(force.name), dict[int, list[int]]()
    for number, row in enumerate(table.rows):
        words = _words(row.name)
        if words == called:
            return number
        shared = min(len(words), len(called))
        if words[:shared] == called[:shared]:
            near.setdefault(shared, []).append(number)
    nearest = near[max(near)] if near else []
    return nearest[0] if len(nearest) == 1 else None


def _words(name: str) -> list[str]:
    """The words of a name: `Devon & Cornwall` has those of `Devon and Cornwall`."""
    return re.findall(r"\w+", name.casefold().replace("&", " and "))


def published_of(force: Named, records: Sequence[Record], tables: Sequence[PublishedTable]) -> Published:
    """What was published of a force. Raises InputError where two places say different things of the same grade."""
    record = record_of(force, records)
    stated = [(name, Stated(row.grade, row.source)) for name, row in (record.grades if record else {}).items()]
    for table in tables:
        if (number := row_of(force, table)) is not None:
            row = table.rows[number]
            at = f"{table.document}:{row.line}"
            stated += [(name, Stated(grade, at)) for name, grade in zip(table.columns, row.grades, strict=True)]
    grades: dict[str, Stated] = {}
    problems = []
    for name, each in stated:
        first = grades.setdefault(name, each)
        if first.grade != each.grade:
            message = (
                f"two grades were published for {name}: {first.grade} ({first.source}), {each.grade} ({each.source})"
            )
            problems.append(Problem(force.file, 0, 0, message, "correct one of them, or name the file that holds"))
    if problems:
        raise InputError(problems)
    return Published(grades, record)
