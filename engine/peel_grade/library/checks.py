"""Checks for programs: what is wrong with a rulebook."""

from collections.abc import Mapping

from peel_grade.library.rulebooks import RulebookSource, named
from peel_grade.lint import checking
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.rulebook.locate import locate
from peel_grade.rulebook.reading.origins import data_origin, origin_of


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
        return tuple(checking.check(origin_of(place)).reported)
