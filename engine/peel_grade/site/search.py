"""What the search finds: every page, theme, rule, area, property, catalogue entry, scenario and exclusion."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from peel_grade.files.json_text import inert
from peel_grade.rulebook.model import Indicator
from peel_grade.site.gathering import Gathered
from peel_grade.site.links import PAGES, Links
from peel_grade.site.prose import Text
from peel_grade.wording.properties import property_said
from peel_grade.wording.sentences import kind_said, sentence
from peel_grade.wording.terms import capital


class Entry(NamedTuple):
    """Something to be found: by its title and its id first, then by further words."""

    kind: str
    title: str
    address: str
    id: str = ""
    text: str = ""


def script(entries: list[Entry]) -> str:
    """The entries as a script, which a page can load from a folder too."""
    return (
        "const ENTRIES = [\n" + ",\n".join(inert(json.dumps(entry, ensure_ascii=False)) for entry in entries) + "\n];\n"
    )


def index(gathered: Gathered, links: Links, titles: Mapping[str, str]) -> list[Entry]:
    """Every entry; `titles` are those of the rules."""
    book = gathered.book
    called = book.framework.words
    found = [Entry("page", title, file) for file, title in PAGES.items() if file != "search.html"]
    found += [Entry(called.question.one, row.title, links.question(row.id), row.id) for row in book.questions.values()]
    found += [Entry(called.theme.one, row.title, links.theme(row.id), row.id) for row in book.themes.values()]
    for rule in book.rules.values():
        text = f"{capital(sentence(rule.condition, book))}. {rule.rationale}"
        kind = kind_said(rule, book.framework)
        found.append(Entry(kind, titles[rule.id], links.rule(rule.id) or "", rule.id, text))
    found += [Entry(called.area.one, area.text, links.area(area.id), area.id) for area in book.areas.values()]
    for each in book.properties.values():
        address = f"proofs.html#{each.id}"
        found.append(
            Entry("property", capital(each.title), address, each.id, f"{property_said(each, book)}. {each.because}")
        )
    for excepted in book.exceptions.values():
        address, title = f"proofs.html#{excepted.id}", f"Excepted from {excepted.general}"
        found.append(Entry("exception", title, address, excepted.id, f"{excepted.because} {' '.join(excepted.of)}"))
    for entry in book.entries():
        text = (
            entry.statement.replace("{value}", "…")
            if isinstance(entry, Indicator)
            else f"{capital(entry.holds)}; {entry.fails}"
        )
        kind = "indicator" if isinstance(entry, Indicator) else "flag"
        address = links.entry(entry.id) or ""
        found.append(Entry(kind, capital(entry.label), address, entry.id, f"{text}. {entry.definition}"))
    for feature in gathered.features:
        address = links.feature(feature)
        found.append(Entry("feature", feature.title, address, feature.stem, _plain(feature.description)))
        for outline in feature.outlines:
            asked = dict.fromkeys(found.rule.id for case in outline.cases for found in case.derivation.asked)
            said = [_plain(outline.description), *(step.text for step in outline.steps), *asked]
            found.append(Entry("scenario", outline.name, links.outline(feature, outline), "", " ".join(said)))
    for number, exclusion in enumerate(gathered.exclusions, 1):
        address = f"exclusions.html#_{number}"
        found.append(Entry("left out", capital(exclusion.what), address, "", exclusion.reason))
    for name, document in book.documents.items():
        found.append(Entry("source", document.title, links.source(name) or "", name))
    return found


def _plain(text: Text) -> str:
    return " ".join(part for block in text for part in block)
