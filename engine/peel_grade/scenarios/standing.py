"""What `Then` sentences look at: of each rule how it stands, of each area, of each grade; and who can tell it."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, Protocol, TypeAlias

from peel_grade.force.file import Force
from peel_grade.rulebook.model import Rulebook

Stratum: TypeAlias = Literal["theme", "question", "overall"]
"""What grades are of; the whole is called `overall` too."""


class AreaStanding(NamedTuple):
    """An area that some rule is a reason for: whether it is suggested, as a cause of concern, and its reasons."""

    suggested: bool
    concern: bool
    reasons: tuple[str, ...]


class PossibleGrades(NamedTuple):
    """The worst and the best grade that missing evidence can bring, None where it can bring none; and whether some
    completion of it brings each: otherwise they are only not ruled out, counted one grade rule by one.
    """

    range: tuple[str, str] | None
    exact: bool


class Standing(Protocol):
    """How a force stands by a rulebook."""

    @property
    def force(self) -> Force:
        """The force."""

    @property
    def book(self) -> Rulebook:
        """The rulebook."""

    @property
    def without_doubtful(self) -> "Standing":
        """How it stands without the evidence that is called doubtful."""

    def verdict(self, rule: str) -> bool | None:
        """Whether a rule concludes; None where it cannot be decided."""

    def area(self, name: str) -> AreaStanding | None:
        """How an area stands; None where nothing is a reason for it."""

    def draft(self, stratum: Stratum, name: str) -> str:
        """A draft grade."""

    def possible(self, stratum: Stratum, name: str) -> PossibleGrades:
        """The possible grades."""

    def borderline(self) -> Mapping[str, str]:
        """The grade that each alternative which differs gives in place of the overall grade."""

    def no_precedent(self) -> tuple[str, ...]:
        """Why the record has no case like the overall grade."""

    def if_moderated(self) -> str | None:
        """The overall grade by the grades that a panel gave questions; None where it gave none."""
