"""A check's report as annotations of GitHub Actions, which show at the lines of a pull request."""

from peel_grade.lint.checking import CheckResult


def github(results: list[CheckResult]) -> str:
    """One workflow command a finding: `::error file=...,line=...,col=...,title=...::message`."""
    lines: dict[str, None] = {}
    for each in results:
        for diagnostic in each.reported:
            problem = diagnostic.problem
            place = {"file": problem.file, "line": problem.line, "col": problem.column, "title": problem.code}
            given = ",".join(f"{key}={_property(str(value))}" for key, value in place.items() if value)
            lines[f"::{diagnostic.severity} {given}::{_data(diagnostic.text)}"] = None
    return "".join(f"{line}\n" for line in lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
