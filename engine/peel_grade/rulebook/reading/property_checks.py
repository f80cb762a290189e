"""Checks that the properties of a framework, and the exceptions to general ones, name what there is."""

from collections.abc import Collection, Sequence

from peel_grade.files.problems import Problem
from peel_grade.files.yaml_tree import NodePath
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.reading.conditions import COUNT_KINDS, ConditionText
from peel_grade.rulebook.reading.framework_form import GENERAL, ExceptionText, FrameworkFile, PropertyText
from peel_grade.rulebook.reading.grade_checks import check_count
from peel_grade.rulebook.reading.layers import Located
from peel_grade.rulebook.reading.leaf_checks import check_leaf
from peel_grade.rulebook.reading.symbols import Names


def check_properties(
    framework: Located[FrameworkFile], names: Names, problems: list[Problem], later: Collection[FrameworkFile] = ()
) -> None:
    """Add what is wrong with the properties and exceptions of one framework file.

    Where a `later` one writes its own, and where they are dropped, they are none of the rulebook's.
    """
    text = framework.text
    if all(each.properties is None for each in later):
        _check_ids("properties", text.properties or [], framework, problems)
        for index, each in enumerate(text.properties or []):
            if each.id in names.removed:
                continue
            located = Located(each, framework.tree, ("properties", index))
            if each.id in GENERAL:
                message, help = f"`{each.id}` is asked of every rulebook already", "choose another id"
                problems.append(located.problem(message, help, at=("id",), code="duplicate-name"))
            for key, condition in each.conditions():
                for leaf, path in condition.walk((key,)):
                    _check_leaf(located, leaf, path, names, problems)
            names.check_sources(located, each.source, problems)
    if all(each.exceptions is None for each in later):
        _check_ids("exceptions", text.exceptions or [], framework, problems)
        for index, excepted in enumerate(text.exceptions or []):
            if excepted.id not in names.removed:
                _check_exception(Located(excepted, framework.tree, ("exceptions", index)), names, problems)


def _check_ids(
    section: str,
    entries: Sequence[PropertyText | ExceptionText],
    framework: Located[FrameworkFile],
    problems: list[Problem],
) -> None:
    seen: set[str] = set()
    for index, each in enumerate(entries):
        if each.id in seen:
            message = f"`{each.id}` is defined twice in this list"
            problems.append(framework.problem(message, at=(section, index, "id"), code="duplicate-name"))
        seen.add(each.id)


def _check_leaf(
    located: Located[PropertyText], leaf: ConditionText, path: NodePath, names: Names, problems: list[Problem]
) -> None:
    """What a property says of a draft, of findings or of evidence."""
    kind = leaf.kind_of_condition
    match kind:
        case "theme" | "question":
            name = getattr(leaf, kind)
            names.check(kind, name, located, (*path, kind), problems)
            names.check_each(located, leaf.graded, (*path, "graded"), problems, "outcome")
            if kind == "question" and name in names.ungraded:
                message, help = f"`{name}` is not graded", "name one that is"
                problems.append(located.problem(message, help, at=(*path, kind), code="misplaced-condition"))
        case "overall":
            names.check_each(located, leaf.overall, (*path, "overall"), problems, "outcome")
            if not names.graded_overall:
                message, help = "the framework gives no overall grade", "ask for grades of what it grades"
                problems.append(located.problem(message, help, at=path, code="misplaced-condition"))
        case "suggested":
            names.check("area", leaf.suggested, located, (*path, "suggested"), problems)
        case "previous_grade":
            message, help = "no rule stands here whose earlier grade it would be", "leave it out"
            problems.append(located.problem(message, help, at=path, code="misplaced-condition"))
        case "repeated" if not isinstance(leaf.repeated, str):
            message = "no rule stands here whose area it would be"
            problems.append(located.problem(message, "name the area", at=(*path, "repeated"), code="wrong-condition"))
        case "points":
            message, help = (
                "a property counts grades, no points",
                "write `{count: questions, graded: [...], at_least: 1}`",
            )
            problems.append(located.problem(message, help, at=path, code="misplaced-condition"))
        case _ if kind in COUNT_KINDS:
            check_count(located, leaf, path, "property", names, problems)
        case _:
            check_leaf(located, leaf, path, names, problems)


def _check_exception(located: Located[ExceptionText], names: Names, problems: list[Problem]) -> None:
    text = located.text
    names.check_each(located, text.of, ("of",), problems, "excepted")
    names.check_each(located, text.in_, ("in",), problems, "place")
    names.check_each(located, text.from_, ("from",), problems, "outcome")
    if text.from_ is not None and text.property != "worse-evidence":
        message, help = f"`from` says nothing of `{text.property}`", "it goes with `property: worse-evidence` alone"
        problems.append(located.problem(message, help, at=("from",), key=True, code="misplaced-condition"))
    elif text.of is None and text.in_ is None and text.from_ is None:
        message, help = "everything is excepted", f"say what: `of`, `in`, or `from: {INSUFFICIENT}`"
        problems.append(located.problem(message, help, code="missing-key"))
