"""A table of forces in whole columns: read and checked by Arrow and NumPy, without an object for any cell.

What is right is told here, and which rows are not; what is wrong with such a row is told by reading it as a force file
(`peel_grade.tables.rows`), so that both ways give one answer. Kept is only what drafts follow from: of sources, notes,
documents and what a panel decided a population has no use, and neither has it warnings.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import NodePath
from peel_grade.force.columns import Codes, Columns, Ends, FigureColumns, Numbers, Truths, columns_of
from peel_grade.force.figures import KEYS
from peel_grade.force.row import column_path, empty
from peel_grade.force.states import FLAG_STATES, STATUSES
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.units import Unit
from peel_grade.tables import cells
from peel_grade.tables.ahead import ahead
from peel_grade.tables.earlier import Earlier
from peel_grade.tables.formulas import unquoted
from peel_grade.tables.further import FURTHER, Further
from peel_grade.tables.header import checked_columns
from peel_grade.tables.long_rows import is_long
from peel_grade.tables.rows import cells_of, nameless, problems_of, read_rows, twice
from peel_grade.tables.successors import with_successors
from peel_grade.tables.table import Table

_TOLD = 3
"""Of so many rows with a mistake in a column it is told what it is; the others are counted."""
_STATUS_WORDS = {name: code + 1 for code, name in enumerate(STATUSES)}
_DEGREE_WORDS = {
    **dict.fromkeys(("true", "1", "1.0"), FLAG_STATES.index("holds")),
    **dict.fromkeys(("false", "0", "0.0"), FLAG_STATES.index("fails")),
    **dict.fromkeys(("partly", "0.5"), FLAG_STATES.index("partly")),
    "not_supplied": FLAG_STATES.index("not_supplied"),
    "not_comparable": FLAG_STATES.index("not_comparable"),
    "not_recorded": len(FLAG_STATES),
}
_KNOWN = STATUSES.index("known")


def column_batches(table: Table, book: Rulebook) -> Iterator[Columns]:
    """The forces of a table, some ten thousand at a time.

    Raises InputError at the end, with all mistakes of the table: then what came before is of no use.
    """
    if is_long(table):
        yield columns_of([force for _, force in read_rows(table, book)], book)
        return
    columns, problems = checked_columns(table, book)
    reader = _Reader(table, book, columns)
    places = [columns[name] for name in reader.wanted]
    number = table.first
    try:
        for batch in ahead(table.read(places)):
            found = reader.read(batch, number)
            number += batch.num_rows
            if found is not None and not problems and not reader.mistakes:
                yield found
    except InputError as error:
        raise InputError([*problems, *error.problems]) from None
    problems += reader.told()
    if not reader.forces and not problems:
        help = f"below the names of the columns stands a row for each {book.framework.words.subject.one}"
        problems.append(Problem(table.name, 0, 0, "the table has no rows", help))
    if problems:
        raise InputError(problems)


class _Reader:
    """Reads batches of a table; `wanted` are the columns that it reads, `forces` how many rows there were."""

    def __init__(self, table: Table, book: Rulebook, columns: Iterable[str]) -> None:
        self._table, self._book = table, book
        self._key = book.framework.words.subject.key
        paths = {name: column_path(name, book) or () for name in columns if name != self._key}
        self._entries: dict[tuple[str, str], dict[str, str]] = {}
        earlier, further = dict[str, NodePath](), dict[str, NodePath]()
        for name, path in paths.items():
            if path[0] in ("indicators", "flags"):
                section, entry, *rest = path
                aspect = ".".join(map(str, rest))
                if rest[0] in FURTHER:
                    further[name] = path
                else:
                    self._entries.setdefault((str(section), str(entry)), {})[aspect] = name
            elif path[:2] in (("previous", "areas"), ("previous", "grades")) and not {*path[3:4]}.isdisjoint(FURTHER):
                further[name] = path
            elif path[0] in ("previous", "inspected"):
                earlier[name] = path
            elif path[0] in ("source", "moderation", "allow"):
                further[name] = path
        self._earlier, self._further = Earlier(earlier, book), Further(further, book)
        named = [self._key] if self._key in columns else []
        of_entries = [name for aspects in self._entries.values() for name in aspects.values()]
        self.wanted = [*named, *self._earlier.wanted, *of_entries, *self._further.wanted]
        self.forces = 0
        self.mistakes: dict[str, int] = {}
        self._problems: list[Problem] = []
        self._names: dict[str, int] = {}
        self._bad: dict[str, Truths] = {}

    def read(self, batch: Any, number: int) -> Columns | None:
        """The forces of a batch whose first row has that number; None where there is a mistake, or no force."""
        batch = pa.record_batch([cells.decoded(column) for column in batch.columns], self.wanted)
        arrays = dict(zip(self.wanted, batch.columns, strict=True))
        size = batch.num_rows
        if (empty := self._empty(arrays, size)) is not None:
            kept = np.flatnonzero(~empty)
            batch = batch.take(kept)
            arrays, size = dict(zip(self.wanted, batch.columns, strict=True)), len(kept)
            numbers = kept + number
        else:
            numbers = np.arange(number, number + size)
        if not size:
            return None
        self._bad = {}
        names = self._named(arrays.get(self._key), numbers)
        figures, flags = {}, {}
        present: dict[str, Truths] = {}
        for (section, entry), aspects in self._entries.items():
            told = {aspect: arrays[name] for aspect, name in aspects.items()}
            if section == "indicators":
                figures[entry], stated = self._figure(entry, told, aspects, size)
            else:
                flags[entry], stated = self._flag(told, aspects)
            if entry in self._book.replaced:
                present[entry] = stated
        found = self._earlier.read(arrays, size, self._mark)
        self._further.check(arrays, size, self._mark)
        self.forces += size
        self._tell(batch, numbers)
        columns = Columns(size, names, figures, flags, *found)
        return None if self._bad else with_successors(columns, present, self._book)

    def told(self) -> list[Problem]:
        """What is wrong with the rows."""
        problems = [*dict.fromkeys(self._problems)]
        for column, count in self.mistakes.items():
            listed = {problem.line for problem in problems if problem.path.partition("[")[0] == column}
            if not problems:
                message, help = f"{count:,} cells of this column cannot be read", "write them as the other cells are"
                problems.append(Problem(self._table.name, self._table.header, 0, message, help, path=column))
            elif count > len(listed) > 0:
                message = f"{count - len(listed):,} more rows have a mistake in this column"
                problems.append(
                    Problem(self._table.name, max(listed) + 1, 0, message, "correct it in all", path=column)
                )
        return problems

    def _empty(self, arrays: Mapping[str, Any], size: int) -> Truths | None:
        """Which rows hold nothing at all; None where there are none."""
        name = arrays.get(self._key)
        if name is None or not name.null_count:
            return None
        empty = np.ones(size, bool)
        for column in arrays.values():
            empty &= ~cells.says(column)
        return empty if empty.any() else None

    def _named(self, column: Any, numbers: Any) -> list[str]:
        """The names of the forces, each once in the table."""
        if column is None:
            return []
        names = cells.texts(column)
        if self._table.quoted:
            names = [unquoted(name) for name in names]
        places = numbers.tolist()
        first = dict(zip(reversed(names), reversed(places), strict=True))
        if len(first) < len(names) or not self._names.keys().isdisjoint(first) or "" in first:
            first |= {name: self._names[name] for name in first if name in self._names}
            self._tell_names(names, places, first)
        self._names.update(first)
        return names

    def _tell_names(self, names: list[str], numbers: list[int], first: Mapping[str, int]) -> None:
        """Tell of names that are missing, or stand in a row above; `first` is where each stands first."""
        wrong = np.zeros(len(names), bool)
        for at, (name, number) in enumerate(zip(names, numbers, strict=True)):
            if name and first[name] == number:
                continue
            wrong[at] = True
            if self.mistakes.get(self._key, 0) + int(wrong.sum()) <= _TOLD:
                above = twice(self._table, self._key, name, number, first[name])
                self._problems.append(above if name else nameless(self._table, self._book, number))
        self._mark(self._key, wrong)

    def _mark(self, column: str, bad: Truths | None) -> None:
        """Note the rows in which the cell of a column is wrong."""
        if bad is not None and bad.any():
            known = self._bad.get(column)
            self._bad[column] = bad if known is None else known | bad

    def _tell(self, batch: Any, numbers: Any) -> None:
        """Tell what is wrong in the first rows that have a mistake in a column, and count the others."""
        rows: set[int] = set()
        for column, bad in self._bad.items():
            if (before := self.mistakes.get(column, 0)) < _TOLD:
                rows.update(np.flatnonzero(bad)[: _TOLD - before].tolist())
            self.mistakes[column] = before + int(bad.sum())
        for row in sorted(rows):
            (values,) = cells_of(batch.slice(row, 1), self.wanted, self._table)
            values[self._key] = "?" if empty(values.get(self._key)) else values[self._key]
            self._problems += problems_of(self._table, self._book, int(numbers[row]), values)

    def _figure(
        self, entry: str, told: dict[str, Any], columns: dict[str, str], size: int
    ) -> tuple[FigureColumns, Truths]:
        """An indicator, and in which rows anything is said of it."""
        unit = self._book.framework.units[self._book.indicators[entry].unit]
        ranks = {name: place for place, name in enumerate(self._book.framework.ranks, 1)}
        status, stated = np.zeros(size, np.uint8), np.zeros(size, bool)
        value, words = self._ends("value", told, columns, unit, _STATUS_WORDS)
        rank = None
        known = np.zeros(size, bool) if value is None else ~np.isnan(value.low)
        if "rank" in told:
            rank, wrong = cells.words_of(told["rank"], ranks)
            self._mark(columns["rank"], wrong)
            known |= rank > 0
        if words is not None:
            status = np.where(words > 0, words - 1, status)
            stated |= words > 0
            self._mark(columns["value"], (words - 1 == _KNOWN) | ((words > 0) & known))
        if "status" in told:
            said, wrong = cells.words_of(told["status"], _STATUS_WORDS)
            unclear = (said > 0) & (known != (said - 1 == _KNOWN))
            self._mark(columns["status"], wrong | unclear | ((said > 0) & stated))
            status = np.where(said > 0, said - 1, status)
            stated |= said > 0
        status = np.where(known, np.uint8(_KNOWN), status) if status.any() else known * np.uint8(_KNOWN)
        further = {
            part: self._ends(part, told, columns, unit, {})[0]
            for part in ("previous", *self._book.framework.benchmarks)
        }
        stated |= known
        for ends in further.values():
            stated |= False if ends is None else ~np.isnan(ends.low)
        benchmarks = {name: ends for name, ends in further.items() if ends is not None and name != "previous"}
        return FigureColumns(status, value, further["previous"], benchmarks, rank), stated

    def _ends(
        self, part: str, told: Mapping[str, Any], columns: Mapping[str, str], unit: Unit, words: Mapping[str, int]
    ) -> tuple[Ends | None, Codes | None]:
        """The figures of a part of an indicator, None where no column has them; and the codes of the statuses there."""
        read = {}
        codes = None
        for key in ("", *KEYS):
            name = f"{part}.{key}" if key else part
            if name in told:
                found = cells.numbers(told[name], {} if key else words)
                self._mark(columns[name], found.bad)
                self._mark(columns[name], _misfits(found.numbers, unit))
                read[key] = found.numbers
                codes = found.words if not key else codes
        if not read:
            return None, codes
        if read.keys() == {""}:
            return Ends(read[""], read[""]), codes
        size = len(next(iter(read.values())))
        nothing = np.full(size, np.nan)
        exact, first, last, least, most = (read.get(key, nothing) for key in ("", *KEYS))
        given = {
            key: ~np.isnan(found) for key, found in zip(("", *KEYS), (exact, first, last, least, most), strict=True)
        }
        ways = given[""].astype(np.uint8) + (given["from"] | given["to"]) + given["at_least"] + given["at_most"]
        wrong = (ways > 1) | (given["from"] != given["to"]) | (given["from"] & ~(first < last))
        if codes is not None:
            wrong |= (codes > 0) & (ways > 0)
        self._mark(next(columns[f"{part}.{key}"] for key in KEYS if f"{part}.{key}" in columns), wrong)
        low = np.where(given["from"], first, np.where(given["at_least"], least, exact))
        high = np.where(given["to"], last, np.where(given["at_most"], most, exact))
        low[given["at_most"]], high[given["at_least"]] = unit.least, unit.most
        return (Ends(low, low) if np.array_equal(low, high, equal_nan=True) else Ends(low, high)), codes

    def _flag(self, told: Mapping[str, Any], columns: Mapping[str, str]) -> tuple[Codes, Truths]:
        """A flag, and in which rows anything is said of it."""
        if "is" in told:
            codes, wrong = cells.halves(told["is"], _DEGREE_WORDS)  # the first states
            self._mark(columns["is"], wrong)
        else:
            codes = np.zeros(len(next(iter(told.values()))), np.uint8)
        stated = codes > 0
        codes[codes == len(FLAG_STATES)] = 0
        if "status" in told:
            said, wrong = cells.words_of(told["status"], _STATUS_WORDS)
            found = (codes > 0) & (codes < FLAG_STATES.index("not_supplied"))
            self._mark(columns["status"], wrong | ((said > 0) & ((stated & ~found) | (found != (said - 1 == _KNOWN)))))
            of_status = np.array([0, *(FLAG_STATES.index(name) for name in STATUSES)], np.uint8)
            codes = np.where(found, codes, np.where(said > 0, of_status[said], codes))
            stated = stated | (said > 0)
        return codes, stated


def _misfits(figures: Numbers, unit: Unit) -> Truths:
    """Which figures no such unit can have."""
    wrong: Truths = (figures < unit.least) | (figures > unit.most)
    return wrong | (np.floor(figures) != figures) & ~np.isnan(figures) if unit.whole else wrong
