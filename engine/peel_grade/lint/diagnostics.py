"""What a check reports: a mistake, or what a lint found, with its position and its code."""

from typing import Literal, NamedTuple, TypeAlias

from peel_grade.files.problems import Problem
from peel_grade.files.yaml_tree import NodePath

Severity: TypeAlias = Literal["error", "warning"]


class Fix(NamedTuple):
    """A change that is safe to make: `value` becomes the value at `path`, or (None) the key at `path` is removed."""

    path: NodePath
    value: object


class Related(NamedTuple):
    """Another position that matters, and why."""

    file: str
    line: int
    column: int
    says: str


class Allowance(NamedTuple):
    """An entry that allows a lint: the entry's file and path, and the code of the lint."""

    file: str
    entry: NodePath
    code: str


class Diagnostic(NamedTuple):
    """One thing found. `problem` has its place, code, message and help.

    `proof` says line by line why it is so, `witness` on which evidence it is. `allowed` is the reason for which
    an entry allows it (None: it is to be reported), `by` says which entry does.
    """

    severity: Severity
    problem: Problem
    proof: tuple[str, ...] = ()
    witness: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    allowed: str | None = None
    by: Allowance | None = None

    @property
    def reasons(self) -> tuple[str, ...]:
        """The lines of the proof, and the witness as one more."""
        return (*self.proof, *([f"witness: {self.witness}"] if self.witness is not None else []))

    @property
    def text(self) -> str:
        """The message, the help and the reasons, on lines of their own."""
        help = [f"help: {self.problem.help}"] if self.problem.help else []
        return "\n".join([self.problem.message, *help, *self.reasons])
