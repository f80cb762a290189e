"""Numbers as durable_rules is told them: those that rules compare with, and those that are known of a force."""

from collections.abc import Sequence

from peel_grade.files.problems import EngineFault
from peel_grade.force.facts import Facts, Interval
from peel_grade.rulebook.conditions import Number

SENTINEL_NUMBER = "1.5"
MOST_TEXTS = 32_768
"""So many numbers are kept as text."""


def number_text(number: Number) -> str:
    """A number as decimal text without an exponent. Raises EngineFault for one the core would misread."""
    if not -(2**53) <= number <= 2**53:  # also false for NaN
        raise EngineFault(f"number {number} cannot be compared exactly")
    text = repr(+number)  # of a bool too
    if "e" not in text:
        return text
    from decimal import Decimal  # rarely needed

    return format(Decimal(text), "f")


class _Texts(dict[Interval | None, str]):
    """Numbers that are known as text; nothing for a range, nor for what is unknown. Filled as they are looked up."""

    def __missing__(self, ends: Interval | None) -> str:
        if len(self) >= MOST_TEXTS:
            self.clear()
        low, high = ends or (0, 1)
        self[ends] = text = number_text(low) if low == high else ""
        return text


_TEXTS = _Texts()


def stated(subjects: Sequence[str], known: Facts) -> tuple[list[str], list[int], list[int]]:
    """The number of each bound, and of the sentinel; the subjects that are unknown, and those known as ranges."""
    texts = list(map(_TEXTS.__getitem__, map(known.get, subjects)))
    numbers, unknown, ranged = [*texts, *texts, SENTINEL_NUMBER], [], []
    if "" in texts:
        for place in [place for place, text in enumerate(texts) if not text]:
            ends = known.get(subjects[place])
            if ends is None:
                unknown.append(place)
            else:
                ranged.append(place)
                numbers[place], numbers[len(subjects) + place] = map(number_text, ends)
    return numbers, unknown, ranged
