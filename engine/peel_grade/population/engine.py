"""The population engine: a rulebook's program run over columns of evidence, block by block."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

import numpy as np

from peel_grade.circuit.gates import ALWAYS, NEVER, Node
from peel_grade.circuit.lowering import Grades, Lowered, lower
from peel_grade.force.columns import Columns
from peel_grade.population.drafts import WORD, Drafts, Output, Planes
from peel_grade.population.inputs import Input, Inputs, Plane, ways
from peel_grade.population.program import Program, Read, Step, program
from peel_grade.rulebook.model import Rulebook

PARTS = ("findings", "areas", "grades", "possible", "remarks")
"""What can be asked for."""
BLOCK = 1 << 17
"""So many forces are worked out at a time: their planes fit the cache, and calls cost little beside the work."""
_LOGIC = {"and": np.bitwise_and, "or": np.bitwise_or, "xor": np.bitwise_xor}


class PopulationEngine:
    """A rulebook, ready for many forces; of `PARTS`, what is asked for."""

    def __init__(self, book: Rulebook, parts: Collection[str] = PARTS) -> None:
        self.book = book
        lowered = lower(book)
        found = dict(_outputs(lowered, parts))
        self._places = {output: place for place, output in enumerate(found)}
        self._program = program(lowered.circuit, [*found.values()], lambda atom: ways(atom, book))

    def drafts(self, columns: Columns) -> Drafts:
        """What follows from every force."""
        words = -(-columns.size // WORD)
        planes = np.empty((len(self._places), words), np.uint64)
        block = min(BLOCK // WORD, words)
        run, inputs = _Run(self._program, block), Inputs(columns, self.book)
        for first in range(0, words, block):
            last = min(first + block, words)
            found = run.outputs(inputs.block(first * WORD, min(last * WORD, columns.size)))
            planes[:, first:last] = found[:, : last - first]
        return Drafts(self.book, columns, planes, self._places)


def _outputs(lowered: Lowered, parts: Collection[str]) -> Iterator[tuple[Output, Node]]:
    """The nodes that are kept, and what each says."""
    if "findings" in parts or "areas" in parts:
        for rule, (true, false) in lowered.findings.items():
            yield ("finding", rule, "true"), true
            yield ("finding", rule, "false"), false
    if "areas" in parts:
        for area, node in lowered.suggested.items():
            yield ("suggested", area, ""), node
            yield ("open", area, ""), lowered.open_areas[area]
    for part, kind, themes, questions, overall in (
        ("grades", "grade", lowered.themes, lowered.questions, lowered.overall),
        ("possible", "possible", lowered.possible_themes, lowered.possible_questions, lowered.possible_overall),
    ):
        if part in parts:
            of: dict[str, Grades] = {f"theme/{name}": grades for name, grades in themes.items()}
            of |= {f"question/{name}": grades for name, grades in questions.items()} | {"overall": overall}
            yield from (((kind, at, grade), node) for at, grades in of.items() for grade, node in grades.items())
    if "grades" in parts:
        for at, rules in lowered.decided.items():
            yield from ((("decided", at, rule), node) for rule, node in rules.items())
    if "remarks" in parts:
        for name, grades in lowered.borderline.items():
            yield from ((("borderline", name, grade), node) for grade, node in grades.items())
        yield from ((("no_precedent", name, ""), node) for name, node in lowered.no_precedent.items())


class _Run:
    """A program with the places it works in: each so many words, which stay in the cache from one block to the next."""

    def __init__(self, program: Program, words: int) -> None:
        places = np.empty((program.places, words), np.uint64)
        places[NEVER], places[ALWAYS] = 0, np.iinfo(np.uint64).max
        self._outputs = np.empty((program.outputs, words), np.uint64)
        at, kept = [*places], [*self._outputs]
        self._calls: list[tuple[Any, Any, Any, Any]] = []
        for step in program.steps:
            if isinstance(step, Step):
                self._calls.append((_LOGIC[step.logic], at[step.one], at[step.other], at[step.result]))
            elif isinstance(step, Read):
                self._calls.append((None, step.asked, at[step.result], None))
            else:
                self._calls.append((np.bitwise_or, at[step.place], at[step.place], kept[step.output]))

    def outputs(self, read: Callable[[Input, Plane], None]) -> Planes:
        """The planes of the outputs for one block; the next block overwrites them."""
        for ufunc, one, other, result in self._calls:
            if ufunc is None:
                read(one, other)
            else:
                ufunc(one, other, result)
        return self._outputs
