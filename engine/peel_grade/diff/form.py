"""The form of the JSON document `rulebook-diff/2`, from which its JSON schema is written."""

from typing import Literal

from typing_extensions import TypedDict  # pydantic takes those of `typing` from Python 3.12 on only

from peel_grade.causes.form import Causes, strict
from peel_grade.proof.form import Equivalent, Output


@strict
class OnlyOneSide(TypedDict):
    """A framework that one side alone has."""

    framework: str
    change: str


@strict
class Side(TypedDict):
    """One of two rulebooks; `sha256` is of all it holds."""

    id: str
    version: str
    sha256: str


@strict
class EditedRow(TypedDict):
    """What an edit made otherwise; null where there is nothing."""

    what: str
    was: str | None
    now: str | None


@strict
class Edit(TypedDict):
    """An edit of a rulebook."""

    id: str
    kind: str
    name: str
    within: str | None
    """Of a part of an entry, the entry."""
    change: str
    became: str | None
    """The new name of what was renamed."""
    title: str
    rows: list[EditedRow]


@strict
class Item(TypedDict):
    """Something of a draft, and what it was and is."""

    kind: str
    name: str | None
    title: str
    was: str
    now: str


@strict
class Changed(Item, Causes):
    """What is otherwise, and what brings it."""


@strict
class Cancelled(Item):
    """What edits would change, did others not cancel them out."""

    edits: list[list[str]]


@strict
class Overall(TypedDict):
    """The overall grade by either rulebook."""

    was: str | None
    now: str | None


@strict
class ComparedForce(TypedDict):
    """What changes for a force."""

    force: str
    file: str
    overall: Overall
    changes: list[Changed]
    cancelled: list[Cancelled]


@strict
class Shift(TypedDict):
    """How many generated forces have something otherwise."""

    title: str
    was: str | None
    now: str | None
    forces: int


@strict
class EditAlone(TypedDict):
    """What an edit changes by itself."""

    edit: str
    changed_forces: int
    changed_grades: int


@strict
class Sample(TypedDict):
    """What changes for generated forces."""

    forces: int
    seed: int
    changed_forces: int
    changed_grades: int
    shifts: list[Shift]
    edits_alone: list[EditAlone]


@strict
class ProvedEdit(TypedDict):
    """What an edit by itself can change at all, for any evidence; `same`: nothing (null: it is not known)."""

    same: bool | None
    could_change: list[Output]


@strict
class Proof(Equivalent):
    """What all edits together can change at all, for any evidence, and each alone, by its id."""

    edits: dict[str, ProvedEdit]


@strict
class ComparedFramework(TypedDict):
    """Two rulebooks of a framework."""

    id: str
    title: str
    subject: list[str]
    old: Side
    new: Side
    edits: list[Edit]
    forces: list[ComparedForce]
    sample: Sample | None
    proof: Proof | None


@strict
class DiffDocument(TypedDict):
    """What edits of rulebooks change of drafts."""

    schema: Literal["rulebook-diff/2"]
    old: str
    new: str
    edits: int
    forces: int
    changed_forces: int
    changed_grades: int
    only_one_side: list[OnlyOneSide]
    not_compared: list[str]
    frameworks: list[ComparedFramework]
