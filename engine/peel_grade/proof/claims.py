"""What is claimed of a rulebook, and what came of it."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Literal, TypeAlias

from peel_grade.files.record import Record
from peel_grade.proof.solving import Answer, Certificate
from peel_grade.rulebook.model import Excepted, Rulebook

Status: TypeAlias = Literal["proved", "refuted", "unknown"]


class Result(Record):
    """What came of one claim.

    `claim` is the property; `about` what it is claimed of: evidence, a rule, a grade rule, an area or a grade, by its
    id, empty for a list as a whole; `place` where: `theme/ID`, `question/ID`, `overall`, or empty. `says` is what was
    found, in a sentence. `forces` are the force files that show it, `exception` the id of what excepts it. `least` and
    `most` are the bounds of what was measured. `certificates` are those of a proof, where they were asked for.
    """

    claim: str
    about: str
    place: str
    status: Status
    says: str = ""
    forces: tuple[Mapping[str, Any], ...] = ()
    exception: str = ""
    certificates: tuple[Certificate, ...] = ()
    least: int | None = None
    most: int | None = None


def decided(result: Result, answer: Answer) -> Result:
    """The result where no force was found on which the claim fails: it is proved, or the time was up."""
    if answer.status == "unknown":
        return result._replace(status="unknown")
    return result._replace(certificates=answer.certificates)


class Job(Record):
    """A part of the work: claims of one property that are looked at together."""

    claim: str
    about: str = ""
    place: str = ""


Prove: TypeAlias = Callable[[Job], Iterator[Result]]


class Exceptions:
    """The exceptions that a rulebook declares to general properties."""

    def __init__(self, book: Rulebook) -> None:
        self._all: Collection[Excepted] = book.exceptions.values()

    def of(self, claim: str, about: str, place: str, start: str | None = None) -> str:
        """The exception that a claim falls under; empty where there is none.

        `about` and `place` are ids; `start` is the grade from which a change leads up: without it, only what holds
        whatever that is.
        """
        for each in self._all:
            if (
                each.general == claim
                and (not each.of or about in each.of)
                and (not each.places or place in each.places)
                and (not each.start or start in each.start)
            ):
                return each.id
        return ""
