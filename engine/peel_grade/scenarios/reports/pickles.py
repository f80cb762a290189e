"""The scenarios of a run as Gherkin's own tools hold them: documents, and the pickles that are compiled of them."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from gherkin.pickles.compiler import Compiler
from gherkin.stream.id_generator import IdGenerator

from peel_grade.scenarios.features import Step, parse_feature
from peel_grade.scenarios.verdicts import FAILED, FAILED_AS_EXPECTED, PASSED, PASSED_UNEXPECTEDLY, PENDING, Outcome

STATUSES = {PENDING: "pending"}
"""The status of each step of a scenario with this verdict; of any other that was not run to its end, skipped."""


class Pickled(NamedTuple):
    """A scenario that was run, and the pickle of it."""

    outcome: Outcome
    pickle: dict[str, Any]


class Parsed(NamedTuple):
    """A feature file: its document as Gherkin's parser gives it, all pickles of it, and those that were run."""

    path: Path
    document: dict[str, Any]
    pickles: list[dict[str, Any]]
    run: list[Pickled]


def parsed(outcomes: Iterable[Outcome], ids: IdGenerator) -> Iterator[Parsed]:
    """The feature files of a run, in its order; every id in them is of `ids`."""
    for path, of_file in groupby(outcomes, key=lambda each: each.scenario.path):
        document = parse_feature(path, ids)
        pickles: list[dict[str, Any]] = [dict(each) for each in Compiler(ids).compile(document)]  # type: ignore[arg-type]
        by_line = {(each["location"]["line"], each["name"]): each for each in pickles}
        run = [Pickled(each, by_line[each.scenario.line, each.scenario.name]) for each in of_file]
        yield Parsed(path, document, pickles, run)


def step_results(outcome: Outcome) -> Iterator[tuple[Step, str, str]]:
    """Each step with its status (passed, failed, skipped, pending) and what is told of it."""
    last = outcome.scenario.steps[-1] if outcome.scenario.steps else None
    failed = {each.step: each.otherwise for each in outcome.result.failures} if outcome.result else {}
    for step in outcome.scenario.steps:
        if outcome.verdict in (PASSED, FAILED):
            yield step, "failed" if step in failed else "passed", failed.get(step, "")
        elif outcome.verdict == PASSED_UNEXPECTEDLY and step is last:
            yield step, "failed", outcome.unexpected
        elif outcome.verdict == PASSED_UNEXPECTEDLY:
            yield step, "passed", ""
        else:  # a failure that is expected is none to Gherkin's tools, which know no such thing
            told = f"failed as expected: {outcome.reason}" if outcome.verdict == FAILED_AS_EXPECTED else outcome.reason
            yield step, STATUSES.get(outcome.verdict, "skipped"), told
