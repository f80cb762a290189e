"""Checks that the grade rules of a framework count only what their stratum can see."""

from collections.abc import Collection
from typing import Any

from peel_grade.files.problems import Problem
from peel_grade.files.yaml_tree import NodePath
from peel_grade.rulebook.reading.conditions import COUNT_KINDS, DRAFT_KINDS, EVIDENCE_KINDS, ConditionText
from peel_grade.rulebook.reading.framework_form import FrameworkFile, GradeRuleText, grade_lists
from peel_grade.rulebook.reading.layers import Located
from peel_grade.rulebook.reading.symbols import Names

# What the conditions of each stratum may count, and which filters each kind of thing has.
_COUNTED = {
    "area": ("reasons",),
    "theme": ("findings", "evidence"),
    "question": ("findings", "evidence", "themes"),
    "overall": ("questions",),
    "property": ("themes", "questions"),
}
_FILTERS = {
    "findings": {"kind", "weight", "repeat"},
    "reasons": {"kind", "weight", "repeat"},
    "evidence": {"named", "favourable"},
    "themes": {"graded", "named"},
    "questions": {"graded", "named"},
}


_NAMED = {"themes": "theme", "questions": "question", "evidence": "evidence"}
"""What a filter `named` lists: one of what is counted."""
STRATA = {"suggest": "area", "theme_grades": "theme", "question_grades": "question", "overall": "overall"}
"""What each section of a framework that counts decides."""


def check_grade_rules(
    framework: Located[FrameworkFile], names: Names, problems: list[Problem], replaced: Collection[str] = ()
) -> None:
    """Add what is wrong with the grade rules of one framework file.

    Those of sections that are `replaced`, and those that are dropped, are none of the rulebook's.
    """
    for path, rules in grade_lists(framework.text):
        if path[0] in replaced:
            continue
        stratum = STRATA[str(path[0])]
        seen: set[str] = set()
        for index, rule in enumerate(rules):
            if rule.id in seen:
                message = f"`{rule.id}` is defined twice in this list"
                problems.append(framework.problem(message, at=(*path, index, "id"), code="duplicate-name"))
            seen.add(rule.id)
            if rule.id in names.removed:
                continue
            if isinstance(rule, GradeRuleText):
                names.check("outcome", rule.grade, framework, (*path, index, "grade"), problems)
                _check_for(framework, rule, (*path, index), stratum, names, problems)
            here: NodePath = (*path, index, "when")
            for leaf, at in rule.when.walk(here):
                check_count(framework, leaf, at, stratum, names, problems)
    if framework.text.suggest is not None and "suggest" not in replaced:
        for leaf, at in framework.text.suggest.walk(("suggest",)):
            check_count(framework, leaf, at, "area", names, problems)


def _check_for(
    framework: Located[FrameworkFile],
    rule: GradeRuleText,
    path: NodePath,
    stratum: str,
    names: Names,
    problems: list[Problem],
) -> None:
    """The themes or questions in whose list a grade rule stands."""
    if rule.for_ is not None and stratum == "overall":
        message, help = "there is one overall grade", "remove `for`"
        problems.append(framework.problem(message, help, at=(*path, "for"), key=True, code="misplaced-condition"))
        return
    names.check_each(framework, rule.for_, (*path, "for"), problems, stratum)


def check_count(
    framework: Located[Any],
    leaf: ConditionText,
    path: NodePath,
    stratum: str,
    names: Names,
    problems: list[Problem],
) -> None:
    """Add what is wrong with what one leaf counts, or with a leaf that counts nothing where a stratum counts."""
    kind = leaf.kind_of_condition
    if kind in DRAFT_KINDS and stratum != "property":
        message, help = f"`{kind}` belongs to properties", f"write `{{count: {_COUNTED[stratum][0]}, at_least: 1}}`"
        problems.append(framework.problem(message, help, at=path, code="misplaced-condition"))
    if kind in EVIDENCE_KINDS and stratum != "property":
        message = (
            f"`{kind}` belongs to rules of findings, {'`suggest`' if stratum == 'area' else 'a grade rule'} counts them"
        )
        help = f"write `{{count: {_COUNTED[stratum][0]}, kind: weakness, at_least: 1}}`"
        problems.append(framework.problem(message, help, at=path, code="misplaced-condition"))
    if kind not in COUNT_KINDS:
        return
    counted = leaf.counted
    if kind == "points" and not any(grade.points is not None for grade in names.framework.grades):
        message, help = "the grades of the framework have no points", "give each of them `points`"
        problems.append(framework.problem(message, help, at=(*path, kind), key=True, code="wrong-value"))
    if counted not in _COUNTED[stratum]:
        called = names.framework.words
        place = {"theme": called.theme.one, "question": called.question.one}.get(stratum, stratum)
        many = {"themes": called.theme.many, "questions": called.question.many}.get(counted, counted)
        message = f"the {place} stratum cannot count {many}"
        message = f"`suggest` cannot count {many}" if stratum == "area" else message
        message = f"a property cannot count {many}" if stratum == "property" else message
        help = f"it can count {' and '.join(f'`{each}`' for each in _COUNTED[stratum])}"
        problems.append(framework.problem(message, help, at=(*path, kind), code="misplaced-condition"))
        return
    for filter_ in ("kind", "weight", "repeat", "graded", "named", "favourable"):
        if getattr(leaf, filter_) is not None and filter_ not in _FILTERS[counted]:
            message = f"`{filter_}` does not filter {counted}"
            problems.append(framework.problem(message, at=(*path, filter_), key=True, code="misplaced-condition"))
    for at, name in leaf.quoted():
        names.check("parameter", name, framework, (*path, *at, "parameter"), problems)
    names.check("weight", leaf.weight, framework, (*path, "weight"), problems)
    names.check_each(framework, leaf.graded, (*path, "graded"), problems, "outcome")
    if "named" in _FILTERS[counted]:
        for index, name in enumerate(leaf.named or []):
            names.check(_NAMED[counted], name, framework, (*path, "named", index), problems)
