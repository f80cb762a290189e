"""What a `Then` sentence asks, as data and as a check."""

from collections.abc import Callable
from typing import NamedTuple

from peel_grade.scenarios.conclusions import Conclusions


class AskedGrade(NamedTuple):
    """A grade that is asked for: of `name` (overall: `overall`) in the `stratum` theme, question or overall."""

    stratum: str
    name: str
    grade: str


class Expectation(NamedTuple):
    """What a `Then` sentence asks: `check` says what is the case instead, or None where it holds.

    `rules` are the rules whose conclusion it asks about, `areas` what it asks whether it is suggested; `grade` is the
    grade it asks for, None where it asks for none.
    """

    check: Callable[[Conclusions], str | None]
    rules: tuple[str, ...] = ()
    grade: AskedGrade | None = None
    areas: tuple[str, ...] = ()
