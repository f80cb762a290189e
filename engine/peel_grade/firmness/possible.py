"""The possible grades, exactly: those that some completion of the missing evidence brings.

What is not recorded may come to be anything that can be recorded, or stay as it is; what could not be supplied, or not
be compared, stays so. As in `peel_grade.firmness.every`, but the number of changes is not counted: less is kept.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import TypeAlias

from peel_grade.findings.engines import Engines
from peel_grade.firmness.few import Few, Way, made_of
from peel_grade.firmness.ground import Ground
from peel_grade.firmness.kept import load_diagrams
from peel_grade.firmness.looked import Looked
from peel_grade.firmness.reach import TooMany
from peel_grade.firmness.slots import Slots, added
from peel_grade.firmness.sums import Sums
from peel_grade.force.file import Force
from peel_grade.grades.results import Assessment, Possible
from peel_grade.rulebook.frozen import FrozenDict

OVERALL = "overall"
"""Stands for all questions together, where a theme (`theme/ID`) or a question (`question/ID`) could."""
Reached: TypeAlias = Mapping[str, frozenset[str]]
"""Grades that are known to be possible, by question, and overall by an empty name."""
_NOTHING: Reached = FrozenDict[str, frozenset[str]]()


class Possibilities:
    """The possible grades of a force: of each theme and question, and overall, they are worked out when asked for.

    `reached` are grades that are known to be possible; `further` finds more of them, where it cannot be told otherwise.
    """

    def __init__(
        self, ground: Ground, reached: Reached = _NOTHING, further: Callable[[], Reached] | None = None
    ) -> None:
        self._ground, self._reached, self._further = ground, reached, further
        self._looked = [Looked(names, clusters, ground) for names, clusters in ground.components]
        self._of = {place: each for each in self._looked for place in each.places}
        for each in self._looked:
            each.take(reached)

    def of(self, place: str) -> frozenset[str] | None:
        """The grades of the scale that completions bring; None where it cannot be told, or nothing is inspected."""
        if place == OVERALL:
            return self._overall
        looked = self._of.get(place)
        if looked is None:
            return None
        looked.settle([place])
        found = looked.possible(place)
        return looked.possible(place) if found is None and self._reached_further() else found

    def completion(self, place: str, grade: str) -> Force | None:
        """The force with missing evidence recorded so that it has this grade; None where none such is known.

        Known are those that were met when it was found out which grades are possible.
        """
        way = self._ways_overall().get(grade) if place == OVERALL else self._way_to(place, grade)
        if way is None:
            return None
        from peel_grade.firmness.said import with_changes  # only where somebody asks how a grade comes about

        return with_changes(self._ground.assessment.force.as_stated(), made_of(way), self._ground.book)

    def _way_to(self, place: str, grade: str) -> Way | None:
        return self._of[place].way_to(place, grade) if place in self._of else None

    def _reached_further(self) -> bool:
        """Whether more is known to be possible than before."""
        if self._further is None:
            return False
        self._reached, self._further = self._further(), None
        for each in self._looked:
            each.take(self._reached)
        return True

    @cached_property
    def _overall(self) -> frozenset[str] | None:
        """The possible overall grades; None where it cannot be told which they are, or there is none."""
        if not self._ground.book.graded_overall:
            return None
        for each in self._looked:
            each.settle(place for place in each.places if place.startswith("question/"))
        found = self._told_overall()
        return self._told_overall() if found is None and self._reached_further() else found

    def _told_overall(self) -> frozenset[str] | None:
        ground, looked = self._ground, self._looked
        draft, scale = ground.assessment.overall.grade, frozenset(ground.book.framework.scale)
        some = scale & {draft.draft, *self._reached.get("", ())}
        most = scale & draft.possible
        try:
            while not some >= most:
                counted = [{each.counts(grades) for grades in each.some} for each in looked]
                some |= scale & self._graded_overall([*counted, *(inspected for inspected, _ in self._others())])
                at_most = chain.from_iterable(each.counted_at_most() for each in looked)
                most &= self._graded_overall([*at_most, *(every for _, every in self._others())])
                if some >= most:
                    break
                if not any(each.look() for each in looked if {*each.some} != each.most):
                    return None
        except TooMany:
            return None
        return some

    def overall_at_most(self) -> frozenset[str]:
        """The overall grades that grades of questions can come to together which are not ruled out of each."""
        ground, scale = self._ground, frozenset(self._ground.book.framework.scale)
        counted = [
            {ground.diagrams.overall.of_grade(name, grade) for grade in result.grade.possible}
            for name, result in ground.assessment.questions.items()
            if ground.book.questions[name].graded
        ]
        try:
            return scale & self._graded_overall(counted)
        except TooMany:
            return scale

    def _graded_overall(self, parts: Iterable[set[int]]) -> frozenset[str]:
        """The grades of what parts count overall together. Raises TooMany."""
        slots, grade = Slots(self._ground.book, self._ground.diagrams).overall(), self._ground.graders.overall()
        return frozenset(map(grade, Sums().together(slots, [*parts], added(slots, []))))

    def _others(self) -> Iterator[tuple[set[int], set[int]]]:
        """What each of the other questions counts overall: what is known that it can, and at the most.

        They were not inspected, or their rules are too entangled to look at.
        """
        ground = self._ground
        for name, result in ground.assessment.questions.items():
            if ground.book.questions[name].graded and f"question/{name}" not in self._of:
                adds = {grade: ground.diagrams.overall.of_grade(name, grade) for grade in result.grade.possible}
                inspected = name in ground.graded
                yield {adds[result.grade.draft]} if inspected else {*adds.values()}, {*adds.values()}

    def _ways_overall(self) -> Mapping[str, Way]:
        """Overall grades, each with how it comes about, while the other questions are graded as they stand."""
        ground = self._ground
        slots, grade = Slots(ground.book, ground.diagrams).overall(), ground.graders.overall()
        parts = [
            {each.counts(grades): way for grades, way in each.some.items() if way is not None} for each in self._looked
        ]
        others = [name for name in ground.assessment.questions if f"question/{name}" not in self._of]
        stand: dict[int, Way] = {ground.as_drafted(others): ()}
        found: dict[str, Way] = {}
        for number, way in Few(0).together(slots, [*parts, stand], added(slots, [])).items():
            found.setdefault(grade(number), way)
        return found


def possibilities(assessment: Assessment, engines: Engines) -> Possibilities:
    """The possible grades of a force that is assessed, none of them worked out yet."""
    ground = Ground(assessment, load_diagrams(engines.compiled))

    def further() -> Reached:
        from peel_grade.firmness.fewest import few_changes  # mostly all is told without

        return few_changes(ground, "missing")[0].reached

    return Possibilities(ground, further=further)


def possible(ground: Ground, reached: Reached, *, themes: bool) -> Possible:
    """The possible grades of questions and overall, and with `themes` those of themes; none of what cannot be told."""
    found = Possibilities(ground, reached)

    def told(kind: str, names: Iterable[str]) -> FrozenDict[str, frozenset[str]]:
        every = ((name, found.of(f"{kind}/{name}")) for name in names)
        return FrozenDict({name: grades for name, grades in every if grades is not None})

    questions, overall = told("question", ground.graded), found.of(OVERALL)
    in_graded = [theme for name in ground.graded for theme in ground.book.themes_of(name)]
    return Possible(questions, overall, told("theme", in_graded) if themes else None)
