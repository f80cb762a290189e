"""Checks that what a condition says of evidence and findings names what there is."""

from typing import Any

from peel_grade.files.problems import Problem
from peel_grade.files.validation import written
from peel_grade.files.yaml_tree import NodePath
from peel_grade.rulebook.reading.conditions import ConditionText, against
from peel_grade.rulebook.reading.layers import Located
from peel_grade.rulebook.reading.parameters import check_order
from peel_grade.rulebook.reading.symbols import Names


def check_leaf(entry: Located[Any], leaf: ConditionText, path: NodePath, names: Names, problems: list[Problem]) -> None:
    """Add what is wrong with what one leaf of a rule or property says of evidence and findings."""
    kind = leaf.kind_of_condition
    if kind in ("indicator", "flag", "finding"):
        names.check(kind, getattr(leaf, kind), entry, (*path, kind), problems)
    if isinstance(leaf.repeated, str):
        names.check("area", leaf.repeated, entry, (*path, "repeated"), problems)
    former = names.former_rules.get(leaf.finding or "")
    if former is not None and (why := names.retired(former)) is not None:
        message, help = f"{written(former.id)} is retired: nothing concludes so any more", f"it was given up: {why}"
        problems.append(entry.problem(message, help, at=(*path, "finding"), code="unknown-name"))
    known = leaf.among is not None and not names.unknown("rank", leaf.among)
    names.check("extreme rank" if known else "rank", leaf.among, entry, (*path, "among"), problems)
    for key in leaf.against:
        if (found := against(key)) is not None:
            names.check("benchmark", found.benchmark, entry, (*path, key), problems, key=True)
    for at, name in leaf.quoted():
        names.check("parameter", name, entry, (*path, *at, "parameter"), problems)
    check_order(leaf, entry, path, names, problems)
    names.check_each(entry, leaf.previous_grade, (*path, "previous_grade"), problems, "grade")
