"""The scenarios that concern a name: those that ask about a rule or a grade, or state a piece of evidence."""

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from peel_grade.files.listing import listed_below
from peel_grade.files.problems import InputError
from peel_grade.findings.engines import Engines
from peel_grade.grades.results import Assessment
from peel_grade.scenarios.expectation import AskedGrade
from peel_grade.scenarios.features import Scenario, feature_files, read_feature, unknown_step
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.locate import Samples
from peel_grade.scenarios.running import asked, run
from peel_grade.scenarios.statement import NOTHING
from peel_grade.scenarios.tags import runs


class Example(NamedTuple):
    """A scenario (or one row of an outline) and where it stands."""

    name: str
    file: str
    line: int


class Examples:
    """The scenarios of `samples`, as sentences of one rulebook. Sentences it does not know are passed over.

    Without samples there are none.
    """

    def __init__(self, samples: Samples | None, engines: Engines) -> None:
        self._engines = engines
        self._book = engines.compiled.book
        self._language = Language(self._book, samples)
        self._folder = samples.scenarios if samples else None
        self._stated: dict[str, frozenset[str]] = {}

    @cached_property
    def _scenarios(self) -> list[Scenario]:
        folder = self._folder
        none_yet = folder is None or (folder.is_dir() and not listed_below(folder, ".feature"))
        files = [] if folder is None or none_yet else feature_files(folder)
        return [scenario for file in files for scenario in read_feature(file)]

    def of_rules(self, *names: str) -> tuple[Example, ...]:
        """Those that ask how one of the rules stands."""
        return tuple(
            _example(scenario)
            for scenario in self._scenarios
            if any(not {*names}.isdisjoint(expectation.rules) for _, expectation in asked(scenario, self._language))
        )

    def of_area(self, name: str) -> tuple[Example, ...]:
        """Those that ask whether the area is suggested."""
        return tuple(
            _example(scenario)
            for scenario in self._scenarios
            if any(name in expectation.areas for _, expectation in asked(scenario, self._language))
        )

    def of_entry(self, name: str) -> tuple[Example, ...]:
        """Those that state the evidence in a sentence of its own."""
        return tuple(
            _example(scenario)
            for scenario in self._scenarios
            if any(name in self._states(step.text) for step in scenario.steps if step.kind == "given")
        )

    def _states(self, sentence: str) -> frozenset[str]:
        if sentence not in self._stated:
            stated = self._language.given(sentence)
            after = NOTHING if stated is None or stated.whole else stated.change(NOTHING)
            self._stated[sentence] = frozenset({*after.indicators, *after.flags})
        return self._stated[sentence]

    def of_grade(self, stratum: str, name: str, grade: str) -> tuple[Example, ...]:
        """Those that ask for this grade of this theme, question or overall."""
        wanted = (stratum, name, grade)
        return tuple(_example(s) for s in self._scenarios if wanted in self._grades(s) and self._understood(s))

    def of_graded(self, stratum: str, name: str) -> tuple[Example, ...]:
        """Those that ask for any grade of this theme, question or overall."""
        return tuple(
            _example(scenario)
            for scenario in self._scenarios
            if any((grade.stratum, grade.name) == (stratum, name) for grade in self._grades(scenario))
            and self._understood(scenario)
        )

    def of_grade_rule(self, stratum: str, name: str, grade: str) -> tuple[Example, ...]:
        """Those that ask for a grade that this rule then decides."""
        found = []
        for scenario in self._scenarios:
            graded = [each.name for each in self._grades(scenario) if (each.stratum, each.grade) == (stratum, grade)]
            if scenario.framework not in ("", self._book.framework.id) or not graded or not runs(scenario.tags):
                continue
            try:
                if not self._understood(scenario):
                    continue
                assessment = run(scenario, self._language, self._engines).conclusions.assessment
            except InputError:  # a background force that an edited rulebook does not fit
                continue
            if any(_decided(assessment, stratum, each) == name for each in graded):
                found.append(_example(scenario))
        return tuple(found)

    def _understood(self, scenario: Scenario) -> bool:
        """Whether the rulebook knows all its sentences."""
        return not any(unknown_step(scenario.file, step, self._language) for step in scenario.steps)

    def _grades(self, scenario: Scenario) -> list[AskedGrade]:
        """The grades that it asks for."""
        return [expectation.grade for _, expectation in asked(scenario, self._language) if expectation.grade]


def _decided(assessment: Assessment, stratum: str, name: str) -> str | None:
    """The grade rule that decided a grade."""
    if stratum == "overall":
        rule = assessment.overall.grade.rule
    elif stratum == "question":
        rule = assessment.questions[name].grade.rule
    else:
        rule = assessment.questions[assessment.book.themes[name].question].themes[name].grade.rule
    return rule.id if rule else None


def _example(scenario: Scenario) -> Example:
    return Example(scenario.name, _near(scenario.file), scenario.line)


def _near(file: str) -> str:
    """A file as seen from the current folder, where it stands inside it."""
    path, here = Path(file), Path.cwd()
    return path.relative_to(here).as_posix() if path.is_absolute() and path.is_relative_to(here) else file
