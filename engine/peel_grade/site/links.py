"""The address of everything: the file of each page, and the anchor of each entry and scenario in it.

Identifiers of rules hold hyphens, those of the catalogue underscores; further anchors start with an
underscore, which neither may, so that no two anchors of a page share a name.
"""

import re
from collections.abc import Iterable, Mapping

from peel_grade.report.addresses import new_name, slug
from peel_grade.rulebook import subjects
from peel_grade.site.derivation import Background
from peel_grade.site.gathering import Gathered
from peel_grade.site.prose import Case, Feature, Outline
from peel_grade.site.tracing import CitedLines

PAGES = {
    "index.html": "Overview",
    "rules.html": "Rules",
    "grades.html": "Grades",
    "proofs.html": "What always holds",
    "areas.html": "What is asked for",
    "evidence.html": "Evidence",
    "scenarios.html": "Scenarios",
    "sources.html": "Sources",
    "exclusions.html": "Left out",
    "search.html": "Search",
}
"""The pages of the main menu."""


class Links:
    """The address of everything on the pages, relative to any page."""

    def __init__(self, gathered: Gathered, by_source: Mapping[str, Iterable[CitedLines]]) -> None:
        self._book = gathered.book
        self._cited = {(name, row.lines) for name, rows in by_source.items() for row in rows}
        self._features: dict[str, str] = {}
        self._outlines: dict[tuple[str, str], str] = {}
        self._cases: dict[tuple[str, int], str] = {}
        pages: set[str] = set()
        for feature in gathered.features:
            page = self._features[feature.stem] = f"{new_name(f'feature-{slug(feature.stem)}', pages)}.html"
            anchors: set[str] = set()
            for outline in feature.outlines:
                anchor = new_name(f"_{slug(outline.name)}", anchors)
                self._outlines[feature.stem, outline.name] = anchor
                for number, case in enumerate(outline.cases, 1):
                    own = new_name(f"{anchor}-example-{number}", anchors) if outline.tables else anchor
                    self._cases[case.scenario.file, case.scenario.line] = f"{page}#{own}"

    def question(self, name: str) -> str:
        """The page of a question."""
        return f"question-{slug(name)}.html"

    def theme(self, name: str) -> str:
        """The page of a theme."""
        return f"theme-{slug(name)}.html"

    def part(self, question: str, theme: str | None) -> str:
        """The page that shows a part of a question: a theme's own, or (of the question as a whole) the question's."""
        return self.theme(theme) if theme else f"{self.question(question)}#_rules"

    def rule(self, name: str) -> str | None:
        """The page of a rule; None if the documented rulebook does not have it."""
        return f"rule-{name}.html" if name in self._book.rules else None

    def named(self, text: str) -> list[tuple[str, str | None]]:
        """A text in parts: names of rules and areas with their pages, and what stands between them."""
        parts = re.split(r"([a-z0-9]+(?:-[a-z0-9]+)+)", text)
        return [(part, self.rule(part) or (self.area(part) if part in self._book.areas else None)) for part in parts]

    def area(self, name: str) -> str:
        """The page of an area for improvement."""
        return f"area-{name}.html"

    def evidence(self, question: str, theme: str | None) -> str:
        """The page of the evidence of a theme, or of what belongs to no theme of a question."""
        return f"evidence-{slug(question)}{f'--{slug(theme)}' if theme else ''}.html"

    def entry(self, name: str) -> str | None:
        """An indicator or flag on its page; None for one that is not recorded any more."""
        entry = self._book.indicators.get(name) or self._book.flags.get(name)
        if entry is None or name in self._book.replaced or entry.retired:
            return None
        return f"{self.evidence(entry.question, entry.theme)}#{name}"

    def subject(self, subject: str) -> str | None:
        """What a leaf of a condition tests."""
        match subjects.subject(subject):
            case subjects.Flag(name) | subjects.Indicator(name):
                return self.entry(name)
            case subjects.Finding(rule):
                return self.rule(rule)
            case subjects.Repeated(area):
                return self.area(area)
            case _:
                return None

    def source(self, document: str, lines: str = "") -> str | None:
        """The page of a document, where it tells of the lines; None for one that the rulebook does not list."""
        if document not in self._book.documents:
            return None
        return f"source-{document}.html{f'#_{lines}' if (document, lines) in self._cited else ''}"

    def about(self, name: str) -> str | None:
        """What a proof is about: a rule, an area or evidence; None for all else, such as a grade rule."""
        return self.rule(name) or (self.area(name) if name in self._book.areas else self.entry(name))

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
