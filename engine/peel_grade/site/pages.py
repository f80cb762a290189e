"""Every page of the documentation, from the templates, and the files that pages load."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment

from peel_grade.documents.look import SCRIPTS, TEMPLATES, script
from peel_grade.report.html import html_environment
from peel_grade.rulebook.model import Document, Indicator, Rulebook
from peel_grade.scenarios.tags import status_of
from peel_grade.site import parts, tracing, wordlists
from peel_grade.site.derivation import NOTHING_FOLLOWED
from peel_grade.site.gathering import Gathered
from peel_grade.site.history import Change
from peel_grade.site.links import PAGES, Links
from peel_grade.site.navigation import (
    NOWHERE,
    Beside,
    Crumb,
    Here,
    beside,
    features_of,
    questions_asked,
    trail,
    trail_of_rule,
)
from peel_grade.site.search import index
from peel_grade.site.search import script as entries_script
from peel_grade.site.tracing import CitedLines
from peel_grade.wording.criteria import told_criteria
from peel_grade.wording.sentences import (
    basis,
    conclusion,
    deciding,
    kind_said,
    parameter_said,
    parameters_of,
    phrase,
    reason,
)
from peel_grade.wording.terms import capital, listed
from peel_grade.wording.titles import rule_titles

_TEMPLATES = Path(__file__).parent / "templates"
_FILES = Path(__file__).parent / "files"
"""What pages load beside the search's entries and what they share with others: a style, scripts, and the library that
searches, with its licence.
"""
_ENTRIES = "search-entries.js"
_UNFOLDED = 12
"""So many rules the menu shows at once; of more it shows what they conclude, to be opened."""


def render(gathered: Gathered) -> Iterator[tuple[str, str]]:
    """Each file of the site, its name and its text."""
    by_source = tracing.by_source(gathered)
    links = Links(gathered, by_source)
    titles = rule_titles(gathered.book)
    entries = index(gathered, links, titles)
    yield from ((path.name, path.read_text(encoding="utf-8")) for path in sorted(_FILES.iterdir()))
    yield from ((name, script(name)) for name in SCRIPTS)
    yield _ENTRIES, entries_script(entries)
    site = _Site(gathered, links, titles, by_source)
    yield from site.pages([*dict.fromkeys(entry.kind for entry in entries)])


class _Site:
    """The pages, each with the menu beside it and the crumbs above it."""

    def __init__(
        self, gathered: Gathered, links: Links, titles: Mapping[str, str], by_source: Mapping[str, list[CitedLines]]
    ) -> None:
        environment = _environment(gathered, links, titles)
        self._gathered = gathered
        self._titles = titles
        self._by_source = by_source
        self._book = gathered.book
        self._links = links
        self._environment = environment
        self._menus: dict[Here, str] = {}
        self._parts = {question: parts.parts(question, gathered.book) for question in gathered.book.questions}
        environment.globals["parts_of"] = self._parts.__getitem__

    def pages(self, found: list[str]) -> Iterator[tuple[str, str]]:
        """Each page by its file name; `found` are the kinds of what the search finds."""
        book = self._book
        differences = parts.differences(book, self._gathered.others)
        yield self._page("index.html", "index.html", book.framework.title, [], differences=differences)
        yield self._main("rules.html", "Rules")
        yield self._main("grades.html", "How grades follow")
        yield self._main("proofs.html", "What holds of every draft", proofs=self._gathered.proofs)
        yield self._main("areas.html", capital(book.framework.words.area.many))
        yield self._main("evidence.html", "Evidence")
        yield self._main("exclusions.html", "What is left out, and why")
        yield self._main("search.html", "Search", kinds=found)
        yield from self._rules()
        yield from self._areas()
        yield from self._evidence()
        yield from self._scenarios()
        yield from self._sources()

    def _rules(self) -> Iterator[tuple[str, str]]:
        book, links = self._book, self._links
        for question in book.questions.values():
            own = self._parts[question.id]
            above = trail("rules.html")
            file = links.question(question.id)
            here = Here(question.id)
            yield self._page("question.html", file, question.title, above, here, question=question, parts=own)
            for part in own:
                here = Here(question.id, part.theme or "")
                if part.theme:
                    crumbs = [*above, (question.title, file)]
                    yield self._page("theme.html", links.theme(part.theme), part.title, crumbs, here, part=part)
                yield from self._rules_of(part, here)

    def _rules_of(self, part: parts.Part, here: Here) -> Iterator[tuple[str, str]]:
        book, links = self._book, self._links
        titles = self._titles
        rules = [(kind, rule) for kind, rules in part.kinds for rule in rules]
        row = [(titles[rule.id], links.rule(rule.id) or "") for _, rule in rules]
        for at, (kind, rule) in enumerate(rules):
            crumbs = trail_of_rule(rule, book, links)
            history = self._history("findings", rule.id)
            opened = here._replace(kind=kind)
            yield self._page(
                "rule.html", row[at][1], row[at][0], crumbs, opened, beside(at, row), rule=rule, history=history
            )

    def _areas(self) -> Iterator[tuple[str, str]]:
        links = self._links
        areas = [*self._book.areas.values()]
        row: list[Crumb] = [(area.text, links.area(area.id)) for area in areas]
        for at, area in enumerate(areas):
            history = self._history("areas", area.id)
            crumbs = [*trail("areas.html"), (self._book.questions[area.question].title, f"areas.html#_{area.question}")]
            yield self._page(
                "area.html", row[at][1], area.text, crumbs, NOWHERE, beside(at, row), area=area, history=history
            )

    def _evidence(self) -> Iterator[tuple[str, str]]:
        book, links = self._book, self._links
        every = [(question, part) for question in book.questions.values() for part in self._parts[question.id]]
        shown = [(question, part) for question, part in every if part.evidence]
        row = [(part.title, links.evidence(question.id, part.theme)) for question, part in shown]
        for at, (question, part) in enumerate(shown):
            crumbs = [*trail("evidence.html"), (question.title, f"evidence.html#_{question.id}")]
            title = f"Evidence: {part.title}"
            yield self._page("entries.html", row[at][1], title, crumbs, NOWHERE, beside(at, row), part=part)

    def _scenarios(self) -> Iterator[tuple[str, str]]:
        links, gathered = self._links, self._gathered
        here = Here(features=True)
        cases = [case for feature in gathered.features for case in feature.cases]
        tags = sorted({tag.name for case in cases for tag in case.scenario.tags if status_of([tag]) is None})
        met = {case.verdict for case in cases}
        results = [(verdict, said) for verdict, (said, _) in wordlists.SAID.items() if verdict in met]
        yield self._page(
            "scenarios.html", "scenarios.html", "Scenarios", trail("index.html"), here, tags=tags, results=results
        )
        row = features_of(gathered, links)
        for at, feature in enumerate(gathered.features):
            crumbs = trail("scenarios.html")
            around = beside(at, row)
            yield self._page(
                "feature.html", row[at][1], feature.title, crumbs, here, around, feature=feature, results=results
            )
        yield self._page("sentences.html", "sentences.html", "How to write a scenario", trail("scenarios.html"), here)
        if gathered.backgrounds:
            title = f"Background {self._book.framework.words.subject.many}"
            yield self._page("backgrounds.html", "backgrounds.html", title, trail("scenarios.html"), here)

    def _sources(self) -> Iterator[tuple[str, str]]:
        rows = self._by_source
        yield self._main("sources.html", "Sources", by_source=rows)
        for name, document in self._book.documents.items():
            file = self._links.source(name) or ""
            crumbs = trail("sources.html")
            yield self._page("source.html", file, document.title, crumbs, name=name, document=document, rows=rows[name])

    def _main(self, file: str, title: str, **context: Any) -> tuple[str, str]:
        """A page of the main menu; its template has its name."""
        return self._page(file, file, title, trail("index.html"), **context)

    def _page(
        self,
        template: str,
        file: str,
        title: str,
        crumbs: list[Crumb],
        here: Here = NOWHERE,
        around: Beside | None = None,
        **context: Any,
    ) -> tuple[str, str]:
        told = self._environment.get_template(template).render(
            file=file, title=title, crumbs=crumbs, around=around, menu=self._menu(here), **context
        )
        item, current = f'<a class="item" href="{file}"', "page"
        if item not in told:  # it has no place in the menu of its own: that of the page above it is marked
            item, current = f'<a class="item" href="{crumbs[1][1]}"', "true"
        return file, told.replace(f"{item}>", f'{item} aria-current="{current}">')

    def _menu(self, here: Here) -> str:
        if here not in self._menus:
            inside = [part for part in self._parts.get(here.question, ()) if (part.theme or "") == here.theme]
            kinds = [kind for part in inside if not part.long for kind in part.kinds]
            folded = sum(len(rules) for _, rules in kinds) > _UNFOLDED
            self._menus[here] = self._environment.get_template("menu.html").render(
                here=here, kinds=kinds, folded=folded
            )
        return self._menus[here]

    def _history(self, section: str, id: str) -> list[Change]:
        """The changes of something under its name and under those that it had before, the newest first."""
        names = [id, *(former for former, now in self._book.replaced.items() if now == id)]
        found = [change for name in names for change in self._gathered.histories.get((section, name), ())]
        return sorted(found, key=lambda change: change.day, reverse=True)


def _environment(gathered: Gathered, links: Links, titles: Mapping[str, str]) -> Environment:
    book = gathered.book
    found = html_environment(_TEMPLATES, TEMPLATES)
    found.filters.update(
        tidy=wordlists.tidy,
        told_criteria=told_criteria, said=book.framework.said, parameter=parameter_said,
        verdict_style=wordlists.style,
        titled=lambda rule: titles.get(rule.id) or capital(reason(rule)),
        pairs=lambda names: [(name, name) for name in names],
        questions=lambda rows: [(row.id, row.title) for row in rows],
        asked_questions=lambda outline: questions_asked(outline, book),
        concluded=lambda rule: kind_said(rule, book.framework),
        conclusion=lambda rule: conclusion(rule, book.framework),
        basis=lambda rule: basis(rule, book.framework),
        weight_style=lambda rule: parts.weight_style(rule, book.framework),
    )  # fmt: skip
    exercises = tracing.exercises(gathered)
    asked = {name: tracing.asked_how(rows) for name, rows in exercises.items()}
    cases = [case for feature in gathered.features for case in feature.cases]
    documents = _documents(gathered)
    found.globals.update(
        book=book,
        gathered=gathered,
        links=links,
        pages=PAGES,
        exercises=exercises,
        boundaries_of=lambda part, id="": gathered.boundaries.get((part, id)),
        asked=asked,
        kind_choices=_kind_choices(book),
        users=tracing.users(book),
        cases=len(cases),
        tally=wordlists.tally,
        wrong=wordlists.wrong,
        verdicts=wordlists.SAID,
        every_case=cases,
        nothing_followed=NOTHING_FOLLOWED,
        phrase=lambda condition: phrase(condition, book),
        deciding=lambda rule: deciding(rule, book),
        cited=lambda sources: tracing.cited(map(str, sources), documents),
        called=book.framework.words,
        is_indicator=lambda entry: isinstance(entry, Indicator),
        labels={entry.id: capital(entry.label) for entry in book.entries()},
        counted_for=lambda entry: book.framework.units[entry.unit].counted_for,
        framework=book.framework,
        parameters_of=lambda *conditions: parameters_of(filter(None, conditions), book),
        areas_of=lambda question: [area for area in book.areas.values() if area.question == question],
        reasons_for=lambda area: [rule for rule in book.rules.values() if rule.area == area],
        asking=tracing.asking(gathered),
        open_parts=lambda background: parts.by_part(background.open, background.assessment.book),
        named=lambda names: listed((f"“{(book.themes.get(n) or book.questions[n]).title}”" for n in names), "and"),
    )
    return found


def _kind_choices(book: Rulebook) -> list[tuple[str, str]]:
    """What rules conclude, the gravest first: as filters name it, and its title."""
    found = parts.kinds(book.rules.values(), book.framework)
    return [(kind_said(rules[0], book.framework).replace(" ", "-"), title) for title, rules in found]


def _documents(gathered: Gathered) -> dict[str, Document]:
    """The documents of the rulebook, and those of background forces that it does not list."""
    forces = (background.assessment.force for background in gathered.backgrounds)
    return {name: each for force in forces for name, each in force.documents.items()} | dict(gathered.book.documents)
