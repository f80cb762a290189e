"""Checked force files kept between runs, so that an unchanged one need not be read and checked again.

A force file is known by its content. What was checked holds for the rulebook that it was checked against, and for
the code that checked it. Only what is free of mistakes is kept.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from peel_grade.files import store
from peel_grade.files.record import Record
from peel_grade.force.figures import Range
from peel_grade.force.file import (
    FlagEvidence,
    Force,
    IndicatorEvidence,
    PreviousArea,
    PreviousGrade,
    Warned,
)
from peel_grade.force.moderation import AreaDecision, GradeDecision, Moderation
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Document, Rulebook

CHECKERS = ("files", "rulebook", "force")
"""The packages whose code decides what a checked force is."""
_KIND, _KEPT = "force", 64


class Kept(Record):
    """A force that was checked before: the framework that its file names, and the rulebook it was checked against."""

    framework: str
    rulebook: str
    fields: tuple[Any, ...]

    def force(self, file: str) -> Force:
        """The force, as of the file that is now called so."""
        force = Force(*self.fields)
        return force._replace(
            previous_grades=_named(PreviousGrade, force.previous_grades),
            previous_areas=tuple(
                PreviousArea(area, tuple(years), tuple(source), note, FrozenDict(allow), doubtful)
                for area, years, source, note, allow, doubtful in force.previous_areas
            ),
            indicators=FrozenDict(
                {
                    name: _allowing(row)._replace(
                        value=_figure(row.value),
                        previous=_figure(row.previous),
                        benchmarks=FrozenDict({of: _figure(stated) for of, stated in row.benchmarks.items()}),
                    )
                    for name, row in _named(IndicatorEvidence, force.indicators).items()
                }
            ),
            flags=FrozenDict({name: _allowing(row) for name, row in _named(FlagEvidence, force.flags).items()}),
            moderation=_moderation(*force.moderation),
            documents=_named(Document, force.documents),
            allow=FrozenDict(force.allow),
            warnings=tuple(Warned(*row) for row in force.warnings),
            file=file,
        )


def recall_force(key: bytes) -> Kept | None:
    """What was kept of a force file by its key."""
    found = store.recall(_KIND, key)
    return None if found is None else Kept(*found)


def keep_force(key: bytes, force: Force, book: Rulebook) -> None:
    """Keep a force that was read from a force file of this key, and checked against a rulebook.

    Not where what it warns of depends on more: the texts of its documents, or the day.
    """
    if any(document.text for document in force.documents.values()):
        return
    if any(warned.code == "date-to-come" for warned in force.warnings):
        return
    store.keep(_KIND, key, Kept(force.framework, book.sha256, force), _KEPT)


def key_of(content: bytes) -> bytes:
    """The key of a force file of this content: that, and the state of the code that checks it."""
    return store.code_stamp(*CHECKERS).encode() + b"\n" + content


_Row = TypeVar("_Row", IndicatorEvidence, FlagEvidence)


def _allowing(row: _Row) -> _Row:
    return row._replace(allow=FrozenDict(row.allow)) if row.allow else row._replace(allow=FrozenDict())


def _figure(kept: Any) -> Any:
    """A figure as it was before it was kept, where a range is a list."""
    return Range(*kept) if isinstance(kept, list | tuple) else kept


def _moderation(grades: Mapping[str, Iterable[Any]], areas: Mapping[str, Iterable[Any]]) -> Moderation:
    """The histories as they were before they were kept, where each decision is a list."""
    if not grades and not areas:
        return Moderation()
    return Moderation(
        FrozenDict({name: tuple(GradeDecision(*row) for row in rows) for name, rows in grades.items()}),
        FrozenDict({name: tuple(AreaDecision(*row) for row in rows) for name, rows in areas.items()}),
    )


def _named(kind: Any, rows: Mapping[str, Iterable[Any]]) -> FrozenDict[str, Any]:
    return FrozenDict({name: kind(*row) for name, row in rows.items()})
