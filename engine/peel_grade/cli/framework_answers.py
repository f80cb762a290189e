"""The options of `rulebook new framework`, and the answers that they give."""

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from peel_grade.cli.arguments import positive
from peel_grade.files.problems import InputError, Problem, did_you_mean, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:  # no other command pays for it
    from peel_grade.rulebook.framework import Noun
    from peel_grade.skeletons.answers import Answers, Part

_ID, _RULE_ID = "[a-z][a-z0-9]*(_[a-z0-9]+)*", "[a-z][a-z0-9]*(-[a-z0-9]+)*"
_TITLE = r"[^\W_](?:[\w ,.'()&/:-]*[\w)'])?"
_NO_GRADES = ("insufficient_evidence", "ungraded")


def add_answers(parser: ArgumentParser) -> None:
    """The options, one for each answer."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder to make; it must not exist")
    parser.add_argument("--id", required=True, help="the id of the framework, such as fire-2025")
    parser.add_argument("--title", required=True, help="what it is called")
    help = "the year of its inspections (default: that at the end of the id)"
    parser.add_argument("--year", type=positive, help=help)
    parser.add_argument(
        "--grades", required=True, metavar="WORST,...,BEST", help="the ids of its grades: inadequate,good,outstanding"
    )
    parser.add_argument("--standard", required=True, metavar="GRADE", help="the grade that is asked for")
    for name, example in (
        ("subject", "who is inspected: service,services"),
        ("question", "what is graded: pillar,pillars"),
        ("theme", "a part of it: diagnostic question,diagnostic questions"),
    ):
        option = "--subject" if name == "subject" else f"--{name}-word"
        parser.add_argument(
            option, default=f"{name},{name}s", metavar="ONE,MANY", help=f"{example} (default: {name},{name}s)"
        )
    parser.add_argument(
        "--question", action="append", required=True, metavar="ID:TITLE", help="a question; once for each"
    )
    parser.add_argument(
        "--theme", action="append", default=[], metavar="QUESTION/ID:TITLE",
        help="a theme of a question; once for each, of every question or of none",
    )  # fmt: skip
    help = "no overall grade follows from the grades of the questions"
    parser.add_argument("--no-overall", dest="overall", action="store_false", help=help)


def answers_of(options: Namespace) -> "Answers":
    """What was answered. Raises InputError with everything that is wrong with it."""
    from peel_grade.skeletons.answers import Answers

    problems: list[Problem] = []
    year = options.year or _year(options.id, problems)
    if not re.fullmatch(_RULE_ID, options.id):
        problems.append(_wrong("--id", options.id, "is not an id", "use lower case letters, digits and single hyphens"))
    _title("--title", options.title, problems)
    grades = _grades(options.grades, options.standard, problems)
    subject = _noun("--subject", options.subject, problems)
    question = _noun("--question-word", options.question_word, problems)
    theme = _noun("--theme-word", options.theme_word, problems)
    questions = _questions(options.question, options.theme, problems)
    if problems:
        raise InputError(problems)
    return Answers(
        options.id, options.title, year, subject, question, theme, grades, options.standard, questions, options.overall
    )


def _wrong(option: str, written: str, what: str, help: str | None) -> Problem:
    return Problem(option, 0, 0, f"{quoted(written)} {what}", help)


def _year(id: str, problems: list[Problem]) -> int:
    found = re.search(r"-((?:19|20)\d\d)$", id)
    if found is None:
        help = "give it with --year, or let the id end in it (fire-2025)"
        problems.append(_wrong("--id", id, "does not say the year of the inspections", help))
    return int(found[1]) if found else 0


def _title(option: str, title: str, problems: list[Problem]) -> None:
    if not re.fullmatch(_TITLE, title):
        help = "letters, digits, spaces, commas, hyphens, colons, brackets and apostrophes make a title"
        problems.append(_wrong(option, title, "is not a title", help))


def _grades(written: str, standard: str, problems: list[Problem]) -> tuple[str, ...]:
    from peel_grade.skeletons.answers import MOST

    grades = tuple(grade.strip() for grade in written.split(","))
    for grade in grades:
        if not re.fullmatch(_ID, grade):
            help = "use lower case letters, digits and single underscores: requires_improvement"
            problems.append(_wrong("--grades", grade, "is not the id of a grade", help))
        if grade in _NO_GRADES:
            problems.append(_wrong("--grades", grade, "cannot be a grade: it stands where there is none", None))
    problems += (_wrong("--grades", grade, "stands there twice", None) for grade in _twice(grades))
    if standard not in grades:
        help = did_you_mean(standard, grades) or f"one of {', '.join(grades)}"
        problems.append(_wrong("--standard", standard, "is none of the grades", help))
    elif not 1 <= grades.index(standard) <= MOST or len(grades) - grades.index(standard) > MOST:
        help = f"from 1 to {MOST} grades stand below the standard, and up to {MOST - 1} above it"
        problems.append(_wrong("--grades", written, "is no scale that can be made", help))
    return grades


def _noun(option: str, written: str, problems: list[Problem]) -> "Noun":
    from peel_grade.rulebook.framework import Noun

    one, _, many = (part.strip() for part in written.partition(","))
    if not re.fullmatch("[A-Za-z][A-Za-z -]*", one) or not re.fullmatch("[A-Za-z][A-Za-z -]*", many):
        problems.append(_wrong(option, written, "is not a word and its plural", "write them as service,services"))
    return Noun(one, many)


def _questions(
    questions: Iterable[str], themes: Iterable[str], problems: list[Problem]
) -> "dict[Part, tuple[Part, ...]]":
    from peel_grade.skeletons.answers import Part

    asked = list(_parts("--question", questions, problems))
    inside: dict[str, list[Part]] = {question.id: [] for question in asked}
    for written in themes:
        question, slash, rest = written.partition("/")
        if not slash or question not in inside:
            help = did_you_mean(question, inside) or f"begin with one of {', '.join(inside)} and a slash"
            problems.append(_wrong("--theme", written, "is of no question", help))
            continue
        inside[question] += _parts("--theme", [rest], problems)
    without = [question for question, parts in inside.items() if not parts]
    if any(inside.values()):
        help = "give every question themes, or none"
        problems += (_wrong("--theme", question, "has none, and other questions have", help) for question in without)
    parts = [*asked, *(theme for found in inside.values() for theme in found)]
    for name in _twice(part.id for part in parts):
        option = "--question" if [each.id for each in asked].count(name) > 1 else "--theme"
        problems.append(_wrong(option, name, "names two questions or themes", None))
    return {question: tuple(inside[question.id]) for question in asked}


def _parts(option: str, written: Iterable[str], problems: list[Problem]) -> "Iterator[Part]":
    from peel_grade.skeletons.answers import Part

    for each in written:
        id, _, title = (part.strip() for part in each.partition(":"))
        if not re.fullmatch(_ID, id):
            help = "write ID:TITLE, the id in lower case letters, digits and single underscores"
            problems.append(_wrong(option, each, "has no id", help))
        else:
            _title(option, title, problems)
        yield Part(id, title)


def _twice(names: Iterable[str]) -> list[str]:
    """The names that stand there more than once."""
    listed = list(names)
    return [name for name in dict.fromkeys(listed) if listed.count(name) > 1]
