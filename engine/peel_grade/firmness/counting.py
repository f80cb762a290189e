"""What findings, evidence and grades add to the counts that grade rules ask for, all counts in one number.

A count is a few bits of the number, so that what several of them add is one sum.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from peel_grade.files.record import Record
from peel_grade.force.arithmetic import percentage
from peel_grade.rulebook.conditions import Condition, Group, holds
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import Flag, Indicator, Rule
from peel_grade.rulebook.subjects import Count, count_of

Listed: TypeAlias = "tuple[tuple[tuple[str, Tabled], ...], tuple[tuple[int, bytes], ...]]"
"""Grades with when they are given, and of each count where it lies in a number and which of its values are alike."""
Tabled: TypeAlias = "tuple[int, bytes] | tuple[int, tuple[Tabled, ...], bool]"
"""A comparison: where its count lies in a number, and for each count whether it holds. Or so many of these, negated."""


class Counts(Record):
    """What the grade rules of a stratum count: a count and the share of it are one.

    A count is in `bits` bits of a number, the first in the lowest. `points` are those of grades, as whole numbers.
    """

    counts: tuple[Count, ...]
    bits: int
    points: Mapping[str, int]

    def of_rule(self, rule: Rule, repeat: bool) -> int:
        """What a rule adds that concludes."""
        return self._packed(
            count.of == "findings" and _kind_asked(count, rule) and count.repeat in (None, repeat)
            for count in self.counts
        )

    def of_piece(self, entry: Indicator | Flag, favourable: bool | None) -> int:
        """What a piece of evidence adds that is known, a flag on this side."""
        return self._packed(
            _piece_asked(count, entry) and count.favourable in (None, favourable) for count in self.counts
        )

    def of_grade(self, name: str, grade: str) -> int:
        """What a theme or question of this grade adds."""
        return self._packed(
            (self.points.get(grade, 0) if count.measure == "points" else not count.graded or grade in count.graded)
            if _unit_asked(count, name)
            else 0
            for count in self.counts
        )

    def most(self, rules: Iterable[Rule], entries: Iterable[Indicator | Flag], below: Iterable[str]) -> tuple[int, ...]:
        """What each count is a share of: the most that all these rules, entries and themes or questions could add."""
        rules, entries, below = list(rules), list(entries), list(below)
        top = max(self.points.values(), default=0)
        return tuple(
            sum(count.of == "findings" and _kind_asked(count, rule) for rule in rules)
            + sum(_piece_asked(count, entry) for entry in entries)
            + sum(_unit_asked(count, name) for name in below) * (top if count.measure == "points" else 1)
            for count in self.counts
        )

    def tabled(self, condition: Condition, most: Sequence[int]) -> Tabled:
        """A condition over counts of which these are the most, so that it is decided by looking up."""
        if isinstance(condition, Group):
            members = tuple(self.tabled(member, most) for member in condition.members)
            return condition.needed, members, condition.negated
        asked = count_of(condition.subject)
        place = self.counts.index(_counted(asked))
        of = most[place]
        values = (each if asked.measure == "count" else percentage(each, of) for each in range(of + 1))
        return self.bits * place, bytes(holds(condition, value) for value in values)

    def listed(self, rules: Iterable[tuple[str, Tabled]]) -> Listed:
        """The rules of a list, with the values of each count that make the same of all its comparisons."""
        rules, alike = tuple(rules), []
        tables = [table for _, condition in rules for table in _tables(condition)]
        for shift in sorted({at for at, _ in tables}):
            kinds: dict[tuple[int, ...], int] = {}
            values = zip(*(table for at, table in tables if at == shift), strict=True)
            alike.append((shift, bytes(kinds.setdefault(value, len(kinds)) for value in values)))
        return rules, tuple(alike)

    def told_apart(self, rules: Listed, number: int, changes: int) -> int:
        """The bits of a number in which so many changes of evidence can make a difference to these rules.

        A change adds one to a count of evidence at the most, or takes one away; all others that are asked for are told.
        """
        mask, kept = (1 << self.bits) - 1, 0
        for shift, kinds in rules[1]:
            counted = number >> shift & mask
            near = kinds[max(counted - changes, 0) : counted + changes + 1]
            if self.counts[shift // self.bits].of != "evidence" or len({*near}) > 1:
                kept |= mask << shift
        return kept

    @property
    def width(self) -> int:
        """Bits of all counts together."""
        return self.bits * len(self.counts)

    def _packed(self, adds: Iterable[int]) -> int:
        return sum(number << self.bits * place for place, number in enumerate(adds))


def counts_of(texts: Iterable[str], points: Mapping[str, int]) -> Counts:
    """The counts among the subjects of a stratum, in no bits yet."""
    return Counts(tuple(dict.fromkeys(_counted(count_of(text)) for text in texts)), 0, points)


def _counted(count: Count) -> Count:
    """What is counted, be it for the number or for the share of it."""
    return count._replace(measure="count") if count.measure == "share" else count


def _kind_asked(count: Count, rule: Rule) -> bool:
    return count.kind in (None, rule.kind) and count.weight in (None, rule.weight)


def _piece_asked(count: Count, entry: Indicator | Flag) -> bool:
    sides = isinstance(entry, Flag) and entry.favourable is not None
    named = not count.named or entry.id in count.named
    return count.of == "evidence" and named and (sides or count.favourable is None)


def _unit_asked(count: Count, name: str) -> bool:
    return count.of in ("themes", "questions") and (not count.named or name in count.named)


def grading(rules: Listed, mask: int) -> Callable[[int], str]:
    """What tells the grade of the first rule that holds of the counts in a number; `mask` is as wide as one of them."""
    seen: dict[int, str] = {}
    known: dict[tuple[int, ...], str] = {}
    in_order, alike = rules

    def grade(number: int) -> str:
        if number not in seen:
            kinds = tuple([values[number >> shift & mask] for shift, values in alike])
            if kinds not in known:
                held = (grade for grade, when in in_order if _holds(when, number, mask))
                known[kinds] = next(held, INSUFFICIENT)
            seen[number] = known[kinds]
        return seen[number]

    return grade


def _holds(condition: Tabled, number: int, mask: int) -> bool:
    if len(condition) == 2:  # a comparison
        shift, table = condition
        return bool(table[number >> shift & mask])
    needed, members, negated = condition
    for member in members:
        if needed <= 0:
            break
        if len(member) == 2:
            needed -= member[1][number >> member[0] & mask]
        else:
            needed -= _holds(member, number, mask)
    return (needed <= 0) is not negated


def _tables(condition: Tabled) -> Iterator[tuple[int, bytes]]:
    """Every comparison of a condition."""
    if len(condition) == 2:  # a comparison
        yield condition
    else:
        for member in condition[1]:
            yield from _tables(member)
