"""The parts of a rulebook, and a rulebook with other names for what is in them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from peel_grade.diff.names import Entry, Names, same, with_names
from peel_grade.rulebook.conditions import Condition, Group
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Parameter, Property, Rulebook

PARAMETER = "parameter"
NAMED = {
    "rule": "rules",
    "area": "areas",
    "indicator": "indicators",
    "flag": "flags",
    PARAMETER: "parameters",
    "question": "questions",
    "theme": "themes",
    "document": "documents",
    "property": "properties",
    "exception": "exceptions",
}
"""Parts of a rulebook that are looked up by name: from the kind of edit to the field of the rulebook."""
LISTED = {
    "theme_grade_rule": "theme_grades",
    "question_grade_rule": "question_grades",
    "overall_grade_rule": "overall_grades",
    "no_precedent_remark": "no_precedent",
}
"""Parts of which the first that holds decides, so that their order counts: from the kind of edit to the field."""
ALTERNATIVE = "alternative_grade_rule"
BENCHMARK = "benchmark"
SUGGEST = "suggest"
"""What makes a suggestion of the reasons for an area: one condition."""
RENAMED = ("question", "theme", "indicator", "flag", PARAMETER, "area", "rule")
"""What can have another name, each after what it refers to."""


def named_parts(
    old: Rulebook, new: Rulebook
) -> Iterator[tuple[tuple[str, str], tuple[Mapping[str, Any], Mapping[str, Any]]]]:
    """What is looked up by name in both rulebooks, by its kind and, of benchmarks, what they are of."""
    for kind, field in NAMED.items():
        yield (kind, ""), (getattr(old, field), getattr(new, field))
    for name in dict.fromkeys([*new.benchmarks, *old.benchmarks]):
        yield (BENCHMARK, name), (old.benchmarks.get(name, {}), new.benchmarks.get(name, {}))


def listed_parts(old: Rulebook, new: Rulebook) -> Iterator[tuple[tuple[str, str], tuple[Sequence[Any], Sequence[Any]]]]:
    """The lists of grade rules and remarks of both rulebooks, by their kind and, of alternatives, their name."""
    for kind, field in LISTED.items():
        yield (kind, ""), (getattr(old, field), getattr(new, field))
    for name in sorted({*old.overall_alternatives, *new.overall_alternatives}):
        yield (ALTERNATIVE, name), (old.overall_alternatives.get(name, ()), new.overall_alternatives.get(name, ()))


def renamed(old: Rulebook, new: Rulebook) -> Names:
    """What stands in the new rulebook under another name."""
    names = Names()
    successors = set(new.replaced.values())
    for kind in RENAMED:
        before, after = getattr(old, NAMED[kind]), getattr(new, NAMED[kind])
        gone = {name: e for name, e in before.items() if name not in after and name not in new.former_rules}
        fresh = {name: entry for name, entry in after.items() if name not in before and name not in successors}
        names = names.with_kind(kind, same(gone, fresh, partial(_without, names, kind)))
    return names


def renamed_rules(old: Sequence[Entry], new: Sequence[Entry], names: Names) -> dict[str, str]:
    """What stands in a new list of grade rules or remarks under another name."""
    before, after = {rule.id: rule for rule in old}, {rule.id: rule for rule in new}
    gone = {name: rule for name, rule in before.items() if name not in after}
    fresh = {name: rule for name, rule in after.items() if name not in before}
    return same(gone, fresh, partial(_without, names, "listed"))


def _without(names: Names, kind: str, name: str) -> Names:
    """The names, and none for what has this one."""
    return names.with_kind(kind, {name: ""})


def with_parameters(book: Rulebook, parameters: Mapping[str, Parameter]) -> Rulebook:
    """The rulebook whose rules compare with the values of these parameters, where they name them."""

    def conditional(entry: Any) -> Any:
        changed = {"when": _with_parameters(entry.when, parameters)}
        if getattr(entry, "unless", None) is not None:
            changed["unless"] = _with_parameters(entry.unless, parameters)
        return entry if all(getattr(entry, key) == when for key, when in changed.items()) else entry._replace(**changed)

    def asked(entry: Property) -> Property:
        whenever = None if entry.whenever is None else _with_parameters(entry.whenever, parameters)
        return entry._replace(whenever=whenever, holds=_with_parameters(entry.holds, parameters))

    if not any(book.parameters) and not any(parameters):
        return book
    fields: dict[str, Any] = {"rules": FrozenDict({name: conditional(rule) for name, rule in book.rules.items()})}
    fields["properties"] = FrozenDict({name: asked(each) for name, each in book.properties.items()})
    fields |= {field: tuple(map(conditional, getattr(book, field))) for field in LISTED.values()}
    alternatives = {name: tuple(map(conditional, rules)) for name, rules in book.overall_alternatives.items()}
    return book._replace(**fields, overall_alternatives=FrozenDict(alternatives))


def _with_parameters(condition: Condition, parameters: Mapping[str, Parameter]) -> Condition:
    if isinstance(condition, Group):
        return condition._replace(members=tuple(_with_parameters(each, parameters) for each in condition.members))
    low, high = (parameters.get(name) for name in (condition.low_parameter, condition.high_parameter))
    if low is not None:  # a difference downward is less than nothing
        sign = -1 if low.difference and condition.operator == "at_most" else 1
        condition = condition._replace(low=sign * low.value)
    return condition if high is None else condition._replace(high=high.value)


def translated(book: Rulebook, names: Names, lists: Mapping[tuple[str, str], Mapping[str, str]]) -> Rulebook:
    """The rulebook with other names: for what is looked up, and for the rules of its lists."""
    if not any(names) and not any(lists.values()):
        return book
    fields: dict[str, Any] = {}
    benchmarks = {}
    for (kind, within), (table, _) in named_parts(book, book):
        keys = names.of("indicator" if kind == BENCHMARK else kind)
        entries = FrozenDict({keys.get(name, name): with_names(entry, names) for name, entry in table.items()})
        if kind == BENCHMARK:
            benchmarks[within] = entries
        else:
            fields[NAMED[kind]] = entries
    fields["benchmarks"] = FrozenDict(benchmarks)
    alternatives = {}
    for (kind, within), (rules, _) in listed_parts(book, book):
        known = names.with_kind("listed", lists.get((kind, within), {}))
        made = tuple(with_names(rule, known) for rule in rules)
        if kind == ALTERNATIVE:
            alternatives[within] = made
        else:
            fields[LISTED[kind]] = made
    every = {**names.rule, **names.area, **names.indicator, **names.flag}
    replaced = {every.get(old, old): every.get(new, new) for old, new in book.replaced.items()}
    return book._replace(**fields, overall_alternatives=FrozenDict(alternatives), replaced=FrozenDict(replaced))
