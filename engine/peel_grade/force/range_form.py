"""The form of a range in the place of a figure: `{from: 30, to: 50}`, `{at_least: 1000}`, `{at_most: 5}`."""

from collections.abc import Mapping
from typing import Any

from peel_grade.files.validation import fault, not_a, number, written
from peel_grade.force.figures import KEYS

FORMS = "`{from: 30, to: 50}`, `{at_least: 30}` or `{at_most: 50}`"
JSON_RANGE: dict[str, Any] = {
    "type": "object",
    "properties": {key: {"type": "number"} for key in KEYS},
    "additionalProperties": False,
    "oneOf": [{"required": ["from", "to"]}, {"required": ["at_least"]}, {"required": ["at_most"]}],
    "dependentSchemas": {key: {"maxProperties": 1} for key in ("at_least", "at_most")},
}
"""A range as JSON Schema; that its ends are in order is left to the check."""


def check_range(value: Mapping[str, object]) -> None:
    """Raise a fault for what stands in the place of a figure and is no range."""
    unknown = [key for key in value if key not in KEYS]
    if unknown:
        raise fault(f"unknown key {written(unknown[0])}", f"a range is written {FORMS}", key=str(unknown[0]))
    for key, end in value.items():
        try:
            number(end)
        except ValueError as error:
            raise fault(not_a("a number", end), getattr(error, "context", {}).get("help"), key=key) from error
    match tuple(sorted(value)):
        case ("from", "to"):
            _check_order(value["from"], value["to"])
        case ("at_least",) | ("at_most",):
            pass
        case ("at_least", "at_most"):
            low, high = value["at_least"], value["at_most"]
            raise fault("`at_least` and `at_most` stand together", f"write `{{from: {low}, to: {high}}}`")
        case ("from",):
            raise fault("`to` is missing", f"write `{{at_least: {value['from']}}}` where there is none")
        case ("to",):
            raise fault("`from` is missing", f"write `{{at_most: {value['to']}}}` where there is none")
        case ():
            raise fault("the range is empty", f"write {FORMS}")
        case keys:
            raise fault(f"{' and '.join(f'`{key}`' for key in keys)} stand together", f"write {FORMS}")


def _check_order(low: Any, high: Any) -> None:
    if low == high:
        raise fault("the range has one number", f"write `{low}`")
    if low > high:
        raise fault(f"`from` ({low}) is above `to` ({high})", f"write `{{from: {high}, to: {low}}}`")
