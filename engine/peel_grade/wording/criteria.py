"""When a flag is recorded as true, partly so or false, in words."""

from peel_grade.rulebook.model import Criteria

_LABELS = {"holds": "true if", "partly": "partly if", "fails": "false if"}


def told_criteria(criteria: Criteria) -> dict[str, str]:
    """What must have been seen, by `true if`, `partly if` and `false if`; without those that are not stated."""
    return {label: text for key, label in _LABELS.items() if (text := getattr(criteria, key))}
