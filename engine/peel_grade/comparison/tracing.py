"""Why something in a draft is otherwise: which changes of evidence bring it, and which of what was decided below it.

Every set that is told was tried both ways: made alone, and taken back alone.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from peel_grade.causes.search import Causes, find_causes
from peel_grade.comparison.changes import RULEBOOK, Change
from peel_grade.comparison.mixing import Made, Mixture
from peel_grade.comparison.stands import area_stand, finding_stand
from peel_grade.grades.areas import area_results
from peel_grade.grades.assessment import decide_overall, grade_question, grade_theme
from peel_grade.grades.counts import Category, RuleResult, tally, tells_apart
from peel_grade.grades.results import Graded


class Why(NamedTuple):
    """What brings a difference: changes of `evidence`; and `below`, of what was concluded on the way to it.

    `below` is None of a finding, which rests on evidence alone.
    """

    evidence: Causes[Change]
    below: Causes[Change] | None


def draft_of(graded: Graded | None) -> object:
    """The draft grade."""
    return None if graded is None else graded.draft


def range_of(graded: Graded | None) -> object:
    """The grades that are not ruled out, from the worst to the best."""
    return None if graded is None else graded.range


class Tracing:
    """Looks for what brings the differences between two drafts."""

    def __init__(self, mixture: Mixture) -> None:
        self._mixture = mixture
        self._order = {change: number for number, change in enumerate(mixture.changes)}
        self._all = frozenset(mixture.changes) - {RULEBOOK}
        self._books = [frozenset({RULEBOOK} if two else ()) for two in range(1 + (RULEBOOK in mixture.changes))]

    def finding(self, rule: str) -> Why:
        """Why a rule comes to conclude, or no more, or is a repeat."""
        mixture = self._mixture

        def value(made: Made) -> object:
            return finding_stand(mixture.result(rule, made), mixture.inspected("finding", rule, made))

        return Why(self._of_evidence("finding", rule, value), None)

    def area(self, name: str) -> Why:
        """Why an area comes to be suggested, or no more, or as a repeat or concern."""
        mixture = self._mixture
        rules = mixture.rules_of("area", name)
        edits = [*self._findings(rules, None), *self._only("inspected", mixture.reaches("area", name))]

        def value(made: Made) -> object:
            engines = mixture.engines(made)
            area = engines.compiled.book.areas.get(name)
            if area is None:
                return None
            asked = self._side(Change("inspected", area.question), made)
            inspected = {area.question} if mixture.inspected("area", name, asked) else set()
            return area_stand(next(iter(area_results({name: self._picked(rules, made)}, inspected, engines)), None))

        return Why(
            self._of_evidence("area", name, lambda made: area_stand(mixture.area(name, made))),
            find_causes(self._with_book(edits), value),
        )

    def theme(self, name: str, part: Callable[[Graded | None], object]) -> Why:
        """Why a theme has another grade, or others that are not ruled out (`part` says which)."""
        mixture = self._mixture
        rules = mixture.rules_of("theme", name)
        edits = [*self._findings(rules, "themes"), *self._recorded("themes", name)]

        def value(made: Made) -> object:
            engines = mixture.engines(made)
            if name not in engines.compiled.book.themes:
                return None
            evidence = mixture.evidence("themes", name, self._side(Change("recorded", name), made))
            return part(grade_theme(name, tally(self._picked(rules, made)), evidence, engines))

        return Why(
            self._of_evidence("theme", name, lambda made: part(mixture.theme(name, made))),
            find_causes(self._with_book(edits), value),
        )

    def question(self, name: str, part: Callable[[Graded | None], object]) -> Why:
        """The same of a question."""
        mixture = self._mixture
        rules, reaching = mixture.rules_of("question", name), mixture.reaches("question", name)
        themes = dict.fromkeys(theme for book in mixture.books for theme in book.themes_of(name))
        whether = [*self._only("inspected", reaching), *self._only("previous_grade", reaching)]
        edits = [
            *whether,
            *(Change("theme", theme) for theme in themes if self._otherwise(mixture.theme, theme)),
            *self._findings(rules, "questions"),
            *self._recorded("questions", name),
        ]

        def value(made: Made) -> object:
            engines = mixture.engines(made)
            asked = mixture.question(name, made & {*whether, RULEBOOK})
            if asked is None or asked.status != "inspected" or not engines.compiled.book.questions[name].graded:
                return part(None if asked is None else asked.grade)
            grades = {theme: mixture.theme(theme, self._side(Change("theme", theme), made)) for theme in themes}
            known = {theme: grade for theme, grade in grades.items() if grade is not None}
            evidence = mixture.evidence("questions", name, self._side(Change("recorded", name), made))
            return part(grade_question(name, known, tally(self._picked(rules, made)), evidence, engines))

        return Why(
            self._of_evidence("question", name, lambda made: part(self._grade_of(name, made))),
            find_causes(self._with_book(edits), value),
        )

    def overall(self, part: Callable[[Graded | None], object]) -> Why:
        """The same of the overall grade."""
        mixture = self._mixture
        names = dict.fromkeys(name for book in mixture.books for name in book.questions)
        edits = [Change("question", name) for name in names if self._otherwise(self._grade_of, name)]

        def value(made: Made) -> object:
            grades = {name: self._grade_of(name, self._side(Change("question", name), made)) for name in names}
            known = {name: grade for name, grade in grades.items() if grade is not None}
            return part(decide_overall(known, mixture.engines(made)).grade)

        return Why(
            self._of_evidence("overall", "", lambda made: part(mixture.overall(made).grade)),
            find_causes(self._with_book(edits), value),
        )

    def _of_evidence(self, kind: str, name: str, value: Callable[[Made], object]) -> Causes[Change]:
        reaching = sorted(self._mixture.reaches(kind, name), key=self._order.__getitem__)
        return find_causes(reaching, value)

    def _grade_of(self, question: str, made: Made) -> Graded | None:
        result = self._mixture.question(question, made)
        return None if result is None else result.grade

    def _side(self, change: Change, made: Made) -> Made:
        """All changes of evidence where this one is made, else none; by the rulebook that grades."""
        return (self._all if change in made else frozenset()) | (made & {RULEBOOK})

    def _otherwise(self, decided: Callable[[str, Made], object], name: str) -> bool:
        """Whether something is decided otherwise on the other side, by either rulebook."""
        return any(decided(name, book) != decided(name, self._all | book) for book in self._books)

    def _picked(self, rules: Iterable[str], made: Made) -> list[RuleResult]:
        """What becomes of rules, of each on the one side or on the other."""
        found = (self._mixture.result(rule, self._side(Change("finding", rule), made)) for rule in rules)
        return [result for result in found if result is not None]

    def _findings(self, rules: Iterable[str], stratum: str | None) -> list[Change]:
        """The rules of which something else becomes on the other side that the rules of a stratum can tell."""
        return [Change("finding", rule) for rule in rules if self._counts_otherwise(rule, stratum)]

    def _counts_otherwise(self, rule: str, stratum: str | None) -> bool:
        for book in self._books:
            results = [self._mixture.result(rule, side | book) for side in (frozenset(), self._all)]
            if None in results or results[0] == results[1]:
                continue
            if stratum is None:
                return True
            counts = self._mixture.engines(book).compiled.counts[stratum]
            one, other = (
                Category(each.rule.kind, each.rule.weight, each.verdict, each.repeat) for each in results if each
            )
            pairs = (one, other), (one.drafted(), other.drafted())  # ranges count the ones, drafts the others
            if any(tells_apart(counts, *pair) for pair in pairs):
                return True
        return False

    def _recorded(self, stratum: str, name: str) -> list[Change]:
        """That another amount of evidence is recorded, where grade rules can tell."""
        for book in self._books:
            if (stratum, name) in self._mixture.places(book):
                one, other = (self._mixture.evidence(stratum, name, side | book) for side in (frozenset(), self._all))
                if (one.now, one.later) != (other.now, other.later):
                    return [Change("recorded", name)]
        return []

    def _only(self, kind: str, reaching: Made) -> list[Change]:
        return sorted((change for change in reaching if change.kind == kind), key=self._order.__getitem__)

    def _with_book(self, edits: list[Change]) -> list[Change]:
        return [*edits, *([RULEBOOK] if len(self._books) > 1 else [])]
