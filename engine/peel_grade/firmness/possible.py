"""The possible grades, exactly: those that some completion of the missing evidence brings.

What is not recorded may come to be anything that can be recorded, or stay as it is; what could not be supplied, or not
be compared, stays so. As in `peel_grade.firmness.every`, but the number of changes is not counted: less is kept.

Grades are looked for from both sides: `some` are brought by completions that are known, and no completion brings others
than `most`. The two are one where nothing hangs together that is looked at apart: areas of earlier inspections that are
not all listed (several rules count as repeats by one of them), and figures that follow from others.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from peel_grade.firmness.changes import Piece
from peel_grade.firmness.clusters import Adding
from peel_grade.firmness.components import Inside
from peel_grade.firmness.counting import Counts
from peel_grade.firmness.few import Few
from peel_grade.firmness.ground import Ground
from peel_grade.firmness.kept import Diagram
from peel_grade.firmness.layout import Layout
from peel_grade.firmness.near import Near, near
from peel_grade.firmness.outcomes import FREELY, MODES, WORK, Mode, Outcomes
from peel_grade.firmness.reach import TooMany
from peel_grade.firmness.slots import Slots, added
from peel_grade.firmness.sums import Sums, of_questions
from peel_grade.grades.results import Possible, QuestionResult, ThemeResult
from peel_grade.rulebook.frozen import FrozenDict

Grades: TypeAlias = tuple[str, ...]
"""The grades of questions that share evidence, in their order."""
_Clusters: TypeAlias = list[Inside[tuple[Diagram, list[Piece]]]]
"""What changes independently in questions that share evidence."""


def possible(ground: Ground, reached: Mapping[str, frozenset[str]], *, themes: bool) -> Possible:
    """The possible grades of questions and overall, and with `themes` those of themes; none of what cannot be told.

    `reached` has grades that are known to be possible, by question, and overall by an empty name.
    """
    looked = [_Looked(names, clusters, ground, reached) for names, clusters in ground.components]
    questions: dict[str, frozenset[str]] = {}
    of_themes: dict[str, frozenset[str]] = {}
    for each in looked:
        while not each.settled(themes) and each.look():
            pass
        questions |= each.questions()
        of_themes |= each.themes()
    overall = _overall(looked, ground, reached) if ground.book.graded_overall else None
    return Possible(FrozenDict(questions), overall, FrozenDict(of_themes) if themes else None)


class _Looked:
    """Questions that share evidence: the grades that known completions bring, and beside which there are no others."""

    def __init__(
        self, names: list[str], clusters: _Clusters, ground: Ground, reached: Mapping[str, frozenset[str]]
    ) -> None:
        self._names, self._clusters, self._ground = names, clusters, ground
        results = ground.assessment.questions
        self.some: set[Grades] = {tuple(results[name].grade.draft for name in names)}
        if len(names) == 1:
            self.some |= {(grade,) for grade in reached.get(names[0], ())}
        self.most: set[Grades] | None = None
        of_themes = {
            name: each.grade for result in map(results.__getitem__, names) for name, each in result.themes.items()
        }
        self._scale = frozenset(ground.book.framework.scale)
        self._some = {name: {grade.draft} for name, grade in of_themes.items()}
        self._most = {name: {*grade.possible} for name, grade in of_themes.items()}
        self._modes = iter(MODES)
        self._groups: list[tuple[Layout, int, list[Outcomes]]] = []

    def settled(self, themes: bool) -> bool:
        """Whether no other grades of the scale are left to be found, or to be ruled out."""
        return len(self.questions()) == len(self._names) and (not themes or len(self.themes()) == len(self._some))

    def questions(self) -> dict[str, frozenset[str]]:
        """The possible grades of each question of which they are known."""
        found = {}
        for place, name in enumerate(self._names):
            some = self._scale.intersection(grades[place] for grades in self.some)
            if some >= self._scale & self.allowed(place):
                found[name] = some
        return found

    def allowed(self, place: int) -> frozenset[str]:
        """The grades of a question beside which there are no others."""
        allowed = self._ground.assessment.questions[self._names[place]].grade.possible
        return allowed if self.most is None else allowed.intersection(grades[place] for grades in self.most)

    def themes(self) -> dict[str, frozenset[str]]:
        """The possible grades of each theme of which they are known."""
        of = {name: (self._scale & {*some}, self._scale & {*self._most[name]}) for name, some in self._some.items()}
        return {name: some for name, (some, most) in of.items() if some >= most}

    def counted(self) -> tuple[list[set[int]], list[set[int]]]:
        """What the questions can count overall, by known completions and at the most, in parts that are added up."""
        adds = [self._ground.diagrams.grades[f"question/{name}"] for name in self._names]

        def together(of: Iterable[Grades]) -> set[int]:
            return {sum(each[grade] for each, grade in zip(adds, grades, strict=True)) for grades in of}

        by_itself = [{each[grade] for grade in self.allowed(place)} for place, each in enumerate(adds)]
        return [together(self.some)], by_itself if self.most is None else [together(self.most)]

    def _grouped(self) -> Iterator[tuple[Layout, int, list[Outcomes]]]:
        """Where the counts of each cluster lie, those that stay as they are, and its groups of rules."""
        ground, diagrams = self._ground, self._ground.diagrams
        found: dict[str, Near] = {}
        for name in self._names:
            result = ground.assessment.questions[name]
            inside: list[tuple[str, Counts, QuestionResult | ThemeResult]] = [
                (f"question/{name}", diagrams.questions, result),
                *((f"theme/{theme}", diagrams.themes, each) for theme, each in result.themes.items()),
            ]
            for of, counts, each in inside:
                found[of] = near(counts, diagrams.lists[of], each.rules, each.evidence, ground.recorded[of])
        told, left = {place: each.told for place, each in found.items()}, [*self._names]
        for places, groups in self._clusters:
            adding = Adding(places, self._names, told, ground)
            layout = adding.layout
            steady = sum(found[f"theme/{name}"].steady << place for name, place in layout.themes.items())
            steady += sum(found[f"question/{name}"].steady << layout.questions[name] for name in left)
            left.clear()
            yield layout, steady, [Outcomes(*each, adding, ground) for each in groups]

    def look(self) -> bool:
        """Look further for grades; False where nothing more is to be looked at."""
        mode = next(self._modes, None)
        if mode is None:
            return False
        if not self._groups:
            self._groups = [*self._grouped()]
        themes: dict[str, set[str]] = {}

        def of_cluster(layout: Layout, numbers: set[int]) -> None:
            for name, place in layout.themes.items():
                grade, mask = self._ground.graders.theme(name), (1 << self._ground.diagrams.themes.width) - 1
                themes[name] = {grade(number) for number in {number >> place & mask for number in numbers}}

        thinned = list[bool]()
        sums = partial(Few, thinned=thinned) if mode.few else partial(Sums, work=WORK)
        try:
            parts = [
                (layout, _joined(steady, [group.of(mode, thinned) for group in groups]))
                for layout, steady, groups in self._groups
            ]
            numbers = of_questions(sums, self._names, parts, self._ground, of_cluster)
        except TooMany:
            self._modes = iter(())
            return False
        if mode.few and not thinned:  # these were all
            whole = Mode(mode.name)
            mode, self._modes = whole, iter([each for each in self._modes if each != whole])
        grading = [self._ground.graders.question(name, self._names) for name in self._names]
        found = {tuple([grade(number) for grade in grading]) for number in numbers}
        apart = all(group.apart for _, _, groups in self._groups for group in groups)
        if not mode.few and (apart or mode.name == FREELY):
            self.most, self._most = found | self.some, {name: each | self._some[name] for name, each in themes.items()}
        if apart or mode.name != FREELY:
            self.some |= found
            self._some = {name: each | themes[name] for name, each in self._some.items()}
        if apart and not mode.few:
            self._modes = iter(())
        return True


def _joined(steady: int, parts: Iterable[set[int]]) -> list[set[int]]:
    """The parts, with all that can only come to one number in one of them, and what is steady."""
    others = []
    for part in parts:
        if len(part) == 1:
            steady += next(iter(part))
        else:
            others.append(part)
    return [{steady}, *others]


def _overall(looked: Sequence[_Looked], ground: Ground, reached: Mapping[str, frozenset[str]]) -> frozenset[str] | None:
    """The possible overall grades; None where it cannot be told which they are."""
    results, diagrams = ground.assessment.questions, ground.diagrams
    draft, scale = ground.assessment.overall.grade.draft, frozenset(ground.book.framework.scale)
    of_looked = {name for names, _ in ground.components for name in names}
    open_, slots = [], Slots(ground.book, diagrams).overall()
    for name, result in results.items():
        if ground.book.questions[name].graded and name not in of_looked:
            adds = {grade: diagrams.overall.of_grade(name, grade) for grade in result.grade.possible}
            inspected = {adds[result.grade.draft]} if name in ground.graded else {*adds.values()}
            open_.append((inspected, {*adds.values()}))
    graded = ground.graders.overall(0)

    def grades(parts: Iterable[set[int]]) -> frozenset[str]:
        numbers = Sums(slots).together([*parts], added(slots, []))
        return scale.intersection(map(graded, numbers))

    some = scale & {draft, *reached.get("", ())}
    most = scale & ground.assessment.overall.grade.possible
    try:
        while not some >= most:
            counted = [each.counted() for each in looked]
            some |= grades([*(part for each, _ in counted for part in each), *(each for each, _ in open_)])
            most &= grades([*(part for _, each in counted for part in each), *(each for _, each in open_)])
            if some >= most:
                break
            if not any(each.look() for each in looked if each.some != each.most):
                return None
    except TooMany:
        return None
    return some
