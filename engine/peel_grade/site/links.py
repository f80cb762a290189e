"""The address of everything: the file of each page and the anchor of each rule, entry and scenario in it.

Identifiers of rules hold hyphens, those of the catalogue underscores; further anchors start with an
underscore, which neither may, so that no two anchors of a page share a name.
"""

import re

from peel_grade.rulebook import subjects
from peel_grade.site.derivation import Background
from peel_grade.site.gathering import Case, Feature, Gathered, Outline

PAGES = {
    "index.html": "Overview",
    "grades.html": "Grades",
    "areas.html": "What is asked for",
    "indicators.html": "Indicators",
    "flags.html": "Flags",
    "scenarios.html": "Scenarios",
    "traceability.html": "Traceability",
    "sources.html": "Sources",
    "exclusions.html": "Left out",
    "search.html": "Search",
}
"""The pages of the main menu."""


def slug(text: str) -> str:
    """Text as a part of an address: lower-case letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "x"


class Links:
    """The address of everything on the pages, relative to any page."""

    def __init__(self, gathered: Gathered) -> None:
        self._book = gathered.book
        self._features: dict[str, str] = {}
        self._outlines: dict[tuple[str, str], str] = {}
        self._cases: dict[tuple[str, int], str] = {}
        pages: set[str] = set()
        for feature in gathered.features:
            page = self._features[feature.stem] = f"{_new(f'feature-{slug(feature.stem)}', pages)}.html"
            anchors: set[str] = set()
            for outline in feature.outlines:
                anchor = _new(f"_{slug(outline.name)}", anchors)
                self._outlines[feature.stem, outline.name] = anchor
                for number, case in enumerate(outline.cases, 1):
                    own = anchor if len(outline.cases) == 1 else _new(f"{anchor}-example-{number}", anchors)
                    self._cases[case.scenario.file, case.scenario.line] = f"{page}#{own}"

    def question(self, name: str) -> str:
        """The page of a question."""
        return f"question-{slug(name)}.html"

    def theme(self, name: str) -> str:
        """A theme on the page of its question."""
        return f"{self.question(self._book.themes[name].question)}#_{name}"

    def part(self, question: str, name: str) -> str:
        """What the page of a question shows together: a theme, or the question as a whole."""
        return f"{self.question(question)}#_{name}"

    def rule(self, name: str) -> str | None:
        """A rule on the page of its question; None if the documented rulebook does not have it."""
        rule = self._book.rules.get(name)
        return f"{self.question(rule.question)}#{name}" if rule else None

    def area(self, name: str) -> str:
        """An area for improvement on its page."""
        return f"areas.html#{name}"

    def entry(self, name: str) -> str | None:
        """An indicator or flag on its catalogue page."""
        entry = self._book.indicators.get(name) or self._book.flags.get(name)
        if entry is None or name in self._book.replaced or entry.retired:
            return None
        return f"{'indicators' if name in self._book.indicators else 'flags'}.html#{name}"

    def subject(self, subject: str) -> str | None:
        """What a leaf of a condition tests."""
        match subjects.subject(subject):
            case subjects.Flag(name) | subjects.Indicator(name):
                return self.entry(name)
            case subjects.Finding(rule):
                return self.rule(rule)
            case _:
                return None

    def source(self, document: str) -> str | None:
        """A document on the page of sources."""
        return f"sources.html#_{document}" if document in self._book.documents else None

    def feature(self, feature: Feature) -> str:
        """The page of a feature."""
        return self._features[feature.stem]

    def outline(self, feature: Feature, outline: Outline) -> str:
        """A scenario on the page of its feature."""
        return f"{self._features[feature.stem]}#{self._outlines[feature.stem, outline.name]}"

    def case(self, case: Case) -> str:
        """One example of a scenario."""
        return self._cases[case.scenario.file, case.scenario.line]

    def background(self, background: Background) -> str:
        """A background force."""
        return f"backgrounds.html#_{slug(background.framework)}-{slug(background.sentence)}"

    def anchor(self, href: str) -> str:
        """The anchor that an address points to."""
        return href.partition("#")[2]


def _new(wanted: str, taken: set[str]) -> str:
    """The name, or the name with the first number that makes it new."""
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    taken.add(name)
    return name
