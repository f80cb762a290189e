"""Forces as a table with a row each, its columns named as tables of forces have them."""

from collections.abc import Iterable
from typing import Any

from peel_grade.force.figures import Figure, Range, as_written
from peel_grade.force.file import Force

Cell = float | str | None


def rows_of(forces: Iterable[Force], key: str) -> list[dict[str, Cell]]:
    """What each row says, by column; text where words may stand, else numbers. `key` names the forces, by number."""
    return [{key: f"{number:06}", **_row(force)} for number, force in enumerate(forces)]


def columns_of_rows(rows: list[dict[str, Cell]]) -> dict[str, list[Cell]]:
    """The same by column; a row that says nothing there has nothing."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def _row(force: Force) -> dict[str, Cell]:
    row: dict[str, Cell] = {}
    if force.inspected is not None:
        row["inspected"] = "; ".join(force.inspected) or "none"
    for question, earlier in force.previous_grades.items():
        row[f"previous.grades.{question}.grade"] = earlier.grade
    row |= {f"previous.areas.{earlier.area}": "true" for earlier in force.previous_areas}
    row["previous.complete"] = "true" if force.previous_complete else "false"
    for name, flag in force.flags.items():
        row[name] = {True: "true", False: "false", None: flag.status}.get(flag.is_, str(flag.is_))  # type: ignore[arg-type]
        if flag.is_ is None and flag.status == "known":
            row[name], row[f"{name}.status"] = None, "known"
    for name, figure in force.indicators.items():
        row |= _figure(name, figure.value) | _figure(f"{name}.previous", figure.previous)
        for of, stated in figure.benchmarks.items():
            row |= _figure(f"{name}.{of}", stated)
        row |= {} if figure.rank is None else {f"{name}.rank": figure.rank}
        row[f"{name}.status"] = figure.status
    return row


def _figure(column: str, figure: Figure | None) -> dict[str, Any]:
    if isinstance(figure, Range):
        return {f"{column}.{key}": float(end) for key, end in as_written(figure).items()}
    return {} if figure is None else {column: float(figure)}
