"""`rulebook docs`: the rulebook and its scenarios as HTML pages."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from peel_grade.cli.arguments import add_output_folder, add_rules, add_samples, samples_of
from peel_grade.cli.terminal import OK, progress, write_out
from peel_grade.files.yaml_tree import shown
from peel_grade.rulebook.locate import locate_all


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Write living documentation: every question, rule, indicator, flag and source, "
        "every scenario with its result and the derivation behind it, what is asked of all drafts and proved, what "
        "leads to what, and a search. The pages need no network."
    )
    parser.epilog = (
        "examples:\n"
        "  rulebook docs --output site                        then open site/index.html\n"
        "  rulebook docs --output site --rules my-rules       of an edited copy of the rulebooks\n"
        "  rulebook prove --format json > proofs.json\n"
        "  rulebook docs --output site --proofs proofs.json   with what is proved of all drafts\n\n"
        "exit status: 0 written (also where scenarios fail: the pages say which), 2 the input or the call is wrong"
    )
    add_output_folder(parser)
    add_rules(parser, "the shipped ones; the default is documented")
    add_samples(parser)
    parser.add_argument(
        "--proofs", type=Path, metavar="FILE",
        help="what `rulebook prove --format json` wrote of the documented rulebook: the pages tell what is proved, "
        "refuted and excepted, also beside each rule",
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Write the documentation; the exit status."""
    from peel_grade.files.output_folder import check_folder, write_folder
    from peel_grade.site.gathering import gather
    from peel_grade.site.pages import render
    from peel_grade.site.wordlists import tally

    check_folder(options.output, "rulebook docs")  # before the work, not after it
    with locate_all(options.rules) as places:
        gathered = gather(places, samples_of(options, places), progress, options.proofs)
    pages = [name for name in write_folder(options.output, render(gathered), "rulebook docs") if name.endswith(".html")]
    cases = [case for feature in gathered.features for case in feature.cases]
    told = f"{len(cases):,} examples of scenarios: {tally(cases)}" if cases else "no scenarios"
    write_out(f"{shown(options.output)}: {len(pages)} pages, {len(gathered.book.rules)} rules, {told}\n", None)
    return OK
