"""Whether what authors ask of every draft holds of all: of every force of which all questions were inspected."""

from collections.abc import Iterator
from functools import partial

from peel_grade.proof.claims import Exceptions, Job, Result
from peel_grade.proof.ground import Ground
from peel_grade.proof.own import fails


def jobs(ground: Ground) -> Iterator[Job]:
    """One for each property."""
    yield from (Job(name) for name in ground.book.properties)


class Declared:
    """The properties of a framework."""

    def __init__(self, ground: Ground, _exceptions: Exceptions) -> None:
        self._ground = ground

    def prove(self, job: Job) -> Iterator[Result]:
        """What comes of one property; one that is asked of no draft holds of all, and is told."""
        ground, of = self._ground, self._ground.book.properties[job.claim]
        asked, literal = ground.asked[of.id], ground.world.literal
        inspected = [ground.world.is_in(f"inspected/{name}", 1) for name in ground.book.questions]
        result = Result(of.id, "", "", "proved")
        answer = ground.ask(literal(asked.fails), *inspected)
        if answer.status == "found":
            file = ground.shown(answer.of(ground.world), partial(fails, of), "Where it fails", least=True)
            if file is None:
                yield result._replace(status="unknown", says="what the solver found is not drafted so")
            else:
                yield result._replace(status="refuted", forces=(file,))
        elif answer.status == "unknown":
            yield result._replace(status="unknown")
        elif ground.ask(literal(asked.whenever), *inspected).status == "impossible":
            yield result._replace(status="refuted", says="`whenever` holds of no draft, so that nothing is asked")
        else:
            yield result._replace(certificates=answer.certificates)
