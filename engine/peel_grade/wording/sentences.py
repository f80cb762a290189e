"""Conditions in English: what a rule tests and concludes, for people who read no YAML.

A condition becomes a `Phrase`, a tree that a page can show as nested lists;
`sentence` writes the same in one line. Sentences are fragments: lower case at
the start, no full stop, with the labels and sentences of the catalogue.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple, assert_never

from peel_grade.rulebook.conditions import OPPOSITE, Condition, Leaf, Number, amount, asks_true, holds, leaves
from peel_grade.rulebook.framework import Framework, article
from peel_grade.rulebook.model import Flag as CatalogueFlag
from peel_grade.rulebook.model import GradeRule, Parameter, Property, Rule, Rulebook
from peel_grade.rulebook.model import Indicator as CatalogueIndicator
from peel_grade.rulebook.subjects import Aspect, Count, Finding, Flag, Indicator, Part, PreviousGrade, Repeated, subject
from peel_grade.wording.counts import always, counted
from peel_grade.wording.degrees import DEGREES, asked
from peel_grade.wording.terms import THAN, denied, listed, number_word, show_number, words


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


def deciding(rule: GradeRule, book: Rulebook) -> Phrase:
    """When a grade rule decides, for who reads it after those above it in its list."""
    told = phrase(rule.when, book)
    return told._replace(text="no rule above decides") if always(rule.when) else told


def _line(phrase: Phrase) -> str:
    if not phrase.members:
        return phrase.text
    parts = [f"({_line(member)})" if member.members else _line(member) for member in phrase.members]
    if phrase.joint:
        return f"; {phrase.joint} ".join(parts)
    return f"{phrase.text}: {'; '.join(parts)}"


def phrase(condition: Condition, book: Rulebook) -> Phrase:
    """The condition as a tree of words."""
    return _phrase(condition, book, wanted=True)


def _phrase(condition: Condition, book: Rulebook, *, wanted: bool) -> Phrase:
    """The condition, or (not `wanted`) its opposite, as a tree of words."""
    if (few := _one_of_few(condition, book)) is not None:
        return Phrase(few.text(wanted=wanted), next(leaves(condition)).subject)
    if isinstance(condition, Leaf):
        return Phrase(_leaf(condition, book, wanted=wanted), condition.subject)
    members, count = condition.members, len(condition.members)
    if count == 1:
        return _phrase(members[0], book, wanted=wanted != condition.negated)
    inside = tuple(_phrase(member, book, wanted=True) for member in members)
    if condition.negated == wanted:
        if condition.needed == 1:
            return Phrase("none of these holds", "", inside)
        if condition.needed == count:
            return Phrase("not both of these hold" if count == 2 else "not all of these hold", "", inside)
        return Phrase(f"fewer than {number_word(condition.needed)} of these hold", "", inside)
    if condition.needed == count:
        return Phrase("both of these hold" if count == 2 else "all of these hold", "", inside, "and")
    if condition.needed == 1:
        return Phrase("one or both of these hold" if count == 2 else "one or more of these hold", "", inside, "or")
    return Phrase(f"at least {number_word(condition.needed)} of these {number_word(count)} hold", "", inside)


class _Few(NamedTuple):
    """A condition on something that has one of a few values: all of these, and those on which it holds."""

    values: tuple[Number, ...]
    true: frozenset[Number]
    says: Callable[[list[Number], list[Number]], str]
    """Puts the values on which something holds, and those on which it does not, into words."""

    def text(self, *, wanted: bool) -> str:
        """The condition, or (not `wanted`) its opposite, in words."""
        among = [value for value in self.values if (value in self.true) == wanted]
        return self.says(among, [value for value in self.values if value not in among])


def _one_of_few(condition: Condition, book: Rulebook) -> _Few | None:
    """What a condition says of one flag, of one earlier grade, or of one rank, alone; None for any other condition."""
    if isinstance(condition, Leaf):
        match subject(condition.subject):
            case Flag(name, Aspect.VALUE):
                values: tuple[Number, ...] = tuple(map(amount, DEGREES))
                says: Callable[[list[Number], list[Number]], str] = partial(_degrees, book.flags[name])
            case PreviousGrade(question):
                graded = enumerate(book.framework.grades, start=1)
                grades: dict[Number, str] = {place: grade.said for place, grade in graded}
                values = tuple(grades)
                says = partial(_earlier, f"the earlier grade for “{book.questions[question].title}”", grades)
            case Indicator(name, Aspect.RANK):
                ranks = _ranks(book.framework)
                values, says = tuple(ranks), partial(_ranked, _figure(name, book), ranks)
            case _:
                return None
        return _Few(values, frozenset(value for value in values if holds(condition, value)), says)
    # one of several, or none of them; what needs more than one to hold at once is left as it is written
    if condition.needed > 1 or len({leaf.subject for leaf in leaves(condition)}) > 1:
        return None
    inside = [few for member in condition.members if (few := _one_of_few(member, book)) is not None]
    if len(inside) != len(condition.members):
        return None
    true: frozenset[Number] = frozenset().union(*(few.true for few in inside))
    return inside[0]._replace(true=frozenset(inside[0].values) - true if condition.negated else true)


def _degrees(flag: CatalogueFlag, among: list[Number], _rest: list[Number]) -> str:
    return asked(flag, among)


def _earlier(grade: str, says: Mapping[Number, str], among: list[Number], rest: list[Number]) -> str:
    """`the earlier grade for “x” was poor or fair`; of more than half of the scale, what it was not."""
    if among and (len(among) <= len(rest) or not rest):
        return f"{grade} was {listed((says[value] for value in among), 'or')}"
    return f"{grade} was {denied([says[value] for value in rest])}"


def _ranked(figure: str, says: Mapping[Number, str], among: list[Number], rest: list[Number]) -> str:
    told = [says[value] for value in among], [says[value] for value in rest]
    return f"{figure} is {listed(told[0], 'or') if among and len(rest) != 1 else denied(told[1])}"


def _leaf(leaf: Leaf, book: Rulebook, *, wanted: bool) -> str:
    """A comparison, or (not `wanted`) its opposite, in words."""
    if not wanted and leaf.operator != "between":
        leaf, wanted = leaf._replace(operator=OPPOSITE[leaf.operator]), True
    match subject(leaf.subject):
        case Flag(name, Aspect.SUPPLIED):
            could = "could" if asks_true(leaf) else "could not"
            return f"the {book.framework.words.subject.one} {could} show whether {book.flags[name].holds}"
        case Finding(rule):
            return f"it is {'' if asks_true(leaf) else 'not '}found that {reason(book.rules[rule])}"
        case Repeated():
            asked = "an earlier inspection already asked" if asks_true(leaf) else "no earlier inspection asked"
            return f"{asked} for the same improvement"
        case Count() as spec:
            return counted(leaf, spec, book, wanted=wanted)
        case Indicator() as compared:
            return _measured(leaf, compared, book, wanted=wanted)
        case Flag() | PreviousGrade() | Part() as other:
            raise ValueError(f"it has no words as a leaf of its own: {other}")
        case _ as other:
            assert_never(other)


def reason(rule: Rule) -> str:
    """The rule's reason without a force: an ellipsis stands where the force's figure will."""
    return re.sub(r"\{\w+\}", "…", rule.because) if "{" in rule.because else rule.because


def conclusion(rule: Rule, framework: Framework) -> str:
    """What the rule concludes: `a grave weakness`, `a cause of concern`."""
    named = kind_said(rule, framework)
    return f"{article(named)} {named}"


def kind_said(rule: Rule, framework: Framework) -> str:
    """The kind and weight of what the rule concludes: `grave weakness`, `cause of concern`."""
    if rule.kind == "cause_of_concern":
        return framework.words.concern.one
    return f"{words(rule.weight)} {rule.kind}" if rule.weight else rule.kind


def parameters_of(conditions: Iterable[Condition], book: Rulebook) -> list[Parameter]:
    """The parameters that conditions name, each once."""
    named = (name for condition in conditions for leaf in leaves(condition) for name in leaf.parameters)
    return [book.parameters[name] for name in dict.fromkeys(named)]


def parameter_said(parameter: Parameter) -> str:
    """The value of a parameter, since when it holds, and what it is: `50 from 2017-04-01, so many visits are …`."""
    since = f" from {parameter.since}" if parameter.since else ""
    return f"{parameter_value(parameter)}{since}: {parameter.title}"


def parameter_value(parameter: Parameter) -> str:
    """The value of a parameter: `50`, or of a difference in percent `25%`."""
    return f"{show_number(parameter.value)}{'%' if parameter.difference else ''}"


def basis(rule: Rule | Parameter | Property, framework: Framework) -> str:
    """Where the threshold of a rule or parameter comes from, in words."""
    others = [comparator.title for comparator in framework.benchmarks.values()]
    others.append(f"with other {framework.words.subject.many}" if others else f"other {framework.words.subject.many}")
    bases = {
        "published": "the sources state it",
        "comparator": f"compared with {', '.join(others)} or with an earlier year",
        "judgement": "a judgement of the authors, for want of a published threshold",
    }
    return f"{rule.basis}: {bases[rule.basis]}"


def _ranks(framework: Framework) -> dict[Number, str]:
    """What the ranks of a figure are called, by their numbers, the highest first; several between count alike."""
    told: dict[Number, list[str]] = {}
    for rank, place in framework.rank_places().items():
        told.setdefault(place, []).append(framework.ranks[rank])
    return {place: listed(says, "or") for place, says in told.items()}


def _figure(name: str, book: Rulebook) -> str:
    return f"the figure for “{book.indicators[name].label}”"


def _measured(leaf: Leaf, compared: Indicator, book: Rulebook, *, wanted: bool) -> str:
    figure, framework, entry = _figure(compared.name, book), book.framework, book.indicators[compared.name]
    match compared.aspect:
        case Aspect.SUPPLIED:
            return f"the {framework.words.subject.one} {'could' if asks_true(leaf) else 'could not'} supply {figure}"
        case Aspect.AGAINST_BENCHMARK:
            benchmark = book.benchmark(compared.benchmark, compared.name)
            beside = f" ({show_number(benchmark.value)})" if benchmark else ""
            title = framework.benchmarks[compared.benchmark].title
            return f"{figure} is {_difference(leaf, 'above', 'below', wanted=wanted)} that for {title}{beside}"
        case Aspect.AGAINST_PREVIOUS:
            return f"{figure} is {_difference(leaf, 'up on', 'down on', wanted=wanted)} the previous figure"
        case Aspect.VALUE:
            return _bounded(leaf, entry, whole=framework.units[entry.unit].whole, wanted=wanted)
        case Aspect.RANK:
            raise ValueError(f"it has no words as a leaf of its own: {leaf}")
        case _ as other:
            assert_never(other)


def _bounded(leaf: Leaf, entry: CatalogueIndicator, *, whole: bool, wanted: bool) -> str:
    """A bound on the figure itself, in the entry's own sentence."""
    if "changed by {value} percent" in entry.statement and (changed := _change(leaf)):
        return entry.statement.replace("changed by {value} percent", changed)
    return entry.statement.replace("{value}", _bound(leaf, countable=whole, wanted=wanted))


def _difference(leaf: Leaf, over: str, under: str, *, wanted: bool) -> str:
    """How far from another figure: `25% or more below`."""
    if leaf.operator == "between":
        ends = [_distance(end, over, under) for end in (leaf.low, leaf.high)]
        return f"{'' if wanted else 'not '}between {ends[0]} and {ends[1]}"
    upward, amount = leaf.operator in ("at_least", "above"), f"{show_number(abs(leaf.low))}%"
    inclusive = leaf.operator in ("at_least", "at_most")
    if leaf.low == 0:
        return f"{over if upward else under}{' or level with' if inclusive else ''}"
    if (leaf.low > 0) == upward:
        return f"{f'{amount} or more' if inclusive else f'more than {amount}'} {over if upward else under}"
    # a bound on the other side of level: what is denied is the distance beyond it
    return f"not {f'more than {amount}' if inclusive else f'{amount} or more'} {under if upward else over}"


def _distance(end: Number, over: str, under: str) -> str:
    return f"{show_number(abs(end))}% {over if end > 0 else under}" if end else "level with"


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
        case "at_least":
            return f"did not fall by more than {amount} percent"
        case "above":
            return f"did not fall by {amount} percent or more"
        case "at_most":
            return f"did not rise by more than {amount} percent"
        case "below":
            return f"did not rise by {amount} percent or more"
        case "between":
            return None


def _bound(leaf: Leaf, *, countable: bool, wanted: bool) -> str:
    low, high = show_number(leaf.low), show_number(leaf.high)
    match leaf.operator:
        case "at_least" if countable:
            return f"{low} or more"
        case "at_most" if countable:
            return f"{low} or fewer" if leaf.low else "no"
        case "below" if countable:
            return f"fewer than {low}" if leaf.low != 1 else "no"
        case "between" if not wanted:
            return f"{'fewer' if countable else 'less'} than {low} or more than {high}"
        case "between":
            return low if leaf.low == leaf.high else f"between {low} and {high}"
        case _:
            return f"{THAN[leaf.operator]} {low}"
