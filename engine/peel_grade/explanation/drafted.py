"""What is asked about by a name, told for one force as text or as data."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from peel_grade.explanation.dataflow import downstream_of_entry, grade_rules
from peel_grade.files.meant import named_like
from peel_grade.files.problems import InputError, Problem, quoted
from peel_grade.force.file import IndicatorEvidence
from peel_grade.grades.results import Assessment, Graded
from peel_grade.report.grade_tree import explain_overall, explain_question, explain_theme
from peel_grade.report.node import Node, show
from peel_grade.report.tree import explain_area, explain_rule
from peel_grade.rulebook.model import Flag, Indicator, Rulebook
from peel_grade.wording.degrees import degree_word
from peel_grade.wording.evidence import origin, shown
from peel_grade.wording.sentences import sentence
from peel_grade.wording.terms import listed, words


class Drafted(NamedTuple):
    """Something that was asked about, its kind and id, and the tree that tells how it came about for a force."""

    kind: str
    id: str
    tree: Node


class _Subject(NamedTuple):
    """Something that can be asked about: its kind, its id, and what tells of it."""

    kind: str
    id: str
    tell: Callable[[Assessment], Node]


def explained(assessment: Assessment, names: Sequence[str]) -> dict[str, Any]:
    """What is told of each name, as JSON data. Raises InputError with every name that is unknown.

    Each line of a tree is `{"says": text, "holds": true, false, null (unknown) or absent, "because": [lines]}`.
    """
    return {
        "schema": "force-explanation/1",
        "force": assessment.force.name,
        "explanations": [
            {"kind": found.kind, "id": found.id, **to_data(found.tree)} for found in drafted(assessment, names)
        ],
    }


def explained_text(assessment: Assessment, names: Sequence[str], colour: bool, width: int, full: bool) -> str:
    """The same as text, one tree after the other; short, or in `full`."""
    return "\n".join(show(found.tree, colour, width, full) for found in drafted(assessment, names))


def drafted(assessment: Assessment, names: Sequence[str]) -> list[Drafted]:
    """What is told of each name. Raises InputError with every name that is unknown."""
    return [
        Drafted(subject.kind, subject.id, subject.tell(assessment)) for subject in _subjects(names, assessment.book)
    ]


def to_data(node: Node) -> dict[str, Any]:
    """A line of a tree, and those under it, as JSON data."""
    data: dict[str, Any] = {"says": node.label}
    if node.truth != "":
        data["holds"] = node.truth
    if node.children:
        data["because"] = [to_data(child) for child in node.children]
    return data


def _subjects(names: Sequence[str], book: Rulebook) -> list[_Subject]:
    known = list(_known(book))
    by_id = {_plain(subject.id): subject for _, subject in reversed(known)}
    by_title = {_plain(title): subject for title, subject in reversed(known)}
    found = [by_id.get(_plain(name)) or by_title.get(_plain(name)) for name in names]
    if unknown := [name for name, subject in zip(names, found, strict=True) if subject is None]:
        raise InputError(_unknown(name, book) for name in unknown)
    return list(dict.fromkeys(subject for subject in found if subject is not None))


def _plain(name: str) -> str:
    """A name without what people write differently: case, spaces, hyphens, underscores."""
    return re.sub(r"[\s_-]+", "_", name.strip().lower())


def _known(book: Rulebook) -> Iterator[tuple[str, _Subject]]:
    """All that can be asked about, with its title, as far as it has one that tells it from others."""
    if book.graded_overall:
        yield "overall", _Subject("overall", "overall", explain_overall)
    for question in book.questions.values():
        yield question.title, _Subject("question", question.id, partial(explain_question, name=question.id))
    for theme in book.themes.values():
        yield theme.title, _Subject("theme", theme.id, partial(explain_theme, name=theme.id))
    for rule in book.rules:
        yield rule, _Subject("rule", rule, partial(explain_rule, name=rule))
    for area in book.areas.values():
        yield area.text.rstrip("."), _Subject("area", area.id, partial(explain_area, name=area.id))
    for entry in book.entries():
        kind = "indicator" if isinstance(entry, Indicator) else "flag"
        yield entry.label, _Subject(kind, entry.id, partial(_entry, entry))
    for stratum, rules in grade_rules(book).items():
        for number, grade_rule in enumerate(rules):
            yield grade_rule.id, _Subject("grade rule", grade_rule.id, partial(_grade_rule, stratum, number))


def _entry(entry: Indicator | Flag, assessment: Assessment) -> Node:
    """What is recorded of a piece of evidence, and how each rule that tests it stands."""
    book, force = assessment.book, assessment.force
    recorded: Any = force.flags.get(entry.id) if isinstance(entry, Flag) else force.indicators.get(entry.id)
    rules = [link.name for link in downstream_of_entry(entry, book) if link.name in book.rules]
    tested = [explain_rule(assessment, rule) for rule in rules]
    about = [Node(f"note: {recorded.note}")] if recorded is not None and recorded.note else []
    if isinstance(recorded, IndicatorEvidence) and recorded.computed_from:
        about.append(Node(origin(recorded, force, book)))
    about.append(Node(_further(entry.id)))
    label = f"{entry.id}: {entry.label}: {_recorded(recorded)}"
    return Node(label, "", (*about, *tested) if tested else (*about, Node("no rule tests it")))


def _recorded(evidence: Any) -> str:
    """What a force file says of a piece of evidence, with its source."""
    if evidence is None:
        return "not recorded"
    if evidence.status != "known":
        said = words(evidence.status)
    elif hasattr(evidence, "is_"):
        said = degree_word(evidence.is_)
    else:
        told = [shown(evidence)] if evidence.value is not None else []
        told += [words(evidence.rank)] if evidence.rank else []
        told += [f"of a sample of {evidence.sample}"] if evidence.sample is not None else []
        said = ", ".join(told)
    return f"{said} [{', '.join(evidence.source)}]" if evidence.source else said


def _grade_rule(stratum: str, number: int, assessment: Assessment) -> Node:
    """Which grades of the force a grade rule decides."""
    book = assessment.book
    rule, said = grade_rules(book)[stratum][number], book.framework.said
    decided = [
        Node(f"decides {title}: {said(graded.draft)}", True)
        for title, graded in _graded(stratum, assessment)
        if graded.rule is not None and graded.rule.id == rule.id
    ]
    called = book.framework.words
    of = "the overall grade" if stratum == "overall" else f"each {getattr(called, stratum).one}"
    if rule.of:
        of = listed((words(name) for name in rule.of), "and")
    label = f"{rule.id} (grade rule of {of}): {said(rule.grade)} where {sentence(rule.when, book)}"
    about = (Node(f"because: {rule.because}"), Node(_further(rule.id)))
    nothing = Node(f"decides nothing of this {called.subject.one}", False)
    return Node(label, "", (*about, *(decided or [nothing])))


def _graded(stratum: str, assessment: Assessment) -> Iterator[tuple[str, Graded]]:
    """The grades of a stratum, with the titles of what they are given to."""
    book = assessment.book
    if stratum == "overall":
        yield "the overall grade", assessment.overall.grade
    for name, question in assessment.questions.items():
        if stratum == "question":
            yield book.questions[name].title, question.grade
        elif stratum == "theme":
            for theme, result in question.themes.items():
                yield book.themes[theme].title, result.grade


def _further(name: str) -> str:
    return f"`rulebook explain {name}` tells what it means, what it leads to, and where it holds"


def _unknown(name: str, book: Rulebook) -> Problem:
    place, colon, _ = name.partition(":")
    called = book.framework.words
    if colon and _plain(place) in {"overall", *book.questions, *book.themes}:
        help = f"`rulebook explain {name}` tells what a grade means"
        message = f"{quoted(name)} is a grade, not {called.question.a()}, {called.theme.one} or rule"
        return Problem("--explain", 0, 0, message, help)
    overall = ["overall"] if book.graded_overall else []
    labels = dict.fromkeys([*overall, *book.rules], "")
    labels |= {name: each.title for part in (book.questions, book.themes) for name, each in part.items()}
    labels |= {area.id: area.text for area in book.areas.values()}
    labels |= {entry.id: entry.label for entry in book.entries()}
    theme = f"{called.theme.a()}, " if book.themes else ""
    help = named_like(name, labels) or (
        f"{'`overall`, ' if overall else ''}{called.question.a()} ({', '.join(book.questions)}), or the id of {theme}"
        f"a rule, {called.area.a()} or a piece of evidence"
    )
    kinds = ", ".join([called.question.one, *([called.theme.one] if book.themes else []), "rule", called.area.one])
    return Problem("--explain", 0, 0, f"unknown {kinds} or evidence {quoted(name)}", help)
