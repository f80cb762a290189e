"""What changes of evidence can come to, and whether that is a grade that is wanted: put together as resilience does it,
group by group, theme by theme, question by question; each of it at its least cost.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import TypeAlias

from peel_grade.files.record import Record
from peel_grade.firmness.changes import entry_named, standing_of
from peel_grade.firmness.components import components, places_among
from peel_grade.firmness.counting import Counts, grading
from peel_grade.firmness.diagrams import with_states
from peel_grade.firmness.kept import Diagram, Diagrams
from peel_grade.firmness.layout import Layout
from peel_grade.grades.results import Assessment
from peel_grade.routes.options import Option, options
from peel_grade.routes.parts import Adds, Decided, Group, Part, Rules, Still, together
from peel_grade.routes.results import Change, Of
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.subjects import Repeated

OVERALL = ""
"""Stands for all questions together, where the id of one could."""
Good: TypeAlias = Callable[[int], bool]
"""Whether a number that changes come to is what is wanted."""
_NONE = FrozenDict[str, int]()


def reaches(grade: str, target: str, framework: Framework) -> bool:
    """Whether a draft is a grade or a better one."""
    return grade in framework.scale and framework.place(grade) >= framework.place(target)


class Allowed(Record):
    """Which changes are looked at beside those for the better that can be made."""

    fixed: bool
    worse: bool

    def holds(self, change: Change | None) -> bool:
        """Whether a change is among them; none is."""
        return change is None or ((self.fixed or change.points > 0) and (self.worse or not change.worse))


class Reach:
    """All that changes of one kind of evidence can come to. Raises TooMany where that is more than can be kept."""

    def __init__(
        self,
        assessment: Assessment,
        diagrams: Diagrams,
        of: Of,
    ) -> None:
        self._assessment, self._diagrams = assessment, diagrams
        self._book, self._of = assessment.book, of
        self._offered: dict[tuple[str, ...], tuple[Diagram, list[list[Option]]]] = {}
        self._graders: dict[str, Callable[[int], str]] = {}
        self._standing = standing_of(assessment)
        self._graded = assessment.graded_questions
        self._drafts = {name: result.grade.draft for name, result in assessment.questions.items()}

    def goal(self, question: str, target: str, allowed: Allowed, rules: Rules) -> tuple[Part, Good] | None:
        """What changes can come to, and whether a number of it is what is wanted; None where rules are entangled."""
        parts = list[Part]()
        for names, clusters in self._components(question, allowed, rules):
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

    def _components(self, asked: str, allowed: Allowed, rules: Rules) -> Iterator[tuple[list[str], list[Part] | None]]:
        """The questions that share evidence with one (OVERALL: with each), and of them what changes independently.

        None where rules are too entangled.
        """
        groups = [
            (places, group)
            for group in self._diagrams.groups
            if (places := places_among(group.places, self._graded, self._book))
        ]
        for names, clusters in components(self._graded, groups, self._book):
            if asked not in (OVERALL, *names):
                continue
            if not all(group.layers for _, inside in clusters for group in inside):
                yield names, None
                continue
            yield (
                names,
                [
                    self._cluster(
                        [name for kind, name in places if kind == "theme"],
                        [partial(self._group, each, allowed=allowed, rules=rules) for each in inside],
                        names,
                        rules,
                    )
                    for places, inside in clusters
                ],
            )

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

    def _group(self, group: Diagram, adds: Adds, allowed: Allowed, rules: Rules) -> Group:
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
