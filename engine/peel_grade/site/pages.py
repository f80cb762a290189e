"""Every page of the documentation, from the templates."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from jinja2 import Environment

from peel_grade.report.html import html_environment
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.model import Flag, Indicator, Rule, Rulebook
from peel_grade.site import tracing, wordlists
from peel_grade.site.gathering import Gathered
from peel_grade.site.links import PAGES, Links
from peel_grade.site.search import index
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
from peel_grade.wording.terms import capital, listed, show_number, words

Group: TypeAlias = tuple[str, list[tuple[str, list[Indicator | Flag]]]]
"""The entries of a question by theme, with the titles of both."""
_TEMPLATES = Path(__file__).parent / "templates"


def render(gathered: Gathered) -> dict[str, str]:
    """Each page by its file name."""
    book, links = gathered.book, Links(gathered)
    environment = _environment(gathered, links)

    def page(template: str, file: str, title: str, **context: Any) -> str:
        return environment.get_template(template).render(file=file, title=title, **context)

    pages = {
        "index.html": page("index.html", "index.html", book.framework.title, differences=_differences(gathered)),
        "grades.html": page("grades.html", "grades.html", "How grades follow"),
        "areas.html": page("areas.html", "areas.html", capital(book.framework.words.area.many)),
        "indicators.html": page(
            "indicators.html", "indicators.html", "Indicators", groups=_groups(gathered, Indicator)
        ),
        "flags.html": page("flags.html", "flags.html", "Flags", groups=_groups(gathered, Flag)),
        "scenarios.html": page("scenarios.html", "scenarios.html", "Scenarios"),
        "traceability.html": page("traceability.html", "traceability.html", "Traceability"),
        "sources.html": page("sources.html", "sources.html", "Sources", by_source=tracing.by_source(gathered)),
        "exclusions.html": page("exclusions.html", "exclusions.html", "What is left out, and why"),
        "search.html": page("search.html", "search.html", "Search", entries=index(gathered, links)),
    }
    for question in book.questions.values():
        file = links.question(question.id)
        pages[file] = page("question.html", file, question.title, question=question)
    for feature in gathered.features:
        file = links.feature(feature)
        pages[file] = page("feature.html", file, feature.title, feature=feature)
    if gathered.backgrounds:
        title = f"Background {book.framework.words.subject.many}"
        pages["backgrounds.html"] = page("backgrounds.html", "backgrounds.html", title)
    return pages


def _environment(gathered: Gathered, links: Links) -> Environment:
    book = gathered.book
    found = html_environment(_TEMPLATES)
    found.filters.update(
        words=words, number=show_number, capital=capital, reason=reason, tidy=wordlists.tidy,
        told_criteria=told_criteria, said=book.framework.said, parameter=parameter_said,
        concluded=lambda rule: kind_said(rule, book.framework),
        conclusion=lambda rule: conclusion(rule, book.framework),
        basis=lambda rule: basis(rule, book.framework),
        weight_style=lambda rule: _weight_style(rule, book.framework),
    )  # fmt: skip
    exercises = tracing.exercises(gathered)
    cases = [case for feature in gathered.features for case in feature.cases]
    found.globals.update(
        book=book,
        gathered=gathered,
        links=links,
        menu=PAGES,
        exercises=exercises,
        users=tracing.users(book),
        cases=len(cases),
        failed=sum(not case.passed for case in cases),
        phrase=lambda condition: phrase(condition, book),
        deciding=lambda rule: deciding(rule, book),
        cited=lambda sources: tracing.cited(sources, book),
        referred=lambda texts: tracing.cited(tracing.references(texts), book),
        parts_of=lambda question: _parts(question, book),
        called=book.framework.words,
        indicators=sum(isinstance(entry, Indicator) for entry in book.entries()),
        flags=sum(isinstance(entry, Flag) for entry in book.entries()),
        labels={entry.id: entry.label for entry in book.entries()},
        counted_for=lambda entry: book.framework.units[entry.unit].counted_for,
        framework=book.framework,
        counts=lambda **wanted: sum(all(getattr(r, k) == v for k, v in wanted.items()) for r in book.rules.values()),
        entries_of=lambda group: [e for e in book.entries() if group in (e.theme, e.question)],
        sided=_sided(exercises),
        parameters_of=lambda *conditions: parameters_of(filter(None, conditions), book),
        areas_of=lambda question: [area for area in book.areas.values() if area.question == question],
        reasons_for=lambda area: [rule for rule in book.rules.values() if rule.area == area],
        asking=tracing.asking(gathered),
        titles=lambda names: listed((f"“{(book.themes.get(n) or book.questions[n]).title}”" for n in names), "and"),
    )
    return found


class Part(NamedTuple):
    """What of a question is shown together: a theme, or what belongs to the question as a whole.

    `kinds` are its rules by what they conclude, the gravest first; `evidence` counts what its catalogue asks for.
    """

    id: str
    title: str
    rules: tuple[Rule, ...]
    kinds: list[tuple[str, list[Rule]]]
    evidence: int

    def count(self, kind: str) -> int:
        """How many of its rules conclude this."""
        return sum(rule.kind == kind for rule in self.rules)


def _parts(question: str, book: Rulebook) -> list[Part]:
    themes = book.themes_of(question)
    found = []
    for theme in (*themes, None):
        rules = tuple(rule for rule in book.rules.values() if (rule.question, rule.theme) == (question, theme))
        if theme is None and themes and not rules:
            continue
        whole = _as_a_whole(book) if themes else book.questions[question].title
        title = whole if theme is None else book.themes[theme].title
        evidence = sum((entry.question, entry.theme) == (question, theme) for entry in book.entries())
        found.append(Part(theme or question, title, rules, _kinds(rules, book.framework), evidence))
    return found


def _as_a_whole(book: Rulebook) -> str:
    """The heading of what belongs to no theme."""
    return f"The {book.framework.words.question.one} as a whole"


def _kinds(rules: Iterable[Rule], framework: Framework) -> list[tuple[str, list[Rule]]]:
    """The rules by what they conclude, the gravest first."""
    listed = list(rules)
    kinds: list[tuple[str, str | None, str]] = [("cause_of_concern", None, capital(framework.words.concern.many))]
    kinds += [("weakness", weight, f"{capital(words(weight))} weaknesses") for weight in framework.gravest]
    kinds.append(("strength", None, "Strengths"))
    sorted_by = [(title, [r for r in listed if (r.kind, r.weight) == (kind, weight)]) for kind, weight, title in kinds]
    return [(title, inside) for title, inside in sorted_by if inside]


def _weight_style(rule: Rule, framework: Framework) -> str:
    """How a page shows the weight of a finding: `gravest`, `lightest`, `between`; or its kind."""
    if rule.weight is None:
        return "gravest" if rule.kind == "cause_of_concern" else rule.kind
    places = {framework.weights[0]: "lightest", framework.weights[-1]: "gravest"}
    return places.get(rule.weight, "between")


def _groups(gathered: Gathered, kind: type[Indicator] | type[Flag]) -> list[Group]:
    """The entries of a catalogue by question and theme; those of no theme come first."""
    book, found = gathered.book, []
    for question in book.questions.values():
        inside = []
        for theme in (None, *book.themes_of(question.id)):
            title = _as_a_whole(book) if theme is None else book.themes[theme].title
            entries = [
                e for e in book.entries() if isinstance(e, kind) and (e.question, e.theme) == (question.id, theme)
            ]
            if entries:
                inside.append((title, entries))
        if inside:
            found.append((question.title, inside))
    return found


def _differences(gathered: Gathered) -> dict[str, dict[str, list[Rule]]]:
    """By framework beside the documented one: the rules it has that differ or are new, and those it lacks."""
    ours = gathered.book.rules
    found = {}
    for other in gathered.others:
        found[other.framework.id] = {
            "differ": [rule for name, rule in other.rules.items() if name in ours and rule != ours[name]],
            "new": [rule for name, rule in other.rules.items() if name not in ours],
            "absent": [rule for name, rule in ours.items() if name not in other.rules],
        }
    return found


def _sided(exercises: Mapping[str, list[tracing.Exercise]]) -> int:
    """How many rules have a passing example in which they conclude and one in which they do not."""
    return sum(
        any(case.passed for row in rows for case in row.concludes)
        and any(case.passed for row in rows for case in row.does_not)
        for rows in exercises.values()
    )
