"""How firm a draft is, as rules grow in number: the shipped rulebook several times over, and one that is entangled."""

import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from peel_grade.files import store
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Engines
from peel_grade.firmness import kept as kept_in_memory
from peel_grade.firmness.diagrams import diagrams_of
from peel_grade.firmness.kept import load_diagrams
from peel_grade.firmness.resilience import firmness
from peel_grade.force.file import load_force
from peel_grade.grades.assessment import assess
from peel_grade.rulebook import shipped
from peel_grade.rulebook.reading.load import load_rulebook

from tests.benchmarks.copies import copied, force_copied
from tests.benchmarks.generated import write_rulebook
from tests.benchmarks.measure import Measure, peak_memory_here

T = TypeVar("T")
FEW, MANY = 2, 23
"""Copies of the shipped rulebook: of about 1,000 and of about 12,000 rules."""


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the processor, and what comes of it."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def growing() -> Iterator[Measure]:
    """Diagrams made, kept and restored, and how firm a draft is."""
    book = load_compiled(shipped.rules_folder() / "peel-2017").book
    force = load_force(shipped.forces_folder() / "staffordshire-2017.yaml", book)
    made, looked = [], []
    for number in (FEW, MANY):
        compiled = compile_rulebook(copied(book, number))
        rules = f"{len(compiled.book.rules):,} rules"
        assessment = assess(force_copied(force, number), Engines(compiled))
        taken, diagrams = timed(partial(diagrams_of, compiled))
        made.append(taken)
        yield Measure(f"diagrams of {rules}", taken, "s")
        with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
            patch.setenv(store.ENVIRONMENT, str(Path(place) / "kept"))
            load_diagrams(compiled)
            (kept,) = (Path(place) / "kept").iterdir()
            yield Measure(f"diagrams of {rules}, kept", kept.stat().st_size / 1e6, "MB")
            patch.setattr(kept_in_memory, "_LOADED", [])
            restoring, _ = timed(partial(load_diagrams, compiled))
            yield Measure(f"diagrams of {rules}, restored", restoring * 1e3, "ms")
        taken, _ = timed(partial(firmness, assessment, diagrams))
        looked.append(taken)
        yield Measure(f"how firm a draft of {rules} is", taken, "s")
    yield Measure(f"diagrams of {MANY} rulebooks / of {FEW}", made[1] / made[0], limit=MANY / FEW * 1.5)
    yield Measure(f"how firm a draft is, {MANY} rulebooks / {FEW}", looked[1] / looked[0], limit=MANY / FEW * 2)
    yield Measure(f"memory with {MANY} rulebooks", peak_memory_here(), "MB", 1_000)
    with tempfile.TemporaryDirectory() as place:
        entangled = compile_rulebook(load_rulebook(write_rulebook(Path(place) / "rules", 1_200)))
    taken, diagrams = timed(partial(diagrams_of, entangled))
    given_up = max(len(group.rules) for group in diagrams.groups if not group.layers)
    yield Measure(f"{given_up:,} rules that are too entangled, until that is found", taken, "s", 10)
