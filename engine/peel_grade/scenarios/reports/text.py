"""A run of scenarios as lines to read."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from peel_grade.scenarios.reports.boundaries import lines as boundary_lines
from peel_grade.scenarios.verdicts import FAILED, FAILED_AS_EXPECTED, PASSED, PENDING, SKIPPED, VERDICTS
from peel_grade.wording.terms import words

COUNT, DETAILS = "count", "details"
"""How much is told of what is exercised: how much of it is, or also what is not."""
_LISTED = 30
_MARKS: dict[bool | str | None, str] = {True: "[yes] ", False: "[no] ", None: "[unknown] ", "": ""}


def text(report: dict[str, Any], coverage: str = "") -> str:
    """What `document` holds, to read, without the verdict: what is otherwise at the edges of rules, what failed, and as
    far as `coverage` says (`count` or `details`; empty: nothing of it) what is exercised.
    """
    lines = boundary_lines(report["boundaries"])
    lines += _left_out(report["left_out"])
    lines.append(counted(report["scenarios"], report["verdicts"]))
    lines += chain.from_iterable(map(failed, report["failed"]))
    lines += _not_yet(report["outcomes"])
    lines += _warnings(report["warnings"])
    measured: dict[str, Any] = report["frameworks"] if coverage else {}
    for name, of_it in measured.items():
        of = f" of {name}" if len(measured) > 1 else ""
        lines += _coverage_lines(of_it["coverage"], of, details=coverage == DETAILS)
    return "\n".join(lines) + "\n"


def counted(scenarios: int, verdicts: dict[str, int]) -> str:
    """How many scenarios there are, and how many of each verdict but that all is well."""
    told = [f"{scenarios} scenario{'s' if scenarios != 1 else ''}", f"{verdicts[FAILED]} failed"]
    told += [f"{verdicts[each]} {words(each)}" for each in VERDICTS if each not in (PASSED, FAILED) and verdicts[each]]
    return ", ".join(told)


def failed(row: dict[str, Any]) -> Iterator[str]:
    """A `Then` that does not hold: in which scenario, and row; what is expected, what is the case, what led to that."""
    yield f"{row['file']}:{row['line']}: {row['scenario']}"
    if row["row"]:
        yield f"  row: {'; '.join(f'{column} = {value}' for column, value in row['row'].items())}"
    if row["step"] is not None:
        yield f"  expected (line {row['step_line']}): {row['step']}"
    yield f"  actual: {row['otherwise']}"
    for each in row["derivation"]:
        yield from _derived(each, "    ")


def _derived(node: dict[str, Any], indent: str) -> Iterator[str]:
    yield f"{indent}{_MARKS[node['truth']]}{node['says']}"
    for child in node["children"]:
        yield from _derived(child, indent + "  ")


def _not_yet(outcomes: list[dict[str, Any]]) -> Iterator[str]:
    """Those that are not to pass yet, each with its reason."""
    for each in outcomes:
        if each["verdict"] in (SKIPPED, PENDING, FAILED_AS_EXPECTED):
            reason = f": {each['reason']}" if each["reason"] else ""
            yield f"{each['file']}:{each['line']}: {each['scenario']}: {words(each['verdict'])}{reason}"


def _warnings(rows: list[dict[str, Any]]) -> list[str]:
    """What scenarios state that is well formed and hardly true, as under a draft."""
    if not rows:
        return []
    lines = [f"{len(rows)} warning{'s' if len(rows) > 1 else ''} about what scenarios state:"]
    for row in rows[:_LISTED]:
        lines += [
            f"{row['file']}:{row['line']}:{row['column']}: {row['code']}: {row['message']}",
            f"  help: {row['help']}",
        ]
    if len(rows) > _LISTED:
        lines.append(f"  and {len(rows) - _LISTED} more (--format json lists all)")
    return lines


def _coverage_lines(found: dict[str, Any], of: str, *, details: bool) -> list[str]:
    what = "outcomes of rules and sides of tests"
    asked = f"scenarios ask about {found['asked_about']} of {found['rules']} rules"
    lines = [f"coverage{of}: {found['percent']} percent of {found['items']} {what}; {asked}"]
    if not found["items"]:
        lines = [f"coverage{of}: no rule of its own is asked about"]
    if not details:
        return lines
    lines += [f"  {row['rule']}: {row['says']}" for row in found["missing"][:_LISTED]]
    if len(found["missing"]) > _LISTED:
        lines.append(f"  and {len(found['missing']) - _LISTED} more (--format json lists all)")
    return lines


def _left_out(rows: list[dict[str, Any]]) -> list[str]:
    """For each framework without a rulebook, how many scenarios are left out, and in which files."""
    lines = []
    for framework in sorted({row["framework"] for row in rows}):
        of_it = [row for row in rows if row["framework"] == framework]
        count = f"{len(of_it)} scenarios are" if len(of_it) > 1 else "1 scenario is"
        lines.append(f"{count} left out, since no rulebook of {framework} is among those that are tested:")
        files: dict[str, list[int]] = {}
        for row in of_it:
            files.setdefault(row["file"], []).append(row["line"])
        lines += [
            f"  {file}:{found[0]}{f' and {len(found) - 1} more' if found[1:] else ''}" for file, found in files.items()
        ]
    return lines
