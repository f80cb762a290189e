"""What two force files record otherwise, piece by piece."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from peel_grade.findings.engines import Engines
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence, PreviousArea, PreviousGrade
from peel_grade.rulebook.model import Rulebook

How: TypeAlias = Literal["added", "gone", "changed"]
Row: TypeAlias = IndicatorEvidence | FlagEvidence | PreviousArea | PreviousGrade | Literal[True] | None
_NOTHING: Mapping[str, Any] = {
    "indicator": IndicatorEvidence(status="not_recorded"),
    "flag": FlagEvidence(status="not_recorded"),
}
_GRADED = ("grade", "year")
_REMARKS = ("period", "sample", "source", "note", "doubtful", "allow")
"""Fields that no rule asks for."""


class Side(NamedTuple):
    """One of the two drafts: the force, and the engines by which it is graded; `name` is how its file is named."""

    name: str
    force: Force
    engines: Engines

    @property
    def book(self) -> Rulebook:
        """The rulebook by which it is graded."""
        return self.engines.compiled.book

    def inspected(self, question: str) -> bool:
        """Whether a question was inspected."""
        return self.force.inspected is None or question in self.force.inspected


class Change(NamedTuple):
    """What can be otherwise by itself: one entry of evidence, what an earlier inspection said, the rulebook.

    Between the strata also a finding, the grade of a theme or question, how much evidence is recorded.
    """

    kind: Literal[
        "indicator", "flag", "previous_area", "previous_complete", "previous_grade", "inspected", "rulebook",
        "finding", "theme", "question", "recorded",
    ]  # fmt: skip
    name: str

    @property
    def id(self) -> str:
        """A short name, different from those of all other changes."""
        return f"{self.kind}:{self.name}" if self.name else self.kind


class Recorded(NamedTuple):
    """What both sides record of one thing, where that is not the same; None where a side records nothing.

    `how` is whether it is added, gone or changed; `differs` the fields of the force file that are otherwise. `counts`
    is False where that is the source, the note or another remark alone: no rule asks for these.
    """

    change: Change
    how: How
    differs: tuple[str, ...]
    counts: bool
    was: Row
    now: Row


RULEBOOK = Change("rulebook", "")
"""That the one is graded by another rulebook than the other."""


def recorded(was: Side, now: Side) -> list[Recorded]:
    """All that is recorded otherwise, in the order of the catalogue."""
    return [*_entries(was, now), *_previous(was, now), *_inspected(was, now)]


def one_book(was: Side, now: Side) -> bool:
    """Whether both are graded by the same rulebook."""
    return was.book.sha256 == now.book.sha256


def _entries(was: Side, now: Side) -> Iterator[Recorded]:
    seen = set()
    for book in (now.book, was.book):
        for kind, entries, rows in (
            ("indicator", book.indicators, (was.force.indicators, now.force.indicators)),
            ("flag", book.flags, (was.force.flags, now.force.flags)),
        ):
            for name, entry in entries.items():
                if (kind, name) in seen or entry.retired or name in book.replaced:
                    continue
                seen.add((kind, name))
                before, after = (side.get(name, _NOTHING[kind]) for side in rows)
                change = Change(kind, name)  # type: ignore[arg-type]  # one of the kinds
                if before != after and (found := _rows(change, before, after)):
                    yield found


def _rows(change: Change, before: Any, after: Any) -> Recorded | None:
    """How two rows of an entry differ."""
    there = [row.status != "not_recorded" for row in (before, after)]
    sides = [row if is_there else None for row, is_there in zip((before, after), there, strict=True)]
    if there == [False, True]:
        return Recorded(change, "added", (), True, *sides)
    if there == [True, False]:
        return Recorded(change, "gone", (), True, *sides)
    differs = [_key(field) for field in before._fields if getattr(before, field) != getattr(after, field)]
    if "benchmarks" in differs:
        one, other = before.benchmarks, after.benchmarks
        differs.remove("benchmarks")
        differs += [name for name in dict.fromkeys([*other, *one]) if one.get(name) != other.get(name)]
    if not differs or (not any(there) and not {"note", "source"}.intersection(differs)):
        return None
    counts = any(there) and any(field not in _REMARKS for field in differs)
    return Recorded(change, "changed", tuple(differs), counts, before, after)


def _key(field: str) -> str:
    """A field as force files write it."""
    return field.rstrip("_")


def _previous(was: Side, now: Side) -> Iterator[Recorded]:
    one, other = was.force, now.force
    for question in dict.fromkeys([*other.previous_grades, *one.previous_grades]):
        counting = _GRADED if any(question in side.book.questions for side in (was, now)) else ()
        sides = (each.previous_grades.get(question) for each in (one, other))
        yield from _other(Change("previous_grade", question), *sides, counting=counting)
    areas = [{row.area: row for row in reversed(side.previous_areas)} for side in (one, other)]
    for area in dict.fromkeys([*(row.area for row in other.previous_areas), *(row.area for row in one.previous_areas)]):
        yield from _other(Change("previous_area", area), areas[0].get(area), areas[1].get(area), counting=("area",))
    if one.previous_complete != other.previous_complete:
        yield Recorded(
            Change("previous_complete", ""), "added" if other.previous_complete else "gone", (), True,
            one.previous_complete or None, other.previous_complete or None,
        )  # fmt: skip


def _other(change: Change, before: Any, after: Any, *, counting: tuple[str, ...]) -> Iterator[Recorded]:
    """How two rows differ of which each may be missing; the fields that are `counting` are those that rules ask for."""
    if before == after:
        return
    if before is None or after is None:
        yield Recorded(change, "added" if before is None else "gone", (), bool(counting), before, after)
        return
    differs = tuple(field for field in before._fields if getattr(before, field) != getattr(after, field))
    yield Recorded(change, "changed", differs, any(field in counting for field in differs), before, after)


def _inspected(was: Side, now: Side) -> Iterator[Recorded]:
    for question in dict.fromkeys([*now.book.questions, *was.book.questions]):
        before, after = was.inspected(question), now.inspected(question)
        if before != after:
            how: How = "added" if after else "gone"
            yield Recorded(Change("inspected", question), how, (), True, before or None, after or None)
