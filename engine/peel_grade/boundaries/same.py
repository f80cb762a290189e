"""What two rulebooks have alike, as far as boundaries go: one cycle takes over most of another."""

from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.model import Rule, Rulebook
from peel_grade.rulebook.subjects import Indicator, subject


def same_rule(rule: Rule, book: Rulebook, other: Rulebook) -> bool:
    """Whether another rulebook has the same rule, and all that it tests just so."""
    if other.rules.get(rule.id) != rule or not _same_scales(book.framework, other.framework):
        return False
    tested = {found.name for leaf in leaves(rule.condition) if isinstance(found := subject(leaf.subject), Indicator)}
    return all(
        book.indicators[name] == other.indicators.get(name)
        and all(_benchmark(of, name, book) == _benchmark(of, name, other) for of in book.framework.benchmarks)
        for name in tested
    )


def same_lists(book: Rulebook, other: Rulebook) -> bool:
    """Whether two rulebooks grade alike: the same lists, scale, themes and questions."""
    return _same_scales(book.framework, other.framework) and all(
        getattr(book, part) == getattr(other, part)
        for part in (
            "questions",
            "themes",
            "flags",
            "suggest",
            "theme_grades",
            "question_grades",
            "overall_grades",
            "overall_alternatives",
            "no_precedent",
        )
    )


def _same_scales(one: Framework, other: Framework) -> bool:
    return (one.grades, one.weights, [*one.ranks.items()], one.benchmarks, one.units) == (
        other.grades,
        other.weights,
        [*other.ranks.items()],
        other.benchmarks,
        other.units,
    )


def _benchmark(of: str, name: str, book: Rulebook) -> object:
    found = book.benchmark(of, name)
    return None if found is None else found.value
