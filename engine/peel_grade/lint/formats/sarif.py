"""A check's report in SARIF 2.1.0, the exchange format of analysis tools (OASIS, errata 01)."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from peel_grade.files.json_text import to_json
from peel_grade.files.problems import Problem
from peel_grade.lint.checking import CheckResult
from peel_grade.lint.codes import all_codes
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.formats.regions import Region, Source
from peel_grade.rulebook.framework import Words

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(results: list[CheckResult]) -> str:
    """One log with one run. What is allowed is in it too, as suppressed in the source with its reason."""
    called = {each.book.framework.words for each in results if each.book is not None}
    codes = list(all_codes(called.pop() if len(called) == 1 else Words()).values())  # rulebooks may differ in them
    positions = {code.code: index for index, code in enumerate(codes)}
    diagnostics = dict.fromkeys(diagnostic for each in results for diagnostic in each.diagnostics)
    source = lru_cache(maxsize=None)(Source)
    rules = [
        {
            "id": code.code,
            "shortDescription": {"text": f"{code.description.partition('. ')[0].rstrip('.')}."},
            "fullDescription": {"text": code.description},
            "help": {"text": f"rulebook check --explain {code.code}"},
            "defaultConfiguration": {"level": code.severity},
        }
        for code in codes
    ]
    driver = {"name": "rulebook check", "version": version("peel-grade"), "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, positions, source) for each in diagnostics],
    }
    return to_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(diagnostic: Diagnostic, positions: dict[str, int], source: Callable[[str], Source]) -> dict[str, Any]:
    problem = diagnostic.problem
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": positions[problem.code],
        "level": diagnostic.severity,
        "message": {"text": diagnostic.text},
        "locations": [_location(problem.file, problem.line, problem.column, source)],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            _location(each.file, each.line, each.column, source) | {"message": {"text": each.says}}
            for each in diagnostic.related
        ]
    if diagnostic.fix is not None and diagnostic.allowed is None:
        result["fixes"] = _fixes(problem, source(problem.file).replacements(diagnostic.fix))
    if diagnostic.allowed is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": diagnostic.allowed}]
    return result


def _fixes(problem: Problem, replacements: Iterable[tuple[Region, str]]) -> list[dict[str, Any]]:
    """The change that `--fix` makes, as replacements; none where the file cannot be read again."""
    made = [
        {"deletedRegion": _region(region), "insertedContent": {"text": text}}
        if text
        else {"deletedRegion": _region(region)}
        for region, text in replacements
    ]
    change = {"artifactLocation": {"uri": _uri(problem.file)}, "replacements": made}
    return [{"description": {"text": problem.help or problem.message}, "artifactChanges": [change]}] if made else []


def _location(file: str, line: int, column: int, source: Callable[[str], Source]) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(file)}}
    if line:
        region = source(file).region(line, column)
        location["region"] = _region(region) if region is not None else {"startLine": line, "startColumn": column}
    return {"physicalLocation": location}


def _region(region: Region) -> dict[str, int]:
    return dict(zip(("startLine", "startColumn", "endLine", "endColumn"), region, strict=True))


def _uri(file: str) -> str:
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(file)
