"""Which kind of file one is: by its place in a rulebook, or a force file by its contents."""

from pathlib import Path

from peel_grade.files.problems import Problem
from peel_grade.files.yaml_tree import Tree
from peel_grade.force.file import framework_of
from peel_grade.force.form import SECTIONS as OF_FORCES
from peel_grade.force.subject import subject_key
from peel_grade.rulebook.locate import SECTIONS

_OF_FORCES = {"indicators", "flags"}
_PUBLISHED = {"grades", "rows"}


def kind_of(file: Path, tree: Tree) -> str | None:
    """The kind of a file (of `peel_grade.schema.forms.KINDS`); none where it cannot be told."""
    if rulebook_of(file) is not None:
        return "framework" if file.resolve().name == "framework.yaml" else file.resolve().parent.name
    if framework_of(tree) is None or is_published(tree):  # what was published names it too
        return None
    named = subject_key(tree.data, OF_FORCES)
    just_begun = named is not None and tree.data.keys() <= {named, *OF_FORCES}
    return "force" if just_begun or not _OF_FORCES.isdisjoint(tree.data) else None


def is_published(tree: Tree) -> bool:
    """Whether a file is meant as what was published: the record of one force, or a table of many."""
    return isinstance(tree.data, dict) and not _PUBLISHED.isdisjoint(tree.data)


def rulebook_of(file: Path) -> Path | None:
    """The `framework.yaml` of the rulebook that a file belongs to by its place; none where it belongs to none."""
    place = file.resolve()
    if place.name == "framework.yaml":
        return place
    beside = place.parent.parent / "framework.yaml"
    return beside if place.parent.name in SECTIONS and beside.is_file() else None


def unknown_kind(tree: Tree) -> Problem:
    """What to say of a file whose kind cannot be told."""
    help = (
        "a file of a rulebook's folder, or a force file (with `framework:`, and `indicators:` or `flags:`) can be told"
    )
    return Problem(tree.file, 0, 0, "what kind of file this is cannot be told", help)
