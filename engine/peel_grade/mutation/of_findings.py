"""Mutants of finding rules: their conditions, what mitigates, kind, weight, theme, area, the rule itself."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial

from peel_grade.mutation.mutants import Mutant, with_rule
from peel_grade.mutation.variants import beside, variants
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.model import Kind, Rule, Rulebook
from peel_grade.wording.terms import words


def of_findings(book: Rulebook, rules: Collection[str]) -> Iterator[Mutant]:
    """The mutants of the rules that are named, in the order of the rulebook."""
    rested_on = {found.rule for rule in book.rules.values() for found in _findings(rule)}
    for rule in book.rules.values():
        if rule.id in rules:
            for field, says, changed in _of_rule(rule, book):
                yield Mutant(rule.id, field, says, partial(with_rule, book, changed))
            if rule.id not in rested_on:
                yield Mutant(rule.id, "rule", "it is removed", partial(_without, book, rule.id))


def _without(book: Rulebook, name: str) -> Rulebook:
    return book._replace(rules={each: rule for each, rule in book.rules.items() if each != name})


def _findings(rule: Rule) -> Iterator[subjects.Finding]:
    for leaf in leaves(rule.condition):
        found = subjects.subject(leaf.subject)
        if isinstance(found, subjects.Finding):
            yield found


def _of_rule(rule: Rule, book: Rulebook) -> Iterator[tuple[str, str, Rule]]:
    for field, says, when in variants(rule.when, book):
        yield field, says, rule._replace(when=when)
    if rule.unless is not None:
        for field, says, unless in variants(rule.unless, book):
            yield field, f"in its mitigation, {says}", rule._replace(unless=unless)
        yield "mitigation", "its mitigation is dropped", rule._replace(unless=None)
    yield from _of_conclusion(rule, book)
    if (theme := _next(rule.theme, book.themes_of(rule.question))) is not None:
        told = f"it belongs to {theme}" + (f" instead of {rule.theme}" if rule.theme else "")
        yield "theme", told, rule._replace(theme=theme)
    if rule.area is not None:
        yield "area", f"it is no reason for {rule.area}", rule._replace(area=None)
        areas = [area.id for area in book.areas.values() if area.question == rule.question and not area.retired]
        if (area := _next(rule.area, areas)) is not None:
            yield "area", f"it is a reason for {area} instead of {rule.area}", rule._replace(area=area)


def _of_conclusion(rule: Rule, book: Rulebook) -> Iterator[tuple[str, str, Rule]]:
    """With another weight, the next lighter or graver, or of another kind."""
    weights = book.framework.weights
    if rule.weight is not None:
        for weight in beside(rule.weight, weights):
            yield "weight", f"its weight is {weight} instead of {rule.weight}", rule._replace(weight=weight)
    others: dict[Kind, tuple[Kind, str | None]] = {
        "strength": ("weakness", weights[0]),
        "weakness": ("strength", None),
        "cause_of_concern": ("weakness", weights[-1]),
    }
    kind, other = others[rule.kind]
    said = f"{other} {kind}" if other else kind
    yield "kind", f"it is a {said} instead of a {words(rule.kind)}", rule._replace(kind=kind, weight=other)


def _next(name: str | None, names: Sequence[str]) -> str | None:
    """The one after a name, or the first after the last (without a name, the first); None where there is no other."""
    place = names.index(name) if name in names else -1
    return next(iter((*names[place + 1 :], *names[: max(place, 0)])), None)
