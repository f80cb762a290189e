"""The columns of evidence that a query rests on, from those of a table with a row a force.

Texts are of DuckDB's dialect; `peel_grade.sql.writing` turns them into another one.
"""

from collections.abc import Callable, Collection, Iterable

from peel_grade.circuit.inputs import Input, IsCode, Ways
from peel_grade.force.states import FLAG_STATES, STATUSES
from peel_grade.rulebook.model import Rulebook
from peel_grade.sql.figures import Figures
from peel_grade.sql.reading import Reading
from peel_grade.sql.text import ALWAYS, NEVER, Text, denied, joined, literal, quoted

NOTHING = STATUSES[0]
"""What stands where nothing is recorded: no comparison of words is unknown."""
_TRUE = "('true', '1', '1.0')"
_SAID = "'known', 'not_supplied', 'not_comparable'"
_WORDS = {
    **dict.fromkeys(("true", "1", "1.0"), "holds"),
    **dict.fromkeys(("false", "0", "0.0"), "fails"),
    **dict.fromkeys(("partly", "0.5"), "partly"),
    **{status: status for status in ("not_supplied", "not_comparable")},
}


class Evidence:
    """The columns that are read off a table: `columns` by their SQL, `differences` by that on those columns.

    `available` are the columns that the table has; what it has not is recorded of no force.
    """

    def __init__(self, book: Rulebook, available: Callable[[str], bool]) -> None:
        self._book, self._reading = book, Reading(available)
        self._figures = Figures(book, self._reading)
        self.columns, self.differences = self._reading.columns, self._figures.differences

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

    def made_earlier(self, area: str) -> Text:
        """Whether an earlier inspection made an area."""
        column, given = f"previous.areas.{area}", self._reading.source(f"previous.areas.{area}")
        if given is None:
            return NEVER
        said = f"LOWER(CAST({given} AS VARCHAR))"
        self._reading.column(column, f"COALESCE({said} NOT IN ('', 'false', '0', '0.0'), FALSE)")
        return Text(quoted(column), frozenset((column,)))

    def _input(self, asked: Input) -> Text:
        if isinstance(asked, IsCode):
            return self._is_one_of(asked.column, asked.name, [asked.code])
        return self._figures.compared(asked)

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
        given, status = self._reading.source(name), self._reading.source(f"{name}.status")
        if given is None and status is None:
            return None
        further = "" if status is None else f"WHEN {status} IN ({_SAID}) THEN {status} "
        if given is None:
            return self._reading.column(name, f"CASE {further}ELSE {literal(NOTHING)} END")
        words = " ".join(f"WHEN {literal(word)} THEN {literal(state)}" for word, state in _WORDS.items())
        other = f"CASE {further}ELSE {literal(NOTHING)} END" if further else literal(NOTHING)
        return self._reading.column(name, f"CASE LOWER(CAST({given} AS VARCHAR)) {words} ELSE {other} END")

    def _status(self, name: str) -> str | None:
        column = f"{name}.status"
        if column in self.columns:
            return column
        status, value = self._reading.source(column), self._figures.value(name)
        known = [] if value is None else [f"{value.low} IS NOT NULL"]
        if (rank := self._reading.source(f"{name}.rank")) is not None:
            known.append(f"{rank} IS NOT NULL")
        cases = [] if status is None else [f"WHEN {status} IN ('not_supplied', 'not_comparable') THEN {status}"]
        cases += [f"WHEN {' OR '.join(known)} THEN 'known'"] if known else []
        cases += [] if status is None else [f"WHEN {status} = 'known' THEN 'known'"]
        return self._reading.column(column, f"CASE {' '.join(cases)} ELSE {literal(NOTHING)} END") if cases else None

    def _plain(self, name: str) -> str | None:
        given = self._reading.source(name)
        return None if given is None else self._reading.column(name, f"COALESCE({given}, {literal(NOTHING)})")

    def _repeated(self, area: str, code: int) -> Text:
        """2: an earlier inspection made it; 1: it did not, and all that were made are listed."""
        made = self.made_earlier(area)
        if code == 2:
            return made
        listed = self._reading.source("previous.complete")
        if listed is None:
            return NEVER
        self._reading.column("previous.complete", f"COALESCE(LOWER(CAST({listed} AS VARCHAR)) IN {_TRUE}, FALSE)")
        return joined("AND", [Text(quoted("previous.complete"), frozenset(("previous.complete",))), denied(made)])

    def _inspected(self, question: str) -> Text:
        given, column = self._reading.source("inspected"), f"inspected.{question}"
        if given is None:
            return ALWAYS
        listed = f"' ' || REPLACE(REPLACE({given}, ';', ' '), ',', ' ') || ' '"
        said = f"STRPOS({listed}, {literal(f' {question} ')}) > 0"
        self._reading.column(column, f"COALESCE({given} = '' OR {said}, TRUE)")
        return Text(quoted(column), frozenset((column,)))
