"""Which entries of two rulebooks are the same under another name, and a rulebook's entries with other names in them."""

import json
from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple, TypeAlias

from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Condition, Leaf
from peel_grade.rulebook.model import (
    Area,
    Derived,
    Excepted,
    Flag,
    GradeRule,
    Indicator,
    Parameter,
    Property,
    Question,
    Remark,
    Rule,
    Theme,
)
from peel_grade.rulebook.subjects import subject

_ALIKE = 0.8
"""How much of an entry must stand in another, from 0 to 1, for it to be the same under another name."""
_MOST_COMPARED = 10_000
"""Of so many pairs of a name that is gone and one that is new it is looked how alike they are."""

Entry: TypeAlias = Any
"""An entry of a rulebook: a rule, an indicator, a grade rule..."""


class Names(NamedTuple):
    """Other names for what is named, by kind."""

    rule: Mapping[str, str] = {}
    area: Mapping[str, str] = {}
    indicator: Mapping[str, str] = {}
    flag: Mapping[str, str] = {}
    parameter: Mapping[str, str] = {}
    theme: Mapping[str, str] = {}
    question: Mapping[str, str] = {}
    listed: Mapping[str, str] = {}
    """Of the grade rules or remarks of one list."""

    def of(self, kind: str) -> Mapping[str, str]:
        """The names of a kind; none of a kind whose names stand in no other entry."""
        found: Mapping[str, str] = getattr(self, kind) if kind in self._fields else {}
        return found

    def with_kind(self, kind: str, names: Mapping[str, str]) -> "Names":
        """The same with more names of a kind, if they stand in other entries or are its own."""
        return self._replace(**{kind: {**self.of(kind), **names}}) if kind in self._fields else self

    def only(self, wanted: Callable[[str, str], bool]) -> "Names":
        """Those whose kind and old name are wanted."""
        return Names(*({old: new for old, new in self.of(kind).items() if wanted(kind, old)} for kind in self._fields))

    def reversed(self) -> "Names":
        """The old names for the new ones."""
        return Names(*({new: old for old, new in self.of(kind).items()} for kind in self._fields))


def with_names(entry: Entry, names: Names) -> Entry:
    """The entry with other names for itself and for what it refers to."""
    if not any(names):
        return entry
    match entry:
        case Rule():
            return entry._replace(
                id=_other(entry.id, names.rule),
                question=_other(entry.question, names.question),
                theme=None if entry.theme is None else _other(entry.theme, names.theme),
                when=_condition(entry.when, names),
                unless=None if entry.unless is None else _condition(entry.unless, names),
                area=None if entry.area is None else _other(entry.area, names.area),
                because=_reason(entry.because, names),
            )
        case Area():
            return entry._replace(id=_other(entry.id, names.area), question=_other(entry.question, names.question))
        case Indicator():
            return entry._replace(
                id=_other(entry.id, names.indicator),
                question=_other(entry.question, names.question),
                theme=None if entry.theme is None else _other(entry.theme, names.theme),
                not_to_be_confused_with=_others(entry.not_to_be_confused_with, names),
                not_more_than=None if entry.not_more_than is None else _other(entry.not_more_than, names.indicator),
                derived=None
                if entry.derived is None
                else Derived(*(_other(part, names.indicator) for part in entry.derived)),
            )
        case Flag():
            return entry._replace(
                id=_other(entry.id, names.flag),
                question=_other(entry.question, names.question),
                theme=None if entry.theme is None else _other(entry.theme, names.theme),
                not_to_be_confused_with=_others(entry.not_to_be_confused_with, names),
                excludes=tuple(_other(name, names.flag) for name in entry.excludes),
                implies=tuple(_other(name, names.flag) for name in entry.implies),
            )
        case Parameter():
            return entry._replace(id=_other(entry.id, names.parameter))
        case Theme():
            return entry._replace(id=_other(entry.id, names.theme), question=_other(entry.question, names.question))
        case Question():
            return entry._replace(id=_other(entry.id, names.question))
        case Property():
            whenever = None if entry.whenever is None else _condition(entry.whenever, names)
            return entry._replace(whenever=whenever, holds=_condition(entry.holds, names))
        case Excepted():
            every = [getattr(names, kind) for kind in names._fields]
            return entry._replace(
                of=tuple(_renamed(name, every) for name in entry.of),
                places=tuple(_renamed(name, [names.theme, names.question]) for name in entry.places),
            )
        case GradeRule() | Remark():
            named = entry._replace(id=_other(entry.id, names.listed), when=_condition(entry.when, names))
            if isinstance(named, GradeRule):  # what it is for is a theme or a question
                of = tuple(_other(_other(name, names.theme), names.question) for name in named.of)
                return named._replace(of=of)
            return named
    return entry


def _other(name: str, names: Mapping[str, str]) -> str:
    return names.get(name, name)


def _renamed(name: str, kinds: Iterable[Mapping[str, str]]) -> str:
    """A name of one of several kinds under its other name."""
    return next((names[name] for names in kinds if name in names), name)


def _others(entries: tuple[tuple[str, str], ...], names: Names) -> tuple[tuple[str, str], ...]:
    """What is said of other entries, under their other names."""
    return tuple((_other(_other(name, names.indicator), names.flag), text) for name, text in entries)


def _reason(because: str, names: Names) -> str:
    for old, new in names.indicator.items():
        because = because.replace(f"{{{old}}}", f"{{{new}}}")
    return because


def _condition(condition: Condition, names: Names) -> Condition:
    if isinstance(condition, Leaf):
        return condition._replace(
            subject=_subject(condition.subject, names),
            low_parameter=_other(condition.low_parameter, names.parameter),
            high_parameter=_other(condition.high_parameter, names.parameter),
        )
    return condition._replace(members=tuple(_condition(member, names) for member in condition.members))


def _subject(text: str, names: Names) -> str:
    match subject(text):
        case subjects.Indicator(name) as found:
            return str(found._replace(name=_other(name, names.indicator)))
        case subjects.Flag(name) as found:
            return str(found._replace(name=_other(name, names.flag)))
        case subjects.Finding(rule):
            return str(subjects.Finding(_other(rule, names.rule)))
        case subjects.Repeated(area):
            return str(subjects.Repeated(_other(area, names.area)))
        case subjects.PreviousGrade(question):
            return str(subjects.PreviousGrade(_other(question, names.question)))
        case subjects.Count() as count:
            titled = names.of(count.of.removesuffix("s"))
            return str(count._replace(named=tuple(_other(name, titled) for name in count.named)))
    return text


def same(gone: Mapping[str, Entry], new: Mapping[str, Entry], names: Callable[[str], Names]) -> dict[str, str]:
    """For names that are gone those under which the same entry stands now: the same but for its name, or nearly.

    `names` gives, for a name, what leaves it out of its entry and gives the other names in it that are known.
    """
    left, right = ({name: with_names(entry, names(name)) for name, entry in side.items()} for side in (gone, new))
    found: dict[str, str] = {}
    for old, entry in left.items():
        other = next((name for name, each in right.items() if each == entry and name not in found.values()), None)
        if other is not None:
            found[old] = other
    texts = [
        {name: text for name, entry in side.items() if name not in paired and (text := _content(entry))}
        for side, paired in ((left, found.keys()), (right, set(found.values())))
    ]
    if len(texts[0]) * len(texts[1]) <= _MOST_COMPARED:
        found |= _nearly(*texts)
    return found


def _content(entry: Entry) -> str:
    """What an entry says, without what many others share; empty for an entry that says too little to be known by it."""
    match entry:
        case Rule():
            return json.dumps((entry.when, entry.unless, entry.because, entry.rationale))
        case Area():
            return entry.text
        case Indicator():
            return json.dumps((entry.label, entry.statement, entry.definition))
        case Flag():
            return json.dumps((entry.label, entry.holds, entry.fails, entry.definition, entry.criteria))
        case GradeRule():
            return json.dumps((entry.grade, entry.when, entry.because))
    return ""


def _nearly(left: Mapping[str, str], right: Mapping[str, str]) -> dict[str, str]:
    """Pairs of texts that are much alike, the most alike first; each text is in one pair."""
    alike: list[tuple[float, str, str]] = []
    matcher = SequenceMatcher(autojunk=False)
    for new, text in right.items():
        matcher.set_seq2(text)
        for old, other in left.items():
            matcher.set_seq1(other)
            bounds = matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio
            if all(ratio() >= _ALIKE for ratio in bounds):
                alike.append((-matcher.ratio(), old, new))
    found: dict[str, str] = {}
    for _, old, new in sorted(alike):
        if old not in found and new not in found.values():
            found[old] = new
    return found
