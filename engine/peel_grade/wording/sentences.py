"""Conditions in English: what a rule tests and concludes, for people who read no YAML.

A condition becomes a `Phrase`, a tree that a page can show as nested lists;
`sentence` writes the same in one line. Sentences are fragments: lower case at
the start, no full stop, with the labels and sentences of the catalogue.
"""

import re
from typing import NamedTuple, assert_never

from peel_grade.rulebook.conditions import OPPOSITE, Condition, Group, Leaf, asks_true
from peel_grade.rulebook.model import GRADES, Rule, Rulebook
from peel_grade.rulebook.model import Indicator as CatalogueIndicator
from peel_grade.rulebook.subjects import Aspect, Count, Finding, Flag, Indicator, Part, PreviousGrade, Repeated, subject
from peel_grade.wording.counts import counted
from peel_grade.wording.terms import THAN, listed, number_word, show_number, words

_BASES = {
    "published": "the sources state it",
    "comparator": "compared with England and Wales, with other forces or with an earlier year",
    "judgement": "a judgement of the authors, for want of a published threshold",
}


class Phrase(NamedTuple):
    """A condition in words. That of a leaf has the text of its `subject`; that of a group has `members` after its
    `text`.
    """

    text: str
    subject: str = ""
    members: tuple["Phrase", ...] = ()
    joint: str = ""


def sentence(condition: Condition, book: Rulebook) -> str:
    """The condition in one line; brackets hold together what belongs together."""
    return _line(phrase(condition, book))


def capital(text: str) -> str:
    """A fragment as a sentence or a heading begins."""
    return text[:1].upper() + text[1:]


def _line(phrase: Phrase) -> str:
    if not phrase.members:
        return phrase.text
    parts = [f"({_line(member)})" if member.members else _line(member) for member in phrase.members]
    if phrase.joint:
        return f"; {phrase.joint} ".join(parts)
    return f"{phrase.text}: {'; '.join(parts)}"


def phrase(condition: Condition, book: Rulebook) -> Phrase:
    """The condition as a tree of words."""
    if isinstance(condition, Leaf):
        return Phrase(_leaf(condition, book), condition.subject)
    members, count = condition.members, len(condition.members)
    if count == 1:
        return phrase(_opposite(members[0]) if condition.negated else members[0], book)
    if not condition.negated and (earlier := _earlier_grades(condition, book)):
        return earlier
    inside = tuple(phrase(member, book) for member in members)
    if condition.negated:
        lead = "none of these holds"
        if condition.needed > 1:
            lead = f"fewer than {number_word(condition.needed)} of these hold"
        return Phrase(lead, "", inside)
    if condition.needed == count:
        return Phrase("both of these hold" if count == 2 else "all of these hold", "", inside, "and")
    if condition.needed == 1:
        return Phrase("one or both of these hold" if count == 2 else "one or more of these hold", "", inside, "or")
    return Phrase(f"at least {number_word(condition.needed)} of these {number_word(count)} hold", "", inside)


def _opposite(condition: Condition) -> Condition:
    if isinstance(condition, Group):
        return condition._replace(negated=not condition.negated)
    if condition.operator == "between":
        text, _, low, high = condition
        return Group(1, (Leaf(text, "below", low), Leaf(text, "above", high)))
    return Leaf(condition.subject, OPPOSITE[condition.operator], condition.low)


def _earlier_grades(group: Group, book: Rulebook) -> Phrase | None:
    """Several earlier grades, any of which will do, as one phrase."""
    leaves = [member for member in group.members if isinstance(member, Leaf)]
    texts = {leaf.subject for leaf in leaves}
    if group.needed != 1 or len(leaves) != len(group.members) or len(texts) != 1:
        return None
    match subject(leaves[0].subject):
        case PreviousGrade(question):
            grades = (words(GRADES[int(leaf.low) - 1]) for leaf in leaves)
            return Phrase(_earlier(question, listed(grades, "or"), book), leaves[0].subject)
    return None


def _earlier(question: str, grades: str, book: Rulebook) -> str:
    return f"the earlier grade for “{book.questions[question].title}” was {grades}"


def _leaf(leaf: Leaf, book: Rulebook) -> str:
    wanted = asks_true(leaf)
    match subject(leaf.subject):
        case Flag(name):
            return book.flags[name].holds if wanted else book.flags[name].fails
        case Finding(rule):
            return f"it is {'' if wanted else 'not '}found that {reason(book.rules[rule])}"
        case Repeated():
            asked = "an earlier inspection already asked" if wanted else "no earlier inspection asked"
            return f"{asked} for the same improvement"
        case PreviousGrade(question):
            return _earlier(question, words(GRADES[int(leaf.low) - 1]), book)
        case Count() as spec:
            return counted(leaf, spec, book)
        case Indicator(name, aspect):
            return _figure(leaf, name, aspect, book)
        case Part():
            raise ValueError(f"a part of a condition has no words of its own: {leaf.subject}")
        case _ as other:
            assert_never(other)


def reason(rule: Rule) -> str:
    """The rule's reason without a force: an ellipsis stands where the force's figure will."""
    return re.sub(r"\{\w+\}", "…", rule.because) if "{" in rule.because else rule.because


def conclusion(rule: Rule) -> str:
    """What the rule concludes: `a serious weakness`, `a cause of concern`."""
    return f"a {f'{rule.weight} ' if rule.weight else ''}{words(rule.kind)}"


def basis(rule: Rule) -> str:
    """Where the threshold of the rule comes from, in words."""
    return f"{rule.basis}: {_BASES[rule.basis]}"


def _figure(leaf: Leaf, name: str, aspect: Aspect, book: Rulebook) -> str:
    entry = book.indicators[name]
    figure = f"the figure for “{entry.label}”"
    match aspect:
        case Aspect.SUPPLIED:
            return f"the force {'could' if asks_true(leaf) else 'could not'} supply {figure}"
        case Aspect.RANK:
            return f"{figure} is among the {'highest' if leaf.low == 1 else 'lowest'} quarter of forces"
        case Aspect.AGAINST_ENGLAND_AND_WALES:
            benchmark = book.england_and_wales.get(name)
            beside = f" ({show_number(benchmark.value)})" if benchmark else ""
            return f"{figure} is {_difference(leaf, 'above', 'below')} that for England and Wales{beside}"
        case Aspect.AGAINST_PREVIOUS:
            return f"{figure} is {_difference(leaf, 'up', 'down', 'on')} the previous figure"
        case Aspect.VALUE:
            return _bounded(leaf, entry)
        case _ as other:
            assert_never(other)


def _bounded(leaf: Leaf, entry: CatalogueIndicator) -> str:
    """A bound on the figure itself, in the entry's own sentence."""
    if "changed by {value} percent" in entry.statement and (changed := _change(leaf)):
        return entry.statement.replace("changed by {value} percent", changed)
    return entry.statement.replace("{value}", _bound(leaf, countable=entry.unit == "count"))


def _difference(leaf: Leaf, over: str, under: str, preposition: str = "") -> str:
    """How far from another figure: `25% or more below`."""
    amount, tail = show_number(abs(leaf.low)), f" {preposition}" if preposition else ""
    if leaf.operator == "between":
        return f"between {show_number(leaf.low)}% and {show_number(leaf.high)}% different from"
    upward = leaf.operator in ("at_least", "above")
    direction = over if upward else under
    if leaf.low == 0:
        level = " or level with" if leaf.operator in ("at_least", "at_most") else ""
        return f"{direction}{tail}{level}"
    if (leaf.low > 0) != upward:
        return f"less than {amount}% {under if upward else over}{tail}, or not at all,"
    far = f"{amount}% or more" if leaf.operator in ("at_least", "at_most") else f"more than {amount}%"
    return f"{far} {direction}{tail}"


def _change(leaf: Leaf) -> str | None:
    """A bound on a change as a rise or a fall, where it is one."""
    amount = show_number(abs(leaf.low))
    match leaf.operator:
        case "at_least" if leaf.low > 0:
            return f"rose by {amount} percent or more"
        case "above" if leaf.low >= 0:
            return f"rose by more than {amount} percent" if leaf.low else "rose"
        case "at_most" if leaf.low < 0:
            return f"fell by {amount} percent or more"
        case "below" if leaf.low <= 0:
            return f"fell by more than {amount} percent" if leaf.low else "fell"
        case "at_least" if leaf.low == 0:
            return "rose or stayed level"
        case "at_most" if leaf.low == 0:
            return "fell or stayed level"
        case _:
            return None


def _bound(leaf: Leaf, countable: bool) -> str:
    low = show_number(leaf.low)
    match leaf.operator:
        case "at_least" if countable:
            return f"{low} or more"
        case "at_most" if countable:
            return f"{low} or fewer" if leaf.low else "no"
        case "below" if countable:
            return f"fewer than {low}" if leaf.low != 1 else "no"
        case "between":
            return low if leaf.low == leaf.high else f"between {low} and {show_number(leaf.high)}"
        case _:
            return f"{THAN[leaf.operator]} {low}"
