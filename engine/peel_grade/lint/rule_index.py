"""Finding the rules that evidence could make conclude, without comparing each rule with each."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import chain

from peel_grade.lint.context import LintedRule
from peel_grade.rulebook.conditions import Condition, Leaf, leaves


class RuleIndex:
    """Finds rules by evidence that must be known for them to hold: of each rule as few names as will do, and rare ones.

    `name` gives what a subject is found by: what follows from other parts of a figure is found by the figure.
    """

    def __init__(self, rules: Sequence[LintedRule], name: Callable[[str], str]) -> None:
        self._name = name
        names = [{name(leaf.subject) for leaf in leaves(rule.condition)} for rule in rules]
        self._popularity = Counter(chain.from_iterable(names))
        self._rules: dict[str, list[LintedRule]] = defaultdict(list)
        for rule in rules:
            for key in self._keys(rule.condition, True):
                self._rules[key].append(rule)

    def sharing(self, condition: Condition) -> list[LintedRule]:
        """The rules that rest on something which the condition tests, each once."""
        names = sorted({self._name(leaf.subject) for leaf in leaves(condition)})
        return list({rule.id: rule for name in names for rule in self._rules.get(name, ())}.values())

    def _keys(self, condition: Condition, wanted: bool) -> frozenset[str]:
        """Names, at least one of which must be known for the condition to have the wanted truth."""
        if isinstance(condition, Leaf):
            return frozenset([self._name(condition.subject)])
        wanted = wanted != condition.negated
        enough = len(condition.members) - condition.needed + 1 if wanted else condition.needed
        options = (self._keys(member, wanted) for member in condition.members)
        rarest = sorted(options, key=lambda keys: (sum(self._popularity[key] for key in keys), sorted(keys)))
        return frozenset().union(*rarest[:enough])
