"""What a search for changes stands on: the groups of rules as the evidence of a force stands, and what tells grades."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeAlias

from peel_grade.firmness.changes import Piece, entry_named, piece, standing_of
from peel_grade.firmness.components import Inside, components, places_among
from peel_grade.firmness.graders import Graders
from peel_grade.firmness.kept import Diagram, Diagrams, Layer, Place
from peel_grade.grades.results import Assessment
from peel_grade.rulebook.subjects import Indicator, Repeated

AsItStands: TypeAlias = tuple[Diagram, list[Piece]]
"""A group of rules, and of each of its layers what the piece is."""


class Ground:
    """The groups of rules of a force in which every piece of evidence has the state that it is in.

    `groups` are given with their places in questions that are graded, of which each has some.
    `graded` are the questions that were inspected and are graded; `components` those of them that share evidence, most
    by themselves, each with what in them changes independently: nothing of questions whose rules are too entangled.
    `recorded` are the counts of evidence of each theme and question as they stand.
    """

    def __init__(self, assessment: Assessment, diagrams: Diagrams) -> None:
        self.assessment, self.diagrams, self.book = assessment, diagrams, assessment.book
        self.graded = assessment.graded_questions
        self.recorded = dict.fromkeys((of for of in diagrams.lists if "/" in of), 0)
        self.standing = standing_of(assessment)
        self.graders = Graders(diagrams)
        self.groups: list[tuple[list[Place], AsItStands]] = [
            (places, self._as_it_stands(group))
            for group in diagrams.groups
            if (places := places_among(group.places, self.graded, self.book))
        ]
        self.components: list[tuple[list[str], list[Inside[AsItStands]]]] = [
            (names, clusters)
            for names, clusters in components(self.graded, self.groups, self.book)
            if all(group.layers for _, inside in clusters for group, _ in inside)
        ]

    def _as_it_stands(self, group: Diagram) -> AsItStands:
        """A group, in which every piece has the state that it is in; what the pieces add as they stand is counted."""
        found: list[Piece] = []
        for layer in group.layers:
            known = piece(layer, self.standing)
            if not isinstance(known, Piece):  # a range, or a figure of which only a part is known
                from peel_grade.firmness.diagrams import with_states

                return self._as_it_stands(with_states(group, layer.entry, known, self.book))
            found.append(known)
        for layer, each in zip(group.layers, found, strict=True):
            entry = entry_named(layer.entry, self.book) if each.counted else None
            if entry is not None:
                adds = self.diagrams.entries[layer.entry][each.counted - 1]
                self.recorded[f"question/{entry.question}"] += adds[1]
                if entry.theme is not None:
                    self.recorded[f"theme/{entry.theme}"] += adds[0]
        return group, found

    @cached_property
    def related(self) -> Mapping[str, Layer]:
        """The layers of figures that are computed, or that others are computed from, by name."""
        entries = self.book.indicators.values()
        of = {name for entry in entries if entry.derived for name in (entry.id, *entry.derived)}
        names = {str(Indicator(name)): name for name in of}
        layers = (layer for _, (group, _) in self.groups for layer in group.layers)
        return {names[layer.entry]: layer for layer in layers if layer.entry in names}

    @cached_property
    def open(self) -> frozenset[str]:
        """The areas that an earlier inspection may have asked for beside those that are listed, by their subjects."""
        if self.standing.force.previous_complete:
            return frozenset()
        return frozenset({str(Repeated(area)) for area in self.book.areas} - {*self.standing.facts})

    @cached_property
    def repeats(self) -> frozenset[str]:
        """The rules for whose areas an earlier inspection asked."""
        asked = {each.area for each in self.standing.force.previous_areas}
        return frozenset(name for name, rule in self.book.rules.items() if rule.area in asked) if asked else frozenset()

    @cached_property
    def perhaps_repeats(self) -> Mapping[str, str]:
        """The rules that count otherwise as repeats, and may be such: each with the subject of its area."""
        if not self.open:
            return {}
        found = {
            name: str(Repeated(area))
            for name, (once, again) in self.diagrams.rules.items()
            if once != again and (area := self.book.rules[name].area) is not None
        }
        return {name: area for name, area in found.items() if area in self.open}

    def carried(self) -> int:
        """What the grades of questions count overall in which nothing changes: they were not inspected."""
        return self.as_drafted(name for name in self.assessment.questions if name not in self.graded)

    def as_drafted(self, names: Iterable[str]) -> int:
        """What those questions count overall that are graded, by their draft grades."""
        drafts = ((name, self.assessment.questions[name].grade.draft) for name in names)
        return sum(self.diagrams.overall.of_grade(*each) for each in drafts if self.book.questions[each[0]].graded)
