"""All that any number of changes can come to, each by the fewest.

As in `peel_grade.firmness.search`, but without a limit. What is counted is kept only as far as it can still be told
apart: two values of a count are one where the grade rules make the same of both, whatever is added to them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from peel_grade.files.record import Record
from peel_grade.firmness.changes import Of, Standing
from peel_grade.firmness.counting import Counts, Listed
from peel_grade.firmness.kept import Diagram, Diagrams
from peel_grade.firmness.reach import TooMany, Turn
from peel_grade.firmness.search import MOST_MET, Cluster, Search
from peel_grade.grades.results import Assessment

T = TypeVar("T")
Costs: TypeAlias = Mapping[int, int]
"""What can be counted, each with the fewest changes that bring it."""
Slot: TypeAlias = tuple[int, bytes, int]
"""Where a count lies in a number, which of its values are alike, and a mask as wide as it."""
Ends: TypeAlias = Mapping[int, tuple[int, int]]
"""By the place of a count, the least and the most that is added to it."""


def of_group(diagram: Diagram, turns: Sequence[Sequence[Turn]], weights: Sequence[int]) -> Costs:
    """What the rules and the evidence of a group can add."""
    here: dict[int, dict[int, int]] = {0: {0: 0}}
    for layer, of_piece in zip(diagram.layers, turns, strict=True):
        there: dict[int, dict[int, int]] = {}
        for node, costs in here.items():
            for state, changes, adds in of_piece:
                concluding, after = layer.ways[node][state]
                into = there.setdefault(after, {})
                plus, more = weights[concluding] + adds, len(changes)
                for value, cost in costs.items():
                    known = into.get(value + plus)
                    if known is None or cost + more < known:
                        into[value + plus] = cost + more
        here = there
    (found,) = here.values()
    return found


class Counting:
    """Adds up what parts can come to, in some counts."""

    def __init__(self, slots: Iterable[Slot]) -> None:
        self._slots = tuple(slots)

    def ends(self, of: Iterable[int]) -> Ends:
        """The least and the most of each count."""
        values = [*of]
        found = {}
        for shift, _, mask in self._slots:
            counts = [value >> shift & mask for value in values]
            found[shift] = min(counts), max(counts)
        return found

    def added(self, ends: Iterable[Ends]) -> Ends:
        """The least and the most of all together."""
        total = {shift: (0, 0) for shift, *_ in self._slots}
        for each in ends:
            total = {shift: (low + each[shift][0], high + each[shift][1]) for shift, (low, high) in total.items()}
        return total

    def together(self, parts: Sequence[Costs], others: Ends) -> Costs:
        """What parts add up to, as far as it can be told apart where `others` are added. Raises TooMany."""
        ends = [self.ends(part) for part in parts]
        total: Costs = {0: 0}
        for number, part in enumerate(parts):
            found: dict[int, int] = {}
            for value, cost in total.items():
                for other, more in part.items():
                    known = found.get(value + other)
                    if known is None or cost + more < known:
                        found[value + other] = cost + more
            total = self._told_apart(found, self.added([others, *ends[number + 1 :]]))
            if len(total) > MOST_MET:
                raise TooMany
        return total

    def _told_apart(self, costs: Costs, others: Ends) -> Costs:
        """The same with one value in the place of all that are alike, whatever the others come to."""
        stands: list[tuple[int, int, dict[int, int]]] = []
        for shift, kinds, mask in self._slots:
            low, high = others[shift]
            first: dict[bytes, int] = {}
            counts = sorted({value >> shift & mask for value in costs})
            of_each = {each: first.setdefault(kinds[each + low : each + high + 1], each) << shift for each in counts}
            stands.append((shift, mask, of_each))
        found: dict[int, int] = {}
        for value, cost in costs.items():
            alike = sum([of_each[value >> shift & mask] for shift, mask, of_each in stands])
            known = found.get(alike)
            if known is None or cost < known:
                found[alike] = cost
        return found


class Every(Record):
    """By question each grade that any number of changes brings, with the fewest that do; and the same overall."""

    questions: Mapping[str, Mapping[str, int]]
    overall: Mapping[str, int] | None


class SearchOfAll(Search):
    """All that any number of changes can come to. Raises TooMany where that is more than can be kept."""

    def __init__(self, standing: Standing, assessment: Assessment, diagrams: Diagrams) -> None:
        super().__init__(standing, assessment, diagrams, len(assessment.book.rules) + len([*assessment.book.entries()]))

    def every(self, of: Of) -> Every:
        """The grades that changes of a kind can bring."""
        questions: dict[str, Mapping[str, int]] = {}
        parts: list[Costs] = []
        for names, clusters in self._components:
            costs = self._of_questions(names, clusters, of)
            for name in names:
                questions[name] = _turned(costs, self._question(name, names))
            parts.append(_turned(costs, self._to_overall(names)))
        if len(questions) < len(self._graded) or not self._book.graded_overall:
            return Every(questions, None)
        rest = self._carried()
        counting = Counting(_slots(self._diagrams.overall, self._diagrams.lists["overall"]))
        return Every(questions, _turned(counting.together(parts, counting.ends([rest])), self._overall(rest)))

    def _of_questions(self, names: Sequence[str], clusters: Sequence[Cluster], of: Of) -> Costs:
        """What can be counted in some questions."""
        counts, lists = self._diagrams.questions, self._diagrams.lists
        slots = [
            each
            for at, name in enumerate(names)
            for each in _slots(counts, lists[f"question/{name}"], at * counts.width)
        ]
        counting = Counting(slots)
        groups = [
            [of_group(group, turns[of], weights) for group, turns, weights in cluster.groups] for cluster in clusters
        ]
        found = [
            counting.added(counting.ends([value >> cluster.layout.above for value in part]) for part in parts)
            for cluster, parts in zip(clusters, groups, strict=True)
        ]
        graded = [
            counting.added(counting.ends(each) for each in cluster.layout.of_grades(self._book)) for cluster in clusters
        ]
        decided = []
        for place, (cluster, parts) in enumerate(zip(clusters, groups, strict=True)):
            others = counting.added([*found[:place], *found[place + 1 :], *graded])
            decided.append(self._of_cluster_wholly(cluster, parts, slots, others))
        return counting.together(decided, counting.added([]))

    def _of_cluster_wholly(
        self, cluster: Cluster, parts: Sequence[Costs], slots: Sequence[Slot], others: Ends
    ) -> Costs:
        """What a cluster adds to the counts of its questions, where `others` are added to these."""
        layout, lists = cluster.layout, self._diagrams.lists
        in_themes = [
            each
            for name, place in layout.themes.items()
            for each in _slots(self._diagrams.themes, lists[f"theme/{name}"], place)
        ]
        counting = Counting([*in_themes, *((shift + layout.above, kinds, mask) for shift, kinds, mask in slots)])
        ends = {shift: (0, 0) for shift, *_ in in_themes}
        ends |= {shift + layout.above: of_it for shift, of_it in others.items()}
        return _turned(counting.together(parts, ends), layout.deciding(self._book, self._theme))


def _slots(counts: Counts, rules: Listed, place: int = 0) -> Iterator[Slot]:
    """The counts that the grade rules of a list compare, in a number in which they lie from a place on."""
    for shift, kinds in rules[1]:
        yield shift + place, kinds, (1 << counts.bits) - 1


def _turned(costs: Costs, turn: Callable[[int], T]) -> dict[T, int]:
    """What costs are of, turned into something else, by the fewest changes."""
    found: dict[T, int] = {}
    for value, cost in costs.items():
        into = turn(value)
        known = found.get(into)
        if known is None or cost < known:
            found[into] = cost
    return found
