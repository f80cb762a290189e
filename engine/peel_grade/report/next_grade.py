"""What would bring the next grade up, as text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from peel_grade.report.lines import cut, wrapped
from peel_grade.report.sections import framework_of, headline
from peel_grade.rulebook.framework import Framework
from peel_grade.wording.paint import Paint
from peel_grade.wording.terms import listed

if TYPE_CHECKING:
    from peel_grade.report import form

_TITLE = "What would bring the next grade up, with all else as it is"


def next_grades(
    document: "form.AssessmentDocument", named: int, paint: Paint, width: int, *, above: bool = True
) -> Iterator[str]:
    """In short: the first way of each question; below the standard with up to so many of the weaknesses by name.

    Questions that meet the standard are left out where they are not wanted (`above`).
    """
    framework, overall = framework_of(document), document["overall"]["next_grade"]
    questions = [
        question
        for question in document["questions"].values()
        if question["next_grade"] and (above or question["draft_grade"] in framework.below)
    ]
    if overall or questions:
        yield from headline(_TITLE, paint, width)
    if overall:
        asked, counts = framework.words.question, Counter(overall[0]["questions"].values())
        grades = listed((f"{asked.so_many(number)} {framework.said(grade)}" for grade, number in counts.items()), "and")
        yield from wrapped(f"Overall: {framework.said(overall[0]['grade'])} takes {grades}", width, "    ", "  ")
    for question in questions:
        way = question["next_grade"][0]
        below = question["draft_grade"] in framework.below
        takes = by_theme(way, framework) if below else _in_sum(way["changes"])
        told = f": {framework.said(way['grade'])} takes {takes}"
        least = width // 2 if below else width // 3
        called = cut(question["title"], max(width - len(told) - 2, least))
        yield from wrapped(f"{called}{told}", width, "    ", "  ")
        if below:
            yield from _named(question, way, framework, named, width)


def all_ways(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    """In full: each way that concerns the fewest questions, or themes of a question."""
    framework, told = framework_of(document), list[str]()
    for step in document["overall"]["next_grade"]:
        alike: dict[str, list[str]] = {}
        for name, grade in step["questions"].items():
            alike.setdefault(grade, []).append(f"“{document['questions'][name]['title']}”")
        takes = "; ".join(f"{listed(titles, 'and')} {framework.said(grade)}" for grade, titles in alike.items())
        told += wrapped(f"Overall: {framework.said(step['grade'])} takes {takes}", width, "    ", "  ")
    for question in document["questions"].values():
        for way in question["next_grade"]:
            takes = by_theme(way, framework)
            said = f"{question['title']}: {framework.said(way['grade'])} takes {takes}"
            told += wrapped(said, width, "    ", "  ")
            told += _named(question, way, framework, len(question["findings"]), width)
    if told:
        yield from headline(_TITLE, paint, width)
        yield from told


def by_theme(way: "form.Step", framework: Framework) -> str:
    """What a way takes, in each theme: `the grave weakness mended in initial response`."""
    takes = []
    for theme, changes in groupby(way["changes"], key=lambda each: each["theme_title"]):
        place = f" in {theme[:1].lower()}{theme[1:]}" if theme else ""
        takes.append(f"{listed([change_said(each, framework) for each in changes], 'and')}{place}")
    return "; ".join(takes)


def change_said(change: "form.Change", framework: Framework) -> str:
    """So many findings that would have to be otherwise: `1 of 2 heavy weaknesses mended`."""
    number, of = change["number"], len(change["rules"])
    if change["kind"] == "strength":
        return f"{number} of {of} missing strengths" if of > 1 else "the missing strength"
    one, many = _nouns(change, framework)
    if number == of:
        return f"{f'the {one}' if of == 1 else f'all {of} {many}'} mended"
    return f"{number} of {of} {many} mended"


def _nouns(change: "form.Change", framework: Framework) -> tuple[str, str]:
    again = "repeated " if change["repeat"] else ""
    if change["kind"] == "cause_of_concern":
        one, many = framework.words.concern
    else:
        one, many = f"{change['weight']} weakness", f"{change['weight']} weaknesses"
    return again + one, again + many


def _in_sum(changes: Sequence["form.Change"]) -> str:
    """How many findings would have to be otherwise: `+7 strengths, -3 weaknesses`."""
    more = sum(each["number"] for each in changes if each["kind"] == "strength")
    fewer = sum(each["number"] for each in changes if each["kind"] != "strength")
    told = [f"+{more} strength{'' if more == 1 else 's'}"] if more else []
    return ", ".join(told + ([f"-{fewer} weakness{'' if fewer == 1 else 'es'}"] if fewer else []))


def _named(question: "form.Question", way: "form.Step", framework: Framework, most: int, width: int) -> Iterator[str]:
    """The weaknesses of which a way takes some or all, by their reasons."""
    reasons = {row["rule"]: row["because"] for row in question["findings"]}
    rows = [(change, rule) for change in way["changes"] for rule in change["rules"] if rule in reasons]
    for change, rule in rows[:most]:
        some = "" if change["number"] == len(change["rules"]) else f"{change['number']} of {len(change['rules'])}: "
        weight = change["weight"] or framework.words.concern.one
        yield cut(f"{some}{reasons[rule]}", width, "    - ", f"({weight})")
