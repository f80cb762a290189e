"""`rulebook test`: run the scenarios; tell what they do not exercise and which changes they would not notice."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from itertools import chain
from typing import Any

from peel_grade.cli.arguments import add_format, add_rules, add_samples, percentage, samples_of
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, progress, say, write_out
from peel_grade.files.json_text import to_json
from peel_grade.files.problems import InputError, quoted
from peel_grade.findings.cache import load_located
from peel_grade.findings.engines import Engines
from peel_grade.rulebook.locate import default_first, locate_all
from peel_grade.scenarios.coverage import Item
from peel_grade.scenarios.features import Scenario, feature_files, read_features
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.locate import known_tags
from peel_grade.scenarios.measuring import exercised, mutants_of, own_parts, tried
from peel_grade.scenarios.mutants import Mutant
from peel_grade.scenarios.running import Result
from peel_grade.scenarios.running import run as run_scenario
from peel_grade.scenarios.survivors import load_survivors
from peel_grade.scenarios.writing import scenario

_LISTED, _SHOWN = 30, 10


def fill_in(parser: ArgumentParser) -> None:
    """The command's arguments."""
    parser.description = (
        "Run the scenarios of the rulebooks: each by the rulebook of the framework that its tag names (@peel-2017), "
        "or else by the default. Tell which outcomes of rules and which sides of tests no scenario exercises and, "
        "with --mutate, which small changes of the rules no scenario would notice, for each framework that "
        "scenarios are of."
    )
    parser.epilog = (
        "examples:\n"
        "  rulebook test --mutate --min-coverage 95\n"
        "  rulebook test --rules my-rules/fire-2025 --scenarios my-scenarios\n\n"
        "exit status: 0 all is well, 1 a scenario fails or too little is exercised, 2 the scenarios cannot be read"
    )
    add_rules(parser)
    add_samples(parser)
    parser.add_argument("--mutate", action="store_true", help="also change the rules and see which changes survive")
    parser.add_argument(
        "--min-coverage",
        type=percentage,
        default=0,
        metavar="PERCENT",
        help="exit 1 if less is exercised of a framework, or fewer of its mutants are killed",
    )
    parser.add_argument(
        "--sentences",
        nargs="?",
        const="",
        metavar="WORD",
        help="instead, list the sentences that scenarios may use (with WORD in them)",
    )
    add_format(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Run the scenarios; the exit status."""
    with locate_all(options.rules) as places:
        try:
            ordered, untold = default_first(places), None
        except InputError as error:  # where no scenario needs a default there need be none
            ordered, untold = places, error
        samples = samples_of(options, places)
        compiled = {each.book.framework.id: each for each in map(load_located, ordered)}
        further = known_tags(places)
    default = next(iter(compiled))
    languages = {name: Language(each.book, samples) for name, each in compiled.items()}
    if options.sentences is not None and untold is not None:
        raise untold
    if options.sentences is not None:
        known = [line for line in languages[default].sentences() if options.sentences.lower() in line.lower()]
        write_out("".join(f"{line}\n" for line in known), None)
        if not known:
            say(f"no sentence has {quoted(options.sentences)} in it\n")
        return OK
    engines = {name: Engines(each) for name, each in compiled.items()}
    read = read_features(feature_files(samples.scenarios), languages, None if untold else default, further)
    results = [
        run_scenario(s, languages[s.framework], engines[s.framework])
        for s in progress(read.scenarios, "scenarios", len(read.scenarios))
    ]
    justified = load_survivors(samples.home / "survivors.yaml", [*languages, *further])
    measured: dict[str, dict[str, Any]] = {}
    for name, own in own_parts({name: each.book for name, each in compiled.items()}, results).items():
        of_it = [result for result in results if result.scenario.framework == name]
        items = exercised(own, of_it, languages[name], asked_only=samples.scenarios.is_file())
        mutants: list[tuple[Mutant, bool]] = []
        if options.mutate:
            made = mutants_of(own, compiled[name].book)
            total = len(made[0]) + len(made[1])
            mutants = list(progress(tried(made, of_it, languages, engines), f"mutants of {name}", total))
        measured[name] = {
            "scenarios": len(of_it),
            "coverage": _coverage(items),
            "mutation": _mutation(mutants, justified.get(name, {}), languages[name]),
        }
    report = _report(results, read.left_out, measured)
    text = to_json(report) if options.format == "json" else _text(report)
    write_out(text, None)
    low = min(found[of]["percent"] for found in measured.values() for of in ("coverage", "mutation"))
    return FOUND_PROBLEMS if report["failed"] or low < options.min_coverage else OK


def _report(results: list[Result], left_out: list[Scenario], measured: dict[str, Any]) -> dict[str, Any]:
    return {
        "schema": "rulebook-test/2",
        "scenarios": len(results),
        "left_out": [{"file": s.file, "line": s.line, "scenario": s.name, "framework": s.framework} for s in left_out],
        "failed": [
            {
                "file": r.scenario.file,
                "line": f.step.line,
                "scenario": r.scenario.name,
                "step": f.step.text,
                "otherwise": f.otherwise,
            }
            for r in results
            for f in r.failures
        ],
        "frameworks": measured,
    }


def _coverage(items: list[Item]) -> dict[str, Any]:
    missing = [item for item in items if not item.covered]
    return {
        "items": len(items),
        "percent": _percent(len(items) - len(missing), len(items)),
        "missing": [{"rule": item.rule, "says": item.says} for item in missing],
    }


def _mutation(
    mutants: list[tuple[Mutant, bool]], justified: Mapping[tuple[str, str], str], language: Language
) -> dict[str, Any]:
    alive = [mutant for mutant, survives in mutants if survives]
    told = {(m.rule, m.says) for m in alive}
    return {
        "mutants": len(mutants),
        "percent": _percent(len(mutants) - len(alive), len(mutants)),
        "survivors": [
            {
                "rule": m.rule,
                "says": m.says,
                "justified": justified.get((m.rule, m.says)),
                "missing_scenario": _missing_scenario(m.rule, language),
            }
            for m in alive
        ],
        "justified_but_killed": [f"{rule}: {says}" for rule, says in justified if mutants and (rule, says) not in told],
    }


def _missing_scenario(rule: str, language: Language) -> str | None:
    """Gherkin that exercises the rule at its edges, ready to paste; None for a grade rule."""
    found = language.book.rules.get(rule)
    return scenario(found, language.book) if found else None


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 100.0


def _text(report: dict[str, Any]) -> str:
    count, failed = report["scenarios"], len({(f["file"], f["scenario"]) for f in report["failed"]})
    lines = [f"{count} scenario{'s' if count != 1 else ''}, {failed} failed"]
    lines += _left_out(report["left_out"])
    lines += [f"{f['file']}:{f['line']}: {f['step']}: {f['otherwise']}" for f in report["failed"]]
    measured: dict[str, Any] = report["frameworks"]
    for name, of_it in measured.items():
        of = f" of {name}" if len(measured) > 1 else ""
        lines += [*_coverage_lines(of_it["coverage"], of), *_mutation_lines(of_it["mutation"], of)]
    if pasted := list(dict.fromkeys(chain.from_iterable(_to_paste(of_it["mutation"]) for of_it in measured.values()))):
        lines.append("\nscenarios at the edges of these rules, ready to paste:\n")
        lines += pasted[:_SHOWN]
    return "\n".join(lines) + "\n"


def _coverage_lines(found: dict[str, Any], of: str) -> list[str]:
    what = "outcomes of rules and sides of tests"
    lines = [f"coverage{of}: {found['percent']} percent of {found['items']} {what}"]
    if not found["items"]:
        lines = [f"coverage{of}: no rule of its own is asked about"]
    lines += [f"  {row['rule']}: {row['says']}" for row in found["missing"][:_LISTED]]
    if len(found["missing"]) > _LISTED:
        lines.append(f"  and {len(found['missing']) - _LISTED} more (--format json lists all)")
    return lines


def _mutation_lines(found: dict[str, Any], of: str) -> list[str]:
    if not found["mutants"]:
        return []
    lines = [f"mutation{of}: {found['percent']} percent of {found['mutants']} changes are noticed"]
    open_ = [row for row in found["survivors"] if not row["justified"]]
    alive = len(found["survivors"])
    lines.append(f"  {alive} survive, {alive - len(open_)} of them justified in survivors.yaml")
    lines += [f"  no scenario notices when in {row['rule']} {row['says']}" for row in open_]
    return [*lines, *(f"  justified, but noticed by now: {row}" for row in found["justified_but_killed"])]


def _to_paste(found: dict[str, Any]) -> list[str]:
    return [row["missing_scenario"] for row in found["survivors"] if row["missing_scenario"] and not row["justified"]]


def _left_out(rows: list[dict[str, Any]]) -> list[str]:
    """For each framework without a rulebook, how many scenarios are left out, and in which files."""
    lines = []
    for framework in sorted({row["framework"] for row in rows}):
        of_it = [row for row in rows if row["framework"] == framework]
        count = f"{len(of_it)} scenarios are" if len(of_it) > 1 else "1 scenario is"
        lines.append(f"{count} left out, since no rulebook of {framework} is among those that are tested:")
        files: dict[str, list[int]] = {}
        for row in of_it:
            files.setdefault(row["file"], []).append(row["line"])
        lines += [
            f"  {file}:{found[0]}{f' and {len(found) - 1} more' if found[1:] else ''}" for file, found in files.items()
        ]
    return lines
