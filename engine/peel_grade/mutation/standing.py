"""How the forces of scenarios stand by a rulebook, told from a circuit: as nodes of all, and as it is of one."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import NamedTuple

from peel_grade.circuit.counting import Grades
from peel_grade.circuit.gates import ALWAYS, NEVER, Node
from peel_grade.circuit.lowering import Lowering
from peel_grade.force.file import Force
from peel_grade.population.evaluated import Evaluated, Plane
from peel_grade.rulebook.framework import INSUFFICIENT, UNGRADED
from peel_grade.rulebook.model import Rule, Rulebook
from peel_grade.scenarios.conclusions import Conclusions
from peel_grade.scenarios.expectation import Asked
from peel_grade.scenarios.standing import AreaStanding, PossibleGrades, Stratum
from peel_grade.wording.sentences import conclusion


class Beside(NamedTuple):
    """What is known of the forces beside their evidence: by question and grade those of which a panel gave it.

    By their number `completed` are the forces that complete the evidence of one, and `overall` the overall grades that
    the grades of its questions can come to together which are not ruled out by the rulebook that scenarios ran on.
    """

    moderated: Mapping[str, Mapping[str, Plane]]
    completed: Mapping[int, Sequence[int]]
    overall: Mapping[int, frozenset[str]]


_COUNTED_OVERALL = ("framework", "questions", "overall_grades")
"""What of a rulebook says which grades of questions come to which overall grade."""


class Parts:
    """What may be asked of forces by one rulebook, as nodes; `searched` grades one of them for what no node tells.

    A mutated rulebook has those by the rulebook that scenarios ran on as `before`.
    """

    def __init__(
        self,
        circuit: Evaluated,
        lowering: Lowering,
        beside: Beside,
        searched: Callable[[int], Conclusions],
        before: "Parts | None" = None,
    ) -> None:
        self.circuit, self.lowering, self.book = circuit, lowering, lowering.book
        self._beside, self._searched, self._before = beside, searched, before

    def of(self, asked: Asked) -> Mapping[Hashable, Node]:
        """All that may be said of what is asked for, each with the node that it is so."""
        match asked.kind:
            case "finding":
                truth, rule = self.lowering.rules.truth(asked.name), self.book.rules.get(asked.name)
                said = "" if rule is None else conclusion(rule, self.book.framework)
                return {said: truth.true, False: truth.false}
            case "area":
                rules = self.lowering.reasons(asked.name)
                found: dict[Hashable, Node] = {(each.id, each.kind): self._concludes(each) for each in rules}
                return found | {True: self.lowering.suggested(asked.name)}
            case "draft":
                return dict(self.drafts(asked.stratum, asked.name).items())
            case "borderline":
                of = self.lowering.borderline().items()
                return {(name, grade): node for name, grades in of for grade, node in grades.items()}
            case "no_precedent":
                return dict(self.lowering.no_precedent().items())
            case "if_moderated":
                return dict(self.if_moderated().items())
            case "possible":
                raise ValueError("nodes tell only what is not ruled out")

    def differing(self, asked: Asked, other: "Parts") -> Plane:
        """The forces of which something else is said by the other rulebook."""
        if asked.kind == "if_moderated" and self._drafts_alike(other):
            return 0
        here, there, planes = self.of(asked), other.of(asked), self.circuit.planes
        found: Plane = 0
        for what in here.keys() | there.keys():
            one, another = here.get(what, NEVER), there.get(what, NEVER)
            found |= planes[one] ^ planes[another]
        return found

    def _drafts_alike(self, other: "Parts") -> bool:
        """Whether questions are drafted the same, and count the same for the overall grade."""
        if self.book.overall_grades != other.book.overall_grades or self.book.framework != other.book.framework:
            return False
        return all(self.drafts("question", name) == other.drafts("question", name) for name in self.lowering.graded)

    def _concludes(self, rule: Rule) -> Node:
        return self.lowering.rules.truth(rule.id).true

    def drafts(self, stratum: Stratum, name: str) -> Grades:
        """The draft grades of a theme, a question or overall."""
        if stratum == "question" and not self.book.questions[name].graded:
            return {UNGRADED: ALWAYS}
        return self.lowering.drafted((stratum, name)).grades

    def not_ruled_out(self, stratum: Stratum, name: str) -> Grades:
        """The grades that are not ruled out, counted one grade rule by one."""
        if stratum == "question" and not self.book.questions[name].graded:
            return {}
        return self.lowering.possible((stratum, name))

    def shown(self, stratum: Stratum, name: str, number: int) -> PossibleGrades | None:
        """The possible grades of one force, where it and its completions show the ends of what is not ruled out."""
        planes, grades = self.circuit.planes, self.not_ruled_out(stratum, name)
        allowed = [each for each in self.book.framework.scale if planes[grades.get(each, NEVER)] >> number & 1]
        if stratum == "overall" and self._alike_below(number):
            allowed = [each for each in allowed if each in self._beside.overall.get(number, allowed)]
        ends = (allowed[0], allowed[-1]) if allowed else None
        drafts, those = self.drafts(stratum, name), (number, *self._beside.completed.get(number, ()))
        if all(any(planes[drafts.get(each, NEVER)] >> one & 1 for one in those) for each in {*(ends or ())}):
            return PossibleGrades(ends, exact=True)
        return None

    def _alike_below(self, number: int) -> bool:
        """Whether of each question of one force the same is not ruled out as before, and comes to the same overall."""
        before, planes = self._before, self.circuit.planes
        if before is None:
            return True
        if (
            self.book.overall_grades is not before.book.overall_grades
            or self.book.framework is not before.book.framework
        ):
            return False
        for name in self.lowering.graded:
            here, there = (each.not_ruled_out("question", name) for each in (self, before))
            for grade in {*here, *there}:
                if (planes[here.get(grade, NEVER)] ^ planes[there.get(grade, NEVER)]) >> number & 1:
                    return False
        return True

    def possible(self, stratum: Stratum, name: str, number: int) -> PossibleGrades:
        """The possible grades of one force."""
        return self.shown(stratum, name, number) or self._searched(number).possible(stratum, name)

    def if_moderated(self) -> Grades:
        """The overall grade by those that a panel gave questions, where it gave any."""
        circuit = self.circuit
        given = circuit.some(
            circuit.of(plane) for grades in self._beside.moderated.values() for plane in grades.values()
        )
        if given == NEVER:
            return {}
        questions = {name: dict(self.drafts("question", name)) for name in self.lowering.graded}
        for name in questions.keys() & self._beside.moderated.keys():
            grades = {grade: circuit.of(plane) for grade, plane in self._beside.moderated[name].items()}
            left = circuit.negation(circuit.some(grades.values()))
            drafted = {grade: circuit.every([left, node]) for grade, node in questions[name].items()}
            every = drafted.keys() | grades.keys()
            questions[name] = {
                grade: circuit.some([drafted.get(grade, NEVER), grades.get(grade, NEVER)]) for grade in every
            }
        overall = self.lowering.overall_of(questions)
        return {grade: circuit.every([given, node]) for grade, node in overall.items()}


class Seen:
    """One force, by its number; `doubtless` is that of the same without what is doubtful."""

    def __init__(self, parts: Parts, number: int, doubtless: int) -> None:
        self._parts, self._number, self._doubtless = parts, number, doubtless

    @property
    def force(self) -> Force:
        """The force."""
        return self._parts.circuit.evidence.known[self._number].force

    @property
    def book(self) -> Rulebook:
        """The rulebook."""
        return self._parts.book

    @property
    def without_doubtful(self) -> "Seen":
        """How it stands without the evidence that is called doubtful."""
        return Seen(self._parts, self._doubtless, self._doubtless)

    def verdict(self, rule: str) -> bool | None:
        """Whether a rule concludes; None where it cannot be decided."""
        truth = self._parts.lowering.rules.truth(rule)
        return True if self._holds(truth.true) else False if self._holds(truth.false) else None

    def area(self, name: str) -> AreaStanding | None:
        """How an area stands; None where nothing is a reason for it."""
        holding = [each for each in self._parts.lowering.reasons(name) if self.verdict(each.id)]
        if not holding:
            return None
        concern = any(each.kind == "cause_of_concern" for each in holding)
        suggested = self._holds(self._parts.lowering.suggested(name))
        return AreaStanding(suggested, concern, tuple(each.id for each in holding))

    def draft(self, stratum: Stratum, name: str) -> str:
        """A draft grade."""
        return self._one(self._parts.drafts(stratum, name)) or INSUFFICIENT

    def possible(self, stratum: Stratum, name: str) -> PossibleGrades:
        """The possible grades."""
        return self._parts.possible(stratum, name, self._number)

    def borderline(self) -> Mapping[str, str]:
        """The grade that each alternative which differs gives in place of the overall grade."""
        found = {name: self._one(grades) for name, grades in self._parts.lowering.borderline().items()}
        return {name: grade for name, grade in found.items() if grade is not None}

    def no_precedent(self) -> tuple[str, ...]:
        """Why the record has no case like the overall grade."""
        made = self._parts.lowering.no_precedent()
        return tuple(each.because for each in self.book.no_precedent if self._holds(made[each.id]))

    def if_moderated(self) -> str | None:
        """The overall grade by the grades that a panel gave questions; None where it gave none."""
        return self._one(self._parts.if_moderated())

    def _one(self, grades: Grades) -> str | None:
        return next((grade for grade, node in grades.items() if self._holds(node)), None)

    def _holds(self, node: Node) -> bool:
        return bool(self._parts.circuit.planes[node] >> self._number & 1)
