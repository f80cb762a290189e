"""Resilience: the smallest number of pieces of evidence that would have to turn out otherwise before a grade changes.

Groups of rules that share evidence change independently. What few changes in each can add to the counts of its theme is
put together theme by theme, question by question, and for the overall grade, always by the number of changes; the
grade rules then say what each comes to. Nothing is left out below that number, so that it is exact.

A change of missing evidence: a piece that is not recorded comes to be recorded, whatever it says, or that it could not
be supplied. A change of recorded evidence: a piece that is known is found another way. What an earlier inspection asked
for and graded stays, and so does what the force could not supply or show. A figure that is computed from others is a
piece by itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import TypeAlias

from peel_grade.files.record import Record
from peel_grade.findings.engines import Engines
from peel_grade.firmness.apart import apart
from peel_grade.firmness.changes import Of, Standing, counted_as, moves, standing_state
from peel_grade.firmness.counting import Counts, grade_by
from peel_grade.firmness.kept import Diagram, Diagrams, keep_firm, load_diagrams, recall_firm
from peel_grade.firmness.reach import Adds, Changes, Decided, Group, Part, Together, TooMany
from peel_grade.force.derived import with_derived
from peel_grade.grades.results import Assessment, Changed, Firm, Firmness, Resilience
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Flag, Indicator, Rule
from peel_grade.rulebook.subjects import Flag as FlagSubject
from peel_grade.rulebook.subjects import Indicator as IndicatorSubject
from peel_grade.rulebook.subjects import Repeated

MOST = 3
"""Changes that are looked at together."""
SETS = 3
"""Sets of changes that are told of each resilience."""
_MOST_MET = 200_000
"""Different counts that are kept of one question, above which fewer changes are looked at."""


def with_firmness(assessment: Assessment, engines: Engines, *, keep: bool = False) -> Assessment:
    """The assessment with how firm its draft grades are, and only the gaps that change a grade by themselves.

    With `keep` that is kept between runs, by the hash of the force file: only for a force as one states it.
    """
    made_from = assessment.book.sha256, assessment.force.sha256
    found = recall_firm(*made_from) if keep else None
    if found is None:
        found = firmness(assessment, load_diagrams(engines.compiled))
        if keep:
            keep_firm(*made_from, found)
    return _changing_alone(assessment, found.alone)._replace(firm=found)


def with_gaps_alone(assessment: Assessment, engines: Engines) -> Assessment:
    """The assessment with only those of its gaps that could change a grade by themselves."""
    return _changing_alone(assessment, alone(assessment, load_diagrams(engines.compiled)))


def _changing_alone(assessment: Assessment, alone: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Assessment:
    """Of the gaps that are pieces of evidence those that change a grade alone, with the grades that they bring.

    What is missing of a recorded figure, of one that is computed, or of earlier inspections, stays as the rules that
    rest on it tell.
    """
    book, gaps = assessment.book, []
    parts = {part for each in book.indicators.values() if each.derived is not None for part in each.derived}
    for gap in assessment.gaps:
        if gap.aspect or gap.name in parts or gap.question not in alone:
            gaps.append(gap)
            continue
        piece = str(FlagSubject(gap.name) if gap.name in book.flags else IndicatorSubject(gap.name))
        brought = tuple(each for each in alone[gap.question].get(piece, ()) if each in book.framework.scale)
        if brought:
            gaps.append(gap._replace(could_become=brought))
    return assessment._replace(gaps=tuple(gaps))


def firmness(assessment: Assessment, diagrams: Diagrams) -> Firm:
    """How firm the draft grades of an assessment are."""
    standing = _standing(assessment)
    found = {of: _looked(assessment, standing, diagrams, of) for of in _OF}
    questions = {
        name: _firmness(found["missing"].questions.get(name), found["recorded"].questions.get(name))
        for name, result in assessment.questions.items()
        if result.status == "inspected" and assessment.book.questions[name].graded
    }
    overall = _firmness(found["missing"].overall, found["recorded"].overall)
    return Firm(FrozenDict(questions), overall, _alone(assessment, standing, diagrams))


def alone(assessment: Assessment, diagrams: Diagrams) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """By question each missing piece of evidence that could change the grade by itself, and to which grades."""
    return _alone(assessment, _standing(assessment), diagrams)


def _alone(
    assessment: Assessment, standing: Standing, diagrams: Diagrams
) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    try:
        return _Search(assessment, standing, diagrams, "missing", 1).alone()
    except TooMany:
        return FrozenDict()


def _standing(assessment: Assessment) -> Standing:
    return Standing(with_derived(assessment.force, assessment.book), assessment.facts, assessment.book, {})


_Place: TypeAlias = tuple[str, str]
"""A theme or question: ("theme", its id)."""
_OF: tuple[Of, ...] = ("missing", "recorded")
_Both: TypeAlias = tuple[Resilience, Resilience]


def _firmness(missing: _Both | None, recorded: _Both | None) -> Firmness | None:
    if missing is None or recorded is None:
        return None
    return Firmness(missing[0], recorded[0], missing[1], recorded[1])


class _Found(Record):
    """To fall and to rise, by one kind of changes: of each question, and overall."""

    questions: Mapping[str, _Both]
    overall: _Both | None


def _looked(assessment: Assessment, standing: Standing, diagrams: Diagrams, of: Of) -> _Found:
    for most in range(MOST, 0, -1):
        try:
            return _Search(assessment, standing, diagrams, of, most).found()
        except TooMany:
            continue
    return _Found({}, None)


class _Search:
    """All that so many changes of one kind can come to. Raises TooMany where that is more than can be kept."""

    def __init__(self, assessment: Assessment, standing: Standing, diagrams: Diagrams, of: Of, most: int) -> None:
        self._assessment, self._diagrams = assessment, diagrams
        self._book = assessment.book
        self._of, self._most = of, most
        self._decided: dict[tuple[str, int], str] = {}
        self._standing = standing
        self._graded = [
            name
            for name, result in assessment.questions.items()
            if result.status == "inspected" and self._book.questions[name].graded
        ]

        self._recorded = self._all_recorded()
        self._told = {
            of: (diagrams.themes if of.startswith("theme/") else diagrams.questions).told_apart(
                diagrams.lists[of], recorded, most
            )
            for of, recorded in self._recorded.items()
        }

    def _all_recorded(self) -> dict[str, int]:
        """What the evidence adds as it stands, by theme and question."""
        found = dict.fromkeys((of for of in self._diagrams.lists if "/" in of), 0)
        for name, adds in self._diagrams.entries.items():
            side, entry = counted_as(name, self._standing), self._entry(name)
            if side and entry is not None:
                found[f"question/{entry.question}"] += adds[side - 1][1]
                if entry.theme is not None:
                    found[f"theme/{entry.theme}"] += adds[side - 1][0]
        return found

    def found(self) -> _Found:
        """To fall and to rise, of each question and overall."""
        grades = self._assessment.questions
        questions: dict[str, _Both] = {}
        parts: list[Part] = []
        entangled = False
        for asked, clusters in self._components():
            if clusters is None:
                entangled = True
                continue
            part = Together(clusters, self._most, _MOST_MET, self._base(asked))
            for name in asked:
                grade = partial(self._question, name, asked)
                questions[name] = self._both(part, grade, grades[name].grade.draft)
            parts.append(Decided(part, partial(self._to_overall, asked)))
        if entangled or not self._book.graded_overall:
            return _Found(questions, None)
        rest = sum(
            self._diagrams.overall.of_grade(name, result.grade.draft)
            for name, result in grades.items()
            if self._book.questions[name].graded and name not in self._graded
        )
        together = Together(parts, self._most, _MOST_MET)
        draft = self._assessment.overall.grade.draft
        return _Found(questions, self._both(together, partial(self._overall, rest), draft))

    def alone(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """By question each piece of evidence that changes its grade by one change, and to which grades."""
        found: dict[str, Mapping[str, tuple[str, ...]]] = {}
        for asked, clusters in self._components():
            if clusters is None:
                continue
            part = Together(clusters, self._most, _MOST_MET, self._base(asked))
            for name in asked:
                grades: dict[str, set[str]] = {}
                for each in part.levels[1]:
                    grade = self._question(name, asked, part.base + each)
                    if grade != self._assessment.questions[name].grade.draft:
                        for ((piece, _),) in part.ways(each, 1):
                            grades.setdefault(piece, set()).add(grade)
                order = [INSUFFICIENT, *self._book.framework.scale]
                found[name] = FrozenDict(
                    {piece: tuple(sorted(some, key=order.index)) for piece, some in grades.items()}
                )
        return FrozenDict(found)

    def _base(self, asked: Sequence[str]) -> int:
        """What no change makes a difference to, of some questions."""
        width = self._diagrams.questions.width
        return sum(self._steady(f"question/{name}") << place * width for place, name in enumerate(asked))

    def _both(self, part: Part, grade: Callable[[int], str], draft: str) -> _Both:
        """To fall and to rise from a draft grade."""
        order = self._book.framework.drafts
        here = order.index(draft)
        graded = [[(each, grade(part.base + each)) for each in sorted(level)] for level in part.levels]
        return self._resilience(part, graded, order[:here][::-1]), self._resilience(part, graded, order[here + 1 :])

    def _resilience(
        self, part: Part, graded: Sequence[Sequence[tuple[int, str]]], otherwise: Sequence[str]
    ) -> Resilience:
        """The smallest number of changes by which the number comes to one that is graded otherwise, nearest first."""
        for number, level in enumerate(graded):
            if grades := [each for each in otherwise if any(grade == each for _, grade in level)]:
                ways = {grade: _ways_to(grade, part, level, number) for grade in grades}
                return Resilience(number, self._most, tuple(grades), tuple(_in_turn(ways)))
        return Resilience(None, self._most, (), ())

    def _components(self) -> Iterator[tuple[list[str], list[Part] | None]]:
        """The questions that share evidence, most by themselves, and of them what changes independently.

        None where rules are too entangled.
        """
        of_group = [(group, self._places(group)) for group in self._diagrams.groups]
        nodes = [
            place
            for name in self._graded
            for place in [("question", name), *(("theme", theme) for theme in self._book.themes_of(name))]
        ]
        clusters = apart(nodes, (places for _, places in of_group if places))
        number = {place: at for at, cluster in enumerate(clusters) for place in cluster}
        groups: list[list[Diagram]] = [[] for _ in clusters]
        for group, places in of_group:
            if places:
                groups[number[places[0]]].append(group)
        asked = [self._questions(cluster) for cluster in clusters]
        for names in apart(self._graded, asked):
            mine = [at for at, of_it in enumerate(asked) if of_it[0] in names]
            entangled = any(not group.layers for at in mine for group in groups[at])
            themes = ([name for kind, name in clusters[at] if kind == "theme"] for at in mine)
            found = (self._cluster(of_it, groups[at], names) for of_it, at in zip(themes, mine, strict=True))
            yield names, None if entangled else list(found)

    def _places(self, group: Diagram) -> list[_Place]:
        """The themes and questions that the rules and the evidence of a group count in, as far as these are graded."""
        counted = [self._book.rules[name] for name in group.rules]
        entries = [each for name in group.entries if (each := self._entry(name)) is not None]
        found = (
            (each.question, ("question", each.question) if each.theme is None else ("theme", each.theme))
            for each in (*counted, *entries)
        )
        return list(dict.fromkeys(place for question, place in found if question in self._graded))

    def _entry(self, name: str) -> Indicator | Flag | None:
        """The entry of the catalogue that a subject is about."""
        about = name.partition("/")[2]
        return self._book.indicators.get(about) or self._book.flags.get(about)

    def _questions(self, places: Iterable[_Place]) -> list[str]:
        """The questions that places are of, in order."""
        found = {name if kind == "question" else self._book.themes[name].question for kind, name in places}
        return [name for name in self._graded if name in found]

    def _cluster(self, themes: list[str], groups: Iterable[Diagram], questions: list[str]) -> Part:
        """Themes that share evidence, as a part of what is counted in some questions.

        In its number the counts of the themes lie below those of the questions.
        """
        diagrams, book = self._diagrams, self._book
        of_theme = {name: place * diagrams.themes.width for place, name in enumerate(themes)}
        above = len(themes) * diagrams.themes.width
        of_question = {name: above + place * diagrams.questions.width for place, name in enumerate(questions)}

        def at(adds: tuple[int, int], entry: Rule | Indicator | Flag) -> int:
            theme, question = entry.theme, entry.question
            found = (adds[0] & self._told[f"theme/{theme}"]) << of_theme[theme] if theme in of_theme else 0
            if question in of_question:
                found += (adds[1] & self._told[f"question/{question}"]) << of_question[question]
            return found

        @cache
        def of_rules(names: tuple[str, ...]) -> int:
            return sum(at(diagrams.rules[name][self._repeat(name)], book.rules[name]) for name in names)

        @cache
        def of_piece(name: str, side: int) -> int:
            entry = self._entry(name)
            return at(diagrams.entries[name][side - 1], entry) if side and entry and name in diagrams.entries else 0

        def adds(concluding: tuple[str, ...], name: str, side: int) -> int:
            return of_rules(concluding) + of_piece(name, side)

        @cache
        def of_grade(theme: str, grade: str) -> int:
            return diagrams.questions.of_grade(theme, grade) << of_question[book.themes[theme].question] - above

        def graded(theme: str, counted: int) -> int:
            return of_grade(theme, self._grade(diagrams.themes, f"theme/{theme}", counted))

        def decide(number: int) -> int:
            mask = (1 << diagrams.themes.width) - 1
            return (number >> above) + sum(graded(name, number >> place & mask) for name, place in of_theme.items())

        parts = [self._group(group, adds) for group in groups]
        base = sum(self._steady(f"theme/{name}") << place for name, place in of_theme.items())
        return Decided(Together(parts, self._most, _MOST_MET, base), decide)

    def _steady(self, of: str) -> int:
        """The counts of evidence of a theme or question in which no changes make a difference, as they stand."""
        return self._recorded[of] & ~self._told[of]

    def _repeat(self, name: str) -> bool:
        area = self._book.rules[name].area
        known = None if area is None else self._standing.facts.get(str(Repeated(area)))
        return known is not None and known.low == 1

    def _group(self, group: Diagram, adds: Adds) -> Group:
        found = []
        for layer in group.layers:
            of_layer = moves(layer, self._standing, self._of)
            if of_layer is None:  # a range, or a figure of which only a part is known: a state that no other force has
                from peel_grade.firmness.diagrams import with_state

                state = standing_state(layer, self._standing)
                return self._group(with_state(group, layer.entry, state, self._book), adds)
            found.append(of_layer)
        return Group(group, found, adds, self._most)

    def _question(self, name: str, questions: list[str], number: int) -> str:
        """The grade of a question; `number` has the counts of some questions."""
        counts = self._diagrams.questions
        counted = number >> questions.index(name) * counts.width & (1 << counts.width) - 1
        return self._grade(counts, f"question/{name}", counted)

    def _to_overall(self, questions: list[str], number: int) -> int:
        """What the grades of some questions count overall."""
        grades = {name: self._question(name, questions, number) for name in questions}
        return sum(self._diagrams.overall.of_grade(name, grade) for name, grade in grades.items())

    def _overall(self, rest: int, number: int) -> str:
        """The overall grade; `rest` are the counts of the questions in which nothing changes."""
        return self._grade(self._diagrams.overall, "overall", rest + number)

    def _grade(self, counts: Counts, of: str, counted: int) -> str:
        """The grade that some counts come to, of a theme, a question or overall."""
        key = of, counted
        if key not in self._decided:
            self._decided[key] = grade_by(self._diagrams.lists[of], counted, (1 << counts.bits) - 1)
        return self._decided[key]


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
