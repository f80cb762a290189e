"""The rulebook as data: a framework with its catalogue, rules and grade rules.

Plain tuples, so that a rulebook is cheap to restore from the cache. Built from
YAML by `peel_grade.rulebook.reading`; everything downstream reads only this.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias

from peel_grade.rulebook import conditions
from peel_grade.rulebook.conditions import Condition, Number
from peel_grade.rulebook.frozen import FrozenDict

GRADES = ("inadequate", "requires_improvement", "good", "outstanding")
INSUFFICIENT = "insufficient_evidence"
UNGRADED = "ungraded"
WEIGHTS = ("serious", "significant", "minor")

Kind: TypeAlias = Literal["strength", "weakness", "cause_of_concern"]


class Source(NamedTuple):
    """Lines of a document: `lines` is `322` or `1606-1640`."""

    document: str
    lines: str

    def __str__(self) -> str:
        return f"{self.document}:{self.lines}"


class Document(NamedTuple):
    """A published document that sources point into; `lines` is its length (0: not stated)."""

    title: str
    isbn: str = ""
    published: str = ""
    lines: int = 0


class Benchmark(NamedTuple):
    """The England and Wales value of an indicator in this cycle."""

    value: Number
    previous: Number | None = None
    period: str = ""
    source: str = ""
    note: str = ""


class Indicator(NamedTuple):
    """A number that a force may report; `statement` holds `{value}` once."""

    id: str
    question: str
    theme: str | None
    label: str
    statement: str
    unit: str
    worse: str
    definition: str
    period: str
    sources: tuple[Source, ...]
    caveats: tuple[str, ...]


class Flag(NamedTuple):
    """A statement that inspectors find true (`holds`) or false (`fails`)."""

    id: str
    question: str
    theme: str
    label: str
    holds: str
    fails: str
    favourable: bool | None
    definition: str
    sources: tuple[Source, ...]
    caveats: tuple[str, ...]


class Rule(NamedTuple):
    """What evidence leads to which finding. `when` and not `unless` is its condition."""

    id: str
    question: str
    theme: str
    when: Condition
    unless: Condition | None
    kind: Kind
    weight: str | None
    area_for_improvement: str | None
    because: str
    rationale: str
    basis: str
    sources: tuple[Source, ...]

    @property
    def condition(self) -> Condition:
        """When the rule concludes."""
        return self.when if self.unless is None else conditions.all_of(self.when, conditions.negation(self.unless))


class GradeRule(NamedTuple):
    """A grade that follows when `when` holds; of a list, the first that holds decides."""

    id: str
    grade: str
    when: Condition
    because: str


class Remark(NamedTuple):
    """Something to say about an overall grade (`borderline`, `no_precedent`) when `when` holds."""

    id: str
    when: Condition
    because: str


class Theme(NamedTuple):
    """A sub-heading of a question."""

    id: str
    title: str
    question: str


class Question(NamedTuple):
    """A question of the inspection; an ungraded one is inspected all the same."""

    id: str
    title: str
    graded: bool


class Framework(NamedTuple):
    """One inspection cycle."""

    id: str
    title: str
    year: int
    version: str


class Rulebook(NamedTuple):
    """A framework, all it may see and all it may conclude. Order is the declared output order.

    `replaced` gives for the name of an indicator, flag or rule that was given up the one to use instead.
    """

    framework: Framework
    documents: Mapping[str, Document]
    questions: Mapping[str, Question]
    themes: Mapping[str, Theme]
    indicators: Mapping[str, Indicator]
    flags: Mapping[str, Flag]
    england_and_wales: Mapping[str, Benchmark]
    rules: Mapping[str, Rule]
    theme_grades: tuple[GradeRule, ...]
    question_grades: tuple[GradeRule, ...]
    overall_grades: tuple[GradeRule, ...]
    overall_alternatives: Mapping[str, tuple[GradeRule, ...]]
    no_precedent: tuple[Remark, ...]
    replaced: Mapping[str, str]
    sha256: str

    def themes_of(self, question: str) -> list[str]:
        """The themes of a question, in order."""
        return [theme.id for theme in self.themes.values() if theme.question == question]

    def entries(self) -> Iterator[Indicator | Flag]:
        """Every indicator, then every flag of the catalogue."""
        yield from self.indicators.values()
        yield from self.flags.values()


def placeholders(template: str) -> list[str]:
    """The indicator names in a `because` template."""
    return re.findall(r"\{(\w+)\}", template)


def to_data(rulebook: Rulebook) -> dict[str, Any]:
    """The rulebook as JSON data; `from_data` restores it."""
    return {
        "framework": rulebook.framework,
        "documents": rulebook.documents,
        "questions": list(rulebook.questions.values()),
        "themes": list(rulebook.themes.values()),
        "indicators": list(rulebook.indicators.values()),
        "flags": list(rulebook.flags.values()),
        "england_and_wales": rulebook.england_and_wales,
        "rules": [
            # on its way to JSON
            rule._replace(
                when=conditions.to_data(rule.when),  # type: ignore[arg-type]
                unless=conditions.to_data(rule.unless) if rule.unless else None,  # type: ignore[arg-type]
            )
            for rule in rulebook.rules.values()
        ],
        "theme_grades": _graded(rulebook.theme_grades),
        "question_grades": _graded(rulebook.question_grades),
        "overall_grades": _graded(rulebook.overall_grades),
        "overall_alternatives": {name: _graded(rules) for name, rules in rulebook.overall_alternatives.items()},
        "no_precedent": [
            (remark.id, conditions.to_data(remark.when), remark.because) for remark in rulebook.no_precedent
        ],
        "replaced": rulebook.replaced,
    }


def _graded(rules: Iterable[GradeRule]) -> list[Any]:
    return [(rule.id, rule.grade, conditions.to_data(rule.when), rule.because) for rule in rules]


def from_data(data: Mapping[str, Any], sha256: str) -> Rulebook:
    """The rulebook that `to_data` wrote."""

    def sources(rows: Iterable[Iterable[str]]) -> tuple[Source, ...]:
        return tuple(map(Source._make, rows))

    def rule(row: Sequence[Any]) -> Rule:
        unless = conditions.from_data(row[4]) if row[4] else None
        return Rule._make((*row[:3], conditions.from_data(row[3]), unless, *row[5:11], sources(row[11])))

    def grades(rows: Iterable[Any]) -> tuple[GradeRule, ...]:
        return tuple(GradeRule(name, grade, conditions.from_data(when), because) for name, grade, when, because in rows)

    return Rulebook(
        framework=Framework(*data["framework"]),
        documents=FrozenDict({name: Document(*row) for name, row in data["documents"].items()}),
        questions=FrozenDict({row[0]: Question(*row) for row in data["questions"]}),
        themes=FrozenDict({row[0]: Theme(*row) for row in data["themes"]}),
        indicators=FrozenDict(
            {row[0]: Indicator._make((*row[:9], sources(row[9]), tuple(row[10]))) for row in data["indicators"]}
        ),
        flags=FrozenDict({row[0]: Flag._make((*row[:8], sources(row[8]), tuple(row[9]))) for row in data["flags"]}),
        england_and_wales=FrozenDict({name: Benchmark(*row) for name, row in data["england_and_wales"].items()}),
        rules=FrozenDict({row[0]: rule(row) for row in data["rules"]}),
        theme_grades=grades(data["theme_grades"]),
        question_grades=grades(data["question_grades"]),
        overall_grades=grades(data["overall_grades"]),
        overall_alternatives=FrozenDict({name: grades(rows) for name, rows in data["overall_alternatives"].items()}),
        no_precedent=tuple(
            Remark(name, conditions.from_data(when), because) for name, when, because in data["no_precedent"]
        ),
        replaced=FrozenDict(data["replaced"]),
        sha256=sha256,
    )


def canonical_json(data: object) -> bytes:
    """JSON bytes that are the same for the same content: sorted keys, no spaces, UTF-8."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
