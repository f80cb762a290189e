"""`grade FORCE --route-to GRADE`: the fewest changes of evidence that bring a better grade."""

from argparse import Namespace
from collections.abc import Mapping, Sequence

from peel_grade.cli.drafting import Checker
from peel_grade.cli.terminal import OK, coloured, columns, write_out
from peel_grade.files.problems import InputError, Problem, one_of
from peel_grade.force.locate import ForceInput
from peel_grade.grades.assessment import assess
from peel_grade.grades.results import Assessment
from peel_grade.route.document import document
from peel_grade.route.margins import margins
from peel_grade.route.reach import OVERALL
from peel_grade.route.search import way_to
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
    framework = assessment.book.framework
    target = _named(options.route_to, {grade.id: grade.title for grade in framework.grades}, "grade", _OPTION)
    asked = [_question(each, assessment) for each in options.question] or [_overall(assessment)]
    ways = [way_to(target, each, assessment, engines) for each in dict.fromkeys(asked)]
    book = assessment.book
    figures = [
        each
        for each in margins(assessment, engines)
        if OVERALL in asked or book.indicators[each.name].question in asked
    ]
    told = document(assessment, target, ways, figures, given.name)
    if options.format == "json":
        from peel_grade.files.json_text import to_json

        write_out(to_json(told), options.output, overwrite=options.overwrite)
        return OK
    from peel_grade.route.text import text
    from peel_grade.wording.paint import painter

    printed = options.output is None
    paint = painter(printed and coloured(options.no_colour))
    shown = text(told, framework, paint, columns() if printed else 80)
    write_out(shown, options.output, overwrite=options.overwrite)
    return OK


def _wrong(message: str, help: str) -> Problem:
    return Problem(_OPTION, 0, 0, message, help)


def _named(written: str, titles: Mapping[str, str], kind: str, option: str) -> str:
    """The id that is meant by an id or a title. Raises InputError."""
    wanted = " ".join(written.lower().split())
    for name, title in titles.items():
        if wanted in (name.lower(), name.replace("_", " ").lower(), title.lower()):
            return name
    raise InputError([Problem(option, 0, 0, f"unknown {kind} `{written}`", one_of(written, titles) or "")])


def _question(written: str, assessment: Assessment) -> str:
    """The question that is meant, which is inspected and graded. Raises InputError."""
    book, called = assessment.book, assessment.book.framework.words.question
    titles = {name: question.title for name, question in book.questions.items()}
    titles |= {"overall": "Overall"} if book.graded_overall else {}
    name = _named(written, titles, called.one, _QUESTION)
    if name == "overall" and name not in book.questions:
        return OVERALL
    message = ""
    if not book.questions[name].graded:
        message = f"`{name}` is not graded"
    elif assessment.questions[name].status != "inspected":
        message = f"`{name}` was not inspected: no evidence changes its grade"
    if message:
        able = (each for each in titles if each in book.questions and _open(each, assessment))
        raise InputError([Problem(_QUESTION, 0, 0, message, f"one of {', '.join(able)}")])
    return name


def _open(name: str, assessment: Assessment) -> bool:
    return assessment.book.questions[name].graded and assessment.questions[name].status == "inspected"


def _overall(assessment: Assessment) -> str:
    """All together, where there is an overall grade. Raises InputError."""
    if assessment.book.graded_overall:
        return OVERALL
    called = assessment.book.framework.words.question
    names = ", ".join(name for name in assessment.questions if _open(name, assessment))
    message = "the framework gives no overall grade"
    raise InputError([_wrong(message, f"name a {called.one}: `--question` and one of {names}")])
