"""What a rulebook lets a theme, a question, an area and the whole count, for a search through all of it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from peel_grade.lint.proving.elements import Conclusion, Population, whole_points
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Flag, Rule, Rulebook


def populations(book: Rulebook, stratum: str) -> Iterator[tuple[str, Population]]:
    """What can be counted for each that a stratum decides: each area, theme, graded question, or the whole.

    Raises Undecided for points below nothing.
    """
    scale = book.framework.scale
    points = FrozenDict(whole_points(book.framework.points))
    if stratum == "areas":
        for area in book.areas:
            rules = _conclusions(rule for rule in book.rules.values() if rule.area == area)
            yield area, Population(rules, {}, {}, scale)
    elif stratum == "themes":
        for theme in book.themes:
            rules = _conclusions(rule for rule in book.rules.values() if rule.theme == theme)
            yield theme, Population(rules, _evidence(book, theme), {}, scale, points)
    elif stratum == "questions":
        grades = frozenset((INSUFFICIENT, *(rule.grade for rule in book.theme_grades)))
        for name, question in book.questions.items():
            if question.graded:
                rules = _conclusions(rule for rule in book.rules.values() if rule.question == name)
                units = dict.fromkeys(book.themes_of(name), grades)
                yield name, Population(rules, _evidence(book, name), units, scale, points)
    else:  # a question may be carried forward from an earlier inspection, with any grade
        graded = [name for name, question in book.questions.items() if question.graded]
        yield "overall", Population({}, {}, dict.fromkeys(graded, frozenset((*scale, INSUFFICIENT))), scale, points)


def _conclusions(rules: Iterable[Rule]) -> Counter[Conclusion]:
    return Counter(Conclusion(rule.kind, rule.weight, rule.area is not None) for rule in rules)


def _evidence(book: Rulebook, name: str) -> dict[str, bool]:
    """The evidence of a theme or question, each piece with whether one side of it is favourable."""
    return {
        entry.id: isinstance(entry, Flag) and entry.favourable is not None
        for entry in book.entries()
        if name in (entry.theme, entry.question)
    }
