"""Comparisons of counts as gates: how many things hold, or how many percent of all, against a threshold."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from peel_grade.circuit.gates import ALWAYS, NEVER, Circuit, Node
from peel_grade.files.record import Record
from peel_grade.force.arithmetic import percentage
from peel_grade.rulebook.conditions import Condition, Leaf, Number


class Counted(Record):
    """A count: the nodes that surely hold, and those that may; each adds one to it.

    For a draft both are the same. `values` has, for every number of nodes that can hold, the number that is compared:
    itself, a percentage, or points; none falls.
    """

    sure: tuple[Node, ...]
    may: tuple[Node, ...]
    values: Sequence[Number]


class Truth(Record):
    """The node that a condition is surely true, and the one that it is surely false."""

    true: Node
    false: Node


def counted(sure: Sequence[Node], may: Sequence[Node], of: int, share: bool) -> Counted:
    """So many nodes, or what percentage they are of `of`."""
    return Counted(tuple(sure), tuple(may), _percentages(of) if share else range(of + 1))


@lru_cache(maxsize=4096)
def _percentages(of: int) -> Sequence[Number]:
    return [percentage(number, of) for number in range(of + 1)]


def compare(circuit: Circuit, leaf: Leaf, count: Counted) -> Truth:
    """The truth of a comparison of a count."""

    def reach(needed: int) -> tuple[Node, Node]:
        """So many of the nodes hold, and may: where there are not so many values, never."""
        if needed == len(count.values):
            return NEVER, NEVER
        return circuit.at_least(needed, count.sure), circuit.at_least(needed, count.may)

    values, low = count.values, leaf.low
    match leaf.operator:
        case "at_least":
            surely, perhaps = reach(bisect_left(values, low))
            return Truth(surely, circuit.negation(perhaps))
        case "above":
            surely, perhaps = reach(bisect_right(values, low))
            return Truth(surely, circuit.negation(perhaps))
        case "at_most":
            surely, perhaps = reach(bisect_right(values, low))
            return Truth(circuit.negation(perhaps), surely)
        case "below":
            surely, perhaps = reach(bisect_left(values, low))
            return Truth(circuit.negation(perhaps), surely)
        case "between":
            from_low, may_reach = reach(bisect_left(values, low))
            beyond, may_exceed = reach(bisect_right(values, leaf.high))
            true = circuit.every([from_low, circuit.negation(may_exceed)])
            return Truth(true, circuit.some([circuit.negation(may_reach), beyond]))


def decide(circuit: Circuit, condition: Condition, of_leaf: Callable[[Leaf], Truth]) -> Truth:
    """The truth of a condition from those of its comparisons (strong Kleene logic)."""
    if isinstance(condition, Leaf):
        return of_leaf(condition)
    members = [decide(circuit, member, of_leaf) for member in condition.members]
    true = circuit.at_least(condition.needed, [member.true for member in members])
    false = circuit.at_least(len(members) - condition.needed + 1, [member.false for member in members])
    return Truth(false, true) if condition.negated else Truth(true, false)


def first_that_holds(circuit: Circuit, truths: Sequence[Truth]) -> list[Node]:
    """Of conditions that are each true or false, of each whether it is the first that is true; last, that none is."""
    found, none_before = [], ALWAYS
    for truth in truths:
        found.append(circuit.every([none_before, truth.true]))
        none_before = circuit.every([none_before, circuit.negation(truth.true)])
    return [*found, none_before]


def may_be_first(circuit: Circuit, truths: Sequence[Truth]) -> list[Node]:
    """Of conditions that may be unknown, of each whether it may be the first that is true; last, that none may be."""
    found, none_before = [], ALWAYS
    for truth in truths:
        found.append(circuit.every([none_before, circuit.negation(truth.false)]))
        none_before = circuit.every([none_before, circuit.negation(truth.true)])
    return [*found, none_before]


def by_grade(circuit: Circuit, grades: Sequence[str], nodes: Sequence[Node]) -> Mapping[str, Node]:
    """By grade, whether one of the nodes that bring it holds."""
    found: dict[str, list[Node]] = {}
    for grade, node in zip(grades, nodes, strict=True):
        found.setdefault(grade, []).append(node)
    return {grade: node for grade, of_it in found.items() if (node := circuit.some(of_it)) != NEVER}
