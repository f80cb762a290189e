"""All that any number of changes can come to, each at the least cost.

As in `peel_grade.firmness.search`, but without a limit. What is computed from two figures is a piece by itself here,
which neither of the two moves: with any number of changes of figures that hang together there is too much to keep.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from peel_grade.files.record import Record
from peel_grade.firmness.changes import Of
from peel_grade.firmness.costs import Added, Costs, Either, OfGroup, Sum, Turned
from peel_grade.firmness.earlier import NONE, Asked, Varying, between, settled
from peel_grade.firmness.graders import Graders
from peel_grade.firmness.ground import Ground
from peel_grade.firmness.kept import Diagram, Diagrams
from peel_grade.firmness.layout import Layout
from peel_grade.firmness.reach import Turn
from peel_grade.firmness.search import Search
from peel_grade.firmness.slots import Slots, added, ends
from peel_grade.rulebook.model import Rulebook


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
        parts: list[Varying[Costs]] = []
        found = [
            (names, [(each.adding.layout, each.varying(of, _MAKING)) for each in clusters])
            for names, clusters in self._untied
        ]
        within, beyond = between([[groups for _, groups in clusters] for _, clusters in found])
        for names, clusters in found:
            settled_in = [(layout, self._decided(groups, within)) for layout, groups in clusters]
            (part,) = self._decided([self._of_questions(names, settled_in)], beyond)
            (whole,) = self._decided([part], NONE)
            for name in names:
                questions[name] = _fewest(self._totals.of_question(name, names, whole.given(NONE)))
            parts.append(part.turned(partial(self._totals.to_overall, names)))
        if len(questions) < len(self._ground.graded) or not self._book.graded_overall:
            return Every(questions, None)
        rest = self._ground.carried()
        inside = self._decided(parts, NONE)
        together = self._totals.together([each.given(NONE) for each in inside], rest)
        return Every(questions, _fewest(self._totals.overall(together, rest)))

    def _decided(self, parts: Sequence[Varying[Costs]], open_: Asked) -> list[Varying[Costs]]:
        """The parts with all that areas bring but those that are open."""
        return settled(parts, open_, _JOINING, self._most)

    def _of_questions(
        self, names: Sequence[str], inside: Sequence[tuple[Layout, Sequence[Varying[Costs]]]]
    ) -> Varying[Costs]:
        """What can be counted in some questions, by the areas that are open."""

        def given(asked: Asked) -> Costs:
            return self._totals.of_questions(
                names, [(layout, [group.given(asked) for group in groups]) for layout, groups in inside]
            )

        return Varying(NONE.union(*(group.areas for _, groups in inside for group in groups)), given)


class _Joining:
    """Puts parts together."""

    def together(self, parts: Sequence[Costs], most: int) -> Costs:  # noqa: ARG002 - any number of changes
        """Parts that change independently. Raises TooMany."""
        return Added(parts)

    def either(self, ways: Sequence[tuple[Asked, Costs]], most: int) -> Costs:  # noqa: ARG002 - any number of changes
        """A part as it is with any of some sets of areas, each of which is a change."""
        return Either(ways)


_JOINING = _Joining()


class _Making:
    """What groups can add, by the fewest changes."""

    def group(self, diagram: Diagram, turns: Sequence[Sequence[Turn]], weights: Sequence[int], _asked: int) -> Costs:
        """What a group can add."""
        by_cost = [[(state, len(changes), adds, None) for state, changes, adds in of_piece] for of_piece in turns]
        return OfGroup(diagram, by_cost, [[(adds, None)] for adds in weights])

    def turned(self, group: Costs, turn: Callable[[int], int]) -> Costs:
        """The same with each number turned into another."""
        return Turned(group, turn)


_MAKING = _Making()


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
