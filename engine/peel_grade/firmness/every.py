"""All that any number of changes can come to, each at the least cost.

As in `peel_grade.firmness.search`, but without a limit. What is counted is kept only as far as it can still be told
apart: two values of a count are one where the grade rules make the same of both, whatever is added to them.
What is computed from two figures is a piece by itself here, which neither of the two moves: with any number of changes
of figures that hang together there is too much to keep.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeAlias

from peel_grade.files.record import Record
from peel_grade.firmness.changes import Of
from peel_grade.firmness.graders import Graders
from peel_grade.firmness.ground import Ground
from peel_grade.firmness.kept import Diagram, Diagrams
from peel_grade.firmness.layout import Layout
from peel_grade.firmness.reach import TooMany
from peel_grade.firmness.search import MOST_MET, Cluster, Search
from peel_grade.firmness.slots import Ends, Slot, Slots, added, ends
from peel_grade.rulebook.model import Rulebook

Turn: TypeAlias = tuple[int, int, int, Any]
"""A state that a piece can be in, what that costs, what the piece adds then, and how that is told."""
Weight: TypeAlias = Sequence[tuple[int, Any]]
"""What rules add that conclude together, one way or another, each with how it is told; None: not at all."""


class Costs(Protocol):
    """What can be counted: `least` has each number that can be, with the least cost that brings it."""

    @property
    def least(self) -> Mapping[int, int]: ...  # noqa: D102 - said above

    def taken(self, number: int) -> Iterator[Any]:
        """What is told of the turns and weights by which the number comes at its least cost."""


class OfGroup:
    """What the rules and the evidence of a group can add."""

    def __init__(self, diagram: Diagram, turns: Sequence[Sequence[Turn]], weights: Sequence[Weight]) -> None:
        here: dict[int, dict[int, _Way]] = {0: {0: (0, None)}}
        for layer, of_piece in zip(diagram.layers, turns, strict=True):
            there: dict[int, dict[int, _Way]] = {}
            for node, ways in here.items():
                for (after, plus), (more, *told) in _onward(layer.ways[node], of_piece, weights).items():
                    into = there.setdefault(after, {})
                    for number, (cost, before) in ways.items():
                        known = into.get(number + plus)
                        if known is None or cost + more < known[0]:
                            into[number + plus] = cost + more, (told, before) if told else before
            here = there
        (self._ways,) = here.values()
        self.least = {number: cost for number, (cost, _) in self._ways.items()}

    def taken(self, number: int) -> Iterator[Any]:
        """What is told of the turns and weights by which the number comes at its least cost."""
        before = self._ways[number][1]
        while before is not None:
            told, before = before
            yield from told


_Way: TypeAlias = tuple[int, Any]
"""A cost, and what was taken: what is told of the last turn, and the same of those before."""


def _onward(
    ways: Sequence[tuple[int, int]], turns: Sequence[Turn], weights: Sequence[Weight]
) -> Mapping[tuple[int, int], tuple[Any, ...]]:
    """The ways on from a node: to which one, and what is added; of those that do the same the cheapest."""
    found: dict[tuple[int, int], tuple[Any, ...]] = {}
    for state, cost, adds, piece in turns:
        concluding, after = ways[state]
        for plus, rules in weights[concluding]:
            known = found.get((after, plus + adds))
            if known is None or cost < known[0]:
                found[after, plus + adds] = (cost, *(each for each in (piece, rules) if each is not None))
    return found


class Turned:
    """What can be counted, each number turned into another."""

    def __init__(self, of: Costs, turn: Callable[[int], int]) -> None:
        self._of, self._from = of, dict[int, int]()
        self.least: dict[int, int] = {}
        for number, cost in of.least.items():
            into = turn(number)
            if into not in self.least or cost < self.least[into]:
                self.least[into], self._from[into] = cost, number

    def taken(self, number: int) -> Iterator[Any]:
        """What is told of the turns and weights by which the number comes at its least cost."""
        return self._of.taken(self._from[number])


class Sum:
    """What parts add up to, as far as it can be told apart in some counts where `others` are added. Raises TooMany.

    The largest part comes first, so that it is soon told how much of it is alike.
    """

    def __init__(self, parts: Sequence[Costs], slots: Sequence[Slot], others: Ends) -> None:
        of_parts = [ends(slots, part.least) for part in parts]
        alike = [
            Turned(part, _alike(slots, mine, added(slots, [others, *of_parts[:place], *of_parts[place + 1 :]])))
            for place, (part, mine) in enumerate(zip(parts, of_parts, strict=True))
        ]
        self._parts = sorted(alike, key=lambda part: -len(part.least))
        self._before: list[list[set[int]]] = []
        self._alike: list[Callable[[int], int]] = []
        levels: list[set[int]] = [{0}]
        of_parts = [ends(slots, part.least) for part in self._parts]
        for place, part in enumerate(self._parts):
            self._before.append(levels)
            found = _added(levels, _by_cost(part.least))
            mine, left = added(slots, of_parts[: place + 1]), added(slots, [others, *of_parts[place + 1 :]])
            turn = _alike(slots, mine, left)
            self._alike.append(turn)
            levels = _least(map(turn, level) for level in found)
            if sum(map(len, levels)) > MOST_MET:
                raise TooMany
        self.least = {number: cost for cost, level in enumerate(levels) for number in level}

    def taken(self, number: int) -> Iterator[Any]:
        """What is told of the turns and weights by which the number comes at its least cost."""
        cost = self.least[number]
        for part, before, alike in reversed([*zip(self._parts, self._before, self._alike, strict=True)]):
            number, cost, other = next(
                (one, cost - more, each)
                for each, more in part.least.items()
                if more <= cost and cost - more < len(before)
                for one in before[cost - more]
                if alike(one + each) == number
            )
            yield from part.taken(other)


def _by_cost(least: Mapping[int, int]) -> list[set[int]]:
    levels: list[set[int]] = [set() for _ in range(max(least.values(), default=0) + 1)]
    for number, cost in least.items():
        levels[cost].add(number)
    return levels


def _added(levels: Sequence[set[int]], more: Sequence[set[int]]) -> list[set[int]]:
    """By cost what two parts add up to."""
    found: list[set[int]] = [set() for _ in range(len(levels) + len(more) - 1)]
    for cost, level in enumerate(levels):
        for beside, others in enumerate(more):
            if level and others:
                found[cost + beside] |= {one + other for other in others for one in level}
    return found


def _least(levels: Iterable[Iterable[int]]) -> list[set[int]]:
    """Each number at its least cost alone."""
    found, seen = [], set[int]()
    for level in levels:
        found.append({*level} - seen)
        seen |= found[-1]
    return found


def _alike(slots: Iterable[Slot], between: Ends, others: Ends) -> Callable[[int], int]:
    """What turns numbers between some ends into one for all that are alike, whatever the others come to."""
    stands: list[tuple[int, int, dict[int, int]]] = []
    for shift, kinds, mask in slots:
        low, high = others[shift]
        least, most = between[shift]
        if most:
            first: dict[bytes, int] = {}
            counts = range(least, most + 1)  # none below: what is alike must stay between these ends
            of_each = {each: first.setdefault(kinds[each + low : each + high + 1], each) << shift for each in counts}
            stands.append((shift, mask, of_each))
    return lambda number: sum([of_each[number >> shift & mask] for shift, mask, of_each in stands])


class Totals:
    """What questions, and the overall grade, can come to from what the groups in their themes can add."""

    def __init__(self, book: Rulebook, diagrams: Diagrams, graders: Graders) -> None:
        self._book, self._graders, self._slots = book, graders, Slots(book, diagrams)

    def of_questions(self, names: Sequence[str], clusters: Sequence[tuple[Layout, Sequence[Costs]]]) -> Costs:
        """What can be counted in some questions. Raises TooMany."""
        slots = self._slots.questions(names)
        beside = self._slots.beside(slots, [(layout, [part.least for part in parts]) for layout, parts in clusters])
        decided = [
            Turned(
                Sum(parts, *self._slots.of_cluster(layout, slots, others)),
                layout.deciding(self._book, self._graders.theme),
            )
            for (layout, parts), others in zip(clusters, beside, strict=True)
        ]
        return Sum(decided, slots, added(slots, []))

    def of_question(self, name: str, names: Sequence[str], costs: Costs) -> Mapping[str, tuple[int, int]]:
        """The grades of one of some questions: each with its least cost, and the number that has it."""
        return _graded(costs, self._graders.question(name, names))

    def to_overall(self, names: Sequence[str], costs: Costs) -> Costs:
        """What the grades of some questions add overall."""
        return Turned(costs, self._graders.to_overall(names))

    def together(self, parts: Sequence[Costs], rest: int = 0) -> Costs:
        """What questions add up to overall, where `rest` is added. Raises TooMany."""
        slots = self._slots.overall()
        return Sum(parts, slots, ends(slots, [rest]))

    def overall(self, costs: Costs, rest: int = 0) -> Mapping[str, tuple[int, int]]:
        """The overall grades: each with its least cost, and the number that has it."""
        return _graded(costs, self._graders.overall(rest))


class Every(Record):
    """By question each grade that any number of changes brings, with the fewest that do; and the same overall."""

    questions: Mapping[str, Mapping[str, int]]
    overall: Mapping[str, int] | None


class SearchOfAll(Search):
    """All that any number of changes can come to. Raises TooMany where that is more than can be kept."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground, len(ground.book.rules) + len([*ground.book.entries()]))
        self._totals = Totals(self._book, self._diagrams, ground.graders)

    def every(self, of: Of) -> Every:
        """The grades that changes of a kind can bring."""
        questions: dict[str, Mapping[str, int]] = {}
        parts: list[Costs] = []
        for names, clusters in self._untied:
            costs = self._totals.of_questions(names, [(each.layout, _of_cluster(each, of)) for each in clusters])
            for name in names:
                questions[name] = _fewest(self._totals.of_question(name, names, costs))
            parts.append(self._totals.to_overall(names, costs))
        if len(questions) < len(self._ground.graded) or not self._book.graded_overall:
            return Every(questions, None)
        rest = self._ground.carried()
        return Every(questions, _fewest(self._totals.overall(self._totals.together(parts, rest), rest)))


def _of_cluster(cluster: Cluster, of: Of) -> list[Costs]:
    """What each group of a cluster can add, by the fewest changes."""
    return [
        OfGroup(
            group,
            [[(state, len(changes), adds, None) for state, changes, adds in of_piece] for of_piece in turns[of]],
            [[(adds, None)] for adds in weights],
        )
        for group, turns, weights in cluster.groups
    ]


def _fewest(graded: Mapping[str, tuple[int, int]]) -> Mapping[str, int]:
    return {grade: cost for grade, (cost, _) in graded.items()}


def _graded(costs: Costs, grade: Callable[[int], str]) -> dict[str, tuple[int, int]]:
    """By grade the least cost that brings it, and the number that has it."""
    found: dict[str, tuple[int, int]] = {}
    for number, cost in costs.least.items():
        drafted = grade(number)
        if drafted not in found or cost < found[drafted][0]:
            found[drafted] = cost, number
    return found
