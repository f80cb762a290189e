"""The rulebook as data: a framework with its catalogue, rules and grade rules.

Plain tuples, so that a rulebook is cheap to restore from the cache. Built from
YAML by `peel_grade.rulebook.reading`; everything downstream reads only this.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias, get_args

from peel_grade.files.record import Record
from peel_grade.rulebook import conditions
from peel_grade.rulebook.conditions import Condition, Number
from peel_grade.rulebook.framework import Framework

Kind: TypeAlias = Literal["strength", "weakness", "cause_of_concern"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Source(Record):
    """Lines of a document: `lines` is `322` or `1606-1640`."""

    document: str
    lines: str

    def __str__(self) -> str:
        return f"{self.document}:{self.lines}"


class Document(Record):
    """A published document that sources point into; `lines` and `pages` are how long it is (0: not stated).

    `text` is where its text lies, from the folder of the file that names it; `url` where it was published.
    """

    title: str
    isbn: str = ""
    published: str = ""
    lines: int = 0
    text: str = ""
    url: str = ""
    pages: int = 0


class Benchmark(Record):
    """A value that figures of an indicator are compared with in this cycle."""

    value: Number
    previous: Number | None = None
    period: str = ""
    source: str = ""
    note: str = ""


class Criteria(Record):
    """What must have been seen to record a flag as true (`holds`), partly so or false; empty: not stated."""

    holds: str = ""
    partly: str = ""
    fails: str = ""


class Derived(Record):
    """What a figure follows from: one figure for so many of another as the unit says."""

    counted: str
    of: str


class Indicator(Record):
    """A number that a force may report; `statement` has `{value}` in it once.

    `retired` says why it is not used any more, though nothing replaces it; it is empty while it is used.
    `not_to_be_confused_with` says of other entries how they differ; no figure exceeds that of `not_more_than`. Shares
    with the same `share_of` are of one whole; `change_of` is the indicator whose change since its previous figure this
    is; where the flag `none_where` is true there are none of what is counted.
    One that is `derived` follows from two others, and is computed from them where a force file does not state it.
    `effort` is that of the framework that it takes to change it; empty: the usual one.
    """

    id: str
    question: str
    theme: str | None
    label: str
    statement: str
    retired: str
    unit: str
    worse: str
    definition: str
    period: str
    share_of: str
    change_of: str | None
    none_where: str | None
    effort: str
    not_to_be_confused_with: tuple[tuple[str, str], ...]
    not_more_than: str | None
    derived: Derived | None
    sources: tuple[Source, ...]
    caveats: tuple[str, ...]


class Flag(Record):
    """A statement that inspectors find true (`holds`) or false (`fails`). `retired` is as that of an indicator.

    Where it is true, the flags that it `excludes` cannot be, and those that it `implies` cannot be false. `effort` is
    that of the framework that it takes to change it; empty: the usual one.
    """

    id: str
    question: str
    theme: str | None
    label: str
    holds: str
    fails: str
    retired: str
    favourable: bool | None
    effort: str
    definition: str
    criteria: Criteria
    not_to_be_confused_with: tuple[tuple[str, str], ...]
    excludes: tuple[str, ...]
    implies: tuple[str, ...]
    sources: tuple[Source, ...]
    caveats: tuple[str, ...]


class Area(Record):
    """What inspectors would ask to be improved. The findings of the rules that name it are the reasons for it.

    `retired` is as that of an indicator.
    """

    id: str
    question: str
    text: str
    retired: str
    sources: tuple[Source, ...]


class Rule(Record):
    """What evidence leads to which finding. `when` and not `unless` is its condition.

    `theme` is None where the finding belongs to the question as a whole. `area` is what the finding is a reason for.
    """

    id: str
    question: str
    theme: str | None
    when: Condition
    unless: Condition | None
    kind: Kind
    weight: str | None
    area: str | None
    because: str
    rationale: str
    basis: str
    sources: tuple[Source, ...]

    @property
    def condition(self) -> Condition:
        """When the rule concludes."""
        return self.when if self.unless is None else conditions.all_of(self.when, conditions.negation(self.unless))


class GradeRule(Record):
    """A grade that follows when `when` holds; the first rule of a list that holds decides.

    `of` names the themes or questions in whose list it stands; empty: in that of all.
    """

    id: str
    grade: str
    when: Condition
    because: str
    of: tuple[str, ...] = ()

    def grades(self, name: str) -> bool:
        """Whether it stands in the list of a theme or question."""
        return not self.of or name in self.of


class Remark(Record):
    """Something to say about an overall grade (`borderline`, `no_precedent`) when `when` holds."""

    id: str
    when: Condition
    because: str


class Property(Record):
    """What authors ask of every draft: wherever `whenever` holds (None: in each), `holds` does; or, `never`, does not.

    In both, `overall` and `areas` are counted beside what grade rules count: whether the overall grade is one of some,
    and whether an area is suggested.
    """

    id: str
    title: str
    whenever: Condition | None
    holds: Condition
    never: bool
    because: str
    basis: str
    sources: tuple[Source, ...]


class Excepted(Record):
    """Where a general property need not hold, and why.

    `of` are the pieces of evidence, rules, grade rules, areas or grades that it excepts, `places` the themes, questions
    or `overall`, `start` the grades from which a change may lead up; empty: all.
    """

    id: str
    general: str
    of: tuple[str, ...]
    places: tuple[str, ...]
    start: tuple[str, ...]
    because: str


class Theme(Record):
    """A sub-heading of a question."""

    id: str
    title: str
    question: str


class Question(Record):
    """A question of the inspection; an ungraded one is inspected all the same."""

    id: str
    title: str
    graded: bool


class Parameter(Record):
    """A threshold that rules share. `value` is a number in `unit` (empty: whatever is compared), or (`difference`) so
    many percent; `since` is the day from which it holds, written 2017-04-01, or empty.
    """

    id: str
    title: str
    value: Number
    difference: bool
    unit: str
    since: str
    basis: str
    sources: tuple[Source, ...]


class Rulebook(Record):
    """A framework with its catalogue, its rules and its grade rules, each in the declared order of output.

    `benchmarks` are by the id of what is compared with, then by indicator.
    `suggest` says when the reasons for an area that hold make a suggestion.
    `replaced` gives for the name of an indicator, flag, rule or area that was given up the one to use
    instead.
    `former_rules` are those that were given up, and none of the `rules`; of each that has no successor, why.
    """

    framework: Framework
    documents: Mapping[str, Document]
    questions: Mapping[str, Question]
    themes: Mapping[str, Theme]
    indicators: Mapping[str, Indicator]
    flags: Mapping[str, Flag]
    benchmarks: Mapping[str, Mapping[str, Benchmark]]
    parameters: Mapping[str, Parameter]
    rules: Mapping[str, Rule]
    areas: Mapping[str, Area]
    suggest: Condition
    theme_grades: tuple[GradeRule, ...]
    question_grades: tuple[GradeRule, ...]
    overall_grades: tuple[GradeRule, ...]
    overall_alternatives: Mapping[str, tuple[GradeRule, ...]]
    no_precedent: tuple[Remark, ...]
    properties: Mapping[str, Property]
    exceptions: Mapping[str, Excepted]
    replaced: Mapping[str, str]
    former_rules: Mapping[str, str]
    sha256: str

    def themes_of(self, question: str) -> list[str]:
        """The themes of a question, in order."""
        return [theme.id for theme in self.themes.values() if theme.question == question]

    @property
    def graded_overall(self) -> bool:
        """Whether the framework gives an overall grade."""
        return bool(self.overall_grades)

    def benchmark(self, name: str, indicator: str) -> Benchmark | None:
        """What the catalogue has of a benchmark for an indicator."""
        return self.benchmarks.get(name, {}).get(indicator)

    def entries(self) -> Iterator[Indicator | Flag]:
        """Every indicator, then every flag that may be recorded: none that is kept for old files only."""
        replaced = self.replaced
        for entries in (self.indicators, self.flags):
            for name, entry in entries.items():
                if not entry.retired and name not in replaced:
                    yield entry


def placeholders(template: str) -> list[str]:
    """The indicator names in a `because` template."""
    return re.findall(r"\{(\w+)\}", template)
