"""The fewest recorded pieces on which each grade can be drawn, from diagrams of what all evidence comes to.

Fewer are never enough; so many may not be, since what earlier inspections asked for is taken rule by rule, as if one
area could be listed for one rule and not for another. Whether a force really has the grade is for grading to say.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from peel_grade.firmness.changes import BIT, entry_named
from peel_grade.firmness.components import components, places_among
from peel_grade.firmness.costs import Costs, OfGroup, Turn, Weight
from peel_grade.firmness.diagrams import diagram, groups, places_of, subject_of
from peel_grade.firmness.every import Totals
from peel_grade.firmness.graders import Graders
from peel_grade.firmness.kept import Diagram, Layer, State, counted, load_diagrams
from peel_grade.firmness.layout import Layout
from peel_grade.firmness.reach import TooMany
from peel_grade.lint.proving.search import Expansion
from peel_grade.proof import space
from peel_grade.proof.ground import Ground, States
from peel_grade.proof.space import COMPLETE, Piece
from peel_grade.rulebook.conditions import Leaf, holds, leaves
from peel_grade.rulebook.subjects import Repeated, entry_of


class Fewest:
    """The fewest pieces by question and overall; of what is too entangled for diagrams nothing."""

    def __init__(self, ground: Ground) -> None:
        self._ground, self._book = ground, ground.book
        self._diagrams = load_diagrams(ground.compiled)
        self._free: set[Piece] = set()

    @cached_property
    def grades(self) -> Mapping[str, Mapping[str, tuple[int, States]]]:
        """By place (`question/ID`, `overall`) of each grade that can be drawn how few pieces, and their states."""
        book, totals = self._book, Totals(self._book, self._diagrams, Graders(self._diagrams))
        graded = [name for name, each in book.questions.items() if each.graded]
        given = [(places, each) for each in self._groups() if (places := places_among(each.places, graded, book))]
        found: dict[str, Mapping[str, tuple[int, States]]] = {}
        parts: list[Costs] = []
        for names, clusters in components(graded, given, book):
            if not all(group.layers for _, inside in clusters for group in inside):
                continue
            try:
                costs = totals.of_questions(
                    names, [self._cluster(places, names, inside) for places, inside in clusters]
                )
            except TooMany:
                continue
            found |= {f"question/{name}": _least(costs, totals.of_question(name, names, costs)) for name in names}
            parts.append(totals.to_overall(names, costs))
        if book.graded_overall and len(found) == len(graded):
            together = totals.together(parts)
            found["overall"] = _least(together, totals.overall(together))
        return found

    def _groups(self) -> Iterator[Diagram]:
        """Rules that share evidence, with all that can be recorded of it."""
        book, expansion = self._book, Expansion(dict(self._book.rules))
        conditions = {name: expansion.of_rule(name) for name in book.rules}
        asked: dict[Piece, dict[Leaf, None]] = {subject_of(entry.id, book): {} for entry in book.entries()}
        for condition in conditions.values():
            for leaf in leaves(condition):
                asked.setdefault(entry_of(leaf.subject), {})[leaf] = None
        pieces = {piece: self._layer(piece, tuple(of_it)) for piece, of_it in asked.items()}
        self._free = self._computed_for_nothing(pieces)
        for rules, entries in groups(conditions, asked):
            of_it = {name: conditions[name] for name in rules}
            yield diagram(of_it, [pieces[each] for each in entries], places_of(rules, entries, book))

    def _computed_for_nothing(self, pieces: Mapping[Piece, Layer]) -> set[Piece]:
        """The figures that may come for less than they cost when they are stated, computed from two others.

        They do not where one of the two, another one for each figure, tells nothing by itself: in its place the figure
        can be stated.
        """
        idle: dict[Piece, list[str]] = {}
        for entry in self._book.indicators.values():
            if entry.derived is not None:
                parts = [subject_of(each, self._book) for each in entry.derived]
                alone = [each for each in parts if each not in pieces or self._tells_nothing(pieces[each])]
                idle[subject_of(entry.id, self._book)] = alone
        taken: set[Piece] = set()
        free: set[Piece] = set()
        for piece, alone in sorted(idle.items(), key=lambda each: len(each[1])):
            left = [each for each in alone if each not in taken]
            taken.update(left[:1])
            free.update([] if left else [piece])
        return free

    def _tells_nothing(self, piece: Layer) -> bool:
        adds = self._diagrams.entries.get(piece.entry, ())
        return not piece.asked and not any(map(any, adds))

    def _layer(self, piece: Piece, asked: tuple[Leaf, ...]) -> Layer:
        """A piece with its states, each called by its number among those that it can be in."""
        found: dict[tuple[tuple[int, ...], int], State] = {}
        for number, (truths, counts_as) in enumerate(self._states(piece, asked)):
            key = tuple(BIT[truth] for truth in truths), counts_as
            found.setdefault(key, (*key, str(number)))
        return Layer(piece, asked, tuple(found.values()), ())

    def _states(self, piece: Piece, asked: Sequence[Leaf]) -> Iterator[tuple[list[bool | None], int]]:
        if piece.startswith("repeated/"):  # not listed, listed, or not among all that there are
            for listed in (None, 1, 0):
                yield [None if listed is None else holds(leaf, listed) for leaf in asked], 0
            return
        for state in self._ground.space.states(piece):
            known = counted(state.known[0], state.favourable[0]) if state.known else 0
            yield [space.truth(leaf, state.facts[0]) for leaf in asked], known

    def _cluster(
        self, places: Sequence[tuple[str, str]], names: Sequence[str], inside: Sequence[Diagram]
    ) -> tuple[Layout, list[Costs]]:
        """What changes together in some themes and questions, and what each of its groups can add."""
        of = self._diagrams
        most = len(self._book.rules) + len(of.entries)
        told = {
            name: (of.themes if name.startswith("theme/") else of.questions).told_apart(rules, 0, most)
            for name, rules in of.lists.items()
            if "/" in name
        }
        layout = Layout([name for kind, name in places if kind == "theme"], names, of, told)
        return layout, [
            OfGroup(
                group,
                [list(self._turns(layer, layout)) for layer in group.layers],
                [self._weight(rules, layout) for rules in group.concluding],
            )
            for group in inside
        ]

    def _turns(self, layer: Layer, layout: Layout) -> Iterator[Turn]:
        """What a piece can be, whether it is recorded then, and what it adds."""
        piece, entry = layer.entry, entry_named(layer.entry, self._book)
        free = not piece.startswith(("flag/", "indicator/")) or piece in self._free
        for place, (_, counts_as, says) in enumerate(layer.states):
            adds = 0
            if counts_as and entry is not None:
                adds = layout.at(self._diagrams.entries[piece][counts_as - 1], entry)
            said = (COMPLETE, 1) if piece.startswith("repeated/") and says == "2" else (piece, int(says))
            yield (place, 0, adds, None) if says == "0" else (place, 0 if free else 1, adds, {said})

    def _weight(self, rules: Sequence[str], layout: Layout) -> Weight:
        """What rules add that conclude together: each as it is, or as a repeat."""
        found: dict[int, set[tuple[Piece, int]]] = {0: set()}
        for name in rules:
            rule = self._book.rules[name]
            once, again = (layout.at(each, rule) for each in self._diagrams.rules[name])
            ways: dict[int, set[tuple[Piece, int]]] = (
                {} if rule.area is None else {again: {(str(Repeated(rule.area)), 1)}}
            )
            ways[once] = set()
            found = {adds + more: said | also for adds, said in found.items() for more, also in ways.items()}
        return [(adds, said or None) for adds, said in found.items()]


def _least(costs: Costs, graded: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, States]]:
    """By grade the number of pieces, and the states of those that are recorded or otherwise said."""
    return {grade: (cost, dict(chain(*costs.taken(number)))) for grade, (cost, number) in graded.items()}
