"""Is there evidence on which conditions turn out as asked? A search that finds it, or proves that there is none.

Each piece of evidence takes each of its states in turn; as soon as what is
chosen so far decides against a goal, the rest is not looked at. The search is
complete: finding nothing is a proof.
"""

from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from engine.analysis.states import FALSE, TRUE, UNKNOWN, Domain, Domains, State, Undecided, entry_of, states
from engine.logic import Condition, Group, Leaf, leaves, negation
from engine.rulebook import Rule

ANY = TRUE | FALSE | UNKNOWN
_STEPS = 100_000


class Goal(NamedTuple):
    """A condition, and the truth values (a sum of bits) that will do."""

    condition: Condition
    wanted: int


Witness = Mapping[str, State]
"""The state of each piece of evidence; what is not in it is not recorded."""


class Analysis:
    """Answers questions about conditions, with what was learned of each piece of evidence kept."""

    def __init__(self, domains: Domains) -> None:
        self.domains = domains
        self._answers: dict[tuple[Goal, ...], Witness | None] = {}
        self._known: dict[tuple[str, frozenset[Leaf]], list[State]] = {}

    def states(self, entry: str, asked: frozenset[Leaf]) -> list[State]:
        """The states of a piece of evidence, as far as the comparisons tell them apart."""
        key = (entry, asked)
        if key not in self._known:
            in_order = sorted(asked, key=lambda leaf: (leaf.subject, leaf.operator, leaf.low, leaf.high))
            self._known[key] = states(entry, in_order, self.domains)
        return self._known[key]

    def domain(self, entry: str) -> Domain:
        """The domain of an indicator's entry."""
        return self.domains[entry.partition("/")[2]]

    def find(self, *goals: Goal) -> Witness | None:
        """Evidence that meets all goals, as little as will do; None is a proof that there is none.

        Raises Undecided where the search grows too long.
        """
        if goals not in self._answers:
            self._answers[goals] = next(self.solutions(*goals), None)
        return self._answers[goals]

    def solutions(self, *goals: Goal, among: Container[str] | None = None) -> Iterator[Witness]:
        """All evidence that meets the goals, up to what makes no difference to them.

        `among` names the subjects that may be known; the others count as unknown.
        """
        asked: dict[str, dict[Leaf, None]] = {}
        unknown = {}
        for goal in goals:
            for leaf in leaves(goal.condition):
                if among is None or leaf.subject in among:
                    asked.setdefault(entry_of(leaf.subject), {})[leaf] = None
                else:
                    unknown[leaf] = UNKNOWN
        options = [(entry, self.states(entry, frozenset(tests))) for entry, tests in asked.items()]
        return _Search(goals, options, unknown).solutions()

    def possible(self, condition: Condition, truth: int) -> Witness | None:
        """Evidence on which a condition has that truth (or one of them); None is a proof that there is none."""
        return self.find(Goal(condition, truth))

    def implies(self, one: Condition, other: Condition) -> bool:
        """Whether there is no evidence on which `one` holds and `other` does not. Raises Undecided."""
        return self.find(Goal(one, TRUE), Goal(other, FALSE | UNKNOWN)) is None


class _Search:
    def __init__(
        self, goals: tuple[Goal, ...], options: list[tuple[str, list[State]]], decided: dict[Leaf, int]
    ) -> None:
        self._goals = goals
        self._options = options
        self._truths = decided
        self._steps = 0

    def solutions(self, depth: int = 0) -> Iterator[Witness]:
        self._steps += 1
        if self._steps > _STEPS:
            raise Undecided
        certain = True
        for goal in self._goals:
            possible = possible_truths(goal.condition, self._truths)
            if not possible & goal.wanted:
                return
            certain = certain and not possible & ~goal.wanted
        if certain:
            yield {}
            return
        entry, options = self._options[depth]
        for state in options:
            self._truths.update(state.truths)
            for rest in self.solutions(depth + 1):
                yield {entry: state, **rest} if state.says else rest
        for leaf in options[0].truths:
            del self._truths[leaf]


def possible_truths(condition: Condition, truths: Mapping[Leaf, int]) -> int:
    """What a condition can still be, when some of its comparisons are decided: a sum of truth bits."""
    if isinstance(condition, Leaf):
        return truths.get(condition, ANY)
    least = most = settled = unsettled = maybe_unknown = 0
    for member in condition.members:
        found = possible_truths(member, truths)
        least += found == TRUE
        most += bool(found & TRUE)
        settled += not found & FALSE  # never false: at the least unknown
        unsettled += bool(found & (TRUE | UNKNOWN))
        maybe_unknown += bool(found & UNKNOWN)
    needed = condition.needed
    true, false = (FALSE, TRUE) if condition.negated else (TRUE, FALSE)
    result = true if most >= needed else 0
    result |= false if settled < needed else 0
    result |= UNKNOWN if maybe_unknown and least < needed <= unsettled else 0
    return result


class Expansion:
    """Conditions over evidence alone: those of the findings that they rest on written in.

    The rules must not refer to themselves, and every finding must be one of them.
    """

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self._rules = rules
        self._done: dict[str, Condition] = {}

    def of_rule(self, name: str) -> Condition:
        """When the rule concludes."""
        if name not in self._done:
            self._done[name] = self.of(self._rules[name].condition)
        return self._done[name]

    def of(self, condition: Condition) -> Condition:
        """The same condition over evidence alone."""
        if isinstance(condition, Group):
            return condition._replace(members=tuple(map(self.of, condition.members)))
        kind, _, name = condition.subject.partition("/")
        if kind != "finding":
            return condition
        return self.of_rule(name) if condition.operator == "at_least" else negation(self.of_rule(name))
