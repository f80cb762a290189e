"""`evidence find`: which entries of the catalogue, or which areas, are about some words."""

from argparse import ArgumentParser, Namespace

from peel_grade.cli.arguments import add_format, add_output, add_rules, output_of, positive, rulebook_named
from peel_grade.cli.evidence.named import check_places
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, columns, write_out
from peel_grade.files.json_text import to_json
from peel_grade.files.problems import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from peel_grade.evidence.search import Finds, Hit
    from peel_grade.rulebook.model import Rulebook

_EXAMPLES = """examples:
  evidence find overdue visits                     the nearest entries first
  evidence find "sex ofender" --in vulnerability   misspelt, in one question or theme
  evidence find mash_in_place                      the entry alone that is called so
  evidence find --areas sex offenders              the areas that `previous:` may name

exit status: 0 something was found, 1 nothing was, 2 the call is wrong
"""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Find the entries of the catalogue that some words are about, in their names, sentences and definitions: "
        "the nearest first, with what makes each true, partly so or false, and what it is easily confused with. "
        "Typing mistakes are forgiven, and the beginning of a word is enough."
    )
    parser.epilog = _EXAMPLES
    parser.add_argument("words", nargs="+", metavar="WORDS", help="what to look for")
    parser.add_argument(
        "--in",
        dest="places",
        action="append",
        default=[],
        metavar="QUESTION",
        help="a question or theme to look in; may be given more than once (default: all)",
    )
    parser.add_argument("--areas", action="store_true", help="look for areas instead, such as `previous:` names")
    parser.add_argument("-n", "--limit", type=positive, default=10, metavar="N", help="how many to show (default: 10)")
    add_rules(parser, "the default one of those shipped")
    add_format(parser)
    add_output(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Look, and print what was found; the exit status."""
    from peel_grade.evidence.search import index_of_areas, index_of_entries

    output = output_of(options)
    book = rulebook_named(options.rules)
    check_places(options.places, book, "--in", themes=not options.areas)
    index = (index_of_areas if options.areas else index_of_entries)(book)
    found = index.find(" ".join(options.words), options.places)
    shown = found.hits[: options.limit]
    if options.format == "json":
        text = (_areas_as_json if options.areas else _as_json)(shown, len(found.hits), book)
    else:
        told = [(_area if options.areas else _entry)(hit.id, book, columns()) for hit in shown]
        text = "\n".join(_passed_over(found) + told + _more(found, len(shown)))
    write_out(text, output, overwrite=options.overwrite)
    return OK if found.hits else FOUND_PROBLEMS


def _passed_over(found: "Finds") -> list[str]:
    """What is to be known before what is found."""
    if not found.hits:
        return ["Nothing is found. Try fewer or other words.\n"]
    return [f"Nothing says {', '.join(map(quoted, found.unknown))}.\n"] if found.unknown else []


def _more(found: "Finds", shown: int) -> list[str]:
    number = len(found.hits)
    return [f"and {number - shown} more: --limit {number} shows all\n"] if number > shown else []


def _entry(name: str, book: "Rulebook", width: int) -> str:
    """An entry, and how it is recorded."""
    from peel_grade.rulebook.model import Flag

    entry = book.flags.get(name) or book.indicators[name]
    place = book.questions[entry.question].title if entry.theme is None else book.themes[entry.theme].title
    lines = [f"{entry.id}  ({'flag' if isinstance(entry, Flag) else entry.unit}; {place})"]
    if isinstance(entry, Flag):
        criteria = entry.criteria
        said = {
            "true": _if(entry.holds, criteria.holds),
            "partly": _if("", criteria.partly),
            "false": _if(entry.fails, criteria.fails),
        }
    else:
        said = {"figure": entry.statement.replace("{value}", "…")}
    if entry.definition:
        said["is"] = entry.definition
    for label, text in said.items():
        lines += _labelled(label, text, width) if text else []
    for other, how in entry.not_to_be_confused_with:
        lines += _labelled("not", f"{other} ({how})", width)
    return "\n".join(lines) + "\n"


def _if(sentence: str, criterion: str) -> str:
    """A sentence, and when it is recorded."""
    return "; ".join(part for part in (sentence, f"if {criterion}" if criterion else "") if part)


def _area(name: str, book: "Rulebook", width: int) -> str:
    area = book.areas[name]
    lines = [f"{area.id}  ({book.questions[area.question].title})", *_labelled("area", area.text, width)]
    return "\n".join(lines) + "\n"


def _labelled(label: str, text: str, width: int) -> list[str]:
    from textwrap import wrap

    return wrap(f"{label + ':':<8}{text}", width, initial_indent="  ", subsequent_indent=" " * 10)


def _as_json(hits: "tuple[Hit, ...]", number: int, book: "Rulebook") -> str:
    from peel_grade.rulebook.model import Flag

    entries = [(book.flags.get(hit.id) or book.indicators[hit.id], hit.score) for hit in hits]
    rows = [
        {
            "name": entry.id,
            "kind": "flag" if isinstance(entry, Flag) else "indicator",
            "label": entry.label,
            "question": entry.question,
            "theme": entry.theme,
            "score": score,
        }
        for entry, score in entries
    ]
    return to_json({"schema": "evidence-find/1", "found": number, "entries": rows})


def _areas_as_json(hits: "tuple[Hit, ...]", number: int, book: "Rulebook") -> str:
    areas = [(book.areas[hit.id], hit.score) for hit in hits]
    rows = [{"name": area.id, "text": area.text, "question": area.question, "score": score} for area, score in areas]
    return to_json({"schema": "evidence-find-areas/1", "found": number, "areas": rows})
