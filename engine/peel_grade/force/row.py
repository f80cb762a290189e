"""A force from a row of a table: one column for each piece of evidence, named by its id in the catalogue.

    SUBJECT, framework, inspected    as in a force file, whose first key is the framework's word for whom it inspects
                                     (force, service); several questions are separated by `;` or commas
    ID                               the figure of an indicator; true, partly, false, 1, 0.5 or 0 of a flag; or,
                                     of either, a status: not_recorded, not_supplied, not_comparable
    ID.status                        the status, where that column has figures or truths alone; `known` says nothing
    ID.from with ID.to, ID.at_least, ID.at_most
                                     the figure where a range of it is known
    ID.previous.from, ID.BENCHMARK.at_most, ...
                                     of these too
    ID.previous, ID.BENCHMARK, ID.rank, ID.period, ID.sample, ID.source, ID.note, ID.doubtful, ID.allow.WARNING
                                     more of it (BENCHMARK is the id of one that the framework declares);
                                     several sources are separated by `;` or commas
    previous.areas.AREA              that an earlier inspection asked for it: in which years, or true
    previous.areas.AREA.source, .note, .doubtful, .allow.WARNING
                                     more of that
    source.DOCUMENT.title, previous.grades.QUESTION.grade, previous.complete, ...
                                     what else a force file holds, by the keys that lead to it
    moderation.grades.overall.reason, moderation.areas.AREA.decision, ...
                                     of a panel's decisions the one that holds

An empty cell (nothing, empty text, a not-a-number) is not recorded; `inspected` is `none` where no question was.
Numbers and true and false may be text, as a reader of CSV gives them. Anything else stays as it is, and is checked as
in a force file.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from peel_grade.files.data import scalar, tree_of
from peel_grade.files.meant import degree_help, named_like
from peel_grade.files.problems import Problem, did_you_mean
from peel_grade.files.validation import not_a, written
from peel_grade.files.yaml_tree import LARGEST_NUMBER, NodePath, Tree, is_number
from peel_grade.force.figures import KEYS
from peel_grade.force.form import SECTIONS
from peel_grade.force.form_parts import NOT_SUPPLIED, UNKNOWN
from peel_grade.force.subject import subject_key
from peel_grade.rulebook.conditions import HALF, PARTLY
from peel_grade.rulebook.model import Rulebook

ROW = "row"
"""What problems of a row call it that is in no file."""
_TRUE_OR_FALSE: dict[str, object] = {"true": True, "false": False, "1": True, "0": False, "1.0": True, "0.0": False}
_DEGREES = _TRUE_OR_FALSE | {PARTLY: PARTLY, str(HALF): PARTLY}
_TRUTHS = ("is", "complete", "doubtful", "withdrawn")
_NUMBERS = ("value", "previous", "year", "lines", "pages", "sample", *KEYS)
_FREE = ("note", "period", "title", "isbn", "published", "text", "url", "reason", "by")
"""What is text of any kind: also a space at its end is of it."""
_FURTHER = ("source", "note", "doubtful", "allow")
_KNOWN_BY = {"indicators": ("value", "rank"), "flags": ("is",)}
_DATE = re.compile(r"\d{4}-\d\d-\d\d(T.*)?\Z")
_SPLIT = re.compile(r"\s*[;,]\s*|\s+")
_SOURCES = re.compile(r"https?://\S+|[^\s;,]+")
"""The sources in a cell; an address may hold a comma."""
NONE = "none"
"""What stands for no question in `inspected`: an empty cell says nothing of them."""


def row_tree(row: Mapping[str, object], book: Rulebook, file: str = ROW, place: tuple[str, int] = (ROW, 0)) -> Tree:
    """The row as the data of a force file called `file`, whose problems name the columns; `place` is the table that it
    is in, and at which row.

    Its `problems` are the columns that mean nothing, or the same as another; what stands in the others is checked by
    `check_force`, which tells both.
    """
    data: dict[str, Any] = {}
    columns: dict[NodePath, str] = {}
    around: dict[NodePath, str] = {}
    problems: list[Problem] = []
    expected = book.framework.words.subject.key
    known = {*SECTIONS, *(entry.id for entry in book.entries())} - {expected}
    further = {str(column): cell for column, cell in row.items() if str(column).partition(".")[0] not in known}
    called = subject_key(further, known, expected)
    for column, cell in row.items():
        value = scalar(cell)
        path = (called,) if column == called else column_path(str(column), book)
        if path is None:
            problems.append(_unknown(str(column), book))
        elif not empty(value):
            value = _read(value, path, book)
            path, value = _by_status(path, value)
            wrong = [*_unreadable(value, path, str(column)), *_overlap(path, str(column), columns, around)]
            if wrong:
                problems += wrong[:1]
                continue
            columns[path] = str(column)
            around |= {path[:length]: str(column) for length in range(1, len(path)) if path[:length] not in around}
            _put(data, path, value)
    for path, column in list(columns.items()):
        if path[0] in _KNOWN_BY and path[-1] in KEYS and path[2] != "value":  # what is wrong with a range as a whole
            columns.setdefault(path[:-1], column.rpartition(".")[0])
    _shorten(data, columns)
    _list_areas(data, columns, problems)
    data.setdefault("framework", book.framework.id)
    tree = tree_of(data, file, columns, place)
    tree.problems += [problem._replace(file=place[0], line=place[1]) for problem in problems]
    return tree


def _by_status(path: NodePath, value: object) -> tuple[NodePath, object]:
    """Where a cell belongs, and what it says there, that may hold a status in the place of a figure or a degree."""
    if path[0] in _KNOWN_BY and path[-1] in ("value", "is", "status") and isinstance(value, str):
        if value == NOT_SUPPLIED:
            return (*path[:-1], "supplied"), False
        if value in UNKNOWN:
            return (*path[:-1], "status"), value
    return path, value


def _shorten(data: dict[str, Any], columns: dict[NodePath, str]) -> None:
    """Give each piece of evidence the form that it has alone, and a status where nothing makes it known."""
    for section, known_by in _KNOWN_BY.items():
        for name, entry in data.get(section, {}).items():
            columns.setdefault((section, name), name)
            if entry.get("status") == "known" and any(key in entry for key in known_by):
                del entry["status"]  # it is known by that
            if entry.keys() == {known_by[0]} and not isinstance(entry[known_by[0]], dict):
                data[section][name] = entry[known_by[0]]  # the short form, for its messages
            elif not any(key in entry for key in (*known_by, "status", "supplied")):
                entry["status"] = "not_recorded"  # a note or a source of what is missing


def _list_areas(data: dict[str, Any], columns: dict[NodePath, str], problems: list[Problem]) -> None:
    """Make a list of the earlier areas, which columns have by their ids."""
    previous = data.get("previous")
    earlier = previous.get("areas") if isinstance(previous, dict) else None
    if not isinstance(earlier, dict) or not all(isinstance(row, dict) for row in earlier.values()):
        return  # what a program gives in one cell
    listed: list[Any] = []
    for area, row in earlier.items():
        asked = row.pop("years", None)
        if asked is None:
            column = columns["previous", "areas", area, next(iter(row))]
            message = f"this says more of an earlier area that {written(f'previous.areas.{area}')} does not name"
            problems.append(Problem(ROW, 0, 0, message, "write the years there, or true", path=column))
        elif asked is not False:
            for path in [path for path in columns if path[:3] == ("previous", "areas", area)]:
                columns["previous", "areas", len(listed), *path[3:]] = columns[path]
            for end in ((), ("area",)):
                columns["previous", "areas", len(listed), *end] = f"previous.areas.{area}"
            listed.append({"area": area, **({} if asked is True else {"years": asked}), **row})
    data["previous"]["areas"] = listed


def column_path(column: str, book: Rulebook) -> NodePath | None:
    """Where in a force file the column belongs; None for one that belongs nowhere."""
    first, *rest = column.split(".")
    if rest[:1] == ["areas"] and first == "previous" and len(rest) > 1:
        return (first, *rest, *(() if len(rest) > 2 else ("years",)))
    if first == "moderation" and len(rest) == 3:
        return (first, *rest[:2], 0, rest[2])  # a history of one decision
    if first in SECTIONS and first not in _KNOWN_BY:
        return (first, *rest)
    section = "indicators" if first in book.indicators else "flags" if first in book.flags else ""
    aspect, *end = rest or [_KNOWN_BY[section][0] if section else ""]
    if not section or (rest and aspect not in _aspects(section, book)):
        return None
    if aspect == "allow":
        return (section, first, aspect, *end) if len(end) == 1 else None
    if end and (aspect not in ("previous", *book.framework.benchmarks) or len(end) > 1 or end[0] not in KEYS):
        return None
    return (section, first, "value", aspect) if aspect in KEYS else (section, first, aspect, *end)


def _aspects(section: str, book: Rulebook) -> tuple[str, ...]:
    """What more a row may say of a piece of evidence."""
    if section == "flags":
        return ("status", *_FURTHER)
    return (*KEYS, "previous", *book.framework.benchmarks, "rank", "status", "period", "sample", *_FURTHER)


def _unknown(column: str, book: Rulebook) -> Problem:
    first, _, aspect = column.partition(".")
    for section, entries in (("indicators", book.indicators), ("flags", book.flags)):
        if first in entries:
            aspects = _aspects(section, book)
            near = did_you_mean(aspect, aspects)
            help = near or f"{written(first)} has the columns {', '.join(f'`{first}.{name}`' for name in aspects)}"
            return Problem(ROW, 0, 0, f"unknown column {written(column)}", help, path=column)
    labels = dict.fromkeys((book.framework.words.subject.key, *SECTIONS), "") | {
        entry.id: entry.label for entry in book.entries()
    }
    near = named_like(first, labels)
    help = near or "leave out what is no evidence; columns are the ids of indicators and flags"
    return Problem(ROW, 0, 0, f"unknown column {written(column)}", help, path=column)


def empty(value: object) -> bool:
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
    if isinstance(value, str) and last not in _FREE and path[-2:-1] != ("allow",) and len(path) > 1:
        value = value.strip()
        if last == "source":
            return sources_of(value)
    if path[:2] == ("previous", "areas") and last == "years":
        return _years(value)
    if section == "inspected" and isinstance(value, str):
        return [part for part in _SPLIT.split(value) if part and value.strip() != NONE]
    if last in _TRUTHS:
        return (_DEGREES if last == "is" else _TRUE_OR_FALSE).get(str(value).lower(), value)
    return _number(value) if last in _NUMBERS or last in book.framework.benchmarks else value


def sources_of(cell: str) -> list[str]:
    """The sources that stand in one cell."""
    return [re.sub(r"(?<=..)[;,]\Z", "", part) for part in _SOURCES.findall(cell)]


def _years(value: object) -> object:
    """In which years an earlier inspection asked for an area; true where it did, false where it did not."""
    if isinstance(value, str):
        known = _TRUE_OR_FALSE.get(value.lower(), value)
        return [_number(part) for part in _SPLIT.split(value) if part] if known is value else known
    return _TRUE_OR_FALSE.get(str(value), _number(value))


def _number(value: object) -> object:
    """A number, also one in text; a whole one as such, since a column with empty cells has made all of them floats."""
    if isinstance(value, str) and is_number(value):
        value = float(value)
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) <= LARGEST_NUMBER else value


def _unreadable(value: object, path: NodePath, column: str) -> Iterator[Problem]:
    """The problem of text in the place of a figure or a degree, where it is not a number written in another way."""
    if path[0] not in _KNOWN_BY or path[-1] not in ("value", "is") or not isinstance(value, str | int | float):
        return
    statuses = (*UNKNOWN, NOT_SUPPLIED)
    if path[-1] == "is":
        if not isinstance(value, bool) and value != PARTLY:
            help = did_you_mean(value, statuses) or degree_help(value, statuses)
            yield Problem(ROW, 0, 0, not_a("true, false or partly", value), help, path=column)
    elif not isinstance(value, str):
        return
    elif _DATE.match(value):
        message, help = f"{written(value)} is a date, a number is expected", "a spreadsheet may have made it one"
        yield Problem(ROW, 0, 0, message, f"{help}: write the figure into a cell of text", path=column)
    elif not any(character.isdigit() for character in value):
        help = did_you_mean(value, statuses) or f"where it is not known, write one of {', '.join(statuses)}"
        yield Problem(ROW, 0, 0, not_a("a number", value), help, path=column)


def _overlap(
    path: NodePath, column: str, columns: Mapping[NodePath, str], around: Mapping[NodePath, str]
) -> Iterator[Problem]:
    """The problem of two columns, one of which stands for what the other is a part of: `columns` by their paths, and
    by the paths `around` them.
    """
    parts = (path[:length] for length in range(1, len(path) + 1))
    name = next((columns[part] for part in parts if part in columns), around.get(path))
    if name is not None:
        message = f"{written(column)} and {written(name)} stand for the same"
        yield Problem(ROW, 0, 0, message, "keep one of them", path=column)


def _put(data: dict[str, Any], path: NodePath, value: object) -> None:
    """Put a value where its path leads; of a list to its only entry."""
    here: Any = data
    for step, following in pairwise(path):
        if step == 0 and not here:
            here.append({})
        here = here[0] if step == 0 else here.setdefault(step, [] if following == 0 else {})
    here[path[-1]] = value
