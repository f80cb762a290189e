"""What a draft says, item by item, in two rulebooks: findings, suggested areas, grades."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Literal, TypeAlias

from peel_grade.files.record import Record
from peel_grade.grades.results import Assessment
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rule, Rulebook

Kind: TypeAlias = Literal["finding", "area", "theme", "question", "overall", "remark"]
KINDS: tuple[Kind, ...] = ("finding", "area", "theme", "question", "overall", "remark")
"""In the order in which they follow from each other."""

_ABSENT = "absent"


class Output(Record):
    """One thing that drafts say: by the id that each of two rulebooks has for it, None where one has no such thing.

    `alike`: what both say, where they say it, is the same; else a finding is of another place, as grave as it was not,
    or a reason for another area.
    """

    kind: Kind
    names: tuple[str | None, str | None]
    alike: bool = True

    @property
    def name(self) -> str:
        """What the first that has it calls it; of the overall grade it is empty."""
        return next(name for name in self.names if name is not None)


Renamed: TypeAlias = Mapping[str, Mapping[str, str]]
"""By kind of output, the ids of one rulebook that are others in the other, beside those that say so themselves."""
_NONE: Renamed = FrozenDict()


def outputs(one: Rulebook, other: Rulebook, renamed: Renamed = _NONE) -> Iterator[Output]:
    """All that drafts by one rulebook or the other say."""
    parts: tuple[tuple[Kind, Callable[[Rulebook], Collection[str]]], ...] = (
        ("finding", lambda book: book.rules),
        ("area", lambda book: book.areas),
        ("theme", lambda book: book.themes),
        ("question", lambda book: [name for name, each in book.questions.items() if each.graded]),
        ("remark", remarks),
    )

    def counterparts(kind: Kind, here: Collection[str], there: Collection[str]) -> dict[str, str]:
        return dict(_counterparts(here, there, one, other, renamed.get(kind, {})))

    areas = counterparts("area", one.areas, other.areas)
    for kind, names_in in parts:
        here, there = names_in(one), names_in(other)
        called = counterparts(kind, here, there)
        for name in here:
            same = kind != "finding" or name not in called or _alike(one.rules[name], other.rules[called[name]], areas)
            yield Output(kind, (name, called.get(name)), same)
        taken = set(called.values())
        yield from (Output(kind, (None, name)) for name in there if name not in taken)
    if one.graded_overall or other.graded_overall:
        yield Output("overall", ("", ""))


def remarks(book: Rulebook) -> list[str]:
    """What may be said beside the overall grade: the id of each other way to it, and of each remark on precedents."""
    return [*book.overall_alternatives, *(each.id for each in book.no_precedent)]


def _counterparts(
    here: Collection[str], there: Collection[str], one: Rulebook, other: Rulebook, renamed: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """What names in one rulebook are called in the other: the same, or what replaced it."""
    earlier = {new: old for old, new in one.replaced.items()}
    for name in here:
        for called in (name, other.replaced.get(name), earlier.get(name), renamed.get(name)):
            if called is not None and called in there and (called == name or called not in here):
                yield name, called
                break


def _alike(here: Rule, there: Rule, areas: Mapping[str, str]) -> bool:
    """Whether two rules conclude the same."""
    area = None if here.area is None else areas.get(here.area, here.area)
    said = here.question, here.theme, here.kind, here.weight, area
    return said == (there.question, there.theme, there.kind, there.weight, there.area)


def drafted(output: Output, assessments: Collection[Assessment]) -> tuple[str, str]:
    """What two drafts say of it, in a word each; of findings that are as grave, what else they say otherwise."""
    one, other = (_word(output.kind, name, each) for name, each in zip(output.names, assessments, strict=True))
    if one == other != _ABSENT and not output.alike:
        rules = [
            each.book.rules[name] for name, each in zip(output.names, assessments, strict=True) if name is not None
        ]
        one, other = (f"{one} of {rule.theme or rule.question}, {_reason(rule)}" for rule in rules)
    return one, other


def _reason(rule: Rule) -> str:
    return f"a reason for {rule.area}" if rule.area else "a reason for nothing"


def _word(kind: Kind, name: str | None, assessment: Assessment) -> str:
    if name is None:
        return _ABSENT
    match kind:
        case "finding":
            rule = assessment.book.rules[name]
            holds = assessment.verdicts.get(name) is True
            return " ".join(filter(None, (rule.weight, rule.kind))) if holds else _ABSENT
        case "area":
            area = assessment.areas.get(name)
            return "suggested" if area is not None and area.suggested else _ABSENT
        case "theme":
            question = assessment.book.themes[name].question
            return assessment.questions[question].themes[name].grade.draft
        case "question":
            return assessment.questions[name].grade.draft
        case "overall":
            return assessment.overall.grade.draft
        case "remark":
            said = {each.id for each in assessment.book.no_precedent if each.because in assessment.overall.no_precedent}
            return assessment.overall.borderline.get(name, "said" if name in said else _ABSENT)
