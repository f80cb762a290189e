"""What figures that hang together can be at once, by few changes: each found by computing it as grading does."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

from peel_grade.firmness.changes import AS_RECORDED, Change, Of, Standing, truth
from peel_grade.firmness.kept import Layer, State, counted
from peel_grade.firmness.parts import PREVIOUS, RANK, VALUE, open_parts, recorded_together, said_of_part
from peel_grade.firmness.rows import Rows
from peel_grade.firmness.ties import Alternative, Outcome, Row, Tie
from peel_grade.force.derived import computed
from peel_grade.force.facts import Interval, indicator_facts
from peel_grade.force.file import IndicatorEvidence, not_recorded
from peel_grade.rulebook.subjects import Indicator

Way: TypeAlias = tuple[str, ...] | None
"""Which parts of a figure come to be recorded; None: the figure wholly."""
MOST_PARTS = 3
"""Changes together of what other figures are computed from."""
CLOSED = {"{supplied: false}": "not_supplied", "not_comparable": "not_comparable"}
"""How a force file states that a figure is not known and will not be."""


def outcomes(tie: Tie, of: Of, layers: Mapping[str, Layer], standing: Standing, most: int) -> list[Outcome]:
    """What the figures can be, in the order of their names; first as they stand. Raises TooMany."""
    return [*_Joint(tie, of, layers, standing, min(most, MOST_PARTS)).outcomes()]


class _Joint:
    def __init__(self, tie: Tie, of: Of, layers: Mapping[str, Layer], standing: Standing, most: int) -> None:
        self._tie, self._of, self._layers, self._book, self._most = tie, of, layers, standing.book, most
        self._stands: dict[str, Row] = {name: standing.force.indicators.get(name) for name in tie.names}
        stands = ((name, self._stands[name]) for name in tie.computed)
        self._stated = {name: None if row is None else row.as_stated() for name, row in stands}
        self._leaves = {name: layer.leaves for name, layer in layers.items()}
        self._more: dict[tuple[object, ...], list[Alternative]] = {}
        self._rows = Rows(tie, self._leaves, self._stated, self._book)

    def outcomes(self) -> Iterator[Outcome]:
        """By the fewest changes first; none that does the same as one by fewer, or by as many of the same."""
        least: dict[tuple[object, ...], int] = {}
        seen = set[tuple[object, ...]]()
        for cost, ways in sorted(self._choices(self._tie.parts, self._most), key=lambda choice: choice[0]):
            for rows, changes in self._changed(ways, self._stands, {}):
                outcome = tuple(self._outcome(rows, changes, self._most - cost))
                does = tuple(self._does(name, each) for name, each in zip(self._tie.names, outcome, strict=True))
                named = tuple(name for of_part in changes.values() for name, _ in of_part)
                if least.setdefault(does, cost) == cost and (does, named) not in seen:
                    seen.add((does, named))
                    yield outcome

    def _does(self, name: str, each: tuple[Alternative, ...]) -> tuple[object, ...]:
        """All that makes a difference of what a figure may be."""
        counts, own = name in self._tie.counting, name in self._tie.computed
        return tuple(
            (truths, counts_as if counts else 0, tuple(about for about, _ in changes) if own else ())
            for (truths, counts_as, _), changes in each
        )

    def _choices(self, parts: Sequence[str], most: int) -> Iterator[tuple[int, dict[str, Way]]]:
        """What of the parts changes, with the number of changes."""
        if not parts:
            yield 0, {}
            return
        name, *others = parts
        for number, ways in self._choices(others, most):
            yield number, ways
            for more, way in self._ways(name):
                if number + more <= most:
                    yield number + more, {name: way, **ways}

    def _ways(self, name: str) -> Iterator[tuple[int, Way]]:
        """What of one of the parts may change, each with the number of changes."""
        row = self._stands[name]
        if not_recorded(row):
            if self._of == "missing":
                yield 1, None
        elif row is not None and row.status == "known":
            if self._of == "recorded":
                yield 1, None
            else:
                parts = self._open(name, row)
                yield from (
                    (number, some) for number in range(1, len(parts) + 1) for some in combinations(parts, number)
                )

    def _open(self, name: str, row: IndicatorEvidence) -> tuple[str, ...]:
        """The parts of a recorded figure that may come to be recorded."""
        found = dict.fromkeys(open_parts(name, row, self._leaves.get(name, ()), self._book))
        if not isinstance(row.value, int | float):
            found[VALUE] = None
        if not isinstance(row.previous, int | float) and self._rows.before(name):
            found[PREVIOUS] = None
        return tuple(found)

    def _changed(
        self, ways: Mapping[str, Way], rows: Mapping[str, Row], changes: Mapping[str, tuple[Change, ...]]
    ) -> Iterator[tuple[Mapping[str, Row], Mapping[str, tuple[Change, ...]]]]:
        """The rows of all figures where some change in a way, one after the other."""
        if not ways:
            yield rows, changes
            return
        name, *later = ways
        left = {each: ways[each] for each in later}
        for row, change in self._rows.of(name, self._stands[name], ways[name], rows, later):
            yield from self._changed(left, {**rows, name: row}, {**changes, name: change})
        if ways[name] is None and self._of == "missing":
            for says, status in CLOSED.items():
                closed = {**changes, name: ((str(Indicator(name)), says),)}
                yield from self._changed(left, {**rows, name: IndicatorEvidence(status=status)}, closed)

    def _outcome(
        self, rows: Mapping[str, Row], changes: Mapping[str, tuple[Change, ...]], left: int
    ) -> Iterator[tuple[Alternative, ...]]:
        """What each figure is where the parts have these rows, and what of it so many more changes may bring."""
        for name in self._tie.parts:
            yield ((self._state(name, rows[name]), changes.get(name, ())),)
        for name in self._tie.computed:
            row = self._follows(name, rows)
            yield ((self._state(name, row), ()), *self._own(name, row, left))

    def _follows(self, name: str, rows: Mapping[str, Row]) -> Row:
        """The row of a computed figure beside these of the others; what is stated of it where it cannot be computed."""
        entry = self._book.indicators[name]
        assert entry.derived is not None
        count, of = (rows[part] for part in entry.derived)
        found = computed(entry, self._stated[name], count, of, self._book)
        return self._stated[name] if found is None else found

    def _state(self, name: str, row: Row) -> State:
        facts: dict[str, Interval] = {}
        if row is not None:
            indicator_facts(facts, name, row, self._book)
        truths = tuple([truth(leaf, facts) for leaf in self._leaves.get(name, ())])
        return truths, counted(row is not None and row.status == "known", None), AS_RECORDED

    def _own(self, name: str, row: Row, left: int) -> Iterator[Alternative]:
        """What a computed figure may be by changes of its own, where it follows as a row."""
        stands, itself = self._stands[name], self._stated[name]
        if self._of == "missing" and stands is not None and not not_recorded(stands):
            yield from self._completed(name, stands, row, left)
        elif self._of == "missing" or (itself is not None and itself.status == "known"):
            yield from self._otherwise(name, row)

    def _otherwise(self, name: str, row: Row) -> Iterator[Alternative]:
        """The states in which a figure is stated, by one change; what is computed stands where only a rank is."""
        ranks = {said_of_part(RANK, rank): rank for rank in self._book.framework.ranks}
        for state in self._layers[name].states:
            _, counts_as, says = state
            if says and (counts_as or self._of == "missing"):
                stands = row is not None and row.computed_from and says in ranks
                found = self._state(name, row._replace(rank=ranks[says])) if row is not None and stands else state
                yield found, ((str(Indicator(name)), says),)

    def _completed(self, name: str, stands: IndicatorEvidence, row: Row, left: int) -> Iterator[Alternative]:
        """The states of a recorded figure of which more comes to be recorded, by itself: that stands for what would be
        computed, and where its number is stated, nothing is computed.
        """
        assert row is not None
        leaves, itself = self._leaves[name], self._stated[name]
        parts = open_parts(name, stands, leaves, self._book)
        for number in range(1, min(len(parts), left) + 1):
            for some in combinations(parts, number):
                before = row
                if VALUE in some:
                    before = (itself or IndicatorEvidence())._replace(value=stands.value)
                if PREVIOUS in some:
                    before = before._replace(previous=stands.previous)
                key = name, some, before.value, before.previous
                if key not in self._more:
                    self._more[key] = [
                        ((truths, counted(True, None), AS_RECORDED), changes)
                        for truths, changes in recorded_together(name, before, some, leaves, self._book)
                    ]
                yield from self._more[key]
