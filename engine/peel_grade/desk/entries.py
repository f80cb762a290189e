"""The evidence of a force as a reviewer sees it: what stands in the working copy, and where the file says otherwise."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import TypeAlias

from peel_grade.desk.copies import Copy
from peel_grade.evidence.sheet import Line, lines
from peel_grade.files.record import Record
from peel_grade.rulebook.model import Flag, Rulebook
from peel_grade.tables.long import DOUBTFUL, RECORD

SHOWN = {
    "all": "all of it",
    "recorded": "what is recorded",
    "missing": "what is not recorded",
    "counts": "what could change a grade",
    "changed": "what was changed",
    "doubtful": "what is doubtful",
    "warned": "what has warnings",
}
"""Which evidence can be asked for, and what that is called."""
UNSAID = "not_recorded"


class Asking(Record):
    """Which evidence is asked for: of a question, or of some rules in all questions; one of `SHOWN`; with words."""

    question: str
    rules: tuple[str, ...]
    shown: str
    words: str


class Row(Record):
    """One piece of evidence.

    `line` has what the working copy says of it by the columns of a sheet, `filed` what the file says otherwise, by
    column. `could` are the grades that it could bring where it is missing; `warnings` what is hardly true of it;
    `rules` test it, each with whether it concludes.
    """

    line: Line
    filed: Mapping[str, str]
    could: tuple[str, ...]
    warnings: tuple[str, ...]
    rules: tuple[tuple[str, bool | None], ...]
    mark: str

    @property
    def id(self) -> str:
        """The id of the entry."""
        return self.line.entry.id

    @property
    def section(self) -> str:
        """Where in a force file it stands."""
        return section_of(self.line)

    @property
    def is_flag(self) -> bool:
        """Whether it is a statement, and no figure."""
        return isinstance(self.line.entry, Flag)

    @property
    def record(self) -> str:
        """What is recorded, as one writes it: a status where nothing is."""
        return self.line.recorded[RECORD] or UNSAID

    @property
    def doubtful(self) -> bool:
        """Whether a second reader should look at it."""
        return bool(self.line.recorded[DOUBTFUL])


Group: TypeAlias = tuple[str, list[Row]]


def section_of(line: Line) -> str:
    """Where in a force file an entry stands."""
    return "flags" if isinstance(line.entry, Flag) else "indicators"


def groups(copy: Copy, asking: Asking) -> list[Group]:
    """The evidence that is asked for, by the title of its theme (or question), in the order of the catalogue."""
    now, was = copy.draft(), copy.filed()
    book, verdicts = now.assessment.book, now.assessment.verdicts
    could = {gap.name: gap.could_become for gap in now.assessment.gaps}
    warned: dict[str, list[str]] = {}
    for each in now.assessment.force.warnings:
        parts = each.path.split(".")
        if not each.allowed and len(parts) > 1:
            warned.setdefault(parts[1], []).append(each.message)
    places = _places(asking, now.tested, book)
    filed = {line.entry.id: line.recorded for line in lines(book, places, was.force)}
    keeps = _keeps(asking, now.tested)

    def rows() -> Iterator[Row]:
        for line in lines(book, places, now.force):
            name = line.entry.id
            before = filed[name]
            row = Row(
                line,
                _otherwise(before, line.recorded),
                could.get(name, ()),
                tuple(warned.get(name, ())),
                tuple((rule, verdicts.get(rule)) for rule in now.tested.get(name, ())),
                copy.mark((section_of(line), name)),
            )
            if keeps(row):
                yield row

    return [(title, list(some)) for title, some in groupby(rows(), key=lambda row: row.line.told["theme"])]


def _otherwise(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    return {column: cell for column, cell in before.items() if cell != now[column]}


def _places(asking: Asking, tested: Mapping[str, tuple[str, ...]], book: Rulebook) -> list[str]:
    """The questions and themes whose entries are looked through."""
    if not asking.rules:
        return [asking.question]
    meant = {entry.theme or entry.question for entry in book.entries() if _tests(tested, entry.id, asking.rules)}
    return sorted(meant)


def _tests(tested: Mapping[str, tuple[str, ...]], entry: str, rules: Iterable[str]) -> bool:
    return not set(rules).isdisjoint(tested.get(entry, ()))


def _keeps(asking: Asking, tested: Mapping[str, tuple[str, ...]]) -> Callable[[Row], bool]:
    """Whether a row is asked for."""
    words = asking.words.lower().split()
    of_kind: dict[str, Callable[[Row], bool]] = {
        "all": lambda _: True,
        "recorded": lambda row: row.record != UNSAID,
        "missing": lambda row: row.record == UNSAID,
        "counts": lambda row: bool(row.could),
        "changed": lambda row: bool(row.filed),
        "doubtful": lambda row: row.doubtful,
        "warned": lambda row: bool(row.warnings),
    }

    def keeps(row: Row) -> bool:
        if asking.rules and not _tests(tested, row.id, asking.rules):
            return False
        text = f"{row.id} {row.line.entry.label}".lower()
        # what was changed stays in sight, whatever it is by now
        return bool(row.filed or of_kind[asking.shown](row)) and all(word in text for word in words)

    return keeps
