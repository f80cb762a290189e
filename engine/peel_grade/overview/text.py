"""An overview as text: counts first, then whom they are of."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from peel_grade.files.problems import one_line
from peel_grade.overview.glance import glances
from peel_grade.overview.saying import (
    Listing,
    Said,
    alone_said,
    basis_said,
    ended,
    heads_of,
    listings,
    moved_said,
    number_under,
    said_of,
    since_said,
    stated_said,
    unplaced_said,
)
from peel_grade.report.lines import cut, joined, packed, wrapped
from peel_grade.report.sections import headline
from peel_grade.wording.paint import Paint, style
from peel_grade.wording.terms import capital

if TYPE_CHECKING:
    from peel_grade.overview import form

_FEW = 10
"""So many of a list are told where not all of it is asked for."""
_NAMES = 8
"""So many names are told of those that share something."""
_COLUMN = 5


def overview_text(document: "form.OverviewDocument", paint: Paint, width: int = 80, *, full: bool = False) -> str:
    """The text: of each section the grades, who improved, what is asked for, what is done well, and a table of all."""
    head = [joined([_glances(document, paint, width)])] if len(document["sections"]) > 1 else []
    return "\n".join([*head, *(joined([*_section(each, paint, width, full)]) for each in document["sections"])])


def _glances(document: "form.OverviewDocument", paint: Paint, width: int) -> Iterator[str]:
    """What stands at the head of several sections: each in a sentence."""
    found = glances(document)
    yield from headline(f"{len(found)} overviews, one after the other", paint, width)
    for each in found:
        yield from wrapped(each.sentence(), width, "    ", "  - ")


def _section(section: "form.Section", paint: Paint, width: int, full: bool) -> Iterator[Iterable[str]]:
    said = said_of(section)
    most = None if full else _FEW
    yield _heading(section, said, paint, width)
    yield _grades(section, said, paint, width)
    yield _stated(section, said, paint, width)
    yield _moved(section, said, paint, width)
    yield from (_listed(listing, paint, width, most) for listing in listings(section, said))
    yield _unplaced(section, said, paint, width)
    yield _uncertain(section, said, paint, width)
    yield _table(section, said, paint, width)
    yield _closing(section, paint, width)


def _heading(section: "form.Section", said: Said, paint: Paint, width: int) -> Iterator[str]:
    titled = f"{said.subject.so_many(section['forces'])}: {section['framework']['title']}"
    yield from headline(titled, paint, width)
    yield from (paint(line, "dim") for line in wrapped(basis_said(section), width))
    if section["more_than_once"]:
        yield from wrapped(f"Counted more than once: {', '.join(section['more_than_once'])}.", width)


def _grades(section: "form.Section", said: Said, paint: Paint, width: int) -> Iterator[str]:
    """A line for each question, numbered, and one for the overall grade: how many have which grade, who moved."""
    rows = [*enumerate(section["questions"].values(), 1), *([("", section["overall"])] if section["overall"] else [])]
    columns = heads_of(section, [each for _, each in rows if each], said)
    room = width - _COLUMN * len(columns)
    heads = "".join(f"{head.sign:>{_COLUMN}}" for head in columns)
    yield paint(f"{'Grades':<{room}}{heads}", "bold")
    for number, each in rows:
        if each is None:
            continue
        *before, last = wrapped(each["title"], room - 1, "   ", f"{number:>2} ")
        yield from before
        cells = "".join(f"{number_under(each, head, said):>{_COLUMN}}" for head in columns)
        yield f"{last:<{room}}{cells}".rstrip()
        inspected = each["inspected"]
        if inspected and (among := said.all_of(inspected)) not in (0, section["forces"]):
            yield from wrapped(f"{among} inspected: {said.counts(inspected)}", width, "     ", "   ")
        if each["moderated"]:
            yield from wrapped(f"after moderation: {said.counts(each['moderated'])}", width, "     ", "   ")
    if section["ungraded"]:
        yield from wrapped(f"Not graded: {', '.join(section['ungraded'])}.", width)
    yield from (paint(line, "dim") for line in packed(ended(f"{head.sign} {head.says}" for head in columns), width))


def _stated(section: "form.Section", said: Said, paint: Paint, width: int) -> Iterator[str]:
    """Where the document contradicts its own table, or itself; and what the table does not tell."""
    published = section["published"]
    if published is None or not published["stated"]:
        return
    document = published["document"]
    wrong = [each for each in published["stated"] if not each["agrees"]]
    if wrong:
        yield from headline(f"Where {document} contradicts itself ({len(wrong)})", paint, width)
        for each in wrong:
            yield from wrapped(stated_said(each, said), width, "    ", "  - ")
    if told := [*alone_said(published, said)]:
        yield from headline(f"Stated by {document}, and not to be told from its table", paint, width)
        for line in told:
            yield from wrapped(line, width, "    ", "  - ")
    alike = sum(each["agrees"] and each["counted"] is not None for each in published["stated"])
    if alike:
        yield from wrapped(f"The table has all of {alike} other numbers that {document} states.", width)


def _moved(section: "form.Section", said: Said, paint: Paint, width: int) -> Iterator[str]:
    """Who improved and who declined, question by question."""
    rows = [*section["questions"].values(), *([section["overall"]] if section["overall"] else [])]
    told = [each for each in rows if each["not_compared"] < section["forces"]]
    if not told:
        yield from wrapped(f"Which {said.subject.many} improved is not told: no earlier grade is recorded.", width)
        return
    yield from headline(since_said(section), paint, width)
    for each in told:
        yield from wrapped(f"{each['title']}: {moved_said(each)}", width, "    ", "  - ")


def _some(names: Sequence[str], most: int | None) -> str:
    """The names, or the first of them and how many more there are."""
    shown = ", ".join(names if most is None else names[:most])
    return shown if most is None or len(names) <= most else f"{shown} and {len(names) - most} more"


def _listed(listing: Listing, paint: Paint, width: int, most: int | None) -> Iterator[str]:
    """How many share each of a list, what, and below it who; of a long list the first, and how many more there are."""
    yield from headline(listing.title, paint, width)
    room = max(len(row.number) for row in listing.rows)
    indent = " " * (room + 4)
    for row in listing.rows[:most]:
        yield from wrapped(row.text, width, indent, f"  {row.number:>{room}}  ")
        yield from wrapped(_some(row.names, None if most is None else _NAMES), width, indent)
    if most is not None and len(listing.rows) > most:
        number = len(listing.rows) - most
        yield f"  and {number} more {listing.what.one if number == 1 else listing.what.many} (--full lists all)"


def _unplaced(section: "form.Section", said: Said, paint: Paint, width: int) -> Iterator[str]:
    if section["unplaced"]:
        title = f"Other {said.framework.words.area.many} that were published ({len(section['unplaced'])})"
        yield from headline(title, paint, width)
        for each in section["unplaced"]:
            yield from wrapped(unplaced_said(each), width, "    ", "  - ")


def _uncertain(section: "form.Section", said: Said, paint: Paint, width: int) -> Iterator[str]:
    """Grades that are less certain than they look, and what people made of them."""
    told = [*said.uncertain(section)]
    if told:
        yield from headline("Less certain than they look", paint, width)
        for line in told:
            yield from wrapped(line, width, "    ", "  - ")


def _table(section: "form.Section", said: Said, paint: Paint, width: int) -> Iterator[str]:
    """Everybody with all grades: a letter for each question, by its number above."""
    questions = [*section["questions"]]
    cells = [[*(said.cell(row["questions"].get(name)) for name in questions), *_overall(row, section, said)]
             for row in section["table"]]  # fmt: skip
    heads = [*map(str, range(1, len(questions) + 1)), *(["All"] if section["overall"] else [])]
    of = [max(4, *(len(cell) + 1 for cell in column)) for column in zip(heads, *cells, strict=True)]
    room = min(width - sum(of), max((len(one_line(row["force"])) for row in section["table"]), default=0) + 2)
    title = capital(said.subject.many)
    head = "".join(f"{each:>{size}}" for each, size in zip(heads, of, strict=True))
    yield paint(f"{title:<{room}}{head}", "bold")
    for row, letters in zip(section["table"], cells, strict=True):
        painted = [
            f"{' ' * (size - len(letter))}{paint(letter, style(grade, said.framework.grades)) if grade else letter}"
            for letter, size, grade in zip(letters, of, _grades_of(row, section), strict=True)
        ]
        yield f"{cut(row['force'], room - 1):<{room}}{''.join(painted)}".rstrip()
    if marks := ended(said.marks(section)):
        yield from (paint(line, "dim") for line in packed(marks, width))


def _overall(row: "form.Row", section: "form.Section", said: Said) -> list[str]:
    return [said.cell(row["overall"], row)] if section["overall"] else []


def _grades_of(row: "form.Row", section: "form.Section") -> list[str | None]:
    cells = [
        *(row["questions"].get(name) for name in section["questions"]),
        *([row["overall"]] if section["overall"] else []),
    ]
    return [None if cell is None else cell["grade"] for cell in cells]


def _closing(section: "form.Section", paint: Paint, width: int) -> Iterator[str]:
    framework = section["framework"]
    text = f"Rulebook {framework['id']} {framework['version']} ({framework['sha256'][:12]})."
    yield from (paint(line, "dim") for line in wrapped(text, width))
