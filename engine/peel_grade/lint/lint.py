"""A lint: one thing that can be wrong with a rulebook that is well formed otherwise."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar

from peel_grade.files.yaml_tree import NodePath
from peel_grade.lint.context import LintContext
from peel_grade.lint.diagnostics import Allowance, Diagnostic, Fix, Related, Severity
from peel_grade.rulebook.reading.layers import Located


class Lint(ABC):
    """The base of the lints: a code, a description for `--explain`, and a validator."""

    code: ClassVar[str]
    severity: ClassVar[Severity] = "warning"
    description: ClassVar[str]

    @abstractmethod
    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """What is wrong, in any order."""

    def report(
        self,
        located: Located[Any],
        message: str,
        help: str | None = None,
        *,
        at: NodePath = (),
        key: bool = False,
        proof: tuple[str, ...] = (),
        beside: Located[Any] | None = None,
        fix: Fix | None = None,
    ) -> Diagnostic:
        """A diagnostic at `at` inside something; the fix's place is inside it too.

        `beside` is the other of two entries that it is about. It counts as allowed where the entry, or
        the one beside it, says so with its reason.
        """
        problem = located.problem(message, help, at=at, key=key, code=self.code)
        whole = fix._replace(path=(*located.path, *fix.path)) if fix else None
        related = (_other(beside),) if beside is not None else ()
        for entry in (located, beside):
            reason = entry.text.allow.get(self.code) if entry is not None else None
            if entry is not None and reason is not None:
                by = Allowance(entry.tree.file, entry.path, self.code)
                return Diagnostic(self.severity, problem, proof, related, whole, reason, by)
        return Diagnostic(self.severity, problem, proof, related, whole)


def _other(located: Located[Any]) -> Related:
    mark = located.tree.mark(located.path, key=True)
    return Related(located.tree.file, mark.line, mark.column, f"`{located.text.id}` stands here")
