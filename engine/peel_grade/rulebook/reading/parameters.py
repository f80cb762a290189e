"""The parameters of a rulebook: what each is compared with, and whether its value fits that."""

from collections.abc import Iterator, Mapping
from typing import Any

from peel_grade.files.problems import Problem
from peel_grade.files.record import Record
from peel_grade.files.validation import written
from peel_grade.files.yaml_tree import NodePath
from peel_grade.rulebook.reading.conditions import COMPARISONS, COUNT_KINDS, ConditionText
from peel_grade.rulebook.reading.findings_form import RuleText
from peel_grade.rulebook.reading.framework_form import ParameterText, grade_lists
from peel_grade.rulebook.reading.layers import Layer, Located
from peel_grade.rulebook.reading.symbols import Names
from peel_grade.rulebook.units import Unit, misfit

_COUNTS, _PERCENTAGES = "counts", "percentages of what is counted"
_COUNTED = {_COUNTS: Unit(least=0, whole=True), _PERCENTAGES: Unit(least=0, most=100, percent=True)}
"""What grade rules compare, and what numbers that can be."""


class Use(Record):
    """A place `at` which an entry names a parameter; `measured` is what it is compared with there.

    That is the name of a unit, or what a grade rule counts; empty for a difference in percent, and `unit` is then None.
    """

    located: Located[Any]
    at: NodePath
    parameter: str
    measured: str
    unit: Unit | None

    @property
    def says(self) -> str:
        """What the parameter is compared with, in words."""
        return self.measured if self.measured in _COUNTED else f"figures of the unit {self.measured}"


def uses(layers: list[Layer], rules: Mapping[str, Located[RuleText]], names: Names) -> Iterator[Use]:
    """Where the rules, grade rules and properties of a rulebook name parameters that it has."""
    units: dict[str, str] = {}
    for layer in layers:
        units |= {name: entry.text.unit for name, entry in layer.indicators.items()}
    for rule in rules.values():
        for key, condition in (("when", rule.text.when), ("unless", rule.text.unless)):
            for leaf, path in condition.walk((key,)) if condition else ():
                yield from _uses_of(leaf, rule, path, units, names)
    for layer in layers:
        framework = layer.framework
        for path, listed in grade_lists(framework.text):
            for index, grade_rule in enumerate(listed):
                located = Located(grade_rule, framework.tree, (*path, index))
                for leaf, at in grade_rule.when.walk(("when",)):
                    yield from _uses_of(leaf, located, at, units, names)
        for index, each in enumerate(framework.text.properties or ()):
            stands = Located(each, framework.tree, ("properties", index))
            for key, condition in each.conditions():
                for leaf, at in condition.walk((key,)):
                    yield from _uses_of(leaf, stands, at, units, names)


def _uses_of(
    leaf: ConditionText, located: Located[Any], path: NodePath, units: Mapping[str, str], names: Names
) -> Iterator[Use]:
    for at, name in leaf.quoted():
        if name not in names.parameters:
            continue  # told as an unknown name
        if at[0] not in COMPARISONS:
            yield Use(located, (*path, *at), name, "", None)
        elif leaf.kind_of_condition in COUNT_KINDS:
            counted = _COUNTS if leaf.count is not None else _PERCENTAGES
            yield Use(located, (*path, *at), name, counted, _COUNTED[counted])
        elif (unit := units.get(leaf.indicator or "", "")) in names.framework.units:
            yield Use(located, (*path, *at), name, unit, names.framework.units[unit])


def check_parameters(
    layers: list[Layer], rules: Mapping[str, Located[RuleText]], names: Names, problems: list[Problem]
) -> None:
    """Add what does not fit: a value what it is compared with, two things that are compared with one value."""
    where: dict[str, Located[ParameterText]] = {}
    for layer in layers:
        framework = layer.framework
        for name, text in framework.text.parameters.items():
            where[name] = located = Located(text, framework.tree, ("parameters", name))
            names.check("unit", text.unit, located, ("unit",), problems)
            names.check_sources(located, text.source, problems)
            if text.difference and text.unit is not None:
                help = "remove it, or write the value as a number"
                problems.append(located.problem("a difference in percent has no unit", help, at=("unit",), code=_CODE))
    first: dict[str, Use] = {}
    for use in uses(layers, rules, names):
        _check_use(use, where[use.parameter], first, names, problems)


_CODE = "wrong-value"


def _check_use(
    use: Use,
    parameter: Located[ParameterText],
    first: dict[str, Use],
    names: Names,
    problems: list[Problem],
) -> None:
    text, quoted = parameter.text, written(use.parameter)
    if text.difference is not (use.unit is None):
        message = f"{quoted} is a difference in percent, here a number is compared"
        help = "name a parameter whose value is a number"
        if use.unit is None:
            message, help = f"{quoted} is a number, here a difference in percent is meant", "write its value as `25%`"
        problems.append(use.located.problem(message, help, at=use.at, code=_CODE))
        return
    if use.unit is None:
        return
    before = first.setdefault(use.parameter, use)
    if text.unit is not None and not names.unknown("unit", text.unit) and text.unit != use.measured:
        message, help = f"{quoted} is for figures of the unit {text.unit}, here it is compared with {use.says}", _HELP
        problems.append(use.located.problem(message, help, at=use.at, code=_CODE))
    elif before.measured != use.measured:
        message, help = f"{quoted} is compared with {use.says} here, and with {before.says} before", _HELP
        problems.append(use.located.problem(message, help, at=use.at, code=_CODE))
    elif before is use and (wrong := misfit(text.number, use.unit)) is not None:
        message, help = f"{written(text.number)} {wrong.message}", f"it is compared with {use.says}: {wrong.help}"
        problems.append(parameter.problem(message, help, at=("value",), code=_CODE))


_HELP = "declare another parameter for one of them"


def check_order(
    leaf: ConditionText, rule: Located[RuleText], path: NodePath, names: Names, problems: list[Problem]
) -> None:
    """Add a problem where the bounds of `between`, one or both of them parameters, are in the wrong order."""
    if leaf.between is None or not leaf.understood(names.frame.parameters) or not [*leaf.quoted()]:
        return
    low, high = (names.frame.number(bound)[0] for bound in leaf.between)
    if low > high:
        message, help = f"{low} is above {high}", "write the lower bound of `between` first"
        problems.append(rule.problem(message, help, at=(*path, "between"), code="wrong-condition"))
