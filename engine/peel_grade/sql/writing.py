"""A rulebook as a query over a table with a row a force: what is found, suggested and graded of each.

The query is made from the circuit, like every other engine but durable_rules, and put into a dialect by sqlglot. It is
made in steps. DuckDB and PostgreSQL take them as one statement; Spark, which plans all of a statement at once and does
not come to its end, as statements that each make a table of one step.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Literal, TypeAlias, get_args
from zlib import crc32

from peel_grade.circuit.counting import Grades
from peel_grade.circuit.gates import ALWAYS, Atom, Node
from peel_grade.circuit.inputs import ways
from peel_grade.circuit.lowering import Lowered, lower
from peel_grade.files.problems import missing_extra
from peel_grade.force.figures import KEYS
from peel_grade.rulebook.model import Rulebook
from peel_grade.sql.evidence import Evidence
from peel_grade.sql.order import by_priority
from peel_grade.sql.steps import Column, Named, carried, steps_of
from peel_grade.sql.text import Text, literal

Dialect: TypeAlias = Literal["duckdb", "postgres", "spark"]
DIALECTS: tuple[Dialect, ...] = get_args(Dialect)
_WIDTH = 118
_LONGEST = 63
_NAME = r'"((?:[^"]|"")*)"'
_UNBROKEN = re.compile(r"""(?:'(?:[^']|'')*'|"[^"]*"|`[^`]*`|[^\s'"`])+""")
"""What stands in one line: no name or text is broken where it has a space."""
_SUGGESTED = "areas.suggested"
_TABLES = "-- it makes the tables drafts_... anew each time; they can be dropped once its answer is read"
_LISTED: dict[Dialect, str] = {
    "duckdb": "COALESCE(REGEXP_REPLACE(ARRAY_TO_STRING(LIST_SORT([{keys}]), '; '), '(^|; ){digits}', '\\1', 'g'), '')",
    "postgres": "COALESCE((SELECT STRING_AGG(SUBSTR(key, {after}), '; ' ORDER BY key COLLATE \"C\") "
    "FROM UNNEST(ARRAY[{keys}]) AS listed(key)), '')",
    "spark": "REGEXP_REPLACE(ARRAY_JOIN(ARRAY_SORT(ARRAY({keys})), '; '), '(^|; ){digits}', '$1')",
}
"""The areas that have a key, in the order of their keys and without them."""


class _Plain:
    """The columns of the plain form of a table: figures, what they were, ranks and statuses; no ranges."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book

    def __contains__(self, name: str) -> bool:
        entry, _, aspect = name.rpartition(".")
        benchmark = aspect in self._book.framework.benchmarks
        return aspect not in KEYS and not benchmark and not (aspect == "status" and entry in self._book.flags)


def query(book: Rulebook, dialect: Dialect, table: str, columns: Collection[str] | None = None) -> str:
    """The query, in lines; `columns` are those that the table has, None for those of the plain form.

    In Spark's dialect it is a script: each statement ends with `;` at the end of a line, as no other line does, and the
    last is the query. Raises InputError without sqlglot.
    """
    into = _Dialect(dialect)
    lowered = lower(book)
    evidence = Evidence(book, (_Plain(book) if columns is None else columns).__contains__)
    named = [*_findings(lowered, book), *_areas(lowered), *_graded(lowered, book), *_remarks(lowered)]
    gates = steps_of(lowered.circuit, named, lambda atom: evidence.holds(ways(atom, book)))
    ordered, digits = by_priority(book, evidence)
    reads = frozenset[str]().union(*(text.reads for text in ordered))
    last = [Column(_SUGGESTED, Text(into.listed([text.sql for text in ordered], digits), reads), "the first first")]
    answer = [*(each.name for each in named if each.kept), _SUGGESTED]
    reading = [[Column(name, Text(sql)) for name, sql in evidence.columns.items()]]
    if evidence.differences:
        reading.append([Column(name, text, "in percent") for name, text in evidence.differences.items()])
    key = book.framework.words.subject.key
    lines = [f"-- {book.framework.title} {book.framework.version}: what follows from each row of {table}"]
    lines += [_TABLES] if into.in_tables else []
    source, steps = into.name(table), [*reading, *gates, last]
    for number, (made, before) in enumerate(zip(steps, carried(steps, answer), strict=True)):
        name = into.step(f"step_{number}" if number else "evidence")
        lines += into.begun(name, first=number == 0)
        # of all columns there may be more than PostgreSQL takes, and Spark would write them; DuckDB leaves out by
        # itself what is not read
        every = number > 0 and dialect == "duckdb"
        rows = ["  *"] if every else [f"  {into.name(each)}" for each in (key, *(before if number else ()))]
        put = into.reading if number == 0 else into.differences if number < len(reading) else into.gates
        rows += [into.row(column, put) for column in made]
        lines += [",\n".join(rows), *into.ended(source)]
        source = name
    rows = [f"  {into.name(each)}" for each in (key, *answer)]
    return "\n".join([*lines, "SELECT", ",\n".join(rows), f"FROM {source};", ""])


class _Dialect:
    """Puts expressions into a dialect. What gates are written with is the same in all of them but for how names are
    quoted; how evidence is read is not.
    """

    def __init__(self, dialect: Dialect) -> None:
        try:
            import sqlglot
        except ImportError:
            raise missing_extra("sqlglot, which writes SQL in the dialects, is not installed", "sql") from None
        self._dialect, self._glot, self._names = dialect, sqlglot, dict[str, str]()
        self.in_tables = dialect == "spark"

    def step(self, name: str) -> str:
        """The name of a step."""
        return self.name(f"drafts_{name}" if self.in_tables else name)

    def ended(self, source: str) -> list[str]:
        """The lines with which a step ends that reads this source."""
        return [f"  FROM {source};"] if self.in_tables else [f"  FROM {source}", ")"]

    def begun(self, name: str, *, first: bool) -> list[str]:
        """The lines with which a step begins."""
        if self.in_tables:
            return [f"DROP TABLE IF EXISTS {name};", f"CREATE TABLE {name} USING parquet AS SELECT"]
        return [f"{'WITH ' if first else ', '}{name} AS MATERIALIZED (SELECT"]

    def name(self, name: str) -> str:
        """A name, quoted; PostgreSQL takes so many bytes of one, and would take two names for one."""
        if name not in self._names:
            short = name
            if self._dialect == "postgres" and len(name.encode()) > _LONGEST:
                short = f"{name[: _LONGEST - 9]}~{crc32(name.encode()):08x}"
            self._names[name] = self._glot.exp.to_identifier(short, quoted=True).sql(dialect=self._dialect)
        return self._names[name]

    def gates(self, expression: str) -> str:
        """An expression of gates."""
        return re.sub(_NAME, lambda found: self.name(found[1].replace('""', '"')), expression)

    def reading(self, expression: str) -> str:
        """An expression that reads evidence."""
        tree: Any = self._glot.parse_one(expression, read="duckdb")
        text: str = tree.sql(dialect=self._dialect, identify=True)
        return text

    def differences(self, expression: str) -> str:
        """An expression that reads evidence in a step after that which made it."""
        return self.reading(self.gates(expression) if self._dialect == "postgres" else expression)

    def listed(self, keys: list[str], digits: int) -> str:
        """The ids that stand after so many digits in texts of which some are NULL, in their order; names are as yet
        DuckDB's.
        """
        texts = ", ".join(self._glot.parse_one(key, read="duckdb").sql(dialect=self._dialect) for key in keys)
        return _LISTED[self._dialect].format(keys=texts, after=digits + 1, digits=f"[0-9]{{{digits}}}")

    def row(self, column: Column, written: Callable[[str], str]) -> str:
        """A column of a step, and what it is."""
        comment = [f"  -- {column.comment}"] if column.comment else []
        return "\n".join([*comment, *_lines(f"{written(column.text.sql)} AS {self.name(column.name)}")])


def _lines(text: str) -> Iterator[str]:
    """An expression in lines, the first less indented."""
    line = " "
    for word in _UNBROKEN.findall(text):
        if line.strip() and len(line) + 1 + len(word) > _WIDTH:
            yield line
            line = "   "
        line += f" {word}"
    yield line


def _findings(lowered: Lowered, book: Rulebook) -> Iterator[Named]:
    for name, (true, false) in lowered.findings.items():
        rule = book.rules[name]
        said = " ".join(filter(None, (rule.kind.replace("_", " "), rule.weight and f"({rule.weight})")))
        yield Named(f"finding.{name}", (("TRUE", true), ("FALSE", false)), f"rule {name}: {said}")


def _areas(lowered: Lowered) -> Iterator[Named]:
    for name, node in lowered.suggested.items():
        yield Named(f"area.{name}", (("", node),), f"area {name} is suggested")
        yield Named(f"area.{name}.open", (("", lowered.open_areas[name]),), "missing evidence could make it so")


def _graded(lowered: Lowered, book: Rulebook) -> Iterator[Named]:
    """The grades of themes and questions and the overall one, and the worst and the best that are not ruled out."""
    if book.graded_overall:
        yield from _grades("overall", lowered.overall, lowered.possible_overall, book)
        yield _rule("overall", lowered.decided["overall"])
    for name in book.questions:
        if name in lowered.questions:
            at = f"question.{name}"
            yield from _grades(at, lowered.questions[name], lowered.possible_questions[name], book)
            yield _rule(at, lowered.decided[f"question/{name}"])
            yield Named(f"{at}.status", tuple(_status(lowered, name, book)), alone=False)
    for name, grades in lowered.themes.items():
        yield from _grades(f"theme.{name}", grades, lowered.possible_themes[name], book)
        yield _rule(f"theme.{name}", lowered.decided[f"theme/{name}"])


def _status(lowered: Lowered, question: str, book: Rulebook) -> Iterator[tuple[str, Node]]:
    circuit = lowered.circuit
    yield literal("inspected"), circuit.atom(Atom("inspected", question))
    earlier = (circuit.atom(Atom("earlier", question, grade=grade)) for grade in book.framework.scale)
    yield literal("carried_forward"), circuit.some(earlier)
    yield literal("not_inspected"), ALWAYS


def _grades(at: str, drafts: Grades, possible: Grades, book: Rulebook) -> Iterator[Named]:
    scale = book.framework.scale
    yield Named(at, tuple((literal(grade), node) for grade, node in drafts.items()), f"the draft grade: {at}")
    for grade, node in possible.items():
        yield Named(f"{at}.may_be.{grade}", (("", node),), kept=False)
    for end, order in (("not_below", scale), ("not_above", scale[::-1])):
        cases = tuple((literal(grade), possible[grade]) for grade in order if grade in possible)
        yield Named(f"{at}.{end}", cases, f"the {end} grade that missing evidence allows", alone=False)


def _rule(at: str, decided: Mapping[str, Node]) -> Named:
    cases = tuple((literal(rule), node) for rule, node in decided.items())
    return Named(f"{at}.rule", cases, "the rule of grades that decides it", alone=False)


def _remarks(lowered: Lowered) -> Iterator[Named]:
    for name, grades in lowered.borderline.items():
        cases = tuple((literal(grade), node) for grade, node in grades.items())
        yield Named(f"overall.borderline.{name}", cases, "another way gives this grade", alone=False)
    for name, node in lowered.no_precedent.items():
        yield Named(f"overall.no_precedent.{name}", (("", node),), "the record has no such case")
