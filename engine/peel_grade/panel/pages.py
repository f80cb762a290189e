"""Every page of a panel beside those of the drafts, which are made where these are drafted, and what pages load."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from peel_grade.documents.look import SCRIPTS, script, style
from peel_grade.panel import links
from peel_grade.panel.alike import MOST
from peel_grade.panel.axis import WIDTH, axis
from peel_grade.panel.comparisons import of_number, relative
from peel_grade.panel.cycles import Cycle, cycles_of
from peel_grade.panel.drafts import Draft
from peel_grade.panel.filling import filled, rulebook_told
from peel_grade.panel.sides import Sides
from peel_grade.rulebook.framework import Noun
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.sentences import kind_said, phrase, sentence
from peel_grade.wording.terms import capital, listed

_FILES = Path(__file__).with_name("files")


def pages(drafts: Sequence[Draft], books: Iterable[Rulebook], command: str) -> Iterator[tuple[str, str]]:
    """Each file of the site, its name and its text.

    `books` are the rulebooks that drafted; `command` is how the site is made again.
    """
    yield "look.css", style()
    yield from ((name, script(name)) for name in SCRIPTS)
    yield from ((path.name, path.read_text(encoding="utf-8")) for path in sorted(_FILES.iterdir()))
    named = _named(drafts)
    yield from ((draft.address, draft.page) for draft in named)
    cycles = cycles_of(named, books)
    words_of = cycles[0].book.framework.words
    show = partial(filled, menu=links.menu(words_of), made_from=[*_made_from(cycles), f"Made again with: {command}"])
    titles = links.menu(words_of)
    for name in titles:
        title = "The drafts side by side" if name == "index.html" else titles[name]
        yield name, show(name, name, title, cycles=cycles, most=MOST, together=_together(cycles))
    for cycle in cycles:
        yield from _areas(cycle, show)
        yield from _rules(cycle, show)


def _named(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the addresses of their pages; of a name that several of a cycle have, each with its file."""
    often = Counter((draft.name, draft.framework) for draft in drafts)
    addresses = links.drafts(draft.file for draft in drafts)
    return [
        draft._replace(
            address=address,
            name=draft.name if often[draft.name, draft.framework] == 1 else f"{draft.name} ({draft.file})",
        )
        for draft, address in zip(drafts, addresses, strict=True)
    ]


def _together(cycles: Iterable[Cycle]) -> str:
    """How many there are in how many frameworks: `3 forces and 1 school in 3 frameworks`."""
    numbers: dict[Noun, int] = {}
    frameworks = 0
    for cycle in cycles:
        frameworks += 1
        numbers[cycle.called.subject] = numbers.get(cycle.called.subject, 0) + len(cycle.drafts)
    so_many = listed((noun.so_many(number) for noun, number in numbers.items()), "and")
    return f"{so_many} in {Noun('framework', 'frameworks').so_many(frameworks)}"


def _made_from(cycles: Iterable[Cycle]) -> list[str]:
    return [rulebook_told(cycle.book.framework, cycle.book.sha256) for cycle in cycles]


def _areas(cycle: Cycle, show: Callable[..., str]) -> Iterator[tuple[str, str]]:
    book = cycle.book
    for question in cycle.asked:
        for area in question.areas:
            rules = [(rule.id, cycle.titles[rule.id]) for rule in book.rules.values() if rule.area == area.id]
            yield area.address, show(
                "area.html", area.address, area.text, above="areas.html", area=area, question=question.title,
                called=cycle.called, rules=rules, rule_page=cycle.rule_page,
            )  # fmt: skip


def _rules(cycle: Cycle, show: Callable[..., str]) -> Iterator[tuple[str, str]]:
    book, framework = cycle.book, cycle.book.framework
    for found in cycle.sides:
        rule = found.rule
        area = None if rule.area is None else book.areas[rule.area]
        place = book.questions[rule.question].title + (f": {book.themes[rule.theme].title}" if rule.theme else "")
        yield links.rule(framework, rule.id), show(
            "rule.html", links.rule(framework, rule.id), cycle.titles[rule.id], above="rules.html", sides=found,
            said=kind_said(rule, framework), sentence=sentence(rule.condition, book), part=place, called=cycle.called,
            area=area, area_page=area and cycle.area_page(area.id), axes=_axes(found, book), width=WIDTH,
            compared=[capital(phrase(leaf, book).text) for leaf in found.comparisons],
            shown=[(True, "It concludes"), (None, "It is undecided"), (False, "It does not conclude")],
        )  # fmt: skip


def _axes(found: Sides, book: Rulebook) -> list[tuple[dict[str, Any], str]]:
    """A chart for each figure that a rule compares, with its title."""
    charts = []
    for number, leaf in enumerate(found.comparisons):
        if of_number(leaf):
            figures = [
                (place.draft.name, place.outcomes[number]) for places in found.places.values() for place in places
            ]
            if (chart := axis(leaf, figures)) is not None:
                charts.append(({**chart._asdict(), "percent": relative(leaf)}, capital(phrase(leaf, book).text)))
    return charts
