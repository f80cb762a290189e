"""Checks that the parts of a rulebook fit together: every name is known, no rule rests on itself or on nothing.

Each check adds its problems; none stops the others.
"""

import re
from collections.abc import Mapping
from typing import Any

from peel_grade.files.problems import Problem, did_you_mean
from peel_grade.files.validation import written
from peel_grade.files.yaml_tree import NodePath
from peel_grade.rulebook import conditions
from peel_grade.rulebook.model import placeholders
from peel_grade.rulebook.reading.catalogue_form import IndicatorText
from peel_grade.rulebook.reading.conditions import COUNT_KINDS, DRAFT_KINDS, ConditionText
from peel_grade.rulebook.reading.cycles import check_circles
from peel_grade.rulebook.reading.declared import check_declared
from peel_grade.rulebook.reading.findings_form import AreaText, RuleText
from peel_grade.rulebook.reading.framework_form import FrameworkFile
from peel_grade.rulebook.reading.grade_checks import STRATA, check_grade_rules
from peel_grade.rulebook.reading.layers import Layer, Located
from peel_grade.rulebook.reading.leaf_checks import check_leaf
from peel_grade.rulebook.reading.meanings import Frame, meaning
from peel_grade.rulebook.reading.parameters import check_parameters
from peel_grade.rulebook.reading.property_checks import check_properties
from peel_grade.rulebook.reading.symbols import Names


def check_all(
    layers: list[Layer],
    names: Names,
    rules: dict[str, Located[RuleText]],
    areas: dict[str, Located[AreaText]],
    problems: list[Problem],
) -> frozenset[str]:
    """Check the layers of a rulebook; `rules` and `areas` are those that remain when they are merged.

    Returns the names of those of the rules that have a mistake.
    """
    faulty = set()
    for name, rule in rules.items():
        before = len(problems)
        _check_rule(rule, rules, areas, names, problems)
        faulty |= {name} if len(problems) > before else set()
    faulty |= check_circles(rules, names.frame.successors, problems)
    for rule in (rule for layer in layers for rule in layer.again.get("finding", ())):
        _check_rule(rule, rules, areas, names, problems)
    for area in (*areas.values(), *(area for layer in layers for area in layer.again.get("area", ()))):
        _check_area(area, areas, names, problems)
    entries: dict[str, Located[Any]] = {}
    for layer in layers:
        entries |= layer.indicators
        entries |= layer.flags
    for number, layer in enumerate(layers):
        later = [each.framework.text for each in layers[number + 1 :]]
        replaced = {section for section in STRATA if any(getattr(text, section) is not None for text in later)}
        _check_catalogue(layer, entries, names, problems)
        for exclusion in layer.exclusions:
            names.check_references(exclusion, exclusion.text.source, problems)
        check_declared(layer.framework, problems)
        check_grade_rules(layer.framework, names, problems, replaced)
        check_properties(layer.framework, names, problems, later)
        _check_themes(layer.framework, problems)
        _check_without(layer, names, problems)
    check_parameters(layers, rules, names, problems)
    return frozenset(faulty)


def _check_without(layer: Layer, names: Names, problems: list[Problem]) -> None:
    """What a framework drops is there, and is not written by itself."""
    own = layer.entries()
    for index, name in enumerate(layer.framework.text.without):
        names.check("droppable", name, layer.framework, ("without", index), problems)
        if name in own:
            message = f"{written(name)} is dropped here, and written at {own[name]}"
            help = "remove one of them: what is written under a name of the extended one takes its place anyway"
            problems.append(layer.framework.problem(message, help, at=("without", index), code="wrong-value"))


def _check_catalogue(layer: Layer, entries: Mapping[str, Located[Any]], names: Names, problems: list[Problem]) -> None:
    own: list[Located[Any]] = [*layer.indicators.values(), *layer.flags.values()]
    own += [*layer.again.get("indicator", ()), *layer.again.get("flag", ())]
    for entry in own:
        names.check("theme", entry.text.theme, entry, ("theme",), problems)
        names.check("question", getattr(entry.text, "question", None), entry, ("question",), problems)
        names.check_sources(entry, entry.text.source, problems)
        names.check("unit", getattr(entry.text, "unit", None), entry, ("unit",), problems)
        names.check("effort", entry.text.effort, entry, ("effort",), problems)
        kind = "indicator" if isinstance(entry.text, IndicatorText) else "flag"
        names.check(kind, entry.text.replaced_by, entry, ("replaced_by",), problems)
        _check_successor(entry, entries.get(entry.text.replaced_by or ""), names, problems)
        _check_relations(entry, entries, names, problems)
    for (of, name), benchmark in layer.benchmarks.items():
        if of not in names.removed:
            names.check("benchmark", of, benchmark._replace(path=("benchmarks", of)), (), problems, key=True)
        if names.unknown("indicator", name):
            help = names.suggestion("indicator", name)
            problems.append(
                benchmark.problem(f"unknown indicator {written(name)}", help, key=True, code="unknown-name")
            )
        names.check_references(benchmark, benchmark.text.source, problems)


def _check_relations(
    entry: Located[Any], entries: Mapping[str, Located[Any]], names: Names, problems: list[Problem]
) -> None:
    """What an entry says of others must be of entries that there are, and a part in the unit of its whole."""
    for name in entry.text.not_to_be_confused_with:
        names.check("evidence", name, entry, ("not_to_be_confused_with", name), problems, key=True)
    for key in ("excludes", "implies"):
        for index, name in enumerate(getattr(entry.text, key, ())):
            names.check("flag", name, entry, (key, index), problems)
    names.check("indicator", getattr(entry.text, "change_of", None), entry, ("change_of",), problems)
    names.check("flag", getattr(entry.text, "none_where", None), entry, ("none_where",), problems)
    whole = getattr(entry.text, "not_more_than", None)
    names.check("indicator", whole, entry, ("not_more_than",), problems)
    if (
        whole is not None
        and whole in entries
        and getattr(entries[whole].text, "unit", entry.text.unit) != entry.text.unit
    ):
        message, help = f"{written(whole)} is in another unit", "a part and its whole are counted in the same unit"
        problems.append(entry.problem(message, help, at=("not_more_than",), code="wrong-value"))
    if getattr(entry.text, "derived", None) is not None:
        _check_derived(entry, entries, names, problems)


def _check_derived(
    entry: Located[Any], entries: Mapping[str, Located[Any]], names: Names, problems: list[Problem]
) -> None:
    """What a figure follows from are two other figures, which follow from nothing themselves."""
    parts = {"count": entry.text.derived.count, "of": entry.text.derived.of}
    for key, name in parts.items():
        names.check("indicator", name, entry, ("derived", key), problems)
        part = entries.get(name)
        if part is entry:
            message, help = f"{written(name)} follows from itself", "name the figures that it is computed from"
        elif getattr(getattr(part, "text", None), "derived", None) is not None:
            message, help = f"{written(name)} is derived itself", "name figures that are only stated"
        elif getattr(getattr(part, "text", None), "replaced_by", None) is not None:
            message, help = f"{written(name)} is replaced itself", "name what is to be used in the end"
        else:
            continue
        problems.append(entry.problem(message, help, at=("derived", key), code="wrong-value"))
    if parts["count"] == parts["of"] and entries.get(parts["of"]) is not entry:
        message, help = "the two figures are the same", "name what is counted, and what it is counted for"
        problems.append(entry.problem(message, help, at=("derived",), code="wrong-value"))


def _check_successor(
    entry: Located[Any], successor: Located[Any] | None, names: Names, problems: list[Problem]
) -> None:
    """What replaces a name must stand for the same, and not be replaced itself."""
    if successor is None:
        return
    name = entry.text.replaced_by
    if successor.text.replaced_by is not None or names.retired(successor.text) is not None:
        given_up = "replaced" if successor.text.replaced_by is not None else "retired"
        message, help = f"{written(name)} is {given_up} itself", "name what is to be used in the end"
    elif _comparable(entry.text) != _comparable(successor.text):
        message, help = (
            f"{written(name)} is of another kind",
            "unit and direction must be the same, or `favourable`, the conclusion, or the question of an area",
        )
    else:
        return
    problems.append(entry.problem(message, help, at=("replaced_by",), code="wrong-value"))


def _comparable(text: Any) -> tuple[object, ...]:
    of_area = text.question if isinstance(text, AreaText) else None
    kinds = ("unit", "worse", "favourable", "strength", "weakness", "cause_of_concern")
    return (of_area, *(getattr(text, key, None) for key in kinds))


def _check_area(
    area: Located[AreaText], areas: Mapping[str, Located[AreaText]], names: Names, problems: list[Problem]
) -> None:
    names.check("question", area.text.question, area, ("question",), problems)
    names.check_sources(area, area.text.source, problems)
    names.check("area", area.text.replaced_by, area, ("replaced_by",), problems)
    _check_successor(area, areas.get(area.text.replaced_by or ""), names, problems)


def _check_themes(framework: Located[FrameworkFile], problems: list[Problem]) -> None:
    first: dict[str, str] = {}
    for question, text in (framework.text.questions or {}).items():
        for theme in text.themes or ():
            if theme in first:
                message, help = f"`{theme}` is defined twice", f"the first belongs to `{first[theme]}`"
                at = ("questions", question, "themes", theme)
                problems.append(framework.problem(message, help, at=at, key=True, code="duplicate-name"))
            first.setdefault(theme, question)


def _check_rule(
    rule: Located[RuleText],
    rules: Mapping[str, Located[RuleText]],
    areas: Mapping[str, Located[AreaText]],
    names: Names,
    problems: list[Problem],
) -> None:
    names.check("theme", rule.text.theme, rule, ("theme",), problems)
    names.check("question", rule.text.question, rule, ("question",), problems)
    names.check_sources(rule, rule.text.source, problems)
    names.check("weight", rule.text.weakness, rule, ("weakness",), problems)
    names.check("finding", rule.text.replaced_by, rule, ("replaced_by",), problems)
    _check_successor(rule, rules.get(rule.text.replaced_by or ""), names, problems)
    names.check("area", rule.text.area, rule, ("area",), problems)
    _check_area_of(rule, areas.get(rule.text.area or ""), names, problems)
    tested: set[str] = set()
    for key, condition in (("when", rule.text.when), ("unless", rule.text.unless)):
        for leaf, path in condition.walk((key,)) if condition else ():
            tested |= {leaf.indicator} if leaf.indicator is not None else set()
            _check_kind(rule, leaf, path, problems)
            check_leaf(rule, leaf, path, names, problems)
    _check_template(rule, tested, names, problems)


def _check_area_of(
    rule: Located[RuleText], area: Located[AreaText] | None, names: Names, problems: list[Problem]
) -> None:
    """The area that a rule names belongs to its question, and is not given up."""
    question = names.place(rule.text)
    if area is None or question is None or names.unknown("question", area.text.question):
        return
    if area.text.question != question and area.text.question not in names.questions_with(rule.text.theme):
        message = f"the area {written(area.text.id)} belongs to {written(area.text.question)}, the rule to `{question}`"
        help = f"it is defined at {area}; name an area of the rule's own {names.framework.words.question.one}"
        problems.append(rule.problem(message, help, at=("area",), code="wrong-value"))
    elif area.text.replaced_by is not None:
        help = f"name `{area.text.replaced_by}`, which replaces it"
        problems.append(rule.problem(f"{written(area.text.id)} is replaced", help, at=("area",), code="wrong-value"))
    elif (why := names.retired(area.text)) is not None:
        message, help = f"{written(area.text.id)} is retired", f"name another area; it was given up: {why}"
        problems.append(rule.problem(message, help, at=("area",), code="wrong-value"))


def _check_kind(rule: Located[RuleText], leaf: ConditionText, path: NodePath, problems: list[Problem]) -> None:
    """A rule of findings tests evidence and findings."""
    kind, help = leaf.kind_of_condition, "write `{flag: ...}`, `{indicator: ...}` or `{finding: ...}`"
    if kind in COUNT_KINDS:
        message = f"`{kind}` belongs to grade rules, a rule of findings tests evidence"
    elif kind in DRAFT_KINDS:
        message = f"`{kind}` belongs to properties, a rule of findings tests evidence"
    else:
        return
    problems.append(rule.problem(message, help, at=path, code="misplaced-condition"))


def _check_template(rule: Located[RuleText], tested: set[str], names: Names, problems: list[Problem]) -> None:
    template = rule.text.because
    used = placeholders(template)
    for name in used:
        if name in tested:
            continue
        if names.unknown("indicator", name):
            help = did_you_mean(name, sorted(tested)) or names.suggestion("indicator", name)
            message = f"unknown indicator {written(name)} in the template"
            problems.append(rule.problem(message, help, at=("because",), code="wrong-template"))
        elif not any(names.unknown("indicator", other) for other in tested):
            message = f"the template names `{name}`, which the rule does not test"
            help = did_you_mean(name, sorted(tested))
            problems.append(rule.problem(message, help, at=("because",), code="wrong-template"))
    for name in used:
        template = template.replace(f"{{{name}}}", "")
    if stray := re.search(r"\{[^{}]*\}?|\}", template):
        message = f"{written(stray[0])} in the template is not the name of an indicator in braces"
        problems.append(rule.problem(message, "write it as `{name}`", at=("because",), code="wrong-template"))


def conditions_of(
    rule: RuleText, question: str, frame: Frame
) -> tuple[conditions.Condition, conditions.Condition | None]:
    """The meaning of a rule's `when` and `unless`."""
    unless = meaning(rule.unless, rule.area, question, frame) if rule.unless else None
    return meaning(rule.when, rule.area, question, frame), unless
