"""The figures of a table as a query reads them: stated or following from others, and their differences in percent."""

from peel_grade.circuit.inputs import Compares, turn
from peel_grade.files.record import Record
from peel_grade.force.figures import KEYS
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Indicator
from peel_grade.sql.reading import Reading
from peel_grade.sql.text import NEVER, Text, quoted

_HALF_A_MILLIONTH = 5e-7
_SIGNS = {"at_least": ">=", "above": ">", "at_most": "<=", "below": "<"}


class Ends(Record):
    """The least and the most that a figure may be; the same where no range of it can be stated."""

    low: str
    high: str

    @property
    def exact(self) -> bool:
        """Whether it is never a range."""
        return self.low == self.high


class Figures:
    """Reads figures off a table; `differences` are columns by their SQL on those that were read."""

    def __init__(self, book: Rulebook, reading: Reading) -> None:
        self._book, self._reading = book, reading
        self.differences: dict[str, Text] = {}

    def compared(self, asked: Compares) -> Text:
        """Whether an end of a figure, or of its difference from another, compares as asked."""
        figure, end, operator, number = asked
        name, slack = figure.name, 0.0
        if figure.aspect == Aspect.VALUE:
            ends = self._figure(name)
        elif figure.aspect == Aspect.AGAINST_BENCHMARK and self._stated(f"{name}.{figure.benchmark}", name) is None:
            usual = self._book.benchmark(figure.benchmark, name)
            if not usual or not usual.value:
                return NEVER
            ends, (operator, number) = self._figure(name), turn(operator, number, usual.value)
        else:
            # rounded to a millionth, it reaches what it comes within half a millionth of
            ends = self._difference(figure)
            slack = _HALF_A_MILLIONTH * (-1 if operator in ("at_least", "below") else 1)
        if ends is None:
            return NEVER
        if abs(number) == float("inf"):
            known = quoted(ends.low)
            always = (number < 0) == (operator in ("at_least", "above"))
            return Text(f"({known} IS NOT NULL)", frozenset((ends.low,))) if always else NEVER
        column = ends.low if end == "low" else ends.high
        return Text(f"({quoted(column)} {_SIGNS[operator]} {_written(number, slack)} IS TRUE)", frozenset((column,)))

    def _figure(self, name: str) -> Ends | None:
        """The columns of a figure."""
        value = self.value(name)
        return None if value is None else self._ends(name, value)

    def _ends(self, name: str, value: Ends) -> Ends:
        if value.exact:
            self._reading.column(name, value.low)
            return Ends(name, name)
        self._reading.column(f"{name}.low", value.low)
        self._reading.column(f"{name}.high", value.high)
        return Ends(f"{name}.low", f"{name}.high")

    def _difference(self, figure: Indicator) -> Ends | None:
        """The columns of a difference in percent; nothing where what it is of may be 0."""
        name = figure.name
        beside = "previous" if figure.aspect == Aspect.AGAINST_PREVIOUS else figure.benchmark
        value, base = self._figure(name), self._base(name, beside)
        if value is None or base is None:
            return None
        against, column = self._ends(f"{name}.{beside}", base), f"{name}.against.{beside}"
        reads = frozenset((*value, *against))
        corners = [
            f"({quoted(one)} - {quoted(other)}) * 100 / ABS({quoted(other)})"
            for one in dict.fromkeys(value)
            for other in dict.fromkeys(against)
        ]
        found = _within(corners, quoted(against.low), quoted(against.high))
        names = Ends(column, column) if found.exact else Ends(f"{column}.low", f"{column}.high")
        for at, sql in zip(names, found, strict=True):
            self.differences[at] = Text(sql, reads)
        return names

    def _base(self, name: str, beside: str) -> Ends | None:
        """What a figure is compared with: as it is stated, else as it follows or the catalogue has it."""
        stated = self._stated(f"{name}.{beside}", name)
        if beside != "previous":
            usual = self._book.benchmark(beside, name)
            return stated if usual is None else _or(stated, Ends(str(usual.value), str(usual.value)))
        follows = self._follows(name, ".previous")
        if follows is None:
            return stated
        computed, value = self._follows(name), self._stated(name, name)
        free = [] if value is None else [f"{value.low} IS NULL"]
        free += [self._open(name)] + ([] if computed is None else [f"{computed.low} IS NOT NULL"])
        only = " AND ".join(free)
        return _or(stated, Ends(*(f"CASE WHEN {only} THEN {end} END" for end in follows)))

    def value(self, name: str) -> Ends | None:
        """A figure as it is stated, else as it follows from two others."""
        stated, follows = self._stated(name, name), self._follows(name)
        if follows is None:
            return stated
        open_ = self._open(name)
        return _or(stated, Ends(*(f"CASE WHEN {open_} THEN {end} END" for end in follows)))

    def _open(self, name: str) -> str:
        """That nothing says of a figure that it is not supplied, or not comparable."""
        status = self._reading.source(f"{name}.status")
        return "TRUE" if status is None else f"COALESCE({status} NOT IN ('not_supplied', 'not_comparable'), TRUE)"

    def _follows(self, name: str, of: str = "") -> Ends | None:
        """What follows from two other figures (or what they were before), to a millionth."""
        entry = self._book.indicators.get(name)
        if entry is None or entry.derived is None:
            return None
        count, whole = (self._stated(f"{part}{of}", part) for part in entry.derived)
        if count is None or whole is None:
            return None
        per = self._book.framework.units[entry.unit].counted_for
        corners = [
            f"CAST(ROUND(CAST({one} * {per}.0 / {other} AS DECIMAL(38, 12)), 6) AS DOUBLE)"
            for one in dict.fromkeys(count)
            for other in dict.fromkeys(whole)
        ]
        return _within(corners, whole.low, whole.high)

    def _stated(self, column: str, name: str) -> Ends | None:
        """What the columns of a figure state: a number, or a range of it."""
        if name not in self._book.indicators:
            return None
        unit = self._book.framework.units[self._book.indicators[name].unit]
        given = self._reading.source(column)
        ends = [self._reading.source(f"{column}.{key}") for key in KEYS]
        if not any(ends):
            return None if given is None else Ends(_double(given), _double(given))
        low, high, least, most = ends
        one = [each for each in (given, low, least) if each is not None]
        other = [each for each in (given, high, most) if each is not None]
        lows, highs = [*map(_double, one)], [*map(_double, other)]
        lows += [f"CASE WHEN {most} IS NOT NULL THEN {unit.least} END"] if most else []
        highs += [f"CASE WHEN {least} IS NOT NULL THEN {unit.most} END"] if least else []
        return Ends(*(f"COALESCE({', '.join(each)})" if len(each) > 1 else each[0] for each in (lows, highs)))


def _double(column: str) -> str:
    return f"CAST({column} AS DOUBLE)"


def _or(one: Ends | None, other: Ends) -> Ends:
    """The one where it is known, else the other."""
    return other if one is None else Ends(*(f"COALESCE({a}, {b})" for a, b in zip(one, other, strict=True)))


def _within(corners: list[str], low: str, high: str) -> Ends:
    """The least and the most of what follows from ends; nothing where that is divided by what may be 0."""
    sure = f"{low} > 0 OR {high} < 0"
    if len(corners) == 1:
        return Ends(*(f"CASE WHEN {sure} THEN {corners[0]} END",) * 2)
    listed = ", ".join(corners)
    return Ends(f"CASE WHEN {sure} THEN LEAST({listed}) END", f"CASE WHEN {sure} THEN GREATEST({listed}) END")


def _written(number: Number, slack: float) -> str:
    """A number with the digits that it has, in no other form than digits."""
    exact = number + slack if slack else number
    return repr(exact) if "e" not in repr(exact) else f"{exact:.30f}".rstrip("0").rstrip(".")
