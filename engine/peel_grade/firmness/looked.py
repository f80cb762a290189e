"""Questions that share evidence, looked at for the grades that completions of the missing evidence bring.

They are looked for from both sides: `some` are brought by completions that are known, and no completion brings others
than `most`. The two are one where nothing hangs together that is looked at apart: areas of earlier inspections that are
not all listed (several rules count as repeats by one of them), and figures that follow from others.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, TypeVar

from peel_grade.files.record import Record
from peel_grade.firmness.changes import Piece
from peel_grade.firmness.clusters import Adding
from peel_grade.firmness.components import Inside
from peel_grade.firmness.counting import Counts
from peel_grade.firmness.few import Few, Way
from peel_grade.firmness.ground import Ground
from peel_grade.firmness.kept import Diagram
from peel_grade.firmness.layout import Layout
from peel_grade.firmness.near import Near, near
from peel_grade.firmness.outcomes import DRAFTED, FREELY, REPEATED, WORK, Mode, Outcomes
from peel_grade.firmness.reach import TooMany
from peel_grade.firmness.slots import Slots
from peel_grade.firmness.sums import Sums, of_questions
from peel_grade.grades.results import QuestionResult, ThemeResult

K = TypeVar("K")
Grades: TypeAlias = tuple[str, ...]
"""The grades of questions that share evidence, in their order."""
_Clusters: TypeAlias = list[Inside[tuple[Diagram, list[Piece]]]]
"""What changes independently in questions that share evidence."""


class _Look(Record):
    """A way to look: in which mode; and at few completions, with so many that lie between others, None: at all."""

    mode: Mode
    between: int | None


_LOOKS = (
    *(_Look(mode, between) for between in (0, 16) for mode in (REPEATED, DRAFTED)),
    *(_Look(mode, None) for mode in (REPEATED, DRAFTED, FREELY)),
)
"""What is soon found comes first."""


class _Cluster(Record):
    """What changes together: where its counts lie, those that stay as they are, and its groups of rules."""

    layout: Layout
    steady: int
    groups: list[Outcomes]


class Looked:
    """Questions that share evidence: the grades that known completions bring, and beside which there are no others.

    `some` has of each grades how they come about, None where it is not known how. `places` are the questions and themes
    (`question/ID`, `theme/ID`).
    """

    def __init__(self, names: list[str], clusters: _Clusters, ground: Ground) -> None:
        self.names, self._clusters, self._ground = names, clusters, ground
        results = [ground.assessment.questions[name] for name in names]
        self.some: dict[Grades, Way | None] = {tuple(result.grade.draft for result in results): ()}
        self.most: set[Grades] | None = None
        of_themes = {name: each.grade for result in results for name, each in result.themes.items()}
        self.places = [*(f"question/{name}" for name in names), *(f"theme/{name}" for name in of_themes)]
        self._some: dict[str, dict[str, Way | None]] = {name: {each.draft: ()} for name, each in of_themes.items()}
        self._most = {name: {*grade.possible} for name, grade in of_themes.items()}
        self._scale = frozenset(ground.book.framework.scale)
        self._looks = [*_LOOKS]
        self._made: list[_Cluster] = []

    def take(self, reached: Mapping[str, frozenset[str]]) -> None:
        """Take it over which grades are known to be possible, by question."""
        if len(self.names) == 1:
            known: dict[Grades, Way | None] = dict.fromkeys((grade,) for grade in reached.get(self.names[0], ()))
            _add(self.some, known)

    def settle(self, places: Iterable[str]) -> None:
        """Look until it is told which grades of some places are possible, or nothing more is to be looked at."""
        for place in places:
            while self.possible(place) is None and self.look():
                pass

    def possible(self, place: str) -> frozenset[str] | None:
        """The possible grades of one of its places; None where they are not known."""
        kind, _, name = place.partition("/")
        if kind == "theme":
            some, most = self._scale.intersection(self._some[name]), self._scale & self._most[name]
        else:
            at = self.names.index(name)
            some, most = self._scale.intersection(grades[at] for grades in self.some), self._scale & self.allowed(at)
        return some if some >= most else None

    def allowed(self, at: int) -> frozenset[str]:
        """The grades of a question beside which there are no others."""
        allowed = self._ground.assessment.questions[self.names[at]].grade.possible
        return allowed if self.most is None else allowed.intersection(grades[at] for grades in self.most)

    def way_to(self, place: str, grade: str) -> Way | None:
        """How a grade of one of its places comes about; None where no completion is known that brings it."""
        kind, _, name = place.partition("/")
        if kind == "theme":
            return self._some[name].get(grade)
        at = self.names.index(name)
        ways = (way for grades, way in self.some.items() if grades[at] == grade and way is not None)
        return next(ways, None)

    def counts(self, grades: Grades) -> int:
        """What grades of the questions count overall."""
        of = self._ground.diagrams.grades
        return sum([of[f"question/{name}"][grade] for name, grade in zip(self.names, grades, strict=True)])

    def counted_at_most(self) -> list[set[int]]:
        """What the questions can count overall beside which there is nothing, in parts that are added up."""
        if self.most is not None:
            return [set(map(self.counts, self.most))]
        of = [self._ground.diagrams.grades[f"question/{name}"] for name in self.names]
        return [{adds[grade] for grade in self.allowed(at)} for at, adds in enumerate(of)]

    def look(self) -> bool:
        """Look further for grades; False where nothing more is to be looked at."""
        if not self._looks:
            return False
        look = self._looks.pop(0)
        if not self._made:
            self._made = [*self._grouped()]
        try:
            found = self._all(look.mode) if look.between is None else self._some_of(look.mode, Few(look.between))
        except TooMany:
            self._looks.clear()
            return False
        if found.every:
            self._looks = [each for each in self._looks if each.mode != look.mode]
        apart = all(each.apart for cluster in self._made for each in cluster.groups)
        if found.every and (apart or look.mode == FREELY):
            self.most = {*found.grades, *self.some}
            self._most = {name: {*each, *self._some[name]} for name, each in found.themes.items()}
            if apart:
                self._looks.clear()
        if apart or look.mode != FREELY:
            _add(self.some, found.grades)
            for name, each in found.themes.items():
                _add(self._some[name], each)
        return True

    def _some_of(self, mode: Mode, few: Few) -> "_Found":
        """What few completions bring."""
        where = Slots(self._ground.book, self._ground.diagrams)
        parts: list[tuple[Layout, list[Mapping[int, Way]]]] = []
        for layout, steady, groups in self._made:
            slots = where.in_cluster(layout, where.questions(self.names))
            parts.append((layout, [{steady: ()}, *[each.some(mode, slots, few) for each in groups]]))
        themes: dict[str, Mapping[str, Way]] = {}

        def seen(layout: Layout, numbers: Mapping[int, Way]) -> None:
            themes.update({name: _first(grade, numbers.items()) for name, grade in self._of_themes(layout)})

        numbers = of_questions(few, self.names, parts, self._ground, seen)
        return _Found(_first(self._grading(), numbers.items()), themes, not few.thinned)

    def _all(self, mode: Mode) -> "_Found":
        """What all completions bring. Raises TooMany."""
        parts = [
            (layout, _joined(steady, [each.all(mode) for each in groups])) for layout, steady, groups in self._made
        ]
        themes: dict[str, Mapping[str, None]] = {}

        def seen(layout: Layout, numbers: set[int]) -> None:
            themes.update({name: dict.fromkeys(map(grade, numbers)) for name, grade in self._of_themes(layout)})

        numbers = of_questions(Sums(WORK), self.names, parts, self._ground, seen)
        return _Found(dict.fromkeys(map(self._grading(), numbers)), themes, True)

    def _grading(self) -> Callable[[int], Grades]:
        """What tells the grades of the questions by a number that has their counts."""
        grading = [self._ground.graders.question(name, self.names) for name in self.names]
        return lambda number: tuple([grade(number) for grade in grading])

    def _of_themes(self, layout: Layout) -> Iterator[tuple[str, Callable[[int], str]]]:
        """The themes of a cluster, each with what tells its grade by a number of it."""
        mask = (1 << self._ground.diagrams.themes.width) - 1
        for name, place in layout.themes.items():
            grade = self._ground.graders.theme(name)
            yield name, lambda number, place=place, grade=grade: grade(number >> place & mask)  # type: ignore[misc]

    def _grouped(self) -> Iterator[_Cluster]:
        """What changes together, with its groups of rules."""
        ground, diagrams = self._ground, self._ground.diagrams
        found: dict[str, Near] = {}
        for name in self.names:
            result = ground.assessment.questions[name]
            inside: list[tuple[str, Counts, QuestionResult | ThemeResult]] = [
                (f"question/{name}", diagrams.questions, result),
                *((f"theme/{theme}", diagrams.themes, each) for theme, each in result.themes.items()),
            ]
            for of, counts, each in inside:
                found[of] = near(counts, diagrams.lists[of], each.rules, each.evidence, ground.recorded[of])
        told, left = {place: each.told for place, each in found.items()}, [*self.names]
        for places, groups in self._clusters:
            adding = Adding(places, self.names, told, ground)
            layout = adding.layout
            steady = sum(found[f"theme/{name}"].steady << place for name, place in layout.themes.items())
            steady += sum(found[f"question/{name}"].steady << layout.questions[name] for name in left)
            left.clear()
            yield _Cluster(layout, steady, [Outcomes(*each, adding, ground) for each in groups])


class _Found(Record):
    """The grades of questions together, and of each theme, that completions bring; and whether these are all."""

    grades: Mapping[Grades, Way | None]
    themes: Mapping[str, Mapping[str, Way | None]]
    every: bool


def _first(of: Callable[[int], K], numbers: Iterable[tuple[int, Way]]) -> dict[K, Way]:
    """What is made of numbers, each with the way to the first number that it is made of."""
    found: dict[K, Way] = {}
    for number, way in numbers:
        found.setdefault(of(number), way)
    return found


def _add(known: dict[K, Way | None], more: Mapping[K, Way | None]) -> None:
    """Add what is found, with how it comes about where that was not known."""
    for each, way in more.items():
        if known.get(each) is None:
            known[each] = way


def _joined(steady: int, parts: Iterable[set[int]]) -> list[set[int]]:
    """The parts, with all that can only come to one number in one of them, and what is steady."""
    others = []
    for part in parts:
        if len(part) == 1:
            steady += next(iter(part))
        else:
            others.append(part)
    return [{steady}, *others]
