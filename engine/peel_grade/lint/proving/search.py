"""Is there evidence on which conditions turn out as asked? A search that finds it, or proves that there is none.

Each piece of evidence takes each of its states in turn; as soon as what is
chosen so far decides against a goal, the rest is not looked at. The search is
complete: finding nothing is a proof.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from peel_grade.lint.proving.states import FALSE, TRUE, UNKNOWN, Scales, State, Undecided, entry_of, states
from peel_grade.rulebook.conditions import Condition, Group, Leaf, leaves, negation
from peel_grade.rulebook.model import Rule
from peel_grade.rulebook.subjects import Finding, subject

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
    """Answers questions about conditions, and remembers the answers and the states of each piece of evidence.

    `scales` are what evidence of the rulebook can be; `undecided` are the questions that grew too large.
    """

    def __init__(self, scales: Scales) -> None:
        self.scales = scales
        self.undecided: set[tuple[Goal, ...]] = set()
        self._answers: dict[tuple[Goal, ...], Witness | None] = {}
        self._states: dict[tuple[str, frozenset[Leaf]], list[State]] = {}

    def states(self, entry: str, asked: frozenset[Leaf]) -> list[State]:
        """The states of a piece of evidence, as far as the comparisons tell them apart."""
        key = (entry, asked)
        if key not in self._states:
            in_order = sorted(asked, key=lambda leaf: (leaf.subject, leaf.operator, leaf.low, leaf.high))
            self._states[key] = states(entry, in_order, self.scales)
        return self._states[key]

    def find(self, *goals: Goal) -> Witness | None:
        """Some evidence that meets all goals, with nothing recorded that is not needed, or None where there is none.

        None is a proof: every state of all the evidence was looked at. Raises Undecided where that takes too long.
        """
        try:  # goals are large to hash: an answer that is known is looked up once
            return self._answers[goals]
        except KeyError:
            pass
        if goals in self.undecided:
            raise Undecided
        try:
            found = self._answers[goals] = next(self.solutions(*goals), None)
        except Undecided:
            self.undecided.add(goals)
            raise
        return found

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
        # the search is shorter if it begins with what is tested most, since that decides most
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
    """What is left of a group when some of its comparisons are decided.

    Of `members` as many as `needed` must still be true; `unknown` further members will never be known.
    """

    needed: int
    unknown: int
    members: tuple["_Left", ...]
    negated: bool


_Left: TypeAlias = Leaf | _Rest | int
"""What is left of a condition; a truth value where it is decided."""
_Goals: TypeAlias = tuple[_Left, ...]
"""What is left of each goal."""


@dataclass(slots=True)
class _Level:
    """One piece of evidence whose states the search goes through.

    `left` is what is left of the goals before this piece of evidence is looked at, `state` the one that is being tried
    now, `untried` those that follow. `led_on`: whether one of those tried has led to a solution.
    """

    entry: str
    left: _Goals
    untried: Iterator[State]
    state: State | None = None
    led_on: bool = False


def _search(goals: _Goals, wanted: tuple[int, ...], options: Sequence[tuple[str, list[State]]]) -> Iterator[Witness]:
    """Each choice of states that meets the goals, one piece of evidence after the other. Raises Undecided."""
    levels: list[_Level] = []
    hopeless: set[tuple[int, _Goals]] = set()
    """What was left of the goals, at which level, and led nowhere: it is not tried again."""
    steps = 0
    left: _Goals | None = goals
    while left is not None:
        steps += 1
        if steps > _STEPS:
            raise Undecided
        masks = [(_mask(each), good) for each, good in zip(left, wanted, strict=True)]
        if all(mask | good == good for mask, good in masks):  # whatever is chosen from here on
            for level in levels:
                level.led_on = True
            yield {level.entry: level.state for level in levels if level.state is not None and level.state.says}
        elif all(mask & good for mask, good in masks) and (len(levels), left) not in hopeless:
            entry, states = options[len(levels)]
            levels.append(_Level(entry, left, iter(states)))
        left = _next(levels, hopeless)


def _next(levels: list[_Level], hopeless: set[tuple[int, _Goals]]) -> _Goals | None:
    """What is left of the goals with the next untried state; levels that have none are closed. None: all is tried."""
    while levels:
        level = levels[-1]
        level.state = next(level.untried, None)
        if level.state is not None:
            truths = level.state.truths
            return tuple([_rest(each, truths) for each in level.left])
        levels.pop()
        if not level.led_on:
            hopeless.add((len(levels), level.left))
    return None


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
    """Rewrites conditions so that they test evidence alone: in place of a finding stands that rule's own condition.

    Every finding must be one of the rules, and none may rest on itself. A condition that would grow too large keeps
    its findings, each as a statement that may be true or false whatever the evidence is.
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
            match subject(leaf.subject):
                case Finding(name):
                    self.of_rule(name)
                    found += self._sizes[name]
                case _:
                    found += 1
        return found

    def _written_in(self, condition: Condition) -> Condition:
        if isinstance(condition, Group):
            return condition._replace(members=tuple(map(self._written_in, condition.members)))
        match subject(condition.subject):
            case Finding(name):
                concludes = self.of_rule(name)
                return concludes if condition.operator == "at_least" else negation(concludes)
            case _:
                return condition
