"""What numbers a figure can be, by its unit."""

from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import LARGEST_NUMBER
from peel_grade.rulebook.conditions import Number


class Unit(Record):
    """What numbers a figure can be: from `least` to `most`, perhaps whole ones only.

    `title` is the unit in words, `step` the smallest difference that matters where figures are made up (in scenarios
    and generated populations). `percent` says that figures are in percent: of a whole, or (where they can be less than
    nothing) a change. `per` is how many of something a rate is counted for (0: it is no such rate).
    """

    least: Number = -LARGEST_NUMBER
    most: Number = LARGEST_NUMBER
    whole: bool = False
    title: str = ""
    step: Number = 0.1
    percent: bool = False
    per: int = 0

    @property
    def counted_for(self) -> int:
        """How many of a whole a figure counts for: 100 in percent, 1 of a plain quotient."""
        return self.per or (100 if self.percent else 1)

    @property
    def change(self) -> bool:
        """Whether figures are changes in percent."""
        return self.percent and self.least < 0

    @property
    def example(self) -> Number:
        """A number that a figure can be: that which is nearest to nothing."""
        return min(max(self.least, 0), self.most)

    @property
    def share(self) -> bool:
        """Whether figures are shares of a whole, from 0 to 100: what can be found of a sample."""
        return (self.least, self.most) == (0, 100)


class Misfit(Record):
    """Why a figure cannot be, and what it could be."""

    message: str
    help: str


def misfit(figure: Number, unit: Unit) -> Misfit | None:
    """What is wrong with a figure of that unit: below nothing, more than all of a whole, a part of a count."""
    if figure < unit.least:
        return Misfit(
            "is less than nothing" if unit.least == 0 else f"is less than {unit.least}", f"{unit.least} or more"
        )
    if figure > unit.most:
        return Misfit(f"is more than {unit.most}", f"{unit.most} or less")
    return Misfit("is not a whole number", "a whole number") if unit.whole and figure != int(figure) else None
