"""What a reviewer sends of one piece of evidence, as a change of the force file: only what was changed is written."""

from collections.abc import Mapping
from typing import Any

from peel_grade.desk.copies import Change, Copy, value_at
from peel_grade.desk.entries import UNSAID
from peel_grade.evidence.filled import read_entry
from peel_grade.evidence.sheet import STATUSES
from peel_grade.tables.long import RECORD, columns, recorded
from peel_grade.wording.terms import words


def recorded_so(copy: Copy, entry: str, cells: Mapping[str, str]) -> Change:
    """The change that makes an entry say what the cells do, by the columns of a sheet; what they leave out stays.

    Raises KeyError for an unknown entry, and InputError with the mistakes of the cells.
    """
    draft = copy.draft()
    book, force = draft.assessment.book, draft.force
    section = "flags" if entry in book.flags else "indicators"
    label = (book.flags.get(entry) or book.indicators[entry]).label
    before = recorded(entry, force)
    after = before | {column: cell.strip() for column, cell in cells.items() if column in columns(book)}
    if after.get(RECORD) in STATUSES:
        after.pop("rank", None)  # of what is not known there is none
    new = read_entry(entry, after, book, force.documents)
    there = value_at(draft.tree.data, (section, entry))
    value = new
    if there is not None:
        old = read_entry(entry, before, book, force.documents)
        value = _changed(_long(there, section), _long(old, section), _long(new, section))
    said = words(after.get(RECORD, "")) if after.get(RECORD) != before.get(RECORD) else "more of it"
    nothing = _long(value, section) == {"status": UNSAID}
    return Change((section, entry), None if nothing else value, f"{label}: {said}")


def _long(entry: Any, section: str) -> dict[str, Any]:
    """An entry in its long form."""
    if isinstance(entry, dict):
        return entry
    return {"status" if entry in STATUSES else "is" if section == "flags" else "value": entry}


def _changed(there: dict[str, Any], before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """What stands there, with what a sheet would say otherwise: its sources stay as they are written, for one."""
    kept = {key: value for key, value in there.items() if before.get(key) == after.get(key)}
    new = {key: value for key, value in after.items() if before.get(key) != value}
    return {key: (kept | new)[key] for key in (*after, *there) if key in kept or key in new}
