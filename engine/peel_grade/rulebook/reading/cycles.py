"""Finds rules that rest on themselves, or on a chain of others that is too long, through `finding` conditions."""

from collections import deque
from collections.abc import Iterable, Mapping

from peel_grade.files.problems import Problem
from peel_grade.rulebook.reading.findings_form import RuleText
from peel_grade.rulebook.reading.layers import Located

LONGEST_CHAIN = 30
"""The most findings that may rest on one another in a chain: each is one more run of the rules engine."""


def check_circles(
    rules: Mapping[str, Located[RuleText]], successors: Mapping[str, str], problems: list[Problem]
) -> set[str]:
    """Add a problem for each circle and each chain that is too long. Returns the rules that rest on a circle.

    In the place of a rule that was given up its successor is meant.
    """

    def needed(rule: RuleText) -> set[str]:
        return {successors.get(name, name) for name in _findings(rule)}

    needs = {name: sorted(rules.keys() & needed(rule.text)) for name, rule in rules.items()}
    left = set(needs)
    length = 0
    while free := {name for name in left if not left.intersection(needs[name])}:
        length += 1
        left -= free
        if length == LONGEST_CHAIN + 2:  # the first rests on none
            for name in sorted(free):
                message = f"`{name}` rests on a chain of more than {LONGEST_CHAIN} other findings"
                help = "test the evidence instead of findings"
                problems.append(rules[name].problem(message, help, at=("id",), code="long-chain"))
    for name in sorted(left):
        circle = _circle(name, needs)
        if circle and name == min(circle):  # each circle is told once
            shown = " -> ".join(f"`{step}`" for step in (*circle, name))
            help = "break the circle of `finding` conditions"
            message = f"rule refers to itself: {shown}"
            problems.append(rules[name].problem(message, help, at=("id",), code="circular-rules"))
    return left


def _findings(rule: RuleText) -> Iterable[str]:
    for condition in (rule.when, rule.unless):
        for leaf, _ in condition.walk(()) if condition else ():
            if leaf.finding is not None:
                yield leaf.finding


def _circle(start: str, needs: Mapping[str, list[str]]) -> list[str]:
    """The shortest way from a rule back to itself; empty if there is none."""
    came_from: dict[str, str] = {}
    ahead = deque([start])
    while ahead:
        here = ahead.popleft()
        for there in needs[here]:
            if there == start:
                way = [here]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if there not in came_from:
                came_from[there] = here
                ahead.append(there)
    return []
