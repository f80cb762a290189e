"""How firm a grade is."""

from typing import Literal

from typing_extensions import TypedDict  # pydantic takes those of `typing` from Python 3.12 on only

from peel_grade.report.forms.values import Draft, Missing, strict


@strict
class Piece(TypedDict):
    """A piece of evidence, or a part of one."""

    kind: Literal["indicator", "flag", "previous_grade", "repeated"]
    name: str
    """The id of the indicator or flag; the question for a grade, the area for `repeated`."""
    label: str
    part: Missing | None
    """What of a recorded figure would have to be recorded too, or null: the evidence itself."""


@strict
class Otherwise(Piece):
    """A piece of evidence that would have to turn out otherwise."""

    value: str
    """What it would turn out to be, or an example of that, as a force file has it; for `repeated` among the earlier
    areas."""


@strict
class Changed(TypedDict):
    """Pieces of evidence which, turning out otherwise together, bring another grade."""

    grade: Draft
    evidence: list[Otherwise]


@strict
class Resilience(TypedDict):
    """How many pieces of evidence would have to turn out otherwise for another grade."""

    number: int | None
    """The smallest number; null where `looked` of them together never do."""
    looked: int | None
    """Null where any number of them was looked at; 0 where rules share too much evidence to look at any."""
    grades: list[Draft]
    """All that so many bring, the nearest first."""
    sets: list[Changed]
    """Some of that size, of each grade some."""
    taking: list[Piece]
    """All evidence that takes part in any set of that size."""


@strict
class Resiliences(TypedDict):
    """By evidence that is not recorded and comes to be, and by evidence that is recorded and found another way."""

    missing: Resilience
    recorded: Resilience


@strict
class Firmness(TypedDict):
    """How firm a draft grade is."""

    falls: Resiliences
    rises: Resiliences
    """Insufficient evidence has its place just below the standard."""
