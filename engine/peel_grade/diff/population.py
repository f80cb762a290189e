"""A population of generated forces, to show how often an edit matters.

Evidence is drawn at random around the catalogue and the thresholds of both
rulebooks. What comes of it says nothing about real forces, only how easily an
edit shows. The same seed gives the same forces.
"""

import random
from collections.abc import Iterator

from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence, PreviousArea, PreviousGrade
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import PARTLY, Degree, Number, leaves
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.model import Flag, Indicator, Rulebook
from peel_grade.rulebook.subjects import Aspect, subject
from peel_grade.rulebook.units import Unit

_NOT_SUPPLIED, _PARTLY_SO = 0.03, 0.05


def population(old: Rulebook, new: Rulebook, size: int, seed: int) -> Iterator[Force]:
    """As many generated forces as `size` says."""
    chance = random.Random(seed)  # noqa: S311 - to be repeatable, not to be secret
    indicators, flags = {**old.indicators, **new.indicators}, {**old.flags, **new.flags}
    anchors = _anchors(old, new)
    asked = sorted({*old.areas, *new.areas})
    graded = [question.id for question in new.questions.values() if question.graded]
    for number in range(1, size + 1):
        covered, quality = chance.uniform(0.3, 1), chance.uniform(0, 1)
        force = Force(
            name=f"generated {new.framework.words.subject.one} {number}",
            framework=new.framework.id,
            inspected=None,
            previous_grades={
                name: PreviousGrade(chance.choice(new.framework.scale), new.framework.year - 1)
                for name in graded
                if chance.random() < covered
            },
            previous_areas=tuple(PreviousArea(name) for name in asked if chance.random() < 0.1),
            previous_complete=True,
            indicators={
                name: _figure(indicators[name], anchors.get(name, []), new.framework, chance)
                for name in sorted(indicators)
                if chance.random() < covered
            },
            flags={
                name: FlagEvidence(is_=_degree(quality - chance.random(), flags[name]))
                for name in sorted(flags)
                if chance.random() < covered
            },
        )
        yield force._replace(file=f"generated-{number}")


def _anchors(old: Rulebook, new: Rulebook) -> dict[str, list[Number]]:
    """The thresholds and benchmarks of both rulebooks, by indicator: near them a figure can change a draft."""
    found: dict[str, set[Number]] = {}
    for book in (old, new):
        for values in book.benchmarks.values():
            for name, benchmark in values.items():
                found.setdefault(name, set()).add(benchmark.value)
        for rule in book.rules.values():
            for leaf in leaves(rule.condition):
                match subject(leaf.subject):
                    case subjects.Indicator(name, Aspect.VALUE):
                        found.setdefault(name, set()).update((leaf.low, leaf.high or leaf.low))
    return {name: sorted(values) for name, values in found.items()}


def _figure(
    indicator: Indicator, anchors: list[Number], framework: Framework, chance: random.Random
) -> IndicatorEvidence:
    if chance.random() < _NOT_SUPPLIED:
        return IndicatorEvidence(status="not_supplied")
    anchor = chance.choice(anchors) if anchors else 50
    unit = framework.units.get(indicator.unit, Unit())
    value = _written(unit, (anchor or 10) * chance.uniform(0.5, 1.5))
    return IndicatorEvidence(
        value=value,
        previous=_written(unit, value * chance.uniform(0.7, 1.4)) if chance.random() < 0.5 else None,
        rank=_rank(framework, chance) if framework.ranks else None,
    )


def _degree(better: float, flag: Flag) -> Degree:
    """How far a flag is so, from how much better (or, negative, worse) the force is than it takes."""
    if abs(better) < _PARTLY_SO:
        return PARTLY
    return (better > 0) == (flag.favourable is not False)


def _rank(framework: Framework, chance: random.Random) -> str:
    """A rank; each between the highest and the lowest is as likely as both of them together."""
    first, *between, last = framework.ranks
    return chance.choice((first, *(name for name in between for _ in range(2)), last))


def _written(unit: Unit, value: float) -> Number:
    """The value rounded as a source would state it."""
    value = min(max(value, unit.least), unit.most)
    return round(value) if unit.step >= 1 else round(value, 1)
