"""What a change of a rulebook reaches: rules that may turn out otherwise, and what is possible."""

from peel_grade.mutation.differences import Difference
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect
from peel_grade.scenarios.expectation import Asked


class Reached:
    """What changes of one rulebook reach."""

    def __init__(self, book: Rulebook) -> None:
        self._book, self._resting = book, _resting(book)

    def rules(self, mutated: Rulebook, changed: Difference) -> set[str]:
        """The rules that may turn out otherwise: those of which the condition is changed, or what it compares with, and
        those that rest on them.
        """
        found = set(changed.conditions)
        if changed.benchmarks:
            compared = {str(subjects.Indicator(name, Aspect.AGAINST_BENCHMARK, of)) for of, name in changed.benchmarks}
            found |= {
                name
                for name, rule in mutated.rules.items()
                if not compared.isdisjoint(leaf.subject for leaf in leaves(rule.condition))
            }
        return found.union(*(self._resting.get(name, ()) for name in found))

    def possible(self, asked: Asked, mutated: Rulebook, changed: Difference) -> bool:
        """Whether other grades may be possible of a theme, a question or overall, whatever the force."""
        lists = {"theme": {"themes"}, "question": {"themes", "questions"}}
        if changed.counted or changed.strata & lists.get(asked.stratum, {"themes", "questions", "overall"}):
            return True
        for name in self.rules(mutated, changed) | changed.conclusions:
            for rule in (book.rules[name] for book in (self._book, mutated) if name in book.rules):
                if asked.stratum == "overall" or asked.name in (rule.question, rule.theme):
                    return True
        return False


def _resting(book: Rulebook) -> dict[str, tuple[str, ...]]:
    """The rules that rest on each rule, directly or through others."""
    below: dict[str, frozenset[str]] = {}

    def enter(name: str) -> frozenset[str]:
        if name not in below:
            direct = subjects.findings_named(leaf.subject for leaf in leaves(book.rules[name].condition))
            below[name] = frozenset(direct).union(*map(enter, direct))
        return below[name]

    for name in book.rules:
        enter(name)
    found: dict[str, list[str]] = {name: [] for name in below}
    for name, others in below.items():
        for other in others:
            found[other].append(name)
    return {name: tuple(others) for name, others in found.items()}
