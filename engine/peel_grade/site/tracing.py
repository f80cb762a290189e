"""What leads where: from rules to scenarios, from catalogue entries to rules, from sources to all of them."""

from collections.abc import Iterable
from typing import NamedTuple

from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.model import Area, Flag, Indicator, Rule, Rulebook, Source
from peel_grade.rulebook.reading.exclusions import Exclusion
from peel_grade.site.gathering import Case, Feature, Gathered, Outline

DASH = "\N{EN DASH}"


class Exercise(NamedTuple):
    """A scenario that asks about a rule: its examples by how the rule stands in them."""

    feature: Feature
    outline: Outline
    concludes: tuple[Case, ...]
    does_not: tuple[Case, ...]
    undecided: tuple[Case, ...]


class Cited(NamedTuple):
    """Lines of a document: the title is empty for a document that the rulebook does not list."""

    document: str
    title: str
    lines: tuple[str, ...]

    @property
    def where(self) -> str:
        """The lines in words: `lines 12 to 14 and 20`, with a dash for `to`."""
        *first, last = [part.replace("-", DASH) for part in self.lines]
        many = bool(first) or DASH in last
        return f"line{'s' if many else ''} " + (f"{', '.join(first)} and {last}" if first else last)


class CitedLines(NamedTuple):
    """All that rests on the same lines of a document."""

    lines: str
    rules: tuple[Rule, ...]
    areas: tuple[Area, ...]
    entries: tuple[Indicator | Flag, ...]
    exclusions: tuple[tuple[int, Exclusion], ...]


def exercises(gathered: Gathered) -> dict[str, list[Exercise]]:
    """The scenarios that ask about each rule."""
    found: dict[str, list[Exercise]] = {name: [] for name in gathered.book.rules}
    for feature in gathered.features:
        for outline in feature.outlines:
            stands: dict[str, dict[bool | None, list[Case]]] = {}
            for case in outline.cases:
                for asked in case.derivation.asked:
                    sides = stands.setdefault(asked.rule.id, {True: [], False: [], None: []})
                    sides[asked.verdict].append(case)
            for name, sides in stands.items():
                if name in found:
                    both = tuple(tuple(sides[verdict]) for verdict in (True, False, None))
                    found[name].append(Exercise(feature, outline, *both))
    return found


class Asking(NamedTuple):
    """A scenario that asks whether an area for improvement is suggested."""

    feature: Feature
    outline: Outline


def asking(gathered: Gathered) -> dict[str, list[Asking]]:
    """The scenarios that ask about each area for improvement."""
    found: dict[str, list[Asking]] = {name: [] for name in gathered.book.areas}
    for feature in gathered.features:
        for outline in feature.outlines:
            for name in dict.fromkeys(each.area.id for case in outline.cases for each in case.derivation.areas):
                if name in found:
                    found[name].append(Asking(feature, outline))
    return found


def users(book: Rulebook) -> dict[str, list[Rule]]:
    """The rules that use each indicator, flag or finding."""
    found: dict[str, list[Rule]] = {}
    for rule in book.rules.values():
        texts = [leaf.subject for leaf in leaves(rule.condition)]
        tested = (subjects.subject(text) for text in texts)
        findings = dict.fromkeys(each.rule for each in tested if isinstance(each, subjects.Finding))
        for name in (*subjects.evidence_names(texts), *findings):
            found.setdefault(name, []).append(rule)
    return found


def references(texts: Iterable[str]) -> list[Source]:
    """The sources in references such as `national-2017:12-14`, several of which a comma may join."""
    found = []
    for text in texts:
        for part in text.split(","):
            document, colon, lines = part.strip().rpartition(":")
            if colon:
                found.append(Source(document, lines))
    return found


def cited(sources: Iterable[Source], book: Rulebook) -> list[Cited]:
    """The sources with the titles of their documents, the lines of each document together."""
    together: dict[str, list[Source]] = {}
    for source in sources:
        together.setdefault(source.document, []).append(source)
    documents = book.documents
    return [
        Cited(
            name,
            documents[name].title if name in documents else "",
            tuple(s.lines for s in sorted(set(found), key=_in_order)),
        )
        for name, found in together.items()
    ]


def by_source(gathered: Gathered) -> dict[str, list[CitedLines]]:
    """For each document, its cited lines in order, with what rests on them."""
    book = gathered.book
    rules: dict[Source, list[Rule]] = {}
    areas: dict[Source, list[Area]] = {}
    entries: dict[Source, list[Indicator | Flag]] = {}
    exclusions: dict[Source, list[tuple[int, Exclusion]]] = {}
    for rule in book.rules.values():
        for source in rule.sources:
            rules.setdefault(source, []).append(rule)
    for area in book.areas.values():
        for source in area.sources:
            areas.setdefault(source, []).append(area)
    for entry in book.entries():
        for source in entry.sources:
            entries.setdefault(source, []).append(entry)
    for number, exclusion in enumerate(gathered.exclusions, 1):
        for source in references(exclusion.references):
            exclusions.setdefault(source, []).append((number, exclusion))
    found: dict[str, list[CitedLines]] = {name: [] for name in book.documents}
    for source in sorted({*rules, *areas, *entries, *exclusions}, key=_in_order):
        rows = found.setdefault(source.document, [])
        rows.append(
            CitedLines(
                source.lines,
                tuple(dict.fromkeys(rules.get(source, ()))),
                tuple(areas.get(source, ())),
                tuple(dict.fromkeys(entries.get(source, ()))),
                tuple(exclusions.get(source, ())),
            )
        )
    return found


def _in_order(source: Source) -> tuple[str, int, int]:
    first, _, last = source.lines.partition("-")
    return source.document, int(first), int(last or first)
