"""Why a `Then` of a scenario does not hold: how what it asks about follows from what the scenario states."""

from collections.abc import Iterator
from typing import Any

from peel_grade.report.grade_tree import explain_overall, explain_question, explain_theme
from peel_grade.report.node import Node
from peel_grade.report.tree import explain_area, explain_rule
from peel_grade.scenarios.conclusions import Conclusions
from peel_grade.scenarios.expectation import AskedGrade
from peel_grade.scenarios.running import Failure, Result


def derivation(failure: Failure, result: Result) -> list[dict[str, Any]]:
    """What led to each rule, area or grade that a `Then` asks about: nested lines with `says`, `truth`, `children`."""
    return [_written(node) for node in _nodes(failure, result)]


def _nodes(failure: Failure, result: Result) -> Iterator[Node]:
    asked, found = failure.expectation, result.conclusions
    if asked.grade is not None:
        yield _grade(asked.grade, found)
    if not asked.areas:
        yield from (explain_rule(found.assessment, rule) for rule in asked.rules)
    for name in asked.areas:
        area = found.assessment.areas.get(name)
        if len(asked.areas) == 1 or (area is not None and area.suggested):
            yield _cut(explain_area(found.assessment, name), 2)  # of its rules, how each stands


def _written(node: Node) -> dict[str, Any]:
    return {"says": node.label, "truth": node.truth, "children": [_written(child) for child in node.children]}


def _grade(asked: AskedGrade, found: Conclusions) -> Node:
    """The grade rule that decided, what came close, and how the grades below followed; the rest is in
    `grade --explain` of such a force.
    """
    if asked.stratum == "theme":
        return _cut(explain_theme(found.assessment, asked.name), 2)
    whole = asked.stratum == "overall"
    node = explain_overall(found.assessment) if whole else explain_question(found.assessment, asked.name)
    return node._replace(children=tuple(_cut(each, 1) for each in node.children if not each.full))


def _cut(node: Node, depth: int) -> Node:
    """The node without what stands deeper than that."""
    children = tuple(_cut(child, depth - 1) for child in node.children if not child.full) if depth else ()
    return node._replace(children=children)
