"""A lint: one thing that can be wrong with a rulebook that is well formed otherwise."""

from collections.abc import Iterator
from typing import Any, ClassVar

from engine.authoring.folder import Located
from engine.linting.diagnostics import Diagnostic, Fix, Related, Severity
from engine.linting.view import View
from engine.yaml_tree import Place


class Lint:
    """The base of the lints: a code, a description for `--explain`, and a validator."""

    code: ClassVar[str]
    severity: ClassVar[Severity] = "warning"
    description: ClassVar[str]

    def find(self, view: View) -> Iterator[Diagnostic]:
        """What is wrong, in any order."""
        raise NotImplementedError

    def report(
        self,
        located: Located[Any],
        message: str,
        help: str | None = None,
        *,
        at: Place = (),
        key: bool = False,
        proof: tuple[str, ...] = (),
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
    ) -> Diagnostic:
        """A diagnostic at `at` inside something; the fix's place is inside it too.

        It counts as allowed where the entry says so, with its reason.
        """
        problem = located.problem(message, help, at=at, key=key, code=self.code)
        whole = fix._replace(place=(*located.place, *fix.place)) if fix else None
        allowed = getattr(located.text, "allow", {}).get(self.code)
        return Diagnostic(self.severity, problem, proof, related, whole, located.place, allowed)


def related_place(located: Located[Any], says: str, at: Place = ()) -> Related:
    """Another place that matters to a diagnostic."""
    mark = located.tree.mark((*located.place, *at), key=True)
    return Related(located.tree.file, mark.line, mark.column, says)
