"""Evidence, and what rules conclude from it."""

from typing_extensions import TypedDict  # pydantic takes those of `typing` from Python 3.12 on only

from peel_grade.report.forms.values import ComparedAspect, Draft, EvidenceKind, GapKind, Grade, Missing, Weight, strict
from peel_grade.rulebook.conditions import Number, Operator
from peel_grade.rulebook.model import Kind


@strict
class Comparison(TypedDict):
    """What a comparison asks."""

    aspect: ComparedAspect | None
    """What of an indicator is compared (null for other evidence): `previous` and benchmarks, by their ids, in percent
    of those; `rank` is 1 for the highest that the framework declares, -1 for the lowest, 0 between; `supplied` 1 or 0.
    """
    operator: Operator
    low: Number
    """The bound: 1 or 0 for what is true or false; of a grade its place on the scale, where 1 is the worst."""
    high: Number | None
    """The upper bound of `between`; null for other operators."""
    parameters: list[str]
    """The parameters of the rulebook that the bounds are the values of."""
    negated: bool
    """Whether the comparison is asked not to hold."""
    text: str
    """The same as authors of rules write it."""


@strict
class Span(TypedDict):
    """A range in which a figure lies."""

    at_least: Number | None
    """Null where it is open below."""
    at_most: Number | None
    """Null where it is open above."""


@strict
class Evidence(TypedDict):
    """A comparison that made a rule conclude."""

    kind: EvidenceKind
    name: str
    """The id of the indicator or flag; of the rule for `finding`, the area for `repeated`, the question for a grade."""
    label: str
    value: Number | Span | bool | str | None
    """A figure or the range it lies in; true, false or `partly`; the id of a grade or rank; null: not recorded."""
    test: Comparison
    says: str
    sources: list[str]
    note: str
    computed_from: list[str]
    """The ids of the indicators that the value was computed from; empty where it is recorded."""
    sample: int | None
    """Of how many a share was found; null where that is not said, or it is no share."""


@strict
class Earlier(TypedDict):
    """The area for improvement of earlier inspections that a finding repeats."""

    years: list[int]
    sources: list[str]
    note: str


@strict
class Finding(TypedDict):
    """What one rule concludes, and from which evidence."""

    rule: str
    theme: str | None
    """Null where the finding belongs to the question as a whole."""
    theme_title: str | None
    kind: Kind
    weight: Weight | None
    """Of a weakness."""
    area: str | None
    """The id of the area for improvement that it is a reason for."""
    suggested: bool
    """Whether that area is suggested."""
    repeat: bool
    because: str
    evidence: list[Evidence]
    sources: list[str]
    """Where the rule comes from."""
    earlier: Earlier | None


@strict
class Recorded(TypedDict):
    """How many pieces of evidence are known, of how many."""

    known: int
    of: int


@strict
class Asked(TypedDict):
    """Evidence that is not recorded, where there is too little of it for a grade."""

    name: str
    """The id of the indicator or flag."""
    label: str
    theme: str | None
    theme_title: str | None


@strict
class Gap(TypedDict):
    """Evidence that is not recorded and could change the draft grade of a question."""

    kind: GapKind
    name: str
    """The id of the indicator or flag, or `previous.areas`."""
    label: str
    missing: Missing
    """What is missing: the evidence itself, or only what it is compared with; `repeated` for earlier inspections."""
    question: str
    question_title: str
    draft_grade: Draft
    could_become: list[Grade]
