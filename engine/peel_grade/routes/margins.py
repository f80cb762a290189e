"""How far each recorded figure may move, and all else stay, before a draft is another one."""

from collections.abc import Iterable, Iterator, Mapping

from peel_grade.files.record import Record
from peel_grade.findings.engines import Engines
from peel_grade.findings.truths import truth_of
from peel_grade.firmness.kept import Diagram, load_diagrams
from peel_grade.force.derived import with_derived
from peel_grade.force.facts import evidence_facts
from peel_grade.force.figures import Range
from peel_grade.force.file import Force
from peel_grade.grades.assessment import conclude, suggested
from peel_grade.grades.results import Assessment
from peel_grade.routes.figures import Span, computed_from, spans, with_row
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Condition, Leaf, Number, leaves
from peel_grade.rulebook.frozen import FrozenDict


class Turn(Record):
    """The nearest number on one side of a figure at which a draft is another one.

    It is `at` that number, or, where that is not `included`, at any beyond it. `grades` are those that are other ones
    (questions by id, overall under an empty one), `gone` and `new` areas that are then suggested no more, or only then.
    """

    at: Number
    included: bool
    grades: Mapping[str, str]
    gone: tuple[str, ...]
    new: tuple[str, ...]


class Margin(Record):
    """How far a recorded figure may move: below and above it, where first something is otherwise, then where first a
    grade is; where both are one it stands once, and where nothing ever is there is nothing.
    """

    name: str
    below: tuple[Turn, ...]
    above: tuple[Turn, ...]


def margins(assessment: Assessment, engines: Engines) -> tuple[Margin, ...]:
    """Of each recorded figure in the order of the catalogue; not of those of which only a range is known."""
    book = assessment.book
    force = with_derived(assessment.force, book)
    inspected = {name for name, result in assessment.questions.items() if result.status == "inspected"}
    groups = {entry: group for group in load_diagrams(engines.compiled).groups for entry in group.entries}
    found = []
    for entry in book.entries():
        row = force.indicators.get(entry.id)
        if row is None or row.value is None or isinstance(row.value, Range) or entry.question not in inspected:
            continue
        found.append(_Figure(entry.id, force, assessment, engines, groups).margin(row.value))
    return tuple(found)


class _Figure:
    """One figure on the move."""

    def __init__(
        self, name: str, force: Force, assessment: Assessment, engines: Engines, groups: Mapping[str, Diagram]
    ) -> None:
        self._name, self._assessment, self._engines = name, assessment, engines
        book = assessment.book
        moved = [name, *computed_from(name, force)]
        asked = {str(subjects.Indicator(each)) for each in moved}
        self._rules = {rule: None for each in asked for rule in groups[each].rules} if asked <= groups.keys() else {}
        self._leaves = _leaves((book.rules[rule].condition for rule in self._rules), asked)
        stated = {each: row for each, row in force.indicators.items() if each not in moved[1:]}
        self._force = force._replace(indicators=FrozenDict(stated))
        self._row = force.indicators[name]
        self._spans = spans(name, self._leaves, self._row, force, book)
        self._drafted: dict[tuple[bool | None, ...], _Drafted] = {}

    def margin(self, value: Number) -> Margin:
        """Where the first turns are."""
        here = next(at for at, span in enumerate(self._spans) if span.holds(value))
        now = self._draft(self._spans[here].sample)
        below = self._turns(((span, span.high, span.high_in) for span in self._spans[:here][::-1]), now)
        above = self._turns(((span, span.low, span.low_in) for span in self._spans[here + 1 :]), now)
        return Margin(self._name, tuple(below), tuple(above))

    def _turns(self, beyond: Iterable[tuple[Span, Number, bool]], now: "_Drafted") -> Iterator[Turn]:
        """Where something is otherwise on the way, by each span with the end that is reached first."""
        some = False
        for span, at, included in beyond:
            there = self._draft(span.sample)
            grades = {name: grade for name, grade in there.grades.items() if grade != now.grades[name]}
            gone = tuple(each for each in now.areas if each not in there.areas)
            new = tuple(each for each in there.areas if each not in now.areas)
            if grades or ((gone or new) and not some):
                some = True
                yield Turn(at, included, FrozenDict(grades), gone, new)
            if grades:
                return

    def _draft(self, value: Number) -> "_Drafted":
        """What is drafted with another value."""
        assessment, book = self._assessment, self._assessment.book
        force = with_row(self._force, self._name, self._row._replace(value=value, computed_from=()))
        facts = evidence_facts(force, book)
        truths: dict[str, bool | None] = {}
        verdicts = {rule: truth_of(rule, book, facts, truths) for rule in self._rules}
        key = tuple(verdicts.values())
        if key not in self._drafted:
            decided = {name: verdict for name, verdict in assessment.verdicts.items() if name not in verdicts}
            decided |= {name: verdict for name, verdict in verdicts.items() if verdict is not None}
            draft = conclude(force, facts, decided, self._engines, assessment)
            grades = {name: result.grade.draft for name, result in draft.questions.items()}
            grades[""] = draft.overall.grade.draft
            self._drafted[key] = _Drafted(grades, tuple(each.area.id for each in suggested(draft)))
        return self._drafted[key]


class _Drafted(Record):
    """The grades, the overall one under an empty id, and what is suggested."""

    grades: Mapping[str, str]
    areas: tuple[str, ...]


def _leaves(conditions: Iterable[Condition], asked: set[str]) -> list[Leaf]:
    """The comparisons of some figures."""
    found = (leaf for condition in conditions for leaf in leaves(condition))
    return list(dict.fromkeys(leaf for leaf in found if subjects.entry_of(leaf.subject) in asked))
