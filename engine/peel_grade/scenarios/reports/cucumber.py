"""A run of scenarios as Cucumber's JSON, which older reporting tools read.

There is no library that writes it, and it is no longer developed: the messages (`messages.py`) are what replaces it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from gherkin.stream.id_generator import IdGenerator

from peel_grade.files.json_text import to_json
from peel_grade.scenarios.reports.pickles import Parsed, Pickled, parsed, step_results
from peel_grade.scenarios.structure import children
from peel_grade.scenarios.verdicts import Outcome


def cucumber_json(outcomes: Iterable[Outcome]) -> str:
    """A feature for each file, an element for each scenario or row, with a result for each step."""
    return to_json([_feature(each) for each in parsed(outcomes, IdGenerator())])


def _feature(of: Parsed) -> dict[str, Any]:
    feature = of.document["feature"]
    return {
        **_named(feature),
        "uri": of.document["uri"],
        "id": _id(feature["name"]),
        "elements": [_element(each, of) for each in of.run],
    }


def _named(node: dict[str, Any]) -> dict[str, Any]:
    """What a feature and a scenario have both."""
    return {
        "keyword": node["keyword"],
        "name": node["name"],
        "description": node["description"].strip(),
        "line": node["location"]["line"],
        "tags": [{"name": tag["name"], "line": tag["location"]["line"]} for tag in node["tags"]],
    }


def _element(of: Pickled, parsed: Parsed) -> dict[str, Any]:
    scenario = of.outcome.scenario
    written = {step["id"]: step for child in children(parsed.document["feature"]) for step in child["steps"]}
    node = next(child for child in children(parsed.document["feature"]) if child["id"] == of.pickle["astNodeIds"][0])
    tags = [{"name": f"@{tag.name}", "line": tag.line} for tag in scenario.tags]
    row = f";{scenario.line}" if scenario.row else ""
    return {
        **_named(node),
        "id": f"{_id(scenario.feature)};{_id(scenario.name)}{row}",
        "name": scenario.name,
        "line": scenario.line,
        "tags": tags,
        "type": "scenario",
        "steps": [*_steps(of, written)],
    }


def _steps(of: Pickled, written: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    nanoseconds = round(of.outcome.seconds * 1e9 / max(len(of.outcome.scenario.steps), 1))
    for pickled, (step, status, told) in zip(of.pickle["steps"], step_results(of.outcome), strict=True):
        result: dict[str, Any] = {"status": status, "duration": nanoseconds}
        if status == "failed":
            result["error_message"] = told
        keyword = written[pickled["astNodeIds"][0]]["keyword"]
        match = {"location": f"{of.outcome.scenario.file}:{step.line}"}
        yield {"keyword": keyword, "name": step.text, "line": step.line, "match": match, "result": result}


def _id(name: str) -> str:
    return "-".join(name.lower().split())
