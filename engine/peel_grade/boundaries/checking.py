"""Whether stored boundaries hold of a rulebook: each case is decided again, and what a rule concludes compared."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from peel_grade.boundaries.givens import Unknown
from peel_grade.boundaries.layout import is_unit
from peel_grade.boundaries.model import Case, Entry
from peel_grade.boundaries.outcomes import ANEW, Reading, outcome
from peel_grade.boundaries.saying import says, units
from peel_grade.rulebook.model import Rulebook

_GONE = "gone"


class Failure(NamedTuple):
    """What does not hold of an entry: one `case` of it, or (None) what it concludes. `now` is what is so instead."""

    entry: Entry
    case: Case | None
    now: str


def fails(entry: Entry, book: Rulebook) -> list[Failure]:
    """What of an entry does not hold of a rulebook."""
    return [*failures(entry, book)]


def failures(entry: Entry, book: Rulebook, reading: Reading = ANEW) -> Iterator[Failure]:
    """What of an entry does not hold of a rulebook, one after the other as it is looked at."""
    try:
        said = says(entry.key, book)
        below = units(entry.key, book)
    except KeyError:
        yield Failure(entry, None, _GONE)
        return
    if said != entry.says:
        yield Failure(entry, None, _told(said))
    given = [name for name in entry.beside if is_unit(name)] if entry.part != "rule" else []
    if given and set(given) != set(below):
        yield Failure(entry, None, f"of {', '.join(below)}")
    for case in entry.cases:
        try:
            now = outcome(entry.key, case.given, book, reading)
        except Unknown as error:
            yield Failure(entry, case, str(error))
        else:
            if now[1:] != case[1:]:
                yield Failure(entry, case, _then(now))


def _then(case: Case) -> str:
    """What follows from a case: `yes`, or `fair by question-fair`."""
    return f"{case.then} by {case.by}" if case.by else case.then


def _told(said: Mapping[str, object]) -> str:
    """What an entry says, in one line."""
    return ", ".join(f"{key}: {value}" for key, value in said.items())
