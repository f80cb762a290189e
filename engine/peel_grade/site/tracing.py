"""What leads where: from rules to scenarios, from catalogue entries to rules, from sources to all of them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from peel_grade.force.citations import Citation, citation
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.model import Area, Document, Flag, Indicator, Rule, Rulebook, Source
from peel_grade.rulebook.reading.exclusions import Exclusion
from peel_grade.scenarios.verdicts import BAD
from peel_grade.site.gathering import Gathered
from peel_grade.site.prose import Case, Feature, Outline, first

DASH = "\N{EN DASH}"


class Exercise(NamedTuple):
    """A scenario that asks about a rule: its examples by how the rule stands in them."""

    feature: Feature
    outline: Outline
    concludes: tuple[Case, ...]
    does_not: tuple[Case, ...]
    undecided: tuple[Case, ...]

    @property
    def verdict(self) -> str:
        """The verdict, of the examples that ask about the rule, that a reader must know first."""
        return first(case.verdict for case in (*self.concludes, *self.does_not, *self.undecided))


def asked_how(exercises: Iterable[Exercise]) -> str:
    """How scenarios ask about a rule: `fails`, or on `both` sides (it concludes, it does not), on `one`, or `none`."""
    rows = list(exercises)
    if any(row.verdict in BAD for row in rows):
        return "fails"
    sides = [any(row.concludes for row in rows), any(row.does_not for row in rows)]
    return "both" if all(sides) else "one" if rows else "none"


class Cited(NamedTuple):
    """Where in a document, or (`document` is empty) at which address: `places` are lines as they are linked to, with
    how they are said. `url` leads to what was published; empty where none is known.
    """

    document: str
    title: str
    places: tuple[tuple[str, str], ...]
    url: str = ""


class CitedLines(NamedTuple):
    """All that rests on the same lines of a document."""

    lines: str
    rules: tuple[Rule, ...]
    areas: tuple[Area, ...]
    entries: tuple[Indicator | Flag, ...]
    exclusions: tuple[tuple[int, Exclusion], ...]

    @property
    def size(self) -> int:
        """How many things rest on them."""
        return len(self.rules) + len(self.areas) + len(self.entries) + len(self.exclusions)


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
        for name in (*subjects.evidence_names(texts), *subjects.findings_named(texts)):
            found.setdefault(name, []).append(rule)
    return found


def references(texts: Iterable[str]) -> list[Source]:
    """The lines in references such as `national-2017:12-14`, several of which a comma may join."""
    found = []
    for each in _citations(texts):
        if each.lines is not None:
            first, last = each.lines
            found.append(Source(each.document, str(first) if first == last else f"{first}-{last}"))
    return found


def cited(sources: Iterable[str], documents: Mapping[str, Document]) -> list[Cited]:
    """Sources as text (`national-2017:12-14`, `report:p17/2`, an address), those of one document together, in order."""
    together: dict[str, list[Citation]] = {}
    for each in _citations(sources):
        together.setdefault(each.document or each.url, []).append(each)
    found = []
    for name, places in together.items():
        if places[0].url:
            found.append(Cited("", name, (), name))
            continue
        document = documents.get(name) or Document(name)
        ordered = sorted(set(places), key=lambda place: (place.lines or (0, 0), place.page or 0, place.paragraph or 0))
        pages = [place.page for place in ordered if place.page]
        of_page = f"#page={pages[0]}" if pages and document.url.endswith(".pdf") else ""
        found.append(Cited(name, document.title, tuple(map(_place, ordered)), document.url and document.url + of_page))
    return found


def _citations(texts: Iterable[str]) -> Iterator[Citation]:
    for text in texts:
        parts = [text] if text.startswith("http") else text.split(",")
        yield from (citation(part.strip()) for part in parts if ":" in part)


def _place(place: Citation) -> tuple[str, str]:
    """A place in a document: its lines as a link names them (of a page: nothing), and how it is said."""
    if place.lines is None:
        return "", f"page {place.page}" + (f", paragraph {place.paragraph}" if place.paragraph else "")
    first, last = place.lines
    return (f"{first}", f"line {first}") if first == last else (f"{first}-{last}", f"lines {first}{DASH}{last}")


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
        benchmarks = (of.get(entry.id) for of in book.benchmarks.values())
        for source in (*entry.sources, *references(each.source for each in benchmarks if each is not None)):
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
