"""The least evidence on which each grade can be drawn: of so many recorded pieces, and of no fewer.

That no fewer are enough is read from diagrams of all evidence; that so many are, a force shows that is really graded.
Where rules are too entangled for diagrams, the solver is asked for ever fewer.
"""

from collections.abc import Iterator
from functools import partial

from peel_grade.circuit.gates import NEVER
from peel_grade.grades.results import Assessment
from peel_grade.proof.claims import Exceptions, Job, Result
from peel_grade.proof.fewest import Fewest
from peel_grade.proof.ground import Ground, States, grade_in
from peel_grade.proof.net import Literal
from peel_grade.proof.solving import Answer
from peel_grade.proof.space import Piece
from peel_grade.rulebook.model import Flag

CLAIM = "least-evidence"
_PATIENCE = 10
"""After so many seconds it is given up to decide whether fewer pieces would do: that no choice of so few of a hundred
pieces does is hard to show.
"""


def jobs(_ground: Ground) -> Iterator[Job]:
    """All in one: the diagrams of a question tell all its grades."""
    yield Job(CLAIM)


class Least:
    """On how little each grade of a question, and each overall grade, can be drawn."""

    def __init__(self, ground: Ground, _exceptions: Exceptions) -> None:
        self._ground, self._fewest = ground, Fewest(ground)
        self._inspected = [ground.world.is_in(f"inspected/{name}", 1) for name in ground.book.questions]

    def prove(self, _job: Job) -> Iterator[Result]:
        """The least number of recorded pieces; where it is not known, between which numbers it is."""
        for place in self._ground.places:
            if not place.startswith("theme/"):
                for grade in self._ground.book.framework.scale:
                    yield from self._of(place, grade)

    def _of(self, place: str, grade: str) -> Iterator[Result]:
        shows = partial(_draws, place, grade)
        if place not in self._fewest.grades:
            yield from self._asked(place, grade, shows)
        elif grade in self._fewest.grades[place]:  # that no force has a grade is told elsewhere
            sure, states = self._fewest.grades[place][grade]
            if shows(self._ground.draft(states)):
                yield self._told(place, grade, sure, self._fewer(states, shows))
            else:
                yield from self._asked(place, grade, shows, sure)

    def _told(self, place: str, grade: str, sure: int, states: States) -> Result:
        """What is known, with the force that shows that so many pieces are enough."""
        file = self._ground.shown(states, partial(_draws, place, grade), "On the least evidence", least=False)
        most = len([*filter(_is_entry, states)])
        done = sure == most and file is not None
        return Result(
            CLAIM,
            grade,
            place,
            "proved" if done else "unknown",
            says="" if done else f"from {sure} to {most}",
            forces=() if file is None else (file,),
            least=sure,
            most=most,
        )

    def _asked(self, place: str, grade: str, shows: "partial[bool]", sure: int = 0) -> Iterator[Result]:
        """The same by the solver; fewer than `sure` are never enough."""
        ground, world = self._ground, self._ground.world
        drawn = world.literal(ground.graded(place).get(grade, NEVER))
        answer = ground.ask(drawn, *self._inspected)
        if answer.status != "found":
            if answer.status == "unknown":
                yield Result(CLAIM, grade, place, "unknown")
            return
        recorded = self.recorded(place)
        states = self._fewer(answer.of(world), shows)
        while sure < (most := len([*filter(_is_entry, states)])):
            asked = (sure + most - 1) // 2
            answer = self.at_most(asked, drawn, recorded)
            if answer.status == "impossible":
                sure = asked + 1
                continue
            fewer = self._fewer(answer.of(world), shows) if answer.status == "found" else states
            if len([*filter(_is_entry, fewer)]) >= most:
                break
            states = fewer
        yield self._told(place, grade, sure, states)

    def at_most(self, number: int, drawn: Literal, recorded: list[Literal]) -> Answer:
        """Whether a grade can be drawn on so few pieces, by the solver; `recorded` are those that it rests on."""
        few = -self._ground.net.at_least(number + 1, recorded)
        return self._ground.ask(drawn, *self._inspected, few, patience=_PATIENCE)

    def recorded(self, place: str) -> list[Literal]:
        """Of each entry that a grade rests on, that it is recorded: not merely computed from two others."""
        ground, world = self._ground, self._ground.world
        below = {number for node in ground.graded(place).values() for number in ground.lowered.circuit.cone([node])}
        computed = {next(iter(states)): states for states in ground.space.computed(0)}
        found = []
        for piece in self._pieces():
            if any(number in below for number in ground.atoms_of(piece)):
                stated = -world.is_in(piece, 1)
                if piece in computed:
                    parts = [world.is_in(part, bits) for part, bits in computed[piece].items() if part != piece]
                    stated = ground.net.every((stated, -ground.net.every(parts)))
                found.append(stated)
        return found

    def _pieces(self) -> Iterator[Piece]:
        for entry in self._ground.book.entries():
            yield f"{'flag' if isinstance(entry, Flag) else 'indicator'}/{entry.id}"

    def _fewer(self, states: States, shows: "partial[bool]") -> States:
        """As little as still shows the grade, of entries first; all of it where it does not show it."""
        if not shows(self._ground.draft(states)):
            return states
        others = [piece for piece in states if not _is_entry(piece)]
        entries = self._ground.fewest(states, shows, [*filter(_is_entry, states)], others)
        others = self._ground.fewest(states, shows, others, entries)
        return {piece: states[piece] for piece in (*entries, *others)}


def _is_entry(piece: Piece) -> bool:
    return piece.startswith(("flag/", "indicator/"))


def _draws(place: str, grade: str, found: Assessment) -> bool:
    return grade_in(found, place).draft == grade
