"""A check's report for people: one line for each diagnostic, as compilers write it, and a summary."""

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from peel_grade.files.problems import Problem
from peel_grade.lint.checking import CheckResult
from peel_grade.lint.diagnostics import Diagnostic, Severity
from peel_grade.rulebook.model import Flag, Indicator
from peel_grade.wording.paint import Paint, painter


def text(results: list[CheckResult], *, colour: bool) -> str:
    """`file:line:column: severity: message [code]`, then help, proof and related positions on lines of their own."""
    paint = painter(colour)
    reported: set[Problem] = set()
    lines: list[str] = []
    for each in results:
        for diagnostic in each.reported:
            if diagnostic.problem not in reported:  # a rulebook and one that extends it share their base
                reported.add(diagnostic.problem)
                lines += diagnostic_lines(diagnostic, paint)
        lines.append(_summary(each))
    return "\n".join(lines) + "\n"


def diagnostic_lines(diagnostic: Diagnostic, paint: Paint) -> Iterator[str]:
    """The lines for one diagnostic."""
    problem = diagnostic.problem
    position = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    severity, code = paint(diagnostic.severity, diagnostic.severity), paint(f"[{problem.code}]", "dim")
    yield f"{position}: {severity}: {problem.message} {code}"
    if problem.help:
        yield f"  help: {problem.help}{' (--fix does it)' if diagnostic.fix else ''}"
    yield from (f"  proof: {line}" for line in diagnostic.proof)
    if diagnostic.witness is not None:
        yield f"  witness: {diagnostic.witness}"
    for related in diagnostic.related:
        yield f"  see {related.file}:{related.line}:{related.column}: {related.says}"


def _summary(each: CheckResult) -> str:
    severities = [diagnostic.severity for diagnostic in each.reported]
    counts = {severity: severities.count(severity) for severity in get_args(Severity)}
    parts = [f"{count} {severity}{'s' if count != 1 else ''}" for severity, count in counts.items() if count]
    allowed = len(each.diagnostics) - len(each.reported)
    if allowed:
        parts.append(f"{allowed} allowed")
    if each.book is not None:
        book = each.book
        kinds = Counter(type(entry) for entry in book.entries())
        size = f"{len(book.rules)} rules, {kinds[Indicator]} indicators, {kinds[Flag]} flags"
        whole = "well formed" if not counts["error"] else "not as it should be"
        parts.insert(0, f"{whole} ({book.framework.id} {book.framework.version}: {size})")
    else:
        parts.append("what is missing is judged once these are corrected")
    if each.undecided:
        parts.append(f"{each.undecided} questions about large conditions are left open")
    return f"{each.name}: {'; '.join(parts)}"
