"""The numbers that rules compare evidence with, and how far each is moved."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from peel_grade.files.record import Record
from peel_grade.force.columns import Numbers
from peel_grade.population.inputs import Thresholds
from peel_grade.rulebook.conditions import Leaf, Number, leaves
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Indicator, subject
from peel_grade.scenarios.witness import step_of
from peel_grade.wording.sentences import sentence
from peel_grade.wording.terms import show_number


class Threshold(Record):
    """A number, moved by up to `half` either way, that some comparisons share: of one indicator, or by a parameter.

    `kind` is `threshold` or `parameter`; `at` has what is compared, with which number, and whether that rises (1) or
    falls (-1) with it. `rules` are those that compare so.
    """

    kind: str
    id: str
    says: str
    number: Number
    half: float
    at: tuple[tuple[Indicator, Number, int], ...]
    rules: tuple[str, ...]


def thresholds(book: Rulebook, spread: float) -> list[Threshold]:
    """The thresholds and parameters that rules compare evidence with, in the order of the rules."""
    found: dict[tuple[str, str], list[tuple[Indicator, Leaf, Number, str]]] = {}
    for rule in book.rules.values():
        for leaf in leaves(rule.condition):
            asked = subject(leaf.subject)
            if isinstance(asked, Indicator) and asked.aspect not in (Aspect.SUPPLIED, Aspect.RANK):
                for number, parameter in _numbers(leaf):
                    key = ("parameter", parameter) if parameter else ("threshold", f"{asked} {show_number(number)}")
                    found.setdefault(key, []).append((asked, leaf, number, rule.id))
    return [_threshold(kind, name, uses, book, spread) for (kind, name), uses in found.items()]


def _numbers(leaf: Leaf) -> Iterator[tuple[Number, str]]:
    yield leaf.low, leaf.low_parameter
    if leaf.operator == "between":
        yield leaf.high, leaf.high_parameter


def _threshold(
    kind: str, name: str, uses: Sequence[tuple[Indicator, Leaf, Number, str]], book: Rulebook, spread: float
) -> Threshold:
    asked, leaf, number, _ = uses[0]
    says = sentence(leaf, book)
    if kind == "parameter":
        number, says = book.parameters[name].value, book.parameters[name].title
    at = dict.fromkeys((each, value, 1 if value == number else -1) for each, _, value, _ in uses)
    half = max(abs(number) * spread / 100, float(step_of(str(asked), book)))
    return Threshold(kind, name, says, number, half, tuple(at), tuple(dict.fromkeys(rule for *_, rule in uses)))


def moved(found: Sequence[Threshold], shifts: Mapping[int, Numbers]) -> Thresholds:
    """The numbers to compare with, a row each, where thresholds (by their place) are moved by so much of their half."""
    numbers: dict[tuple[Indicator, Number], Numbers] = {}
    for place, shift in shifts.items():
        each = found[place]
        for asked, number, sign in each.at:
            numbers[asked, number] = np.asarray(number + sign * each.half * shift, np.float64)
    return numbers
