"""The search for routes: the smallest sets of changes that bring a question, or all of it, to a grade.

What all changes together can come to is put together as resilience does it, group by group, theme by theme, question
by question; each of it at its least cost. The set of the least cost comes first; the next ones lack some piece of each
set before. Every set is graded by the rules engine before it is told.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from heapq import heappop, heappush

from peel_grade.files.record import Record
from peel_grade.findings.engines import Engines
from peel_grade.firmness.apart import apart
from peel_grade.firmness.changes import Standing, entry_named
from peel_grade.firmness.counting import Counts, grading
from peel_grade.firmness.diagrams import with_states
from peel_grade.firmness.kept import Diagram, Diagrams, Place, load_diagrams
from peel_grade.firmness.layout import Layout
from peel_grade.force.derived import with_derived
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.grades.assessment import assess, suggested
from peel_grade.grades.results import Assessment
from peel_grade.route.figures import Span
from peel_grade.route.options import Option, options, points_in
from peel_grade.route.parts import Adds, Decided, Fixed, Group, Part, Rules, Still, TooMany, Work, together
from peel_grade.route.results import ROUTES, Change, Of, Route, Routes, Way
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.subjects import Repeated

_NONE = FrozenDict[str, int]()
OVERALL = ""
"""Stands for all questions together, where the id of one could."""
_LIMITS = (None, 6, 4, 3, 2, 1)
"""How many changes are looked at together: any number, or fewer where that is too much."""
_WORK = 2_000_000
"""Numbers that are put together for the first route, and as many again for the next ones."""
_WORK_FOR_WORSE = 300_000
"""The same where changes for the worse are looked at too: only rules that are not monotone need them."""


def way_to(target: str, question: str, assessment: Assessment, engines: Engines) -> Way:
    """How a question (OVERALL: all together) comes to a grade of the scale, or a better one."""
    framework = assessment.book.framework
    result = assessment.overall if question == OVERALL else assessment.questions[question]
    draft = result.grade.draft
    if reaches(draft, target, framework):
        return Way(question, draft, target, True, ())
    diagrams = load_diagrams(engines.compiled)
    kinds: tuple[Of, ...] = ("recorded", "missing")
    found = [_routes(target, question, of, assessment, engines, diagrams) for of in kinds]
    if not any(each is None or each.routes for each in found):
        found.append(_routes(target, question, "either", assessment, engines, diagrams))
    told = tuple(each for each in found if each is not None)
    return Way(question, draft, target, False, told if len(told) == len(found) else None)


def reaches(grade: str, target: str, framework: Framework) -> bool:
    """Whether a draft is a grade or a better one."""
    return grade in framework.scale and framework.place(grade) >= framework.place(target)


def _routes(
    target: str, question: str, of: Of, assessment: Assessment, engines: Engines, diagrams: Diagrams
) -> Routes | None:
    """The routes by one kind of evidence: with what cannot be changed, and for the worse, only where there is no other.

    None where rules are too entangled.
    """
    if of == "missing" and not _possible(target, question, assessment):
        return Routes(of, (), None, None, False)
    search, looked = _Search(assessment, engines, diagrams, of), list[int | None]()
    for allowed in (_Allowed(False, False), _Allowed(True, False), _Allowed(True, True)):
        for limit in _LIMITS:
            rules = Rules(limit, Work(_WORK_FOR_WORSE if allowed.worse else _WORK))
            try:
                goal = search.goal(question, target, allowed, rules)
                if goal is None:
                    return None
                routes, more = _best(*goal, rules.work, partial(search.verified, question, target))
            except TooMany:
                continue
            if routes:
                return Routes(of, tuple(routes), limit, limit, more)
            looked.append(limit)
            break
        else:
            looked.append(0)
    better = [each for each in looked[:2] if each is not None]
    return Routes(of, (), min(better, default=None), looked[2], False)


def _possible(target: str, question: str, assessment: Assessment) -> bool:
    """Whether missing evidence, whatever it were, could bring a grade."""
    grade = assessment.overall.grade if question == OVERALL else assessment.questions[question].grade
    framework = assessment.book.framework
    return any(reaches(each, target, framework) for each in grade.possible)


_Good = Callable[[int], bool]
_Verified = Callable[[tuple[Change, ...], int], Route | None]


class _Allowed(Record):
    """Which changes are looked at beside those for the better that can be made."""

    fixed: bool
    worse: bool

    def holds(self, change: Change | None) -> bool:
        """Whether a change is among them; none is."""
        return change is None or ((self.fixed or change.points > 0) and (self.worse or not change.worse))


def _best(part: Part, good: _Good, work: Work, verified: _Verified) -> tuple[list[Route], bool | None]:
    """The routes of the least cost, none of which holds another; and whether there are others, if that is known.

    Raises TooMany where not even the first one is found.
    """
    found: list[tuple[frozenset[str], Route]] = []
    waiting: list[tuple[int, list[str], int]] = []
    seen = set[Fixed]()

    def look(fixed: Fixed) -> None:
        if fixed not in seen:
            seen.add(fixed)
            costs = part.costs(fixed).items()
            reached = min(((cost, number) for number, cost in costs if good(number)), default=None)
            if reached is not None:
                heappush(waiting, (reached[0], sorted(fixed), reached[1]))

    look(frozenset())
    work.refill(_WORK)
    while waiting and len(found) < ROUTES:
        cost, names, number = heappop(waiting)
        fixed = frozenset(names)
        changes = tuple(sorted(part.changes(fixed, number), key=lambda each: each.name))
        entries = frozenset(each.name for each in changes)
        held = next((known for known, _ in found if known <= entries), None)
        if held is None and (route := verified(changes, points_in(cost))) is not None:
            found.append((entries, route))
        try:
            for name in sorted(entries if held is None else held):
                look(fixed | {name})
        except TooMany:
            return [route for _, route in found], None
    return [route for _, route in found], bool(waiting)


class _Search:
    """All that changes of one kind of evidence can come to. Raises TooMany where that is more than can be kept."""

    def __init__(
        self,
        assessment: Assessment,
        engines: Engines,
        diagrams: Diagrams,
        of: Of,
    ) -> None:
        self._assessment, self._engines, self._diagrams = assessment, engines, diagrams
        self._book, self._of = assessment.book, of
        self._offered: dict[tuple[str, ...], tuple[Diagram, list[list[Option]]]] = {}
        self._graders: dict[str, Callable[[int], str]] = {}
        force = with_derived(assessment.force, assessment.book)
        self._standing = Standing(force, assessment.facts, assessment.book)
        self._graded = [
            name
            for name, result in assessment.questions.items()
            if result.status == "inspected" and self._book.questions[name].graded
        ]
        self._drafts = {name: result.grade.draft for name, result in assessment.questions.items()}

    def goal(self, question: str, target: str, allowed: _Allowed, rules: Rules) -> tuple[Part, _Good] | None:
        """What changes can come to, and whether a number of it is what is wanted; None where rules are entangled."""
        parts = list[Part]()
        for names, clusters in self._components(allowed, rules):
            if question != OVERALL and question not in names:
                continue
            if clusters is None:
                return None
            part = self._together(clusters, rules, self._questions_at(names))
            if question != OVERALL:

                def good(number: int, asked: Sequence[str] = names) -> bool:
                    grades = self._grades(asked, number)
                    return self._reaches(grades[question], target) and self._nothing_falls(grades)

                return part, good
            parts.append(Decided(part, lambda number, asked=names: self._to_overall(asked, number)))  # type: ignore[misc]
        still = {
            name: grade for name, grade in self._drafts.items() if self._counted(name) and name not in self._graded
        }
        rest = sum(self._diagrams.overall.of_grade(name, grade) for name, grade in still.items())
        part = self._together([*parts, Still(rest)], rules, {"overall": 0})
        return part, lambda number: self._reaches(self._overall(number), target)

    def verified(self, question: str, target: str, changes: tuple[Change, ...], effort: int) -> Route | None:
        """The route with what follows from it, as the rules engine grades it; None where it is not what was wanted."""
        before, after = self._assessment, self._after(question, target, changes)
        if after is None:
            return None
        grades = {name: result.grade.draft for name, result in after.questions.items()}
        other = {name: grade for name, grade in grades.items() if grade != self._drafts[name]}
        if after.overall.grade.draft != before.overall.grade.draft:
            other[OVERALL] = after.overall.grade.draft
        earlier, later = ([each.area.id for each in suggested(draft)] for draft in (before, after))
        gone = tuple(name for name in earlier if name not in later)
        changes = tuple(
            self._widened(question, target, changes, at) if each.further else each for at, each in enumerate(changes)
        )
        return Route(changes, effort, FrozenDict(other), gone, tuple(name for name in later if name not in earlier))

    def _after(self, question: str, target: str, changes: Sequence[Change]) -> Assessment | None:
        """What follows after some changes, where that is what was wanted."""
        after = assess(with_changes(self._assessment.force, changes), self._engines)
        grades = {name: result.grade.draft for name, result in after.questions.items()}
        reached = after.overall.grade.draft if question == OVERALL else grades[question]
        falls = not self._nothing_falls({name: grade for name, grade in grades.items() if name in self._graded})
        return after if not falls and self._reaches(reached, target) else None

    def _widened(self, question: str, target: str, changes: Sequence[Change], at: int) -> Change:
        """One of the changes with all that is better and would do as well."""
        change, span = changes[at], changes[at].span
        for each in change.further:
            if (
                self._after(question, target, [*changes[:at], change._replace(row=each.row), *changes[at + 1 :]])
                is None
            ):
                return change._replace(span=span, further=())
            if each.span is not None and span is not None:
                first, last = sorted((span, each.span), key=lambda found: found.low)
                span = Span(first.low, first.low_in, last.high, last.high_in, span.sample)
        return change._replace(span=span, further=(), or_better=True)

    def _nothing_falls(self, grades: dict[str, str]) -> bool:
        """Whether with these grades of some questions none of them is worse than drafted, nor is the overall one."""
        if any(self._place(grade) < self._place(self._drafts[name]) for name, grade in grades.items()):
            return False
        if not self._book.graded_overall:
            return True
        counted = {name: grade for name, grade in (self._drafts | grades).items() if self._counted(name)}
        overall = self._overall(sum(self._diagrams.overall.of_grade(*each) for each in counted.items()))
        return self._place(overall) >= self._place(self._assessment.overall.grade.draft)

    def _counted(self, name: str) -> bool:
        return self._book.questions[name].graded

    def _reaches(self, grade: str, target: str) -> bool:
        return reaches(grade, target, self._book.framework)

    def _place(self, grade: str) -> int:
        return self._book.framework.drafts.index(grade)

    def _components(self, allowed: _Allowed, rules: Rules) -> Iterator[tuple[list[str], list[Part] | None]]:
        """The questions that share evidence, most by themselves, and of them what changes independently.

        None where rules are too entangled.
        """
        of_group = [
            (group, places)
            for group in self._diagrams.groups
            if (places := [each for each in group.places if self._question_of(each) in self._graded])
        ]
        nodes = [
            at
            for name in self._graded
            for at in [("question", name), *(("theme", theme) for theme in self._book.themes_of(name))]
        ]
        clusters = [(each, self._questions(each)) for each in apart(nodes, (places for _, places in of_group))]
        for names in apart(self._graded, (asked for _, asked in clusters)):
            found: list[Part] | None = []
            for cluster, asked in clusters:
                if asked[0] not in names or found is None:
                    continue
                groups = [group for group, places in of_group if places[0] in cluster]
                if not all(group.layers for group in groups):
                    found = None
                else:
                    themes = [name for kind, name in cluster if kind == "theme"]
                    found.append(
                        self._cluster(
                            themes,
                            [partial(self._group, each, allowed=allowed, rules=rules) for each in groups],
                            names,
                            rules,
                        )
                    )
            yield names, found

    def _question_of(self, place: Place) -> str:
        kind, name = place
        return name if kind == "question" else self._book.themes[name].question

    def _questions(self, places: Sequence[Place]) -> list[str]:
        found = {self._question_of(place) for place in places}
        return [name for name in self._graded if name in found]

    def _together(
        self, parts: Sequence[Part], rules: Rules, lists: Mapping[str, int], partly: Mapping[str, int] = _NONE
    ) -> Part:
        """Parts as one, by what lists of grade rules tell apart, each list at its place in a number.

        What is counted for the lists in `partly` is not all there is: any of it may make a difference, up to the most.
        """
        asked: dict[int, tuple[int, set[int]]] = {}
        for name, at in [*lists.items(), *partly.items()]:
            mask = (1 << self._counts(name).bits) - 1
            for place, kinds in self._diagrams.lists[name][1]:
                turns = {each for each in range(1, len(kinds)) if kinds[each] != kinds[each - 1]}
                if turns:
                    asked[at + place] = mask, {*range(1, max(turns) + 1)} if name in partly else turns
        return together(parts, asked, rules)

    def _counts(self, name: str) -> Counts:
        """What is counted for a list of grade rules."""
        kind = name.partition("/")[0]
        return {"theme": self._diagrams.themes, "question": self._diagrams.questions}.get(kind, self._diagrams.overall)

    def _questions_at(self, names: Sequence[str]) -> dict[str, int]:
        """Where the counts of questions lie side by side in a number."""
        return {f"question/{name}": number * self._diagrams.questions.width for number, name in enumerate(names)}

    def _cluster(
        self, themes: Sequence[str], groups: Sequence[Callable[..., Group]], questions: Sequence[str], rules: Rules
    ) -> Part:
        """Themes that share evidence, as a part of what is counted in some questions."""
        diagrams, book = self._diagrams, self._book
        layout = Layout(themes, questions, diagrams, dict.fromkeys(diagrams.lists, -1))

        @cache
        def of_rule(name: str) -> int:
            return layout.at(diagrams.rules[name][self._repeat(name)], book.rules[name])

        @cache
        def adds(concluding: tuple[str, ...], name: str, counted: int) -> int:
            entry = entry_named(name, book)
            piece = layout.at(diagrams.entries[name][counted - 1], entry) if counted and entry is not None else 0
            return sum(map(of_rule, concluding)) + piece

        parts = [group(adds=adds) for group in groups]
        of_themes = {f"theme/{name}": at for name, at in layout.themes.items()}
        of_questions = {f"question/{name}": at for name, at in layout.questions.items()}
        part = self._together(parts, rules, of_themes, of_questions)
        return Decided(part, layout.deciding(book, lambda name: self._grading(f"theme/{name}")))

    def _repeat(self, name: str) -> bool:
        area = self._book.rules[name].area
        known = None if area is None else self._assessment.facts.get(str(Repeated(area)))
        return known is not None and known.low == 1

    def _group(self, group: Diagram, adds: Adds, allowed: _Allowed, rules: Rules) -> Group:
        """A group with what its pieces may come to be."""
        if group.entries not in self._offered:
            self._offered[group.entries] = self._with_options(group)
        group, offered = self._offered[group.entries]
        chosen = [[each for each in of_layer if allowed.holds(each.change)] for of_layer in offered]
        return Group(group, chosen, adds, rules)

    def _with_options(self, group: Diagram) -> tuple[Diagram, list[list[Option]]]:
        """A group, whose diagram has states that only this force can be in too, with all that its pieces may be."""
        of_layers = {}
        for layer in group.layers:
            of_layers[layer.entry] = options(layer, self._standing, self._of)
            states = {state[:2] for state in layer.states}
            of_piece = {option.state[:2]: option.state for option in of_layers[layer.entry]}
            lacking = [state for key, state in of_piece.items() if key not in states]
            group = with_states(group, layer.entry, lacking, self._book) if lacking else group
        return group, [of_layers[layer.entry] for layer in group.layers]

    def _grades(self, names: Sequence[str], number: int) -> dict[str, str]:
        """The grades of questions whose counts lie side by side in a number."""
        mask = (1 << self._diagrams.questions.width) - 1
        places = zip(names, self._questions_at(names).items(), strict=True)
        return {name: self._grading(of)(number >> at & mask) for name, (of, at) in places}

    def _to_overall(self, names: Sequence[str], number: int) -> int | None:
        """What the grades of some questions count overall; None where one of them falls."""
        grades = self._grades(names, number)
        if any(self._place(grade) < self._place(self._drafts[name]) for name, grade in grades.items()):
            return None
        return sum(self._diagrams.grades[f"question/{name}"][grade] for name, grade in grades.items())

    def _overall(self, number: int) -> str:
        return self._grading("overall")(number)

    def _grading(self, of: str) -> Callable[[int], str]:
        """What tells the grade of a theme, a question or overall by its counts."""
        if of not in self._graders:
            self._graders[of] = grading(self._diagrams.lists[of], (1 << self._counts(of).bits) - 1)
        return self._graders[of]


def with_changes(force: Force, changes: Sequence[Change]) -> Force:
    """The force as it would be recorded after some changes."""
    flags = {each.name: each.row for each in changes if isinstance(each.row, FlagEvidence)}
    figures = {each.name: each.row for each in changes if isinstance(each.row, IndicatorEvidence)}
    return force._replace(
        flags=FrozenDict({**force.flags, **flags}), indicators=FrozenDict({**force.indicators, **figures})
    )
