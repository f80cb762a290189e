"""`evidence find`: which entries of the catalogue are about some words."""

from argparse import ArgumentParser, Namespace

from peel_grade.cli.arguments import add_format, add_output, add_rules, output_of, positive
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, columns, write_out
from peel_grade.files.problems import InputError, Problem, did_you_mean, quoted
from peel_grade.rulebook.locate import locate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from peel_grade.evidence.search import Hit
    from peel_grade.rulebook.model import Rulebook

_EXAMPLES = """examples:
  evidence find overdue visits                     the nearest entries first
  evidence find "sex ofender" --in vulnerability   misspelt, in one question or theme
  evidence find body-worn video --limit 30

exit status: 0 something was found, 1 nothing was, 2 the call is wrong
"""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Find the entries of the catalogue that some words are about, in their names, sentences and definitions. "
        "Typing mistakes are forgiven, and the beginning of a word is enough."
    )
    parser.epilog = _EXAMPLES
    parser.add_argument("words", nargs="+", metavar="WORDS", help="what to look for")
    parser.add_argument(
        "--in", dest="place", metavar="QUESTION", help="the question or theme to look in (default: all)"
    )
    parser.add_argument("-n", "--limit", type=positive, default=10, metavar="N", help="how many to show (default: 10)")
    add_rules(parser, "the default one of those shipped")
    add_format(parser)
    add_output(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Look, and print what was found; the exit status."""
    from peel_grade.evidence.search import find
    from peel_grade.findings.cache import load_located

    output = output_of(options)
    with locate(options.rules) as place:
        book = load_located(place).book
    if options.place is not None and options.place not in (places := {**book.questions, **book.themes}):
        help = did_you_mean(options.place, places) or f"one of {', '.join(places)}"
        raise InputError([Problem("--in", 0, 0, f"unknown question or theme {quoted(options.place)}", help)])
    hits = find(" ".join(options.words), book, options.place)
    shown = hits[: options.limit]
    text = _as_json(shown, len(hits)) if options.format == "json" else _as_text(shown, len(hits), book)
    write_out(text, output, overwrite=options.overwrite)
    return OK if hits else FOUND_PROBLEMS


def _as_text(hits: "list[Hit]", number: int, book: "Rulebook") -> str:
    from textwrap import fill

    from peel_grade.rulebook.model import Flag

    if not hits:
        return "Nothing is found. Try fewer or other words.\n"
    width, told = columns(), []
    for entry, _ in hits:
        place = book.questions[entry.question].title if entry.theme is None else book.themes[entry.theme].title
        lines = [f"{entry.id}  ({'flag' if isinstance(entry, Flag) else entry.unit}; {place})"]
        if isinstance(entry, Flag):
            sentences = [("true", entry.holds), ("partly", entry.criteria.partly), ("false", entry.fails)]
        else:
            sentences = [("figure", entry.statement.replace("{value}", "…"))]
        for name, says in sentences:
            if says:
                lines.append(fill(f"{name + ':':<8}{says}", width, initial_indent="  ", subsequent_indent=" " * 10))
        lines += [
            fill(f"not:    {other} ({how})", width, initial_indent="  ", subsequent_indent=" " * 10)
            for other, how in entry.not_to_be_confused_with
        ]
        told.append("\n".join(lines) + "\n")
    more = f"\nand {number - len(hits)} more: --limit {number} shows all\n" if number > len(hits) else ""
    return "\n".join(told) + more


def _as_json(hits: "list[Hit]", number: int) -> str:
    import json

    from peel_grade.rulebook.model import Flag

    rows = [
        {
            "name": entry.id,
            "kind": "flag" if isinstance(entry, Flag) else "indicator",
            "label": entry.label,
            "question": entry.question,
            "theme": entry.theme,
            "score": score,
        }
        for entry, score in hits
    ]
    return (
        json.dumps({"schema": "evidence-find/1", "found": number, "entries": rows}, indent=2, ensure_ascii=False) + "\n"
    )
