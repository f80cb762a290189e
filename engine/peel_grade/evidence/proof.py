"""What was recorded beside what the documents say: to read a force file against its sources, line by line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from peel_grade.evidence.apparatus import annex_of, is_apparatus
from peel_grade.force.citations import citation
from peel_grade.force.file import Force, IndicatorEvidence
from peel_grade.force.texts import Text
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.degrees import degree_word, statement
from peel_grade.wording.evidence import stated
from peel_grade.wording.terms import show_figure

EARLIER = "earlier"
CROWDED = 3
"""From so many flags on, a line is told of that all of them rest on."""


class Entry(NamedTuple):
    """What was recorded of a piece of evidence: its id, what (`true`, `partly`, `false`, `figure` or a status), and the
    sentence that it makes; `note` is the coder's.

    Of what an earlier inspection concluded the id of the area or of the graded question, and `earlier`.
    """

    name: str
    recorded: str
    says: str
    note: str


class Cited(NamedTuple):
    """Lines of a document, what they hold (nothing where no text is at hand), and what was recorded from them.

    Of a page, a paragraph or an address `elsewhere` is that source; `first` and `last` are 0.
    """

    document: str
    first: int
    last: int
    lines: tuple[str, ...]
    entries: tuple[Entry, ...]
    concluded: bool
    elsewhere: str = ""


class Uncited(NamedTuple):
    """A paragraph that nothing cites.

    `concluded`: it lies in a box of conclusions, and need not be cited. `apparatus`: it looks like a heading, a row of
    figures, a footnote or part of an annex.
    """

    document: str
    first: int
    last: int
    lines: tuple[str, ...]
    concluded: bool
    apparatus: bool


class Proof(NamedTuple):
    """A force file beside its sources.

    `cited` is in the order of the documents; `uncited` are the paragraphs of those whose text is at hand. `unsourced`
    is recorded without a source. `undecided` are the entries about which nothing is recorded, by theme (or question).
    `crowded` are lines on which three or more flags rest, with these flags alone.
    """

    cited: tuple[Cited, ...]
    uncited: tuple[Uncited, ...]
    unsourced: tuple[Entry, ...]
    undecided: Mapping[str, tuple[str, ...]]
    crowded: tuple[Cited, ...]


_Place: TypeAlias = tuple[str, int, int, str]
"""A document, its first and its last line; or a source that is no line."""


def proof(force: Force, book: Rulebook, texts: Mapping[str, Text]) -> Proof:
    """The force beside its sources; `texts` are those at hand, by the documents' ids."""
    entries = dict(_entries(force, book))
    sources = {name: row.source for name, row in force.indicators.items()}
    sources |= {name: row.source for name, row in force.flags.items()}
    by_place: dict[_Place, list[Entry]] = {}
    for given, entry in (*((sources[name], entry) for name, entry in entries.items()), *_earlier(force, book)):
        for source in given:
            at = citation(source)
            by_place.setdefault((at.document, *(at.lines or (0, 0)), "" if at.lines else source), []).append(entry)
    order = {document: number for number, document in enumerate(force.documents)}
    cited = tuple(
        _cited(place, by_place[place], texts)
        for place in sorted(by_place, key=lambda at: (order.get(at[0], len(order)), at[1:]))
    )
    flags = (
        each._replace(entries=tuple(entry for entry in each.entries if entry.name in force.flags)) for each in cited
    )
    crowded = tuple(each for each in flags if len(each.entries) >= CROWDED)
    unsourced = tuple(entry for name, entry in entries.items() if not sources[name])
    undecided: dict[str, list[str]] = {}
    for each in book.entries():
        if each.id not in entries:
            undecided.setdefault(each.theme or each.question, []).append(each.id)
    return Proof(
        cited,
        tuple(_uncited(by_place, texts)),
        unsourced,
        {place: tuple(names) for place, names in undecided.items()},
        crowded,
    )


def _entries(force: Force, book: Rulebook) -> Iterator[tuple[str, Entry]]:
    """What is recorded, in the order of the catalogue."""
    for each in book.entries():
        figure, flag = force.indicators.get(each.id), force.flags.get(each.id)
        if flag is not None and each.id in book.flags:
            if flag.is_ is None:
                yield each.id, Entry(each.id, flag.status, each.label, flag.note)
            else:
                says = statement(book.flags[each.id], flag.is_)
                yield each.id, Entry(each.id, degree_word(flag.is_), says, flag.note)
        elif figure is not None:
            known = figure.status == "known" and figure.value is not None
            says = stated(book.indicators[each.id], figure) if known else each.label
            says = "; ".join((says, *_beside(figure, book.framework)))
            recorded = "figure" if known else "rank" if figure.status == "known" else figure.status
            yield each.id, Entry(each.id, recorded, says, figure.note)


def _earlier(force: Force, book: Rulebook) -> Iterator[tuple[tuple[str, ...], Entry]]:
    """What earlier inspections concluded, and where that was found."""
    for question, earlier in force.previous_grades.items():
        title = book.questions[question].title if question in book.questions else question
        says = f"{title}: {book.framework.said(earlier.grade)} in {earlier.year}"
        yield earlier.source, Entry(question, EARLIER, says, "")
    for row in force.previous_areas:
        yield row.source, Entry(row.area, EARLIER, book.areas[row.area].text, row.note)


def _beside(figure: IndicatorEvidence, framework: Framework) -> Iterator[str]:
    """What else was recorded of a figure: the previous one, benchmarks, its rank."""
    if figure.previous is not None:
        yield f"previously {show_figure(figure.previous)}"
    for of, value in figure.benchmarks.items():
        yield f"{show_figure(value)} {framework.benchmarks[of].says}"
    if figure.rank is not None:
        yield framework.ranks[figure.rank]


def _cited(place: _Place, entries: list[Entry], texts: Mapping[str, Text]) -> Cited:
    document, first, last, elsewhere = place
    text = texts.get(document)
    if text is None or elsewhere:
        return Cited(document, first, last, (), tuple(entries), False, elsewhere)
    concluded = any(number in text.concluded for number in range(first, last + 1))
    return Cited(document, first, last, text.cited(first, last), tuple(entries), concluded)


def _uncited(cited: Iterable[_Place], texts: Mapping[str, Text]) -> Iterator[Uncited]:
    """The paragraphs, between blank lines, of which no line is cited."""
    for document, text in texts.items():
        seen = Counter(number for of, first, last, _ in cited if of == document for number in range(first, last + 1))
        annex, start = annex_of(text.lines), 0
        for number, line in enumerate((*text.lines, ""), 1):
            if line.strip():
                start = start or number
            elif start:
                if not any(seen[each] for each in range(start, number)):
                    lines = text.cited(start, number - 1)
                    apparatus = start >= annex or is_apparatus(lines)
                    yield Uncited(document, start, number - 1, lines, start in text.concluded, apparatus)
                start = 0
