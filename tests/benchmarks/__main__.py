"""Speed, as ratios measured side by side in one run: `python -m tests.benchmarks`.

Prints each ratio beside its limit, and always exits 0: machines are noisy, a person judges.
"""

import gc
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from peel_grade.findings import oracle
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.engines import Engines
from peel_grade.force.facts import evidence_facts
from peel_grade.force.file import load_force
from peel_grade.grades.assessment import assess
from peel_grade.rulebook import shipped
from peel_grade.watch import Watching

from tests.benchmarks.generated import write_rulebook

SAMPLE = shipped.forces_folder() / "staffordshire-2017.yaml"
IMPORTS = [sys.executable, "-c", "import pydantic, yaml, durable.engine"]
CHECK = [sys.executable, "-c", "from peel_grade.cli.rulebook import main; main()", "check"]
GRADE = [sys.executable, "-c", "from peel_grade.cli.grade import main; raise SystemExit(main())", str(SAMPLE)]


def alternating(first: Callable[[], object], second: Callable[[], object], rounds: int) -> tuple[float, float, float]:
    """Median seconds of both, taken turn about, and the median of the ratios second / first."""
    times: tuple[list[float], list[float]] = ([], [])
    for work in (first, second):
        work()  # warm: bytecode, caches
    for _ in range(rounds):
        for work, taken in zip((first, second), times, strict=True):
            start = time.perf_counter()
            work()
            taken.append(time.perf_counter() - start)
    ratio = statistics.median(b / a for a, b in zip(*times, strict=True))
    return statistics.median(times[0]), statistics.median(times[1]), ratio


def command(arguments: list[str]) -> Callable[[], object]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return lambda: subprocess.run(arguments, env=environment, stdout=subprocess.DEVNULL, check=True)


def main() -> None:
    base, grade, ratio = alternating(command(IMPORTS), command(GRADE), 31)
    print(f"grade staffordshire-2017.yaml / importing its packages: {ratio:.2f} (at most 2.0)")
    print(f"  {grade * 1e3:.0f} ms against {base * 1e3:.0f} ms")
    engines = Engines(load_compiled(shipped.rules_folder() / "peel-2017"))
    book = engines.compiled.book
    force = load_force(SAMPLE, book)
    facts = evidence_facts(force, book)
    plain, rete, ratio = alternating(
        lambda: oracle.verdicts(book, force), lambda: engines.decide("findings", facts), 301
    )
    print(f"all rules for one force, durable_rules / oracle: {ratio:.2f} (at most 10)")
    print(f"  {rete * 1e3:.2f} ms against {plain * 1e3:.2f} ms for {len(book.rules)} rules and {len(facts)} facts")
    start = time.perf_counter()
    for _ in range(100):
        assess(force, engines)
    print(f"whole assessment, rulebook compiled: {(time.perf_counter() - start) * 10:.2f} ms")
    watch_saves()
    check_generated()


def watch_saves() -> None:
    """What `rulebook watch` does after a save of a rules file of the shipped rulebook."""
    with tempfile.TemporaryDirectory() as place:
        rules = Path(shutil.copytree(shipped.rules_folder() / "peel-2017", Path(place) / "peel-2017"))
        file = rules / "findings" / "vulnerability.yaml"
        texts = [file.read_text(), file.read_text().replace("at_least: 50}", "at_least: 500}")]
        watching = Watching(rules, SAMPLE)
        watching.look()
        taken = []
        gc.disable()  # as commands do
        for turn in range(10):
            file.write_text(texts[turn % 2])
            start = time.perf_counter()
            watching.look()
            taken.append(time.perf_counter() - start)
        gc.enable()
    print(f"rulebook watch, check and draft after a save: {statistics.median(taken):.2f} s (at most 0.33)")


def check_generated() -> None:
    """`rulebook check` on generated rulebooks of 1,200 and of 12,000 rules, and its memory."""
    with tempfile.TemporaryDirectory() as place:
        small, large = (write_rulebook(Path(place) / str(rules), rules) for rules in (1_200, 12_000))
        one, ten, ratio = alternating(command([*CHECK, str(small)]), command([*CHECK, str(large)]), 2)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"rulebook check, 12,000 rules / 1,200 rules: {ratio:.1f} (at most 12)")
    print(f"  {ten:.1f} s against {one:.1f} s; at most {peak:.0f} MB (limit 1,000)")


if __name__ == "__main__":
    main()
