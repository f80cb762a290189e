"""`rulebook published`: do drafts agree with the published record?"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Mapping
from typing import Any

from peel_grade.cli.arguments import add_format, add_rules, add_samples, samples_of
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, write_out
from peel_grade.files.json_text import to_json
from peel_grade.files.listing import listed
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import load, shown
from peel_grade.rulebook.locate import locate_all

TYPE_CHECKING = False
if TYPE_CHECKING:  # imported only where something is compared
    from peel_grade.grades.fidelity import Fidelity, Score
    from peel_grade.grades.published import Comparison, PublishedRecord
    from peel_grade.rulebook.model import Rulebook

_BASELINES = {
    "at_random": "as many in each {question}, at random",
    "of_others": "those published of the other {subjects} here",
}
"""What drafts are compared with, and what it is called."""


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Grade force files and compare the drafts with what was published: with the record of the same file name. "
        "Of areas for improvement it tells the precision (how many of those suggested were published) and the recall "
        "(how many of those published are suggested), beside what comes of as many areas drawn at random, and of those "
        "that were published of the other forces."
    )
    parser.epilog = (
        "examples:\n"
        "  rulebook published --rules my-rules                 the shipped forces and their record\n"
        "  rulebook published --rules fire-2025 --forces services --published record\n\n"
        "exit status: 0 they agree, 1 they differ, 2 the input is wrong or there is nothing to compare"
    )
    add_rules(parser)
    add_samples(parser, published=True)
    add_format(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Compare; the exit status."""
    from peel_grade.findings.cache import load_located
    from peel_grade.findings.engines import Engines
    from peel_grade.force.file import framework_of, load_force
    from peel_grade.grades.assessment import assess
    from peel_grade.grades.fidelity import fidelity
    from peel_grade.grades.published import compare, load_record
    from peel_grade.grades.results import Assessment

    rows: list[dict[str, Any]] = []
    with locate_all(options.rules) as places:
        engines = {book.book.framework.id: Engines(book) for book in map(load_located, places)}
        samples = samples_of(options, places)
    drafts: dict[str, tuple[Assessment, PublishedRecord]] = {}
    problems: list[Problem] = []
    for path in listed(samples.published, ".yaml"):
        sample = samples.forces / path.name
        if not sample.is_file():
            continue  # a table of grades, not the record of one force
        framework = framework_of(load(path))
        if framework not in engines:
            rows.append({"record": path.stem, "framework": framework, "compared": False})
            continue
        drafting = engines[framework]
        try:
            record = load_record(path, drafting.compiled.book)
            drafts[path.stem] = assess(load_force(sample, drafting.compiled.book), drafting), record
        except InputError as error:
            problems += error.problems
            continue
        rows.append({"record": path.stem, "framework": framework, "compared": True})
    if problems:
        raise InputError(problems)
    if not drafts:
        message = f"there is no record of {' or '.join(engines)} here with a force file in {shown(samples.forces)}"
        help = "a record and its force file have the same name; name their folders with --published and --forces"
        raise InputError([Problem(shown(samples.published), 0, 0, message, help)])
    scored = {}
    for row in (each for each in rows if each["compared"]):
        assessment, record = drafts[row["record"]]
        others = [other for name, (_, other) in drafts.items() if name != row["record"]]
        scored[row["record"]] = fidelity(assessment, record, others)
        row.update(_row(assessment.book, record, compare(assessment, record), scored[row["record"]]))
    books = {name: drafting.compiled.book for name, drafting in engines.items()}
    whole = _whole(rows, scored)
    if options.format == "json":
        data = {"schema": "published/2", "records": rows, "areas": _told(whole)}
        write_out(to_json(data))
    else:
        write_out(_text(rows, books, whole))
    return FOUND_PROBLEMS if any(_differs(row) for row in rows if row["compared"]) else OK


def _row(
    book: "Rulebook", record: "PublishedRecord", found: "Comparison", scored: Mapping[str, "Fidelity"]
) -> dict[str, Any]:
    from peel_grade.grades.fidelity import together

    return {
        "force": record.name,
        "grades": [{"of": name, "published": published, "draft": draft} for name, published, draft in found.grades],
        "not_suggested": [
            {"about": row.about, "source": row.source, "question": row.question, "areas": row.areas}
            for row in found.missed
        ],
        "without_counterpart": [
            {"area": name, "question": book.areas[name].question, "text": book.areas[name].text, "why": why}
            for name, why in found.unmatched.items()
        ],
        "areas": _told({**scored, "all": together(scored.values())}),
    }


def _whole(rows: Iterable[Mapping[str, Any]], scored: Mapping[str, Mapping[str, "Fidelity"]]) -> dict[str, "Fidelity"]:
    """The scores of all records together, by question and in `all`; of what frameworks share by its id."""
    from peel_grade.grades.fidelity import together

    by_question: dict[str, list[Fidelity]] = {}
    for row in rows:
        for question, each in scored.get(row["record"], {}).items():
            by_question.setdefault(question, []).append(each)
    found = {question: together(each) for question, each in by_question.items()}
    return {**found, "all": together(found.values())}


def _told(scores: Mapping[str, "Fidelity"]) -> dict[str, Any]:
    return {
        name: {"draft": _score(each.draft)}
        | {key: _score(of) for key in _BASELINES if (of := getattr(each, key)) is not None}
        for name, each in scores.items()
    }


def _score(score: "Score") -> dict[str, Any]:
    counts = {key: round(value, 2) for key, value in score._asdict().items()}
    return {**counts, "precision": score.precision, "recall": score.recall}


def _differs(row: Mapping[str, Any]) -> bool:
    unexplained = any(each["why"] is None for each in row["without_counterpart"])
    return bool(row["grades"] or row["not_suggested"] or unexplained)


def _text(rows: list[dict[str, Any]], books: Mapping[str, "Rulebook"], whole: Mapping[str, "Fidelity"]) -> str:
    lines: list[str] = []
    for row in rows:
        if not row["compared"]:
            lines.append(f"{row['record']}: not compared, since no rulebook of {row['framework']} is")
            continue
        lines.append(f"{row['force']} ({row['record']}): {'differs' if _differs(row) else 'agrees'}")
        said = books[row["framework"]].framework.said
        lines += [
            f"  {each['of']}: published {said(each['published'])}, draft {said(each['draft'])}"
            for each in row["grades"]
        ]
        for each in row["not_suggested"]:
            stands = ", ".join(each["areas"]) or "nothing in the rulebook stands for it"
            lines.append(f"  not suggested: {each['about']} ({each['source']}; {stands})")
        for each in row["without_counterpart"]:
            lines.append(f"  suggested, not published: {each['text']} ({each['area']})")
            lines.append(f"    {each['why'] or 'not explained'}")
    compared = [books[row["framework"]] for row in rows if row["compared"]]
    called = compared[0].framework.words
    titles = {name: question.title for book in compared for name, question in book.questions.items()}
    lines += ["", f"{called.area.many[:1].upper()}{called.area.many[1:]}, all {called.subject.many} together"]
    titled = [(titles.get(name, "In all"), each) for name, each in whole.items()]
    for title, each in titled:
        lines.append(f"  {title}: {_said(each.draft)}")
    for key, says in _BASELINES.items():
        if (score := getattr(whole["all"], key)) is not None:
            named = says.format(question=called.question.one, subjects=called.subject.many)
            lines.append(f"  For comparison, {named}: {_said(score)}")
    return "\n".join(lines) + "\n"


def _said(score: "Score") -> str:
    """The counts and shares of a score in a line."""
    precision = f" ({score.precision:.0f}%)" if score.precision is not None else ""
    recall = f" ({score.recall:.0f}%)" if score.recall is not None else ""
    return (
        f"{score.published_too:.3g} of {score.suggested:.3g} suggested were published{precision}, "
        f"{score.found:.3g} of {score.published:.3g} published are suggested{recall}"
    )
