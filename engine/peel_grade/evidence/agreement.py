"""How far two codings of the same source agree: shares, kappa, and each difference with both sources."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.degrees import degree_word
from peel_grade.wording.evidence import shown

NOT_RECORDED = "not_recorded"


class Coding(NamedTuple):
    """What one coder recorded of an entry (`true`, `partly`, `false`, a figure, a status), and where it was found."""

    recorded: str
    source: tuple[str, ...]
    note: str


class Difference(NamedTuple):
    """An entry that the two recorded otherwise, or that one of them did not record."""

    entry: str
    one: Coding
    other: Coding


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


class Comparison(NamedTuple):
    """Two codings side by side: the agreement on flags and on figures, on whether an entry is recorded at all (kappa
    over all entries), and the differences in the order of the catalogue.
    """

    flags: Agreement
    indicators: Agreement
    recording: float | None
    differences: tuple[Difference, ...]


def compare(one: Force, other: Force, book: Rulebook) -> Comparison:
    """Two codings of one source, by the entries of a catalogue that may be recorded."""
    pairs = {entry.id: (_coding(entry.id, one), _coding(entry.id, other)) for entry in book.entries()}
    flags = [pair for name, pair in pairs.items() if name in book.flags]
    figures = [pair for name, pair in pairs.items() if name in book.indicators]
    recorded = [tuple(str(each.recorded != NOT_RECORDED) for each in pair) for pair in pairs.values()]
    return Comparison(
        _agreement(flags),
        _agreement(figures)._replace(kappa=None),  # figures are of no kinds
        kappa([(first, second) for first, second in recorded]),
        tuple(
            Difference(name, first, second)
            for name, (first, second) in pairs.items()
            if first.recorded != second.recorded
        ),
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


def _agreement(pairs: Iterable[tuple[Coding, Coding]]) -> Agreement:
    coded = [(one.recorded, other.recorded) for one, other in pairs]
    both = [pair for pair in coded if NOT_RECORDED not in pair]
    only = Counter((one != NOT_RECORDED, other != NOT_RECORDED) for one, other in coded)
    return Agreement(
        len(both), sum(one == other for one, other in both), only[True, False], only[False, True], kappa(both)
    )


def _coding(name: str, force: Force) -> Coding:
    row = force.indicators.get(name) or force.flags.get(name)
    if row is None:
        return Coding(NOT_RECORDED, (), "")
    return Coding(_recorded(row), row.source, row.note)


def _recorded(row: IndicatorEvidence | FlagEvidence) -> str:
    if isinstance(row, FlagEvidence):
        return row.status if row.is_ is None else degree_word(row.is_)
    if row.status != "known":
        return row.status
    return shown(row) if row.value is not None else f"rank {row.rank}"
