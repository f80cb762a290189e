"""`rulebook explain NAME`: what a rule, evidence, a theme or a grade means, leads to, and where it holds."""

from argparse import ArgumentParser, Namespace

from peel_grade.cli.arguments import add_colour, add_format, add_rules, add_samples, samples_of
from peel_grade.cli.terminal import OK, coloured, columns, write_out
from peel_grade.rulebook.locate import locate_all


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Tell the condition in a sentence, what feeds it and what it feeds up to the overall grade, "
        "what follows at its edges, its scenarios and sources, and how it stands in the known forces: where it holds, "
        "and how far the others are from it."
    )
    parser.epilog = (
        "examples:\n"
        "  rulebook explain rso-risk-not-managed         a rule\n"
        "  rulebook explain registered-sex-offenders-managed   an area for improvement\n"
        "  rulebook explain rso_visits_overdue           an indicator or a flag\n"
        "  rulebook explain theme-cause-of-concern       a grade rule\n"
        "  rulebook explain initial_response             a theme, a question, or overall\n"
        "  rulebook explain vulnerability:good           a grade of a question (or of a theme, or overall)\n"
        "  rulebook explain rso_visits_overdue --rules my-rules/peel-2017 --format json\n\n"
        "exit status: 0 explained, 2 the name is unknown or the rulebook has mistakes"
    )
    parser.add_argument(
        "name", metavar="RULE|AREA|INDICATOR|FLAG|THEME|GRADE",
        help="an id, or for a grade the id of a grade rule or `question:grade`",
    )  # fmt: skip
    help = "tell every case at the edges of a rule, not only some that turn it"
    parser.add_argument("--full", action="store_true", help=help)
    add_rules(parser, "the shipped ones; the default, or else another that has the name")
    add_samples(parser)
    add_format(parser)
    add_colour(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Explain one name; the exit status."""
    from peel_grade.explanation.explain import explain, to_data

    with locate_all(options.rules) as places:
        explanation = explain(options.name, places, samples_of(options, places))
    if options.format == "json":
        from peel_grade.files.json_text import to_json

        write_out(to_json(to_data(explanation)), None)
        return OK
    from peel_grade.explanation.render import text

    write_out(text(explanation, coloured(options.no_colour), columns(), full=options.full), None)
    return OK
