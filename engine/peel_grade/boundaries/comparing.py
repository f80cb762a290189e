"""What of the stored boundaries is no longer what the rulebook says, as a reviewer reads it."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from peel_grade.boundaries.checking import fails
from peel_grade.boundaries.generating import generated
from peel_grade.boundaries.givens import Unknown
from peel_grade.boundaries.layout import differing, flow
from peel_grade.boundaries.model import Boundaries, Case, Entry
from peel_grade.boundaries.outcomes import outcome
from peel_grade.boundaries.tables import line, then
from peel_grade.rulebook.model import Rulebook


class Change(NamedTuple):
    """One thing that is otherwise: of `entry`, what a rule `concludes`, what stands `beside` its cases, an `outcome`, a
    case that is `new` or `gone`, or the whole entry.

    `given` is the case in words, `before` and `after` what followed and follows; empty where there is no such thing.
    """

    entry: Entry
    what: Literal["concludes", "beside", "outcome", "new", "gone", "entry"]
    given: str
    before: str
    after: str


def changes(known: Boundaries, book: Rulebook, now: Boundaries | None = None) -> list[Change]:
    """Everything that is otherwise, in the order of the rulebook; `now` is what is generated from it."""
    now = now or generated(book)
    keys = dict.fromkeys((*now.entries, *known.entries))
    return [change for key in keys for change in _changes(known.entries.get(key), now.entries.get(key), book)]


def _changes(before: Entry | None, after: Entry | None, book: Rulebook) -> Iterator[Change]:
    if before is None or after is None:
        entry = before or after
        assert entry is not None
        number = f"{len(entry.cases)} cases"
        yield Change(entry, "entry", "", number if before else "", number if after else "")
        return
    if before == after:
        return
    if before.says != after.says:
        for key in dict.fromkeys((*before.says, *after.says)):
            if before.says.get(key) != after.says.get(key):
                yield Change(after, "concludes", key, *(_value(each.says, key) for each in (before, after)))
    for key in dict.fromkeys((*before.beside, *after.beside)):
        if before.beside.get(key) != after.beside.get(key):
            yield Change(after, "beside", key, *(_value(each.beside, key) for each in (before, after)))
    failing = {id(failure.case) for failure in fails(before, book) if failure.case is not None}
    known, now = ({flow(differing(entry, case.given)): case for case in entry.cases} for entry in (before, after))
    for text, case in known.items():
        if id(case) in failing:
            yield Change(
                before, "outcome", line(case, before, book), _then(case, before, book), _now(case, before, book)
            )
        elif text not in now:
            yield Change(before, "gone", line(case, before, book), _then(case, before, book), "")
    for text, case in now.items():
        if text not in known:
            yield Change(after, "new", line(case, after, book), "", _then(case, after, book))


def _now(case: Case, entry: Entry, book: Rulebook) -> str:
    """What follows from a case by now, in words, or why nothing does."""
    try:
        now = outcome(entry.key, case.given, book)
    except Unknown as error:
        return str(error)
    return _then(now, entry, book)


def _then(case: Case, entry: Entry, book: Rulebook) -> str:
    """What follows from a case, and by which rule."""
    return f"{then(case, entry, book)}{f' by {case.by}' if case.by else ''}"


def _value(of: Mapping[str, object], key: str) -> str:
    return flow(of[key]) if key in of else ""
