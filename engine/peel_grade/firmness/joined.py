"""One diagram of groups of rules in which figures hang together, gone through one after the other.

What the figures can be at once is kept beside what is left of rules: of a figure that comes later only those states go
on that go together with the ones before.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from peel_grade.files.record import Record
from peel_grade.firmness.kept import NOWHERE, Diagram, Layer
from peel_grade.firmness.reach import Changes, Turn

Choice: TypeAlias = tuple[int, Changes]
"""A state of a figure by its number, and the changes that this takes."""
Joint: TypeAlias = tuple[tuple[Choice, ...], ...]
"""What the figures of a tie can be at once: of each what it may be, whichever of it the others are."""
_START = 0


class Member(Record):
    """A group of rules, with what each of its pieces may turn out to be."""

    diagram: Diagram
    turns: list[list[Turn]]


def joined(members: Sequence[Member], ties: Sequence[tuple[Sequence[str], Sequence[Joint]]]) -> Member:
    """The groups as one. Each tie has the entries of its figures, and what they can be at once; what these may turn out
    to be is in the turns of the groups, in any order after what they are.
    """
    order = [*_in_order(members, {entry for entries, _ in ties for entry in entries})]
    turns = [members[member].turns[layer] for member, layer in order]
    layers = [members[member].diagram.layers[layer] for member, layer in order]
    entries = [layer.entry for layer in layers]
    offsets = [sum(len(each.diagram.concluding) for each in members[:number]) for number in range(len(members))]
    tied: dict[str, tuple[int, _Together]] = {}

    for number, (names, choices) in enumerate(ties):
        together = _Together(sorted(range(len(names)), key=lambda place: entries.index(names[place])), choices)
        tied |= dict.fromkeys(names, (number, together))
    here: dict[tuple[int, tuple[int, ...]], int] = {(0, (_START,) * len(ties)): 0}
    made: list[Layer] = []
    for (member, _), layer, of_piece in zip(order, layers, turns, strict=True):
        by_itself = len(members[member].diagram.layers) == 1  # may stand among those of another group
        tie = tied.get(layer.entry)
        following: dict[tuple[int, tuple[int, ...]], int] = {}
        rows: list[tuple[tuple[int, int], ...]] = []
        for node, classes in here:
            row: list[tuple[int, int]] = []
            for state, changes, _ in of_piece:
                then = classes
                if tie is not None:
                    number, together = tie
                    into = together.after(classes[number], (state, changes))
                    if into is None:
                        row.append((offsets[member], NOWHERE))
                        continue
                    then = (*classes[:number], into, *classes[number + 1 :])
                concluding, after = layer.ways[0 if by_itself else node][state]
                key = (node if by_itself else after, then)
                row.append((offsets[member] + concluding, following.setdefault(key, len(following))))
            rows.append(tuple(row))
        made.append(layer._replace(ways=tuple(rows)))
        here = following
    diagrams = [each.diagram for each in members]
    whole = Diagram(
        tuple(name for each in diagrams for name in each.rules),
        tuple(name for each in diagrams for name in each.entries),
        tuple(dict.fromkeys(place for each in diagrams for place in each.places)),
        tuple(rules for each in diagrams for rules in each.concluding),
        tuple(made),
    )
    by_turn = [[(place, *turn[1:]) for place, turn in enumerate(of_piece)] for of_piece in turns]
    return Member(whole, by_turn)


def _in_order(members: Sequence[Member], tied: set[str]) -> Iterator[tuple[int, int]]:
    """Member and layer of all pieces: those that stand by themselves next to the first of the others that is tied."""
    singly = [(number, 0) for number, each in enumerate(members) if len(each.diagram.layers) == 1]
    several = [
        (number, layer)
        for number, each in enumerate(members)
        if len(each.diagram.layers) > 1
        for layer in range(len(each.diagram.layers))
    ]
    entries = [members[member].diagram.layers[layer].entry for member, layer in several]
    first = next((place for place, entry in enumerate(entries) if entry in tied), 0)
    yield from (*several[:first], *singly, *several[first:])


class _Together:
    """What the figures of a tie can be at once, one after the other; `order` has their places among the choices.

    All ways that the later ones can go on are kept as one number.
    """

    def __init__(self, order: Sequence[int], choices: Sequence[Joint]) -> None:
        self._left: list[frozenset[Joint]] = []
        self._numbers: dict[frozenset[Joint], int] = {}
        self._after: dict[tuple[int, Choice], int] = {}
        self._open: set[int] = set()
        self._number(frozenset(tuple(each[place] for place in order) for each in choices))

    def _number(self, left: frozenset[Joint]) -> int:
        if left not in self._numbers:
            self._numbers[left] = len(self._left)
            self._left.append(left)
        return self._numbers[left]

    def after(self, number: int, choice: Choice) -> int | None:
        """What is left after a choice of the next figure; None where that does not go together with those before."""
        if number not in self._open:
            self._open.add(number)
            leading: dict[Choice, set[Joint]] = {}
            for joint in self._left[number]:
                for each in joint[0]:
                    leading.setdefault(each, set()).add(joint[1:])
            self._after |= {(number, each): self._number(frozenset(left)) for each, left in leading.items()}
        return self._after.get((number, choice))
