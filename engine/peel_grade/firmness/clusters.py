"""What rules and pieces of evidence add to the counts of themes and questions that share evidence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Protocol, TypeVar

from peel_grade.firmness.changes import Of, Piece, Turned, asked_for, entry_named
from peel_grade.firmness.earlier import NONE, Asked, Varying
from peel_grade.firmness.ground import Ground
from peel_grade.firmness.kept import NOWHERE, Diagram, Layer, Place
from peel_grade.firmness.layout import Layout
from peel_grade.firmness.reach import Turn

T = TypeVar("T")


class Making(Protocol[T]):
    """How something is made of groups of rules."""

    def group(self, diagram: Diagram, turns: Sequence[Sequence[Turn]], weights: Sequence[int], asked: int) -> T:
        """Of a diagram, what its pieces may turn out to be, and what its rules add that conclude together, where so
        many areas were asked for.
        """

    def turned(self, group: T, turn: Callable[[int], int]) -> T:
        """The same with each number turned into another."""


class _Repeats:
    """Numbers with, in their lower bits, how many rules conclude of those that add more as repeats: by the area, and by
    how much more each adds.
    """

    def __init__(self, more: Mapping[str, int], areas: Mapping[str, str]) -> None:
        kinds = dict.fromkeys((areas[name], adds) for name, adds in more.items())
        width = len(more).bit_length()
        self._places = {kind: place * width for place, kind in enumerate(kinds)}
        self._ones = {name: 1 << self._places[areas[name], adds] for name, adds in more.items()}
        self._mask, self._bits = (1 << width) - 1, len(kinds) * width

    def beside(self, number: int, concluding: Iterable[str] = ()) -> int:
        """A number with what rules conclude."""
        return (number << self._bits) + sum([self._ones[name] for name in concluding if name in self._ones])

    def counted(self, asked: Asked) -> Callable[[int], int]:
        """What makes of such a number what is counted where these areas were asked for."""
        again = [(place, adds) for (area, adds), place in self._places.items() if area in asked]
        return lambda number: (
            (number >> self._bits) + sum([adds * (number >> place & self._mask) for place, adds in again])
        )


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

    def varying(self, diagram: Diagram, turns: Sequence[Sequence[Turn]], of: Of, making: Making[T]) -> Varying[T]:
        """A group of rules with all that its pieces may turn out to be, as it is made: where changes are of what is
        missing, by which areas were asked for.
        """
        open_ = self._ground.open if of == "missing" else NONE
        weights = [self.rules(rules) for rules in diagram.concluding]
        asking = open_.intersection(layer.entry for layer in diagram.layers)
        more = self.more(diagram.rules) if open_ else {}
        if more:
            conclude = _may_conclude(diagram, turns)
            more = {name: each for name, each in more.items() if name in conclude}
        repeats = _Repeats(more, self._ground.perhaps_repeats) if more else None
        if repeats is not None:
            weights = [repeats.beside(*each) for each in zip(weights, diagram.concluding, strict=True)]
            turns = [[(state, ways, repeats.beside(adds)) for state, ways, adds in each] for each in turns]

        def made(asked: Asked) -> T:
            both = zip(diagram.layers, turns, strict=True)
            so = [self._given(layer, each, asked) for layer, each in both] if asking else turns
            return making.group(diagram, so, weights, len(asked))

        group = Varying(asking, made)
        if repeats is None:
            return group
        areas = asking | open_.intersection(self._ground.perhaps_repeats[name] for name in more)
        return Varying(areas, lambda asked: making.turned(group.given(asked), repeats.counted(asked)))

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
