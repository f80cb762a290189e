"""`rulebook published`: do drafts agree with the published record?"""

from argparse import ArgumentParser, Namespace

from peel_grade.cli.arguments import add_rules
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, write_out
from peel_grade.files.listing import listed
from peel_grade.files.yaml_tree import load
from peel_grade.rulebook import shipped
from peel_grade.rulebook.locate import locate_all


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = "Grade the sample forces and compare the drafts with what was published of them."
    parser.epilog = "example: rulebook published --rules my-rules\nexit status: 0 they agree, 1 they differ"
    add_rules(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Compare; the exit status."""
    from peel_grade.findings.cache import load_located
    from peel_grade.findings.engines import Engines
    from peel_grade.force.file import framework_of, load_force
    from peel_grade.grades.assessment import assess
    from peel_grade.grades.published import compare, load_record

    lines: list[str] = []
    differ = suggested = unmatched = 0
    with locate_all(options.rules) as places:
        engines = {book.book.framework.id: Engines(book) for book in map(load_located, places)}
    for path in listed(shipped.published_folder(), ".yaml"):
        sample = shipped.forces_folder() / path.name
        if not sample.is_file():
            continue  # a table of grades, not the record of one force
        framework = framework_of(load(path))
        if framework not in engines:
            lines.append(f"{path.stem}: not compared, since no rulebook of {framework} is")
            continue
        drafting = engines[framework]
        record = load_record(path, drafting.compiled.book)
        found = compare(assess(load_force(sample, drafting.compiled.book), drafting), record)
        suggested, unmatched = suggested + found.suggested, unmatched + len(found.unmatched)
        agree = not (found.grades or found.missed or found.unexplained)
        differ += not agree
        lines.append(f"{record.force} ({path.stem}): {'agrees' if agree else 'differs'}")
        lines += [f"  {name}: published {was}, draft {now}" for name, was, now in found.grades]
        lines += [f"  not suggested: {row.about} ({row.source}; {', '.join(row.rules)})" for row in found.missed]
        lines += [f"  suggested, not published, not explained: {rule}" for rule in found.unexplained]
    lines.append(f"{suggested} areas for improvement suggested, {unmatched} of them without a published counterpart")
    write_out("\n".join(lines) + "\n", None)
    return FOUND_PROBLEMS if differ else OK
