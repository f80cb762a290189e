"""`rulebook schema`: what an editor completes, explains and checks the files with: JSON Schemas, steps of scenarios."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from peel_grade.cli.arguments import add_output_folder, add_rules, add_samples, samples_of
from peel_grade.cli.terminal import OK, write_out
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import shown
from peel_grade.rulebook.locate import locate_all


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Write a JSON Schema (draft 2020-12) for each kind of file of each rulebook: findings, catalogue, "
        "framework and exclusions, and for the force files graded by it; and one for each JSON document "
        "that a command prints. With them any editor that has "
        "yaml-language-server offers the ids of indicators, flags, themes, questions and rules, shows "
        "what each means, and marks mistakes. Beside them stand the sentences of scenarios as step definitions, with "
        "which an editor that has Cucumber's language server completes features. Write both again after a change of "
        "the rulebook."
    )
    parser.epilog = (
        "examples:\n"
        "  rulebook schema --output schemas --rules my-rules\n"
        "  rulebook schema --output schemas --modeline force.yaml   also give the file the line by which editors find "
        "its schema: # yaml-language-server: $schema=...\n\n"
        "exit status: 0 written, 2 the input or the call is wrong"
    )
    add_output_folder(parser)
    add_rules(parser)
    add_samples(parser)
    parser.add_argument(
        "--modeline", type=Path, nargs="+", default=[], metavar="FILE",
        help="give these files the line that names their schema, or correct it, and change nothing else in them",
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Write the schemas; the exit status."""
    from peel_grade.cli.documents import FORMS, form_of
    from peel_grade.files.output_folder import check_folder, write_folder
    from peel_grade.rulebook.reading.load import read_rulebook, rulebook_of
    from peel_grade.rulebook.reading.origins import origin_of
    from peel_grade.scenarios.definitions import step_definitions
    from peel_grade.scenarios.language import Language
    from peel_grade.schema.build import as_text, schemas
    from peel_grade.schema.documents import document_schema
    from peel_grade.schema.modeline import add, plan

    check_folder(options.output, "rulebook schema")  # before the work, not after it
    with locate_all(options.rules) as places:
        books = [rulebook_of(read_rulebook(origin_of(place))) for place in places]
        samples = samples_of(options, places)
    frameworks = [book.framework.id for book in books]
    plans = plan(list(dict.fromkeys(options.modeline)), frameworks, options.output)
    if twice := next((name for name in frameworks if frameworks.count(name) > 1), None):
        message = f"two rulebooks in this folder are called `{twice}`"
        raise InputError([Problem(options.rules or "rulebook schema", 0, 0, message, "name the folder of one of them")])
    files = {name: text for book in books for name, text in schemas(book).items()}
    files |= {f"{name}.json": as_text(document_schema(form_of(name))) for name in FORMS}
    steps = {f"{book.framework.id}.steps.js": step_definitions(Language(book, samples)) for book in books}
    write_folder(options.output, (files | steps).items(), "rulebook schema")
    told = f"{len(files)} schemas, and the steps of scenarios, for {', '.join(frameworks)}"
    write_out(f"{shown(options.output)}: {told}\n", None)
    for each in plans:
        add(each)
        write_out(f"{shown(each.file)}: its schema is {each.schema}\n", None)
    return OK
