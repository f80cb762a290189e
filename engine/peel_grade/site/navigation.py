"""Where a page stands: the crumbs above it, the menu beside it, and what comes before and after it."""

from collections.abc import Sequence
from typing import NamedTuple

from peel_grade.rulebook.model import Rule, Rulebook
from peel_grade.site.gathering import Gathered
from peel_grade.site.links import PAGES, Links
from peel_grade.site.prose import Outline

Crumb = tuple[str, str]
"""A title and the address that it leads to."""


class Here(NamedTuple):
    """What the menu opens: the rules of a theme or of a question without one, all features, or neither.

    Of many rules those of one `kind` alone, by its title.
    """

    question: str = ""
    theme: str = ""
    kind: str = ""
    features: bool = False


class Beside(NamedTuple):
    """The pages before and after one; None at either end."""

    before: Crumb | None
    after: Crumb | None


NOWHERE = Here()


def trail(page: str) -> list[Crumb]:
    """The crumbs before what stands under a page of the main menu."""
    return [(PAGES["index.html"], "index.html"), *([(PAGES[page], page)] if page != "index.html" else [])]


def trail_of_rule(rule: Rule, book: Rulebook, links: Links) -> list[Crumb]:
    """The crumbs before a rule: its question and its theme."""
    found = [*trail("rules.html"), (book.questions[rule.question].title, links.question(rule.question))]
    return found + ([(book.themes[rule.theme].title, links.theme(rule.theme))] if rule.theme else [])


def beside(at: int, row: Sequence[Crumb]) -> Beside:
    """What stands before and after a place in a row of pages."""
    return Beside(row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None)


def features_of(gathered: Gathered, links: Links) -> list[Crumb]:
    """Every feature in order."""
    return [(feature.title, links.feature(feature)) for feature in gathered.features]


def questions_asked(outline: Outline, book: Rulebook) -> list[str]:
    """The questions whose rules, areas or grades a scenario asks about, in order."""
    rules = {found.rule.id for case in outline.cases for found in case.derivation.asked}
    asked = {book.rules[name].question for name in rules if name in book.rules}
    asked |= {found.area.question for case in outline.cases for found in case.derivation.areas}
    return [name for name in book.questions if name in asked]
