"""What a `Then` sentence asks, as data and as a check."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from peel_grade.scenarios.standing import Standing, Stratum


class AskedGrade(NamedTuple):
    """A grade that is asked for: of `name` (overall: `overall`) in the `stratum` theme, question or overall."""

    stratum: Stratum
    name: str
    grade: str


class Asked(NamedTuple):
    """What an answer rests on: how a rule stands, an area, a draft, the grades that are possible, or what is said of
    the overall grade; of the force as it is, or `without_doubtful` evidence.
    """

    kind: Literal["finding", "area", "draft", "possible", "borderline", "no_precedent", "if_moderated"]
    name: str = "overall"
    stratum: Stratum = "overall"
    without_doubtful: bool = False


class Expectation(NamedTuple):
    """What a `Then` sentence asks: `check` says what is the case instead, or None where it holds.

    `asks` is all of the rulebook's doing that the check looks at; `grade` is the grade it asks for, None where it asks
    for none.
    """

    check: Callable[[Standing], str | None]
    asks: tuple[Asked, ...] = ()
    grade: AskedGrade | None = None

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules whose conclusion it asks about."""
        return tuple(each.name for each in self.asks if each.kind == "finding" and not each.without_doubtful)

    @property
    def areas(self) -> tuple[str, ...]:
        """What it asks whether it is suggested."""
        return tuple(each.name for each in self.asks if each.kind == "area" and not each.without_doubtful)
