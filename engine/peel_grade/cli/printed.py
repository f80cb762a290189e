"""The forms of the JSON documents that commands print as lists of a few things."""

from typing import (
    Literal,  # pydantic takes those of `typing` from Python 3.12 on only
)

from typing_extensions import TypedDict

from peel_grade.backtest.form import Line
from peel_grade.causes.form import strict
from peel_grade.report.form import Warned


@strict
class Problem(TypedDict):
    """A problem of the input or the call."""

    file: str
    line: int
    """From 1 (of a table its row); 0 for a whole file or a call."""
    column: int
    message: str
    help: str | None
    code: str
    """Empty where it has none."""
    path: str
    """The column of a table; else empty."""


@strict
class ProblemsDocument(TypedDict):
    """All problems of a call, printed to standard error."""

    schema: Literal["problems/1"]
    problems: list[Problem]


@strict
class CheckedFramework(TypedDict):
    """The framework of a rulebook."""

    id: str
    version: str


@strict
class Related(TypedDict):
    """Another place that matters, and why."""

    file: str
    line: int
    column: int
    says: str


@strict
class Diagnostic(TypedDict):
    """A finding of a check; without a line it is about the whole file."""

    file: str
    line: int | None
    column: int | None
    severity: Literal["error", "warning"]
    code: str
    message: str
    help: str | None
    proof: list[str]
    related: list[Related]
    fixable: bool
    allowed: str | None
    """The reason for which the rulebook allows it."""


@strict
class CheckedRulebook(TypedDict):
    """A rulebook, and all that was found; the framework is null where it cannot be read."""

    folder: str
    framework: CheckedFramework | None
    errors: int
    warnings: int
    undecided: int
    diagnostics: list[Diagnostic]


@strict
class CheckDocument(TypedDict):
    """What `rulebook check` found."""

    schema: Literal["check/1"]
    rulebooks: list[CheckedRulebook]


@strict
class Example(TypedDict):
    """A piece of a rulebook to avoid and one to prefer, and what else they need."""

    avoid: str
    prefer: str
    given: str


@strict
class CheckCode(TypedDict):
    """A code of a check."""

    code: str
    severity: Literal["error", "warning"]
    description: str
    allowable: bool
    """A rulebook can allow it, with a reason."""
    example: Example | None


@strict
class CheckCodesDocument(TypedDict):
    """Every code that a check can report."""

    schema: Literal["check-codes/1"]
    codes: list[CheckCode]


@strict
class SentenceRow(TypedDict):
    """What a scenario may say, and what it means."""

    text: str
    means: str | None


@strict
class SentencesDocument(TypedDict):
    """What scenarios may say, in lists by their titles."""

    schema: Literal["sentences/1"]
    framework: str
    lists: dict[str, list[SentenceRow]]


@strict
class Explained(Line):
    """What was asked about."""

    kind: str
    id: str


@strict
class ForceExplanationDocument(TypedDict):
    """How what was asked about came about for a force."""

    schema: Literal["force-explanation/1"]
    force: str
    explanations: list[Explained]


@strict
class CheckedForce(TypedDict):
    """A force file, and its warnings."""

    file: str
    warnings: list[Warned]


@strict
class EvidenceCheckDocument(TypedDict):
    """The warnings of force files."""

    schema: Literal["evidence-check/1"]
    files: list[CheckedForce]


@strict
class WarningCode(TypedDict):
    """A code of a warning."""

    code: str
    description: str


@strict
class WarningsDocument(TypedDict):
    """The warnings there are."""

    schema: Literal["warnings/1"]
    codes: list[WarningCode]


@strict
class ProofEntry(TypedDict):
    """What was recorded of a piece of evidence."""

    name: str
    recorded: str
    says: str
    note: str


@strict
class Cited(TypedDict):
    """Lines of a document (0: `elsewhere` is the source), and what was recorded from them."""

    document: str
    first: int
    last: int
    lines: list[str]
    entries: list[ProofEntry]
    concluded: bool
    """They lie in a box of conclusions."""
    elsewhere: str


@strict
class Uncited(TypedDict):
    """A paragraph that nothing cites."""

    document: str
    first: int
    last: int
    lines: list[str]
    concluded: bool
    apparatus: bool
    """It looks like a heading, a row of figures, a footnote or part of an annex."""


@strict
class EvidenceProofDocument(TypedDict):
    """A force file beside its sources."""

    schema: Literal["evidence-proof/1"]
    cited: list[Cited]
    uncited: list[Uncited]
    unsourced: list[ProofEntry]
    undecided: dict[str, list[str]]
    """The entries of which nothing is recorded, by theme, or question."""
    crowded: list[Cited]
    """Lines on which three flags rest, or more."""


@strict
class CodersAgreement(TypedDict):
    """How often two coders recorded the same; `share` is of what both recorded, `kappa` null where it is undefined."""

    both: int
    same: int
    one: int
    other: int
    kappa: float | None
    share: float | None


@strict
class Recording(TypedDict):
    """Whether an entry is recorded at all."""

    kappa: float | None


@strict
class TwoGrades(TypedDict):
    """What each coding leads to."""

    one: str
    other: str


@strict
class TwoAreas(TypedDict):
    """The areas that both codings suggest, or one alone."""

    both: list[str]
    one: list[str]
    other: list[str]


@strict
class TwoDrafts(TypedDict):
    """The drafts of both codings."""

    grades: dict[str, TwoGrades]
    areas: TwoAreas


@strict
class Coding(TypedDict):
    """What a coder recorded."""

    recorded: str
    source: list[str]
    note: str


@strict
class CodedOtherwise(TypedDict):
    """An entry that two coders recorded otherwise."""

    entry: str
    one: Coding
    other: Coding


@strict
class EvidenceCompareDocument(TypedDict):
    """Two codings of the same force."""

    schema: Literal["evidence-compare/1"]
    one: str
    other: str
    flags: CodersAgreement
    indicators: CodersAgreement
    recording: Recording
    drafts: TwoDrafts
    differences: list[CodedOtherwise]


@strict
class FoundEntry(TypedDict):
    """A piece of evidence; of two the one with the higher score is nearer."""

    name: str
    kind: Literal["indicator", "flag"]
    label: str
    question: str | None
    theme: str | None
    score: float


@strict
class EvidenceFindDocument(TypedDict):
    """The evidence that words are about: of all that was found the nearest."""

    schema: Literal["evidence-find/1"]
    found: int
    entries: list[FoundEntry]


@strict
class FoundArea(TypedDict):
    """An area; of two the one with the higher score is nearer."""

    name: str
    text: str
    question: str
    score: float


@strict
class EvidenceFindAreasDocument(TypedDict):
    """The areas that words are about: of all that was found the nearest."""

    schema: Literal["evidence-find-areas/1"]
    found: int
    areas: list[FoundArea]
