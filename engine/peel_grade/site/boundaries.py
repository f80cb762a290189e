"""Boundaries as pages show them: the cases of a rule in words, with an example on either side."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from peel_grade.boundaries.model import NO, YES, Boundaries, Case, Entry, Key
from peel_grade.boundaries.tables import Table, row, table
from peel_grade.rulebook.model import Rulebook


class Told(NamedTuple):
    """The boundaries of a rule, or of a list of grade rules.

    `says` are the outcomes of the rows, as cases have them. `kept` says how this compares with what is stored beside
    the scenarios: the `same`, `other`, or `none` is. `pair` is all that is given in a case in which the rule concludes,
    and in one as near to it as any in which it does not; None where there are no two such.
    """

    table: Table
    says: tuple[str, ...]
    kept: str
    pair: tuple[tuple[str, ...], tuple[str, ...]] | None


def told(now: Boundaries, stored: Boundaries | None, book: Rulebook) -> Mapping[Key, Told]:
    """Everything in `now`, which is generated from the rulebook."""
    return {key: _told(entry, stored, book) for key, entry in now.entries.items() if entry.cases}


def _told(entry: Entry, stored: Boundaries | None, book: Rulebook) -> Told:
    known = stored.entries.get(entry.key) if stored is not None else None
    kept = "none" if known is None else "same" if known == entry else "other"
    near = min(_pairs(entry), key=lambda two: _apart(*two), default=None)
    pair = (_whole(near[0], entry, book), _whole(near[1], entry, book)) if near else None
    return Told(table(entry, book), tuple(case.then for case in entry.cases), kept, pair)


def _pairs(entry: Entry) -> Iterator[tuple[Case, Case]]:
    """Every case in which the rule concludes beside every one in which it does not."""
    for case in entry.cases:
        yield from ((case, other) for other in entry.cases if (case.then, other.then) == (YES, NO))


def _apart(case: Case, other: Case) -> int:
    """How many things are given otherwise."""
    names = {*case.given, *other.given}
    return sum(case.given.get(name) != other.given.get(name) for name in names)


def _whole(case: Case, entry: Entry, book: Rulebook) -> tuple[str, ...]:
    """All that is given in a case, in words."""
    return row(case, entry._replace(beside={}), book).given
