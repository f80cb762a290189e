"""A sweep as text: how often each draft grade stays, and what changes one by itself."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from peel_grade.report.lines import cut, joined, wrapped
from peel_grade.report.sections import headline
from peel_grade.rulebook.model import Rulebook
from peel_grade.sweep.saying import HEADS, SHOWN, change_said, drawn, least_sure, no_samples, rows_of, sources_said
from peel_grade.wording.paint import Paint

_CELL = 8


def sweep_text(told: Mapping[str, Any], books: Mapping[str, Rulebook], paint: Paint, width: int = 80) -> str:
    """The text of the document `sweep/1`."""
    return joined(
        [
            _heading(told, paint, width),
            *(_force(each, told, books, paint, width) for each in told["forces"]),
            _changes(told, books, paint, width),
        ]
    )


def _heading(told: Mapping[str, Any], paint: Paint, width: int) -> Iterator[str]:
    plan = told["plan"]
    yield from headline("How often drafts stay as they are, for human judgement", paint, width)
    yield from wrapped(f"{plan['draws']:,} draws of each (seed {plan['seed']}):", width)
    room = max(map(len, HEADS.values())) + 4
    said = sources_said(plan)
    for source in drawn(told):
        yield from wrapped(said[source], width, " " * room, f"  {HEADS[source]:<{room - 2}}")
    if (lacking := no_samples(told)) is not None:
        yield from wrapped(lacking, width)


def _force(
    force: Mapping[str, Any], told: Mapping[str, Any], books: Mapping[str, Rulebook], paint: Paint, width: int
) -> Iterator[str]:
    framework = books[force["framework"]].framework
    shown = told["frameworks"][force["framework"]]
    heads = [head for source, head in HEADS.items() if source in force["kept"]]
    room = width - _CELL * len(heads)
    yield paint(f"{cut(force['force'], room - 1):<{room}}{_cells(heads)}", "bold")
    for title, shares in rows_of(force, shown["titles"], framework):
        cells = [f"{share:.0f}%" for share in shares if share is not None]
        *first, last = wrapped(title, room - 1, "    ", "  ")
        yield from first
        yield f"{last:<{room}}{_cells(cells)}"
    for line in least_sure(force, framework):
        yield from wrapped(line, width, "    ", "  ")


def _cells(said: Iterable[str]) -> str:
    return "".join(f"{each:>{_CELL}}" for each in said)


def _changes(told: Mapping[str, Any], books: Mapping[str, Rulebook], paint: Paint, width: int) -> Iterator[str]:
    """What changes a grade of a question, or overall, by itself; what changes most of them first."""
    rows = told["changes"]
    frameworks = {name: book.framework for name, book in books.items()}
    if not rows:
        yield from wrapped("No change by itself brings another grade of a question, or another overall grade.", width)
        return
    yield from headline(f"What changes a grade by itself ({len(rows)})", paint, width)
    for row in rows[:SHOWN]:
        for line in change_said(row, told["plan"]["spread"], frameworks):
            yield from wrapped(line, width, "    ", "  - ")
    if len(rows) > SHOWN:
        yield f"  and {len(rows) - SHOWN} more (--format json lists all)"
