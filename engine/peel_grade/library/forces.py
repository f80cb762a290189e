"""Forces for programs: from a file, from data, or from a row of a table."""

import os
from collections.abc import Mapping
from typing import Any, TypeAlias

from peel_grade.files.data import tree_of
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import Tree
from peel_grade.force.file import Force, check_force
from peel_grade.force.locate import locate_forces, rulebook_for
from peel_grade.force.row import row_tree
from peel_grade.library.rulebooks import Rulebook, RulebookSource, load_rulebook, located_rulebook, named
from peel_grade.rulebook.locate import locate_all

ForceSource: TypeAlias = Force | str | os.PathLike[str] | Mapping[str, Any]
"""A force, the name of a file or of a shipped one, or data (see `load_force`)."""


def load_force(source: ForceSource, rulebook: Rulebook | RulebookSource | None = None) -> Force:
    """Load a force and check it against a rulebook.

    Args:
        source: a force file; the name of a shipped one (`staffordshire-2017`); or data: a mapping with the keys and
            values of a force file. Scalars of numpy, decimals and dates count as what they stand for.
        rulebook: whose names count (see `load_rulebook`): by default the shipped one of the force's framework.

    Raises:
        InputError: with all mistakes, at their lines and columns, or of data at their paths.

    Examples:
        >>> import peel_grade
        >>> peel_grade.load_force("staffordshire-2017").indicators["rso_visits_overdue"].value
        260
        >>> force = {"force": "Example", "framework": "peel-2017", "indicators": {"rso_visits_overdue": "many"}}
        >>> try:
        ...     peel_grade.load_force(force)
        ... except peel_grade.InputError as error:
        ...     print(error.problems[0].path, "-", error.problems[0].message)
        indicators.rso_visits_overdue - `many` is text, a number is expected
    """
    return checked_force(source, rulebook)[0]


def force_from_row(row: Mapping[str, Any], rulebook: Rulebook | RulebookSource | None = None) -> Force:
    """Make a force from a row of a table, such as a line of CSV or `frame.loc[0].to_dict()` of pandas.

    Args:
        row: a value for each column. A column is named by what it holds:

            `force` (or what else the framework calls whom it inspects), `framework`, `inspected`: as in a force file;
            several questions are separated by `;` or commas.

            `ID`, an indicator's or flag's id: the figure; true, partly, false, 1, 0.5 or 0; or a status
            (`not_recorded`, `not_supplied`, `not_comparable`), which may also stand in `ID.status`.

            `ID.from` with `ID.to`, `ID.at_least`, `ID.at_most`: the figure, where a range of it is known.

            `ID.previous`, `ID.BENCHMARK` (by its id), `ID.rank`, `ID.period`, `ID.sample`, `ID.source`, `ID.note`,
            `ID.doubtful`, `ID.allow.WARNING`: more of it.

            `previous.areas.AREA`: in which years an earlier inspection asked for it, or true.

            `source.DOCUMENT.title`, `previous.grades.QUESTION.grade` and so on: what else a force file holds.

            An empty cell (None, empty text, a not-a-number) is not recorded. Numbers, true and false may be text.
        rulebook: whose ids count: by default the shipped one of the row's `framework`.

    Raises:
        InputError: with all mistakes, each of which has the name of the column as its `path`.

    Examples:
        >>> import peel_grade
        >>> row = {"force": "Example", "framework": "peel-2017", "rso_visits_overdue": "260", "scpos": float("nan")}
        >>> force = peel_grade.force_from_row(row)
        >>> force.indicators["rso_visits_overdue"].value, "scpos" in force.indicators
        (260, False)
        >>> try:
        ...     peel_grade.force_from_row(row | {"scpos.rank": "top"})
        ... except peel_grade.InputError as error:
        ...     print(error)
        scpos.rank: unknown rank `top`
          help: one of highest_quarter, middle, lowest_quarter
    """
    if rulebook is None and "framework" not in row:
        help = "add the column `framework`, or give the rulebook"
        raise InputError([Problem("row", 0, 0, "the row names no framework", help, path="framework")])
    framework = {"subject": "of the row", **({"framework": row["framework"]} if "framework" in row else {})}
    book = rulebook_meant(tree_of(framework, "row"), rulebook)
    return check_force(row_tree(row, book), book)


def checked_force(source: ForceSource, rulebook: Rulebook | RulebookSource | None) -> tuple[Force, Rulebook]:
    """A force, and the rulebook that it was checked against. Raises InputError."""
    tree = _tree(source)
    book = rulebook_meant(tree, rulebook)
    key = book.framework.words.subject.key
    if isinstance(source, Force) and source.called != key:  # which matters in files only
        tree = _tree(source._replace(called=key))
    force = check_force(tree, book)
    if isinstance(source, Force):
        force = force._replace(file=source.file, sha256=source.sha256 or force.sha256)
    return force, book


def _tree(source: ForceSource) -> Tree:
    if isinstance(source, Force):
        return tree_of(source.to_dict(), source.file or "force")
    if isinstance(source, Mapping):
        return tree_of(source, "force")
    name = os.fspath(source)
    files = locate_forces(["./-" if name == "-" else name])  # standard input is for commands
    if len(files) > 1:
        help = "give one file; to grade several, grade each"
        raise InputError([Problem(name, 0, 0, f"this folder holds {len(files)} force files, one is expected", help)])
    return files[0].load()


def rulebook_meant(tree: Tree, rulebook: Rulebook | RulebookSource | None) -> Rulebook:
    """The rulebook that is meant. Raises InputError, also where neither the program nor the force says which."""
    if isinstance(rulebook, Rulebook):
        return rulebook
    if isinstance(rulebook, Mapping):
        return load_rulebook(rulebook)
    if rulebook is None:
        return located_rulebook(rulebook_for(tree, None))
    with locate_all(named(rulebook)) as places:
        return located_rulebook(rulebook_for(tree, places))
