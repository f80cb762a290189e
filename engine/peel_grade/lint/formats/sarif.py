"""A check's report in SARIF 2.1.0, the exchange format of analysis tools (OASIS, errata 01)."""

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from peel_grade.lint.checking import CheckResult
from peel_grade.lint.codes import all_codes
from peel_grade.lint.diagnostics import Diagnostic

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(results: list[CheckResult]) -> str:
    """One log with one run. What is allowed is in it too, as suppressed in the source with its reason."""
    codes = list(all_codes().values())
    positions = {code.code: index for index, code in enumerate(codes)}
    diagnostics = dict.fromkeys(diagnostic for each in results for diagnostic in each.diagnostics)
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
        "results": [_result(each, positions) for each in diagnostics],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _result(diagnostic: Diagnostic, positions: dict[str, int]) -> dict[str, Any]:
    problem = diagnostic.problem
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": positions[problem.code],
        "level": diagnostic.severity,
        "message": {"text": diagnostic.text},
        "locations": [_location(problem.file, problem.line, problem.column)],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            _location(each.file, each.line, each.column) | {"message": {"text": each.says}}
            for each in diagnostic.related
        ]
    if diagnostic.allowed is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": diagnostic.allowed}]
    return result


def _location(file: str, line: int, column: int) -> dict[str, Any]:
    path = Path(file)
    uri = path.as_uri() if path.is_absolute() else quote(file)
    location: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if line:
        location["region"] = {"startLine": line, "startColumn": column}
    return {"physicalLocation": location}
