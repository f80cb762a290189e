"""What a force file allows: the codes of warnings, each with a reason."""

from collections.abc import Iterator
from typing import Any

from peel_grade.files.problems import Problem, did_you_mean
from peel_grade.files.validation import written
from peel_grade.files.yaml_tree import NodePath, Tree
from peel_grade.force.warnings.codes import CODES


def allowances(data: Any) -> Iterator[tuple[NodePath, dict[str, str]]]:
    """Every `allow` of the file, by the place of what it stands in."""
    waiting: list[tuple[NodePath, Any]] = [((), data)]
    while waiting:
        place, here = waiting.pop()
        for key, value in here.items() if isinstance(here, dict) else enumerate(here):
            if isinstance(value, (dict, list)):
                if key == "allow" and isinstance(value, dict):
                    yield place, value
                else:
                    waiting.append(((*place, key), value))


def check_allowances(tree: Tree, problems: list[Problem]) -> None:
    """Add the codes that no warning has to `problems`."""
    for place, allowed in allowances(tree.data):
        for code in allowed:
            if code not in CODES:
                help = did_you_mean(code, CODES) or "`evidence check --explain` lists the codes"
                at = (*place, "allow", code)
                problems.append(tree.problem(at, f"no warning has the code {written(code)}", help, key=True))
