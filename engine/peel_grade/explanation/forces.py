"""The known forces, graded by a rulebook: where a rule concludes or a grade follows, and how far the others are."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from peel_grade.explanation.dataflow import grade_rules
from peel_grade.files.listing import listed
from peel_grade.files.problems import InputError
from peel_grade.files.yaml_tree import load
from peel_grade.findings.engines import Engines
from peel_grade.force.facts import Interval
from peel_grade.force.file import check_force, framework_of
from peel_grade.grades.areas import area_facts
from peel_grade.grades.assessment import assess
from peel_grade.grades.distance import Measured, Need, away, measured, near, need
from peel_grade.grades.reasons import why
from peel_grade.grades.results import Assessment, Graded
from peel_grade.rulebook.conditions import PARTLY, Leaf, holds
from peel_grade.rulebook.model import Flag, GradeRule, Indicator, Rulebook
from peel_grade.rulebook.subjects import count_of
from peel_grade.wording.degrees import statement
from peel_grade.wording.evidence import origin, shown
from peel_grade.wording.terms import show_figure, show_number, words


class ForceResult(NamedTuple):
    """How a rule, a grade or a piece of evidence turns out for a force.

    `of` is the id of which, `truth` is None where evidence is missing.
    """

    of: str
    truth: bool | None
    says: str
    need: Need | None = None
    source: tuple[str, ...] = ()


class KnownForce(NamedTuple):
    """A known force, the framework it was graded by, and the results for it; `problem` where it cannot be graded."""

    force: str
    file: str
    framework: str
    stands: tuple[ForceResult, ...]
    problem: str = ""


def known_forces(folder: Path, main: Engines, others: Mapping[str, Engines]) -> "Forces":
    """The force files of a folder, each graded once by the rulebook of its framework; those of no such are left out."""
    graded: list[tuple[str, Assessment | InputError]] = []
    for path in listed(folder, ".yaml"):
        try:
            tree = load(path)
            framework = framework_of(tree)
            engines = main if framework is None else others.get(framework)
            if engines is None:
                continue
            graded.append((path.stem, assess(check_force(tree, engines.compiled.book), engines)))
        except InputError as error:  # an edited rulebook may lack a name that the force file uses
            graded.append((path.stem, error))
    return Forces(graded)


class Forces:
    """Known forces, each with a name, as they were graded, or why they could not be."""

    def __init__(self, graded: Iterable[tuple[str, Assessment | InputError]]) -> None:
        self._graded = tuple(graded)

    def of_rules(self, *names: str) -> tuple[KnownForce, ...]:
        """Where each of the rules concludes, and what it lacks elsewhere."""
        return tuple(self._each(lambda assessment: (_rule(name, assessment) for name in names)))

    def of_area(self, name: str) -> tuple[KnownForce, ...]:
        """Where the area is suggested, what its reasons lack elsewhere, and how each rule that is one stands."""

        def results(assessment: Assessment) -> Iterator[ForceResult]:
            yield _area(name, assessment)
            for rule in assessment.book.rules.values():
                if rule.area == name:
                    yield _rule(rule.id, assessment)

        return tuple(self._each(results))

    def of_entry(self, entry: Indicator | Flag, rules: Iterable[str]) -> tuple[KnownForce, ...]:
        """What is recorded, and how each of the rules that test it stands."""
        names = tuple(rules)

        def results(assessment: Assessment) -> Iterator[ForceResult]:
            yield _recorded(entry, assessment)
            for name in names:
                yield _rule(name, assessment)

        return tuple(self._each(results))

    def of_grade_rules(self, stratum: str, names: Iterable[str], graded: str = "") -> tuple[KnownForce, ...]:
        """Where one of these grade rules decides: of `graded`, or of all that such rules grade."""
        wanted = tuple(names)

        def results(assessment: Assessment) -> Iterator[ForceResult]:
            book = assessment.book
            everywhere = {"theme": tuple(book.themes), "question": tuple(book.questions), "overall": ("overall",)}
            rules = [rule for rule in grade_rules(book)[stratum] if rule.id in wanted]
            names = [graded] if graded else everywhere[stratum]
            for name in (each for each in names if not rules or any(rule.grades(each) for rule in rules)):
                found = _grade(stratum, name, wanted, assessment)
                if found is not None:
                    yield found

        return tuple(self._each(results))

    def _each(self, results: Callable[[Assessment], Iterator[ForceResult]]) -> Iterator[KnownForce]:
        for name, graded in self._graded:
            if isinstance(graded, InputError):
                problem = graded.problems[0]
                message = f"cannot be graded by this rulebook: {problem.message} (line {problem.line})"
                yield KnownForce(name, name, "", (), message)
            else:
                force, book = graded.force, graded.book
                yield KnownForce(force.name, name, book.framework.id, tuple(results(graded)))


def _rule(name: str, assessment: Assessment) -> ForceResult:
    book, verdicts = assessment.book, assessment.verdicts
    if name not in book.rules:
        return ForceResult(name, False, f"{book.framework.id} has no such rule")
    verdict, rule = verdicts.get(name), book.rules[name]
    status = assessment.questions[rule.question].status
    asked = book.framework.words.question.one
    aside = "" if status == "inspected" else f" (the {asked} is {words(status)}, so nothing follows)"
    if verdict:
        because, evidence = why(assessment, name)
        sources = tuple(dict.fromkeys(source for row in evidence for source in row.source))
        return ForceResult(name, True, f"concludes: {because}{aside}", None, sources)
    says = "does not conclude" if verdict is False else "undecided: evidence is missing"
    return ForceResult(name, verdict, says + aside, need(rule.condition, measured(assessment), book))


def _area(name: str, assessment: Assessment) -> ForceResult:
    book = assessment.book
    if name not in book.areas:
        return ForceResult(name, False, f"{book.framework.id} has no such area")
    found, question = assessment.areas.get(name), book.areas[name].question
    if found is not None and found.suggested:
        reasons = ", ".join(each.rule.id for each in found.reasons)
        return ForceResult(name, True, f"suggested{', a repeat' if found.repeat else ''}: {reasons}")
    status = assessment.questions[question].status
    if status != "inspected":
        return ForceResult(name, False, f"not suggested: the {book.framework.words.question.one} is {words(status)}")
    results = [each for each in assessment.questions[question].rules if each.rule.area == name]
    facts = area_facts(results, book)
    truth = None if name in assessment.open_areas else False
    return ForceResult(name, truth, "not suggested", need(book.suggest, partial(_measure, facts), book))


def _recorded(entry: Indicator | Flag, assessment: Assessment) -> ForceResult:
    force = assessment.force
    if isinstance(entry, Flag):
        flag = force.flags.get(entry.id)
        if flag is None or flag.is_ is None:
            return ForceResult(entry.id, None, words(flag.status) if flag else "not recorded")
        truth = None if flag.is_ == PARTLY else flag.is_
        return ForceResult(entry.id, truth, f"recorded: {statement(entry, flag.is_)}", None, flag.source)
    figure = force.indicators.get(entry.id)
    if figure is None or (figure.value is None and figure.rank is None):
        return ForceResult(entry.id, None, words(figure.status) if figure else "not recorded")
    known = origin(figure, force, assessment.book)
    recorded = [f"{shown(figure)} {known}"] if figure.value is not None else []
    recorded += [f"previously {show_figure(figure.previous)}"] if figure.previous is not None else []
    for of, comparator in assessment.book.framework.benchmarks.items():
        if of in figure.benchmarks:
            recorded.append(f"{show_figure(figure.benchmarks[of])} {comparator.says}")
    recorded += [f"rank: {words(figure.rank)}"] if figure.rank else []
    return ForceResult(entry.id, True, ", ".join(recorded), None, figure.source)


def _grade(stratum: str, name: str, wanted: tuple[str, ...], assessment: Assessment) -> ForceResult | None:
    """How one of the grade rules stands for a theme, a question or overall; None where nothing is graded."""
    book = assessment.book
    grade = _grade_of(stratum, name, assessment)
    drafted = book.framework.said(grade.draft)
    if grade.facts is None:
        result = assessment.questions[name]
        if not book.questions[name].graded:
            return None
        return ForceResult(name, False, f"{drafted}, {words(result.status)}{_year(result.year)}: no rule decides")
    if grade.rule is not None and grade.rule.id in wanted:
        return ForceResult(name, True, f"{drafted}, decided by {grade.rule.id}: {grade.rule.because}")
    rules = [rule for rule in grade_rules(book)[stratum] if rule.id in wanted]
    lacking = tuple(_lack(rule, grade, grade.facts, book, alone=len(rules) == 1) for rule in rules)
    decided = f", decided by {grade.rule.id}" if grade.rule else ""
    needed = lacking[0] if len(lacking) == 1 else Need("one of these would have to decide", "", 1, lacking)
    return ForceResult(name, False, f"{drafted}{decided}", needed if lacking else None)


def _year(year: int | None) -> str:
    return f" from {year}" if year else ""


def _lack(rule: GradeRule, grade: Graded, facts: Mapping[str, Interval], book: Rulebook, *, alone: bool) -> Need:
    """What a grade rule that does not decide lacks: part of its condition, or an earlier rule out of the way."""
    missing = need(rule.when, partial(_measure, facts), book)
    if missing is None:
        before = grade.rule.id if grade.rule else "another"
        return Need(f"{rule.id} holds", f"{before} comes before it and decides")
    return missing if alone else Need(rule.id, "", 1, (missing,))


def _measure(facts: Mapping[str, Interval], leaf: Leaf) -> Measured:
    """How a comparison of what is counted stands, and what was counted."""
    value = facts[leaf.subject].low
    truth = holds(leaf, value)
    if count_of(leaf.subject).measure == "count":
        return Measured(truth, f"{show_number(value)} counted{away(leaf, value)}")
    shown = near(float(value), leaf)
    return Measured(truth, f"{show_number(shown)}% counted{away(leaf, shown, '%')}")


def _grade_of(stratum: str, name: str, assessment: Assessment) -> Graded:
    """The grade of an overall, a question or a theme."""
    if stratum == "overall":
        return assessment.overall.grade
    if stratum == "question":
        return assessment.questions[name].grade
    return assessment.questions[assessment.book.themes[name].question].themes[name].grade
