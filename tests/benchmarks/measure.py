"""What was measured."""

from typing import NamedTuple


class Measure(NamedTuple):
    """One measure; `ratio` is the unit of those that can be compared between machines."""

    name: str
    value: float
    unit: str = "ratio"
    limit: float | None = None
