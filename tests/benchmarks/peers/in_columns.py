"""Engines that take many forces at once, in columns. Each function loads the rules, and gives what decides them."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from peel_grade.findings.cache import load_compiled
from peel_grade.force.columns import Columns, Ends, FigureColumns
from peel_grade.force.states import FLAG_STATES, STATUSES
from peel_grade.population.engine import PopulationEngine

from tests.benchmarks.peers.workload import Asked, Force, Rule, Workload, text

_HOLDS, _FAILS, _KNOWN = FLAG_STATES.index("holds"), FLAG_STATES.index("fails"), STATUSES.index("known")
Concluded: TypeAlias = Callable[[str], NDArray[np.bool_]]
"""By the id of a rule, of which forces it concludes."""


class Many(NamedTuple):
    """Many forces: as the columns of this project, and as an array for each name; `before` are the figures before."""

    size: int
    columns: Columns
    arrays: Mapping[str, NDArray[Any]]
    before: Mapping[str, NDArray[np.float64]]


Decide: TypeAlias = Callable[[Many], Concluded]


def many(given: Workload, size: int, seed: int) -> Many:
    """So many forces, whose changes follow from their figures; the change is given to every engine but ours, and to all
    that is written by hand but the bit planes.
    """
    chance = np.random.default_rng(seed)
    arrays: dict[str, NDArray[Any]] = {}
    figures: dict[str, FigureColumns] = {}
    before: dict[str, NDArray[np.float64]] = {}
    known = np.full(size, _KNOWN, np.uint8)
    from peel_grade.population.arithmetic import relative_differences

    for name in given.book.indicators:
        value, previous = (chance.integers(low, 221, size).astype(np.float64) for low in (0, 1))
        ends = Ends(value, value), Ends(previous, previous)
        figures[name] = FigureColumns(known, *ends)
        arrays[name], arrays[f"{name}_change"] = value, relative_differences(*ends).low
        before[name] = previous
    flags = {name: chance.random(size) < 0.5 for name in given.book.flags}
    codes = {name: np.where(each, np.uint8(_HOLDS), np.uint8(_FAILS)) for name, each in flags.items()}
    columns = Columns(size, [""] * size, figures, codes, {}, {}, {}, np.ones(size, np.bool_))
    return Many(size, columns, arrays | flags, before)


def force_at(forces: Many, row: int) -> Force:
    """One of them."""
    return {name: column[row].item() for name, column in forces.arrays.items()}


def peel_grade(given: Workload) -> Decide:
    """This project: its circuit on bits, for three values."""
    engine = PopulationEngine(load_compiled(given.folder).book, parts=("concludes",))

    def decide(forces: Many) -> Concluded:
        return engine.drafts(forces.columns).concludes

    return decide


def numpy(given: Workload) -> Decide:
    """NumPy, as a program would write the rules."""
    flag, number = "{truth}f['{name}']", "(f['{name}'] >= {value})"
    lines = ["def decide(f):", "    return {"]
    for rule in given.rules:
        written = text(rule, " & ", " | ", flag, number).replace("truef", "f").replace("falsef", "~f")
        lines.append(f"        {rule.id!r}: {written},")
    space: dict[str, Any] = {}
    exec("\n".join([*lines, "    }"]), space)
    decide = space["decide"]
    return lambda forces: decide(forces.arrays).__getitem__


def bit_planes(given: Workload) -> Decide:
    """NumPy on bits, as one would write these rules by hand: each test is packed once, 64 forces to a word.

    A change is not worked out: whole figures before are above 0, and a hundred of one is compared with so much more.
    """
    tests = {test: f"p{at}" for at, test in enumerate(dict.fromkeys(_tests(given.rules)))}
    lines = ["def decide(f, before, pack):"]
    for test, plane in tests.items():
        name = test.name.removesuffix("_change")
        if test.operator == "is":
            packed = f"{'' if test.value else '~'}pack(f[{name!r}])"
        elif name == test.name:
            packed = f"pack(f[{name!r}] >= {test.value})"
        else:
            packed = f"pack(f[{name!r}] * 100 >= before[{name!r}] * {100 + test.value})"
        lines.append(f"    {plane} = {packed}")
    lines.append("    return {")
    for rule in given.rules:
        ways = [" & ".join(tests[test] for test in way) for way in rule.ways]
        lines.append(f"        {rule.id!r}: {' | '.join(f'({way})' for way in ways)},")
    space: dict[str, Any] = {}
    exec("\n".join([*lines, "    }"]), space)

    def decide(forces: Many) -> Concluded:
        words = -(-forces.size // 64)

        def pack(truths: NDArray[np.bool_]) -> NDArray[np.uint64]:
            bits = np.packbits(truths, bitorder="little")
            if len(bits) < 8 * words:
                bits = np.pad(bits, (0, 8 * words - len(bits)))
            return bits.view(np.uint64)

        found = space["decide"](forces.arrays, forces.before, pack)

        def concluded(rule: str) -> NDArray[np.bool_]:
            bits = found[rule].view(np.uint8)
            return np.unpackbits(bits, count=forces.size, bitorder="little").view(np.bool_)

        return concluded

    return decide


def _tests(rules: list[Rule]) -> Iterator[Asked]:
    return (test for rule in rules for way in rule.ways for test in way)


def polars(given: Workload) -> Decide:
    """Polars: an expression for each rule, all in one query."""
    pl = import_module("polars")
    space: dict[str, Any] = {"c": pl.col}
    flag, number = "{truth}c('{name}')", "(c('{name}') >= {value})"
    expressions = [
        eval(text(rule, " & ", " | ", flag, number).replace("truec", "c").replace("falsec", "~c"), space).alias(rule.id)
        for rule in given.rules
    ]

    def decide(forces: Many) -> Concluded:
        frame = pl.DataFrame(dict(forces.arrays)).select(expressions)
        return lambda rule: frame[rule].to_numpy()

    return decide


def openfisca(given: Workload) -> Decide:
    """OpenFisca (vectorised NumPy): a variable with a formula for each rule."""
    entities, periods = import_module("openfisca_core.entities"), import_module("openfisca_core.periods")
    variables = import_module("openfisca_core.variables")
    systems = import_module("openfisca_core.taxbenefitsystems")
    builder = import_module("openfisca_core.simulations").SimulationBuilder
    force = entities.Entity("force", "forces", "", "")
    system = systems.TaxBenefitSystem([force])
    kinds = {
        test.name: bool if test.operator == "is" else float for rule in given.rules for way in rule.ways for test in way
    }
    common = {"entity": force, "definition_period": periods.DateUnit.MONTH}
    for name, kind in kinds.items():
        system.add_variable(type(name, (variables.Variable,), {"value_type": kind, **common}))
    flag, number = "{truth}force('{name}', period)", "(force('{name}', period) >= {value})"
    for rule in given.rules:
        written = text(rule, " * ", " + ", flag, number).replace("trueforce", "force").replace("falseforce", "~force")
        formula = eval(f"lambda force, period: ({written}) > 0")
        variable = {"value_type": bool, "formula": formula, **common}
        system.add_variable(type(rule.id.replace("-", "_"), (variables.Variable,), variable))

    def decide(forces: Many) -> Concluded:
        simulation = builder().build_default_simulation(system, forces.size)
        for name in kinds:
            simulation.set_input(name, "2017-01", forces.arrays[name])
        found = {rule.id: simulation.calculate(rule.id.replace("-", "_"), "2017-01") for rule in given.rules}
        return found.__getitem__

    return decide


ENGINES: dict[str, Callable[[Workload], Decide]] = {
    "peel-grade (population)": peel_grade,
    "NumPy, hand-written": numpy,
    "NumPy, hand-written bit planes": bit_planes,
    "Polars": polars,
    "openfisca-core": openfisca,
}
"""By what they are called."""
