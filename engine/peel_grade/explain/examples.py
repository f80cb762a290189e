"""The scenarios that concern a name: those that ask about a rule or a grade, or state a piece of evidence."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from peel_grade.files.problems import InputError
from peel_grade.findings.engines import Engines
from peel_grade.grades.assessment import Assessment
from peel_grade.rulebook.model import Rulebook
from peel_grade.scenarios.features import Scenario, feature_files, read_feature, unknown_step
from peel_grade.scenarios.language import NOTHING, Language, normal
from peel_grade.scenarios.running import run


class Example(NamedTuple):
    """A scenario (or one row of an outline) and where it stands."""

    name: str
    file: str
    line: int


class Asked(NamedTuple):
    """A grade that a scenario asks for: of the `theme`, `question` or `overall`, and of which."""

    stratum: str
    place: str
    grade: str


class Examples:
    """The scenarios of a folder, as sentences of one rulebook. Sentences it does not know are passed over."""

    def __init__(self, folder: Path, engines: Engines) -> None:
        self._engines = engines
        self._book = engines.compiled.book
        home = folder if folder.is_dir() else folder.parent
        self._language = Language(self._book, home / "backgrounds")
        self._folder = folder
        self._stated: dict[str, frozenset[str]] = {}

    @cached_property
    def _scenarios(self) -> list[Scenario]:
        return [scenario for file in feature_files(self._folder) for scenario in read_feature(file)]

    def of_rule(self, name: str) -> tuple[Example, ...]:
        """Those that ask how the rule stands."""
        found = []
        for scenario in self._scenarios:
            expectations = [self._language.then(step.text) for step in scenario.steps if step.kind == "then"]
            if any(expectation and name in expectation.rules for expectation in expectations):
                found.append(_example(scenario))
        return tuple(found)

    def of_entry(self, name: str) -> tuple[Example, ...]:
        """Those that state the evidence in a sentence of its own."""
        return tuple(
            _example(scenario)
            for scenario in self._scenarios
            if any(name in self._states(step.text) for step in scenario.steps if step.kind == "given")
        )

    def _states(self, sentence: str) -> frozenset[str]:
        if sentence not in self._stated:
            try:
                change = self._language.given(sentence)
                after = change(NOTHING) if change else NOTHING
            except InputError:  # a background force that an edited rulebook does not fit
                after = NOTHING
            whole = after.name != NOTHING.name
            self._stated[sentence] = frozenset() if whole else frozenset({*after.indicators, *after.flags})
        return self._stated[sentence]

    def of_place(self, stratum: str, place: str, grade: str) -> tuple[Example, ...]:
        """Those that ask for this grade of this theme, question or overall."""
        return tuple(_example(s) for s in self._scenarios if Asked(stratum, place, grade) in set(self._asked(s)))

    def of_grade_rule(self, stratum: str, name: str, grade: str) -> tuple[Example, ...]:
        """Those that ask for a grade that this rule then decides."""
        found = []
        for scenario in self._scenarios:
            places = [asked.place for asked in self._asked(scenario) if asked[::2] == (stratum, grade)]
            if scenario.framework != self._book.framework.id or not places:
                continue
            try:
                if any(unknown_step(scenario.file, step, self._language) for step in scenario.steps):
                    continue
                assessment = run(scenario, self._language, self._engines).assessment
            except InputError:  # a background force that an edited rulebook does not fit
                continue
            if any(_decided(assessment, stratum, place) == name for place in places):
                found.append(_example(scenario))
        return tuple(found)

    def _asked(self, scenario: Scenario) -> Iterator[Asked]:
        names = _names(self._book)
        for step in scenario.steps:
            if step.kind != "then" or not (match := _GRADE.fullmatch(normal(step.text))):
                continue
            stratum = {"for": "question", "of the theme": "theme", None: "overall"}[match[1]]
            place = names.get((stratum, normal(match[2]))) if match[2] else "overall"
            if place:
                yield Asked(stratum, place, match[3].replace(" ", "_"))


_GRADE = re.compile(r"the (?:overall draft grade|draft grade (for|of the theme) (.+)) is (.+)")


def _names(book: Rulebook) -> dict[tuple[str, str], str]:
    found = {}
    for stratum, places in (("question", book.questions), ("theme", book.themes)):
        for name, place in places.items():
            found[stratum, normal(place.title)] = found[stratum, name.replace("_", " ")] = name
    return found


def _decided(assessment: Assessment, stratum: str, place: str) -> str | None:
    """The grade rule that decided a grade."""
    if stratum == "overall":
        rule = assessment.overall.grade.rule
    elif stratum == "question":
        rule = assessment.questions[place].grade.rule
    else:
        rule = assessment.questions[assessment.book.themes[place].question].themes[place].grade.rule
    return rule.id if rule else None


def _example(scenario: Scenario) -> Example:
    return Example(scenario.name, _near(scenario.file), scenario.line)


def _near(file: str) -> str:
    """A file as seen from the current folder, where it stands inside it."""
    path, here = Path(file), Path.cwd()
    return path.relative_to(here).as_posix() if path.is_absolute() and path.is_relative_to(here) else file
