"""All warnings of a force file, in the order of the file, with what the file itself allows."""

from collections.abc import Iterator

from peel_grade.files.yaml_tree import NodePath, Tree
from peel_grade.force.file import Force, Warned
from peel_grade.force.warnings import figures, former, sources, statements, times
from peel_grade.force.warnings.allowing import allowances
from peel_grade.force.warnings.found import Case, Check, Found
from peel_grade.rulebook.model import Rulebook


def _other_framework(case: Case) -> Iterator[Found]:
    """The rulebook is of another framework than the file."""
    used, named = case.book.framework.id, case.force.framework
    if used != named:
        message = f"the file names {named} and is graded by {used}"
        yield Found("other-framework", ("framework",), message, f"name a rulebook of {named}, or correct `framework`")


CHECKS: tuple[Check, ...] = (
    _other_framework,
    figures.benchmark_differs,
    figures.fraction_of_one,
    figures.shares_exceed_whole,
    figures.part_exceeds_whole,
    figures.change_disagrees,
    figures.rate_disagrees,
    figures.rank_disagrees,
    statements.contradiction,
    former.former_name,
    former.names_disagree,
    sources.no_source,
    sources.cited_lines,
    times.after_cycle,
    times.asked_twice,
    times.date_to_come,
    times.out_of_order,
)
"""Every check; each is named in `codes.CODES` by what it finds."""


def warnings_of(tree: Tree, force: Force, book: Rulebook) -> tuple[Warned, ...]:
    """What of a well-formed force file is hardly true.

    An entry, or the file, may `allow` a code with a reason: such a warning says so in `allowed`. An allowance for which
    there is no warning is one itself.
    """
    case = Case(tree, force, book)
    found = [each for check in CHECKS for each in check(case)]
    allowed_at = dict(allowances(tree.data))
    used: set[tuple[NodePath, str]] = set()
    told = []
    for each in found:
        where = next((place for place in _around(each.path) if each.code in allowed_at.get(place, {})), None)
        if where is not None:
            used.add((where, each.code))
        told.append(_warned(each, tree, "" if where is None else allowed_at[where][each.code]))
    for place, allowed in allowed_at.items():
        for code in allowed:
            if (place, code) not in used:
                needless = Found(
                    "needless-allow", (*place, "allow", code), f"there is no warning `{code}` here", "remove it"
                )
                told.append(_warned(needless, tree, ""))
    return tuple(sorted(told, key=lambda each: (each.line, each.column, each.code, each.message)))


def _warned(found: Found, tree: Tree, allowed: str) -> Warned:
    place = tree.problem(found.path, found.message, found.help, key=True)
    path = ".".join(map(str, found.path))
    return Warned(found.code, found.message, found.help, place.line, place.column, path, allowed)


def _around(path: NodePath) -> Iterator[NodePath]:
    """The places where a warning at a path may be allowed: its entry, and the whole file."""
    yield from (path[:length] for length in range(len(path), -1, -1))
