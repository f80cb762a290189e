"""The first key of a force file, and of what was published: the framework's word for whom it inspects."""

from collections.abc import Collection, Mapping
from typing import Any

from peel_grade.files.problems import Problem, did_you_mean, quoted
from peel_grade.files.yaml_tree import Tree


def subject_key(data: Mapping[str, Any], others: Collection[str], expected: str | None = None) -> str | None:
    """The key under which a mapping names who was inspected; None where it names nobody.

    That is the `expected` one, or the first key with a word or two that is none of the `others`, nor `framework`
    misspelled.
    """
    if expected is not None and expected in data:
        return expected
    alone = [key for key, value in data.items() if key not in others and not isinstance(value, dict | list)]
    return next((key for key in alone if did_you_mean(key, ("framework",)) is None), None)


def check_subject(tree: Tree, key: str | None, expected: str | None) -> list[Problem]:
    """The problem of a file that names who was inspected under another key than is expected, or (without one) nowhere.

    That the expected one is missing is told with the form of the file.
    """
    if key == expected is not None:
        return []
    if key is None:
        message, help = (
            "the file does not say who was inspected",
            "start it with the framework's word for that, as `force:`",
        )
        return [tree.problem((), message, help, code="missing-key")]
    if expected is None:
        return []
    message = f"{quoted(key)} is not the framework's word for whom it inspects"
    return [tree.problem((key,), message, f"write `{expected}:`", key=True, code="unknown-key")]
