"""How much the scenarios of each framework exercise, and which changes of the rules they notice, as data."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from peel_grade.scenarios.coverage import Item
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.measuring import exercised, mutants_of, own_parts, tried
from peel_grade.scenarios.mutants import Mutant
from peel_grade.scenarios.running import Result
from peel_grade.scenarios.suite import Suite
from peel_grade.scenarios.survivors import load_survivors
from peel_grade.scenarios.writing import scenario

Progress: TypeAlias = Callable[[Iterable[tuple[Mutant, bool]], str, int], Iterable[tuple[Mutant, bool]]]
"""From mutants as they are tried, what they are called and how many they are, to the same, shown as they come."""


def measures(
    suite: Suite, results: list[Result], progress: Progress, *, mutate: bool, asked_only: bool
) -> dict[str, dict[str, Any]]:
    """By framework how many scenarios are of it, what they exercise and, to `mutate`, which changes they notice.

    With `asked_only` the rules count that they ask about.
    """
    books = {name: each.book for name, each in suite.compiled.items()}
    justified = load_survivors(suite.samples.home / "survivors.yaml", suite.known)
    measured: dict[str, dict[str, Any]] = {}
    for name, own in own_parts(books, results).items():
        of_it = [result for result in results if result.scenario.framework == name]
        items = exercised(own, of_it, suite.languages[name], asked_only=asked_only)
        mutants: list[tuple[Mutant, bool]] = []
        if mutate:
            made = mutants_of(own, books[name])
            total = len(made[0]) + len(made[1])
            trial = tried(made, of_it, suite.languages, suite.engines)
            mutants = list(progress(trial, f"mutants of {name}", total))
        measured[name] = {
            "scenarios": len(of_it),
            "coverage": _coverage(items),
            "mutation": _mutation(mutants, justified.get(name, {}), suite.languages[name]),
        }
    return measured


def lowest(measured: Mapping[str, Any]) -> float:
    """The lowest share, in percent, of what is exercised or noticed of a framework."""
    return min(float(found[of]["percent"]) for found in measured.values() for of in ("coverage", "mutation"))


def _coverage(items: list[Item]) -> dict[str, Any]:
    missing = [item for item in items if not item.covered]
    return {
        "items": len(items),
        "percent": _percent(len(items) - len(missing), len(items)),
        "missing": [{"rule": item.rule, "says": item.says} for item in missing],
    }


def _mutation(
    mutants: list[tuple[Mutant, bool]], justified: Mapping[tuple[str, str], str], language: Language
) -> dict[str, Any]:
    alive = [mutant for mutant, survives in mutants if survives]
    told = {(m.rule, m.says) for m in alive}
    return {
        "mutants": len(mutants),
        "percent": _percent(len(mutants) - len(alive), len(mutants)),
        "survivors": [
            {
                "rule": m.rule,
                "says": m.says,
                "justified": justified.get((m.rule, m.says)),
                "missing_scenario": _missing_scenario(m.rule, language),
            }
            for m in alive
        ],
        "justified_but_killed": [f"{rule}: {says}" for rule, says in justified if mutants and (rule, says) not in told],
    }


def _missing_scenario(rule: str, language: Language) -> str | None:
    """Gherkin that exercises the rule at its edges, ready to paste; None for a grade rule."""
    found = language.book.rules.get(rule)
    return scenario(found, language.book) if found else None


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 100.0
