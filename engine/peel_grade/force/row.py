"""A force from a row of a table: one column for each piece of evidence, named by its id in the catalogue.

    SUBJECT, framework, inspected    as in a force file, whose first key is the framework's word for whom it inspects
                                     (force, service); several questions are separated by `;` or commas
    ID                               the figure of an indicator; true, partly, false, 1 or 0 of a flag; or,
                                     of either, a status: not_recorded, not_supplied, not_comparable
    ID.from with ID.to, ID.at_least, ID.at_most
                                     the figure where a range of it is known
    ID.previous.from, ID.BENCHMARK.at_most, ...
                                     of these too
    ID.previous, ID.BENCHMARK, ID.rank, ID.period, ID.source, ID.note
                                     more of it (BENCHMARK is the id of one that the framework declares);
                                     several sources are separated by `;` or commas
    source.DOCUMENT.title, previous.grades.QUESTION.grade, ...
                                     what else a force file holds, by the keys that lead to it
    moderation.grades.overall.reason, moderation.areas.AREA.decision, ...
                                     of a panel's decisions the one that holds

An empty cell (nothing, empty text, a not-a-number) is not recorded. Numbers and true and false may be text,
as a reader of CSV gives them. Anything else stays as it is, and is checked as in a force file.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from peel_grade.files.data import scalar, tree_of
from peel_grade.files.meant import named_like
from peel_grade.files.problems import Problem, did_you_mean
from peel_grade.files.validation import written
from peel_grade.files.yaml_tree import LARGEST_NUMBER, NodePath, Tree, is_number
from peel_grade.force.figures import KEYS
from peel_grade.force.form import SECTIONS
from peel_grade.force.form_parts import NOT_SUPPLIED, UNKNOWN
from peel_grade.force.subject import subject_key
from peel_grade.rulebook.conditions import PARTLY
from peel_grade.rulebook.model import Rulebook

_FILE = "row"
_TRUE_OR_FALSE: dict[str, object] = {"true": True, "false": False, "1": True, "0": False, "1.0": True, "0.0": False}
_DEGREES = _TRUE_OR_FALSE | {PARTLY: PARTLY}
_TRUTHS = ("is", "complete", "doubtful", "withdrawn")
_NUMBERS = ("value", "previous", "year", "lines", *KEYS)
_KNOWN_BY = {"indicators": ("value", "rank"), "flags": ("is",)}
_SPLIT = re.compile(r"\s*[;,]\s*|\s+")


def row_tree(row: Mapping[str, object], book: Rulebook) -> Tree:
    """The row as the data of a force file, whose problems name the columns.

    Its `problems` are the columns that mean nothing, or the same as another; what stands in the others is checked by
    `check_force`, which tells both.
    """
    data: dict[str, Any] = {}
    columns: dict[NodePath, str] = {}
    problems: list[Problem] = []
    expected = book.framework.words.subject.key
    known = {*SECTIONS, *(entry.id for entry in book.entries())} - {expected}
    further = {str(column): cell for column, cell in row.items() if str(column).partition(".")[0] not in known}
    called = subject_key(further, known, expected)
    for column, cell in row.items():
        value = scalar(cell)
        path = (called,) if column == called else _path(str(column), book)
        if path is None:
            problems.append(_unknown(str(column), book))
        elif not _empty(value):
            value = _read(value, path, book)
            says = value if path[0] in _KNOWN_BY and path[-1] in ("value", "is") and isinstance(value, str) else ""
            if says in UNKNOWN:
                path = (*path[:-1], "status")
            elif says == NOT_SUPPLIED:
                path, value = (*path[:-1], "supplied"), False
            elif overlap := [*_overlap(path, str(column), columns)]:
                problems += overlap
                continue
            columns[path] = str(column)
            _put(data, path, value)
    for path, column in list(columns.items()):
        if path[0] in _KNOWN_BY and path[-1] in KEYS and path[2] != "value":  # what is wrong with a range as a whole
            columns.setdefault(path[:-1], column.rpartition(".")[0])
    for section, known_by in _KNOWN_BY.items():
        for name, entry in data.get(section, {}).items():
            columns.setdefault((section, name), name)
            if entry.keys() == {known_by[0]} and not isinstance(entry[known_by[0]], dict):
                data[section][name] = entry[known_by[0]]  # the short form, for its messages
            elif not any(key in entry for key in (*known_by, "status", "supplied")):
                entry["status"] = "not_recorded"  # a note or a source of what is missing
    data.setdefault("framework", book.framework.id)
    tree = tree_of(data, _FILE, columns)
    tree.problems += problems
    return tree


def _path(column: str, book: Rulebook) -> NodePath | None:
    """Where in a force file the column belongs; None for one that belongs nowhere."""
    first, *rest = column.split(".")
    if first == "moderation" and len(rest) == 3:
        return (first, *rest[:2], 0, rest[2])  # a history of one decision
    if first in SECTIONS and first not in _KNOWN_BY:
        return (first, *rest)
    section = "indicators" if first in book.indicators else "flags" if first in book.flags else ""
    aspect, *end = rest or [_KNOWN_BY[section][0] if section else ""]
    if not section or (rest and aspect not in _aspects(section, book)):
        return None
    if end and (aspect not in ("previous", *book.framework.benchmarks) or len(end) > 1 or end[0] not in KEYS):
        return None
    return (section, first, "value", aspect) if aspect in KEYS else (section, first, aspect, *end)


def _aspects(section: str, book: Rulebook) -> tuple[str, ...]:
    """What more a row may say of a piece of evidence."""
    if section == "flags":
        return ("source", "note", "doubtful")
    return (*KEYS, "previous", *book.framework.benchmarks, "rank", "period", "source", "note", "doubtful")


def _unknown(column: str, book: Rulebook) -> Problem:
    first, _, aspect = column.partition(".")
    for section, entries in (("indicators", book.indicators), ("flags", book.flags)):
        if first in entries:
            aspects = _aspects(section, book)
            near = did_you_mean(aspect, aspects)
            help = near or f"{written(first)} has the columns {', '.join(f'`{first}.{name}`' for name in aspects)}"
            return Problem(_FILE, 0, 0, f"unknown column {written(column)}", help, path=column)
    labels = dict.fromkeys((book.framework.words.subject.key, *SECTIONS), "") | {
        entry.id: entry.label for entry in book.entries()
    }
    near = named_like(first, labels)
    help = near or "leave out what is no evidence; columns are the ids of indicators and flags"
    return Problem(_FILE, 0, 0, f"unknown column {written(column)}", help, path=column)


def _empty(value: object) -> bool:
    """Whether a cell says nothing: nothing, blank text, a not-a-number, or what pandas writes for a missing value."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return True
    if isinstance(value, str | bool | Mapping | list | tuple):
        return False
    unequal = value != value  # noqa: PLR0124 - as nothing but a not-a-number is
    return unequal is value or unequal is True  # pandas.NA, compared with itself, is itself


def _read(value: object, path: NodePath, book: Rulebook) -> object:
    """A cell as a force file would have it: text of a number or of a truth as such, lists written in one cell."""
    section, last = path[0], path[-1]
    if isinstance(value, str):
        value = value.strip()
        if section == "inspected" or (last == "source" and section in _KNOWN_BY):
            return [part for part in _SPLIT.split(value) if part]
    if last in _TRUTHS:
        return (_DEGREES if last == "is" else _TRUE_OR_FALSE).get(str(value).lower(), value)
    return _number(value) if last in _NUMBERS or last in book.framework.benchmarks else value


def _number(value: object) -> object:
    """A number, also one in text; a whole one as such, since a column with empty cells has made all of them floats."""
    if isinstance(value, str) and is_number(value):
        value = float(value)
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) <= LARGEST_NUMBER else value


def _overlap(path: NodePath, column: str, columns: Mapping[NodePath, str]) -> Iterator[Problem]:
    """The problem of two columns, one of which stands for what the other is a part of."""
    for other, name in columns.items():
        if other[: len(path)] == path or path[: len(other)] == other:
            message = f"{written(column)} and {written(name)} stand for the same"
            yield Problem(_FILE, 0, 0, message, "keep one of them", path=column)
            return


def _put(data: dict[str, Any], path: NodePath, value: object) -> None:
    """Put a value where its path leads; of a list to its only entry."""
    here: Any = data
    for step, following in pairwise(path):
        if step == 0 and not here:
            here.append({})
        here = here[0] if step == 0 else here.setdefault(step, [] if following == 0 else {})
    here[path[-1]] = value
