"""The form of the JSON document `overview/1`, from which its JSON schema is written.

Where overviews are made it is imported for its types alone.
"""

from typing import Literal

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict  # pydantic takes those of `typing` from Python 3.12 on only

from peel_grade.report.form import Draft, Framework, Grade, Range, Status

_strict = with_config(ConfigDict(extra="forbid", use_attribute_docstrings=True))


@_strict
class Counts(TypedDict):
    """How many have which grade; together with those that have none they are all."""

    grades: dict[Grade, int]
    """Every grade of the scale, worst first."""
    insufficient_evidence: int
    not_inspected: int
    """Neither inspected nor with an earlier grade that is carried forward."""
    not_stated: int
    """Of whom nothing is published here."""


@_strict
class Graded(TypedDict):
    """The grades of one question, or overall; names are those of whom the framework inspects."""

    title: str
    all: Counts
    inspected: Counts | None
    """Of those that were inspected in this cycle; null where that is not told of each."""
    moderated: Counts | None
    """Of all, with moderated grades in the place of drafts; null where none is moderated."""
    standard_or_better: int
    below_standard: int
    could_change: int
    """How many drafts evidence that is not recorded could change."""
    improved: list[str]
    """Whose grade, after moderation, is better than that of the cycle before, as far as that is recorded."""
    declined: list[str]
    unchanged: int
    not_compared: int
    """Of how many no two grades can be compared: one of them is not recorded, or is none."""


@_strict
class Theme(TypedDict):
    """The grades of one theme where its question was inspected."""

    id: str
    title: str
    question: str
    question_title: str
    all: Counts
    below_standard: list[str]


@_strict
class Area(TypedDict):
    """What several were asked to improve, or would be by the drafts."""

    id: str
    question: str
    question_title: str
    text: str
    forces: list[str]
    repeat: list[str]
    """Of whom it was asked before."""
    concern: list[str]
    """Where a cause of concern is among the reasons."""
    rejected: list[str]
    """For whom a panel rejected what the draft suggests."""
    added: list[str]
    """For whom a panel added it, whom the drafts do not suggest it for."""


@_strict
class Strength(TypedDict):
    """What some do well; those without it are known not to."""

    rule: str
    question: str
    question_title: str
    theme: str | None
    theme_title: str | None
    says: str
    forces: list[str]
    without: list[str]


@_strict
class NotSupplied(TypedDict):
    """Evidence that was asked for and that some could not supply or show."""

    kind: Literal["indicator", "flag"]
    name: str
    label: str
    question: str
    question_title: str
    forces: list[str]


@_strict
class Cell(TypedDict):
    """One grade."""

    grade: Draft
    status: Status | None
    """Null where it is not told."""
    year: int | None
    range: Range | None
    """The worst and the best grade that missing evidence allows; null where nothing could change the grade."""
    moderated: Grade | None
    """What a person made of the draft."""
    follows: Draft | None
    """Of an overall grade what follows from moderated grades of questions; null without any."""
    previous: Grade | None
    """The grade of the cycle before, as far as it is recorded."""


@_strict
class Remark(TypedDict):
    """Another overall grade, by another reading of the rules."""

    id: str
    title: str
    grade: Draft


@_strict
class Row(TypedDict):
    """One force with all its grades."""

    force: str
    file: str
    source: str
    """Where the grades were published; empty for a draft."""
    overall: Cell | None
    questions: dict[str, Cell]
    borderline: list[Remark]
    no_precedent: list[str]
    areas: int
    warnings: int
    """How many there are that the force file does not allow."""


@_strict
class Unplaced(TypedDict):
    """What was published as an area for improvement, and no area of the rulebook stands for."""

    force: str
    about: str
    source: str


@_strict
class StatedNumber(TypedDict):
    """A number that the document states, with the lines in which it does."""

    number: int
    lines: list[int]


@_strict
class Stated(TypedDict):
    """What the document states of a number, beside what its rows come to."""

    of: str
    """A question, or `overall`."""
    title: str
    measure: str
    """A grade, or standard_or_better, below_standard, improved, declined, unchanged."""
    counted: int | None
    """What the rows come to; null where they do not tell."""
    stated: list[StatedNumber]
    agrees: bool
    """Whether the document says one thing everywhere, and its rows the same."""
    reading: int | None
    """A number that differs and would be right if it were of the standard and what is better."""


@_strict
class Published(TypedDict):
    """The published table that the grades are from, and what its document says of them."""

    document: str
    title: str
    """Empty where the rulebook does not know the document."""
    file: str
    stated: list[Stated]


@_strict
class Section(TypedDict):
    """All that rests on one rulebook, and on grades of one kind: drafts, or what was published."""

    framework: Framework
    basis: Literal["draft", "published"]
    published: Published | None
    """Null for drafts, and for records of single forces."""
    forces: int
    more_than_once: list[str]
    """Names that more than one of them has."""
    questions: dict[str, Graded]
    """Those that the framework grades."""
    ungraded: list[str]
    """The titles of those that it does not."""
    overall: Graded | None
    """Null where the framework gives no overall grade."""
    themes: list[Theme]
    """Those that are most often below the standard first."""
    areas: list[Area]
    """Those that most share first."""
    unplaced: list[Unplaced]
    strengths: list[Strength]
    """Those that most are known to be without first."""
    not_supplied: list[NotSupplied]
    """What most could not supply first."""
    table: list[Row]
    """By name."""


@_strict
class OverviewDocument(TypedDict):
    """What many drafts, or many published grades, come to together; no output calls a draft a judgment."""

    schema: Literal["overview/1"]
    sections: list[Section]
    """By framework; of one framework drafts first, then what was published."""
