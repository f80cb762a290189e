"""The search for the fewest changes of evidence that change a grade.

Groups of rules that share evidence change independently. What few changes in each can add to the counts of its theme is
put together theme by theme, question by question, and for the overall grade, always by the number of changes; the
grade rules then say what each comes to. Nothing is left out below that number, so that it is exact.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import TypeAlias, TypeVar

from peel_grade.files.record import Record
from peel_grade.firmness.changes import KINDS, Of, Piece, listed
from peel_grade.firmness.clusters import Adding, Making
from peel_grade.firmness.components import components
from peel_grade.firmness.earlier import NONE, Asked, Varying, between, joined, settled
from peel_grade.firmness.ground import Ground
from peel_grade.firmness.kept import Diagram, Place
from peel_grade.firmness.reach import MOST_MET, Changes, Decided, Either, Group, Part, Together, Turn
from peel_grade.firmness.tied import Bundle, Told, bundles, counting, member, ties_of
from peel_grade.firmness.ties import Tie, moving
from peel_grade.grades.results import Changed, Resilience
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.subjects import entry_of

SETS = 3
"""Sets of changes that are told of each resilience."""
Both: TypeAlias = tuple[Resilience, Resilience]
"""To fall, and to rise."""
Alone: TypeAlias = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By question each piece of evidence that changes its grade by one change, and to which grades."""


class Found(Record):
    """What one kind of changes does: to each question, overall, and by one change alone.

    `reached` are all grades that were met, by question, and overall by an empty name.
    """

    questions: Mapping[str, Both]
    overall: Both | None
    alone: Alone
    reached: Mapping[str, frozenset[str]]


T = TypeVar("T")
_Turns: TypeAlias = Mapping[Of, list[list[Turn]]]
"""By the kind of changes: of each layer of a diagram what its piece is and may turn out to be."""


class Cluster(Record):
    """Themes that share evidence, and questions as far as they count evidence and findings themselves.

    `told` are the bits that are told apart. Each group has what its pieces may turn out to be.
    """

    places: tuple[Place, ...]
    adding: Adding
    told: Told
    groups: Sequence[tuple[Diagram, _Turns]]

    def varying(self, of: Of, making: Making[T]) -> list[Varying[T]]:
        """What is made of each group, by which areas were asked for."""
        return [self.adding.varying(group, turns[of], of, making) for group, turns in self.groups]


_Components: TypeAlias = list[tuple[list[str], list[Cluster]]]


class Search:
    """All that so many changes can come to. Raises TooMany where that is more than can be kept."""

    def __init__(self, ground: Ground, most: int) -> None:
        self._ground, self._most = ground, most
        self._assessment, self._diagrams, self._book = ground.assessment, ground.diagrams, ground.assessment.book
        self._order = {name: place for place, name in enumerate(self._diagrams.entries)}
        self._told = self._apart(most)
        self._by_kind: dict[Of, _Components] = {}

    def _apart(self, most: int, more: Mapping[str, int] = FrozenDict()) -> Told:
        """The bits that are told apart where so many pieces of evidence change, and in some counts so many more."""
        return {
            of: (self._diagrams.themes if of.startswith("theme/") else self._diagrams.questions).told_apart(
                self._diagrams.lists[of], recorded, most + more.get(of, 0)
            )
            for of, recorded in self._ground.recorded.items()
        }

    @cached_property
    def _untied(self) -> _Components:
        """The questions that share evidence, with what changes in them, where no figures hang together."""
        return [
            (names, [self._cluster(places, names, groups) for places, groups in clusters])
            for names, clusters in self._ground.components
        ]

    def _components(self, of: Of) -> _Components:
        """The questions that share evidence, with what changes in them. Raises TooMany."""
        if of not in self._by_kind:
            ground = self._ground
            moved = moving(of, ground.related, ground.standing)
            found = ties_of(ground, moved, self._apart(self._most, counting(moved, self._book))) if moved else []
            self._by_kind[of] = self._tied(of, found) if found else self._untied
        return self._by_kind[of]

    def _tied(self, of: Of, found: Sequence[Tie]) -> _Components:
        """The same, where figures hang together."""
        told = self._apart(self._most, counting([name for tie in found for name in tie.computed], self._book))
        untied = {(tuple(names), each.places): each for names, clusters in self._untied for each in clusters}

        def cluster(places: list[Place], names: list[str], inside: list[Bundle]) -> Cluster:
            same = untied.get((tuple(names), tuple(places)))
            counted = [*(f"theme/{place}" for kind, place in places if kind == "theme")]
            counted += [f"question/{name}" for name in names]
            as_before = all(told[each] == self._told[each] for each in counted)
            if same is not None and as_before and not any(bundle.ties for bundle in inside):
                return same
            adding = Adding(places, names, told, self._ground)
            members = (member(bundle, of, adding, self._ground) for bundle in inside)
            groups: list[tuple[Diagram, _Turns]] = [(each.diagram, {of: each.turns}) for each in members]
            return Cluster(tuple(places), adding, told, groups)

        given = bundles(self._ground, of, found, self._most)
        return [
            (names, [cluster(places, names, inside) for places, inside in clusters])
            for names, clusters in components(self._ground.graded, given, self._book)
            if all(group.layers for _, inside in clusters for bundle in inside for group, _ in bundle.groups)
        ]

    def drafts(self) -> Mapping[str, str]:
        """The grades of the evidence as it stands, by question; of a question whose rules are too entangled none."""
        return {
            name: self._ground.graders.question(name, asked)(part.base)
            for asked, part in self._settled("missing")
            for name in asked
        }

    def found(self, of: Of) -> Found:
        """To fall and to rise, of each question and overall."""
        grades = self._assessment.questions
        questions: dict[str, Both] = {}
        alone: dict[str, Mapping[str, tuple[str, ...]]] = {}
        parts: list[Varying[Part]] = []
        reached: dict[str, frozenset[str]] = {}
        for asked, varying in self._parts(of):
            part = self._whole([varying])
            for name in asked:
                grade = self._ground.graders.question(name, asked)
                questions[name] = self._both(part, grade, grades[name].grade.draft)
                reached[name] = _met(part, grade)
                alone[name] = self._by_one(part, grade, grades[name].grade.draft)
            to_overall = self._ground.graders.to_overall(asked)
            parts.append(varying.turned(partial(Decided, decide=to_overall)))
        if len(questions) < len(self._ground.graded) or not self._book.graded_overall:
            return Found(questions, None, FrozenDict(alone), reached)
        together = self._whole(parts)
        draft = self._assessment.overall.grade.draft
        grade = self._ground.graders.overall(self._ground.carried())
        reached[""] = _met(together, grade)
        return Found(questions, self._both(together, grade, draft), FrozenDict(alone), reached)

    def alone(self) -> Alone:
        """By question each missing piece of evidence that changes its grade by one change, and to which grades."""
        grades = self._assessment.questions
        return FrozenDict(
            {
                name: self._by_one(part, self._ground.graders.question(name, asked), grades[name].grade.draft)
                for asked, part in self._settled("missing")
                for name in asked
            }
        )

    def _by_one(self, part: Part, grade: Callable[[int], str], draft: str) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, set[str]] = {}
        for each in part.levels[1]:
            if (other := grade(part.base + each)) != draft:
                for ((name, _),) in part.ways(each, 1):
                    found.setdefault(name, set()).add(other)
        order = [INSUFFICIENT, *self._book.framework.scale]
        return FrozenDict({name: tuple(sorted(some, key=order.index)) for name, some in found.items()})

    def _both(self, part: Part, grade: Callable[[int], str], draft: str) -> Both:
        """To fall and to rise from a draft grade."""
        order = self._book.framework.drafts
        here = order.index(draft)
        graded = [[(each, grade(part.base + each)) for each in sorted(level)] for level in part.levels]
        return self._resilience(part, graded, order[:here][::-1]), self._resilience(part, graded, order[here + 1 :])

    def _in_catalogue(self, subject: str) -> tuple[int, str]:
        """The place of a piece of evidence in the catalogue; what is kept for old files only comes last."""
        return self._order.get(entry_of(subject), len(self._order)), subject

    def _resilience(
        self, part: Part, graded: Sequence[Sequence[tuple[int, str]]], otherwise: Sequence[str]
    ) -> Resilience:
        """The smallest number of changes by which the number comes to one that is graded otherwise, nearest first."""
        for number, level in enumerate(graded):
            if grades := [each for each in otherwise if any(grade == each for _, grade in level)]:
                ways = {grade: _ways_to(grade, part, level, number) for grade in grades}
                taking = set[str]().union(*(part.taking(each, number) for each, grade in level if grade in grades))
                in_order = tuple(sorted(taking, key=self._in_catalogue))
                return Resilience(number, self._most, tuple(grades), tuple(_in_turn(ways)), in_order)
        return Resilience(None, self._most, (), ())

    def _cluster(self, places: list[Place], names: list[str], groups: list[tuple[Diagram, list[Piece]]]) -> Cluster:
        adding = Adding(places, names, self._told, self._ground)

        def turns(group: Diagram, pieces: Sequence[Piece], of: Of) -> list[list[Turn]]:
            both = zip(group.layers, pieces, strict=True)
            return [adding.turns(layer, each, adding.otherwise(layer, each, of)) for layer, each in both]

        made = [(group, {of: turns(group, pieces, of) for of in KINDS}) for group, pieces in groups]
        return Cluster(tuple(places), adding, self._told, made)

    def _parts(self, of: Of) -> Iterator[tuple[list[str], Varying[Part]]]:
        """What changes of one kind come to in the questions that share evidence, by the areas that others share too."""
        width = self._diagrams.questions.width
        found = [
            (names, [(each, each.varying(of, _Making(self._most))) for each in inside])
            for names, inside in self._components(of)
        ]
        within, beyond = between([[groups for _, groups in clusters] for _, clusters in found])
        for names, clusters in found:
            told = clusters[0][0].told
            steady = sum(self._steady(f"question/{name}", told) << place * width for place, name in enumerate(names))
            parts = [self._of_cluster(cluster, groups, within) for cluster, groups in clusters]
            yield names, joined(settled(parts, beyond, _Joining(), self._most), _Joining(steady), self._most)

    def _settled(self, of: Of) -> Iterator[tuple[list[str], Part]]:
        """What changes of one kind come to in the questions that share evidence."""
        yield from ((names, self._whole([part])) for names, part in self._parts(of))

    def _whole(self, parts: Sequence[Varying[Part]]) -> Part:
        """Parts together, with all that areas bring."""
        return joined(settled(parts, NONE, _Joining(), self._most), _Joining(), self._most).given(NONE)

    def _of_cluster(self, cluster: Cluster, groups: Iterable[Varying[Part]], open_: Asked) -> Varying[Part]:
        """A cluster as a part of what is counted in some questions, by the areas that are open."""
        layout = cluster.adding.layout
        base = sum(self._steady(f"theme/{name}", cluster.told) << place for name, place in layout.themes.items())
        whole = joined(settled(groups, open_, _Joining(), self._most), _Joining(base), self._most)
        decide = layout.deciding(self._book, self._ground.graders.theme)
        return whole.turned(partial(Decided, decide=decide))

    def _steady(self, of: str, told: Told) -> int:
        """The counts of evidence of a theme or question in which no changes make a difference, as they stand."""
        return self._ground.recorded[of] & ~told[of]


class _Making:
    """Makes parts of groups, of which so many pieces of evidence change at the most."""

    def __init__(self, most: int) -> None:
        self._most = most

    def group(self, diagram: Diagram, turns: Sequence[Sequence[Turn]], weights: Sequence[int], asked: int) -> Part:
        """A group, where so many areas were asked for."""
        return Group(diagram, turns, weights, self._most - asked)

    def turned(self, group: Part, turn: Callable[[int], int]) -> Part:
        """The same with each number turned into another."""
        return Decided(group, turn)


class _Joining:
    """Puts parts together whose numbers are added to `base`."""

    def __init__(self, base: int = 0) -> None:
        self._base = base

    def together(self, parts: Sequence[Part], most: int) -> Part:
        """Parts that change independently. Raises TooMany."""
        return parts[0] if len(parts) == 1 and not self._base else Together(parts, most, MOST_MET, self._base)

    def either(self, ways: Sequence[tuple[Asked, Part]], most: int) -> Part:
        """A part as it is with any of some sets of areas, each of which is a change; the first of them is empty."""
        return Either([(tuple(listed(area) for area in sorted(asked)), part) for asked, part in ways], most)


def _met(part: Part, grade: Callable[[int], str]) -> frozenset[str]:
    """The grades that so many changes bring."""
    return frozenset(grade(part.base + each) for level in part.levels for each in level)


def _ways_to(grade: str, part: Part, level: Sequence[tuple[int, str]], number: int) -> Iterator[Changes]:
    """The sets of so many changes that bring a grade; `level` says what each difference that they bring is graded."""
    for each, found in level:
        if found == grade:
            yield from part.ways(each, number)


def _in_turn(ways: Mapping[str, Iterator[Changes]]) -> Iterator[Changed]:
    """Some changes for each grade in turn, not twice of the same pieces of evidence."""
    seen: set[frozenset[str]] = set()
    left = dict(ways)
    while left:
        for grade in [*left]:
            for way in left[grade]:
                pieces = frozenset(name for name, _ in way)
                if pieces not in seen:
                    seen.add(pieces)
                    yield Changed(grade, way)
                    break
            else:
                del left[grade]
            if len(seen) == SETS:
                return
