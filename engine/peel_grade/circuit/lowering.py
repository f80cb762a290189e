"""From a rulebook to gates: findings, areas, grades of themes and questions, overall, as drafts and as possible."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeAlias

from peel_grade.circuit.comparing import (
    Counted,
    Truth,
    by_grade,
    compare,
    counted,
    decide,
    first_that_holds,
    may_be_first,
)
from peel_grade.circuit.counting import Counting, Grades
from peel_grade.circuit.gates import NEVER, Circuit, Node
from peel_grade.circuit.rules import Rules
from peel_grade.files.record import Record
from peel_grade.rulebook.conditions import Leaf
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import Flag, GradeRule, Indicator, Rule, Rulebook
from peel_grade.rulebook.subjects import Count, count_of


class Lowered(Record):
    """A rulebook as a circuit: which node says what.

    - `findings`: by rule, that it surely concludes, and that it does not and cannot come to;
    - `suggested`, `open_areas`: by area, that it is suggested, and that it is not and missing evidence could bring it;
    - `themes`, `questions`, `overall`: that the draft is this grade; of each exactly one holds. What the framework does
      not grade has none;
    - `possible_themes`, `possible_questions`, `possible_overall`: that missing evidence allows this grade;
    - `decided`: by list (`theme/ID`, `question/ID`, `overall`), of each of its grade rules in order, by id, that it
      is the one that decides the draft;
    - `borderline`: by alternative, that it gives this grade in place of the draft; `no_precedent`: by remark, that it
      is made.
    """

    circuit: Circuit
    findings: Mapping[str, tuple[Node, Node]]
    suggested: Mapping[str, Node]
    open_areas: Mapping[str, Node]
    themes: Mapping[str, Grades]
    questions: Mapping[str, Grades]
    overall: Grades
    possible_themes: Mapping[str, Grades]
    possible_questions: Mapping[str, Grades]
    possible_overall: Grades
    decided: Mapping[str, Mapping[str, Node]]
    borderline: Mapping[str, Grades]
    no_precedent: Mapping[str, Node]


def lower(book: Rulebook, circuit: Circuit | None = None) -> Lowered:
    """The rulebook as gates, in a circuit of its own or in one that has others already, whose gates it shares."""
    return _Lowering(book, Circuit() if circuit is None else circuit).lowered()


_OfCount: TypeAlias = Callable[[Count, bool], Counted]
"""What a subject counts, as a draft or as what missing evidence may bring."""


class _Drafted(Record):
    """What a list of grade rules comes to: draft grades, possible grades, and which of its rules decides the draft."""

    draft: Grades
    possible: Grades
    decided: Mapping[str, Node]


class _Lowering:
    def __init__(self, book: Rulebook, circuit: Circuit) -> None:
        self._book, self._circuit = book, circuit
        self._scale = [INSUFFICIENT, *book.framework.scale]
        self._gates = Rules(book, circuit)
        self._counting = Counting(book.framework, self._gates, circuit)
        self._rules: dict[tuple[str, str], list[Rule]] = {}
        for rule in book.rules.values():
            self._rules.setdefault(("question", rule.question), []).append(rule)
            if rule.theme is not None:
                self._rules.setdefault(("theme", rule.theme), []).append(rule)
        self._entries: dict[tuple[str, str], list[Indicator | Flag]] = {}
        for entry in book.entries():
            self._entries.setdefault(("question", entry.question), []).append(entry)
            if entry.theme is not None:
                self._entries.setdefault(("theme", entry.theme), []).append(entry)

    def lowered(self) -> Lowered:
        book = self._book
        findings = {name: (self._gates.truth(name).true, self._gates.never(name)) for name in book.rules}
        themes = {name: self._theme(name) for name in book.themes}
        questions = {name: self._question(name, themes) for name, each in book.questions.items() if each.graded}
        overall = self._overall(questions) if book.graded_overall else _Drafted({}, {}, {})
        decided = {f"theme/{name}": each.decided for name, each in themes.items()}
        decided |= {f"question/{name}": each.decided for name, each in questions.items()}
        if book.graded_overall:
            decided["overall"] = overall.decided
        suggested = {name: self._suggested(name) for name in book.areas}
        return Lowered(
            self._circuit,
            findings,
            suggested,
            {name: self._open(name, suggested[name]) for name in book.areas},
            {name: each.draft for name, each in themes.items()},
            {name: each.draft for name, each in questions.items()},
            overall.draft,
            {name: each.possible for name, each in themes.items()},
            {name: each.possible for name, each in questions.items()},
            overall.possible,
            decided,
            self._borderline(questions, overall.draft),
            self._no_precedent(questions, overall.draft),
        )

    def _list(self, rules: Iterable[GradeRule], count: _OfCount) -> tuple[list[GradeRule], list[Truth], list[Truth]]:
        """The truths of a list's conditions, for the draft and for what may come."""
        listed = list(rules)
        now, later = (
            [decide(self._circuit, rule.when, partial(self._count, count=count, later=each)) for rule in listed]
            for each in (False, True)
        )
        return listed, now, later

    def _count(self, leaf: Leaf, count: _OfCount, later: bool) -> Truth:
        return compare(self._circuit, leaf, count(count_of(leaf.subject), later))

    def _drafted(self, rules: Iterable[GradeRule], count: _OfCount) -> _Drafted:
        listed, now, later = self._list(rules, count)
        grades = [*(rule.grade for rule in listed), INSUFFICIENT]
        deciding = first_that_holds(self._circuit, now)
        draft = by_grade(self._circuit, grades, deciding)
        possible = by_grade(self._circuit, grades, may_be_first(self._circuit, later))
        reached = {
            grade: self._circuit.some([possible.get(grade, NEVER), draft.get(grade, NEVER)])
            for grade in self._scale
            if grade in possible or grade in draft
        }
        decided = {rule.id: node for rule, node in zip(listed, deciding, strict=False)}
        return _Drafted(draft, reached, decided)

    def _theme(self, name: str) -> _Drafted:
        at = "theme", name

        def count(asked: Count, later: bool) -> Counted:
            if asked.of == "evidence":
                return self._counting.evidence(asked, self._entries.get(at, ()), later)
            return self._counting.findings(asked, self._rules.get(at, ()), later)

        return self._drafted((rule for rule in self._book.theme_grades if rule.grades(name)), count)

    def _question(self, name: str, themes: Mapping[str, _Drafted]) -> _Drafted:
        at, mine = ("question", name), {theme: themes[theme] for theme in self._book.themes_of(name)}
        drafts = {theme: each.draft for theme, each in mine.items()}
        allowed = {theme: each.possible for theme, each in mine.items()}

        def count(asked: Count, later: bool) -> Counted:
            if asked.of == "themes":
                return self._counting.units(asked, allowed if later else drafts)
            if asked.of == "evidence":
                return self._counting.evidence(asked, self._entries.get(at, ()), later)
            return self._counting.findings(asked, self._rules.get(at, ()), later)

        found = self._drafted((rule for rule in self._book.question_grades if rule.grades(name)), count)
        return self._carried(name, found)

    def _carried(self, name: str, inspected: _Drafted) -> _Drafted:
        """A question that was not inspected has its earlier grade; without one any is possible."""
        circuit = self._circuit
        here = self._gates.atom("inspected", name)
        away = circuit.negation(here)
        earlier = {grade: self._gates.atom("earlier", name, grade=grade) for grade in self._book.framework.scale}
        without = circuit.negation(circuit.some(earlier.values()))

        def either(grades: Grades, otherwise: Mapping[str, Node]) -> Grades:
            return {
                grade: circuit.some(
                    [
                        circuit.every([here, grades.get(grade, NEVER)]),
                        circuit.every([away, otherwise.get(grade, NEVER)]),
                    ]
                )
                for grade in self._scale
            }

        draft = either(inspected.draft, {**earlier, INSUFFICIENT: without})
        carried = {grade: circuit.some([node, without]) for grade, node in earlier.items()}
        possible = either(inspected.possible, {**carried, INSUFFICIENT: without})
        decided = {rule: circuit.every([here, node]) for rule, node in inspected.decided.items()}
        return _Drafted(draft, possible, decided)

    def _overall(self, questions: Mapping[str, _Drafted]) -> _Drafted:
        return self._drafted(self._book.overall_grades, self._of_questions(questions))

    def _of_questions(self, questions: Mapping[str, _Drafted]) -> _OfCount:
        drafts = {name: each.draft for name, each in questions.items()}
        allowed = {name: each.possible for name, each in questions.items()}

        def count(asked: Count, later: bool) -> Counted:
            if asked.of == "questions":
                return self._counting.units(asked, allowed if later else drafts)
            return counted((), (), 0, asked.measure == "share")

        return count

    def _borderline(self, questions: Mapping[str, _Drafted], overall: Grades) -> Mapping[str, Grades]:
        """Where another list of rules gives another grade, which; only beside a draft that is a grade."""
        circuit, count = self._circuit, self._of_questions(questions)
        graded = circuit.negation(overall.get(INSUFFICIENT, NEVER))
        found = {}
        for name, rules in self._book.overall_alternatives.items():
            listed, now, _ = self._list(rules, count)
            *deciding, _ = first_that_holds(circuit, now)
            grades = by_grade(circuit, [rule.grade for rule in listed], deciding)
            found[name] = {
                grade: circuit.every([graded, node, circuit.negation(overall.get(grade, NEVER))])
                for grade, node in grades.items()
            }
        return found

    def _no_precedent(self, questions: Mapping[str, _Drafted], overall: Grades) -> Mapping[str, Node]:
        circuit, count = self._circuit, self._of_questions(questions)
        graded = circuit.negation(overall.get(INSUFFICIENT, NEVER))
        of_leaf = partial(self._count, count=count, later=False)
        return {
            each.id: circuit.every([graded, decide(circuit, each.when, of_leaf).true])
            for each in self._book.no_precedent
        }

    def _suggested(self, name: str) -> Node:
        rules = self._reasons(name)
        inspected = self._gates.atom("inspected", self._book.areas[name].question)
        holding = self._circuit.some(self._gates.truth(rule.id).true for rule in rules)
        return self._circuit.every([inspected, holding, self._suggests(rules, later=False).true])

    def _open(self, name: str, suggested: Node) -> Node:
        circuit, rules = self._circuit, self._reasons(name)
        inspected = self._gates.atom("inspected", self._book.areas[name].question)
        may = circuit.some(circuit.negation(self._gates.never(rule.id)) for rule in rules)
        still = circuit.negation(self._suggests(rules, later=True).false)
        return circuit.every([inspected, circuit.negation(suggested), may, still])

    def _reasons(self, name: str) -> list[Rule]:
        return [rule for rule in self._book.rules.values() if rule.area == name]

    def _suggests(self, rules: list[Rule], later: bool) -> Truth:
        def count(asked: Count, later: bool) -> Counted:
            return self._counting.findings(asked, rules, later)

        return decide(self._circuit, self._book.suggest, partial(self._count, count=count, later=later))
