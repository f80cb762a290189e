"""The forms of the JSON documents `proofs/1` and `rulebook-equivalent/1`, from which their JSON schemas are written."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import WithJsonSchema
from typing_extensions import TypedDict  # pydantic takes those of `typing` from Python 3.12 on only

from peel_grade.causes.form import strict
from peel_grade.proof.claims import Status
from peel_grade.proof.outputs import Kind

ForceFile: TypeAlias = Annotated[dict[str, Any], WithJsonSchema({"type": "object"})]
"""The data of a force file."""


@strict
class Case(TypedDict):
    """A claim that does not hold, or of which it is not known: of what, where, and the force files that show it."""

    about: str | None
    place: str | None
    """`theme/ID`, `question/ID` or `overall`."""
    says: str
    files: list[str]
    """What the force files are called that `--output` writes."""
    forces: list[ForceFile]


@strict
class ExceptedCases(TypedDict):
    """An exception, and how many cases fall under it."""

    id: str
    because: str
    cases: int


@strict
class Measured(TypedDict):
    """On how few recorded pieces a grade can be drawn: between these numbers, and a force that shows the larger."""

    grade: str
    place: str
    at_least: int
    at_most: int
    files: list[str]
    forces: list[ForceFile]


@strict
class Property(TypedDict):
    """What came of a property."""

    id: str
    title: str
    general: bool
    """It is asked of every rulebook; if not, the framework declares it."""
    status: Status
    claims: int
    refuted: list[Case]
    unknown: list[Case]
    excepted: list[ExceptedCases]
    measured: list[Measured]


@strict
class IdleException(TypedDict):
    """An exception that excepts nothing."""

    id: str
    property: str
    because: str


@strict
class ProvedRulebook(TypedDict):
    """A rulebook, and what is proved of it; `sha256` is of all it holds."""

    id: str
    title: str
    version: str
    sha256: str
    proved: bool
    properties: list[Property]
    idle_exceptions: list[IdleException]


@strict
class ProofsDocument(TypedDict):
    """What was proved of rulebooks, for all evidence there can be."""

    schema: Literal["proofs/1"]
    proved: bool
    rulebooks: list[ProvedRulebook]


@strict
class Output(TypedDict):
    """Something that is drafted; `name` is null for the overall grade."""

    kind: Kind
    name: str | None
    title: str


@strict
class Difference(Output):
    """An output that two rulebooks draft otherwise, and a force on which they do, or one for each of them."""

    was: str
    now: str
    files: list[str]
    forces: list[ForceFile]


@strict
class Equivalent(TypedDict):
    """Two rulebooks of a framework; `same` is null where it is not known."""

    id: str
    title: str
    words: dict[Kind, list[str]]
    """What each kind of output is called: one and many."""
    subject: list[str]
    same: bool | None
    the_same: dict[Kind, int]
    differences: list[Difference]
    unknown: list[Output]


@strict
class OnlyOneSide(TypedDict):
    """A framework that one side alone has."""

    framework: str
    change: str


@strict
class EquivalentDocument(TypedDict):
    """Whether two rulebooks draft the same for all evidence there can be; `same` is null where it is not known."""

    schema: Literal["rulebook-equivalent/1"]
    old: str
    new: str
    same: bool | None
    only_one_side: list[OnlyOneSide]
    frameworks: list[Equivalent]
