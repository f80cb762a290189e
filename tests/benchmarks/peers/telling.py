"""What the engines took, as a table and a picture."""

import os
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_MILLION = 1_048_576
_BEFORE = """\
# Beside other engines

One workload on this project and on other engines from PyPI, in one run, each in a process of its own: generated rules
(any of several sets of tests, on flags, figures and their changes), and forces of which all evidence is known, for the
others know no third value. What each engine concludes was equal to what plain Python concludes before anything was
timed. Seconds are those of the processor, on one machine that others used too ({machine}):
compare them with each other, not with those of another.

`python -m tests.benchmarks.peers --output docs/peers.md` writes this page and its picture anew; it takes the packages
of the dependency group `peers` (`uv pip install --group peers`).

![Microseconds for a force, by the number of rules](peers.svg)
"""
_AFTER = """
The many forces and the time to load are with the fewest rules. Of engines that take one force at a time,
10,000 are so many times the median of those that were timed. Of those that take columns, a force is one among many:
131,072, 65,536 and, with the most rules, 16,384 at a time, for memory is bounded. This project loads what it kept when
the rulebook was checked; its rules engine tells of every rule whether it is true, false or unknown, its population
engine here, as all others, whether it is true. Changes of figures the population engine works out itself, and so do the
bit planes that are written by hand; the others are given them. ZEN's decision is compiled by its loader; one that is
made of text is compiled anew for each force."""
_LIMIT = """
Of the time that this project takes for a force through durable_rules, the calls of that package's core alone are
{shares}, with {rules} rules: a fact goes in as text, and
each rule that fires comes out in a call of its own, with the whole fact as text. They alone take {core} times
what ZEN takes for everything, and this project {whole} times; of what ZEN takes for a decision made of text, this
project takes {text} times. The rest is
to take the force's facts, to write them as text, and to read out what fired."""
OURS, CORE, ZEN, TEXT = (
    "peel-grade (durable_rules)",
    "durable_rules, its core alone",
    "zen-engine",
    "zen-engine, of text",
)
"""The engines of which the page tells what the limit is."""


class Result(NamedTuple):
    """What an engine took with so many rules, in seconds of processor time and megabytes; or why it did not."""

    engine: str
    rules: int
    load: float = 0
    each: float = 0
    many: dict[str, float] = {}  # noqa: RUF012 - of a tuple: nobody changes it
    memory: float = 0
    reason: str = ""


def table(results: list[Result]) -> str:
    """The page, in Markdown."""
    return "\n".join([*_lines(results)]) + "\n"


def _lines(results: list[Result]) -> Iterator[str]:
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    yield _BEFORE.format(machine=machine)
    engines = list(dict.fromkeys(result.engine for result in results if not result.reason))
    by_key = {(result.engine, result.rules): result for result in results if not result.reason}
    sizes = sorted({result.rules for result in results if not result.reason})
    heads = ["engine", *(f"one force, {rules:,} rules" for rules in sizes), "10,000 forces", "1,048,576 forces"]
    ends = sorted({sizes[0], sizes[-1]})
    yield from _table(
        [*heads, "to load", *(f"memory, {rules:,} rules" for rules in ends)],
        [
            [
                engine,
                *(_of_one(by_key.get((engine, rules))) for rules in sizes),
                *_of_many(by_key.get((engine, sizes[0]))),
                _seconds(by_key[engine, sizes[0]].load) if (engine, sizes[0]) in by_key else "",
                *(f"{by_key[engine, rules].memory:,.0f} MB" if (engine, rules) in by_key else "" for rules in ends),
            ]
            for engine in engines
        ],
    )
    yield _AFTER
    yield from _limit(results)
    reasons = [result for result in results if result.reason]
    if reasons:
        yield from ("", "Left out:", "")
        for result in reasons:
            rules = f" with {result.rules:,} rules" if result.rules else ""
            yield f"- {result.engine}{rules}: {result.reason}"


def _limit(results: list[Result]) -> Iterator[str]:
    """How much of our time is the core's, and how much that is beside ZEN, where all three were timed."""
    each = {(result.engine.rpartition(" ")[0] if ZEN in result.engine else result.engine, result.rules): result.each
            for result in results if not result.reason}  # fmt: skip
    sizes = [
        rules for engine, rules in each if engine == OURS and all((other, rules) in each for other in (CORE, ZEN, TEXT))
    ]
    if sizes:
        yield _LIMIT.format(
            shares=_listed([f"{each[CORE, rules] / each[OURS, rules]:.0%}" for rules in sizes]),
            rules=_listed([f"{rules:,}" for rules in sizes]),
            core=_listed([f"{each[CORE, rules] / each[ZEN, rules]:.2g}" for rules in sizes]),
            whole=_listed([f"{each[OURS, rules] / each[ZEN, rules]:.2g}" for rules in sizes]),
            text=_listed([f"{each[OURS, rules] / each[TEXT, rules]:.2g}" for rules in sizes]),
        )


def _listed(texts: list[str]) -> str:
    return " and ".join([", ".join(texts[:-1]), texts[-1]] if texts[1:] else texts)


def _table(heads: list[str], rows: list[list[str]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|---|" + "---:|" * (len(heads) - 1)
    yield from ("| " + " | ".join(row) + " |" for row in rows)


def _of_one(result: Result | None) -> str:
    if result is None:
        return ""
    among = " (of many)" if str(10_000) in result.many and str(_MILLION) in result.many else ""
    return _seconds(result.each) + among


def _of_many(result: Result | None) -> tuple[str, str]:
    many = {} if result is None else result.many
    some, all = many.get(str(10_000)), many.get(str(_MILLION))
    return "" if some is None else _seconds(some), "" if all is None else _seconds(all)


def _seconds(taken: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if taken >= size:
            return f"{taken / size:,.3g} {unit}"
    return f"{taken / 1e-6:,.3g} µs"


def picture(results: list[Result], file: Path) -> None:
    """Microseconds for a force, by the number of rules: both logarithmic, each engine with its name at its line."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context({"svg.hashsalt": "peel-grade", "svg.fonttype": "none", "font.family": "sans-serif"}):
        figure = Figure((8, 5.5))
        axes = figure.add_axes((0.09, 0.1, 0.58, 0.86))
        marks = "os^vD*XPp<>hd"
        engines = list(dict.fromkeys(result.engine for result in results if not result.reason))
        for place, engine in enumerate(engines):
            found = [result for result in results if result.engine == engine and not result.reason]
            ours = engine.startswith("peel-grade")
            axes.loglog(
                [each.rules for each in found],
                [each.each * 1e6 for each in found],
                marker=marks[place % len(marks)],
                linewidth=2.5 if ours else 1.2,
                linestyle="-" if ours else "--",
                label=engine,
            )
        axes.set_xlabel("rules")
        axes.set_ylabel("microseconds of the processor for a force")
        axes.grid(visible=True, which="major", linewidth=0.4)
        axes.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), fontsize=8, frameon=False)
        figure.savefig(file, metadata={"Date": None})
