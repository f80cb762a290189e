"""The form of the JSON document `explanation/1`, from which its JSON schema is written."""

from typing import Literal

from typing_extensions import TypedDict  # pydantic takes those of `typing` from Python 3.12 on only

from peel_grade.causes.form import strict


@strict
class Cited(TypedDict):
    """Lines of a document, with its title."""

    document: str
    title: str
    lines: str


@strict
class Link(TypedDict):
    """Something upstream or downstream, and what is downstream of it in turn."""

    kind: str
    name: str
    says: str
    feeds: list["Link"]


@strict
class Example(TypedDict):
    """A scenario, or one row of an outline, and where it stands."""

    name: str
    file: str
    line: int


@strict
class Need(TypedDict):
    """What would have to be otherwise: so many of the parts `of`, or one thing that `recorded` is not."""

    says: str
    recorded: str
    needed: int
    of: list["Need"]


@strict
class Stands(TypedDict):
    """How a rule, a grade or a piece of evidence turns out; `truth` is null where evidence is missing."""

    of: str
    truth: bool | None
    says: str
    need: Need | None
    source: list[str]


@strict
class KnownForce(TypedDict):
    """A known force; `problem` says why it cannot be graded, and is empty where it can."""

    force: str
    file: str
    framework: str
    stands: list[Stands]
    problem: str


@strict
class Framework(TypedDict):
    """The rulebook; `sha256` is of all it holds."""

    id: str
    version: str
    sha256: str


@strict
class BoundaryRow(TypedDict):
    """A case: what is given, what follows, and the id of the grade rule that decides."""

    given: list[str]
    then: str
    by: str


@strict
class Boundaries(TypedDict):
    """The cases at the edges of a rule; `beside` is given in each that does not say otherwise."""

    beside: list[str]
    rows: list[BoundaryRow]


@strict
class ExplanationDocument(TypedDict):
    """All that is known of a name of a rulebook."""

    schema: Literal["explanation/1"]
    kind: str
    name: str
    title: str
    sentence: str
    facts: dict[str, str]
    """Texts by what they say."""
    sources: list[Cited]
    fed_by: list[Link]
    feeds: list[Link]
    scenarios: list[Example]
    forces: list[KnownForce]
    framework: Framework
    boundaries: Boundaries | None
