"""The population engine: a rulebook's program run over columns of evidence, block by block."""

from collections.abc import Collection, Iterator
from typing import Any

import numpy as np

from peel_grade.circuit.counting import Grades
from peel_grade.circuit.gates import ALWAYS, NEVER, Circuit, Node
from peel_grade.circuit.inputs import codes, ways
from peel_grade.circuit.lowering import Lowered, lower
from peel_grade.force.columns import Columns
from peel_grade.population.drafts import WORD, Drafts, Output, Planes
from peel_grade.population.inputs import NO_THRESHOLDS, Block, Inputs, Thresholds
from peel_grade.population.placing import Coded, Compared, Kept, Program, Step
from peel_grade.population.program import program
from peel_grade.rulebook.model import Rulebook

PARTS = ("concludes", "findings", "areas", "open", "grades", "decided", "possible", "remarks")
"""What can be asked for: that rules surely conclude, `findings` also that they surely do not; areas that are suggested,
in their order, and those that missing evidence could bring; draft grades, the rules that decide them, grades that are
possible; remarks on the overall grade.
"""
BLOCK = 1 << 17
"""So many forces are worked out at a time: their planes fit the cache, and calls cost little beside the work."""
_LOGIC = {"and": np.bitwise_and, "or": np.bitwise_or, "xor": np.bitwise_xor}


class PopulationEngine:
    """Rulebooks, ready for many forces; of `PARTS`, what is asked for.

    Several have what they share worked out once. They must read evidence alike: see `reads_alike`.
    """

    def __init__(self, *books: Rulebook, parts: Collection[str] = PARTS) -> None:
        self._books, circuit = books, Circuit()
        nodes: list[Node] = []
        self._places: list[dict[Output, int]] = []
        for book in books:
            found = dict(_outputs(lower(book, circuit), parts))
            self._places.append({output: place for place, output in enumerate(found, len(nodes))})
            nodes += found.values()
        self._program = program(
            circuit, nodes, lambda atom: ways(atom, books[0]), lambda column: codes(column, books[0])
        )
        self._run: _Run | None = None  # columns come in batches that are as long as one another

    def drafts(self, columns: Columns, thresholds: Thresholds = NO_THRESHOLDS) -> Drafts:
        """What follows from every force by the one rulebook; of some `thresholds` each force has one of its own."""
        (found,) = self.drafts_of_each(columns, thresholds)
        return found

    def drafts_of_each(self, columns: Columns, thresholds: Thresholds = NO_THRESHOLDS) -> list[Drafts]:
        """What follows from every force, by each rulebook."""
        words = -(-columns.size // WORD)
        planes = np.empty((self._program.outputs, words), np.uint64)
        block = min(BLOCK // WORD, max(words, 1))
        if self._run is None or self._run.words != block:
            self._run = None  # its places are free before there are others
            self._run = _Run(self._program, block)
        run, inputs = self._run, Inputs(columns, self._books[0], thresholds)
        for first in range(0, words, block):
            last = min(first + block, words)
            found = run.outputs(inputs.block(first * WORD, min(last * WORD, columns.size)))
            planes[:, first:last] = found[:, : last - first]
        return [Drafts(book, columns, planes, at) for book, at in zip(self._books, self._places, strict=True)]


def reads_alike(one: Rulebook, other: Rulebook) -> bool:
    """Whether two rulebooks read evidence alike: what it may be, what follows from it, what it is compared with."""
    books = [
        (book.framework.grades, book.framework.ranks, book.framework.units, book.indicators, book.flags)
        for book in (one, other)
    ]
    return books[0] == books[1] and one.benchmarks == other.benchmarks


def _outputs(lowered: Lowered, parts: Collection[str]) -> Iterator[tuple[Output, Node]]:
    """The nodes that are kept, and what each says."""
    if not {"concludes", "findings", "areas"}.isdisjoint(parts):
        yield from ((("finding", rule, "true"), true) for rule, (true, _) in lowered.findings.items())
    if "findings" in parts:
        yield from ((("finding", rule, "false"), false) for rule, (_, false) in lowered.findings.items())
    if "areas" in parts:
        yield from ((("suggested", area, ""), node) for area, node in lowered.suggested.items())
    if "open" in parts:
        yield from ((("open", area, ""), node) for area, node in lowered.open_areas.items())
    for part, kind, themes, questions, overall in (
        ("grades", "grade", lowered.themes, lowered.questions, lowered.overall),
        ("possible", "possible", lowered.possible_themes, lowered.possible_questions, lowered.possible_overall),
    ):
        if part in parts:
            of: dict[str, Grades] = {f"theme/{name}": grades for name, grades in themes.items()}
            of |= {f"question/{name}": grades for name, grades in questions.items()} | {"overall": overall}
            yield from (((kind, at, grade), node) for at, grades in of.items() for grade, node in grades.items())
    if "decided" in parts:
        for at, rules in lowered.decided.items():
            yield from ((("decided", at, rule), node) for rule, node in rules.items())
    if "remarks" in parts:
        for name, grades in lowered.borderline.items():
            yield from ((("borderline", name, grade), node) for grade, node in grades.items())
        yield from ((("no_precedent", name, ""), node) for name, node in lowered.no_precedent.items())


class _Run:
    """A program with the places it works in: each so many words, which stay in the cache from one block to the next."""

    def __init__(self, program: Program, words: int) -> None:
        self.words = words
        places = np.empty((program.places, words), np.uint64)
        places[NEVER], places[ALWAYS] = 0, np.iinfo(np.uint64).max
        self._outputs = np.empty((program.outputs, words), np.uint64)
        at, bits, kept = [*places], [*places.view(np.uint8)], [*self._outputs]
        self._calls: list[tuple[Any, Any, Any, Any]] = []
        for step in program.steps:
            match step:
                case Step(logic, one, other, result):
                    self._calls.append((_LOGIC[logic], at[one], at[other], at[result]))
                case Compared(asked, result):
                    self._calls.append((Block.compare, None, asked, bits[result]))
                case Coded(column, name, digits, codes):
                    planes = [[(which, bits[place]) for which, place in each] for each in (digits, codes)]
                    self._calls.append((Block.codes, column, name, planes))
                case Kept(place, output):
                    self._calls.append((np.bitwise_or, at[place], at[place], kept[output]))

    def outputs(self, block: Block) -> Planes:
        """The planes of the outputs for one block; the next block overwrites them."""
        for call, one, other, result in self._calls:
            if call is Block.compare:
                block.compare(other, result)
            elif call is Block.codes:
                block.codes(one, other, *result)
            else:
                call(one, other, result)
        return self._outputs
