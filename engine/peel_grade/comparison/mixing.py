"""Two force files mixed: the earlier one with any choice of what is otherwise in the later one, and what comes of it.

Rules are decided by the truth tables, grades by the engines. What a choice cannot reach is not worked out again: of
each rule, theme and question it is known which changes it rests on.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeAlias

from peel_grade.comparison.changes import RULEBOOK, Change, Side, one_book
from peel_grade.findings.engines import Engines
from peel_grade.findings.truths import decided, truth_of
from peel_grade.force.derived import with_derived
from peel_grade.force.facts import Facts, evidence_facts
from peel_grade.force.file import Force, with_successors
from peel_grade.force.moderation import Moderation
from peel_grade.grades.areas import AreaResult, area_results
from peel_grade.grades.assessment import decide_overall, grade_theme, piece_of, question_result
from peel_grade.grades.counts import Evidence, RuleResult, evidence_counts, tally
from peel_grade.grades.results import Graded, OverallResult, QuestionResult
from peel_grade.grades.settled import closed, never_concludes
from peel_grade.rulebook.conditions import Leaf, holds_within, leaves
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Indicator as Entry
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Finding, Flag, Indicator, PreviousGrade, Repeated, subject

Made: TypeAlias = frozenset[Change]
_SECTIONS = {"indicator": "indicators", "flag": "flags", "previous_grade": "previous_grades"}


class Mixture:
    """The earlier side with some changes made; each outcome of each choice is worked out once.

    `changes` are all that could change a draft; where two rulebooks grade, `RULEBOOK` is one of them.
    """

    def __init__(self, was: Side, now: Side, changes: Iterable[Change]) -> None:
        self.changes: Sequence[Change] = (*changes, *(() if one_book(was, now) else (RULEBOOK,)))
        self._all = frozenset(self.changes)
        sides = (was, now)
        engines = {side.book.sha256: side.engines for side in sides}
        self._engines = tuple(engines.values())
        self._forces = [tuple(_fitting(side.force, each.compiled.book) for side in sides) for each in self._engines]
        self._known: dict[tuple[object, ...], Any] = {}
        self._resting: dict[str, Made] = {}

    def engines(self, made: Made) -> Engines:
        """Those by which the mixture is graded."""
        return self._engines[RULEBOOK in made]

    def force(self, made: Made) -> Force:
        """The earlier force with these changes made; it fits the rulebook that grades it."""
        book = self.engines(made).compiled.book
        one, other = self._forces[RULEBOOK in made]
        fields: dict[str, Any] = {}
        for change in made:
            section = _SECTIONS.get(change.kind)
            if section is not None:
                rows, new = fields.setdefault(section, dict(getattr(one, section))), getattr(other, section)
                rows.pop(change.name, None)
                rows |= {change.name: new[change.name]} if change.name in new else {}
        if areas := {change.name for change in made if change.kind == "previous_area"}:
            kept = [row for row in one.previous_areas if row.area not in areas]
            fields["previous_areas"] = (*kept, *(row for row in other.previous_areas if row.area in areas))
        if asked := {change.name for change in made if change.kind == "inspected"}:
            sides = {name: other if name in asked else one for name in book.questions}
            fields["inspected"] = tuple(name for name, side in sides.items() if _inspected(side, name))
        if Change("previous_complete", "") in made:
            fields["previous_complete"] = other.previous_complete
        return one._replace(**fields)

    def result(self, rule: str, made: Made) -> RuleResult | None:
        """What becomes of a rule; None where the rulebook has none of this name."""
        key = "rule", rule, made & self.rests_on(rule)
        if key not in self._known:
            self._known[key] = self._result(rule, key[2])
        found: RuleResult | None = self._known[key]
        return found

    def _result(self, name: str, made: Made) -> RuleResult | None:
        book = self.engines(made).compiled.book
        if name not in book.rules:
            return None
        force, facts, found = self.force(made), self._facts(made), dict[str, bool | None]()
        verdict = truth_of(name, book, facts, found)
        if verdict is None and never_concludes(name, force, book, facts, decided(found)):
            verdict = False
        rule = book.rules[name]
        asked = None if rule.area is None else facts.get(str(Repeated(rule.area)))
        return RuleResult(rule, verdict, False if rule.area is None else None if asked is None else asked.low == 1)

    def _facts(self, made: Made) -> Facts:
        key = "facts", made
        if key not in self._known:
            self._known[key] = evidence_facts(self.force(made), self.engines(made).compiled.book)
        found: Facts = self._known[key]
        return found

    def _results(self, rules: Iterable[str], made: Made) -> tuple[RuleResult, ...]:
        results = (self.result(rule, made) for rule in rules)
        return tuple(result for result in results if result is not None)

    def evidence(self, stratum: str, name: str, made: Made) -> Evidence:
        """How much evidence a theme or question (`themes`, `questions`) has."""
        key = stratum, name, made & self._recording(stratum, name)
        if key not in self._known:
            compiled, entries = self.engines(made).compiled, self._entries[RULEBOOK in made][stratum, name]
            force = with_derived(self.force(key[2]), compiled.book)
            counted = [piece_of(entry, force) for entry in entries]
            self._known[key] = evidence_counts(counted, compiled.counts[stratum])
        found: Evidence = self._known[key]
        return found

    def theme(self, name: str, made: Made) -> Graded | None:
        """The grade of a theme; None where the rulebook has none of this name."""
        key = "theme", name, made & self.reaches("theme", name)
        if key not in self._known:
            engines, made = self.engines(made), key[2]
            self._known[key] = None
            if name in engines.compiled.book.themes:
                counts = tally(self._results(self.rules_of("theme", name), made))
                self._known[key] = grade_theme(name, counts, self.evidence("themes", name, made), engines)
        found: Graded | None = self._known[key]
        return found

    def question(self, name: str, made: Made) -> QuestionResult | None:
        """What comes of a question; None where the rulebook has none of this name."""
        key = "question", name, made & self.reaches("question", name)
        if key not in self._known:
            engines, made = self.engines(made), key[2]
            book = engines.compiled.book
            self._known[key] = None
            if name in book.questions:
                rules = self._results(self.rules_of("question", name), made)
                evidence = {("theme", theme): self.evidence("themes", theme, made) for theme in book.themes_of(name)}
                evidence["question", name] = self.evidence("questions", name, made)
                self._known[key] = question_result(name, rules, evidence, self.force(made), engines)
        found: QuestionResult | None = self._known[key]
        return found

    def overall(self, made: Made) -> OverallResult:
        """The overall grade."""
        engines = self.engines(made)
        results = {name: self.question(name, made) for name in engines.compiled.book.questions}
        return decide_overall({name: each.grade for name, each in results.items() if each is not None}, engines)

    def area(self, name: str, made: Made) -> AreaResult | None:
        """What comes of an area for improvement; None where nothing is a reason for it."""
        engines, rules = self.engines(made), self.rules_of("area", name)
        book = engines.compiled.book
        if name not in book.areas:
            return None
        question, force = book.areas[name].question, self.force(made)
        inspected = {question} if _inspected(force, question) else set()
        return next(iter(area_results({name: list(self._results(rules, made))}, inspected, engines)), None)

    def inspected(self, kind: str, name: str, made: Made) -> bool:
        """Whether the question was inspected to which a rule or area (`finding`, `area`) belongs."""
        book = self.engines(made).compiled.book
        entries: Mapping[str, Any] = book.rules if kind == "finding" else book.areas
        return name in entries and _inspected(self.force(made & self.reaches(kind, name)), entries[name].question)

    def places(self, made: Made) -> Collection[tuple[str, str]]:
        """The themes and questions (`themes`, `questions`, with their names) of the rulebook that grades."""
        return self._entries[RULEBOOK in made]

    def rests_on(self, rule: str) -> Made:
        """The changes that could decide whether a rule concludes, or is a repeat."""
        if rule not in self._resting:
            self._resting[rule] = frozenset()  # also for a circle
            found = {RULEBOOK}
            for number, book in enumerate(self.books):
                if rule in book.rules:
                    found = found.union(*(self._behind(leaf, number) for leaf in leaves(book.rules[rule].condition)))
                    if (area := book.rules[rule].area) is not None:
                        found |= _asked_before(area)
            self._resting[rule] = self._all & found
        return self._resting[rule]

    def _behind(self, leaf: Leaf, book: int) -> Iterable[Change]:
        """The changes that could make a comparison turn out otherwise."""
        match subject(leaf.subject):
            case Indicator(name):
                derived = self.books[book].indicators[name].derived
                if derived is not None:  # what follows from one side's figure and the other's is like neither
                    return [Change("indicator", each) for each in (name, *derived)]
                return [Change("indicator", name)] if self._turns(leaf, "indicators", name, book) else ()
            case Flag(name):
                return [Change("flag", name)] if self._turns(leaf, "flags", name, book) else ()
            case Finding(rule):
                return self.rests_on(rule)
            case Repeated(area):
                return _asked_before(area)
            case PreviousGrade(question):
                return [Change("previous_grade", question)]
        return ()

    def _turns(self, leaf: Leaf, section: str, name: str, book: int) -> bool:
        """Whether a comparison turns out otherwise on the other side, or is closed there in another way."""
        rows = [getattr(side, section).get(name) for side in self._forces[book]]
        if closed(rows[0]) is not closed(rows[1]):
            return True
        one, other = (facts.get(leaf.subject) for facts in self._facts_of_sides[book])
        if one is None or other is None:
            return one is not other
        return holds_within(leaf, *one) is not holds_within(leaf, *other)

    @cached_property
    def _facts_of_sides(self) -> list[list[Facts]]:
        """By rulebook, the facts of both sides."""
        return [
            [evidence_facts(side, book) for side in sides] for book, sides in zip(self.books, self._forces, strict=True)
        ]

    def reaches(self, kind: str, name: str) -> Made:
        """The changes that could make a finding, area, theme, question or the overall grade another one."""
        key = "reaches", kind, name
        if key not in self._known:
            self._known[key] = self._reaching(kind, name)
        found: Made = self._known[key]
        return found

    def _reaching(self, kind: str, name: str) -> Made:
        books = self.books
        if kind == "overall":
            return self._all
        found = {RULEBOOK}.union(*(self.rests_on(rule) for rule in self.rules_of(kind, name)))
        questions = {name} if kind == "question" else set()
        if kind == "finding":
            questions = {book.rules[name].question for book in books if name in book.rules}
        if kind == "area":
            questions = {book.areas[name].question for book in books if name in book.areas}
        found |= {Change("inspected", question) for question in questions}
        if kind == "theme":
            found |= self._recording("themes", name)
        if kind == "question":
            themes = {theme for book in books for theme in book.themes_of(name)}
            found |= self._recording("questions", name).union(*(self._recording("themes", theme) for theme in themes))
            found |= {Change("previous_grade", name)}
        return self._all & found

    def rules_of(self, kind: str, name: str) -> tuple[str, ...]:
        """The rules that a theme or question holds, that name an area, or the one of this name."""
        key = "rules", kind, name
        if key not in self._known:
            field = "id" if kind == "finding" else kind
            rules = (rule for book in self.books for rule in book.rules.values())
            self._known[key] = tuple(dict.fromkeys(rule.id for rule in rules if getattr(rule, field) == name))
        found: tuple[str, ...] = self._known[key]
        return found

    def _recording(self, stratum: str, name: str) -> Made:
        """The changes that could make another number of pieces of evidence recorded in a theme or question."""
        key = "pieces", stratum, name
        if key not in self._known:
            found = {RULEBOOK}
            for book, entries in enumerate(self._entries):
                one, other = self._forces[book]
                for entry in entries.get((stratum, name), ()):
                    if getattr(entry, "derived", None):
                        found |= {Change("indicator", each) for each in (entry.id, *entry.derived)}
                    elif piece_of(entry, one) != piece_of(entry, other):
                        found.add(Change("indicator" if isinstance(entry, Entry) else "flag", entry.id))
            self._known[key] = self._all & found
        pieces: Made = self._known[key]
        return pieces

    @cached_property
    def books(self) -> list[Rulebook]:
        """The rulebooks by which the sides are graded: one, or two."""
        return [each.compiled.book for each in self._engines]

    @cached_property
    def _entries(self) -> list[dict[tuple[str, str], list[Any]]]:
        """By rulebook, what may be recorded in each theme and question."""
        found: list[dict[tuple[str, str], list[Any]]] = []
        for book in self.books:
            places: dict[tuple[str, str], list[Any]] = {("themes", name): [] for name in book.themes}
            places |= {("questions", name): [] for name in book.questions}
            for entry in book.entries():
                places["questions", entry.question].append(entry)
                if entry.theme is not None:
                    places["themes", entry.theme].append(entry)
            found.append(places)
        return found


def _asked_before(area: str) -> set[Change]:
    """What says whether an earlier inspection made an area."""
    return {Change("previous_area", area), Change("previous_complete", "")}


def _inspected(force: Force, question: str) -> bool:
    return force.inspected is None or question in force.inspected


def _fitting(force: Force, book: Rulebook) -> Force:
    """The force as far as a rulebook knows what it names: that of another framework may know more, or call it so."""
    force = with_successors(force, book)
    ranks, scale = book.framework.ranks, book.framework.scale
    indicators = {
        name: row if row.rank is None or row.rank in ranks else row._replace(rank=None)
        for name, row in force.indicators.items()
        if name in book.indicators
    }
    flags = {name: row for name, row in force.flags.items() if name in book.flags}
    grades = {name: row for name, row in force.previous_grades.items() if name in book.questions and row.grade in scale}
    return force._replace(
        indicators=FrozenDict(indicators),
        flags=FrozenDict(flags),
        previous_grades=FrozenDict(grades),
        previous_areas=tuple(row for row in force.previous_areas if row.area in book.areas),
        moderation=Moderation(),
    )
