"""The least evidence on which each grade can be drawn: of so many recorded pieces, and of no fewer."""

from collections.abc import Iterator
from functools import partial

from peel_grade.circuit.gates import NEVER
from peel_grade.grades.results import Assessment
from peel_grade.proof.claims import Exceptions, Job, Result
from peel_grade.proof.ground import Ground, States, grade_in
from peel_grade.proof.net import Literal
from peel_grade.proof.space import Piece
from peel_grade.rulebook.model import Flag

CLAIM = "least-evidence"
_PATIENCE = 10
"""After so many seconds it is given up to decide whether fewer pieces would do: that no choice of so few of a hundred
pieces does is hard to show.
"""


def jobs(ground: Ground) -> Iterator[Job]:
    """One for each grade of each question, and for each overall grade."""
    for place in ground.places:
        if not place.startswith("theme/"):
            yield from (Job(CLAIM, grade, place) for grade in ground.book.framework.scale)


class Least:
    """On how little a grade can be drawn."""

    def __init__(self, ground: Ground, _exceptions: Exceptions) -> None:
        self._ground = ground

    def prove(self, job: Job) -> Iterator[Result]:
        """The least number of recorded pieces; where the time does not suffice, between which numbers it is."""
        ground, world = self._ground, self._ground.world
        drawn = world.literal(ground.graded(job.place).get(job.about, NEVER))
        inspected = [world.is_in(f"inspected/{name}", 1) for name in ground.book.questions]
        result = Result(CLAIM, job.about, job.place, "proved")
        answer = ground.ask(drawn, *inspected)
        if answer.status != "found":
            if answer.status == "unknown":
                yield result._replace(status="unknown")
            return  # that no force has the grade is told elsewhere
        below = {number for node in ground.graded(job.place).values() for number in ground.lowered.circuit.cone([node])}
        recorded = [-world.is_in(piece, 1) for piece in self._pieces if any(n in below for n in ground.atoms_of(piece))]
        shows = partial(_draws, job.place, job.about)
        states = self._fewer(answer.of(world), shows)
        least, sure = len(states), 0
        while sure < least:
            asked = (sure + least - 1) // 2
            answer = ground.ask(drawn, *inspected, self._at_most(asked, recorded), patience=_PATIENCE)
            if answer.status == "unknown":
                break
            if answer.status == "impossible":
                sure = asked + 1
            else:
                states = self._fewer(answer.of(world), shows)
                least = min(least, len(states))
        file = ground.shown(states, shows, "On the least evidence", least=False)
        done = sure == least and file is not None
        yield result._replace(
            status="proved" if done else "unknown",
            says="" if done else f"from {sure} to {least}",
            least=sure,
            most=least,
            forces=() if file is None else (file,),
        )

    @property
    def _pieces(self) -> Iterator[Piece]:
        for entry in self._ground.book.entries():
            yield f"{'flag' if isinstance(entry, Flag) else 'indicator'}/{entry.id}"

    def _at_most(self, number: int, literals: list[Literal]) -> Literal:
        return -self._ground.net.at_least(number + 1, literals)

    def _fewer(self, states: States, shows: "partial[bool]") -> States:
        """Recorded entries alone, as few as still show the grade."""
        entries = {piece: state for piece, state in states.items() if piece.startswith(("flag/", "indicator/"))}
        if not shows(self._ground.draft(entries)):
            entries = dict(states)
        kept = self._ground.fewest(entries, shows)
        return {piece: states[piece] for piece in kept}


def _draws(place: str, grade: str, found: Assessment) -> bool:
    return grade_in(found, place).draft == grade
