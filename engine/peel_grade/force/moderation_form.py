"""The form of a panel's decisions in a force file."""

from typing import Any

from peel_grade.files.dates import DATE_PATTERN, calendar_date
from peel_grade.files.shapes import list_of, one_of
from peel_grade.files.validation import fault, not_a
from peel_grade.force.form_parts import ANY, MIGRATE, NAME, STRING, after, before, by_name, mapping, optional
from peel_grade.force.moderation import DECISIONS, REWORDED


def _histories(value: object) -> object:
    """What a panel decided; once it was one decision on each grade, without a history."""
    if isinstance(value, dict):
        for key, row in value.items():
            if key not in ("grades", "areas") and isinstance(row, dict):
                help = f"write `grades: {{{key}: [{{...}}]}}`; {MIGRATE}"
                raise fault("decisions on grades are histories, and stand under `grades`", help, key=key)
    return value


def _withdrawn(value: object) -> object:
    """That the decision before no longer holds."""
    if value is not True:
        message = "`withdrawn: false` says nothing" if value is False else not_a("true", value)
        raise fault(message, "write `withdrawn: true` where the decision before no longer holds, or remove the key")
    return value


def _grade_or_withdrawn(value: dict[str, Any]) -> dict[str, Any]:
    if "grade" in value and "withdrawn" in value:
        raise fault("`withdrawn` does not go with `grade`", "remove one of them", key="withdrawn")
    if "grade" not in value and "withdrawn" not in value:
        raise fault("`grade` is missing", "or write `withdrawn: true` where the decision before no longer holds")
    return value


def _text_if_reworded(value: dict[str, Any]) -> dict[str, Any]:
    if value["decision"] == REWORDED and "text" not in value:
        raise fault("`text` is missing", "write the panel's wording")
    if value["decision"] != REWORDED and "text" in value:
        raise fault(f"`text` does not go with `{value['decision']}`", f"write `decision: {REWORDED}`", key="text")
    return value


_DATE = before(calendar_date, STRING, added={"pattern": DATE_PATTERN})
_WHO = {"reason": NAME, "by": NAME, "date": _DATE}
_GRADE_DECISION = after(
    mapping({}, {"grade": STRING, "withdrawn": before(_withdrawn, ANY, instead={"const": True})}, _WHO),
    _grade_or_withdrawn,
    added={"oneOf": [{"required": ["grade"]}, {"required": ["withdrawn"]}]},
)
_AREA_DECISION = after(
    mapping({"decision": one_of(*DECISIONS), **_WHO}, {"text": NAME}),
    _text_if_reworded,
    added={
        "if": {"properties": {"decision": {"const": REWORDED}}, "required": ["decision"]},
        "then": {"required": ["text"]},
        "else": {"properties": {"text": False}},
    },
)
MODERATION = before(
    _histories,
    mapping(
        {},
        {
            "grades": optional(by_name(list_of(_GRADE_DECISION, 1))),
            "areas": optional(by_name(list_of(_AREA_DECISION, 1))),
        },
        grades="Of [questions] and `overall`: what the panel graded them, or that it withdrew that; the last holds.",
        areas="Of [areas], by their ids: that the panel accepted, reworded or rejected them; the last holds.",
    ),
    added={},
)
"""What stands under `moderation`."""
