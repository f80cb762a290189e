"""Is there evidence on which conditions turn out as asked? A search that finds it, or proves that there is none.

Each piece of evidence takes each of its states in turn; as soon as what is
chosen so far decides against a goal, the rest is not looked at. The search is
complete: finding nothing is a proof.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from peel_grade.lint.proving.states import FALSE, TRUE, UNKNOWN, Domain, Domains, State, Undecided, entry_of, states
from peel_grade.rulebook.conditions import Condition, Group, Leaf, leaves, negation
from peel_grade.rulebook.model import Rule

ANY = TRUE | FALSE | UNKNOWN
_STEPS = 50_000
_MOST_LEAVES = 500


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
        self.undecided: set[tuple[Goal, ...]] = set()
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
        if goals in self.undecided:
            raise Undecided
        if goals not in self._answers:
            try:
                self._answers[goals] = next(self.solutions(*goals), None)
            except Undecided:
                self.undecided.add(goals)
                raise
        return self._answers[goals]

    def solutions(self, *goals: Goal, among: Container[str] | None = None) -> Iterator[Witness]:
        """All evidence that meets the goals, up to what makes no difference to them.

        `among` names the subjects that may be known; the others count as unknown. Raises Undecided.
        """
        asked: dict[str, dict[Leaf, None]] = {}
        unknown: dict[Leaf, int] = {}
        for goal in goals:
            for leaf in leaves(goal.condition):
                if among is None or leaf.subject in among:
                    asked.setdefault(entry_of(leaf.subject), {})[leaf] = None
                else:
                    unknown[leaf] = UNKNOWN
        # what is tested most decides most
        in_order = sorted(asked.items(), key=lambda item: -len(item[1]))
        options = [(entry, self.states(entry, frozenset(tests))) for entry, tests in in_order]
        left = tuple(_rest(goal.condition, unknown) for goal in goals)
        return _search(left, tuple(goal.wanted for goal in goals), options)

    def possible(self, condition: Condition, truth: int) -> Witness | None:
        """Evidence on which a condition has that truth (or one of them); None is a proof that there is none."""
        return self.find(Goal(condition, truth))

    def implies(self, one: Condition, other: Condition) -> bool:
        """Whether there is no evidence on which `one` holds and `other` does not. Raises Undecided."""
        return one == other or self.find(Goal(one, TRUE), Goal(other, FALSE | UNKNOWN)) is None


class _Rest(NamedTuple):
    """What is left of a group when some of its comparisons are decided: how many of `members` must still be true
    (`unknown` more never will be known).
    """

    needed: int
    unknown: int
    members: tuple["_Left", ...]
    negated: bool


_Left: TypeAlias = Leaf | _Rest | int
"""What is left of a condition; a truth value where it is decided."""


def _search(
    goals: tuple[_Left, ...], wanted: tuple[int, ...], options: Sequence[tuple[str, list[State]]]
) -> Iterator[Witness]:
    """Each choice of states that meets the goals. What is left of them is not tried again where it led nowhere."""
    hopeless: set[tuple[int, tuple[_Left, ...]]] = set()
    steps = 0
    # one level for each piece of evidence: what is left above it, the states still to try, whether any led on
    levels: list[tuple[tuple[_Left, ...], Iterator[State], list[bool]]] = []
    chosen: list[State] = []
    here: tuple[_Left, ...] | None = goals
    while True:
        if here is not None:
            steps += 1
            if steps > _STEPS:
                raise Undecided
            masks = [_mask(left) for left in here]
            depth = len(levels)
            if all(not mask & ~good for mask, good in zip(masks, wanted, strict=True)):
                for _, _, led_on in levels:
                    led_on[0] = True
                named = zip((entry for entry, _ in options), chosen, strict=False)
                yield {entry: state for entry, state in named if state.says}
            elif all(mask & good for mask, good in zip(masks, wanted, strict=True)) and (depth, here) not in hopeless:
                levels.append((here, iter(options[depth][1]), [False]))
                chosen.append(options[depth][1][0])
            here = None
        if not levels:
            return
        above, states_left, led_on = levels[-1]
        state = next(states_left, None)
        if state is None:
            levels.pop()
            chosen.pop()
            if not led_on[0]:
                hopeless.add((len(levels), above))
            continue
        chosen[-1] = state
        here = tuple(_rest(left, state.truths) for left in above)


def _rest(left: "_Left | Condition", truths: Mapping[Leaf, int]) -> _Left:
    """What is left of a condition when these comparisons are decided."""
    if isinstance(left, int):
        return left
    if isinstance(left, Leaf):
        return truths.get(left, left)
    needed, unknown = left.needed, left.unknown if isinstance(left, _Rest) else 0
    members: list[_Left] = []
    for member in left.members:
        found = _rest(member, truths)
        if not isinstance(found, int):
            members.append(found)
        elif found == TRUE:
            needed -= 1
        else:
            unknown += found == UNKNOWN
    true, false = (FALSE, TRUE) if left.negated else (TRUE, FALSE)
    if needed <= 0:
        return true
    if needed > unknown + len(members):
        return false
    if not members:
        return UNKNOWN
    return _Rest(needed, unknown, tuple(members), left.negated)


def _mask(left: _Left) -> int:
    """What a condition can still be: a sum of truth bits."""
    if isinstance(left, int):
        return left
    if isinstance(left, Leaf):
        return ANY
    return _group(left.needed, left.unknown, map(_mask, left.members), left.negated)


def possible_truths(condition: Condition, truths: Mapping[Leaf, int]) -> int:
    """What a condition can still be, when some of its comparisons are decided: a sum of truth bits."""
    if isinstance(condition, Leaf):
        return truths.get(condition, ANY)
    masks = (possible_truths(member, truths) for member in condition.members)
    return _group(condition.needed, 0, masks, condition.negated)


def _group(needed: int, unknown: int, masks: Iterable[int], negated: bool) -> int:
    """What a group can be whose members can be so, beside some that are unknown."""
    least = most = 0
    settled = unsettled = maybe_unknown = unknown
    for found in masks:
        least += found == TRUE
        most += bool(found & TRUE)
        settled += not found & FALSE  # never false: at the least unknown
        unsettled += bool(found & (TRUE | UNKNOWN))
        maybe_unknown += bool(found & UNKNOWN)
    true, false = (FALSE, TRUE) if negated else (TRUE, FALSE)
    result = true if most >= needed else 0
    result |= false if settled < needed else 0
    result |= UNKNOWN if maybe_unknown and least < needed <= unsettled else 0
    return result


class Expansion:
    """Conditions over evidence alone: those of the findings that they rest on written in.

    The rules must not refer to themselves, and every finding must be one of them. Where a condition would grow
    too large, its findings stay, as statements that may be true or false whatever else is.
    """

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self._rules = rules
        self._done: dict[str, Condition] = {}
        self._sizes: dict[str, int] = {}

    def of_rule(self, name: str) -> Condition:
        """When the rule concludes."""
        if name not in self._done:
            condition = self._rules[name].condition
            self._done[name] = self.of(condition)
            self._sizes[name] = self._size(condition)
        return self._done[name]

    def of(self, condition: Condition) -> Condition:
        """The same condition over evidence alone."""
        return self._written_in(condition) if self._size(condition) <= _MOST_LEAVES else condition

    def _size(self, condition: Condition) -> int:
        """How many comparisons it has when written in."""
        found = 0
        for leaf in leaves(condition):
            kind, _, name = leaf.subject.partition("/")
            if kind == "finding":
                self.of_rule(name)
            found += self._sizes[name] if kind == "finding" else 1
        return found

    def _written_in(self, condition: Condition) -> Condition:
        if isinstance(condition, Group):
            return condition._replace(members=tuple(map(self._written_in, condition.members)))
        kind, _, name = condition.subject.partition("/")
        if kind != "finding":
            return condition
        return self.of_rule(name) if condition.operator == "at_least" else negation(self.of_rule(name))
