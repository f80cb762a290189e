"""One of hundreds of names as a schema that an editor checks at once."""

from collections.abc import Iterable, Sequence
from math import isqrt
from typing import Any, TypeAlias

Schema: TypeAlias = dict[str, Any]


def one_of_many(what: str, entries: Iterable[tuple[str, Schema]]) -> Schema:
    """One of the names, each with its meaning (see `peel_grade.schema.build`); `what` they name.

    yaml-language-server tries every alternative of an `anyOf` on every value, for more than a second on a file of 50
    rules. Here a pattern finds the names, and a few more the group that says what each means. What is offered stands
    in `defaultSnippets`: the server does not look for names behind patterns.
    """
    named = [{"const": name, **meaning} for name, meaning in entries]
    if not named:
        return {"type": "string"}
    size = isqrt(len(named))
    groups = [named[start : start + size] for start in range(0, len(named), size)]
    return {
        "title": what,
        "type": "string",
        "pattern": _pattern(named),
        "patternErrorMessage": f"This is the name of no {what}.",
        "allOf": [{"if": {"type": "string", "pattern": _pattern(group)}, "then": {"anyOf": group}} for group in groups],
        "defaultSnippets": [
            {"label": each["const"], "body": each["const"], "markdownDescription": each["markdownDescription"]}
            for each in named
        ],
    }


def _pattern(named: Sequence[Schema]) -> str:
    """What matches these names, of letters, digits, underscores and hyphens, and nothing else."""
    return f"^({'|'.join(each['const'] for each in named)})$"
