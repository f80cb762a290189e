"""Forces as a wide table: a row a force, a column for each thing that is said of any (see `peel_grade.force.row`).

What panels decided stays in the force files: it is a history, and no evidence.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from peel_grade.files.problems import InputError, Problem, quoted
from peel_grade.force.figures import KEYS
from peel_grade.force.file import Force
from peel_grade.force.form_parts import NOT_SUPPLIED
from peel_grade.force.row import NONE
from peel_grade.rulebook.model import Rulebook
from peel_grade.tables.table import Batch, arrow
from peel_grade.wording.degrees import degree_word

_ASPECTS = ("value", "is", "status", *KEYS, "previous")
"""What stands first of an entry, in this order; then benchmarks and the rest, as a force file has them."""


def wide_table(forces: Sequence[Force], book: Rulebook) -> Batch:
    """The forces as a table of Arrow. Raises InputError for what no column can hold."""
    pa = arrow()
    rows = [wide_row(force, book) for force in forces]
    columns = sorted(dict.fromkeys(column for row in rows for column in row), key=_order(book))
    return pa.table({column: _array([row.get(column) for row in rows]) for column in columns})


def wide_row(force: Force, book: Rulebook) -> dict[str, Any]:
    """The cells of a force, by column: numbers, true and false, and text. Raises InputError as `wide_table`."""
    data = force._replace(called=book.framework.words.subject.key).to_dict()
    cells: dict[str, Any] = {book.framework.words.subject.key: force.name, "framework": force.framework}
    if force.inspected is not None:
        cells["inspected"] = "; ".join(force.inspected) or NONE
    cells |= _nested("previous.grades", data["previous"]["grades"])
    for row in data["previous"]["areas"]:
        column = f"previous.areas.{row['area']}"
        if column in cells:
            message = f"the earlier area {quoted(row['area'])} is listed twice, and has one column"
            raise InputError(
                [Problem(force.file, 0, 0, message, "join them in the force file: it may have several years")]
            )
        cells[column] = "; ".join(map(str, row.pop("years", ()))) or "true"
        cells |= {f"{column}.{key}": cell for key, cell in _cells(row) if key != "area"}
    if force.previous_complete:
        cells["previous.complete"] = True
    for section in ("indicators", "flags"):
        for name, row in data[section].items():
            for key, cell in _cells(row):
                first, _, rest = key.partition(".")
                part = rest if first in ("value", "is") else key
                cells[f"{name}.{part}" if part else name] = cell
    cells |= _nested("source", data["source"])
    cells |= {f"allow.{code}": reason for code, reason in force.allow.items()}
    return cells


def _nested(section: str, named: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    """The cells of what stands by name in a section."""
    for name, row in named.items():
        if "." in name:
            message = f"{quoted(name)} cannot be part of the name of a column, for the dot in it"
            raise InputError([Problem(section, 0, 0, message, "give it a name without one in the force file")])
        for key, cell in _cells(row):
            yield f"{section}.{name}.{key}", cell


def _cells(row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What a row of a force file says, as cells by the keys that lead to them."""
    for key, value in row.items():
        if key == "supplied":
            yield "status", NOT_SUPPLIED
        elif key == "is":
            yield key, degree_word(value)
        elif key == "source":
            yield key, sources_cell(value)
        elif isinstance(value, Mapping):
            yield from ((f"{key}.{end}", cell) for end, cell in value.items())
        else:
            yield key, value


def sources_cell(sources: Sequence[str]) -> str:
    """Sources in one cell: where an address ends in what separates them, that stands twice."""
    return "; ".join(sources) + (";" if sources and sources[-1][-1:] in (";", ",") else "")


def _order(book: Rulebook) -> Any:
    """By what columns are sorted: first whose it is, what was inspected and found earlier, then the catalogue."""
    entries = {name: place for place, name in enumerate((*book.indicators, *book.flags))}
    aspects = (*_ASPECTS, *book.framework.benchmarks, "rank", "period", "sample", "source")
    parts = {name: place for place, name in enumerate(aspects)}
    heads = (book.framework.words.subject.key, "framework", "inspected", "previous")

    def place(column: str) -> tuple[int, int, int, str]:
        first, _, rest = column.partition(".")
        if first in heads:
            return heads.index(first), 0, 0, ""
        if first in entries:
            return len(heads), entries[first], parts.get(rest.partition(".")[0] or "value", len(parts)), ""
        return len(heads) + 1, 0, 0, ""

    return place


def _array(cells: Sequence[Any]) -> Any:
    """A column of whole numbers, numbers, truths or else text."""
    pa = arrow()
    said = [cell for cell in cells if cell is not None]
    if all(isinstance(cell, bool) for cell in said):
        return pa.array(cells, pa.bool_())
    if all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in said):
        whole = all(isinstance(cell, int) for cell in said)
        return pa.array(cells, pa.int64() if whole else pa.float64())
    return pa.array([None if cell is None else str(cell) for cell in cells], pa.string())
