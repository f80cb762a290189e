"""How much the scenarios of each framework exercise, as data."""

from collections.abc import Mapping
from typing import Any

from peel_grade.boundaries.model import Boundaries
from peel_grade.scenarios.coverage import Item
from peel_grade.scenarios.measuring import asked_about, exercised, own_rules
from peel_grade.scenarios.running import Result
from peel_grade.scenarios.suite import Suite


def measures(
    suite: Suite, results: list[Result], boundaries: Mapping[str, Boundaries], *, asked_only: bool
) -> dict[str, dict[str, Any]]:
    """By framework how many scenarios are of it, and what they and the stored `boundaries` exercise.

    With `asked_only` the rules count that scenarios ask about.
    """
    books = {name: each.book for name, each in suite.compiled.items()}
    measured: dict[str, dict[str, Any]] = {}
    for name, own in own_rules(books, results).items():
        of_it = [result for result in results if result.scenario.framework == name]
        language = suite.languages[name]
        items = exercised(own, of_it, language, boundaries.get(name), asked_only=asked_only)
        asked = {"rules": len(own), "asked_about": len(own & asked_about(of_it, language))}
        measured[name] = {"scenarios": len(of_it), "coverage": _coverage(items) | asked}
    return measured


def lowest(measured: Mapping[str, Any]) -> float:
    """The lowest share, in percent, of what is exercised of a framework."""
    return min(float(found["coverage"]["percent"]) for found in measured.values())


def _coverage(items: list[Item]) -> dict[str, Any]:
    missing = [item for item in items if not item.covered]
    return {
        "items": len(items),
        "percent": _percent(len(items) - len(missing), len(items)),
        "missing": [{"rule": item.rule, "says": item.says} for item in missing],
    }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 100.0
