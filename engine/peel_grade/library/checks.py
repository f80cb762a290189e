"""Checks for programs: what is wrong with a rulebook."""

from collections.abc import Mapping

from peel_grade.files.problems import Problem
from peel_grade.library.rulebooks import RulebookSource, named
from peel_grade.lint import checking
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.rulebook.locate import Place, locate
from peel_grade.rulebook.reading.origins import FolderOrigin, data_origin


def check(source: RulebookSource, framework: str | None = None) -> tuple[Diagnostic, ...]:
    """What `rulebook check` reports of a rulebook: its mistakes, and what it says that its author can hardly mean.

    Args:
        source: a rulebook (see `load_rulebook`).
        framework: which of several rulebooks is meant.

    Returns:
        Every diagnostic that no entry allows, in the order of the files: `severity` (`error` or `warning`), `problem`
        (with its place, `code`, `message` and `help`), and the `proof` where something holds always or never.
        A rulebook without any `error` can be loaded.

    Raises:
        InputError: where there is no rulebook.

    Examples:
        >>> import peel_grade
        >>> peel_grade.check("peel-2017")
        ()
    """
    if isinstance(source, Mapping):
        return tuple(checking.check(data_origin(source)).reported)
    with locate(named(source), framework) as place:
        return tuple(_told(each, place) for each in checking.check(FolderOrigin(place.folder)).reported)


def _told(diagnostic: Diagnostic, place: Place) -> Diagnostic:
    """The same with the files named as the user named the rulebook, where its folder is only a temporary one."""
    if place.lasting:
        return diagnostic
    problem: Problem = diagnostic.problem
    return diagnostic._replace(
        problem=problem._replace(
            file=place.named(problem.file),
            message=place.named(problem.message),
            help=place.named(problem.help) if problem.help else problem.help,
        ),
        related=tuple(each._replace(file=place.named(each.file)) for each in diagnostic.related),
    )
