"""What a table says beside the evidence, from which no draft follows, checked in whole columns: sources, the documents
that they point into, notes, what is doubtful, what is allowed, the sizes of samples, what panels decided.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa

from peel_grade.files.problems import InputError
from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import NodePath
from peel_grade.force.citations import citation, source
from peel_grade.force.columns import Numbers, Truths
from peel_grade.force.file import check_force
from peel_grade.force.row import row_tree, sources_of
from peel_grade.force.warnings.codes import CODES
from peel_grade.rulebook.model import Rulebook
from peel_grade.tables import cells

Mark: TypeAlias = Callable[[str, Truths | None], None]
"""Notes the rows in which the cell of a column is wrong."""
_TEXTS = ("note", "period", "title", "isbn", "published", "text", "url")
_LENGTHS = ("lines", "pages")
FURTHER = ("source", "note", "period", "sample", "doubtful", "allow")
"""What may be said of an entry, or of an earlier area or grade, beside what it is."""
_KNOWN_VALUES = 65_536


class _Place(Record):
    """A place in a document: its last line and its page, 0 where it names none; `document` is empty for an address."""

    document: str
    line: int
    page: int


class _Documents(Record):
    """The documents of all rows, sorted by `keys`: the number of the document times the number of rows, and the row."""

    numbers: Mapping[str, int]
    keys: Any
    lengths: Mapping[str, Numbers]


class Further:
    """Checks the columns of which no draft follows; `wanted` are those that it reads."""

    def __init__(self, paths: Mapping[str, NodePath], book: Rulebook) -> None:
        self._book, self._paths = book, paths
        self._documents: dict[str, dict[str, str]] = {}
        self._others: list[str] = []
        for name, path in paths.items():
            match path:
                case ("source", str(document), str(key)) if key in (*_TEXTS, *_LENGTHS):
                    self._documents.setdefault(document, {})[key] = name
                case ("source" | "moderation", *_) | ("allow",):
                    self._others.append(name)
        self.wanted = [*paths]

    def check(self, arrays: Mapping[str, Any], size: int, mark: Mark) -> None:
        """Mark the rows of a batch in which such a cell is wrong."""
        documents = self._listed(arrays, size, mark)
        others = [*self._others]
        for name, path in self._paths.items():
            column = cells.decoded(arrays[name])
            if name in self._others:
                continue
            if path[-2:-1] == ("allow",):
                mark(name, cells.says(column) if str(path[-1]) not in CODES else _no_text(column))
            elif path[-1] == "source":
                if pa.types.is_nested(column.type):
                    others.append(name)
                else:
                    self._cited(name, column, documents, size, mark)
            elif path[-1] == "doubtful":
                mark(name, cells.truths(column)[1])
            elif path[-1] in ("sample", *_LENGTHS):
                mark(name, _no_number_of(column))
                if path[-1] == "sample" and not self._of_a_share(str(path[1])):
                    mark(name, cells.says(column))
            else:
                mark(name, _no_text(column))
        self._of_earlier(arrays, size, mark)
        self._judged(others, arrays, size, mark)

    def _of_a_share(self, entry: str) -> bool:
        return self._book.framework.units[self._book.indicators[entry].unit].share

    def _of_earlier(self, arrays: Mapping[str, Any], size: int, mark: Mark) -> None:
        """More of an earlier area or grade says nothing without it."""
        for name, path in self._paths.items():
            if path[0] == "previous":
                of = ".".join(map(str, path[:3])) + (".grade" if path[1] == "grades" else "")
                there = cells.says(arrays[of]) if of in arrays else np.zeros(size, bool)
                mark(name, cells.says(arrays[name]) & ~there)

    # sources

    def _listed(self, arrays: Mapping[str, Any], size: int, mark: Mark) -> _Documents:
        """Which documents each row lists, and how long they are; what has no title is none."""
        keys = [np.zeros(0, np.int64)]
        lengths: dict[str, list[Numbers]] = {key: [np.zeros(0)] for key in _LENGTHS}
        for number, columns in enumerate(self._documents.values()):
            said = np.zeros(size, bool)
            for name in columns.values():
                said |= cells.says(arrays[name])
            titled = cells.says(arrays[columns["title"]]) if "title" in columns else np.zeros(size, bool)
            mark(next(iter(columns.values())), said & ~titled)
            rows = np.flatnonzero(said)
            keys.append(rows + number * size)
            for key, found in lengths.items():
                given = cells.numbers(arrays[columns[key]], {}).numbers if key in columns else np.full(size, np.nan)
                found.append(given[rows])
        numbers = {document: number for number, document in enumerate(self._documents)}
        return _Documents(numbers, np.concatenate(keys), {key: np.concatenate(found) for key, found in lengths.items()})

    def _cited(self, name: str, column: Any, documents: _Documents, size: int, mark: Mark) -> None:
        """Mark the rows whose sources are none, or point into no document of the row, or behind its end."""
        if not cells.is_text(column.type):
            mark(name, cells.says(column))
            return
        encoded = column.dictionary_encode()
        read = [_places(value or "") for value in encoded.dictionary.to_pylist()]
        codes = encoded.indices.fill_null(len(read)).to_numpy(zero_copy_only=False)
        wrong = np.array([*(places is None for places in read), False])[codes]
        rows = np.arange(size)
        for nth in range(max((len(places or ()) for places in read), default=0)):
            at = [*(places[nth] if places and len(places) > nth else _Place("", 0, 0) for places in read)]
            at.append(_Place("", 0, 0))
            points = np.array([place.document != "" for place in at])[codes]
            key = np.array([documents.numbers.get(place.document, -1) for place in at])[codes] * size + rows
            found = np.searchsorted(documents.keys, key)
            listed = np.zeros(size, bool)
            inside = found < len(documents.keys)
            listed[inside] = documents.keys[found[inside]] == key[inside]
            wrong |= points & ~listed
            for attribute, length in (("line", "lines"), ("page", "pages")):
                last = np.array([getattr(place, attribute) for place in at])[codes]
                wrong[listed] |= last[listed] > documents.lengths[length][found[listed]]
        mark(name, wrong)

    # what is rare

    def _judged(self, names: list[str], arrays: Mapping[str, Any], size: int, mark: Mark) -> None:
        """Mark what is wrong of columns that rest on one another: each row that says any is read as a force file."""
        said = {name: cells.says(arrays[name]) for name in names}
        some = np.logical_or.reduce([*said.values(), np.zeros(size, bool)])
        beside = [name for columns in self._documents.values() for name in columns.values()]
        for row in np.flatnonzero(some).tolist():
            read = [name for name in (*names, *beside) if name not in said or said[name][row]]
            told = {name: arrays[name][row].as_py() for name in read}
            for name in {*_wrong_columns(told, self._book)} & {*names}:
                wrong = np.zeros(size, bool)
                wrong[row] = True
                mark(name, wrong)


def _wrong_columns(told: Mapping[str, object], book: Rulebook) -> Iterator[str]:
    """The columns in which a force file that has these cells alone has mistakes."""
    try:
        check_force(row_tree({book.framework.words.subject.key: "?", **told}, book), book)
    except InputError as error:
        for problem in error.problems:
            path = problem.path.partition("[")[0]
            yield from (name for name in told if name == path or name.startswith(f"{path}."))


@lru_cache(_KNOWN_VALUES)
def _places(cell: str) -> tuple[_Place, ...] | None:
    """Where the sources in a cell point; None where one of them is no source."""
    found = []
    for text in sources_of(cell.strip()):
        try:
            cited = citation(source(text))
        except ValueError:
            return None
        found.append(_Place(cited.document, cited.lines[1] if cited.lines else 0, cited.page or 0))
    return tuple(found)


def _no_text(column: Any) -> Truths | None:
    """Which cells hold anything but text; None: none does."""
    return None if cells.is_text(column.type) else cells.says(column)


def _no_number_of(column: Any) -> Truths:
    """Which cells hold anything but a whole number from 1 on."""
    found = cells.numbers(column, {})
    wrong: Truths = (found.numbers < 1) | ((np.floor(found.numbers) != found.numbers) & ~np.isnan(found.numbers))
    return wrong if found.bad is None else wrong | found.bad
