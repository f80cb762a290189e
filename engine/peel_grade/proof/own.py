"""The properties that authors declare, as nodes of a circuit and as what is true of a draft."""

from collections.abc import Callable, Mapping

from peel_grade.circuit.comparing import Counted, Truth, compare, counted, decide
from peel_grade.circuit.counting import Grades
from peel_grade.circuit.gates import ALWAYS, NEVER, Atom, Node
from peel_grade.circuit.lowering import Lowered
from peel_grade.files.record import Record
from peel_grade.force.facts import Facts, Interval, exactly
from peel_grade.grades.counts import count_facts
from peel_grade.grades.results import Assessment
from peel_grade.rulebook.conditions import Condition, Leaf, holds, holds_within, threshold
from peel_grade.rulebook.model import Property, Rulebook
from peel_grade.rulebook.subjects import Count, Finding, count_of, entry_of, subject


class Asked(Record):
    """A property as nodes: where it is asked, and where it fails."""

    whenever: Node
    fails: Node


def asked(of: Property, book: Rulebook, lowered: Lowered) -> Asked:
    """The nodes of a property, in the circuit of its rulebook."""
    circuit = lowered.circuit

    def of_leaf(leaf: Leaf) -> Truth:
        match subject(leaf.subject):
            case Finding(rule):
                true, false = lowered.findings[rule]
                return Truth(*(circuit.some(_of_one(leaf, true, false, wanted)) for wanted in (True, False)))
            case Count() as count:
                return compare(circuit, leaf, _counted(count, book, lowered))
        entry = entry_of(leaf.subject)
        return Truth(circuit.atom(Atom("true", entry, leaf)), circuit.atom(Atom("false", entry, leaf)))

    whenever = ALWAYS if of.whenever is None else decide(circuit, of.whenever, of_leaf).true
    then = decide(circuit, of.holds, of_leaf).true
    return Asked(whenever, circuit.every([whenever, then if of.never else circuit.negation(then)]))


def _of_one(leaf: Leaf, true: Node, false: Node, wanted: bool) -> list[Node]:
    return [node for node, value in ((true, 1), (false, 0)) if holds(leaf, value) is wanted]


def _counted(count: Count, book: Rulebook, lowered: Lowered) -> Counted:
    """What a property counts of a draft."""
    circuit = lowered.circuit
    if count.of == "areas":
        (area,) = count.named
        node = lowered.suggested.get(area, NEVER)
        return counted([node], [node], 1, share=False)
    graded: Mapping[str, Grades] = {
        "themes": lowered.themes,
        "questions": lowered.questions,
        "overall": {"overall": lowered.overall},
    }[count.of]
    among = [grades for name, grades in graded.items() if not count.named or name in count.named]
    wanted = set(count.graded or (*book.framework.scale,))
    nodes = [circuit.some(node for grade, node in grades.items() if grade in wanted) for grades in among]
    return counted(nodes, nodes, len(among), count.measure == "share")


def fails(of: Property, assessment: Assessment) -> bool:
    """Whether a property fails for a draft."""

    def known(leaf: Leaf) -> Interval | None:
        return _facts(leaf, assessment).get(leaf.subject)

    if of.whenever is not None and truth(of.whenever, known) is not True:
        return False
    return (truth(of.holds, known) is True) is of.never


def truth(condition: Condition, known: Callable[[Leaf], Interval | None]) -> bool | None:
    """The truth of a condition from what is known of what each comparison is about."""
    if not isinstance(condition, Leaf):
        return threshold(condition, [truth(member, known) for member in condition.members])
    found = known(condition)
    return None if found is None else holds_within(condition, *found)


def _facts(leaf: Leaf, assessment: Assessment) -> Facts:
    match subject(leaf.subject):
        case Finding(rule):
            results = (each for row in assessment.questions.values() for each in row.rules)
            verdict = next((each.verdict for each in results if each.rule.id == rule), None)
            return {} if verdict is None else {leaf.subject: exactly(int(verdict))}
        case Count(_, "areas", named=(area,)):
            found = assessment.areas.get(area)
            return {leaf.subject: exactly(int(found is not None and found.suggested))}
        case Count(_, "overall", graded=graded):
            return {leaf.subject: exactly(int(assessment.overall.grade.draft in graded))}
        case Count():
            return _grade_facts(leaf, assessment)
    return dict(assessment.facts)


def _grade_facts(leaf: Leaf, assessment: Assessment) -> Facts:
    """The counts of themes or questions, as grade rules count them."""
    book = assessment.book
    questions = assessment.questions.items()
    if count_of(leaf.subject).of == "themes":
        grades = {theme: each.grade.draft for _, row in questions for theme, each in row.themes.items()}
    else:
        grades = {name: row.grade.draft for name, row in questions if book.questions[name].graded}
    below = {name: frozenset({grade}) for name, grade in grades.items()}
    return count_facts((leaf.subject,), {}, {}, below, book.framework.points)
