"""The sentences of scenarios and what they mean.

`Given` sentences build up a force: the sentences of the catalogue's flags and
indicators, background forces, earlier inspections. `Then` sentences say what
must follow. Nothing here knows Gherkin.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from peel_grade.force.file import (
    FlagEvidence,
    Force,
    IndicatorEvidence,
    PreviousGrade,
    PreviousImprovement,
    load_force,
)
from peel_grade.grades.assessment import Assessment, suggested
from peel_grade.rulebook import shipped
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.model import GRADES, INSUFFICIENT, UNGRADED, Rulebook
from peel_grade.wording.evidence import words

NOTHING = Force("the force", "", None, {}, (), False, {}, {}, {})
"""A force about which nothing is recorded."""

WHEN = "the force is graded"
_NUMBER = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d,.]*\d)"
_EXTRA = re.compile(
    rf", (?:(?P<trend>up|down|unchanged) from (?P<previous>{_NUMBER})"
    rf"|against (?P<benchmark>{_NUMBER}) in England and Wales"
    r"|among the (?P<rank>highest|lowest) quarter of forces|(?P<middle>broadly in line with all forces))$"
)

Change: TypeAlias = Callable[[Force], Force]
"""What a `Given` sentence does to the force so far."""


class Expectation(NamedTuple):
    """What a `Then` sentence asks: `check` says what is otherwise, or None where it holds.

    `rules` are the rules whose standing it asks about; `kind` is `rule`, `suggestion` or `grade`.
    """

    kind: str
    rules: tuple[str, ...]
    check: Callable[[Assessment], str | None]


def normal(sentence: str) -> str:
    """A sentence without what does not matter: capitals at its start, spaces, a full stop."""
    text = " ".join(sentence.split()).rstrip(".")
    return text[:1].lower() + text[1:]


def as_number(text: str) -> Number:
    """A number as written in a sentence."""
    plain = text.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def _numbers(extras: Mapping[str, str]) -> list[str]:
    return [extras[key] for key in ("previous", "benchmark") if key in extras]


class Language:
    """The sentences that one rulebook knows; `backgrounds` is a folder of force files for background sentences."""

    def __init__(self, book: Rulebook, backgrounds: Path | None = None) -> None:
        self.book = book
        self._flags: dict[str, tuple[str, bool]] = {}
        for flag in book.flags.values():
            self._flags[normal(flag.holds)] = flag.id, True
            self._flags[normal(flag.fails)] = flag.id, False
        self._figures = {normal(i.statement): i.id for i in book.indicators.values()}
        self._labels = {normal(entry.label): entry.id for entry in book.entries()}
        self._backgrounds = self._found_backgrounds(backgrounds)
        self._questions = self._named({q.id: q.title for q in book.questions.values()})
        self._themes = self._named({t.id: t.title for t in book.themes.values()})
        self._suggestions: dict[str, list[str]] = {}
        for rule in book.rules.values():
            if rule.area_for_improvement:
                self._suggestions.setdefault(normal(rule.area_for_improvement), []).append(rule.id)

    @staticmethod
    def _named(titles: Mapping[str, str]) -> dict[str, str]:
        """Each name by its title and by its identifier as words."""
        return {normal(title): name for name, title in titles.items()} | {words(name): name for name in titles}

    @staticmethod
    def _found_backgrounds(folder: Path | None) -> dict[str, Path]:
        """`a force that is good throughout` for good-throughout.yaml; real forces by name and year."""
        found = {}
        shared = shipped.scenarios_folder() / "backgrounds"
        for path in (*sorted(shared.glob("*.yaml")), *(sorted(folder.glob("*.yaml")) if folder else [])):
            found[f"a force that is {path.stem.replace('-', ' ')}"] = path
        for path in sorted(shipped.forces_folder().glob("*.yaml")):
            name, _, year = path.stem.rpartition("-")
            found[f"{name.replace('-', ' ')} as inspected in {year}"] = path
        return found

    def sentences(self) -> Iterator[str]:
        """Every sentence pattern, for suggestions: catalogue sentences with their `{value}`, and general ones."""
        yield from self._flags
        yield from self._figures
        yield from self._backgrounds
        yield from (
            "a force about which nothing is recorded",
            "the force could not supply {label}",
            "nothing is recorded about {label}",
            "nothing is recorded for {question}",
            "{question} was not inspected and was graded {grade} in {year}",
            "{question} was graded {grade} before",
            'an earlier inspection already asked: "{area for improvement}"',
            WHEN,
            '"{area for improvement}" is suggested as an area for improvement for {question}',
            '"{area for improvement}" is raised as a cause of concern for {question}',
            '"{area for improvement}" is not suggested',
            "nothing is suggested",
            "nothing is suggested for {question}",
            "the draft grade for {question} is {grade}",
            "the draft grade of the theme {theme} is {grade}",
            "the overall draft grade is {grade}",
            "{rule} is found as a serious weakness",
            "{rule} is found as a strength",
            "{rule} is found as a cause of concern",
            "{rule} is not found",
            "{rule} is undecided",
        )

    def given(self, sentence: str) -> Change | None:
        """What a `Given` sentence does, or None for an unknown one."""
        text = normal(sentence)
        if text == "a force about which nothing is recorded":
            return lambda _force: NOTHING
        if (path := self._backgrounds.get(text.lower())) is not None:
            return lambda _force, path=path: load_force(path, self.book).force  # type: ignore[misc]  # default binds
        single = self._flag(text) or self._figure(text) or self._missing(text) or self._earlier(text)
        if single is not None or "; " not in text:
            return single
        parts = [self.given(part) for part in text.split("; ")]
        changes = [part for part in parts if part is not None]
        return _one_after_another(changes) if len(changes) == len(parts) else None

    def _flag(self, text: str) -> Change | None:
        found = self._flags.get(text)
        if found is None:
            return None
        name, value = found
        return lambda force: force._replace(flags={**force.flags, name: FlagEvidence(is_=value)})

    def _figure(self, text: str) -> Change | None:
        extras: dict[str, str] = {}
        while extra := _EXTRA.search(text):
            extras |= {key: value for key, value in extra.groupdict().items() if value is not None}
            text = text[: extra.start()]
        for found in re.finditer(_NUMBER, text):
            name = self._figures.get(normal(text[: found.start()] + "{value}" + text[found.end() :]))
            if name is None:
                continue
            if any(len(number) > 20 or abs(as_number(number)) > 2**53 for number in (found[0], *_numbers(extras))):
                return None  # beyond what can be compared exactly
            evidence = IndicatorEvidence(
                value=as_number(found[0]),
                previous=as_number(extras["previous"]) if "previous" in extras else None,
                england_and_wales=as_number(extras["benchmark"]) if "benchmark" in extras else None,
                rank=f"{extras['rank']}_quarter" if "rank" in extras else "middle" if "middle" in extras else None,
            )
            return lambda force, name=name, evidence=evidence: force._replace(  # type: ignore[misc]  # defaults bind
                indicators=force.indicators | {name: evidence}
            )
        return None

    def _missing(self, text: str) -> Change | None:
        if found := re.fullmatch(r"the force could not supply (.+)", text):
            name = self._labels.get(normal(found[1]))
            if name in self.book.indicators:
                row = IndicatorEvidence(status="not_supplied")
                return lambda force: force._replace(indicators={**force.indicators, str(name): row})
        if found := re.fullmatch(r"nothing is recorded (about|for) (.+)", text):
            known = normal(found[2])
            place = self._questions.get(known) or self._themes.get(known)
            label = self._labels.get(known)
            if found[1] == "for" and place is not None:
                gone = {entry.id for entry in self.book.entries() if place in (entry.question, entry.theme)}
            elif found[1] == "about" and label is not None:
                gone = {label}
            else:
                return None
            return lambda force: force._replace(
                flags={name: row for name, row in force.flags.items() if name not in gone},
                indicators={name: row for name, row in force.indicators.items() if name not in gone},
            )
        return None

    def _earlier(self, text: str) -> Change | None:
        if found := re.fullmatch(r"(.+) was not inspected and was graded (.+) in (\d{4})", text):
            question, grade = self._questions.get(normal(found[1])), found[2].replace(" ", "_")
            if question is None or grade not in GRADES:
                return None
            row = PreviousGrade(grade, int(found[3]))

            def carried(force: Force) -> Force:
                inspected = force.inspected if force.inspected is not None else tuple(self.book.questions)
                return force._replace(
                    inspected=tuple(name for name in inspected if name != question),
                    previous_grades={**force.previous_grades, str(question): row},
                )

            return carried
        if found := re.fullmatch(r"(.+) was graded (.+) before", text):
            question, grade = self._questions.get(normal(found[1])), found[2].replace(" ", "_")
            if question is None or grade not in GRADES:
                return None
            before = {question: PreviousGrade(grade, self.book.framework.year - 1)}
            return lambda force: force._replace(previous_grades={**force.previous_grades, **before})
        if found := re.fullmatch(r'an earlier inspection already asked: "(.+)"', text):
            rules = self._suggestions.get(normal(found[1]), [])
            asked = tuple(PreviousImprovement(rule) for rule in rules)
            if asked:
                return lambda force: force._replace(previous_improvements=force.previous_improvements + asked)
        return None

    def then(self, sentence: str) -> Expectation | None:
        """What a `Then` sentence asks, or None for an unknown one."""
        text = normal(sentence)
        return self._suggestion(text) or self._grade(text) or self._rule(text)

    def _suggestion(self, text: str) -> Expectation | None:
        if found := re.fullmatch(
            r'"(.+)" is (suggested as an area for improvement|raised as a cause of concern) for (.+)', text
        ):
            rules, question = self._suggestions.get(normal(found[1])), self._questions.get(normal(found[3]))
            if rules is None or question is None:
                return None
            kind = "weakness" if found[2].startswith("suggested") else "cause_of_concern"
            here = tuple(rule for rule in rules if self.book.rules[rule].question == question)
            return Expectation(
                "suggestion", here, lambda a: None if set(here) & set(suggested(a, kind)) else "it is not"
            )
        if found := re.fullmatch(r'"(.+)" is not suggested', text):
            rules = self._suggestions.get(normal(found[1]))
            if rules is None:
                return None
            return Expectation(
                "suggestion",
                tuple(rules),
                lambda a: (
                    f"{', '.join(set(rules) & set(suggested(a)))} suggests it"
                    if set(rules) & set(suggested(a))
                    else None
                ),
            )
        if found := re.fullmatch(r"nothing is suggested(?: for (.+))?", text):
            question = self._questions.get(normal(found[1])) if found[1] else ""
            if question is None:
                return None
            return Expectation(
                "suggestion",
                (),
                lambda a: _told([r for r in suggested(a) if question in ("", a.book.rules[r].question)]),
            )
        return None

    def _grade(self, text: str) -> Expectation | None:
        if not (
            found := re.fullmatch(r"the (?:overall draft grade|draft grade (for|of the theme) (.+)) is (.+)", text)
        ):
            return None
        grade = found[3].replace(" ", "_")
        if grade not in (*GRADES, INSUFFICIENT, UNGRADED):
            return None
        if found[1] is None:
            return Expectation("grade", (), lambda a: _differs(a.overall.grade.draft, grade))
        if found[1] == "for":
            question = self._questions.get(normal(found[2]))
            if question is None:
                return None
            return Expectation("grade", (), lambda a: _differs(a.questions[question].grade.draft, grade))
        theme = self._themes.get(normal(found[2]))
        if theme is None:
            return None
        place = self.book.themes[theme].question
        return Expectation("grade", (), lambda a: _differs(a.questions[place].themes[theme].grade.draft, grade))

    def _rule(self, text: str) -> Expectation | None:
        found = re.fullmatch(
            r"([a-z0-9-]+) is (not found|undecided"
            r"|found as an? (?:(minor|significant|serious) )?(strength|weakness|cause of concern))",
            text,
        )
        if found is None or found[1] not in self.book.rules:
            return None
        name = found[1]
        if found[2] == "undecided":
            return Expectation(
                "rule", (name,), lambda a: None if name not in a.verdicts else f"it is {_standing(a, name)}"
            )
        if found[2] == "not found":
            return Expectation(
                "rule", (name,), lambda a: None if a.verdicts.get(name) is False else f"it is {_standing(a, name)}"
            )
        kind, weight = found[4].replace(" ", "_"), found[3]

        def check(a: Assessment) -> str | None:
            rule = a.book.rules[name]
            if not a.verdicts.get(name):
                return f"it is {_standing(a, name)}"
            actual = f"{rule.weight} {words(rule.kind)}" if rule.weight else words(rule.kind)
            return None if (rule.kind, rule.weight) == (kind, weight) else f"it is a {actual}"

        return Expectation("rule", (name,), check)


def _one_after_another(changes: list[Change]) -> Change:
    def change(force: Force) -> Force:
        for step in changes:
            force = step(force)
        return force

    return change


def _told(rules: list[str]) -> str | None:
    return f"suggested by {', '.join(rules)}" if rules else None


def _differs(actual: str, expected: str) -> str | None:
    return None if actual == expected else f"it is {words(actual)}"


def _standing(assessment: Assessment, name: str) -> str:
    return {True: "found", False: "not found", None: "undecided"}[assessment.verdicts.get(name)]
