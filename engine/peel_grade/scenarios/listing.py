"""What scenarios of a rulebook may say: every sentence, every ending, and what may stand in each slot."""

from collections.abc import Iterable
from typing import NamedTuple

from peel_grade.scenarios.expectations import EXPECTATIONS
from peel_grade.scenarios.givens import GIVENS
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.sentences import (
    BACKGROUND,
    DOUBTFUL,
    GRADED,
    INSPECTED_FORCE,
    OF_OVERALL,
    OF_THEMES,
    Sentence,
)


class Listed(NamedTuple):
    """Sentences of one kind, or what may stand in a slot, each perhaps with what it means."""

    title: str
    rows: tuple[tuple[str, str], ...]


def listed(language: Language, word: str = "") -> list[Listed]:
    """All of it, or what has the word in it; lists with nothing in them are left out."""
    lists = [Listed(title, tuple((text, "") for text in texts)) for title, texts in sentences(language).items()]
    lists += [*_slots(language)]
    chosen = (
        each._replace(rows=tuple(row for row in each.rows if word.lower() in " ".join(row).lower())) for each in lists
    )
    return [each for each in chosen if each.rows]


def sentences(language: Language) -> dict[str, list[str]]:
    """Every sentence by the word that it stands behind, and the endings; a name in braces is for what differs."""
    known, found = language.vocabulary, general(language)
    return found | {"Given": [*known.flags, *known.figures, *found["Given"]]}


def general(language: Language) -> dict[str, list[str]]:
    """The same without the sentences of the catalogue."""
    known = language.vocabulary
    called, book = known.called, language.book
    given = [BACKGROUND.of(called).text(background=name) for name in known.backgrounds]
    given += [INSPECTED_FORCE.text(force=name, year=str(book.framework.year)) for name in known.forces]
    left_out: set[Sentence] = {BACKGROUND, INSPECTED_FORCE}
    left_out |= set() if book.themes else OF_THEMES
    left_out |= set() if book.graded_overall else OF_OVERALL

    def of(table: Iterable[Sentence]) -> list[str]:
        return [sentence.of(called).template for sentence in table if sentence not in left_out]

    endings = [ending.template for ending in (*known.endings, DOUBTFUL)]
    return {
        "Given": [*given, *of(GIVENS)],
        "When": of([GRADED]),
        "Then": of(EXPECTATIONS),
        "at the end of a Given": endings,
    }


def _slots(language: Language) -> Iterable[Listed]:
    """What may stand in each slot that has names, each with what it is the name of."""
    book, names = language.book, language.vocabulary.names()
    says = {
        "rule": {name: rule.because for name, rule in book.rules.items()},
        "area": {name: area.text for name, area in book.areas.items()},
        "label": {entry.label: entry.id for entry in book.entries()},
    }
    for slot, known in names.items():
        if slot not in ("force", "background"):  # which stand in sentences of their own
            yield Listed(f"{{{slot}}}", tuple((name, says.get(slot, {}).get(name, "")) for name in known))
