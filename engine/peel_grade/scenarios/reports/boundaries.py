"""Whether the boundaries that are stored beside scenarios are what the rulebooks say; and storing them anew."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from peel_grade.boundaries.comparing import Change, changes
from peel_grade.boundaries.generating import generated
from peel_grade.boundaries.model import Boundaries, Key
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

_BLOCKS, _CASES = 20, 5
"""So many rules and lists are told of, and so many cases of each."""
_OWN = "this rulebook has no folder of scenarios of its own"
_MAKE = "make a folder `scenarios` beside the rulebook, or name one with `--scenarios`"


def folder_of(samples: Samples) -> Path:
    """The folder in which boundaries are stored, a folder for each framework: beside the feature files."""
    return samples.home / "boundaries"


class Compared(NamedTuple):
    """The boundaries of each framework that are stored (by now), and how they stand to its rulebook, as data; `known`
    are those that were stored before.
    """

    stored: dict[str, Boundaries]
    report: dict[str, dict[str, Any]]
    known: dict[str, Boundaries]


NOT_COMPARED = Compared({}, {}, {})
"""Where boundaries are not asked about."""


def compared(places: Sequence[Place], suite: Suite, *, accept: bool, command: str) -> Compared:
    """How the stored boundaries of each framework stand to its rulebook; to `accept`, they are stored anew.

    `places` are those of the suite's rulebooks, `command` is the one that accepts. Raises InputError where files have
    mistakes or cannot be written.
    """
    folder = folder_of(suite.samples)
    if accept:
        _check_own(places, suite.samples)
    can_accept = _cannot_accept(places, suite.samples) is None
    headers = [header(place.folder) for place in places]
    extends = {each.id: each.extends or "" for each in headers if each.id}
    books = {name: each.book for name, each in suite.compiled.items()}
    found = Compared({}, {}, {})
    now: dict[str, Boundaries] = {}
    for name in sorted(books, key=lambda each: extends[each] in books):  # what others rest on comes first
        known = _known(folder, name, accept=accept)
        if known is None and not accept:  # what follows is worked out only where it is compared or stored
            found.report[name] = _none_stored(folder / name, command if can_accept else None)
            continue
        book, base = books[name], extends[name]
        like = (books[base], now[base]) if base in now else None
        now[name] = generated(book, like)
        told = [] if known is None else changes(known, book, now[name])
        taken = set[Key]()
        if like is not None:
            taken = {key for key in now[base].entries if now[base].entries[key] == now[name].entries.get(key)}
        if known is not None:  # what is taken over as it stands is told of where it stands
            found.known[name] = known
            told = [change for change in told if change.entry.key not in taken - known.own]
        if (by_now := now[name] if accept else known) is not None:
            found.stored[name] = by_now
        found.report[name] = _none_stored(folder / name, command if can_accept else None) | {
            "stored": known is not None,
            "cases": sum(len(entry.cases) for entry in now[name].entries.values()),
            "own": sum(len(entry.cases) for key, entry in now[name].entries.items() if key not in taken),
            "extends": base if like is not None else None,
            "changes": [_data(change, book) for change in told],
            "accepted": accept and _accept(now[name], stored(folder, base) if base else None, folder),
        }
    return found


def _none_stored(folder: Path, accept: str | None) -> dict[str, Any]:
    """What is told of a framework of which no boundaries are stored; `accept` is the command that stores them."""
    return {
        "folder": shown(folder),
        "stored": False,
        "cases": 0,
        "own": 0,
        "extends": None,
        "accept": accept,
        "changes": [],
        "accepted": False,
    }


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
    if (problem := _cannot_accept(places, samples)) is not None:
        raise InputError([problem])


def _cannot_accept(places: Sequence[Place], samples: Samples) -> Problem | None:
    passing = next((place for place in places if place.revision is not None), None)
    if passing is not None:
        return Problem(passing.name, 0, 0, "what follows from a git revision is not stored")
    own = shipped.rules_folder().resolve()
    foreign = next((place for place in places if not place.folder.resolve().is_relative_to(own)), None)
    if foreign is not None and samples.home.resolve() == shipped.scenarios_folder().resolve():
        return Problem(foreign.name, 0, 0, _OWN, _MAKE)
    return None


def differing(report: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether anything is otherwise than stored, and was not accepted."""
    return any(of_it["changes"] and not of_it["accepted"] for of_it in report.values())


def _data(change: Change, book: Rulebook) -> dict[str, Any]:
    part, name = change.entry.key
    return {
        "part": part,
        "id": name,
        "title": heading(change.entry, book),
        "file": None,
        "line": None,
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
            told.append(f"boundaries of {name}: none are stored{_store(of_it, 'stores them')}")
        elif not rows:
            told.append(f"boundaries of {name}: {_holding(of_it)}")
        else:
            count = f"{len(rows)} {'things are' if len(rows) > 1 else 'thing is'}"
            told.append(f"boundaries of {name}: {count} otherwise than stored{_store(of_it, 'stores them so')}")
        told += _change_lines(rows, of_it.get("edits", []))
    return told


def _store(of_it: Mapping[str, Any], does: str) -> str:
    """How to store them, where that can be done."""
    return f" (`{of_it['accept']}` {does})" if of_it["accept"] else f" ({_OWN}: {_MAKE})"


def _holding(of_it: Mapping[str, Any]) -> str:
    """How many cases hold: those of its own, and those that are another framework's just so."""
    if of_it["extends"] is None:
        return f"{of_it['cases']} cases hold"
    own, taken = of_it["own"], of_it["cases"] - of_it["own"]
    held = "1 case of its own holds" if own == 1 else f"{own} cases of its own hold"
    return f"{held}; {taken} are those of {of_it['extends']} as they stand"


def _change_lines(rows: Sequence[Mapping[str, Any]], edits: Sequence[Mapping[str, Any]]) -> list[str]:
    """What is otherwise, by rule and list, each with what was edited of it; before them what was edited elsewhere."""
    blocks = [(key, [*of_it]) for key, of_it in groupby(rows, key=lambda row: (row["part"], row["id"], row["title"]))]
    rules = {name for (part, name, _), _ in blocks if part == "rule"}
    told = [
        f"  {line}"
        for edit in edits
        if edit["kind"] != "rule" or edit["id"] not in rules
        for line in _edited(edit, f"{edit['id']}: ")
    ]
    for (part, name, title), of_it in blocks[:_BLOCKS]:
        place = f" ({of_it[0]['file']}:{of_it[0]['line']})" if of_it[0]["file"] else ""
        told.append(f"  {title}{place}")
        own = (edit for edit in edits if part == edit["kind"] == "rule" and edit["id"] == name)
        told += [f"    {line}" for edit in own for line in _edited(edit)]
        told += [f"    {_said(row)}" for row in of_it[:_CASES]]
        told += [f"    and {len(of_it) - _CASES} more"] if len(of_it) > _CASES else []
    if len(blocks) > _BLOCKS:
        told.append(f"  and {len(blocks) - _BLOCKS} more rules and lists (--format json lists all)")
    return told


def _edited(edit: Mapping[str, Any], of: str = "") -> Iterator[str]:
    for row in edit["rows"]:
        yield f"edited: {of}{row['what']}"
        yield from (f"  {sign} {text}" for sign, text in (("-", row["before"]), ("+", row["after"])) if text)


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
