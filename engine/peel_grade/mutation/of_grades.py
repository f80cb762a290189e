"""Mutants of what decides grades: each list of grade rules, the remarks, and what makes a suggestion."""

from collections.abc import Callable, Collection, Iterator
from functools import partial
from itertools import chain
from typing import TypeVar

from peel_grade.mutation.mutants import Mutant
from peel_grade.mutation.variants import beside, variants
from peel_grade.rulebook.conditions import Condition, Leaf
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import GradeRule, Remark, Rulebook
from peel_grade.wording.terms import words

T = TypeVar("T")
RuleOrRemark = TypeVar("RuleOrRemark", GradeRule, Remark)
_With = Callable[[tuple[T, ...]], Rulebook]
"""The rulebook with another list."""


def of_grades(book: Rulebook, strata: Collection[str]) -> Iterator[Mutant]:
    """The mutants of what decides in these strata."""
    if "areas" in strata:
        for field, says, when in variants(book.suggest, book, _step):
            yield Mutant("suggest", field, says, partial(_suggesting, book, when))
    if "themes" in strata:
        yield from _of_list(book.theme_grades, book, lambda rules: book._replace(theme_grades=rules), book.themes)
    if "questions" in strata:
        yield from _of_list(
            book.question_grades, book, lambda rules: book._replace(question_grades=rules), book.questions
        )
    if "overall" in strata:
        yield from _of_list(book.overall_grades, book, lambda rules: book._replace(overall_grades=rules))
        for name, rules in book.overall_alternatives.items():
            for mutant in _of_list(rules, book, partial(_with_alternative, book, name)):
                yield mutant._replace(rule=f"{name}:{mutant.rule}")
        yield from _of_remarks(book)


def _step(_leaf: Leaf) -> int:
    """How far what is compared with a count or a share is moved."""
    return 1


def _suggesting(book: Rulebook, when: Condition) -> Rulebook:
    return book._replace(suggest=when)


def _with_alternative(book: Rulebook, name: str, rules: tuple[GradeRule, ...]) -> Rulebook:
    return book._replace(overall_alternatives={**book.overall_alternatives, name: rules})


def _of_list(
    rules: tuple[GradeRule, ...],
    book: Rulebook,
    with_list: _With[GradeRule],
    graded: Collection[str] = (),
) -> Iterator[Mutant]:
    """The mutants of a list; `graded` is all that it may grade."""
    for index, rule in enumerate(rules):
        for field, says, changed in chain(_of_condition(rule, book), _of_grade(rule, book), _of_scope(rule, graded)):
            yield Mutant(rule.id, field, says, partial(_put, rules, index, changed, with_list))
        yield Mutant(rule.id, "rule", "it is removed", partial(_left_out, rules, index, with_list))
        if rules[index + 1 :] and rules[index + 1].grade != rule.grade:
            says = f"it stands after {rules[index + 1].id}"
            yield Mutant(rule.id, "order", says, partial(_exchanged, rules, index, with_list))


def _of_remarks(book: Rulebook) -> Iterator[Mutant]:
    def with_remarks(remarks: tuple[Remark, ...]) -> Rulebook:
        return book._replace(no_precedent=remarks)

    for index, remark in enumerate(book.no_precedent):
        for field, says, changed in _of_condition(remark, book):
            yield Mutant(remark.id, field, says, partial(_put, book.no_precedent, index, changed, with_remarks))
        yield Mutant(remark.id, "rule", "it is removed", partial(_left_out, book.no_precedent, index, with_remarks))


def _of_condition(rule: RuleOrRemark, book: Rulebook) -> Iterator[tuple[str, str, RuleOrRemark]]:
    for field, says, when in variants(rule.when, book, _step):
        yield field, says, rule._replace(when=when)


def _of_grade(rule: GradeRule, book: Rulebook) -> Iterator[tuple[str, str, GradeRule]]:
    """With the grade next to its own; in place of insufficient evidence, the best."""
    scale = book.framework.scale
    for grade in scale[-1:] if rule.grade == INSUFFICIENT else beside(rule.grade, scale):
        yield "grade", f"it gives {words(grade)} instead of {words(rule.grade)}", rule._replace(grade=grade)


def _of_scope(rule: GradeRule, graded: Collection[str]) -> Iterator[tuple[str, str, GradeRule]]:
    """Grading one more, or one less of several."""
    for name in graded if rule.of else ():
        if name not in rule.of:
            yield "for", f"it grades {name} too", rule._replace(of=(*rule.of, name))
        elif len(rule.of) > 1:
            yield "for", f"it does not grade {name}", rule._replace(of=tuple(each for each in rule.of if each != name))


def _put(rules: tuple[T, ...], index: int, changed: T, with_list: _With[T]) -> Rulebook:
    return with_list((*rules[:index], changed, *rules[index + 1 :]))


def _left_out(rules: tuple[T, ...], index: int, with_list: _With[T]) -> Rulebook:
    return with_list((*rules[:index], *rules[index + 1 :]))


def _exchanged(rules: tuple[T, ...], index: int, with_list: _With[T]) -> Rulebook:
    return with_list((*rules[:index], rules[index + 1], rules[index], *rules[index + 2 :]))
