"""The columns of evidence that a query rests on, from those of a table with a row a force.

Texts are of DuckDB's dialect; `peel_grade.sql.writing` turns them into another one.
"""

from collections.abc import Callable, Collection, Iterable

from peel_grade.circuit.inputs import Compares, Input, IsCode, Ways, turn
from peel_grade.files.record import Record
from peel_grade.force.figures import KEYS
from peel_grade.force.states import FLAG_STATES, STATUSES
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect, Indicator

NOTHING = STATUSES[0]
"""What stands where nothing is recorded: no comparison of words is unknown."""
_HALF_A_MILLIONTH = 5e-7
_TRUE = "('true', '1', '1.0')"
_SAID = "'known', 'not_supplied', 'not_comparable'"
_WORDS = {
    **dict.fromkeys(("true", "1", "1.0"), "holds"),
    **dict.fromkeys(("false", "0", "0.0"), "fails"),
    **dict.fromkeys(("partly", "0.5"), "partly"),
    **{status: status for status in ("not_supplied", "not_comparable")},
}
_SIGNS = {"at_least": ">=", "above": ">", "at_most": "<=", "below": "<"}


class Text(Record):
    """An expression that is true or false (or, of a column, has some value), and the columns that it reads."""

    sql: str
    reads: frozenset[str] = frozenset()


class Ends(Record):
    """The least and the most that a figure may be; the same where no range of it can be stated."""

    low: str
    high: str

    @property
    def exact(self) -> bool:
        """Whether it is never a range."""
        return self.low == self.high


NEVER, ALWAYS = Text("FALSE"), Text("TRUE")


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


class Evidence:
    """The columns that are read off a table: `columns` by their SQL, `differences` by that on those columns.

    `available` are the columns that the table has; what it has not is recorded of no force.
    """

    def __init__(self, book: Rulebook, available: Callable[[str], bool]) -> None:
        self._book, self._available = book, available
        self.columns: dict[str, str] = {}
        self.differences: dict[str, Text] = {}
        self.read: dict[str, None] = {}

    def holds(self, ways: Ways) -> Text:
        """Whether all inputs hold of one of the ways in which something can be so."""
        codes: dict[tuple[str, str], list[int]] = {}
        found = []
        for way in ways:
            if len(way) == 1 and isinstance(way[0], IsCode):
                codes.setdefault((way[0].column, way[0].name), []).append(way[0].code)
            else:
                found.append(joined("AND", [self._input(each) for each in way]))
        found += [self._is_one_of(column, name, wanted) for (column, name), wanted in codes.items()]
        return joined("OR", found)

    def _input(self, asked: Input) -> Text:
        if isinstance(asked, IsCode):
            return self._is_one_of(asked.column, asked.name, [asked.code])
        return self._compared(asked)

    # what is recorded in words

    def _is_one_of(self, column: str, name: str, codes: Collection[int]) -> Text:
        match column:
            case "flag":
                return self._is_state(self._flag(name), FLAG_STATES, codes)
            case "status":
                return self._is_state(self._status(name), STATUSES, codes)
            case "rank":
                return self._is_state(self._plain(f"{name}.rank"), ("", *self._book.framework.ranks), codes)
            case "earlier":
                scale = self._book.framework.scale
                return self._is_state(self._plain(f"previous.grades.{name}.grade"), ("", *scale), codes)
            case "repeated":
                return joined("OR", [self._repeated(name, code) for code in codes])
        return joined("OR", [self._inspected(name) if code else denied(self._inspected(name)) for code in codes])

    def _is_state(self, column: str | None, states: Iterable[str], codes: Collection[int]) -> Text:
        if column is None:
            return ALWAYS if 0 in codes else NEVER
        wanted = [literal(state or NOTHING) for code, state in enumerate(states) if code in codes]
        said = f"= {wanted[0]}" if len(wanted) == 1 else f"IN ({', '.join(wanted)})"
        return Text(f"({quoted(column)} {said})", frozenset((column,)))

    def _flag(self, name: str) -> str | None:
        given, status = self._source(name), self._source(f"{name}.status")
        if given is None and status is None:
            return None
        further = "" if status is None else f"WHEN {status} IN ({_SAID}) THEN {status} "
        if given is None:
            return self._column(name, f"CASE {further}ELSE {literal(NOTHING)} END")
        words = " ".join(f"WHEN {literal(word)} THEN {literal(state)}" for word, state in _WORDS.items())
        other = f"CASE {further}ELSE {literal(NOTHING)} END" if further else literal(NOTHING)
        return self._column(name, f"CASE LOWER(CAST({given} AS VARCHAR)) {words} ELSE {other} END")

    def _status(self, name: str) -> str | None:
        column = f"{name}.status"
        if column in self.columns:
            return column
        status, value = self._source(column), self._value(name)
        known = [] if value is None else [f"{value.low} IS NOT NULL"]
        if (rank := self._source(f"{name}.rank")) is not None:
            known.append(f"{rank} IS NOT NULL")
        cases = [] if status is None else [f"WHEN {status} IN ('not_supplied', 'not_comparable') THEN {status}"]
        cases += [f"WHEN {' OR '.join(known)} THEN 'known'"] if known else []
        cases += [] if status is None else [f"WHEN {status} = 'known' THEN 'known'"]
        return self._column(column, f"CASE {' '.join(cases)} ELSE {literal(NOTHING)} END") if cases else None

    def _plain(self, name: str) -> str | None:
        given = self._source(name)
        return None if given is None else self._column(name, f"COALESCE({given}, {literal(NOTHING)})")

    def _repeated(self, area: str, code: int) -> Text:
        """2: an earlier inspection made it; 1: it did not, and all that were made are listed."""
        column, given = f"previous.areas.{area}", self._source(f"previous.areas.{area}")
        made = NEVER
        if given is not None:
            said = f"LOWER(CAST({given} AS VARCHAR))"
            self._column(column, f"COALESCE({said} NOT IN ('', 'false', '0', '0.0'), FALSE)")
            made = Text(quoted(column), frozenset((column,)))
        if code == 2:
            return made
        listed = self._source("previous.complete")
        if listed is None:
            return NEVER
        self._column("previous.complete", f"COALESCE(LOWER(CAST({listed} AS VARCHAR)) IN {_TRUE}, FALSE)")
        return joined("AND", [Text(quoted("previous.complete"), frozenset(("previous.complete",))), denied(made)])

    def _inspected(self, question: str) -> Text:
        given, column = self._source("inspected"), f"inspected.{question}"
        if given is None:
            return ALWAYS
        listed = f"' ' || REPLACE(REPLACE({given}, ';', ' '), ',', ' ') || ' '"
        said = f"STRPOS({listed}, {literal(f' {question} ')}) > 0"
        self._column(column, f"COALESCE({given} = '' OR {said}, TRUE)")
        return Text(quoted(column), frozenset((column,)))

    # figures

    def _compared(self, asked: Compares) -> Text:
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
        value = self._value(name)
        return None if value is None else self._ends(name, value)

    def _ends(self, name: str, value: Ends) -> Ends:
        if value.exact:
            self._column(name, value.low)
            return Ends(name, name)
        self._column(f"{name}.low", value.low)
        self._column(f"{name}.high", value.high)
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

    def _value(self, name: str) -> Ends | None:
        """A figure as it is stated, else as it follows from two others."""
        stated, follows = self._stated(name, name), self._follows(name)
        if follows is None:
            return stated
        open_ = self._open(name)
        return _or(stated, Ends(*(f"CASE WHEN {open_} THEN {end} END" for end in follows)))

    def _open(self, name: str) -> str:
        """That nothing says of a figure that it is not supplied, or not comparable."""
        status = self._source(f"{name}.status")
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
        given = self._source(column)
        ends = [self._source(f"{column}.{key}") for key in KEYS]
        if not any(ends):
            return None if given is None else Ends(_double(given), _double(given))
        low, high, least, most = ends
        one = [each for each in (given, low, least) if each is not None]
        other = [each for each in (given, high, most) if each is not None]
        lows, highs = [*map(_double, one)], [*map(_double, other)]
        lows += [f"CASE WHEN {most} IS NOT NULL THEN {unit.least} END"] if most else []
        highs += [f"CASE WHEN {least} IS NOT NULL THEN {unit.most} END"] if least else []
        return Ends(*(f"COALESCE({', '.join(each)})" if len(each) > 1 else each[0] for each in (lows, highs)))

    def _source(self, name: str) -> str | None:
        """A column of the table, where it has it."""
        if not self._available(name):
            return None
        self.read[name] = None
        return quoted(name)

    def _column(self, name: str, sql: str) -> str:
        self.columns.setdefault(name, sql)
        return name


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


def denied(text: Text) -> Text:
    """That it is false."""
    return {NEVER: ALWAYS, ALWAYS: NEVER}.get(text) or Text(f"NOT {text.sql}", text.reads)


def joined(word: str, texts: Iterable[Text]) -> Text:
    """All of them (`AND`), or one (`OR`)."""
    neutral, ending = (ALWAYS, NEVER) if word == "AND" else (NEVER, ALWAYS)
    kept = [text for text in dict.fromkeys(texts) if text != neutral]
    if ending in kept:
        return ending
    if len(kept) < 2:
        return kept[0] if kept else neutral
    return Text(f"({f' {word} '.join(text.sql for text in kept)})", frozenset().union(*(text.reads for text in kept)))
