"""Which scenarios a line of a feature file means."""

from collections.abc import Iterator
from typing import Any

from peel_grade.scenarios.structure import children


def meant_by(line: int, feature: dict[str, Any]) -> list[int]:
    """The lines in which the scenarios begin that a line means: all of them where the feature is named, those of a rule
    where that is, or the one to which the line belongs, from its tags to its last row. None for any other line.
    """
    if line in _heading(feature):
        return _beginnings(feature)
    for child in feature["children"]:
        if "rule" in child and line in _heading(child["rule"]):
            return _beginnings(child["rule"])
    return [each["location"]["line"] for each in _scenarios(feature) if _first(each) <= line <= _last(each)]


def _scenarios(feature: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (child for child in children(feature) if "examples" in child)  # the others are backgrounds


def _beginnings(feature: dict[str, Any]) -> list[int]:
    return [each["location"]["line"] for each in _scenarios(feature)]


def _heading(part: dict[str, Any]) -> range:
    """The lines of the tags and of the name."""
    return range(_first(part), part["location"]["line"] + 1)


def _first(part: dict[str, Any]) -> int:
    lines: list[int] = [part["location"]["line"], *(tag["location"]["line"] for tag in part["tags"])]
    return min(lines)


def _last(scenario: dict[str, Any]) -> int:
    described: int = scenario["location"]["line"] + len(scenario.get("description", "").splitlines())
    return max(described, *_lines(scenario))


def _lines(node: object) -> Iterator[int]:
    """The line of everything in a part of a document."""
    if isinstance(node, dict):
        if "line" in node:
            yield node["line"]
        for each in node.values():
            yield from _lines(each)
    elif isinstance(node, list):
        for each in node:
            yield from _lines(each)
