"""`rulebook check`: is a rulebook well formed, and does it mean what its author thinks?"""

from argparse import ArgumentParser, Namespace
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from peel_grade.cli.arguments import NAMED, add_colour, add_format, add_output, add_rules, check_no_part, output_of
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, coloured, progress, say, write_out
from peel_grade.files.problems import InputError, Problem, did_you_mean, quoted
from peel_grade.files.yaml_tree import shown
from peel_grade.rulebook.locate import Place, locate_all

if TYPE_CHECKING:
    from peel_grade.lint.checking import CheckResult
    from peel_grade.rulebook.framework import Words

_ALL = "all"
_EXAMPLES = """examples:
  rulebook check my-rules                          every mistake and lint, at its line and column
  rulebook check my-rules --fix                    make the changes that are safe, then check
  rulebook check my-rules --format sarif --output check.sarif
  rulebook check --explain implied-rule            what a code means; without CODE: all of them

A lint (not a mistake that keeps the rulebook from being used) is allowed by its entry, with the reason:
  allow: {implied-rule: it stands for an improvement asked for in 2016}

exit status: 0 nothing found, 1 something was, 2 no rulebook there or the call is wrong
"""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Read rulebooks and report every mistake and every lint, at its line and column, with its code. "
        "What is said to hold never, always or whenever something else does comes with a proof or a witness."
    )
    parser.epilog = _EXAMPLES
    parser.add_argument("folders", nargs="*", metavar="RULES", help=f"{NAMED} (default: the shipped ones)")
    add_rules(parser)
    add_format(parser, "sarif", "github")
    add_output(parser)
    parser.add_argument("--fix", action="store_true", help="make the safe changes first, comments and layout kept")
    parser.add_argument(
        "--fail-on", choices=("error", "warning"), default="warning", help="what gives exit status 1 (default: warning)"
    )
    parser.add_argument(
        "--explain",
        nargs="?",
        const=_ALL,
        metavar="CODE",
        help="say what a code means (without CODE: what each does), and stop",
    )
    add_colour(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Check the rulebooks; the exit status."""
    output = output_of(options)
    if options.explain is not None:
        explained = _explained(options.explain, _words(options), as_json=options.format == "json")
        write_out(explained, output, overwrite=options.overwrite)
        return OK
    from peel_grade.lint.checking import RulebookCheck
    from peel_grade.rulebook.reading.origins import origin_of

    named = [*options.folders, *([options.rules] if options.rules is not None else [])]
    with ExitStack() as stack:
        places = [place for name in named or [None] for place in stack.enter_context(locate_all(name))]
        check_no_part(output, places)
        if options.fix:
            _fix(places)
        checks = [RulebookCheck(origin_of(place)) for place in places]
        steps = [step for checking in checks for step in checking.steps]
        for step in progress(steps, "checking", len(steps)):
            step()
        results = [checking.result for checking in checks]
    colour = output is None and coloured(options.no_colour)
    report = _report(results, places, options.format, colour=colour)
    write_out(report, output, overwrite=options.overwrite)
    severities = {found.severity for each in results for found in each.reported}
    failing = {"error"} if options.fail_on == "error" else {"error", "warning"}
    return FOUND_PROBLEMS if severities & failing else OK


def _report(results: "list[CheckResult]", places: list[Place], name: str, *, colour: bool) -> str:
    match name:
        case "json":
            from peel_grade.lint.formats.json import check_json

            return check_json(results)
        case "sarif":
            from peel_grade.lint.formats.sarif import sarif

            return sarif(results)
        case "github":
            from peel_grade.lint.formats.github import github

            return github(results)
        case _:
            from peel_grade.lint.formats.text import text

            called = [each._replace(name=place.name) for each, place in zip(results, places, strict=True)]
            return text(called, colour=colour)


def _fix(places: list[Place]) -> None:
    """Make the changes that are safe, and say which files changed."""
    from peel_grade.lint.checking import check
    from peel_grade.lint.fixing import fixed, fixes, unfixable
    from peel_grade.rulebook.reading.origins import FolderOrigin, files

    if passing := next((place for place in places if not place.lasting), None):
        raise InputError([Problem(passing.name, 0, 0, "a git revision cannot be changed", "name a folder to fix")])
    changed = False
    for folder in (place.folder for place in places):  # one after the other: a rulebook may extend the one before it
        read = {shown(file): file for file in files(folder)}
        found = check(FolderOrigin(folder))
        if found.compiled is None:
            continue  # what has mistakes may mean something else once they are corrected
        results = {file: fixed(read[file], changes) for file, changes in fixes(found.diagnostics).items()}
        changed = changed or bool(results)
        for file, result in results.items():
            if result.content is None:
                say(f"{unfixable(file)}\n")
                continue
            write_out(result.content.decode(), read[file], overwrite=True)
            say(f"{file}: {result.changes} change{'s' if result.changes != 1 else ''} made\n")
    if not changed:
        say("there is nothing that can be changed safely\n")


def _words(options: Namespace) -> "Words":
    """What the framework that is named calls things; the tool's own words where none is, or it has mistakes."""
    from peel_grade.findings.cache import load_located
    from peel_grade.rulebook.framework import Words

    if named := [*options.folders, *([options.rules] if options.rules is not None else [])]:
        with locate_all(named[0]) as places, suppress(InputError):
            return load_located(places[0]).book.framework.words
    return Words()


def _explained(code: str, called: "Words", *, as_json: bool) -> str:
    """What a code means in these words, with an example of what to avoid and to prefer; or what all mean."""
    import textwrap

    from peel_grade.force.warnings.codes import CODES
    from peel_grade.lint.codes import all_codes
    from peel_grade.lint.examples import examples

    codes = all_codes(called)
    if code != _ALL and code not in codes:
        help = did_you_mean(code, codes) or "`rulebook check --explain` lists the codes"
        if code in CODES:
            help = f"it is of force files: `evidence check --explain {code}` says what it means"
        raise InputError([Problem("rulebook check", 0, 0, f"unknown code {quoted(code)}", help)])
    if as_json:
        from peel_grade.lint.formats.json import codes_json

        return codes_json(called)
    told = []
    for name in codes if code == _ALL else [code]:
        found = codes[name]
        can = "can be allowed with a reason" if found.allowable else "cannot be allowed"
        body = textwrap.fill(found.description, 78, initial_indent="  ", subsequent_indent="  ")
        told.append(f"{name} ({found.severity}; {can})\n{body}\n")
    if code in (known := examples()):
        parts = (("given", known[code].given), ("avoid", known[code].avoid), ("prefer", known[code].prefer))
        told += [f"  {title}:\n{textwrap.indent(part, '    ')}" for title, part in parts if part]
    return "\n".join(told)
