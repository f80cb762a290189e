"""One workload on this project and on other engines: `python -m tests.benchmarks.peers [--output docs/peers.md]`.

Each engine loads each rulebook in a process of its own; what it concludes is checked against plain Python before
anything is timed. An engine that is not installed, or cannot do it, is left out with its reason. With --output the
table is written there, and the picture beside it. The packages are those of the dependency group `peers`.
"""

import argparse
import json
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.measure import peak_memory_here
from tests.benchmarks.peers import in_columns, one_by_one
from tests.benchmarks.peers.telling import Result, picture, table
from tests.benchmarks.peers.workload import Workload, concluded, evidence, force_of, workload

LAST = Path(__file__).with_name("last.json")
RULES = (120, 1_200, 12_000)
FORCES = (10_000, 1_048_576)
_KEPT = "workload.pickle"
_CHECKED = 20
_AT_ONCE = {120: 131_072, 1_200: 65_536, 12_000: 16_384}
"""So many forces in columns are held in memory together, for so many rules."""
_SECONDS = 1.0
"""So long an engine is timed, and at least for three forces, of twenty that take turns."""
_PATIENCE = 120
_PACKAGES = {
    "zen-engine": "zen-engine", "zen-engine, of text": "zen-engine",
    "cedarpy": "cedarpy", "clipspy": "clipspy", "rule-engine": "rule-engine",
    "json-logic-qubit": "json-logic-qubit", "business-rules": "business-rules", "experta": "experta",
    "durable_rules, by its manual": "durable-rules", "Polars": "polars", "NumPy, hand-written": "numpy",
    "NumPy, hand-written bit planes": "numpy",
    "openfisca-core": "openfisca-core",
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the table there, and the picture beside it")
    parser.add_argument("--most", type=int, default=RULES[-1], metavar="RULES", help="no more rules than so many")
    parser.add_argument("--last", action="store_true", help="of the last run, which stands beside this module")
    parser.add_argument("--one", nargs=3, metavar=("ENGINE", "RULES", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        engine, rules, folder = options.one
        print(json.dumps(measured(engine, int(rules), Path(folder))))
        return
    if not options.last:
        run([rules for rules in RULES if rules <= options.most])
    results = [Result(**each) for each in json.loads(LAST.read_text())]
    text = table(results)
    print(text)
    if options.output:
        options.output.write_text(text, encoding="utf-8")
        picture(results, options.output.with_suffix(".svg"))


def run(sizes: list[int]) -> None:
    """Every engine on every number of rules, each in a process of its own; what is measured is kept at once."""
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as place:
        for rules in sizes:
            folder = Path(place) / str(rules)
            given = workload(folder, rules)  # written, checked and kept before anything is timed
            (folder / _KEPT).write_bytes(pickle.dumps(given))
            for engine in (*one_by_one.ENGINES, *in_columns.ENGINES):
                package = _PACKAGES.get(engine)
                try:
                    named = f"{engine} {version(package)}" if package else engine
                except PackageNotFoundError:
                    results += [] if rules > sizes[0] else [Result(engine, 0, reason="not installed")]
                    continue
                if any(result.engine == named and result.reason for result in results):
                    continue  # more rules would fail as well
                print(f"{engine}, {rules:,} rules", file=sys.stderr, flush=True)
                results.append(_of_process(engine, rules, folder)._replace(engine=named))
                LAST.write_text(json.dumps([each._asdict() for each in results], indent=1) + "\n", encoding="utf-8")


def _of_process(engine: str, rules: int, folder: Path) -> Result:
    call = [sys.executable, "-m", "tests.benchmarks.peers", "--one", engine, str(rules), str(folder)]
    try:
        done = subprocess.run(call, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return Result(engine, rules, reason=f"more than {_PATIENCE} seconds")
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1]
        return Result(engine, rules, reason=last[:120])
    return Result(engine, rules, **json.loads(done.stdout.splitlines()[-1]))


def measured(engine: str, rules: int, folder: Path) -> dict[str, Any]:
    """What an engine takes, by the clock of the processor: to load, for one force, for many, and its memory."""
    given: Workload = pickle.loads((folder / _KEPT).read_bytes())
    judged = [force_of(*each) for each in evidence(given.book, _CHECKED)]
    started = time.process_time()
    if engine in one_by_one.ENGINES:
        decide = one_by_one.ENGINES[engine](given)
        load = time.process_time() - started
        for force in judged:
            found = frozenset(decide(force))
            assert found == concluded(given.rules, force), f"concludes otherwise: {sorted(found)[:3]}"
        each = statistics.median(_timed(_taking_turns(decide, judged), 3))
        found_many = {str(number): each * number for number in FORCES[: 1 if rules == RULES[0] else 0]}
    else:
        decide_many = in_columns.ENGINES[engine](given)
        load = time.process_time() - started
        few = in_columns.many(given, _CHECKED, 3)
        told = decide_many(few)
        for row in range(_CHECKED):
            expected = concluded(given.rules, in_columns.force_at(few, row))
            assert {rule.id for rule in given.rules if told(rule.id)[row]} == expected, "concludes otherwise"
        size = _AT_ONCE[rules]
        forces = in_columns.many(given, size, 5)
        found_many = {}
        each = min(_timed(lambda: _counted(decide_many(forces), given.rules), 2)) / size
        if rules == RULES[0]:
            some = in_columns.many(given, FORCES[0], 7)
            found_many[str(FORCES[0])] = min(_timed(lambda: _counted(decide_many(some), given.rules), 2))
            begun = time.process_time()
            for _ in range(FORCES[1] // size):
                _counted(decide_many(forces), given.rules)
            found_many[str(FORCES[1])] = time.process_time() - begun
    return {"load": load, "each": each, "many": found_many, "memory": peak_memory_here()}


def _counted(told: Callable[[str], Any], rules: Any) -> int:
    """How often a rule concludes: every result is looked at."""
    return sum(int(np.count_nonzero(told(rule.id))) for rule in rules)


def _taking_turns(decide: Callable[[Any], object], forces: list[Any]) -> Callable[[], object]:
    place = 0

    def turn() -> object:
        nonlocal place
        place += 1
        return decide(forces[place % len(forces)])

    return turn


def _timed(work: Callable[[], object], least: int) -> list[float]:
    taken: list[float] = []
    begun = time.process_time()
    while len(taken) < least or (time.process_time() - begun < _SECONDS and len(taken) < 20_000):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return taken


if __name__ == "__main__":
    main()
