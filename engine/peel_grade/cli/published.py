"""`rulebook published`: do drafts agree with the published record?"""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, write_out
from peel_grade.rulebook import shipped


def add_parser(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser(
        "published",
        help="do drafts agree with the published record?",
        description="Grade the sample forces and compare the drafts with what was published of them.",
        epilog="example: rulebook published --rules my-rules\nexit status: 0 they agree, 1 they differ",
    )
    parser.add_argument(
        "--rules", type=Path, metavar="DIR", help="a folder that holds the rulebooks (default: the shipped ones)"
    )
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Compare; the exit status."""
    from peel_grade.findings.cache import load_compiled
    from peel_grade.findings.engines import Engines
    from peel_grade.force.file import load_force
    from peel_grade.grades.assessment import assess
    from peel_grade.grades.published import compare, load_record

    rules = shipped.holding(options.rules or shipped.rules_folder())
    lines: list[str] = []
    differ = suggested = unmatched = 0
    for path in sorted(shipped.published_folder().glob("*.yaml")):
        sample = shipped.forces_folder() / path.name
        if not sample.is_file():
            continue  # a table of grades, not the record of one force
        year = path.stem.rsplit("-", 1)[-1]
        engines = Engines(load_compiled(rules / f"peel-{year}"))
        record = load_record(path, engines.compiled.book)
        found = compare(assess(load_force(sample, engines.compiled.book), engines), record)
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
