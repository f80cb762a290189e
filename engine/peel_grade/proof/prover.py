"""All that is proved of a rulebook: the general properties and those that its authors declare, in parts of the work."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Protocol

from peel_grade.files.record import Record
from peel_grade.findings.engines import Compiled
from peel_grade.proof import declared, least, more, needed, reach, worse
from peel_grade.proof.claims import Exceptions, Job, Result
from peel_grade.proof.ground import Ground
from peel_grade.proof.solving import Deadline
from peel_grade.rulebook.model import Rulebook

GENERAL = {
    "one-grade": "every {subject} with enough evidence gets exactly one grade",
    "worse-evidence": "worse evidence never brings a better grade",
    "reachable": "every grade, grade rule, rule and {area} is drafted for some {subject}",
    "needed": "without any rule, grade rule or part of a condition some {subject} would be drafted otherwise",
    "limits": "no grade rule outvotes one that keeps a better grade from being given",
    "more-evidence": "more evidence only narrows what is possible",
    "least-evidence": "the least evidence on which each grade can be drawn is known",
}
"""What is asked of every rulebook, by the ids of these properties, in order of importance."""


ON_REQUEST = ("least-evidence",)
"""What is a measurement, which takes long: it is made where it is asked for by its id."""


class _Prover(Protocol):
    def prove(self, job: Job) -> Iterator[Result]:
        """What comes of a part of the work."""


_PROVERS: Mapping[str, Callable[[Ground, Exceptions], _Prover]] = {
    "one-grade": reach.Reach,
    "worse-evidence": worse.Worse,
    "reachable": reach.Reach,
    "needed": needed.Needed,
    "limits": reach.Reach,
    "more-evidence": more.More,
    "least-evidence": least.Least,
}


class Wanted(Record):
    """What the work is done with: it can be sent to other processes."""

    compiled: Compiled
    deadline: Deadline
    certify: bool = False


def properties(book: Rulebook) -> list[str]:
    """The ids of all properties of a rulebook: those of its authors, then the general ones."""
    return [*book.properties, *GENERAL]


def title(book: Rulebook, name: str) -> str:
    """What a property says."""
    if name in book.properties:
        return book.properties[name].title
    words = book.framework.words
    return GENERAL[name].format(subject=words.subject.one, area=words.area.one)


def jobs(compiled: Compiled, only: Collection[str]) -> Sequence[Job]:
    """The parts of the work, the longest first."""
    ground = Ground(compiled, Deadline())
    parts = (least.jobs, worse.jobs, more.jobs, needed.jobs, reach.jobs, declared.jobs)
    return [job for of in parts for job in of(ground) if job.claim in only]


def prover(wanted: Wanted) -> Callable[[Job], list[Result]]:
    """What does a part of the work; of each property it is made when first asked for.

    Each has statements of its own: those of another one may make a question hundreds of times as hard.
    """
    made: dict[str, _Prover] = {}

    def prove(job: Job) -> list[Result]:
        of = _PROVERS.get(job.claim, declared.Declared)
        if of.__name__ not in made:
            ground = Ground(wanted.compiled, wanted.deadline, certify=wanted.certify)
            made[of.__name__] = of(ground, Exceptions(ground.book))
        return list(made[of.__name__].prove(job))

    return prove
