"""The search index: every page, theme, rule, area, catalogue entry, scenario and exclusion, as the pages have them."""

from peel_grade.rulebook.model import Indicator
from peel_grade.site.gathering import Gathered
from peel_grade.site.links import PAGES, Links
from peel_grade.wording.sentences import kind_said, reason, sentence
from peel_grade.wording.terms import words

Entry = tuple[str, str, str, str]
"""Kind, title, address, and further words to find it by."""


def index(gathered: Gathered, links: Links) -> list[Entry]:
    """Every entry."""
    book = gathered.book
    called = book.framework.words
    found: list[Entry] = [("page", title, file, "") for file, title in PAGES.items() if file != "search.html"]
    found += [
        (called.question.one, row.title, links.question(row.id), words(row.id)) for row in book.questions.values()
    ]
    found += [(called.theme.one, row.title, links.theme(row.id), words(row.id)) for row in book.themes.values()]
    for rule in book.rules.values():
        text = f"{sentence(rule.condition, book)}. {book.areas[rule.area].text if rule.area else ''} {rule.rationale}"
        kind = kind_said(rule, book.framework)
        found.append((kind, reason(rule), links.rule(rule.id) or "", f"{text} {rule.id}"))
    for area in book.areas.values():
        rules = " ".join(rule.id for rule in book.rules.values() if rule.area == area.id)
        found.append((called.area.one, area.text, links.area(area.id), f"{area.id} {rules}"))
    for entry in book.entries():
        text = (
            entry.statement.replace("{value}", "…")
            if isinstance(entry, Indicator)
            else "; ".join((entry.holds, entry.fails, *filter(None, entry.criteria)))
        )
        kind = "indicator" if isinstance(entry, Indicator) else "flag"
        found.append((kind, entry.label, links.entry(entry.id) or "", f"{text}. {entry.definition} {entry.id}"))
    for feature in gathered.features:
        found.append(("feature", feature.title, links.feature(feature), ""))
        for outline in feature.outlines:
            asked = dict.fromkeys(found.rule.id for case in outline.cases for found in case.derivation.asked)
            found.append(("scenario", outline.name, links.outline(feature, outline), " ".join(asked)))
    for number, exclusion in enumerate(gathered.exclusions, 1):
        found.append(("left out", exclusion.what, f"exclusions.html#_{number}", exclusion.reason))
    for name, document in book.documents.items():
        found.append(("source", document.title, links.source(name) or "", name))
    return found
