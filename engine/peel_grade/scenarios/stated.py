"""What the sentences of a scenario state of a force, checked as a force file is."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from peel_grade.files.problems import Problem, quoted
from peel_grade.files.yaml_tree import Mark, NodePath, Tree
from peel_grade.force.file import Force
from peel_grade.force.names import check_earlier, check_figures, check_names, check_withdrawals
from peel_grade.force.warnings.checking import warnings_of
from peel_grade.rulebook.model import Rulebook
from peel_grade.scenarios.statement import NOTHING, Statement

_NEEDLESS = ("no-source",)
"""Warnings of force files that say nothing of a scenario: a sentence has no source."""


class Placed(NamedTuple):
    """A statement, where its sentence stands, and that sentence."""

    statement: Statement
    place: Mark
    text: str


class Checked(NamedTuple):
    """What a scenario states that cannot be (`mistakes`), and what hardly can (`warnings`, each with its code)."""

    mistakes: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def check_stated(file: str, given: Iterable[Placed], book: Rulebook) -> Checked:
    """Check what the sentences themselves state; what a force that they start from states is that file's own."""
    mistakes: list[Problem] = []
    tree, force = Tree(file), NOTHING._replace(framework=book.framework.id)
    said: dict[NodePath, str] = {}
    for statement, place, text in _single(given):
        if statement.wrong is not None:
            mistakes.append(Problem(file, *place, *statement.wrong))
            continue
        after = statement.change(force)
        if statement.whole:
            tree.values.clear()
            force = NOTHING._replace(framework=book.framework.id)
            continue
        for path in _set(force, after):
            if path in tree.values:
                message = f"{quoted(text)} is stated a second time"
                help = f"line {tree.mark(path).line} states `{path[-1]}` already: {said[path]}"
                mistakes.append(Problem(file, *place, message, help))
            tree.values[path], said[path] = place, text
        force = after
    tree.data = force.to_dict()
    found = list[Problem]()
    for check in (check_names, check_figures, check_earlier):
        check(tree, book, found)
    check_withdrawals(tree, found)
    mistakes += found
    if mistakes:
        return Checked(tuple(mistakes), ())
    warned = (each for each in warnings_of(tree, force, book) if each.code not in _NEEDLESS)
    return Checked(
        (), tuple(Problem(file, each.line, each.column, each.message, each.help, each.code) for each in warned)
    )


def _single(given: Iterable[Placed]) -> Iterator[Placed]:
    """Each statement by itself."""
    for statement, place, text in given:
        if statement.parts:
            yield from _single(Placed(part, place, text) for part in statement.parts)
        else:
            yield Placed(statement, place, text)


def _set(before: Force, after: Force) -> Iterator[NodePath]:
    """Where in the data of a force file stands what a statement has stated."""
    for path, had, has in (
        (("indicators",), before.indicators, after.indicators),
        (("flags",), before.flags, after.flags),
        (("previous", "grades"), before.previous_grades, after.previous_grades),
    ):
        yield from ((*path, name) for name, row in has.items() if had.get(name) is not row)
    for section, decided, decides in (
        ("grades", before.moderation.grades, after.moderation.grades),
        ("areas", before.moderation.areas, after.moderation.areas),
    ):
        for name, history in decides.items():
            new = range(len(decided.get(name, ())), len(history))
            yield from (("moderation", section, name, place) for place in new)
    yield from (("previous", "areas", place) for place in range(len(before.previous_areas), len(after.previous_areas)))
