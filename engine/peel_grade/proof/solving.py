"""Whether some statements can hold together: evidence on which they do, or the proof that there is none."""

from collections.abc import Iterable, Mapping
from time import monotonic
from typing import Any, Literal, TypeAlias

from peel_grade.files.problems import missing_extra
from peel_grade.files.record import Record
from peel_grade.proof import net as statements
from peel_grade.proof.clauses import Clauses, clauses_of
from peel_grade.proof.net import Net
from peel_grade.proof.space import Piece
from peel_grade.proof.worlds import World

_SOLVER = "glucose4"
_CONTRADICTION = "0"
"""The clause in which nothing is left."""
_AT_ONCE = 2_000
"""Conflicts between two looks at the clock."""

Status: TypeAlias = Literal["impossible", "found", "unknown"]


class Certificate(Record):
    """Why statements cannot hold together: clauses, and the steps (DRAT) by which a solver refuted them.

    Anybody's checker of such proofs can follow them.
    """

    clauses: tuple[tuple[int, ...], ...]
    steps: tuple[str, ...]

    def dimacs(self) -> str:
        """The clauses in the form that SAT solvers and checkers read."""
        last = max((abs(literal) for clause in self.clauses for literal in clause), default=0)
        rows = (" ".join(map(str, (*clause, 0))) for clause in self.clauses)
        return "\n".join((f"p cnf {last} {len(self.clauses)}", *rows)) + "\n"

    def drat(self) -> str:
        """The steps in the form that checkers read, the contradiction last."""
        ends = () if self.steps and self.steps[-1] == _CONTRADICTION else (_CONTRADICTION,)
        return "".join(f"{step}\n" for step in (*self.steps, *ends))


class Answer(Record):
    """What came of a question: `impossible`, proved; `found`, with the state of each piece that is not in its first;
    `unknown`, when the time was up.

    `certificate` is that of a proof, where it was asked for and more was needed than to write the statements down.
    """

    status: Status
    pieces: Mapping[Any, int] = {}
    certificate: Certificate | None = None

    @property
    def certificates(self) -> tuple[Certificate, ...]:
        """The certificate, where there is one."""
        return () if self.certificate is None else (self.certificate,)

    def of(self, world: World) -> dict[Piece, int]:
        """The states of the pieces of one force."""
        return {key[1]: state for key, state in self.pieces.items() if world.key(key[1]) == key}


class Deadline:
    """A moment after which nothing more is looked at; with None there is none."""

    def __init__(self, seconds: float | None = None) -> None:
        self._end = None if seconds is None else monotonic() + seconds

    def sooner(self, seconds: float) -> "Deadline":
        """The moment in so many seconds, or this one if it comes before."""
        found = Deadline(seconds)
        if self._end is not None and found._end is not None:
            found._end = min(self._end, found._end)
        return found

    @property
    def passed(self) -> bool:
        """Whether the time is up."""
        return self._end is not None and monotonic() >= self._end


def solve(
    net: Net, goals: Iterable[statements.Literal], deadline: Deadline | None = None, *, certify: bool = False
) -> Answer:
    """Whether all goals can hold together. Raises InputError where the solver is not installed."""
    clauses = clauses_of(net, goals)
    if clauses is None:
        return Answer("impossible")
    if not clauses.clauses:
        return Answer("found")
    return _solved(clauses, deadline or Deadline(), certify)


def _solved(clauses: Clauses, deadline: Deadline, certify: bool) -> Answer:
    if deadline.passed:
        return Answer("unknown")
    with _solver()(name=_SOLVER, bootstrap_with=clauses.clauses, with_proof=certify) as solver:
        while True:
            solver.conf_budget(_AT_ONCE)
            found = solver.solve_limited()
            if found is not None:
                break
            if deadline.passed:
                return Answer("unknown")
        if found:
            return Answer("found", clauses.states(solver.get_model()))
        steps = tuple(solver.get_proof() or ()) if certify else ()
    if not certify:
        return Answer("impossible")
    return Answer("impossible", certificate=Certificate(tuple(map(tuple, clauses.clauses)), steps))


def _solver() -> Any:
    try:
        from pysat.solvers import Solver
    except ImportError:
        raise missing_extra("a proof needs python-sat, which is not installed", "proof") from None
    return Solver
