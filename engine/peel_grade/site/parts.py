"""A rulebook in the parts in which its pages show it: rules by theme and by what they conclude, evidence by theme."""

from collections.abc import Iterable
from typing import NamedTuple

from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.model import Flag, Indicator, Rule, Rulebook
from peel_grade.wording.terms import capital, words

_MOST = 60
"""So many rules are told in sentences on one page, and listed in the menu beside each."""


class Part(NamedTuple):
    """What of a question is shown together: a theme, or (`theme` is None) what belongs to the question as a whole.

    `kinds` are its rules by what they conclude, the gravest first, with the title of each kind.
    """

    theme: str | None
    title: str
    rules: tuple[Rule, ...]
    kinds: list[tuple[str, list[Rule]]]
    evidence: tuple[Indicator | Flag, ...]

    @property
    def long(self) -> bool:
        """Whether it has too many rules for one page to tell each in a sentence, or for a menu to list."""
        return len(self.rules) > _MOST

    def count(self, kind: str) -> int:
        """How many of its rules conclude this."""
        return sum(rule.kind == kind for rule in self.rules)


def parts(question: str, book: Rulebook) -> list[Part]:
    """The parts of a question that hold anything, the question as a whole last."""
    themes = book.themes_of(question)
    found = []
    for theme in (*themes, None):
        rules = tuple(rule for rule in book.rules.values() if (rule.question, rule.theme) == (question, theme))
        evidence = tuple(entry for entry in book.entries() if (entry.question, entry.theme) == (question, theme))
        if theme is None and themes and not rules and not evidence:
            continue
        whole = f"The {book.framework.words.question.one} as a whole" if themes else book.questions[question].title
        title = whole if theme is None else book.themes[theme].title
        found.append(Part(theme, title, rules, kinds(rules, book.framework), evidence))
    return found


def by_part(entries: Iterable[Indicator | Flag], book: Rulebook) -> list[tuple[str, list[Indicator | Flag]]]:
    """Evidence below the title of the theme that it belongs to, or of its question; only where there is any."""
    found: dict[tuple[str, str | None], list[Indicator | Flag]] = {
        (question, theme): [] for question in book.questions for theme in (*book.themes_of(question), None)
    }
    for entry in entries:
        found[entry.question, entry.theme].append(entry)
    return [
        (book.themes[theme].title if theme else book.questions[question].title, inside)
        for (question, theme), inside in found.items()
        if inside
    ]


def kinds(rules: Iterable[Rule], framework: Framework) -> list[tuple[str, list[Rule]]]:
    """The rules by what they conclude, the gravest first, with the title of each kind."""
    listed = list(rules)
    every: list[tuple[str, str | None, str]] = [("cause_of_concern", None, capital(framework.words.concern.many))]
    every += [("weakness", weight, f"{capital(words(weight))} weaknesses") for weight in framework.gravest]
    every.append(("strength", None, "Strengths"))
    sorted_by = [(title, [r for r in listed if (r.kind, r.weight) == (kind, weight)]) for kind, weight, title in every]
    return [(title, inside) for title, inside in sorted_by if inside]


def weight_style(rule: Rule, framework: Framework) -> str:
    """How a page shows the weight of a finding: `gravest`, `lightest`, `between`; or its kind."""
    if rule.weight is None:
        return "gravest" if rule.kind == "cause_of_concern" else rule.kind
    places = {framework.weights[0]: "lightest", framework.weights[-1]: "gravest"}
    return places.get(rule.weight, "between")


def differences(book: Rulebook, others: Iterable[Rulebook]) -> dict[str, dict[str, list[Rule]]]:
    """By framework beside the documented one: the rules it has that differ or are new, and those it lacks."""
    ours = book.rules
    return {
        other.framework.id: {
            "differ": [rule for name, rule in other.rules.items() if name in ours and rule != ours[name]],
            "new": [rule for name, rule in other.rules.items() if name not in ours],
            "absent": [rule for name, rule in ours.items() if name not in other.rules],
        }
        for other in others
    }
