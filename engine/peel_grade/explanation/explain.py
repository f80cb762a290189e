"""What a rulebook holds under a name, as an `Explanation`: found, and told of a name that it does not have."""

from collections.abc import Callable, Sequence
from typing import Any

from peel_grade.explanation.dataflow import grade_rules
from peel_grade.explanation.examples import Examples
from peel_grade.explanation.forces import Forces, known_forces
from peel_grade.explanation.kinds import (
    Context,
    Explanation,
    of_area,
    of_entry,
    of_grade,
    of_grade_rule,
    of_graded,
    of_parameter,
    of_rule,
)
from peel_grade.files.meant import named_like
from peel_grade.files.problems import InputError, Problem, did_you_mean, one_of, quoted
from peel_grade.findings.cache import load_located
from peel_grade.findings.engines import Engines
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.locate import Place, default_first, header, rulebooks_in
from peel_grade.rulebook.model import Rulebook
from peel_grade.scenarios.locate import Samples


def explain(name: str, places: Sequence[Place], samples: Samples) -> Explanation:
    """What the rulebook holds under `name`: a rule, area, indicator, flag, parameter or grade rule, a theme, a question
    or `overall`, or a grade of those (`vulnerability:good`).

    `places` are rulebooks: the default is asked and then, in turn, the others, until one has the name (see
    `peel_grade.rulebook.locate`). Raises InputError.
    """
    engines = _engines(places)
    for main in engines.values():
        if _found(name, main.compiled.book) is not None:
            beside = engines if len(engines) > 1 else _beside(places[0], main)
            return explain_in(main, name, samples, known_forces(samples.forces, main, beside))
    raise InputError([_unknown(name, [main.compiled.book for main in engines.values()])])


def explain_in(main: Engines, name: str, samples: Samples | None, forces: Forces) -> Explanation:
    """What one rulebook holds under `name`; `forces` are the known ones, `samples` as for `explain` or None."""
    book = main.compiled.book
    if (found := _found(name, book)) is None:
        raise InputError([_unknown(name, [book])])
    return found(Context(book, Examples(samples, main), forces))


def to_data(explanation: Explanation) -> dict[str, Any]:
    """The explanation as JSON data."""
    data: dict[str, Any] = {"schema": "explanation/1", **_plain(explanation)}
    data["framework"] = {
        "id": explanation.framework.id,
        "version": explanation.framework.version,
        "sha256": data.pop("sha256"),
    }
    return data


def _plain(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        return {key: _plain(item) for key, item in value._asdict().items()}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value


def _engines(places: Sequence[Place]) -> dict[str, Engines]:
    """The engines of each rulebook by framework, the default first."""
    found = [Engines(load_located(place)) for place in default_first(places)]
    return {engines.compiled.book.framework.id: engines for engines in found}


def _beside(place: Place, main: Engines) -> dict[str, Engines]:
    """The rulebook itself and those beside it that extend it or that it extends: they grade forces of other cycles."""
    id, here = main.compiled.book.framework.id, place.folder.resolve()
    found = {id: main}
    for folder in rulebooks_in(here.parent):
        other = header(folder)
        if folder != here and (other.extends == id or (other.id is not None and header(here).extends == other.id)):
            try:
                compiled = load_located(place._replace(at=str(folder)))
            except InputError:
                continue  # a neighbour that is being edited does not concern this rulebook
            found.setdefault(compiled.book.framework.id, Engines(compiled))
    return found


def _found(name: str, book: Rulebook) -> Callable[[Context], Explanation] | None:
    """A function that explains the name; None where the rulebook has no such name."""
    if name in book.rules:
        return lambda context: of_rule(book.rules[name], context)
    if name in book.areas:
        return lambda context: of_area(book.areas[name], context)
    entry = book.indicators.get(name) or book.flags.get(name)
    if entry is not None:
        return lambda context: of_entry(entry, context)
    if name in book.parameters:
        return lambda context: of_parameter(book.parameters[name], context)
    for stratum, rules in grade_rules(book).items():
        for number, rule in enumerate(rules):
            if rule.id == name:
                return lambda context: of_grade_rule(stratum, rule, rules[:number], context)
    graded, colon, grade = name.partition(":")
    grade = grade.replace(" ", "_")
    stratum = _stratum(graded, book)
    if not colon and (stratum or name in book.questions):
        return lambda context: of_graded(stratum, name, context)
    if colon and stratum and grade in (*book.framework.scale, INSUFFICIENT):
        return lambda context: of_grade(stratum, graded, grade, context)
    return None


def _stratum(name: str, book: Rulebook) -> str:
    """The stratum that grades a question or theme, or `overall`; empty for what no stratum grades."""
    graded = name in book.questions and book.questions[name].graded
    if name == "overall":
        return "overall" if book.graded_overall else ""
    return "question" if graded else "theme" if name in book.themes else ""


def _unknown(name: str, books: list[Rulebook]) -> Problem:
    graded, colon, grade = name.partition(":")
    book, called = books[0], books[0].framework.words
    known = [
        *(["overall"] if book.graded_overall else []),
        *(name for name, q in book.questions.items() if q.graded),
        *book.themes,
    ]
    if colon and graded in book.questions and not book.questions[graded].graded:
        return Problem(
            "rulebook explain",
            0,
            0,
            f"the framework does not grade {quoted(graded)}",
            f"ask for {called.theme.a()} of it",
        )
    if colon and graded in known:
        help = one_of(grade, (*book.framework.scale, INSUFFICIENT))
        return Problem("rulebook explain", 0, 0, f"unknown grade {quoted(grade)}", help)
    if colon:
        help = did_you_mean(graded, known) or f"one of {', '.join(known)}"
        message = f"unknown {called.question.one} or {called.theme.one} {quoted(graded)}"
        return Problem("rulebook explain", 0, 0, message, help)
    for each in books:
        if name in each.former_rules:
            successor, why = each.replaced.get(name), each.former_rules[name]
            help = f"ask for `{successor}`, which replaces it" if successor else f"it is retired: {why}"
            return Problem("rulebook explain", 0, 0, f"the rule {quoted(name)} was given up", help)
    names = {entry.id: entry.label for each in books for entry in each.entries()}
    names |= {parameter.id: parameter.title for each in books for parameter in each.parameters.values()}
    names |= dict.fromkeys((name for each in books for name in each.rules), "")
    names |= {area.id: area.text for each in books for area in each.areas.values()}
    names |= dict.fromkeys((rule.id for rules in grade_rules(book).values() for rule in rules), "")
    names |= {theme: each.title for book in books for theme, each in book.themes.items()}
    names |= {question: each.title for book in books for question, each in book.questions.items()}
    kinds = f"rule, area, indicator, flag, parameter, {called.theme.one}, {called.question.one}"
    help = named_like(name, names) or f"the id of a {kinds} or grade rule, or `question:grade`"
    return Problem("rulebook explain", 0, 0, f"no {kinds} or grade is named {quoted(name)}", help)
