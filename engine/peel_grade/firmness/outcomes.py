"""What a group of rules can add to the counts of grade rules, where evidence comes to be recorded."""

from collections.abc import Sequence

from peel_grade.files.record import Record
from peel_grade.firmness.changes import Piece, asked_for
from peel_grade.firmness.clusters import Adding
from peel_grade.firmness.ground import Ground
from peel_grade.firmness.kept import Diagram
from peel_grade.firmness.reach import TooMany

DRAFTED, REPEATED, FREELY = "as drafted", "repeated", "freely"
"""By completions: with the earlier areas as they are listed, or with every one listed that may be. Or beyond all
completions: each rule is a repeat by itself, each piece turns out by itself.
"""
FEW = 48
"""Sums that are kept of each step where few completions are looked at."""
WORK = 150_000
"""Sums of a group that are made, or pairs of sums of a question, to look at all completions; else that is given up."""


class Mode(Record):
    """How what hangs together is looked at, and whether at `few` completions only, which are soon found."""

    name: str
    few: bool = False


MODES = (
    Mode(REPEATED, few=True), Mode(DRAFTED, few=True), Mode(REPEATED), Mode(DRAFTED), Mode(FREELY),
)  # fmt: skip


class Outcomes:
    """A group of rules: what its pieces may turn out to be, and what its rules add.

    It is `apart` where nothing in it hangs together with other groups.
    """

    def __init__(self, diagram: Diagram, pieces: Sequence[Piece], adding: Adding, ground: Ground) -> None:
        self._layers, self._adding, self._concluding = diagram.layers, adding, diagram.concluding
        both = [*zip(diagram.layers, pieces, strict=True)]
        self._tied = [_tied(each) for each in pieces]
        self._turns = [adding.turns(layer, each, each.missing) for layer, each in both]
        self._listed = {
            layer.entry: adding.turns(layer, each, [asked_for(layer)])[1:]
            for layer, each in both
            if layer.entry in ground.open
        }
        self._perhaps = [adding.turns(layer, each, each.perhaps)[1:] if each.perhaps else [] for layer, each in both]
        self._open = adding.more(name for rules in diagram.concluding for name in rules)
        self.apart = not (self._open or any(self._tied) or any(self._perhaps))
        self._known: set[int] | None = None

    def of(self, mode: Mode, thinned: list[bool]) -> set[int]:
        """What the rules and the evidence of the group can add; `thinned` gets to know where that is not all.

        Raises TooMany.
        """
        if self._known is not None:
            return self._known
        before = len(thinned)
        weights = [[*self._weights(rules, mode.name)] for rules in self._concluding]
        found = self._outcomes(weights, mode, thinned)
        if self.apart and len(thinned) == before:
            self._known = found
        return found

    def _weights(self, rules: tuple[str, ...], mode: str) -> set[int]:
        """What rules can add that conclude together."""
        more = [self._open[name] for name in rules if name in self._open]
        found = {self._adding.rules(rules)}
        if mode == REPEATED:
            return {one + sum(more) for one in found}
        for each in more if mode == FREELY else ():
            found |= {one + each for one in found}
        return found

    def _outcomes(self, weights: Sequence[Sequence[int]], mode: Mode, thinned: list[bool]) -> set[int]:
        here: dict[int, set[int]] = {0: {0}}
        made = 0
        for layer, turns, tied, perhaps in zip(self._layers, self._turns, self._tied, self._perhaps, strict=True):
            there: dict[int, set[int]] = {}
            may = [*turns, *perhaps] if mode.name == FREELY else turns[1:] if tied else turns
            if mode.name == REPEATED:
                may = self._listed.get(layer.entry, may)
            for node, every in here.items():
                values = _some(every, thinned) if mode.few and len(every) > FEW else every
                row = layer.ways[node]
                for state, _, adds in may:
                    concluding, after = row[state]
                    for weight in weights[concluding]:
                        plus = weight + adds
                        moved = {value + plus for value in values} if plus else values
                        there[after] = there[after] | moved if after in there else moved
                made += len(values) * len(may)
            if made > WORK and not mode.few:
                raise TooMany
            here = there
        (found,) = here.values()
        return found


def _some(values: set[int], thinned: list[bool]) -> set[int]:
    """The outermost of some sums."""
    thinned.append(True)
    in_order = sorted(values)
    return {*in_order[: FEW // 2], *in_order[-FEW // 2 :]}


def _tied(piece: Piece) -> bool:
    """Whether the piece may not stay as it is where others come to be recorded."""
    return piece.tied and bool(piece.missing)
