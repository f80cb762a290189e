"""The mutants of a framework: of all that is its own, not taken over from one that is measured itself."""

from collections.abc import Iterator, Sequence
from itertools import chain

from peel_grade.mutation.differences import Difference, decides_alike, difference
from peel_grade.mutation.mutants import Mutant
from peel_grade.mutation.of_findings import of_findings
from peel_grade.mutation.of_grades import of_grades
from peel_grade.mutation.of_shared import of_benchmarks, of_overrides, of_parameters, of_scale
from peel_grade.mutation.revision import touches
from peel_grade.rulebook.model import Rulebook

STRATA = ("areas", "themes", "questions", "overall")
"""Those that have grade rules, or what makes a suggestion."""


def mutants(
    book: Rulebook,
    extended: Sequence[Rulebook] = (),
    measured: Sequence[Rulebook] = (),
    edited: Difference | None = None,
) -> Iterator[Mutant]:
    """Every mutant of what is a rulebook's own; with `edited`, of that only which is edited.

    `extended` are the rulebooks that it extends, the nearest first; what it has just as one of those that are
    `measured` themselves, is measured there.
    """
    rules = {
        name
        for name, rule in book.rules.items()
        if not any(name in other.rules and decides_alike(rule, other.rules[name]) for other in measured)
    }
    strata = {each for each in STRATA if all(each in difference(book, other).strata for other in measured)}
    benchmarks = {
        (of, name)
        for of, rows in book.benchmarks.items()
        for name in rows
        if all((of, name) in difference(book, other).benchmarks for other in measured)
    }
    parameters = {
        name
        for name, parameter in book.parameters.items()
        if not any(name in other.parameters and parameter.value == other.parameters[name].value for other in measured)
    }
    if edited is not None:
        rules &= edited.conditions | edited.conclusions
        strata &= edited.strata
        benchmarks &= edited.benchmarks
    found = [
        of_findings(book, rules),
        of_grades(book, strata),
        of_parameters(book, parameters),
        of_benchmarks(book, benchmarks),
        of_scale(book) if all(book.framework.grades != other.framework.grades for other in measured) else (),
        *(of_overrides(book, base) for base in extended[:1]),
    ]
    for mutant in chain(*found):
        if edited is None or touches(difference(book, mutant.made()), edited):
            yield mutant
