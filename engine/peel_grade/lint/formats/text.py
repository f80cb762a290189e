"""A check's report for people: one line a finding, as compilers write it, and what was counted."""

from collections.abc import Iterator

from peel_grade.files.problems import Problem
from peel_grade.lint.checking import CheckResult
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.wording.paint import Paint, painter


def text(results: list[CheckResult], *, colour: bool) -> str:
    """`file:line:column: severity: message [code]`, then help, proof and related places on lines of their own."""
    paint = painter(colour)
    told: set[Problem] = set()
    lines: list[str] = []
    for each in results:
        for found in each.reported:
            if found.problem not in told:  # a rulebook and one that extends it share their base
                told.add(found.problem)
                lines += finding(found, paint)
        lines.append(_summary(each))
    return "\n".join(lines) + "\n"


def finding(found: Diagnostic, paint: Paint) -> Iterator[str]:
    """The lines that tell one finding."""
    problem = found.problem
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    yield f"{place}: {paint(found.severity, found.severity)}: {problem.message} {paint(f'[{problem.code}]', 'dim')}"
    if problem.help:
        yield f"  help: {problem.help}{' (--fix does it)' if found.fix else ''}"
    yield from (f"  proof: {line}" for line in found.proof)
    if found.witness is not None:
        yield f"  witness: {found.witness}"
    for related in found.related:
        yield f"  see {related.file}:{related.line}:{related.column}: {related.says}"


def _summary(each: CheckResult) -> str:
    counts = {severity: sum(found.severity == severity for found in each.reported) for severity in ("error", "warning")}
    told = [f"{count} {severity}{'s' if count != 1 else ''}" for severity, count in counts.items() if count]
    allowed = len(each.diagnostics) - len(each.reported)
    if allowed:
        told.append(f"{allowed} allowed")
    if each.book is not None:
        book = each.book
        size = f"{len(book.rules)} rules, {len(book.indicators)} indicators, {len(book.flags)} flags"
        whole = "well formed" if not counts["error"] else "not as it should be"
        told.insert(0, f"{whole} ({book.framework.id} {book.framework.version}: {size})")
    else:
        told.append("what is missing is judged once these are corrected")
    if each.undecided:
        told.append(f"{each.undecided} questions about large conditions are left open")
    return f"{each.name}: {'; '.join(told)}"
