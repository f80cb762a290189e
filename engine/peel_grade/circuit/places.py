"""Where a list of grade rules counts: in a theme, in a question, overall, among the reasons for an area."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from peel_grade.circuit.comparing import Counted, Truth, by_grade, compare, decide, first_that_holds, may_be_first
from peel_grade.circuit.counting import Grades
from peel_grade.circuit.gates import Circuit, Node
from peel_grade.files.record import Record
from peel_grade.rulebook.conditions import Condition, Leaf, leaves
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import GradeRule
from peel_grade.rulebook.subjects import Count, count_of


class Drafted(Record):
    """What a list of grade rules comes to: by grade that it is the draft, and by rule that it decides it."""

    grades: Grades
    decided: Mapping[str, Node]


@lru_cache(maxsize=4096)
def _subjects(condition: Condition) -> tuple[str, ...]:
    return tuple(dict.fromkeys(leaf.subject for leaf in leaves(condition)))


class Place:
    """Decides conditions by what is counted at one place, each once.

    `count` is how a subject counts there, as a draft or (True) as what missing evidence may bring; None stands for as
    it does in the place that it is `like`.
    """

    def __init__(
        self, circuit: Circuit, count: Callable[[Count, bool], Counted | None], like: "Place | None" = None
    ) -> None:
        self._circuit, self._count, self._like = circuit, count, like
        self._counted: dict[tuple[str, bool], Counted] = {}
        self._truths: dict[tuple[Condition, bool], Truth] = {}

    def truth(self, condition: Condition, later: bool) -> Truth:
        """The truth of a condition."""
        asked, like = (condition, later), self._like
        if asked not in self._truths:
            if like is not None and all(
                self.counted(each, later) is like.counted(each, later) for each in _subjects(condition)
            ):
                self._truths[asked] = like.truth(condition, later)
            else:
                self._truths[asked] = decide(self._circuit, condition, lambda leaf: self._of_leaf(leaf, later))
        return self._truths[asked]

    def _of_leaf(self, leaf: Leaf, later: bool) -> Truth:
        return compare(self._circuit, leaf, self.counted(leaf.subject, later))

    def counted(self, subject: str, later: bool) -> Counted:
        """What a subject counts; the very same as in the place that this is like, if it is the same."""
        asked, like = (subject, later), self._like
        if asked not in self._counted:
            found = self._count(count_of(subject), later)
            if like is not None and (found is None or found == like.counted(subject, later)):
                found = like.counted(subject, later)
            assert found is not None  # only a place that is like another may leave it to that
            self._counted[asked] = found
        return self._counted[asked]


def draft_of(circuit: Circuit, rules: Sequence[GradeRule], truths: Sequence[Truth]) -> Drafted:
    """What a list comes to whose conditions are so: the first that holds decides."""
    deciding = first_that_holds(circuit, truths)
    grades = by_grade(circuit, [*(rule.grade for rule in rules), INSUFFICIENT], deciding)
    return Drafted(grades, {rule.id: node for rule, node in zip(rules, deciding, strict=False)})


def possible_of(circuit: Circuit, rules: Sequence[GradeRule], truths: Sequence[Truth]) -> Grades:
    """The grades that a list may come to whose conditions may be unknown."""
    return by_grade(circuit, [*(rule.grade for rule in rules), INSUFFICIENT], may_be_first(circuit, truths))
