"""A check's report for programs."""

from typing import Any

from peel_grade.files.json_text import to_json
from peel_grade.lint.checking import CheckResult
from peel_grade.lint.codes import all_codes
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.examples import examples
from peel_grade.rulebook.framework import Words


def check_json(results: list[CheckResult]) -> str:
    """One object: the rulebooks, and each finding with all that is known of it; also those that are allowed."""
    return to_json({"schema": "check/1", "rulebooks": [_rulebook(each) for each in results]})


def _rulebook(each: CheckResult) -> dict[str, Any]:
    framework = each.book.framework if each.book is not None else None
    return {
        "folder": each.name,
        "framework": {"id": framework.id, "version": framework.version} if framework else None,
        "errors": sum(diagnostic.severity == "error" for diagnostic in each.reported),
        "warnings": sum(diagnostic.severity == "warning" for diagnostic in each.reported),
        "undecided": each.undecided,
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in each.diagnostics],
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    problem = diagnostic.problem
    return {
        "file": problem.file,
        "line": problem.line or None,
        "column": problem.column or None,
        "severity": diagnostic.severity,
        "code": problem.code,
        "message": problem.message,
        "help": problem.help,
        "proof": list(diagnostic.reasons),
        "related": [related._asdict() for related in diagnostic.related],
        "fixable": diagnostic.fix is not None,
        "allowed": diagnostic.allowed,
    }


def codes_json(called: Words) -> str:
    """Every code, described in a framework's words, with its severity, and an example where a lint has the code."""
    known = examples()
    rows = [
        code._asdict() | {"example": known[code.code]._asdict() if code.code in known else None}
        for code in all_codes(called).values()
    ]
    return to_json({"schema": "check-codes/1", "codes": rows})
