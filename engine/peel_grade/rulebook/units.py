"""What numbers a figure can be, by its unit."""

from typing import NamedTuple

from peel_grade.files.yaml_tree import LARGEST_NUMBER
from peel_grade.rulebook.conditions import Number


class Unit(NamedTuple):
    """What numbers a figure can be: from `least` to `most`, perhaps whole ones only."""

    least: Number
    most: Number
    whole: bool


def unit_of(name: str) -> Unit:
    """The numbers that a unit of the catalogue allows."""
    if name == "percent_change":
        return Unit(-100, LARGEST_NUMBER, False)
    return Unit(0, 100 if name == "percent" else LARGEST_NUMBER, name == "count")


class Misfit(NamedTuple):
    """Why a figure cannot be, and what it could be."""

    message: str
    help: str


def misfit(figure: Number, unit: str) -> Misfit | None:
    """What is wrong with a figure of that unit: below nothing, more than all of a whole, a part of a count."""
    least, most, whole = unit_of(unit)
    if figure < least:
        return Misfit("is less than nothing" if least == 0 else "is a fall to less than nothing", f"{least} or more")
    if figure > most:
        return Misfit("is more than the whole", f"{most} or less")
    return Misfit("is not a whole number", "a whole number") if whole and figure != int(figure) else None
