"""What rules and pieces of evidence add to the counts of themes and questions that share evidence."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from peel_grade.firmness.changes import Piece, Turned, entry_named
from peel_grade.firmness.ground import Ground
from peel_grade.firmness.kept import Layer, Place
from peel_grade.firmness.layout import Layout
from peel_grade.firmness.reach import Turn


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
        return sum([self.rule(name, again=self._ground.repeat(name) is True) for name in rules])

    def rule(self, name: str, *, again: bool) -> int:
        """What a rule adds that concludes, as a repeat or not."""
        return self.layout.at(self._ground.diagrams.rules[name][again], self._ground.book.rules[name])

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
