"""The derivation behind a scenario: which rules concluded from which evidence, and which grades followed.

A background force may bring hundreds of findings with it. Those are told once,
with the background; a scenario tells what its own sentences change.
"""

from collections.abc import Mapping
from typing import NamedTuple

from peel_grade.findings.engines import Engines
from peel_grade.force.file import Force
from peel_grade.grades.assessment import assess
from peel_grade.grades.reasons import why
from peel_grade.grades.results import Assessment, Graded
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.model import Area, Flag, Indicator, Rule
from peel_grade.scenarios.features import Scenario
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.running import Result
from peel_grade.scenarios.running import asked as asked_in
from peel_grade.scenarios.statement import NOTHING
from peel_grade.wording.evidence import LeafResult, leaf_result


class Found(NamedTuple):
    """How a rule stands: its reason with the force's figures, and the comparisons behind that.

    Where it does not conclude, `tests` and `unless` are all it looks at; where it does, `tests` are those that hold.
    """

    rule: Rule
    verdict: bool | None
    says: str
    tests: tuple[LeafResult, ...]
    unless: tuple[LeafResult, ...]


class AskedArea(NamedTuple):
    """An area for improvement that a scenario asks about: whether it is suggested, and the rules that are reasons."""

    area: Area
    suggested: bool
    reasons: tuple[Rule, ...]


class Step(NamedTuple):
    """A grade that followed: of what (`theme`, `question` or `overall`), which, and why."""

    of: str
    title: str
    grade: str
    because: str


class Derivation(NamedTuple):
    """Why a scenario turned out as it did.

    `asked` are the rules its `Then` sentences name, `areas` the areas for improvement; `changed` what else is found
    beyond its background, `gone` what the background finds and the scenario does not.
    """

    background: "Background | None"
    asked: tuple[Found, ...]
    areas: tuple[AskedArea, ...]
    changed: tuple[Found, ...]
    gone: tuple[str, ...]
    inherited: int
    grades: tuple[Step, ...]


NOTHING_FOLLOWED = Derivation(None, (), (), (), (), 0, ())
"""Of a scenario that was not run."""


class Background(NamedTuple):
    """A force that a sentence brings in whole, and all that is found of it."""

    framework: str
    sentence: str
    assessment: Assessment
    found: tuple[Found, ...]
    grades: tuple[Step, ...]

    @property
    def open(self) -> tuple[Indicator | Flag, ...]:
        """The evidence of which nothing is recorded."""
        force = self.assessment.force
        recorded = {*force.indicators, *force.flags}
        return tuple(entry for entry in self.assessment.book.entries() if entry.id not in recorded)

    @property
    def undecided(self) -> int:
        """How many rules are undecided because of that."""
        return sum(self.assessment.verdicts.get(rule) is None for rule in self.assessment.book.rules)


class Backgrounds:
    """The background forces that scenarios start from, each loaded and graded once."""

    def __init__(self, languages: Mapping[str, Language], engines: Mapping[str, Engines]) -> None:
        self._languages = languages
        self._engines = engines
        self._wholes: dict[tuple[str, str], Force | None] = {}
        self._graded: dict[tuple[str, str], Background] = {}

    def met(self) -> tuple[Background, ...]:
        """Those met so far, by framework and sentence."""
        return tuple(self._graded[key] for key in sorted(self._graded))

    def of(self, scenario: Scenario) -> Background | None:
        """The force that the scenario starts from; None if it starts from nothing."""
        framework, key, force = scenario.framework, ("", ""), NOTHING
        for step in scenario.steps:
            whole = self._whole((framework, step.text.strip())) if step.kind == "given" else None
            if whole is not None:
                key, force = (framework, step.text.strip()), whole
        if force == NOTHING:
            return None
        if key not in self._graded:
            result = assess(force, self._engines[framework])
            held = [rule for rule in result.book.rules.values() if result.verdicts.get(rule.id)]
            found = tuple(_found(rule, result) for rule in held)
            grades = _grades(result, None, {*result.book.themes}, graded=True)
            self._graded[key] = Background(*key, result, found, grades)
        return self._graded[key]

    def _whole(self, key: tuple[str, str]) -> Force | None:
        """The force that a sentence brings in whole, leaving nothing of the one before; None for other sentences."""
        if key not in self._wholes:
            stated = self._languages[key[0]].given(key[1])
            self._wholes[key] = stated.change(NOTHING) if stated is not None and stated.whole else None
        return self._wholes[key]


def derive(result: Result, background: Background | None, language: Language) -> Derivation:
    """The derivation of one scenario: what differs from its background."""
    assessment, book = result.conclusions.assessment, result.conclusions.book
    before = background.assessment.verdicts if background else {}
    expectations = [expectation for _, expectation in asked_in(result.scenario, language)]
    graded = any(expectation.grade is not None for expectation in expectations)
    named = dict.fromkeys(each.areas[0] for each in expectations if len(each.areas) == 1)
    areas = tuple(_asked_area(name, assessment) for name in named)
    asked = {name: book.rules[name] for expectation in expectations for name in expectation.rules}
    now = {name for name in book.rules if assessment.verdicts.get(name)}
    new = [rule for name, rule in book.rules.items() if name in now and not before.get(name) and name not in asked]
    gone = tuple(name for name in book.rules if before.get(name) and name not in now and name not in asked)
    touched = {rule.theme for rule in (*asked.values(), *new)} | {book.rules[name].theme for name in gone}
    return Derivation(
        background,
        tuple(_found(rule, assessment) for rule in asked.values()),
        areas,
        tuple(_found(rule, assessment) for rule in new),
        gone,
        sum(bool(before.get(name)) for name in now if name not in asked),
        _grades(assessment, background.assessment if background else None, touched, graded),
    )


def _asked_area(name: str, assessment: Assessment) -> AskedArea:
    result = assessment.areas.get(name)
    reasons = () if result is None else tuple(each.rule for each in result.reasons)
    return AskedArea(assessment.book.areas[name], result is not None and result.suggested, reasons)


def _found(rule: Rule, assessment: Assessment) -> Found:
    book, verdicts, force = assessment.book, assessment.verdicts, assessment.force
    verdict = verdicts.get(rule.id)
    if verdict:
        because, evidence = why(assessment, rule.id)
        return Found(rule, True, because, evidence, ())
    tests, unless = (
        tuple(dict.fromkeys(leaf_result(leaf, force, book, verdicts) for leaf in leaves(part))) if part else ()
        for part in (rule.when, rule.unless)
    )
    return Found(rule, verdict, "", tests, unless)


def _grades(
    assessment: Assessment, before: Assessment | None, touched: set[str | None], graded: bool
) -> tuple[Step, ...]:
    """The grades of the themes touched and of their questions, and all that differ from the background's.

    Those of every question and the overall one where a grade is asked about (`graded`).
    """
    book, steps = assessment.book, []
    for name, result in assessment.questions.items():
        was = before.questions[name] if before else result
        inside = [
            _step("theme", book.themes[theme].title, found.grade)
            for theme, found in result.themes.items()
            if theme in touched or was.themes[theme].grade.draft != found.grade.draft
        ]
        if graded or inside or was.grade.draft != result.grade.draft:
            steps += inside
            steps.append(_step("question", book.questions[name].title, result.grade, result.status, result.year))
    if (graded or before) and book.graded_overall:
        steps.append(_step("overall", "Overall", assessment.overall.grade))
    return tuple(steps)


def _step(of: str, title: str, grade: Graded, status: str = "inspected", year: int | None = None) -> Step:
    if status != "inspected":
        because = f"carried forward from {year}" if status == "carried_forward" else "not inspected"
    elif grade.rule is not None:
        because = grade.rule.because
    else:
        because = "the framework does not grade it"
    return Step(of, title, grade.draft, because)
