"""A lint: one thing that can be wrong with a rulebook that is well formed otherwise."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar

from peel_grade.files.yaml_tree import NodePath
from peel_grade.lint.context import LintContext
from peel_grade.lint.diagnostics import Allowance, Diagnostic, Fix, Related, Severity
from peel_grade.rulebook.reading.layers import Located


class Lint(ABC):
    """The base of the lints: a code, how grave it is, a description for `--explain`, and `find`."""

    code: ClassVar[str]
    severity: ClassVar[Severity] = "warning"
    description: ClassVar[str]

    @abstractmethod
    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Everything that this lint has to report, in any order."""

    def report(
        self,
        located: Located[Any],
        message: str,
        help: str | None = None,
        *,
        at: NodePath = (),
        position: NodePath | None = None,
        key: bool = False,
        proof: tuple[str, ...] = (),
        witness: str | None = None,
        beside: Located[Any] | None = None,
        fix: Fix | None = None,
    ) -> Diagnostic:
        """A diagnostic of what stands `at` a path inside an entry (or, with `key`, of its key).

        It stands at another `position` in the file of the entry where it is about more than that. The path of the fix
        starts at the entry too. `beside` is the second entry that the diagnostic is about, if there is one. The
        diagnostic is allowed where either of the two allows the code of this lint.
        """
        place = located if position is None else located._replace(path=position)
        problem = place.problem(message, help, at=at, key=key, code=self.code)
        whole = fix._replace(path=(*located.path, *fix.path)) if fix else None
        related = (_other(beside),) if beside is not None else ()
        for entry in (located, beside):
            reason = getattr(entry.text, "allow", {}).get(self.code) if entry is not None else None
            if entry is not None and reason is not None:
                by = Allowance(entry.tree.file, entry.path, self.code)
                return Diagnostic(self.severity, problem, proof, witness, related, whole, reason, by)
        return Diagnostic(self.severity, problem, proof, witness, related, whole)


def _other(located: Located[Any]) -> Related:
    mark = located.tree.mark(located.path, key=True)
    name = getattr(located.text, "id", located.path[-1])  # entries of the catalogue are named by their keys
    return Related(located.tree.file, mark.line, mark.column, f"`{name}` stands here")
