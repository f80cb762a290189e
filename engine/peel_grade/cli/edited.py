"""What was edited where stored boundaries are otherwise: where it stands, and how it reads before and after."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from peel_grade.boundaries.checking import fails
from peel_grade.boundaries.model import Boundaries
from peel_grade.diff.describe import describe
from peel_grade.diff.edits import Edits
from peel_grade.files.listing import listed
from peel_grade.files.problems import InputError
from peel_grade.files.yaml_tree import read_bytes
from peel_grade.findings.cache import load_located
from peel_grade.mutation.revision import RulebookAt
from peel_grade.rulebook import shipped
from peel_grade.rulebook.locate import Place, header
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.layers import listed_entries
from peel_grade.rulebook.reading.origins import bases
from peel_grade.scenarios.reports.boundaries import Compared

_DECIDING = ("when", "unless", "concludes", "theme", "question", "area")


def with_edits(
    found: Compared, places: Sequence[Place], books: Mapping[str, Rulebook], at: RulebookAt
) -> dict[str, dict[str, Any]]:
    """The report on boundaries, with the place of each rule of which something is otherwise, and what was edited since
    they held: since the last commit, or in a copy of what is shipped; nothing where neither is what is stored.
    """
    report: dict[str, dict[str, Any]] = {}
    for name, of_it in found.report.items():
        report[name] = of_it
        place = next((each for each in places if header(each.folder).id == name), None)
        if of_it["changes"] and place is not None:
            located = _places(place, {row["id"] for row in of_it["changes"] if row["part"] == "rule"})
            rows = [row | located.get(row["id"], {}) if row["part"] == "rule" else row for row in of_it["changes"]]
            report[name] = of_it | {
                "changes": rows,
                "edits": [*_edits(of_it, found.known.get(name), place, books[name], at)],
            }
    return report


def _places(place: Place, rules: Collection[str]) -> dict[str, dict[str, Any]]:
    """Where each of these rules stands, in the rulebook or else in the nearest that it extends; only files that name
    one are read.
    """
    found: dict[str, dict[str, Any]] = {}
    for folder in (place.folder, *bases(place.folder)):
        waiting = [name for name in rules if name not in found]
        for path in listed(folder / "findings", ".yaml") if waiting else ():
            content = read_bytes(path)
            if any(name.encode() in content for name in waiting):
                for entry in listed_entries(place.load(path), []):
                    if entry.text["id"] in waiting:
                        found[entry.text["id"]] = {"file": entry.tree.file, "line": entry.tree.mark(entry.path).line}
    return found


def _edits(
    of_it: Mapping[str, Any], known: Boundaries | None, place: Place, book: Rulebook, at: RulebookAt
) -> Iterator[dict[str, Any]]:
    changed = {(row["part"], row["id"]) for row in of_it["changes"]}
    for before in _before(place, book, at):
        if known is None or any(fails(known.entries[key], before) for key in changed if key in known.entries):
            continue  # what is stored is not of this
        edits = Edits(before, book)
        for edit in edits.effective:
            told = describe(edit, edits)
            rows = [row for row in told.rows if edit.kind != "rule" or row.what.startswith(_DECIDING)]
            if rows:
                yield {
                    "kind": edit.kind,
                    "id": edit.new_name,
                    "title": told.title,
                    "rows": [{"what": row.what, "before": row.was, "after": row.now} for row in rows],
                }
        return


def _before(place: Place, book: Rulebook, at: RulebookAt) -> Iterator[Rulebook]:
    """What the rulebook may have been made from: the last commit, then what is shipped of its framework."""
    with suppress(InputError):  # it may be in no repository, or new there
        yield at("HEAD", place)
    if book.framework.id in shipped.frameworks():
        yield load_located(Place(shipped.rulebook_at(book.framework.id), book.framework.id)).book
