"""The oracle: an independent, plain evaluator that keeps the rules engine honest.

It shares with the engine only the condition trees. It reads the force file
itself, compares exact fractions, and walks each tree by the truth tables of
strong Kleene logic. Tests compare it with the engine; `grade` never runs it.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from peel_grade.findings import oracle_reading
from peel_grade.findings.oracle_reading import Value, bounds_of, exactly, stated_or_computed
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.rulebook.conditions import Condition, Leaf
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Flag, GradeRule, Rule, Rulebook

Truth: TypeAlias = bool | None
Known: TypeAlias = oracle_reading.Known
Reader: TypeAlias = Callable[[str], Known]

_AS_IT_IS: Mapping[str, Any] = FrozenDict()  # nothing is put otherwise


def truth(condition: Condition, read: Reader) -> Truth:
    """True, False, or None for unknown; `read` gives the bounds of a subject, None if nothing is known of it."""
    if isinstance(condition, Leaf):
        return _compare(condition, read(condition.subject))
    values = [truth(member, read) for member in condition.members]
    certain, possible = values.count(True), len(values) - values.count(False)
    value = True if certain >= condition.needed else False if possible < condition.needed else None
    return value if value is None else value != condition.negated


def _compare(leaf: Leaf, known: Known) -> Truth:
    if known is None:
        return None
    least, most = known
    low, high = leaf.low, leaf.high  # Python compares whole numbers, floats and fractions exactly
    if leaf.operator == "at_least":
        return True if least >= low else False if most < low else None
    if leaf.operator == "above":
        return True if least > low else False if most <= low else None
    if leaf.operator == "at_most":
        return True if most <= low else False if least > low else None
    if leaf.operator == "below":
        return True if most < low else False if least >= low else None
    if least >= low and most <= high:
        return True
    return False if most < low or least > high else None


def verdicts(book: Rulebook, force: Force) -> dict[str, Truth]:
    """The truth of every rule of the rulebook for one force."""
    found: dict[str, Truth] = {}

    def read(subject: str) -> Known:
        kind, _, name = subject.partition("/")
        if kind == "finding":
            value = decide(name)
            return None if value is None else exactly(int(value))
        return bounds_of(kind, name, force, book)

    def decide(name: str) -> Truth:
        if name not in found:
            rule = book.rules[name]
            when = truth(rule.when, read)
            unless = truth(rule.unless, read) if rule.unless else False
            found[name] = False if when is False or unless is True else True if when and unless is False else None
        return found[name]

    for name in book.rules:
        decide(name)
    return found


def may_conclude(book: Rulebook, force: Force) -> dict[str, bool]:
    """Of every rule, whether what is still open (neither closed by a status nor exact) may come to make it conclude."""
    found: dict[str, set[Truth]] = {}

    def of_rule(name: str) -> set[Truth]:
        if name not in found:
            rule = book.rules[name]
            unless = _outlook(rule.unless, of_leaf) if rule.unless else {False}
            found[name] = {
                False if when is False or stopped is True else True if when and stopped is False else None
                for when in _outlook(rule.when, of_leaf)
                for stopped in unless
            }
        return found[name]

    def of_leaf(leaf: Leaf) -> set[Truth]:
        kind, _, name = leaf.subject.partition("/")
        if kind == "finding":
            return {_compare(leaf, None if each is None else exactly(int(each))) for each in of_rule(name)}
        now = _compare(leaf, bounds_of(kind, name, force, book))
        if now is not None:
            return {now}
        entry = name.partition("/")[0]
        row = force.flags.get(entry) if kind == "flag" else force.indicators.get(entry) if kind == "indicator" else None
        return {None} if row is not None and row.status in ("not_supplied", "not_comparable") else {True, False, None}

    return {name: True in of_rule(name) for name in book.rules}


def outcomes(book: Rulebook, force: Force) -> dict[str, Truth]:
    """The truth of every rule; one that can never come to conclude does not conclude."""
    may = may_conclude(book, force)
    return {name: found if found or may[name] else False for name, found in verdicts(book, force).items()}


def _outlook(condition: Condition, of_leaf: Callable[[Leaf], set[Truth]]) -> set[Truth]:
    """The truths that a condition may come to have, from those of its comparisons, each taken by itself."""
    if isinstance(condition, Leaf):
        return of_leaf(condition)
    counts = {(0, 0)}  # how many members are true, and how many false
    for member in condition.members:
        truths = _outlook(member, of_leaf)
        counts = {(true + (each is True), false + (each is False)) for true, false in counts for each in truths}
    found: set[Truth] = set()
    for true, false in counts:
        holds = (
            True if true >= condition.needed else None if len(condition.members) - false >= condition.needed else False
        )
        found.add(holds if holds is None else holds != condition.negated)
    return found


def again(area: str | None, force: Force) -> bool | None:
    """Whether an earlier inspection made the area; what is no reason for any was never asked for."""
    if area is None:
        return False
    if any(earlier.area == area for earlier in force.previous_areas):
        return True
    return False if force.previous_complete else None


class Areas(NamedTuple):
    """The areas for improvement that are suggested, in order of priority, and those that missing evidence could add."""

    suggested: list[str]
    open: set[str]


def areas(book: Rulebook, force: Force) -> Areas:
    """The areas of one force: the rules that name each are gone through, and `suggest` is read on what they come to."""
    found, suggested, still = outcomes(book, force), [], set()
    for place, (name, area) in enumerate(book.areas.items()):
        rules = [rule for rule in book.rules.values() if rule.area == name]
        if force.inspected is not None and area.question not in force.inspected:
            continue
        now = [rule for rule in rules if found[rule.id] is True]
        may = [rule for rule in rules if found[rule.id] is not False]
        repeat = again(name, force)
        if now and truth(book.suggest, partial(_reasons, rules, found, (repeat is True,) * 2, False)):
            weights = [*book.framework.weights, None]  # a cause of concern is graver than any weight
            gravest = max(weights.index(rule.weight) for rule in now)
            suggested.append((repeat is not True, -gravest, -len(now), place, name))
        elif may:
            ends = (repeat is True, repeat is not False)
            if truth(book.suggest, partial(_reasons, rules, found, ends, True)) is not False:
                still.add(name)
    return Areas([name for *_, name in sorted(suggested)], still)


def _reasons(rules: list[Rule], found: dict[str, Truth], repeat: tuple[bool, bool], later: bool, asked: str) -> Known:
    """A count of the rules that name an area: of those that hold, or (`later`) that may come to hold.

    `repeat` is whether the area surely is a repeat, and whether it may be.
    """
    measure, _, *filters = asked.split("/")
    wanted = dict(part.split("=") for part in filters)
    rules = [
        rule
        for rule in rules
        if wanted.get("kind", rule.kind) == rule.kind and ("weight" not in wanted or wanted["weight"] == rule.weight)
    ]
    sure = sum(found[rule.id] is True for rule in rules)
    may = sum(found[rule.id] is not False for rule in rules) if later else sure
    if "repeat" in wanted:
        surely, maybe = repeat if wanted["repeat"] == "1" else (not repeat[1], not repeat[0])
        sure, may = sure * surely, may * maybe
    return _measured(measure, sure, may, len(rules))


class Grades(NamedTuple):
    """What follows above the findings: the drafts of themes, questions and overall, and every grade of each that
    missing evidence allows; None where the framework gives no such grade.
    """

    themes: dict[str, str]
    questions: dict[str, str | None]
    overall: str | None
    possible_themes: dict[str, frozenset[str]]
    possible_questions: dict[str, frozenset[str] | None]
    possible_overall: frozenset[str] | None


def grades(
    book: Rulebook, force: Force, *, otherwise: Mapping[str, Truth] = _AS_IT_IS, asked: Mapping[str, str] = _AS_IT_IS
) -> Grades:
    """The grades of one force: what its rules conclude is counted, then the lists of grade rules are read.

    Some rules may be put `otherwise`, and some questions graded as is `asked`.
    """
    return _Grading(book, force, otherwise, asked).grades()


class _Grading:
    def __init__(self, book: Rulebook, force: Force, otherwise: Mapping[str, Truth], asked: Mapping[str, str]) -> None:
        self._book, self._force, found = book, force, {**outcomes(book, force), **otherwise}
        self._asked = asked
        rules = [(rule, found[rule.id], again(rule.area, force)) for rule in book.rules.values()]
        entries = list(book.entries())
        places = {*book.themes, *book.questions}
        self._rules = {at: [row for row in rules if at in (row[0].theme, row[0].question)] for at in places}
        self._entries = {at: [entry for entry in entries if at in (entry.theme, entry.question)] for at in places}

    def grades(self) -> Grades:
        book = self._book
        themes: dict[str, str] = {}
        possible_themes: dict[str, frozenset[str]] = {}
        for theme in book.themes:
            rules = [rule for rule in book.theme_grades if not rule.of or theme in rule.of]
            themes[theme], possible_themes[theme] = self._decide(rules, partial(self._below, name=theme))
        questions: dict[str, str | None] = {}
        possible_questions: dict[str, frozenset[str] | None] = {}
        for name, question in book.questions.items():
            questions[name], possible_questions[name] = self._question(name, themes, possible_themes)
            if not question.graded:
                questions[name] = possible_questions[name] = None
        if not book.overall_grades:
            return Grades(themes, questions, None, possible_themes, possible_questions, None)
        questions |= self._asked
        graded = {name: {draft} for name, draft in questions.items() if draft is not None}
        allowed = {name: set(possible) for name, possible in possible_questions.items() if possible is not None}
        overall, possible = self._decide(
            list(book.overall_grades),
            lambda asked: (self._units(asked, graded), self._units(asked, allowed)),
        )
        return Grades(themes, questions, overall, possible_themes, possible_questions, possible)

    def _question(
        self, name: str, themes: dict[str, str], possible: dict[str, frozenset[str]]
    ) -> tuple[str, frozenset[str]]:
        force, mine = self._force, [theme.id for theme in self._book.themes.values() if theme.question == name]
        if force.inspected is not None and name not in force.inspected:
            earlier = force.previous_grades.get(name)
            if earlier is not None:
                return earlier.grade, frozenset({earlier.grade})
            every = frozenset({"insufficient_evidence", *(grade.id for grade in self._book.framework.grades)})
            return "insufficient_evidence", every
        drafted, allowed = {theme: {themes[theme]} for theme in mine}, {theme: set(possible[theme]) for theme in mine}

        def counted(asked: str) -> tuple[Known, Known]:
            if asked.split("/")[1] == "themes":
                return self._units(asked, drafted), self._units(asked, allowed)
            return self._below(asked, name)

        return self._decide([rule for rule in self._book.question_grades if not rule.of or name in rule.of], counted)

    def _decide(
        self, rules: list[GradeRule], counted: Callable[[str], tuple[Known, Known]]
    ) -> tuple[str, frozenset[str]]:
        """The grade of the first rule that holds now, and of each that may be the first that holds later."""
        now = [truth(rule.when, lambda asked: counted(asked)[0]) for rule in rules]
        later = [truth(rule.when, lambda asked: counted(asked)[1]) for rule in rules]
        draft = next((rule.grade for rule, holds in zip(rules, now, strict=True) if holds), "insufficient_evidence")
        reached = {draft}
        for rule, holds in zip(rules, later, strict=True):
            if holds is not False:
                reached.add(rule.grade)
            if holds:
                break
        else:
            reached.add("insufficient_evidence")
        return draft, frozenset(reached)

    def _below(self, asked: str, name: str) -> tuple[Known, Known]:
        """A count of findings or evidence in a theme or question: as it stands, and as it may come to stand."""
        measure, of, *filters = asked.split("/")
        wanted = dict(part.split("=") for part in filters)
        if of == "evidence":
            return self._evidence(measure, wanted, name)
        rules = [
            row
            for row in self._rules[name]
            if wanted.get("kind", row[0].kind) == row[0].kind
            and ("weight" not in wanted or wanted["weight"] == row[0].weight)
        ]
        now = sure = may = 0
        for _, verdict, repeat in rules:
            if "repeat" in wanted:
                asked_for = wanted["repeat"] == "1"
                now += verdict is True and (repeat is True) == asked_for
                sure += verdict is True and repeat is asked_for
                may += verdict is not False and repeat in (None, asked_for)
            else:
                now += verdict is True
                sure += verdict is True
                may += verdict is not False
        return _measured(measure, now, now, len(rules)), _measured(measure, sure, may, len(rules))

    def _evidence(self, measure: str, wanted: dict[str, str], name: str) -> tuple[Known, Known]:
        """A count of evidence; what could not be supplied or not be compared is none, and none can be awaited."""
        now = awaited = of = 0
        for entry in self._entries[name]:
            if "named" in wanted and entry.id not in wanted["named"].split("+"):
                continue
            good = entry.favourable if isinstance(entry, Flag) else None
            if "favourable" in wanted and good is None:
                continue
            of += 1
            row: IndicatorEvidence | FlagEvidence | None = self._force.flags.get(entry.id)
            if not isinstance(entry, Flag):
                row = stated_or_computed(entry.id, self._force, self._book)
            if row is None or row.status == "not_recorded":
                awaited += 1
            elif row.status == "known":
                degree = row.is_ if isinstance(row, FlagEvidence) else None
                side = None if degree == "partly" else good if degree else not good
                now += "favourable" not in wanted or side is (wanted["favourable"] == "1")
        return _measured(measure, now, now, of), _measured(measure, now, now + awaited, of)

    def _units(self, asked: str, allowed: dict[str, set[str]]) -> Known:
        """A count, share or sum of points of themes or questions, of which each may have one of some grades."""
        measure, _, *filters = asked.split("/")
        wanted = dict(part.split("=") for part in filters)
        names = [name for name in allowed if "named" not in wanted or name in wanted["named"].split("+")]
        if measure == "points":
            points = {grade.id: grade.points or 0 for grade in self._book.framework.grades}
            most = max(points.values()) * len(names)
            if not most:
                return exactly(0)
            ends = [sum(end(points.get(grade, 0) for grade in allowed[name]) for name in names) for end in (min, max)]
            return _rounded(ends[0], most), _rounded(ends[1], most)
        graded = set(wanted["graded"].split("+")) if "graded" in wanted else None
        sure = sum(graded is None or allowed[name] <= graded for name in names)
        may = sum(graded is None or bool(allowed[name] & graded) for name in names)
        return _measured(measure, sure, may, len(names))


def _measured(measure: str, least: int, most: int, of: int) -> Known:
    if measure == "count":
        return least, most
    return (_rounded(least, of), _rounded(most, of)) if of else exactly(0)


def _rounded(part: Value, whole: Value) -> float:
    """A percentage, as grade rules compare it: to a millionth."""
    return round(float(100 * part / whole), 6)
