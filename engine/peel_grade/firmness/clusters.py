"""What rules and pieces of evidence add to the counts of themes and questions that share evidence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TypeAlias, TypeVar

from peel_grade.firmness.changes import Of, Piece, Turned, asked_for, entry_named
from peel_grade.firmness.earlier import NONE, Asked, Varying
from peel_grade.firmness.ground import Ground
from peel_grade.firmness.kept import NOWHERE, Diagram, Layer, Place
from peel_grade.firmness.layout import Layout
from peel_grade.firmness.reach import Turn

T = TypeVar("T")
Make: TypeAlias = Callable[[Diagram, Sequence[Sequence[Turn]], Sequence[int], int], T]
"""Makes something of a diagram, what its pieces may turn out to be, what its rules add that conclude together, and the
number of areas that were asked for.
"""


class Adding:
    """What is added to the numbers of a cluster; of each theme and question `told` are the bits that are told apart."""

    def __init__(
        self, places: Iterable[Place], questions: Sequence[str], told: Mapping[str, int], ground: Ground
    ) -> None:
        self.layout = Layout([name for kind, name in places if kind == "theme"], questions, ground.diagrams, told)
        self._ground = ground
        self.rules = cache(self._rules)

    def _rules(self, rules: tuple[str, ...]) -> int:
        """What rules add that conclude together; of which it is not known whether they are repeats, as none."""
        return sum([self._rule(name, again=name in self._ground.repeats) for name in rules])

    def _rule(self, name: str, *, again: bool) -> int:
        """What a rule adds that concludes, as a repeat or not."""
        return self.layout.at(self._ground.diagrams.rules[name][again], self._ground.book.rules[name])

    def more(self, rules: Iterable[str]) -> dict[str, int]:
        """What some of these rules add beyond that as repeats, those of which it is not known whether they are."""
        perhaps = self._ground.perhaps_repeats
        if not perhaps:
            return {}
        found = {
            name: self._rule(name, again=True) - self._rule(name, again=False) for name in rules if name in perhaps
        }
        return {name: more for name, more in found.items() if more}

    def otherwise(self, layer: Layer, piece: Piece, of: Of) -> Sequence[Turned]:
        """What a piece may turn out to be by changes of a kind."""
        if of == "missing" and layer.entry in self._ground.open:
            return [asked_for(layer)]
        return piece.missing if of == "missing" else piece.recorded

    def varying(self, diagram: Diagram, turns: Sequence[Sequence[Turn]], of: Of, make: Make[T]) -> Varying[T]:
        """A group of rules with all that its pieces may turn out to be, as `make` has it: where changes are of what is
        missing, by which areas were asked for.
        """
        open_, areas = self._ground.open if of == "missing" else NONE, self._ground.perhaps_repeats
        more = self.more(diagram.rules) if open_ else {}
        if more:
            conclude = _may_conclude(diagram, turns)
            more = {name: each for name, each in more.items() if name in conclude}
        weights = [self.rules(rules) for rules in diagram.concluding]

        def given(asked: Asked) -> T:
            so, added = turns, weights
            if open_:
                so = [self._given(layer, of_it, asked) for layer, of_it in zip(diagram.layers, turns, strict=True)]
            if again := {name: each for name, each in more.items() if areas[name] in asked}:
                added = [
                    add + sum([again[name] for name in rules if name in again])
                    for add, rules in zip(weights, diagram.concluding, strict=True)
                ]
            return make(diagram, so, added, len(asked))

        mine = {areas[name] for name in more}.union(layer.entry for layer in diagram.layers) if open_ else ()
        return Varying(open_.intersection(mine), given)

    def _given(self, layer: Layer, turns: Sequence[Turn], asked: Asked) -> Sequence[Turn]:
        """The turns of a piece; of an area that may have been asked for the one by which it was, or was not."""
        if layer.entry not in self._ground.open or len(turns) == 1:
            return turns
        state, _, adds = turns[layer.entry in asked]
        return [(state, (), adds)]

    def turns(self, layer: Layer, piece: Piece, others: Sequence[Turned]) -> list[Turn]:
        """What a piece is, and what it may turn out to be, each with what it adds."""
        kinds = {piece.counted, *(counted for _, counted, _ in others)}
        entry = entry_named(layer.entry, self._ground.book) if kinds != {0} else None
        sides = self._ground.diagrams.entries.get(layer.entry, ())
        adds = {
            counted: self.layout.at(sides[counted - 1], entry) if counted and entry is not None else 0
            for counted in kinds
        }
        return [
            (piece.state, (), adds[piece.counted]),
            *[(state, changes, adds[counted]) for state, counted, changes in others],
        ]


def _may_conclude(diagram: Diagram, turns: Sequence[Sequence[Turn]]) -> set[str]:
    """The rules that conclude in some of the states that the pieces may be in: no other is a repeat in any."""
    found, here = set[int](), {0}
    for layer, of_piece in zip(diagram.layers, turns, strict=True):
        ways = [layer.ways[node][state] for node in here for state, _, _ in of_piece]
        found.update(concluding for concluding, after in ways if after != NOWHERE)
        here = {after for _, after in ways if after != NOWHERE}
    return {name for concluding in found for name in diagram.concluding[concluding]}
