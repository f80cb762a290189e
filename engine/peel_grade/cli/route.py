"""`grade FORCE --route-to GRADE`: the fewest changes of evidence that bring a better grade."""

from argparse import Namespace
from collections.abc import Sequence

from peel_grade.cli.drafting import Checker
from peel_grade.cli.terminal import OK, coloured, columns, write_out
from peel_grade.files.problems import InputError, Problem
from peel_grade.force.locate import ForceInput
from peel_grade.grades.assessment import assess
from peel_grade.grades.results import Assessment
from peel_grade.routes.asked import grade_named, question_named
from peel_grade.routes.reach import OVERALL
from peel_grade.routes.told import to_grade
from peel_grade.rulebook.locate import Place

_OPTION, _QUESTION = "--route-to", "--question"


def check_call(options: Namespace, single: bool) -> None:
    """Refuse what routes do not go with. Raises InputError."""
    if options.route_to is None:
        if options.question:
            raise InputError([Problem(_QUESTION, 0, 0, "says whose route is wanted", "give `--route-to` as well")])
        return
    if not single:
        raise InputError([_wrong("leads from one force file", "give one file")])
    for given, name in ((options.explain, "--explain"), (options.against, "--against"), (options.full, "--full")):
        if given:
            raise InputError([_wrong(f"does not go with `{name}`", "leave out one of them")])
    if options.format not in ("text", "json"):
        raise InputError([_wrong(f"cannot be told with `--format {options.format}`", "one of text, json")])


def run(given: ForceInput, options: Namespace, places: Sequence[Place] | None) -> int:
    """Grade the force and tell its routes; the exit status. Raises InputError."""
    force, engines = Checker(None if places is None else tuple(places), keep=options.rules is None).checked(given)
    assessment = assess(force, engines)
    target = grade_named(options.route_to, assessment, _OPTION)
    asked = [question_named(each, assessment, _QUESTION) for each in options.question] or [_overall(assessment)]
    told = to_grade(target, asked, assessment, engines, given.name)
    if options.format == "json":
        from peel_grade.files.json_text import to_json

        write_out(to_json(told), options.output, overwrite=options.overwrite)
        return OK
    from peel_grade.routes.text import text
    from peel_grade.wording.paint import painter

    printed = options.output is None
    paint = painter(printed and coloured(options.no_colour))
    shown = text(told, paint, columns() if printed else 80)
    write_out(shown, options.output, overwrite=options.overwrite)
    return OK


def _wrong(message: str, help: str) -> Problem:
    return Problem(_OPTION, 0, 0, message, help)


def _overall(assessment: Assessment) -> str:
    """All together, where there is an overall grade. Raises InputError."""
    if assessment.book.graded_overall:
        return OVERALL
    called, names = assessment.book.framework.words.question, ", ".join(assessment.graded_questions)
    message = "the framework gives no overall grade"
    raise InputError([_wrong(message, f"name a {called.one}: `--question` and one of {names}")])
