"""How far two codings of the same source agree: shares, kappa, and each difference with both sources."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from peel_grade.force.file import Force
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.evidence import recorded_as

NOT_RECORDED = "not_recorded"


class Coding(NamedTuple):
    """What one coder recorded of an entry (`true`, `partly`, `false`, a figure, a status), and where it was found."""

    recorded: str
    source: tuple[str, ...]
    note: str


Side: TypeAlias = Literal["alike", "otherwise", "one", "other"]
"""How two coders recorded an entry: both the same, each otherwise, or only the one or the other at all."""


class Pair(NamedTuple):
    """An entry that at least one of two coders recorded."""

    entry: str
    one: Coding
    other: Coding

    @property
    def side(self) -> Side:
        """How the two recorded it."""
        if self.one.recorded == self.other.recorded:
            return "alike"
        if self.other.recorded == NOT_RECORDED:
            return "one"
        return "other" if self.one.recorded == NOT_RECORDED else "otherwise"


class Agreement(NamedTuple):
    """How often two coders recorded the same.

    `both` entries are recorded by both, `same` of them alike; `one` and `other` are recorded by one alone. `kappa` is
    Cohen's (1960) over the entries that both recorded, None where it is not defined: all is of one kind.
    """

    both: int
    same: int
    one: int
    other: int
    kappa: float | None

    @property
    def share(self) -> float | None:
        """The percentage of the entries recorded by both that are recorded alike; None where there are none."""
        return round(100 * self.same / self.both, 1) if self.both else None

    def told(self, of: str) -> str:
        """The same in a sentence; `of` are the entries that are compared, such as `Flags`."""
        if self.share is None:
            said = "none recorded by both"
        else:
            kappa = "" if self.kappa is None else f", kappa {self.kappa:.2f}"
            said = f"{self.same} of {self.both} recorded by both are alike ({self.share}%{kappa})"
        return f"{of}: {said}; {self.one} by the one alone, {self.other} by the other alone"


class Comparison(NamedTuple):
    """Two codings side by side: the agreement on flags and on figures, on whether an entry is recorded at all (kappa
    over all entries), and what either recorded in the order of the catalogue.
    """

    flags: Agreement
    indicators: Agreement
    recording: float | None
    pairs: tuple[Pair, ...]

    @property
    def differences(self) -> tuple[Pair, ...]:
        """The entries that the two recorded otherwise, or that one of them did not record."""
        return tuple(pair for pair in self.pairs if pair.side != "alike")


def compare(one: Force, other: Force, book: Rulebook) -> Comparison:
    """Two codings of one source, by the entries of a catalogue that may be recorded."""
    pairs = [Pair(entry.id, _coding(entry.id, one), _coding(entry.id, other)) for entry in book.entries()]
    recorded = [(str(pair.one.recorded != NOT_RECORDED), str(pair.other.recorded != NOT_RECORDED)) for pair in pairs]
    return Comparison(
        _agreement(pair for pair in pairs if pair.entry in book.flags),
        _agreement(pair for pair in pairs if pair.entry in book.indicators)._replace(
            kappa=None
        ),  # they are of no kinds
        kappa(recorded),
        tuple(pair for pair in pairs if {pair.one.recorded, pair.other.recorded} != {NOT_RECORDED}),
    )


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two coders' categories (Cohen 1960): agreement beyond what chance brings.

    None where it is not defined: nothing is coded, or both use one and the same category alone.
    """
    if not pairs:
        return None
    number = len(pairs)
    first, second = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    observed = sum(one == other for one, other in pairs) / number
    expected = sum(first[category] * second[category] for category in first) / number**2
    return None if expected == 1 else round((observed - expected) / (1 - expected), 3)


def _agreement(pairs: Iterable[Pair]) -> Agreement:
    coded = [(pair.one.recorded, pair.other.recorded) for pair in pairs]
    both = [pair for pair in coded if NOT_RECORDED not in pair]
    only = Counter((one != NOT_RECORDED, other != NOT_RECORDED) for one, other in coded)
    return Agreement(
        len(both), sum(one == other for one, other in both), only[True, False], only[False, True], kappa(both)
    )


def _coding(name: str, force: Force) -> Coding:
    row = force.indicators.get(name) or force.flags.get(name)
    if row is None:
        return Coding(NOT_RECORDED, (), "")
    return Coding(recorded_as(row), row.source, row.note)
