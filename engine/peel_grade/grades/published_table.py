"""A published table of grades: a row for each force, and what its document says of them all, to compare with the rows.

Grading never reads it. A document may contradict its own table: what it states is recorded as it is, with its lines.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator, Field, create_model

from peel_grade.files.problems import InputError, Problem, did_you_mean, one_of, quoted
from peel_grade.files.record import Record
from peel_grade.files.strict import Strict, validate
from peel_grade.files.validation import text
from peel_grade.files.yaml_tree import NodePath, Tree
from peel_grade.force.form import framework_name
from peel_grade.force.subject import check_subject, subject_key
from peel_grade.rulebook.model import Rulebook

_Text = Annotated[str, AfterValidator(text)]
_Line = Annotated[int, Field(ge=1)]
_Number = Annotated[int, Field(ge=0)]
OVERALL = "overall"


class Row(Strict):
    """The grades of one force, in the order of the columns; the earlier ones by question, as far as they are stated.

    The key of its `name` is the framework's word for whom it inspects.
    """

    name: _Text
    line: _Line
    grades: list[str]
    previous: Annotated[dict[str, str], Field(default_factory=dict)]
    note: str = ""


class Stated(Strict):
    """What the document says of a column in one place: how many forces have a grade, or have a better or worse one."""

    of: str
    line: _Line
    grades: Annotated[dict[str, _Number], Field(default_factory=dict)]
    standard_or_better: _Number | None = None
    below_standard: _Number | None = None
    improved: _Number | None = None
    declined: _Number | None = None
    unchanged: _Number | None = None
    note: str = ""

    def numbers(self) -> Iterator[tuple[str, int]]:
        """What is stated: each grade, and each of `MEASURES`, with its number."""
        yield from self.grades.items()
        for measure in MEASURES:
            if (number := getattr(self, measure)) is not None:
                yield measure, number


MEASURES = ("standard_or_better", "below_standard", "improved", "declined", "unchanged")
"""What a document may say of a column, beside how many forces have each grade."""


class PublishedTable(Strict):
    """What was published of many forces: a file of `scenarios/published/` with a row for each."""

    framework: Annotated[_Text, AfterValidator(framework_name)]
    document: _Text
    columns: Annotated[list[str], Field(min_length=1)]
    rows: Annotated[list[Row], Field(min_length=1)]
    stated: Annotated[list[Stated], Field(default_factory=list)]


class Compared(Record):
    """What a document says of a number, beside what its rows come to.

    `of` is a question or `overall`, `measure` a grade or one of `MEASURES`; `counted` comes from the rows, None where
    they do not tell it; `stated` are the numbers that the document states, each with its lines, in their order.
    `reading` is one that differs and would be right if the standard and what is better were meant.
    """

    of: str
    measure: str
    counted: int | None
    stated: tuple[tuple[int, tuple[int, ...]], ...]
    reading: int | None

    @property
    def agrees(self) -> bool:
        """Whether the document says one thing everywhere, and its rows the same."""
        return len({*(number for number, _ in self.stated), *({self.counted} - {None})}) == 1


@lru_cache(maxsize=16)
def _form(key: str) -> type[PublishedTable]:
    """The form of a table whose rows have the key of their name."""
    row: Any = create_model("Row", __base__=Row, name=(_Text, Field(alias=key)))
    rows: Any = (Annotated[list[row], Field(min_length=1)], ...)
    return create_model("PublishedTable", __base__=PublishedTable, rows=rows)


def is_table(tree: Tree) -> bool:
    """Whether a file is meant as a table of published grades."""
    return isinstance(tree.data, dict) and "rows" in tree.data


def check_table(tree: Tree, book: Rulebook | None) -> PublishedTable:
    """A published table, its form and names checked.

    Raises InputError with every mistake; without a rulebook (an unknown framework) only those of form.
    """
    problems: list[Problem] = []
    table = validate(_form(_called(tree, book, problems)), tree, problems)
    if problems or table is None:
        raise InputError(problems)
    if book is not None:
        problems += _wrong_names(tree, table, book)
    if problems:
        raise InputError(problems)
    return table


def _called(tree: Tree, book: Rulebook | None, problems: list[Problem]) -> str:
    """The key under which rows name their force: told once where it is another than the framework's word."""
    expected = None if book is None else book.framework.words.subject.key
    rows = tree.data.get("rows")
    first = rows[0] if isinstance(rows, list) and rows and isinstance(rows[0], dict) else None
    if first is None or (called := subject_key(first, {"line", "grades", "previous", "note"}, expected)) is None:
        return expected or "subject"
    if wrong := check_subject(tree, called, expected):
        problems += [tree.problem(("rows", 0, called), each.message, each.help, key=True) for each in wrong]
    return called


def _wrong_names(tree: Tree, table: PublishedTable, book: Rulebook) -> Iterator[Problem]:
    framework, graded = book.framework, [name for name, each in book.questions.items() if each.graded]
    columns = [*graded, OVERALL] if book.graded_overall else graded

    def known(name: str, path: NodePath, candidates: list[str], kind: str, *, key: bool = False) -> Iterator[Problem]:
        if name not in candidates:
            yield tree.problem(path, f"unknown {kind} {quoted(name)}", did_you_mean(name, candidates), key=key)

    def grade(name: str, path: NodePath, *, key: bool = False) -> Iterator[Problem]:
        if name not in framework.scale:
            yield tree.problem(path, f"unknown grade {quoted(name)}", one_of(name, framework.scale), key=key)

    asked = framework.words.question.one
    for place, column in enumerate(table.columns):
        yield from known(column, ("columns", place), columns, asked)
        if column in table.columns[:place]:
            yield tree.problem(("columns", place), f"the column `{column}` is there already", "remove one of them")
    seen: dict[str, int] = {}
    for number, row in enumerate(table.rows):
        at = ("rows", number)
        if len(row.grades) != len(table.columns):
            message = f"{len(row.grades)} grades stand here, and there are {len(table.columns)} columns"
            yield tree.problem((*at, "grades"), message, "write a grade for each column, in their order")
        for place, each in enumerate(row.grades):
            yield from grade(each, (*at, "grades", place))
        for name, each in row.previous.items():
            yield from known(name, (*at, "previous", name), table.columns, "column", key=True)
            yield from grade(each, (*at, "previous", name))
        if row.name in seen:
            message = f"{quoted(row.name)} has a row already, in line {seen[row.name]} of the document"
            yield tree.problem(at, message, "remove one of them")
        seen[row.name] = row.line
    for number, said in enumerate(table.stated):
        yield from known(said.of, ("stated", number, "of"), table.columns, "column")
        for name in said.grades:
            yield from grade(name, ("stated", number, "grades", name), key=True)
        if not [*said.numbers()]:
            message = "nothing is stated here"
            help = f"write `grades:`, or one of {', '.join(MEASURES)}, with how many"
            yield tree.problem(("stated", number), message, help)


def counted(table: PublishedTable, book: Rulebook, column: str) -> Mapping[str, int | None]:
    """How many rows have each grade in a column, and each of `MEASURES`; None for what the rows do not tell."""
    scale, place = book.framework.scale, table.columns.index(column)
    grades = Counter(row.grades[place] for row in table.rows)
    below = sum(grades[name] for name in book.framework.below)
    found: dict[str, int | None] = {name: grades[name] for name in scale}
    found |= {"standard_or_better": len(table.rows) - below, "below_standard": below}
    steps = [
        scale.index(row.grades[place]) - scale.index(row.previous[column])
        for row in table.rows
        if column in row.previous
    ]
    compared = len(steps) == len(table.rows)
    for measure, number in (
        ("improved", sum(step > 0 for step in steps)),
        ("declined", sum(step < 0 for step in steps)),
        ("unchanged", steps.count(0)),
    ):
        found[measure] = number if compared else None
    return found


def compared(table: PublishedTable, book: Rulebook) -> list[Compared]:
    """Each number that the document states, beside what the rows come to.

    In the order of the columns, and of the scale, best grade first.
    """
    said: dict[tuple[str, str], dict[int, list[int]]] = {}
    for each in sorted(table.stated, key=lambda each: each.line):
        for measure, number in each.numbers():
            said.setdefault((each.of, measure), {}).setdefault(number, []).append(each.line)
    found = []
    for column in table.columns:
        numbers = counted(table, book, column)
        for measure in (*reversed(book.framework.scale), *MEASURES):
            if stated := said.get((column, measure)):
                meant = numbers["standard_or_better"] if measure == book.framework.standard.id else None
                reading = meant if meant in stated and meant != numbers[measure] else None
                told = tuple((number, tuple(lines)) for number, lines in stated.items())
                found.append(Compared(column, measure, numbers[measure], told, reading))
    return found
