"""What a table says of earlier inspections, and of which questions were inspected, in whole columns."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from peel_grade.files.problems import InputError
from peel_grade.force.columns import Codes, Truths
from peel_grade.force.file import check_force
from peel_grade.force.row import NONE, row_tree
from peel_grade.rulebook.model import Rulebook
from peel_grade.tables import cells

Found = tuple[dict[str, Truths], dict[str, Codes], dict[str, Truths], Truths]
"""What was inspected, the earlier grades, the earlier areas, and whether those are all, as in `Columns`."""


class Earlier:
    """Reads the columns of what was inspected, now and earlier; `wanted` are those that it reads."""

    def __init__(self, paths: Mapping[str, tuple[int | str, ...]], book: Rulebook) -> None:
        self._book = book
        self._grades: dict[str, dict[str, str]] = {}
        self._areas: dict[str, str] = {}
        self._alone: dict[str, str] = {}
        self._others: list[str] = []  # no force file has these
        for name, path in paths.items():
            match path:
                case ("previous", "grades", str(question), "grade" | "year" as key):
                    self._grades.setdefault(question, {})[key] = name
                case ("previous", "areas", str(area), "years"):
                    self._areas[area] = name
                case ("inspected",) | ("previous", "complete"):
                    self._alone[str(path[-1])] = name
                case _:
                    self._others.append(name)
        of_grades = [name for keys in self._grades.values() for name in keys.values()]
        self.wanted = [*self._alone.values(), *of_grades, *self._areas.values(), *self._others]
        self._judged: dict[tuple[str, Any], dict[str, Any] | None] = {}

    def read(self, arrays: Mapping[str, Any], size: int, mark: Callable[[str, Truths | None], None]) -> Found:
        """What the columns of a batch say; rows that cannot be are marked."""
        complete = np.zeros(size, bool)
        if name := self._alone.get("complete"):
            complete, wrong = cells.truths(arrays[name])
            mark(name, wrong)
        grades = {}
        for question, columns in self._grades.items():
            if question in (*self._book.questions, "overall"):
                grades[question] = self._graded(columns, arrays, size, mark)
            else:
                for name in columns.values():
                    mark(name, cells.says(arrays[name]))
        areas = {area: self._by_value(name, arrays[name], _asked, mark) for area, name in self._areas.items()}
        for name in self._others:
            mark(name, cells.says(arrays[name]))
        return (
            self._inspected(arrays, mark),
            grades,
            {a: asked for a, asked in areas.items() if asked.any()},
            complete,
        )

    def _graded(
        self,
        columns: Mapping[str, str],
        arrays: Mapping[str, Any],
        size: int,
        mark: Callable[[str, Truths | None], None],
    ) -> Codes:
        scale = {grade: place for place, grade in enumerate(self._book.framework.scale, 1)}
        places, dated = np.zeros(size, np.uint8), np.zeros(size, bool)
        if "grade" in columns:
            places, wrong = cells.words_of(arrays[columns["grade"]], scale)
            mark(columns["grade"], wrong)
        if "year" in columns:
            found = cells.numbers(arrays[columns["year"]], {})
            dated = ~np.isnan(found.numbers)
            mark(columns["year"], found.bad)
            mark(
                columns["year"],
                dated
                & ~((found.numbers >= 1900) & (found.numbers <= 2100) & (np.floor(found.numbers) == found.numbers)),
            )
        mark(columns.get("year", columns.get("grade", "")), dated != (places > 0))
        return places

    def _inspected(self, arrays: Mapping[str, Any], mark: Callable[[str, Truths | None], None]) -> dict[str, Truths]:
        name = self._alone.get("inspected")
        if name is None:
            return {}
        column = arrays[name]
        if pa.types.is_list(column.type) or pa.types.is_large_list(column.type):
            column = column.cast(pa.list_(pa.string()))
            column = pc.if_else(pc.equal(pc.list_value_length(column), 0), NONE, pc.binary_join(column, ";"))
        found = {}
        for question in self._book.questions:

            def so(row: dict[str, Any], question: str = question) -> bool:
                return "inspected" not in row or question in row["inspected"]

            if not (truths := self._by_value(name, column, so, mark, empty=True)).all():
                found[question] = truths
        return found

    def _by_value(
        self,
        name: str,
        column: Any,
        says: Callable[[dict[str, Any]], bool],
        mark: Callable[[str, Truths | None], None],
        *,
        empty: bool = False,
    ) -> Truths:
        """What the cells say, `empty` what an empty one does; each different one is read once, as a row of its own."""
        column = cells.decoded(column)
        if pa.types.is_nested(column.type):  # whose values cannot be told apart
            mark(name, cells.says(column))
            return np.full(len(column), empty)
        encoded = column.dictionary_encode()
        read = [self._row(name, value) for value in encoded.dictionary.to_pylist()]
        places = encoded.indices.fill_null(len(read)).to_numpy(zero_copy_only=False)
        wrong = np.array([*(row is None for row in read), False])
        mark(name, wrong[places])
        truths: Truths = np.array([*(row is not None and says(row) for row in read), empty])[places]
        return truths

    def _row(self, name: str, value: Any) -> dict[str, Any] | None:
        """What a force file says that has this alone; None where it cannot."""
        if (name, value) not in self._judged:
            tree = row_tree({self._book.framework.words.subject.key: "?", name: value}, self._book)
            try:
                check_force(tree, self._book)
                self._judged[name, value] = tree.data
            except InputError:
                self._judged[name, value] = None
        return self._judged[name, value]


def _asked(row: dict[str, Any]) -> bool:
    """Whether a force file names an earlier area."""
    return bool(row.get("previous", {}).get("areas"))
