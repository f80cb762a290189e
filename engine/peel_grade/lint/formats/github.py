"""A check's report as annotations of GitHub Actions, which show at the lines of a pull request."""

from peel_grade.lint.checking import CheckResult


def github(results: list[CheckResult]) -> str:
    """One workflow command a finding: `::error file=...,line=...,col=...,title=...::message`."""
    lines: dict[str, None] = {}
    for each in results:
        for found in each.reported:
            problem = found.problem
            place = {"file": problem.file, "line": problem.line, "col": problem.column, "title": problem.code}
            given = ",".join(f"{key}={_property(str(value))}" for key, value in place.items() if value)
            told = [problem.message, *([f"help: {problem.help}"] if problem.help else []), *found.reasons]
            lines[f"::{found.severity} {given}::{_data(chr(10).join(told))}"] = None
    return "".join(f"{line}\n" for line in lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
