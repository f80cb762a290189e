"""Speed, as ratios measured side by side in one run: `python -m tests.benchmarks [FILE]`.

Prints each measure beside its limit and beside that of the last run, which `tests/benchmarks/last.json` keeps. With a
FILE, the measures are written there as JSON: name, value, unit, limit. The command always exits 0: machines are noisy,
a person judges.
"""

import gc
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from peel_grade.circuit.lowering import lower
from peel_grade.comparison.changes import Side
from peel_grade.comparison.comparing import compare
from peel_grade.desk.drafts import Drafter
from peel_grade.evidence.search import index_of_entries
from peel_grade.evidence.suggestions import suggestions
from peel_grade.findings import oracle
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.engines import Engines
from peel_grade.force.facts import evidence_facts
from peel_grade.force.file import load_force
from peel_grade.grades.assessment import assess
from peel_grade.proof.equivalence import equivalent
from peel_grade.rulebook import shipped
from peel_grade.watch import Watching

from tests.benchmarks.firm import growing
from tests.benchmarks.generated import write_rulebook
from tests.benchmarks.many import populating, tabling
from tests.benchmarks.measure import Measure, alternating
from tests.desk_browser import browser_at, copied
from tests.population import MANY, write_forces

LAST = Path(__file__).parent / "last.json"
NOISE = 0.15
"""A ratio that differs by less from the last run's says nothing."""
SAMPLE = shipped.forces_folder() / "staffordshire-2017.yaml"
IMPORTS = [sys.executable, "-c", "import pydantic, yaml, durable.engine"]
CHECK = [sys.executable, "-c", "from peel_grade.cli.rulebook import main; main()", "check"]
GRADE = [sys.executable, "-c", "from peel_grade.cli.entry import grade; grade()"]


def of_children() -> float:
    """The processor time, in seconds, that the processes which were started and have ended took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def command(arguments: list[str]) -> Callable[[], object]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return lambda: subprocess.run(arguments, env=environment, stdout=subprocess.DEVNULL, check=True)


def grading() -> Iterator[Measure]:
    """The command `grade` of one force against importing the packages that it is built on, by processor time."""
    base, same, ratio = alternating(command(IMPORTS), command([*GRADE, str(SAMPLE)]), 31, of_children)
    yield Measure("grade of an unchanged force file / importing its packages", ratio, limit=1.2)
    yield Measure("grade of an unchanged force file", same * 1e3, "ms")
    yield Measure("importing its packages", base * 1e3, "ms")
    with tempfile.TemporaryDirectory() as place:
        edited = Path(shutil.copy(SAMPLE, place))
        grade = command([*GRADE, str(edited)])

        def edit_and_grade() -> None:
            with edited.open("a") as file:
                file.write(f"# {time.time_ns()}\n")  # what was graded in an earlier run is kept
            grade()

        _, changed, ratio = alternating(command(IMPORTS), edit_and_grade, 31, of_children)
    yield Measure("grade of an edited force file / importing its packages", ratio, limit=1.5)
    yield Measure("grade of an edited force file", changed * 1e3, "ms")


def grading_many(files: int = 1_000) -> Iterator[Measure]:
    """A folder of force files: its time on all cores against that on one, and the memory of all processes together."""
    samples = [path.read_text() for path in sorted(shipped.forces_folder().glob("*.yaml"))]
    with tempfile.TemporaryDirectory() as place:
        for number in range(files):
            (Path(place) / f"{number:05}.yaml").write_text(samples[number % len(samples)])
        call = [*GRADE, place, "--format", "text"]
        alone = [sys.executable, "-c", f"import os; os.sched_setaffinity(0, [0]); {GRADE[2]}", *call[3:]]
        _, taken, ratio = alternating(command(alone), command(call), 1)
        yield Measure(f"{files:,} force files as text, all cores / one core", ratio)
        yield Measure(f"{files:,} force files as text", taken, "s")
        yield Measure(f"{files:,} force files as text, memory of all processes", peak_memory(call), "MB", 150)
        for file in sorted(Path(place).iterdir())[files // 5 :]:  # as JSON a force takes ten times as long
            file.unlink()
        start = time.perf_counter()
        peak = peak_memory([*GRADE, place, "--format", "json"])
        yield Measure(f"{files // 5:,} force files as json", time.perf_counter() - start, "s")
        yield Measure(f"{files // 5:,} force files as json, memory of all processes", peak, "MB", 150)


def paneling() -> Iterator[Measure]:
    """The pages for a panel of as many forces as the record has, against the drafts of the same as JSON."""
    with tempfile.TemporaryDirectory() as place:
        forces = write_forces(Path(place) / "forces", load_compiled(shipped.rules_folder() / "peel-2017").book)
        drafts, site = [*GRADE, str(forces), "--format", "json"], Path(place) / "site"
        pages = [*GRADE, str(forces), "--format", "site", "--output", str(site)]
        _, taken, ratio = alternating(command(drafts), command(pages), 3)
        heaviest = max(file.stat().st_size for file in site.iterdir())
    yield Measure(f"site of {MANY} forces / their drafts as JSON", ratio, limit=4)
    yield Measure(f"site of {MANY} forces", taken, "s", 10)
    yield Measure(f"site of {MANY} forces, its heaviest page", heaviest / 1e3, "kB", 500)


def peak_memory(call: list[str]) -> float:
    """The most memory, in megabytes, that a command and the processes that it starts hold together (Linux)."""
    peak = 0
    with subprocess.Popen(call, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, _held(process.pid))
            time.sleep(0.05)
    return peak / 1024


def _held(process: int) -> int:
    """Kilobytes of a process and its children, what they share counted once."""
    try:
        held = int(Path(f"/proc/{process}/smaps_rollup").read_text().split("Pss:")[1].split()[0])
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except (OSError, IndexError):
        return 0  # it has ended
    return held + sum(_held(int(child)) for child in children)


def deciding() -> Iterator[Measure]:
    """All rules for one force by durable_rules and by the oracle, and a whole assessment."""
    engines = Engines(load_compiled(shipped.rules_folder() / "peel-2017"))
    book = engines.compiled.book
    force = load_force(SAMPLE, book)
    facts = evidence_facts(force, book)
    plain, rete, ratio = alternating(
        lambda: oracle.verdicts(book, force), lambda: engines.decide("findings", facts), 301
    )
    yield Measure("all rules for one force, durable_rules / oracle", ratio, limit=10)
    yield Measure(f"{len(book.rules)} rules and {len(facts)} facts, durable_rules", rete * 1e3, "ms")
    yield Measure(f"{len(book.rules)} rules and {len(facts)} facts, oracle", plain * 1e3, "ms")
    start = time.perf_counter()
    for _ in range(100):
        assess(force, engines)
    yield Measure("whole assessment, rulebook compiled", (time.perf_counter() - start) * 10, "ms")


def offering() -> Iterator[Measure]:
    """Entries for the sentences of a paragraph: six definitions of the catalogue, each looked up for the first time."""
    book = load_compiled(shipped.rules_folder() / "peel-2017").book
    said = [entry.definition for entry in book.entries() if entry.definition]
    paragraphs = [" ".join(said[start : start + 6]) for start in range(0, len(said), 6)]
    start = time.perf_counter()
    index = index_of_entries(book)
    made, taken = time.perf_counter() - start, []
    for paragraph in paragraphs:
        start = time.perf_counter()
        suggestions(paragraph, index)
        taken.append(time.perf_counter() - start)
    yield Measure("entries for a paragraph, the slowest", max(taken) * 1e3, "ms", 100)
    yield Measure("the index that they are looked up in", made * 1e3, "ms")


def watching() -> Iterator[Measure]:
    """What `rulebook watch` does after a save of a rules file of the shipped rulebook."""
    with tempfile.TemporaryDirectory() as place:
        rules = Path(shutil.copytree(shipped.rules_folder() / "peel-2017", Path(place) / "peel-2017"))
        file = rules / "findings" / "investigating_vulnerable_people.yaml"
        texts = [file.read_text(), file.read_text().replace("at_least: 50}", "at_least: 500}")]
        watching = Watching(rules, SAMPLE)
        watching.state()
        taken = []
        gc.disable()  # as commands do
        for turn in range(10):
            file.write_text(texts[turn % 2])
            start = time.perf_counter()
            watching.state()
            taken.append(time.perf_counter() - start)
        gc.enable()
    yield Measure("rulebook watch, check and draft after a save", statistics.median(taken), "s", 0.33)


def reviewing() -> Iterator[Measure]:
    """A figure moved at the desk: its answer and the page that follows, against the draft of the same file alone."""
    numbers = count()
    with tempfile.TemporaryDirectory() as place:
        browser = browser_at(copied(Path(place)))
        drafter, name = Drafter(None), browser.copy.name

        def flip() -> None:
            figure = str(next(numbers))
            answer = browser.record("rso_visits_overdue", "?question=vulnerability", record=figure)
            assert f'value="{figure}"' in answer.text

        draft, flipped, ratio = alternating(
            lambda: drafter.draft(browser.copy.content, name), flip, 41, time.process_time
        )
    yield Measure("desk, a figure moved and its page / the draft alone", ratio, limit=4)
    yield Measure("desk, a figure moved and its page", flipped * 1e3, "ms", 100)
    yield Measure("desk, the draft alone", draft * 1e3, "ms")


def comparing() -> Iterator[Measure]:
    """Two forces compared, with all causes, against the draft of one of them."""
    engines = Engines(load_compiled(shipped.rules_folder() / "peel-2017"))
    was, now = (
        Side(path.stem, load_force(path, engines.compiled.book), engines)
        for path in (SAMPLE, SAMPLE.with_name("cleveland-2017.yaml"))
    )
    _, both, ratio = alternating(lambda: assess(was.force, engines), lambda: compare(was, now), 11, time.process_time)
    yield Measure("two forces compared, with all causes / the draft of one", ratio, limit=250)
    yield Measure("two forces compared, with all causes", both * 1e3, "ms")


def checking() -> Iterator[Measure]:
    """`rulebook check` on generated rulebooks of 1,200 and of 12,000 rules, and its memory."""
    with tempfile.TemporaryDirectory() as place:
        small, large = (write_rulebook(Path(place) / str(rules), rules) for rules in (1_200, 12_000))
        one, ten, ratio = alternating(command([*CHECK, str(small)]), command([*CHECK, str(large)]), 2)
        peak = peak_memory([*CHECK, str(large)])
    yield Measure("rulebook check, 12,000 rules / 1,200 rules", ratio, limit=12)
    yield Measure("rulebook check, 12,000 rules", ten, "s")
    yield Measure("rulebook check, 1,200 rules", one, "s")
    yield Measure("rulebook check, 12,000 rules, memory", peak, "MB", 1_000)


def proving() -> Iterator[Measure]:
    """Two rulebooks proved to draft the same, against one lowered to gates; and two of half as many rules."""
    compiled = load_compiled(shipped.rules_folder() / "peel-2017")
    _, both, ratio = alternating(
        lambda: lower(compiled.book), lambda: equivalent(compiled, compiled), 3, time.process_time
    )
    yield Measure("two rulebooks proved the same / one lowered to gates", ratio, limit=15)
    yield Measure("two rulebooks proved the same", both, "s")
    with tempfile.TemporaryDirectory() as place:
        small, large = (load_compiled(write_rulebook(Path(place) / str(rules), rules)) for rules in (600, 1_200))
    _, many, ratio = alternating(
        lambda: equivalent(small, small), lambda: equivalent(large, large), 2, time.process_time
    )  # fmt: skip
    yield Measure("two rulebooks proved the same, 1,200 rules / 600 rules", ratio, limit=3)
    yield Measure("two rulebooks proved the same, 1,200 rules", many, "s")


def told(measure: Measure, last: float | None) -> str:
    """One line: the measure, its limit, and how it stands to the last run's where both are ratios."""
    line = f"{measure.name}: {measure.value:,.3g} {measure.unit}"
    if measure.limit is not None:
        line += f" (at most {measure.limit:,g}{'' if measure.value <= measure.limit else ': EXCEEDED'})"
    if last is not None and measure.unit == "ratio":
        change = measure.value / last - 1
        line += f"; last run {last:,.3g}" + (f", {change:+.0%}" if abs(change) > NOISE else "")
    return line


def main(output: Path | None) -> None:
    before = {entry["name"]: entry["value"] for entry in json.loads(LAST.read_text())} if LAST.exists() else {}
    measures = []
    for benchmark in (
        grading,
        grading_many,
        paneling,
        checking,  # these two tell the most memory that was held until then: what holds more comes after them
        growing,
        deciding,
        populating,
        tabling,
        offering,
        watching,
        reviewing,
        comparing,
        proving,
    ):
        for measure in benchmark():
            measures.append(measure)
            print(told(measure, before.get(measure.name)), flush=True)
    for name in sorted(before.keys() - {measure.name for measure in measures}):
        print(f"{name}: measured in the last run, no longer")
    if output:
        rounded = [measure._replace(value=float(f"{measure.value:.4g}"))._asdict() for measure in measures]
        output.write_text(json.dumps(rounded, indent=2) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
