"""Whether the parts of a rulebook fit together: every name known, no rule about itself or about nothing.

Each check adds its problems; none stops the others.
"""

import re
from typing import Any

from engine import logic
from engine.authoring.circles import check_circles
from engine.authoring.conditions import COUNT_KINDS, ConditionText, meaning
from engine.authoring.contradictions import contradiction, impossible_subject
from engine.authoring.folder import Layer, Located
from engine.authoring.grade_checks import check_grade_rules
from engine.authoring.models import FrameworkFile, RuleText
from engine.authoring.names import Names
from engine.problems import Problem, did_you_mean
from engine.rulebook import placeholders
from engine.validation import written
from engine.yaml_tree import Place


def check_all(layers: list[Layer], names: Names, rules: dict[str, Located[RuleText]], problems: list[Problem]) -> None:
    """Check the layers of a rulebook; `rules` are those that remain when they are merged."""
    for rule in rules.values():
        _check_rule(rule, names, problems)
    check_circles(rules, problems)
    for layer in layers:
        _check_catalogue(layer, names, problems)
        for exclusion in layer.exclusions:
            names.check_references(exclusion, exclusion.text.source, problems)
        check_grade_rules(layer.framework, names, problems)
        _check_themes(layer.framework, problems)
        for index, name in enumerate(layer.framework.text.without):
            names.check("rule", name, layer.framework, ("without", index), problems)


def _check_catalogue(layer: Layer, names: Names, problems: list[Problem]) -> None:
    entries: list[Located[Any]] = [*layer.indicators.values(), *layer.flags.values()]
    for entry in entries:
        names.check("theme", entry.text.theme, entry, ("theme",), problems)
        names.check("question", getattr(entry.text, "question", None), entry, ("question",), problems)
        names.check_sources(entry, entry.text.source, problems)
    for name, benchmark in layer.benchmarks.items():
        if names.unknown("indicator", name):
            help = names.suggestion("indicator", name)
            problems.append(benchmark.problem(f"unknown indicator {written(name)}", help, key=True))
        names.check_references(benchmark, benchmark.text.source, problems)


def _check_themes(framework: Located[FrameworkFile], problems: list[Problem]) -> None:
    first: dict[str, str] = {}
    for question, text in (framework.text.questions or {}).items():
        for theme in text.themes:
            if theme in first:
                message, help = f"theme `{theme}` is defined twice", f"the first belongs to `{first[theme]}`"
                at = ("questions", question, "themes", theme)
                problems.append(framework.problem(message, help, at=at, key=True))
            first.setdefault(theme, question)


def _check_rule(rule: Located[RuleText], names: Names, problems: list[Problem]) -> None:
    names.check("theme", rule.text.theme, rule, ("theme",), problems)
    names.check_sources(rule, rule.text.source, problems)
    tested: set[str] = set()
    for key, condition in (("when", rule.text.when), ("unless", rule.text.unless)):
        for leaf, place in condition.walk((key,)) if condition else ():
            tested |= {leaf.indicator} if leaf.indicator is not None else set()
            _check_leaf(rule, leaf, place, names, problems)
    _check_template(rule, tested, names, problems)
    _check_bounds(rule, names, problems)


def _check_leaf(
    rule: Located[RuleText], leaf: ConditionText, place: Place, names: Names, problems: list[Problem]
) -> None:
    kind = leaf.kind_of_condition
    if kind in COUNT_KINDS:
        message = f"`{kind}` belongs to grade rules, a rule of findings tests evidence"
        problems.append(rule.problem(message, "write `{flag: ...}`, `{indicator: ...}` or `{finding: ...}`", at=place))
    elif kind in ("indicator", "flag", "finding"):
        names.check(kind, getattr(leaf, kind), rule, (*place, kind), problems)


def _check_template(rule: Located[RuleText], tested: set[str], names: Names, problems: list[Problem]) -> None:
    template = rule.text.because
    used = placeholders(template)
    for name in used:
        if name in tested:
            continue
        if names.unknown("indicator", name):
            help = did_you_mean(name, sorted(tested)) or names.suggestion("indicator", name)
            problems.append(rule.problem(f"unknown indicator {written(name)} in the template", help, at=("because",)))
        elif not any(names.unknown("indicator", other) for other in tested):
            message = f"the template names `{name}`, which the rule does not test"
            problems.append(rule.problem(message, did_you_mean(name, sorted(tested)), at=("because",)))
    for name in used:
        template = template.replace(f"{{{name}}}", "")
    if stray := re.search(r"\{[^{}]*\}?|\}", template):
        message = f"{written(stray[0])} in the template is not the name of an indicator in braces"
        problems.append(rule.problem(message, "write it as `{name}`", at=("because",)))


def _check_bounds(rule: Located[RuleText], names: Names, problems: list[Problem]) -> None:
    question = names.question_of.get(rule.text.theme, "")
    help = "its bounds contradict each other"
    found = False
    for key, condition in (("when", rule.text.when), ("unless", rule.text.unless)):
        if condition and (impossible := contradiction(condition, (key,), rule.text.id, question)):
            at, subject = impossible
            message = f"no value of `{subject.split('/')[1]}` can meet this condition"
            problems.append(rule.problem(message, help, at=at))
            found = True
    when, unless = conditions_of(rule.text, question)
    if unless is not None and not found and impossible_subject(logic.all_of(when, logic.negation(unless))):
        message = "`unless` holds whenever `when` does, so that the rule never concludes"
        problems.append(rule.problem(message, at=("unless",), key=True))


def conditions_of(rule: RuleText, question: str) -> tuple[logic.Condition, logic.Condition | None]:
    """The meaning of a rule's `when` and `unless`."""
    return meaning(rule.when, rule.id, question), meaning(rule.unless, rule.id, question) if rule.unless else None
