"""`evidence compare`: how far two codings of the same source agree."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from peel_grade.cli.arguments import add_format, add_output, add_rules, output_of
from peel_grade.cli.evidence.filled import filled
from peel_grade.cli.evidence.named import compiled_for
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, columns, write_out
from peel_grade.files.problems import InputError, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from peel_grade.evidence.agreement import Agreement, Coding, Comparison
    from peel_grade.evidence.drafts import DraftPair
    from peel_grade.rulebook.model import Rulebook

_EXAMPLES = """examples:
  evidence compare first.yaml second.yaml                how far do two coders agree?
  evidence compare first.yaml second.yaml --format json  all of it as data

Kappa is Cohen's: 1 is full agreement, 0 what chance would bring.

exit status: 0 they agree on all that both recorded, 1 they do not, 2 the input or the call is wrong
"""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Compare two force files that were coded from the same source: agreement and kappa, every difference with both "
        "sources, and what each would draft. What a panel decided, and earlier grades and areas, are not compared: "
        "`grade ONE --against OTHER` tells of these."
    )
    parser.epilog = _EXAMPLES
    parser.add_argument("one", metavar="ONE", help="the force file of one coder")
    parser.add_argument("other", metavar="OTHER", help="that of another")
    add_rules(parser, "the one of the first file's framework")
    add_format(parser)
    add_output(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Compare them; the exit status."""
    from peel_grade.evidence.agreement import compare
    from peel_grade.evidence.drafts import drafts
    from peel_grade.findings.engines import Engines
    from peel_grade.force.file import check_force
    from peel_grade.force.locate import locate_forces
    from peel_grade.grades.assessment import assess

    output = output_of(options)
    given = locate_forces([options.one, options.other])
    if len(given) != 2:
        wrong = f"two force files are compared, and {len(given)} {'is' if len(given) == 1 else 'are'} named"
        raise InputError([Problem("evidence compare", 0, 0, wrong, "name two different files")])
    trees = [each.load() for each in given]
    compiled = compiled_for(trees[0], options.rules)
    forces, problems = [], []
    for tree in trees:
        try:
            forces.append(check_force(tree, compiled.book))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    (one, other), engines = forces, Engines(compiled)
    found = compare(one, other, compiled.book)
    pair = drafts(assess(one, engines), assess(other, engines))
    names = given[0].name, given[1].name
    if options.format == "json":
        text = _as_json(found, pair, names)
    else:
        text = "\n".join(_as_text(found, pair, names, compiled.book, columns() if output is None else 80)) + "\n"
    write_out(text, output, overwrite=options.overwrite)
    both = (found.flags, found.indicators)
    return OK if all(each.same == each.both for each in both) else FOUND_PROBLEMS


def _as_text(
    found: "Comparison", pair: "DraftPair", names: tuple[str, str], book: "Rulebook", width: int
) -> Iterator[str]:
    yield from filled(f"one: {names[0]}", width, "")
    yield from filled(f"other: {names[1]}", width, "")
    yield ""
    yield found.flags.told("Flags")
    yield found.indicators.told("Figures")
    if found.recording is not None:
        yield f"Whether an entry is recorded at all: kappa {found.recording:.2f}"
    yield from ("", "Drafts")
    for name, (one, other) in pair.grades.items():
        title = "Overall" if name == "overall" else book.questions[name].title
        said = (book.framework.said(one), book.framework.said(other))
        yield from filled(f"{title}: {said[0] if one == other else f'{said[0]} / {said[1]}'}", width, "  ")
    areas = book.framework.words.area.many
    both, one_alone, other_alone = pair.areas_of_both, pair.areas_of_one, pair.areas_of_other
    yield from filled(
        f"Suggested {areas}: {len(both)} by both, {len(one_alone)} by the one alone, {len(other_alone)} by the other "
        "alone",
        width,
        "  ",
    )
    for title, alone in (("one alone", one_alone), ("other alone", other_alone)):
        yield from (line for area in alone for line in filled(f"{title}: {area}", width, "    "))
    yield from ("", f"Differences ({len(found.differences)})")
    for each in found.differences:
        yield f"  {each.entry}"
        yield from filled(f"one: {_told(each.one)}", width, "    ")
        yield from filled(f"other: {_told(each.other)}", width, "    ")


def _told(coding: "Coding") -> str:
    source = f" ({', '.join(coding.source)})" if coding.source else ""
    note = f"; {coding.note}" if coding.note else ""
    return f"{coding.recorded.replace('_', ' ')}{source}{note}"


def _as_json(found: "Comparison", pair: "DraftPair", names: tuple[str, str]) -> str:
    from peel_grade.files.json_text import to_json

    def agreement(of: "Agreement") -> dict[str, object]:
        return of._asdict() | {"share": of.share}

    document = {
        "schema": "evidence-compare/1",
        "one": names[0],
        "other": names[1],
        "flags": agreement(found.flags),
        "indicators": agreement(found.indicators),
        "recording": {"kappa": found.recording},
        "drafts": {
            "grades": {name: {"one": one, "other": other} for name, (one, other) in pair.grades.items()},
            "areas": {"both": pair.areas_of_both, "one": pair.areas_of_one, "other": pair.areas_of_other},
        },
        "differences": [
            {"entry": each.entry, "one": each.one._asdict(), "other": each.other._asdict()}
            for each in found.differences
        ],
    }
    return to_json(document)
