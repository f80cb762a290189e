"""A rulebook with other comparisons in its conditions."""

from collections.abc import Callable

from peel_grade.rulebook.conditions import Condition, Leaf
from peel_grade.rulebook.model import GradeRule, Rule, Rulebook


def with_leaves(book: Rulebook, change: Callable[[Leaf], Leaf]) -> Rulebook:
    """The rulebook with every comparison as `change` has it: of its rules, of what suggests areas, of its grade rules
    and remarks.
    """

    def graded(rules: tuple[GradeRule, ...]) -> tuple[GradeRule, ...]:
        return tuple(each._replace(when=changed(each.when, change)) for each in rules)

    def rule(each: Rule) -> Rule:
        when, unless = changed(each.when, change), None if each.unless is None else changed(each.unless, change)
        return each if when is each.when and unless is each.unless else each._replace(when=when, unless=unless)

    return book._replace(
        rules={id: rule(each) for id, each in book.rules.items()},
        suggest=changed(book.suggest, change),
        theme_grades=graded(book.theme_grades),
        question_grades=graded(book.question_grades),
        overall_grades=graded(book.overall_grades),
        overall_alternatives={name: graded(rules) for name, rules in book.overall_alternatives.items()},
        no_precedent=tuple(each._replace(when=changed(each.when, change)) for each in book.no_precedent),
    )


def changed(condition: Condition, change: Callable[[Leaf], Leaf]) -> Condition:
    """The condition with every comparison as `change` has it; itself where none is changed."""
    if isinstance(condition, Leaf):
        return change(condition)
    members = tuple(changed(member, change) for member in condition.members)
    same = all(one is other for one, other in zip(members, condition.members, strict=True))
    return condition if same else condition._replace(members=members)
