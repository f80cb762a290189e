"""The shipped rulebook several times over, under other ids, and a force to it: for measuring what grows with rules."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from peel_grade.force.file import Force
from peel_grade.rulebook.conditions import Condition, Group
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import GradeRule, Rulebook
from peel_grade.rulebook.subjects import Count, Finding, Flag, Indicator, PreviousGrade, Repeated, subject

T = TypeVar("T")


def copied(book: Rulebook, number: int) -> Rulebook:
    """The rulebook with all its questions, evidence and rules so many times, and the same grade rules for each."""
    every = range(number)
    return book._replace(
        questions=_named(book.questions, number),
        themes=FrozenDict(
            {
                _of(name, at): each._replace(id=_of(name, at), question=_of(each.question, at))
                for at in every
                for name, each in book.themes.items()
            }
        ),
        indicators=_named(_entries(book.indicators, number), 1),
        flags=_named(_entries(book.flags, number), 1),
        benchmarks=FrozenDict({of: _named(rows, number) for of, rows in book.benchmarks.items()}),
        rules=FrozenDict(
            {
                _of(name, at): rule._replace(
                    id=_of(name, at),
                    question=_of(rule.question, at),
                    theme=None if rule.theme is None else _of(rule.theme, at),
                    when=_condition(rule.when, at, number),
                    unless=None if rule.unless is None else _condition(rule.unless, at, number),
                    area=None if rule.area is None else _of(rule.area, at),
                )
                for at in every
                for name, rule in book.rules.items()
            }
        ),
        areas=FrozenDict(
            {
                _of(name, at): area._replace(id=_of(name, at), question=_of(area.question, at))
                for at in every
                for name, area in book.areas.items()
            }
        ),
        theme_grades=tuple(_graded(book.theme_grades, number)),
        question_grades=tuple(_graded(book.question_grades, number)),
        overall_grades=tuple(_graded(book.overall_grades, number)),
        sha256=f"{book.sha256} {number}",
    )


def force_copied(force: Force, number: int) -> Force:
    """A force of which the same is recorded in each copy."""
    return force._replace(
        inspected=force.inspected and tuple(_of(each, at) for at in range(number) for each in force.inspected),
        previous_grades=_named(force.previous_grades, number),
        previous_areas=tuple(
            each._replace(area=_of(each.area, at)) for at in range(number) for each in force.previous_areas
        ),
        indicators=_named(force.indicators, number),
        flags=_named(force.flags, number),
    )


def _of(name: str, at: int) -> str:
    return f"{name}-{at}" if at else name


def _named(rows: Mapping[str, T], number: int) -> FrozenDict[str, T]:
    return FrozenDict({_of(name, at): row for at in range(number) for name, row in rows.items()})


def _entries(rows: Mapping[str, T], number: int) -> FrozenDict[str, T]:
    found = {}
    for at in range(number):
        for name, row in rows.items():
            theme = None if row.theme is None else _of(row.theme, at)  # type: ignore[attr-defined]
            new = row._replace(id=_of(name, at), question=_of(row.question, at), theme=theme)  # type: ignore[attr-defined]
            if getattr(new, "derived", None) is not None:
                new = new._replace(derived=new.derived._make(_of(each, at) for each in new.derived))
            found[_of(name, at)] = new
    return FrozenDict(found)


def _graded(rules: tuple[GradeRule, ...], number: int) -> Iterator[GradeRule]:
    for rule in rules:
        of = tuple(_of(name, at) for at in range(number) for name in rule.of)
        yield rule._replace(of=of, when=_condition(rule.when, 0, number))


def _condition(condition: Condition, at: int, number: int) -> Condition:
    if isinstance(condition, Group):
        return condition._replace(members=tuple(_condition(member, at, number) for member in condition.members))
    match subject(condition.subject):
        case Count() as count:
            named = tuple(_of(name, each) for each in range(number) for name in count.named)
            return condition._replace(subject=str(count._replace(named=named)))
        case Indicator() | Flag() as entry:
            return condition._replace(subject=str(entry._replace(name=_of(entry.name, at))))
        case Finding(rule):
            return condition._replace(subject=str(Finding(_of(rule, at))))
        case Repeated(area):
            return condition._replace(subject=str(Repeated(_of(area, at))))
        case PreviousGrade(question):
            return condition._replace(subject=str(PreviousGrade(_of(question, at))))
    raise ValueError(condition)
