"""What Gherkin allows in a feature and scenarios do not have: columns, tables and tags that nothing reads."""

import re
from collections.abc import Iterator
from typing import Any

from peel_grade.files.problems import Problem, did_you_mean, quoted
from peel_grade.scenarios.tags import Tag

_UNREAD = (
    (
        "dataTable",
        "no sentence takes a table under it",
        "write a step for each row, or put the table under `Examples:`, with `<column>` in the steps",
    ),
    ("docString", "no sentence takes a text under it", "say it in the sentences of the steps"),
)


def structure_problems(name: str, feature: dict[str, Any]) -> list[Problem]:
    """The problems of a feature, as Gherkin's parser gives it, of the file that is called `name`."""
    problems = [
        *_duplicate_names(name, feature),
        *_tables(name, feature),
        *_first_steps(name, feature),
        *_under_steps(name, feature),
        *_tags(name, feature),
    ]
    if not any("examples" in child for child in children(feature)):
        problems.append(Problem(name, feature["location"]["line"], 1, "the feature has no scenario"))
    return problems


def children(feature: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The backgrounds and scenarios of a feature, those of its rules among them."""
    for child in feature["children"]:
        if "rule" in child:
            yield from children(child["rule"])
        else:
            yield child.get("scenario") or child["background"]


def tags(feature: dict[str, Any]) -> dict[str, Tag]:
    """Every tag in a feature by the id that the parser gave it."""
    return {id: tag for tagged in _tagged(feature) for id, tag in _tags_of(tagged)}


def _duplicate_names(name: str, feature: dict[str, Any]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for child in children(feature):
        if "examples" not in child:
            continue  # a background
        line, column = child["location"]["line"], child["location"]["column"]
        if child["name"] in seen:
            help = f"the first is in line {seen[child['name']]}"
            yield Problem(name, line, column, f"two scenarios are named `{child['name']}`", help)
        seen.setdefault(child["name"], line)


def _tagged(feature: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The feature and everything in it that can have tags."""
    yield feature
    for child in feature["children"]:
        if "rule" in child:
            yield child["rule"]
    for child in children(feature):
        if "examples" in child:
            yield child
            yield from child["examples"]


def _tags_of(tagged: dict[str, Any]) -> Iterator[tuple[str, Tag]]:
    for tag in tagged["tags"]:
        yield tag["id"], Tag(tag["name"][1:], tag["location"]["line"], tag["location"]["column"])


def _tags(name: str, feature: dict[str, Any]) -> Iterator[Problem]:
    for tagged in _tagged(feature):
        named = [tag for _, tag in _tags_of(tagged) if tag.names_framework]
        for other in named[1:]:
            if other.name != named[0].name:
                message = f"two tags, {quoted(f'@{named[0].name}')} and {quoted(f'@{other.name}')}, name two frameworks"
                help = "a scenario is of one framework; for another one, write it once more with its tag"
                yield Problem(name, other.line, other.column, message, help)


def _first_steps(name: str, feature: dict[str, Any]) -> Iterator[Problem]:
    for child in children(feature):
        first = child["steps"][0] if child["steps"] else None
        if first and first["keyword"].strip() in ("*", "And", "But"):
            location, keyword = first["location"], first["keyword"].strip()
            yield Problem(
                name,
                location["line"],
                location["column"],
                f"the first step cannot start with `{keyword}`",
                "start it with `Given`",
            )


def _under_steps(name: str, feature: dict[str, Any]) -> Iterator[Problem]:
    """What Gherkin lets stand under a step, and no sentence reads."""
    for child in children(feature):
        for step in child["steps"]:
            for key, message, help in _UNREAD:
                if key in step:
                    location = step[key]["location"]
                    yield Problem(name, location["line"], location["column"], message, help)


def _tables(name: str, feature: dict[str, Any]) -> Iterator[Problem]:
    for child in children(feature):
        asked = {part: step for step in child["steps"] for part in re.findall(r"<([^<>]+)>", step["text"])}
        for examples in child.get("examples", []):
            header = examples.get("tableHeader")
            given = [cell["value"] for cell in header["cells"]] if header else []
            line, column = examples["location"]["line"], examples["location"]["column"]
            for part in asked:
                if part not in given:
                    yield Problem(name, line, column, f"the table has no column `{part}`", did_you_mean(part, given))
            for cell in header["cells"] if header and all(part in given for part in asked) else ():
                unread, place = cell["value"], cell["location"]
                if unread not in asked and f"<{unread}>" not in child["name"]:
                    message, help = (
                        f"no step asks for the column {quoted(unread)}",
                        "write its name as `<name>` in a step",
                    )
                    yield Problem(name, place["line"], place["column"], message, help)
            if not examples.get("tableBody"):
                yield Problem(name, line, column, "the table has no rows")
        if asked and not child.get("examples"):
            part, step = next(iter(asked.items()))
            location = step["location"]
            yield Problem(name, location["line"], location["column"], f"`<{part}>` needs a table of `Examples:`")
