"""`rulebook published`: do drafts agree with the published record?"""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import Any

from peel_grade.cli.arguments import add_format, add_rules, add_samples, samples_of
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, write_out
from peel_grade.files.listing import listed
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import load, shown
from peel_grade.rulebook.locate import locate_all

TYPE_CHECKING = False
if TYPE_CHECKING:  # imported only where something is compared
    from peel_grade.rulebook.framework import Framework, Noun


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Grade force files and compare the drafts with what was published: with the record of the same file name."
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
    from peel_grade.grades.published import compare, load_record

    rows: list[dict[str, Any]] = []
    with locate_all(options.rules) as places:
        engines = {book.book.framework.id: Engines(book) for book in map(load_located, places)}
        samples = samples_of(options, places)
    for path in listed(samples.published, ".yaml"):
        sample = samples.forces / path.name
        if not sample.is_file():
            continue  # a table of grades, not the record of one force
        framework = framework_of(load(path))
        if framework not in engines:
            rows.append({"record": path.stem, "framework": framework, "compared": False})
            continue
        drafting = engines[framework]
        record = load_record(path, drafting.compiled.book)
        found = compare(assess(load_force(sample, drafting.compiled.book), drafting), record)
        rows.append(
            {
                "record": path.stem,
                "framework": framework,
                "compared": True,
                "force": record.name,
                "grades": [
                    {"of": name, "published": published, "draft": draft} for name, published, draft in found.grades
                ],
                "not_suggested": [
                    {"about": row.about, "source": row.source, "rules": list(row.rules)} for row in found.missed
                ],
                "not_explained": found.unexplained,
                "suggested": found.suggested,
                "without_counterpart": len(found.unmatched),
            }
        )
    if not any(row["compared"] for row in rows):
        message = f"there is no record of {' or '.join(engines)} here with a force file in {shown(samples.forces)}"
        help = "a record and its force file have the same name; name their folders with --published and --forces"
        raise InputError([Problem(shown(samples.published), 0, 0, message, help)])
    written = _text(rows, {name: drafting.compiled.book.framework for name, drafting in engines.items()})
    if options.format == "json":
        written = json.dumps({"schema": "published/1", "records": rows}, indent=2, ensure_ascii=False) + "\n"
    write_out(written)
    return FOUND_PROBLEMS if any(_differs(row) for row in rows if row["compared"]) else OK


def _differs(row: dict[str, Any]) -> bool:
    return bool(row["grades"] or row["not_suggested"] or row["not_explained"])


def _text(rows: list[dict[str, Any]], frameworks: Mapping[str, "Framework"]) -> str:
    lines = []
    for row in rows:
        if not row["compared"]:
            lines.append(f"{row['record']}: not compared, since no rulebook of {row['framework']} is")
            continue
        lines.append(f"{row['force']} ({row['record']}): {'differs' if _differs(row) else 'agrees'}")
        said = frameworks[row["framework"]].said
        lines += [
            f"  {each['of']}: published {said(each['published'])}, draft {said(each['draft'])}"
            for each in row["grades"]
        ]
        for each in row["not_suggested"]:
            lines.append(f"  not suggested: {each['about']} ({each['source']}; {', '.join(each['rules'])})")
        lines += [f"  suggested, not published, not explained: {rule}" for rule in row["not_explained"]]
    by_noun: dict[Noun, list[dict[str, Any]]] = {}  # frameworks may call areas differently
    for row in rows:
        if row["compared"]:
            by_noun.setdefault(frameworks[row["framework"]].words.area, []).append(row)
    for noun, compared in by_noun.items():
        suggested = noun.so_many(sum(row["suggested"] for row in compared))
        unmatched = sum(row["without_counterpart"] for row in compared)
        lines.append(f"{suggested} suggested, {unmatched} of them without a published counterpart")
    return "\n".join(lines) + "\n"
