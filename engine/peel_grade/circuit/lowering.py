"""From a rulebook to gates: findings, areas, grades of themes and questions, overall, as drafts and as possible."""

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from typing import TypeAlias

from peel_grade.circuit.comparing import Counted, Truth, by_grade, counted, first_that_holds
from peel_grade.circuit.counting import Counting, Grades, among
from peel_grade.circuit.gates import NEVER, Circuit, Node
from peel_grade.circuit.places import Drafted, Place, draft_of, possible_of
from peel_grade.circuit.rules import Rules
from peel_grade.files.record import Record
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import Flag, GradeRule, Indicator, Remark, Rule, Rulebook
from peel_grade.rulebook.subjects import Count


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
    parts = Lowering(Rules(book, Circuit() if circuit is None else circuit))
    lists = [("theme", name) for name in book.themes] + [("question", name) for name in parts.graded]
    lists += [OVERALL] if book.graded_overall else []
    # findings, and then each list whole before the next: proofs are sought in the order of gates
    findings = {name: (parts.rules.truth(name).true, parts.rules.never(name)) for name in book.rules}
    drafts, allowed = dict[At, Drafted](), dict[At, Grades]()
    for at in lists:
        drafts[at], allowed[at] = parts.drafted(at), parts.possible(at)
    grades = {stratum: {at[1]: each.grades for at, each in drafts.items() if at[0] == stratum} for stratum in STRATA}
    possible = {stratum: {at[1]: each for at, each in allowed.items() if at[0] == stratum} for stratum in STRATA}
    return Lowered(
        parts.rules.circuit,
        findings,
        {name: parts.suggested(name) for name in book.areas},
        {name: parts.open(name) for name in book.areas},
        grades["theme"],
        grades["question"],
        grades["overall"].get("overall", {}),
        possible["theme"],
        possible["question"],
        possible["overall"].get("overall", {}),
        {"overall" if at == OVERALL else "/".join(at): each.decided for at, each in drafts.items()},
        parts.borderline(),
        parts.no_precedent(),
    )


At: TypeAlias = tuple[str, str]
"""Where something is counted: the stratum, and in it which theme, question, area, or `overall`."""
STRATA = ("theme", "question", "overall")
"""Those with lists of grade rules."""
OVERALL: At = ("overall", "overall")


class Lowering:
    """The parts of a rulebook as gates, each made when it is first asked for.

    `like` is that of another rulebook with the same catalogue, questions and areas, in the same circuit; `but` are the
    rules in which they differ: whose gates do, or what they conclude, or that only one has. What counts the same in
    both is taken from it.
    """

    def __init__(self, rules: Rules, like: "Lowering | None" = None, but: Collection[str] = ()) -> None:
        self.rules, self.book = rules, rules.book
        self.graded = [name for name, question in self.book.questions.items() if question.graded]
        self._circuit, self._like = rules.circuit, like
        self._counting: Counting = Counting(self.book.framework, rules, None if like is None else like._counting, but)
        self._but = but
        books = () if like is None else (self.book, like.book)
        self._moving = _by_place(book.rules.get(name) for name in but for book in books)
        self._evidence: dict[tuple[At, Count, bool], Counted] = {} if like is None else like._evidence
        self._concluding = _by_place(self.book.rules.values()) if like is None else {}
        self._recorded: Mapping[At, list[Indicator | Flag]] = _recorded(self.book) if like is None else like._recorded
        self._same: dict[At, bool] = {}
        self._lists: dict[At, list[GradeRule]] = {}
        self._at: dict[At, Place] = {}
        self._truths: dict[tuple[At, bool], list[Truth]] = {}
        self._of_lists: dict[At, Drafted] = {}
        self._drafted: dict[At, Drafted] = {}
        self._possible: dict[At, Grades] = {}

    def drafted(self, at: At) -> Drafted:
        """What a theme, a question that the framework grades, or all is drafted."""
        if at not in self._drafted:
            like = self._like
            if like is not None and (self._untouched(at) or self._holds_alike(at, like, later=False)):
                self._drafted[at] = like.drafted(at)
            else:
                found = self._inspected_draft(at)
                self._drafted[at] = self._carried_draft(at[1], found) if at[0] == "question" else found
        return self._drafted[at]

    def possible(self, at: At) -> Grades:
        """The grades that missing evidence allows, the draft among them."""
        if at not in self._possible:
            like = self._like
            if like is not None and (
                self._untouched(at)
                or (self._holds_alike(at, like, later=True) and self.drafted(at).grades == like.drafted(at).grades)
            ):
                self._possible[at] = like.possible(at)
            else:
                later = possible_of(self._circuit, self._listed(at), self._holding(at, later=True))
                found = self._either(later, self._inspected_draft(at).grades)
                self._possible[at] = self._carried_possible(at[1], found) if at[0] == "question" else found
        return self._possible[at]

    def _inspected_draft(self, at: At) -> Drafted:
        """What the list comes to; of a question, where it was inspected."""
        if at not in self._of_lists:
            self._of_lists[at] = draft_of(self._circuit, self._listed(at), self._holding(at, later=False))
        return self._of_lists[at]

    def _holds_alike(self, at: At, like: "Lowering", *, later: bool) -> bool:
        """Whether the list has the same grade rules as in the other rulebook, and of these the same hold."""
        return self._listed(at) == like._listed(at) and self._holding(at, later) == like._holding(at, later)

    def overall_of(self, questions: Mapping[str, Grades]) -> Grades:
        """What is drafted overall where the questions have these grades."""
        rules = self.book.overall_grades
        place = Place(self._circuit, lambda asked, _later: self._counting.units(asked, questions))
        return draft_of(self._circuit, rules, [place.truth(rule.when, later=False) for rule in rules]).grades

    def borderline(self) -> Mapping[str, Grades]:
        """Where another list of rules gives another grade, which; only beside a draft that is a grade."""
        circuit, found = self._circuit, {}
        for name, rules in self.book.overall_alternatives.items():
            overall, truths = self.drafted(OVERALL).grades, self._at_place(OVERALL, rules, later=False)
            drafted = circuit.negation(overall.get(INSUFFICIENT, NEVER))
            *deciding, _ = first_that_holds(circuit, truths)
            found[name] = {
                grade: circuit.every([drafted, node, circuit.negation(overall.get(grade, NEVER))])
                for grade, node in by_grade(circuit, [rule.grade for rule in rules], deciding).items()
            }
        return found

    def no_precedent(self) -> Mapping[str, Node]:
        """By remark, that it is made; only beside a draft that is a grade."""
        remarks, circuit = self.book.no_precedent, self._circuit
        found = {}
        for each, truth in zip(remarks, self._at_place(OVERALL, remarks, later=False), strict=True):
            ungraded = self.drafted(OVERALL).grades.get(INSUFFICIENT, NEVER)
            found[each.id] = circuit.every([circuit.negation(ungraded), truth.true])
        return found

    def suggested(self, name: str) -> Node:
        """An area is suggested."""
        found = self._suggests(name, later=False)
        holding = self._circuit.some(self.rules.truth(rule.id).true for rule in self.reasons(name))
        return self._circuit.every([self._inspected(name), holding, found.true])

    def open(self, name: str) -> Node:
        """An area is not suggested, and missing evidence could bring it."""
        circuit = self._circuit
        may = circuit.some(circuit.negation(self.rules.never(rule.id)) for rule in self.reasons(name))
        still = circuit.negation(self._suggests(name, later=True).false)
        return circuit.every([self._inspected(name), circuit.negation(self.suggested(name)), may, still])

    def reasons(self, area: str) -> list[Rule]:
        """The rules that are reasons for an area."""
        return self._rules_at(("area", area))

    def _suggests(self, area: str, later: bool) -> Truth:
        return self._place(("area", area)).truth(self.book.suggest, later)

    def _inspected(self, area: str) -> Node:
        return self.rules.atom("inspected", self.book.areas[area].question)

    def _listed(self, at: At) -> list[GradeRule]:
        """The grade rules of the list of a theme or question, or overall."""
        if at not in self._lists:
            stratum, like = at[0], self._like
            rules = _grade_rules(self.book, stratum)
            if like is not None and rules is _grade_rules(like.book, stratum):
                self._lists[at] = like._listed(at)
            else:
                self._lists[at] = [rule for rule in rules if stratum == "overall" or rule.grades(at[1])]
        return self._lists[at]

    def _holding(self, at: At, later: bool) -> list[Truth]:
        """The truths of a list's conditions."""
        if (at, later) not in self._truths:
            self._truths[at, later] = self._at_place(at, self._listed(at), later)
        return self._truths[at, later]

    def _at_place(self, at: At, rules: Iterable[GradeRule | Remark], later: bool) -> list[Truth]:
        place = self._place(at)
        return [place.truth(rule.when, later) for rule in rules]

    def _place(self, at: At) -> Place:
        """Where is counted: the other rulebook's, where nothing can differ, else one that is like it."""
        if at not in self._at:
            there = None if self._like is None else self._like._place(at)
            same = there is not None and self._counts_alike(at)
            self._at[at] = there if there and same else Place(self._circuit, partial(self._count, at), there)
        return self._at[at]

    def _counts_alike(self, at: At) -> bool:
        """Whether nothing can be counted otherwise than by the other rulebook."""
        like = self._like
        if like is None or at in self._moving or self.book.framework.points != like.book.framework.points:
            return False
        return all(map(self._untouched, self._below(at)))

    def _untouched(self, at: At) -> bool:
        """Whether nothing can be graded otherwise than by the other rulebook."""
        if at not in self._same:
            same = self._like is not None and self._listed(at) == self._like._listed(at)
            self._same[at] = same and self._counts_alike(at)
        return self._same[at]

    def _grades(self, at: At, later: bool) -> Grades:
        return self.possible(at) if later else self.drafted(at).grades

    def _same_below(self, at: At, later: bool, like: "Lowering") -> bool:
        """Whether both rulebooks give the same grades to what grade rules count at a place, and these bring as much."""
        if self.book.framework.points != like.book.framework.points:
            return False
        return all(self._grades(each, later) == like._grades(each, later) for each in self._below(at))

    def _below(self, at: At) -> list[At]:
        """The themes of a question; overall, the questions."""
        stratum, name = at
        if stratum == "question":
            return [("theme", theme) for theme in self.book.themes_of(name)]
        return [("question", question) for question in self.graded] if stratum == "overall" else []

    def _count(self, at: At, asked: Count, later: bool) -> Counted | None:
        """What a subject counts at a place; None where that is what the other rulebook counts there."""
        if asked.of == f"{_BELOW.get(at[0])}s":
            if self._like is not None and self._same_below(at, later, self._like):
                return None
            return self._counting.units(asked, {each[1]: self._grades(each, later) for each in self._below(at)})
        if at == OVERALL:
            return counted((), (), 0, asked.measure == "share")
        if asked.of == "evidence" and at[0] != "area":
            if (at, asked, later) not in self._evidence:
                self._evidence[at, asked, later] = self._counting.evidence(asked, self._recorded.get(at, ()), later)
            return self._evidence[at, asked, later]
        if self._like is not None and not any(among(asked, rule) for rule in self._moving.get(at, ())):
            return None
        return self._counting.findings(asked, self._rules_at(at), later)

    def _rules_at(self, at: At) -> list[Rule]:
        """The rules that are counted at a place."""
        if self._like is None:
            return self._concluding.get(at, [])
        found = self._like._rules_at(at)
        if at in self._moving:
            others = [rule for name in self._but if (rule := self.book.rules.get(name)) and at in _places(rule)]
            found = [*(rule for rule in found if rule.id not in self._but), *others]
        return found

    def _carried_draft(self, name: str, inspected: Drafted) -> Drafted:
        """A question that was not inspected has its earlier grade."""
        circuit, (here, earlier, without) = self._circuit, self._before(name)
        away = circuit.negation(here)
        otherwise = {**earlier, INSUFFICIENT: without}
        grades = self._either(
            {grade: circuit.every([here, node]) for grade, node in inspected.grades.items()},
            {grade: circuit.every([away, node]) for grade, node in otherwise.items()},
        )
        return Drafted(grades, {rule: circuit.every([here, node]) for rule, node in inspected.decided.items()})

    def _carried_possible(self, name: str, inspected: Grades) -> Grades:
        """A question that was not inspected has its earlier grade; without one any is possible."""
        circuit, (here, earlier, without) = self._circuit, self._before(name)
        away = circuit.negation(here)
        otherwise = {grade: circuit.some([node, without]) for grade, node in earlier.items()} | {INSUFFICIENT: without}
        return self._either(
            {grade: circuit.every([here, node]) for grade, node in inspected.items()},
            {grade: circuit.every([away, node]) for grade, node in otherwise.items()},
        )

    def _before(self, name: str) -> tuple[Node, Grades, Node]:
        """That a question was inspected, its earlier grades, and that it has none."""
        here = self.rules.atom("inspected", name)
        earlier = {grade: self.rules.atom("earlier", name, grade=grade) for grade in self.book.framework.scale}
        return here, earlier, self._circuit.negation(self._circuit.some(earlier.values()))

    def _either(self, one: Grades, other: Grades) -> Grades:
        """The grades of both, in the order of the scale."""
        every = (INSUFFICIENT, *self.book.framework.scale)
        return {
            grade: self._circuit.some([one.get(grade, NEVER), other.get(grade, NEVER)])
            for grade in every
            if grade in one or grade in other
        }


_BELOW = {"question": "theme", "overall": "question"}
"""What has the grades that are counted there."""


def _grade_rules(book: Rulebook, stratum: str) -> tuple[GradeRule, ...]:
    return {"theme": book.theme_grades, "question": book.question_grades, "overall": book.overall_grades}[stratum]


def _places(rule: Rule) -> list[At]:
    """Where a rule is counted."""
    theme, area = [("theme", rule.theme)] if rule.theme else [], [("area", rule.area)] if rule.area else []
    return [("question", rule.question), *theme, *area]


def _by_place(rules: Iterable[Rule | None]) -> Mapping[At, list[Rule]]:
    """Rules by where they are counted."""
    found: dict[At, list[Rule]] = {}
    for rule in rules:
        if rule is not None:
            for at in _places(rule):
                found.setdefault(at, []).append(rule)
    return found


def _recorded(book: Rulebook) -> Mapping[At, list[Indicator | Flag]]:
    """Pieces of evidence by where they are counted."""
    found: dict[At, list[Indicator | Flag]] = {}
    for entry in book.entries():
        found.setdefault(("question", entry.question), []).append(entry)
        if entry.theme is not None:
            found.setdefault(("theme", entry.theme), []).append(entry)
    return found
