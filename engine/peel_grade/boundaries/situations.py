"""What the stratum below a list of grade rules can have concluded, by parts: findings, evidence, grades."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from random import Random
from typing import NamedTuple

from peel_grade.boundaries.givens import SIDES, evidence_key, found_key, named_key
from peel_grade.boundaries.model import Given
from peel_grade.rulebook.conditions import Leaf
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Count, count_of

WHOLE = 100
"""Of how many findings, or pieces of evidence, a share is one: what is found is so many percent."""
_USUAL = 50
_FEW_UNITS = 5
_MIXED, _FEW = 60, 4


class Option(NamedTuple):
    """A part of what can be given, and in how many things it differs from the plainest."""

    given: Given
    changes: int


def findings(tests: Sequence[Leaf], book: Rulebook) -> list[Option]:
    """What rules can have concluded: of each category of findings as many as tests tell apart."""
    counted = [(test, spec) for test in tests if (spec := count_of(test.subject)).of in ("findings", "reasons")]
    if not counted:
        return [Option({}, 0)]
    categories: list[tuple[str, str | None, bool]] = []
    categories += [("strength", None, False)] if counted[0][1].of == "findings" else []  # else no reason for an area
    categories += [("cause_of_concern", None, repeat) for repeat in (False, True)]
    categories += [("weakness", weight, repeat) for repeat in (False, True) for weight in book.framework.weights]
    usual: dict[str, object] = {}
    others: dict[str, list[object]] = {}
    for kind, weight, repeat in categories:
        key = found_key(kind, weight, repeat)
        here = [(test, spec) for test, spec in counted if _about(spec, kind, weight)]
        shared = any(spec.measure == "share" and (spec.kind or spec.weight or kind == "strength") for _, spec in here)
        numbers = {0, 1, *(near for test, spec in here for near in _near(test, spec))}
        plain = (_USUAL if shared else 2) if kind == "strength" else 0
        values = [_many(number, shared) for number in sorted(numbers)]
        if _many(plain, shared) != 0:
            usual[key] = _many(plain, shared)
        others[key] = [value for value in values if value != _many(plain, shared)]
    return [*_changed(usual, others, most=2), *_mixed(others)]


def _mixed(others: dict[str, list[object]]) -> Iterator[Option]:
    """Some of everything, for what only shows where much is found at once."""
    chance = Random(0)  # noqa: S311 - the same for the same rulebook
    for _ in range(_MIXED):
        yield Option({key: f"{chance.randint(0, _FEW)} of {_FEW}" for key in others}, 2)


def _many(number: int, shared: bool) -> object:
    return f"{number} of {WHOLE}" if shared else number


def _about(spec: Count, kind: str, weight: str | None) -> bool:
    """Whether a count is of findings of a kind and weight, whether repeated or new."""
    return spec.kind in (None, kind) and spec.weight in (None, weight)


def _near(test: Leaf, spec: Count) -> Iterator[int]:
    """The whole numbers on each side of the threshold, those of a share among WHOLE."""
    for bound in (test.low, test.high) if test.operator == "between" else (test.low,):
        near = {int(bound) - 1, int(bound), int(bound) + 1}
        yield from (each for each in near if 0 <= each <= (WHOLE if spec.measure == "share" else each))


def evidence(tests: Sequence[Leaf], book: Rulebook) -> list[Option]:
    """What can be recorded: as much on each side, and in all, as tests tell apart."""
    counted = [(test, spec) for test in tests if (spec := count_of(test.subject)).of == "evidence"]
    if not counted:
        return [Option({}, 0)]
    named = dict.fromkeys(name for _, spec in counted for name in spec.named)
    free = [(test, spec) for test, spec in counted if not spec.named]
    found = list(_amounts(free)) if free else [Option({}, 0)]
    if not named:
        return found
    usual: dict[str, object] = {named_key(name): _best(name, book) for name in named}
    pieces = {key: [side for side in _stands(key.split(" ")[1], book) if side != usual[key]] for key in usual}
    pieced = list(_changed(usual, {key: [*sides] for key, sides in pieces.items()}, most=2))
    return [
        Option({**amount.given, **each.given}, amount.changes + each.changes) for amount in found for each in pieced
    ]


def _stands(name: str, book: Rulebook) -> tuple[str, ...]:
    entry = book.flags.get(name)
    has_sides = entry is not None and entry.favourable is not None
    return ("favourable", "adverse", "open") if has_sides else ("other", "open")


def _best(name: str, book: Rulebook) -> str:
    return _stands(name, book)[0]


def _amounts(counted: Sequence[tuple[Leaf, Count]]) -> Iterator[Option]:
    shared = any(spec.measure == "share" for _, spec in counted)
    usual = _USUAL if shared else 1 + max(int(test.low) for test, _ in counted)
    on_side = {0, 1, usual, *(n for test, spec in counted if spec.favourable is not False for n in _near(test, spec))}
    in_all = {n for test, spec in counted if spec.favourable is not True for n in _near(test, spec)}
    seen: set[tuple[int, ...]] = set()
    for favourable in sorted(on_side, key=lambda each: each != usual):
        for adverse in sorted({0, 1, *(n - favourable for n in in_all if n >= favourable), *in_all}):
            for other in (0, 1) if any(spec.favourable is None for _, spec in counted) else (0,):
                known = favourable + adverse + other
                rest = max(0, WHOLE - known) if shared else 1
                for open_ in (rest, 0):
                    amount = (favourable, adverse, other, open_)
                    changes = (favourable != usual) + (adverse > 0) + (other > 0) + (open_ != rest)
                    if amount not in seen:
                        seen.add(amount)
                        yield Option(_sides(amount), changes)

    chance = Random(0)  # noqa: S311 - the same for the same rulebook
    for _ in range(_MIXED):
        yield Option(_sides(tuple(chance.randint(0, _FEW) for _ in SIDES)), 2)


def _sides(amount: tuple[int, ...]) -> dict[str, object]:
    """The keys of so many on each side; of what is usual there are some, so that none of it is said."""
    told = zip(SIDES, amount, strict=True)
    return {evidence_key(side): number for side, number in told if number or side in ("favourable", "open")}


def grades(units: Sequence[str], book: Rulebook) -> list[Option]:
    """The grades that themes or questions can have: all the same, but for a few."""
    standard, every = book.framework.standard.id, (*book.framework.scale, INSUFFICIENT)
    found: dict[tuple[object, ...], Option] = {}
    for grade in sorted(every, key=lambda each: each != standard):
        usual: dict[str, object] = dict.fromkeys(units, grade)
        others: dict[str, list[object]] = {unit: [other for other in every if other != grade] for unit in units}
        for option in _changed(usual, others, most=3 if len(units) <= _FEW_UNITS else 2):
            given, changes = option.given, option.changes + (grade != standard)
            key = tuple(given.values())
            if key not in found or found[key].changes > changes:
                found[key] = Option(given, changes)
    return [*found.values()]


def _changed(usual: dict[str, object], others: dict[str, list[object]], most: int) -> Iterator[Option]:
    """What is usual, and with ever more of it otherwise."""
    for size in range(min(most, len(others)) + 1):
        for keys in combinations(others, size):
            for values in product(*(others[key] for key in keys)):
                changed = usual | dict(zip(keys, values, strict=True))
                yield Option({key: value for key, value in changed.items() if value != 0 or key in usual}, size)
