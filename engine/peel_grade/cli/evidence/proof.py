"""`evidence proof`: what was recorded beside what the documents say."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from peel_grade.cli.arguments import add_colour, add_format, add_output, add_rules, output_of
from peel_grade.cli.evidence.filled import filled
from peel_grade.cli.evidence.named import compiled_for
from peel_grade.cli.terminal import OK, coloured, columns, write_out
from peel_grade.cli.texts import add_texts, with_texts
from peel_grade.files.problems import InputError, Problem, one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from peel_grade.evidence.proof import Cited, Proof
    from peel_grade.force.file import Force
    from peel_grade.force.texts import Text
    from peel_grade.rulebook.model import Rulebook
    from peel_grade.wording.paint import Paint

_EXAMPLES = """examples:
  evidence proof force.yaml                            the texts that its `source:` names
  evidence proof force.yaml --text report.txt          the text of its only document
  evidence proof force.yaml --text peel-2017=a.txt --text national=b.txt

Read each cited passage, then what was recorded from it: is it true, false or
partly so, and nothing else? Then look at what nobody cites.

exit status: 0 shown, 2 the input or the call is wrong
"""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Show each cited passage beside the sentences that were recorded from it, the paragraphs that nobody cites, "
        "passages on which three or more flags rest, and the entries not yet decided."
    )
    parser.epilog = _EXAMPLES
    parser.add_argument(
        "force", metavar="FORCE", help="a force file, the name of a shipped one, or - for standard input"
    )
    add_texts(parser)
    add_rules(parser, "the one of the force file's framework")
    add_format(parser)
    add_output(parser)
    add_colour(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Show it; the exit status."""
    from peel_grade.evidence.proof import proof
    from peel_grade.force.file import check_force
    from peel_grade.force.locate import locate_forces
    from peel_grade.wording.paint import painter

    output = output_of(options)
    (given, *others) = locate_forces([options.force])
    if others:
        raise InputError([Problem(options.force, 0, 0, "one force file is read against its sources", "name one")])
    tree = given.load()
    book = compiled_for(tree, options.rules).book
    force = with_texts(check_force(tree, book), options.text)
    found = proof(force, book, _texts(force, book))
    if options.format == "json":
        text = _as_json(found)
    else:
        colour = output is None and coloured(options.no_colour)
        width = columns() if output is None else 80
        text = "\n".join(_as_text(found, book, painter(colour), width)) + "\n"
    write_out(text, output, overwrite=options.overwrite)
    return OK


def _texts(force: "Force", book: "Rulebook") -> "dict[str, Text]":
    """The texts of the documents that have one. Raises InputError."""
    from peel_grade.force.texts import text_of

    texts, problems = {}, []
    for name, about in force.documents.items():
        if about.text:
            try:
                texts[name] = text_of(force, name, book.framework.words)
            except InputError as error:
                problems += error.problems
    if problems:
        raise InputError(problems)
    return texts


def _as_text(found: "Proof", book: "Rulebook", paint: "Paint", width: int) -> Iterator[str]:
    yield paint(f"Cited ({len(found.cited)} passages)", "bold")
    for each in found.cited:
        yield ""
        yield from _passage(each, paint, width)
    if found.unsourced:
        yield from ("", paint(f"Without a source ({len(found.unsourced)})", "bold"))
        for entry in found.unsourced:
            yield from filled(f"{entry.recorded}: {entry.says} ({entry.name})", width, "  ")
    if found.crowded:
        yield from ("", paint(f"Passages on which three or more flags rest ({len(found.crowded)})", "bold"))
        for each in found.crowded:
            names = ", ".join(entry.name for entry in each.entries)
            yield from filled(f"{each.elsewhere or _place(each.document, each.first, each.last)}: {names}", width, "  ")
    open_ = [each for each in found.uncited if not (each.concluded or each.apparatus)]
    if found.uncited:
        boxes = sum(each.concluded for each in found.uncited)
        apparatus = len(found.uncited) - len(open_) - boxes
        beside = f"; {boxes} more in boxes of conclusions" if boxes else ""
        yield from ("", paint(f"Paragraphs that nothing cites ({len(open_)}{beside})", "bold"))
        if apparatus:
            told = (
                f"Headings, rows of figures, footnotes and annexes are left out ({apparatus}): --format json has them."
            )
            yield from filled(told, width, "  ")
    for paragraph in open_:
        begins = one_line(" ".join(paragraph.lines))
        shortened = begins if len(begins) <= 160 else begins[:157] + "..."
        yield from filled(f"{_place(paragraph.document, paragraph.first, paragraph.last)}: {shortened}", width, "  ")
    number = sum(map(len, found.undecided.values()))
    yield from ("", paint(f"Not yet decided ({number} entries)", "bold"))
    for place, missing in found.undecided.items():
        title = book.themes[place].title if place in book.themes else book.questions[place].title
        yield from filled(f"{title} ({len(missing)}): {', '.join(missing)}", width, "  ")


def _passage(cited: "Cited", paint: "Paint", width: int) -> Iterator[str]:
    """What a passage holds, and below it what was recorded from it."""
    box = "  (in a box of conclusions)" if cited.concluded else ""
    yield f"{cited.elsewhere or _place(cited.document, cited.first, cited.last)}{box}"
    for line in cited.lines:
        yield from (paint(part, "dim") for part in filled(line, width, "  | ", "  | "))
    for entry in cited.entries:
        note = f"; {entry.note}" if entry.note else ""
        yield from filled(f"{entry.recorded}: {entry.says}{note} ({entry.name})", width, "      ", "  - ")


def _place(document: str, first: int, last: int) -> str:
    return f"{document}:{first}" if first == last else f"{document}:{first}-{last}"


def _as_json(found: "Proof") -> str:
    from peel_grade.files.json_text import to_json

    def passage(each: "Cited") -> dict[str, object]:
        return each._asdict() | {"entries": [entry._asdict() for entry in each.entries]}

    document = {
        "schema": "evidence-proof/1",
        "cited": [passage(each) for each in found.cited],
        "uncited": [each._asdict() for each in found.uncited],
        "unsourced": [entry._asdict() for entry in found.unsourced],
        "undecided": found.undecided,
        "crowded": [passage(each) for each in found.crowded],
    }
    return to_json(document)
