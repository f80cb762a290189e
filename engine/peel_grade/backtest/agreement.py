"""How far two columns of grades agree: exactly, within one step, and beyond chance.

Cohen's kappa with quadratic weights is 1 where all agree, and 0 where no more do than if each column were shuffled.

How sure these numbers are tell draws of a Bayesian bootstrap: in each, every force counts as much as chance has it, for
the grades of one force hang together; and beside them counts one grade more, which falls on any pair of grades. Without
that one a dozen grades that all agree would look certain, which they are not: a plain bootstrap, as statistical
packages offer it, cannot say so.
"""

import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

Pair: TypeAlias = tuple[int, int]
"""The places of two grades on the scale, from 0: the one that was published, and the one that is compared with it."""
Weights: TypeAlias = Mapping[Pair, float]
"""How much each pair of grades counts."""

DRAWS = 1_000
WITHIN = 95
"""The share of draws, in percent, that an interval holds."""
_SEED = 1


class Measured(NamedTuple):
    """A measure (None: there is none), and between which numbers it lies in 95 of 100 draws."""

    value: float | None
    low: float
    high: float


class Agreement(NamedTuple):
    """How far grades agree with those published. `exact` and `within_one` are shares in percent.

    `gained` is by how much `exact` is more than if all were the standard, in points of percent.
    """

    exact: Measured
    within_one: Measured
    kappa: Measured
    gained: Measured


def exact(weights: Weights) -> float | None:
    """The share of pairs of the same grade, in percent; None without any pair."""
    return _share(weights, lambda pair: pair[0] == pair[1])


def within_one(weights: Weights) -> float | None:
    """The share of pairs that are no more than a step apart, in percent; None without any pair."""
    return _share(weights, lambda pair: abs(pair[0] - pair[1]) <= 1)


def _share(weights: Weights, counts: Callable[[Pair], bool]) -> float | None:
    whole = sum(weights.values())
    return 100 * sum(weight for pair, weight in weights.items() if counts(pair)) / whole if whole else None


def kappa(weights: Weights) -> float | None:
    """Quadratic weighted kappa; None where every grade on both sides is the same, so that chance agrees as well."""
    rows: dict[int, float] = {}
    columns: dict[int, float] = {}
    for (row, column), weight in weights.items():
        rows[row] = rows.get(row, 0) + weight
        columns[column] = columns.get(column, 0) + weight
    whole = sum(rows.values())
    found = sum(weight * (row - column) ** 2 for (row, column), weight in weights.items())
    by_chance = sum(a * b * (row - column) ** 2 for row, a in rows.items() for column, b in columns.items())
    return 1 - found * whole / by_chance if by_chance else None


def counted(pairs: Sequence[Sequence[Pair]]) -> Weights:
    """How often there is each pair, of the pairs of each force."""
    found: dict[Pair, float] = {}
    for each in pairs:
        for pair in each:
            found[pair] = found.get(pair, 0) + 1
    return found


def drawn(pairs: Sequence[Sequence[Pair]], grades: int) -> Iterator[Weights]:
    """The draws, each with what every pair counts in it; always the same."""
    chance = random.Random(_SEED)  # noqa: S311  # nothing is to be kept from anybody
    cells = [(row, column) for row in range(grades) for column in range(grades)]
    for _ in range(DRAWS):
        found: dict[Pair, float] = {}
        for of_force in (*pairs, (cells[int(chance.random() * len(cells))],)):
            much = -math.log(1 - chance.random())
            for pair in of_force:
                found[pair] = found.get(pair, 0) + much
        yield found


def agreement(pairs: Sequence[Sequence[Pair]], grades: int, standard: int) -> Agreement:
    """How far the pairs of each force agree, on a scale of so many grades with the standard at a place."""
    measures: list[Callable[[Weights], float | None]] = [exact, within_one, kappa, partial(_gained, standard)]
    draws = [[of(each) for of in measures] for each in drawn(pairs, grades)]
    whole = counted(pairs)
    return Agreement(*(_measured(of(whole), [each[place] for each in draws]) for place, of in enumerate(measures)))


def _gained(standard: int, weights: Weights) -> float | None:
    one, other = exact(weights), exact(always(weights, standard))
    return None if one is None or other is None else one - other


def always(weights: Weights, grade: int) -> Weights:
    """The same pairs where the second is always one grade."""
    found: dict[Pair, float] = {}
    for (row, _), weight in weights.items():
        found[row, grade] = found.get((row, grade), 0) + weight
    return found


def _measured(value: float | None, draws: Sequence[float | None]) -> Measured:
    inside = sorted(each for each in draws if each is not None)
    left_out = round(len(inside) * (100 - WITHIN) / 200)
    return Measured(value, inside[left_out], inside[-1 - left_out])
