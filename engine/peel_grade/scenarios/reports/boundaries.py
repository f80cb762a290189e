"""Whether the boundaries that are stored beside scenarios are what the rulebooks say; and storing them anew."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from peel_grade.boundaries.comparing import Change, changes
from peel_grade.boundaries.generating import generated
from peel_grade.boundaries.model import Boundaries
from peel_grade.boundaries.reading import stored
from peel_grade.boundaries.tables import heading
from peel_grade.boundaries.writing import resting_on, write
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import shown
from peel_grade.rulebook import shipped
from peel_grade.rulebook.locate import Place, header
from peel_grade.rulebook.model import Rulebook
from peel_grade.scenarios.locate import Samples
from peel_grade.scenarios.suite import Suite

_LISTED = 30


def folder_of(samples: Samples) -> Path:
    """The folder in which boundaries are stored, a folder for each framework: beside the feature files."""
    return samples.home / "boundaries"


class Compared(NamedTuple):
    """The boundaries of each framework that are stored (by now), and how they stand to its rulebook, as data."""

    stored: dict[str, Boundaries]
    report: dict[str, dict[str, Any]]


NOT_COMPARED = Compared({}, {})
"""Where boundaries are not asked about."""


def compared(places: Sequence[Place], suite: Suite, *, accept: bool) -> Compared:
    """How the stored boundaries of each framework stand to its rulebook; to `accept`, they are stored anew.

    `places` are those of the suite's rulebooks. Raises InputError where files have mistakes or cannot be written.
    """
    folder = folder_of(suite.samples)
    if accept:
        _check_own(places, suite.samples)
    headers = [header(place.folder) for place in places]
    extends = {each.id: each.extends or "" for each in headers if each.id}
    books = {name: each.book for name, each in suite.compiled.items()}
    found = Compared({}, {})
    now: dict[str, Boundaries] = {}
    for name in sorted(books, key=lambda each: extends[each] in books):  # what others rest on comes first
        book, base = books[name], extends[name]
        like = (books[base], now[base]) if base in now else None
        now[name] = generated(book, like)
        known = _known(folder, name, accept=accept)
        told = [] if known is None else changes(known, book, now[name])
        if like is not None and known is not None:  # what is taken over as it stands is told of where it stands
            taken = {key for key in now[base].entries if now[base].entries[key] == now[name].entries.get(key)}
            told = [change for change in told if change.entry.key not in taken - known.own]
        if (by_now := now[name] if accept else known) is not None:
            found.stored[name] = by_now
        found.report[name] = {
            "folder": shown(folder / name),
            "stored": known is not None,
            "cases": sum(len(entry.cases) for entry in now[name].entries.values()),
            "changes": [_data(change, book) for change in told],
            "accepted": accept and _accept(now[name], stored(folder, base) if base else None, folder),
        }
    return found


def _known(folder: Path, name: str, *, accept: bool) -> Boundaries | None:
    """What is stored; to `accept`, files with mistakes (after a merge, say) count as none: they are written anew."""
    try:
        return stored(folder, name)
    except InputError:
        if not accept:
            raise
        return None


def _accept(boundaries: Boundaries, base: Boundaries | None, folder: Path) -> bool:
    """Whether something is stored that was not stored just so."""
    return write(boundaries if base is None else resting_on(boundaries, base), folder)


def _check_own(places: Sequence[Place], samples: Samples) -> None:
    """Raise InputError where boundaries would be stored among the scenarios of another rulebook."""
    if any(place.revision is not None for place in places):
        raise InputError([Problem(places[0].name, 0, 0, "what follows from a git revision is not stored")])
    own = all(place.folder.resolve().is_relative_to(shipped.rules_folder().resolve()) for place in places)
    if not own and samples.home.resolve() == shipped.scenarios_folder().resolve():
        help = "make a folder `scenarios` beside the rulebook, or name one with `--scenarios`"
        raise InputError([Problem(places[0].name, 0, 0, "this rulebook has no folder of scenarios of its own", help)])


def differing(report: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether anything is otherwise than stored, and was not accepted."""
    return any(of_it["changes"] and not of_it["accepted"] for of_it in report.values())


def _data(change: Change, book: Rulebook) -> dict[str, Any]:
    part, name = change.entry.key
    return {
        "part": part,
        "id": name,
        "title": heading(change.entry, book),
        "what": change.what,
        "given": change.given,
        "before": change.before,
        "after": change.after,
    }


def lines(report: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """What a reviewer reads of it."""
    told: list[str] = []
    for name, of_it in report.items():
        rows: list[dict[str, Any]] = of_it["changes"]
        if of_it["accepted"]:
            told.append(f"boundaries of {name}: {of_it['cases']} cases are stored in {of_it['folder']}")
        elif not of_it["stored"]:
            told.append(f"boundaries of {name}: none are stored (`--accept` stores them)")
        elif not rows:
            told.append(f"boundaries of {name}: {of_it['cases']} cases hold")
        else:
            count = f"{len(rows)} {'things are' if len(rows) > 1 else 'thing is'}"
            told.append(
                f"boundaries of {name}: {count} otherwise than stored (`rulebook test --accept` stores them so)"
            )
        told += _change_lines(rows)
    return told


def _change_lines(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    told: list[str] = []
    title = ""
    for row in rows[:_LISTED]:
        if row["title"] != title:
            title = row["title"]
            told.append(f"  {title}")
        told.append(f"    {_said(row)}")
    if len(rows) > _LISTED:
        told.append(f"  and {len(rows) - _LISTED} more (--format json lists all)")
    return told


def _said(row: Mapping[str, Any]) -> str:
    given, before, after = row["given"], row["before"] or "nothing", row["after"] or "nothing"
    match row["what"]:
        case "entry":
            return f"new: {after}" if row["after"] else f"gone: {before}"
        case "new":
            return f"new: {given}: {after}"
        case "gone":
            return f"gone: {given}: {before}"
        case "concludes":
            return f"it concludes {given}: {before} -> {after}"
        case "beside":
            return f"beside all cases {given}: {before} -> {after}"
        case _:
            return f"{given}: {before} -> {after}"
