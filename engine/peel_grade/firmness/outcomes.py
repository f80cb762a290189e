"""What a group of rules can add to the counts of grade rules, where evidence comes to be recorded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from peel_grade.firmness.changes import Piece, asked_for, listed
from peel_grade.firmness.clusters import Adding
from peel_grade.firmness.few import Few, Way
from peel_grade.firmness.ground import Ground
from peel_grade.firmness.kept import Diagram
from peel_grade.firmness.reach import Changes, TooMany, Turn
from peel_grade.firmness.slots import Slot

Mode: TypeAlias = Literal["as drafted", "repeated", "freely"]
DRAFTED: Mode = "as drafted"
REPEATED: Mode = "repeated"
FREELY: Mode = "freely"
"""By completions: with the earlier areas as they are listed, or with every one listed that may be. Or beyond all
completions: each rule is a repeat by itself, each piece turns out by itself.
"""
WORK = 150_000
"""Sums of a group that are made, or pairs of sums of a question, to look at all completions; else that is given up."""


class Outcomes:
    """A group of rules: what its pieces may turn out to be, and what its rules add.

    It is `apart` where nothing in it hangs together with other groups.
    """

    def __init__(self, diagram: Diagram, pieces: Sequence[Piece], adding: Adding, ground: Ground) -> None:
        self._diagram, self._adding = diagram, adding
        both = [*zip(diagram.layers, pieces, strict=True)]
        turns = [adding.turns(layer, each, each.missing) for layer, each in both]
        drafted = [may[1:] if _tied(each) else may for each, may in zip(pieces, turns, strict=True)]
        perhaps = [adding.turns(layer, each, each.perhaps)[1:] if each.perhaps else [] for layer, each in both]
        self._may: dict[Mode, list[list[Turn]]] = {
            DRAFTED: drafted,
            REPEATED: [
                adding.turns(layer, each, [asked_for(layer)])[1:] if layer.entry in ground.open else may
                for (layer, each), may in zip(both, drafted, strict=True)
            ],
            FREELY: [[*may, *more] for may, more in zip(turns, perhaps, strict=True)],
        }
        self._open = adding.more(name for rules in diagram.concluding for name in rules)
        self._listed = tuple([listed(ground.perhaps_repeats[name]) for name in self._open])
        self.apart = not (self._open or any(map(_tied, pieces)) or any(perhaps))
        self._known: set[int] | None = None

    def all(self, mode: Mode) -> set[int]:
        """All that the rules and the evidence of the group can add. Raises TooMany."""
        if self._known is not None:
            return self._known
        here, made, weights = {0: {0}}, 0, self._weights(mode)
        for layer, may in zip(self._diagram.layers, self._may[mode], strict=True):
            there: dict[int, set[int]] = {}
            for node, values in here.items():
                for after, plus, _ in _onward(layer.ways[node], may, weights):
                    moved = {value + plus for value in values} if plus else values
                    there[after] = there[after] | moved if after in there else moved
                made += len(values) * len(may)
            if made > WORK:
                raise TooMany
            here = there
        (found,) = here.values()
        if self.apart:
            self._known = found
        return found

    def some(self, mode: Mode, slots: Sequence[Slot], few: Few) -> Mapping[int, Way]:
        """Some of that, as `few` keeps it before each piece."""
        here: dict[int, Mapping[int, Way]] = {0: {0: self._listed if mode == REPEATED else ()}}
        weights = self._weights(mode)
        for layer, may in zip(self._diagram.layers, self._may[mode], strict=True):
            there: dict[int, dict[int, Way]] = {}
            for node, every in here.items():
                values = {number: every[number] for number in few.of(every, slots)}
                for after, plus, by in _onward(layer.ways[node], may, weights):
                    moved = {number + plus: (way, by) if by else way for number, way in values.items()}
                    there[after] = moved | there[after] if after in there else moved
            here = {**there}
        (found,) = here.values()
        return found

    def _weights(self, mode: Mode) -> list[set[int]]:
        """What rules can add that conclude together, by their place in the diagram."""
        found = []
        for rules in self._diagram.concluding:
            more = [self._open[name] for name in rules if name in self._open]
            one = self._adding.rules(rules)
            ways = {one + sum(more) if mode == REPEATED else one}
            for each in more if mode == FREELY else ():
                ways |= {one + each for one in ways}
            found.append(ways)
        return found


def _onward(
    ways: Sequence[tuple[int, int]], may: Iterable[Turn], weights: Sequence[Iterable[int]]
) -> Iterator[tuple[int, int, Changes]]:
    """The ways on from a node: to which one, what is added, and by which changes."""
    for state, changes, adds in may:
        concluding, after = ways[state]
        for weight in weights[concluding]:
            yield after, weight + adds, changes


def _tied(piece: Piece) -> bool:
    """Whether the piece may not stay as it is where others come to be recorded."""
    return piece.tied and bool(piece.missing)
