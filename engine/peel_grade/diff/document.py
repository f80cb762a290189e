"""The comparison as JSON data, from which every form of the review is written."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from peel_grade.causes.told import as_data
from peel_grade.diff.describe import describe
from peel_grade.diff.draft import GRADED, Item
from peel_grade.diff.edits import Edit, Edits
from peel_grade.diff.impact import Comparison, Impact, Moved
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.terms import words

if TYPE_CHECKING:  # it takes NumPy along
    from peel_grade.diff.survey import Sampled

SCHEMA = "rulebook-diff/2"
_ABSENT = {
    "area": "not suggested", "cause_of_concern": "not suggested", "finding": "not found",
    "remark": "nothing said",
}  # fmt: skip


def document(
    old: str, new: str, parts: Sequence[dict[str, Any]], alone: Sequence[tuple[str, str]], skipped: Sequence[str]
) -> dict[str, Any]:
    """The whole review; `alone` are frameworks that only one side has, `skipped` the forces that no part is about."""
    forces = [force for part in parts for force in part["forces"]]
    return {
        "schema": SCHEMA,
        "old": old,
        "new": new,
        "edits": sum(len(part["edits"]) for part in parts),
        "forces": len(forces),
        "changed_forces": sum(bool(force["changes"]) for force in forces),
        "changed_grades": sum(change["kind"] in GRADED for force in forces for change in force["changes"]),
        "only_one_side": [{"framework": name, "change": change} for name, change in alone],
        "not_compared": list(skipped),
        "frameworks": list(parts),
    }


def part(
    comparison: Comparison, impacts: Sequence[Impact], sampled: "Sampled | None", proof: dict[str, Any] | None
) -> dict[str, Any]:
    """The comparison of one framework's two rulebooks; `proof` says what the edits can change at all."""
    old, new = comparison.old, comparison.new
    return {
        "id": new.framework.id,
        "title": new.framework.title,
        "subject": list(new.framework.words.subject),
        "old": {"id": old.framework.id, "version": old.framework.version, "sha256": old.sha256},
        "new": {"id": new.framework.id, "version": new.framework.version, "sha256": new.sha256},
        "edits": [_edit(edit, comparison.edits) for edit in comparison.edits],
        "forces": [_force(impact, old, new) for impact in impacts],
        "sample": None if sampled is None else _sample(sampled, old, new),
        "proof": proof,
    }


def _edit(edit: Edit, edits: Edits) -> dict[str, Any]:
    told = describe(edit, edits)
    return {
        "id": edit.id,
        "kind": edit.kind,
        "name": edit.name,
        "within": edit.within or None,
        "change": edit.change,
        "became": edit.became or None,
        "title": told.title,
        "rows": [row._asdict() for row in told.rows],
    }


def _force(impact: Impact, old: Rulebook, new: Rulebook) -> dict[str, Any]:
    was, now = impact.overall
    return {
        "force": impact.force,
        "file": impact.path,
        "overall": {"was": was, "now": now},
        "changes": [_moved(moved, old, new) for moved in impact.moved],
        "cancelled": [
            change(each.item, each.stays, each.stays, old, new) | {"edits": [_ids(edits) for edits in each.edits]}
            for each in impact.cancelled
        ],
    }


def _ids(edits: Iterable[Edit]) -> list[str]:
    return [edit.id for edit in edits]


def change(item: Item, was: str | None, now: str | None, old: Rulebook, new: Rulebook) -> dict[str, Any]:
    """How an item of a draft changed: its title, and what it was and is."""
    kind, name = item
    absent = _ABSENT.get(kind, "not there")
    return {
        "kind": kind,
        "name": name or None,
        "title": _title(kind, name, old, new),
        "was": was if was is not None else absent,
        "now": now if now is not None else absent,
    }


def _moved(moved: Moved, old: Rulebook, new: Rulebook) -> dict[str, Any]:
    told = as_data(moved.causes, lambda edit: edit.id)
    return change(moved.item, moved.was, moved.now, old, new) | {**told}


def _title(kind: str, name: str, old: Rulebook, new: Rulebook) -> str:
    titles: dict[str, str] = {}
    called = new.framework.words
    for book in (old, new):
        titles |= {each.id: each.title for each in book.themes.values()}
        titles |= {each.id: each.title for each in book.questions.values()}
    match kind:
        case "overall":
            return "overall grade"
        case "question" | "theme":
            return f"{called.question.one if kind == 'question' else called.theme.one} “{titles[name]}”"
        case "range":
            return f"what is not ruled out {f'for “{titles[name]}”' if name else 'overall'}"
        case "remark":
            return f"remark on the overall grade ({words(name)})"
        case _:
            kinds = {"area": called.area.one, "cause_of_concern": called.concern.one, "finding": "finding of rule"}
            return f"{kinds.get(kind, words(kind))} {name}"


def _sample(sampled: "Sampled", old: Rulebook, new: Rulebook) -> dict[str, Any]:
    return {
        "forces": sampled.forces,
        "seed": sampled.seed,
        "changed_forces": sampled.drafts,
        "changed_grades": sampled.grades,
        "shifts": [
            {"title": _title(*row.item, old, new), "was": row.was, "now": row.now, "forces": row.forces}
            for row in sampled.shifts
        ],
        "edits_alone": [
            {"edit": row.edit.id, "changed_forces": row.drafts, "changed_grades": row.grades} for row in sampled.alone
        ],
    }
