"""What the keys of the files mean, for an editor to show."""

from typing import Any

_NUMBER = "a number, in the unit of what is compared"
_KEYS = {
    "ConditionText": {
        "indicator": "A figure of the catalogue; beside it stands one test, such as `at_least`.",
        "flag": "Holds when inspectors found this statement true (with `is: false`: false).",
        "finding": "Holds when this other rule concludes (with `is: false`: when it does not).",
        "previous_grade": "Holds when the earlier grade of the question was one of these.",
        "repeated": "Whether an earlier inspection already made this rule's area for improvement.",
        "count": "How many of these the stratum below concluded; beside it stands one test.",
        "share": "What percentage of these the stratum below concluded; beside it stands one test.",
        "all": "Holds when all of these hold.",
        "any": "Holds when at least one of these holds.",
        "none": "Holds when none of these holds.",
        "of": "Holds when `at_least` so many of these hold.",
        "is": "Whether it must be found true or false.",
        "at_least": f"This much or more: {_NUMBER}.",
        "above": f"More than this: {_NUMBER}.",
        "at_most": f"This much or less: {_NUMBER}.",
        "below": f"Less than this: {_NUMBER}.",
        "between": "From the first number to the second, both included.",
        "above_england_and_wales_by": "Above the England and Wales value by so much of it, as `25%`.",
        "below_england_and_wales_by": "Below the England and Wales value by so much of it, as `25%`.",
        "rises_by": "Above the previous figure by so much of it, as `20%`.",
        "falls_by": "Below the previous figure by so much of it, as `20%`.",
        "among": "Among the top or the bottom 25 percent of forces.",
        "supplied": "Whether the force could supply the figure.",
        "kind": "Count findings of this kind only.",
        "weight": "Count weaknesses of this weight only.",
        "repeat": "Count only what an earlier inspection already found, or only what it did not.",
        "graded": "Count only what has one of these grades.",
        "named": "Count only among these themes or questions.",
    },
    "RuleText": {
        "id": "The name of the rule: lower case letters, digits and single hyphens.",
        "theme": "The theme that the finding belongs to.",
        "when": "The condition under which the rule concludes.",
        "unless": "Mitigation: the rule does not conclude where this holds.",
        "strength": "The rule concludes a strength.",
        "weakness": "The rule concludes a weakness of this weight.",
        "cause_of_concern": "The rule concludes a cause of concern.",
        "area_for_improvement": "What the force is asked to do about it.",
        "because": "Why, in a sentence; an indicator in braces, as `{rso_visits_overdue}`, is replaced by its figure.",
        "rationale": "Why this matters and why the threshold is where it is.",
        "basis": "Where the threshold comes from.",
        "source": "The lines of the documents that the rule rests on.",
    },
    "IndicatorText": {
        "label": "What it is called.",
        "statement": "A sentence that holds `{value}` once.",
        "unit": "What the figure counts in.",
        "theme": "The theme it belongs to.",
        "question": "For context only: the question it belongs to, in place of a theme.",
        "worse": "Which direction is worse.",
        "definition": "What exactly is measured.",
        "period": "When it is measured.",
        "caveats": "What to keep in mind when reading it.",
    },
    "FlagText": {
        "label": "What it is called.",
        "holds": "The sentence that is said when it is found true.",
        "fails": "The sentence that is said when it is found false.",
        "favourable": "Whether it is good when it is true.",
        "definition": "What exactly inspectors look for.",
    },
    "force": {
        "force": "The name of the force.",
        "framework": "The rulebook that the force is graded by.",
        "source": "The documents that `source` of each piece of evidence points into.",
        "inspected": "The questions that were inspected; left out: every question was.",
        "previous": "What an earlier inspection concluded.",
        "indicators": "Figures: a number, a status such as `not_supplied`, or a mapping with `value`.",
        "flags": "Statements that inspectors found: true, false, a status, or a mapping with `is`.",
        "moderation": "A person's decision, shown beside the draft and never instead of it.",
    },
}


_ANYWHERE = {
    "allow": "Lints that `rulebook check` is not to report of this entry: the code of each, with the reason.",
    "replaced_by": "The id to use instead: this one is kept for old files only.",
}


def describe(schema: dict[str, Any], kind: str) -> None:
    """Add the meanings to the schema of a kind of file."""
    models = {**schema.get("$defs", {}), kind: schema}
    for model in models.values():
        for key in _ANYWHERE.keys() & model.get("properties", {}).keys():
            model["properties"][key]["description"] = _ANYWHERE[key]
    for model in _KEYS.keys() & models.keys():
        for key, meaning in _KEYS[model].items():
            models[model]["properties"][key]["description"] = meaning
