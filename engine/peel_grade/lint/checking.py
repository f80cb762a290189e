"""The check of a rulebook: its mistakes, and what the lints find in all that could be read."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from peel_grade.files.problems import InputError, did_you_mean, quoted
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Compiled
from peel_grade.lint.codes import ALLOWANCES, ERRORS, NEEDLESS, UNKNOWN, lints
from peel_grade.lint.context import LintContext
from peel_grade.lint.diagnostics import Allowance, Diagnostic, Fix
from peel_grade.lint.lint import Lint
from peel_grade.lint.lints import ALL
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.layers import Located
from peel_grade.rulebook.reading.load import read_rulebook, rulebook_of
from peel_grade.rulebook.reading.origins import Origin


class CheckResult(NamedTuple):
    """What the check of one rulebook found; `name` is what the rulebook is called.

    `diagnostics` are in the order of the files, also those that are allowed. `compiled` is the rulebook, or None
    where errors keep it from being used. `undecided` counts the questions about conditions that grew too large.
    """

    name: str
    diagnostics: list[Diagnostic]
    compiled: Compiled | None
    undecided: int = 0

    @property
    def book(self) -> Rulebook | None:
        """The rulebook, where it can be used."""
        return self.compiled.book if self.compiled is not None else None

    @property
    def reported(self) -> list[Diagnostic]:
        """The diagnostics without those that an entry allows."""
        return [diagnostic for diagnostic in self.diagnostics if diagnostic.allowed is None]


class RulebookCheck:
    """The check of one rulebook.

    Its `steps` can be called one by one, in their order, to show progress; after the last one `result` holds what
    was found.
    """

    def __init__(self, origin: Origin, before: LintContext | None = None) -> None:
        """`before` is the context of an earlier check, whose proofs are used again."""
        self._origin, self._before = origin, before
        self._linted: list[Diagnostic] = []
        self._compiled: Compiled | None = None
        self.steps: list[Callable[[], None]] = [self._read, *(partial(self._lint, lint) for lint in ALL)]

    def _read(self) -> None:
        """Read it. Raises InputError where there is none."""
        reading = read_rulebook(self._origin)
        # there may be thousands of mistakes: InputError keeps a bounded number of each file
        problems = InputError(reading.problems).problems if reading.problems else []
        if not problems:
            try:
                self._compiled = compile_rulebook(rulebook_of(reading))
            except InputError as error:
                problems = error.problems
        self._mistakes = [Diagnostic("error", problem) for problem in problems]
        self.context = LintContext(reading, self._before)

    def _lint(self, lint: type[Lint]) -> None:
        self._linted += lint().find(self.context)

    def run(self) -> CheckResult:
        """Make all steps. Raises InputError where there is no rulebook."""
        for step in self.steps:
            step()
        return self.result

    @property
    def result(self) -> CheckResult:
        """All that was found, in the order of the files; only once every step is made."""
        diagnostics = [*self._mistakes, *self._linted, *_allowances(self.context, self._linted)]
        diagnostics.sort(key=lambda each: (*each.problem.place, each.problem.code))
        return CheckResult(self._origin.name, diagnostics, self._compiled, len(self.context.analysis.undecided))


def check(origin: Origin) -> CheckResult:
    """Check one rulebook. Raises InputError where there is none."""
    return RulebookCheck(origin).run()


def _allowances(context: LintContext, linted: list[Diagnostic]) -> Iterator[Diagnostic]:
    """What is wrong with the `allow` of own entries: codes that do not exist, or that report nothing."""
    used = {diagnostic.by for diagnostic in linted}
    known = lints()
    for entry in context.allowing():
        for code in entry.text.allow:
            if code in ERRORS or code in ALLOWANCES:
                message = f"what {quoted(code)} reports cannot be allowed"
                yield _warning(entry, code, message, "correct what it reports", UNKNOWN)
            elif code not in known:
                help = did_you_mean(code, known) or "`rulebook check --explain` lists the codes"
                yield _warning(entry, code, f"no lint has the code {quoted(code)}", help, UNKNOWN)
            elif context.complete and Allowance(entry.tree.file, entry.path, code) not in used:
                fix = Fix((*entry.path, "allow", code), None)
                yield _warning(entry, code, f"{quoted(code)} has nothing to allow here", "remove it", NEEDLESS, fix)


def _warning(entry: Located[Any], code: str, message: str, help: str, about: str, fix: Fix | None = None) -> Diagnostic:
    problem = entry.problem(message, help, at=("allow", code), key=True, code=about)
    return Diagnostic("warning", problem, fix=fix)
