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


def listed(language: Language, words: str = "", others: Iterable[Language] = ()) -> list[Listed]:
    """All of it, or what has the words in it, in any order; lists with nothing in them are left out.

    A sentence of the catalogue is found by its label and id too. Of the `others`, other frameworks, the forces are
    listed with the tag that their scenarios have.
    """
    known = language.vocabulary
    of_entry = {entry.id: f"{entry.label} {entry.id}" for entry in language.book.entries()}
    found_by = {text: of_entry.get(name, "") for text, name in known.figures.items()}
    found_by |= {text: of_entry.get(name, "") for text, (name, _) in known.flags.items()}
    lists = [Listed(title, tuple((text, "") for text in texts)) for title, texts in sentences(language).items()]
    lists += [Listed(f"Given, with the tag @{each.book.framework.id}", tuple(_forces(each))) for each in others]
    lists += [*_slots(language)]
    wanted = words.lower().split()

    def is_meant(row: tuple[str, str]) -> bool:
        text = " ".join((*row, found_by.get(row[0], ""))).lower()
        return all(word in text for word in wanted)

    chosen = (each._replace(rows=tuple(filter(is_meant, each.rows))) for each in lists)
    return [each for each in chosen if each.rows]


def _forces(language: Language) -> Iterable[tuple[str, str]]:
    year = str(language.book.framework.year)
    return ((INSPECTED_FORCE.text(force=name, year=year), "") for name in language.vocabulary.forces)


def sentences(language: Language) -> dict[str, list[str]]:
    """Every sentence by the word that it stands behind, and the endings; a name in braces is for what differs."""
    known, found = language.vocabulary, general(language)
    return found | {"Given": [*known.flags, *known.figures, *found["Given"]]}


def general(language: Language) -> dict[str, list[str]]:
    """The same without the sentences of the catalogue."""
    known = language.vocabulary
    called, book = known.called, language.book
    given = [BACKGROUND.of(called).text(background=name) for name in known.backgrounds]
    given += [text for text, _ in _forces(language)]
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
