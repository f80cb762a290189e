"""What of a draft something concerns that is asked of all drafts: which questions, and whether the overall grade."""

from collections.abc import Iterable, Iterator

from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.model import Excepted, Property, Rulebook

OVERALL = "overall"


class Concerns:
    """Tells it by the ids of questions, and `overall`; all of them where nothing says which."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self.all = frozenset({*book.questions, *([OVERALL] if book.graded_overall else [])})
        self._decided: dict[str, set[str]] = {}
        """By grade rule: where it may decide."""
        for rule in book.theme_grades:
            self._decided.setdefault(rule.id, set()).update(map(self._question_of, rule.of or book.themes))
        for rule in book.question_grades:
            self._decided.setdefault(rule.id, set()).update(rule.of or book.questions)
        for rules in (book.overall_grades, *book.overall_alternatives.values()):
            for rule in rules:
                self._decided.setdefault(rule.id, set()).add(OVERALL)

    def of_property(self, each: Property) -> frozenset[str]:
        """What a property speaks of."""
        conditions = [each.holds, *([] if each.whenever is None else [each.whenever])]
        return frozenset(
            name for condition in conditions for leaf in leaves(condition) for name in self._of_subject(leaf.subject)
        )

    def of_exception(self, each: Excepted) -> frozenset[str]:
        """Where something is excepted: what evidence is excepted from, of the overall grade too."""
        if each.places or not each.of:
            return self._of_each(each.places)
        of_evidence = any(name in part for name in each.of for part in (self._book.indicators, self._book.flags))
        return self._of_each(each.of) | (self.all & {OVERALL} if of_evidence else frozenset())

    def of_case(self, about: str | None, place: str | None) -> frozenset[str]:
        """What a claim is of: its place (`theme/ID`, `question/ID`, `overall`) says it, or else what it is about."""
        kind, _, name = (place or "").partition("/")
        if kind == "theme" and name in self._book.themes:
            return frozenset({self._question_of(name)})
        return self._of_each([name or kind] if place else [about] if about else [])

    def _question_of(self, theme: str) -> str:
        return self._book.themes[theme].question

    def _of_each(self, names: Iterable[str]) -> frozenset[str]:
        found = [self._of(name) for name in names]
        return frozenset().union(*found) if found else self.all

    def _of(self, name: str) -> Iterable[str]:
        """What an id concerns, of whatever it is."""
        book = self._book
        if name in self.all:
            return {name}
        for part in (book.themes, book.rules, book.areas, book.indicators, book.flags):
            if name in part:
                return {part[name].question}
        return self._decided.get(name, self.all)  # a grade may be given anywhere

    def _of_subject(self, text: str) -> Iterator[str]:
        match subjects.subject(text):
            case subjects.Flag(name) | subjects.Indicator(name) | subjects.Finding(name) | subjects.Repeated(name):
                yield from self._of(name)
            case subjects.PreviousGrade(question):
                yield question
            case subjects.Count(of="overall"):
                yield OVERALL
            case subjects.Count(of="themes", named=named) if named:
                yield from map(self._question_of, named)
            case subjects.Count(of="questions", named=()):
                yield from (question.id for question in self._book.questions.values() if question.graded)
            case subjects.Count(named=named) if named:
                yield from self._of_each(named)
            case _:
                yield from self._book.questions
