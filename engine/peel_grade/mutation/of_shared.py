"""Mutants of what rules share (parameters, benchmarks, the scale), and of what a rulebook overrides of its base."""

from collections.abc import Collection, Iterator
from functools import partial

from peel_grade.findings.compiler import conditions
from peel_grade.findings.engines import STRATA
from peel_grade.mutation.differences import decides_alike
from peel_grade.mutation.mutants import Mutant, with_rule
from peel_grade.mutation.variants import beside
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Leaf, Number, leaves
from peel_grade.rulebook.model import Benchmark, Rule, Rulebook
from peel_grade.rulebook.rewriting import with_leaves
from peel_grade.rulebook.subjects import Aspect
from peel_grade.scenarios.witness import step_of
from peel_grade.wording.terms import show_number

_PART = 0.05
"""How much of a benchmark it is moved by: more than the rounding of the figures that are compared with it."""


def of_parameters(book: Rulebook, names: Collection[str]) -> Iterator[Mutant]:
    """With a parameter that rules share moved by one step, either way."""
    tested = [leaf for stratum in STRATA for each in conditions(book, stratum).values() for leaf in leaves(each)]
    for name, parameter in book.parameters.items():
        used = [leaf for leaf in tested if name in leaf.parameters]
        if name in names and used:
            step = step_of(used[0].subject, book)
            for value in (round(parameter.value - step, 9), round(parameter.value + step, 9)):
                yield Mutant(
                    name, "parameter", f"it is {show_number(value)}", partial(with_parameter, book, name, value)
                )


def with_parameter(book: Rulebook, name: str, value: Number) -> Rulebook:
    """The rulebook with another value of a parameter, wherever it is used."""
    was = book.parameters[name].value

    def number(now: Number, parameter: str) -> Number:
        return now if parameter != name else value if now == was else -value

    def moved(leaf: Leaf) -> Leaf:
        if name not in leaf.parameters:
            return leaf
        low, high = number(leaf.low, leaf.low_parameter), number(leaf.high, leaf.high_parameter)
        return leaf._replace(low=low, high=high)

    parameters = {**book.parameters, name: book.parameters[name]._replace(value=value)}
    return with_leaves(book._replace(parameters=parameters), moved)


def compared(book: Rulebook) -> set[tuple[str, str]]:
    """The benchmarks, each with the indicator, that rules compare figures with."""
    found = set()
    for rule in book.rules.values():
        for leaf in leaves(rule.condition):
            match subjects.subject(leaf.subject):
                case subjects.Indicator(name, Aspect.AGAINST_BENCHMARK, of):
                    found.add((of, name))
    return found


def of_benchmarks(book: Rulebook, which: Collection[tuple[str, str]]) -> Iterator[Mutant]:
    """With a benchmark of the catalogue that rules compare figures with moved either way, or left out."""
    asked = compared(book)
    for of, rows in book.benchmarks.items():
        for indicator, row in rows.items():
            if (of, indicator) in which and (of, indicator) in asked:
                name = f"{of}/{indicator}"
                step = max(abs(row.value) * _PART, step_of(str(subjects.Indicator(indicator)), book))
                for value in (_rounded(row.value - step), _rounded(row.value + step)):
                    made = partial(with_benchmark, book, of, indicator, row._replace(value=value))
                    says = f"it is {show_number(value)} instead of {show_number(row.value)}"
                    yield Mutant(name, "benchmark", says, made)
                yield Mutant(name, "benchmark", "it is removed", partial(with_benchmark, book, of, indicator, None))


def _rounded(value: Number) -> Number:
    return round(value, 6)


def with_benchmark(book: Rulebook, of: str, indicator: str, row: Benchmark | None) -> Rulebook:
    """The rulebook with another value of a benchmark for an indicator, or with none."""
    rows = {name: each for name, each in book.benchmarks.get(of, {}).items() if name != indicator}
    if row is not None:
        rows[indicator] = row
    return book._replace(benchmarks={**book.benchmarks, of: rows})


def of_scale(book: Rulebook) -> Iterator[Mutant]:
    """With a grade bringing one point more or less; and with the grade beside it as the standard."""
    for place, grade in enumerate(book.framework.grades):
        for points in () if grade.points is None else (grade.points - 1, grade.points + 1):
            if points >= 0:
                says = f"it brings {show_number(points)} points instead of {show_number(grade.points or 0)}"
                yield Mutant(grade.id, "points", says, partial(_with_points, book, place, points))

    for other in beside(book.framework.standard.id, book.framework.scale):
        says = f"it is the standard instead of {book.framework.standard.id}"
        yield Mutant(other, "standard", says, partial(_with_standard, book, other))


def _with_standard(book: Rulebook, standard: str) -> Rulebook:
    grades = tuple(grade._replace(standard=grade.id == standard) for grade in book.framework.grades)
    return book._replace(framework=book.framework._replace(grades=grades))


def _with_points(book: Rulebook, place: int, points: Number) -> Rulebook:
    grades = book.framework.grades
    changed = (*grades[:place], grades[place]._replace(points=points), *grades[place + 1 :])
    return book._replace(framework=book.framework._replace(grades=changed))


def of_overrides(book: Rulebook, base: Rulebook) -> Iterator[Mutant]:
    """With one thing as in the rulebook that it extends, instead of its own."""
    as_there = f"it is as in {base.framework.id}"
    for name, rule in base.rules.items():
        own = book.rules.get(name)
        if own is None and _fits(rule, book):
            yield Mutant(name, "override", f"it is taken over from {base.framework.id}", partial(with_rule, book, rule))
        elif own is not None and not decides_alike(own, rule) and _fits(rule, book):
            yield Mutant(name, "override", as_there, partial(with_rule, book, rule))
    for of, indicator in sorted(compared(book)):
        there, here = base.benchmark(of, indicator), book.benchmark(of, indicator)
        if there is not None and (here is None or here.value != there.value):
            made = partial(with_benchmark, book, of, indicator, there)
            yield Mutant(f"{of}/{indicator}", "override", as_there, made)
    for name, parameter in base.parameters.items():
        if name in book.parameters and book.parameters[name].value != parameter.value:
            yield Mutant(name, "override", as_there, partial(with_parameter, book, name, parameter.value))
    if (book.themes.keys(), book.questions.keys()) == (base.themes.keys(), base.questions.keys()):
        for name in ("suggest", "theme_grades", "question_grades", "overall_grades", "overall_alternatives"):
            if getattr(book, name) != getattr(base, name):
                yield Mutant(name, "override", as_there, partial(_with_list, book, base, name))


def _fits(rule: Rule, book: Rulebook) -> bool:
    """Whether all that a rule of another rulebook names is there."""
    if rule.question not in book.questions or (rule.theme is not None and rule.theme not in book.themes):
        return False
    if rule.area is not None and rule.area not in book.areas:
        return False
    for leaf in leaves(rule.condition):
        match subjects.subject(leaf.subject):
            case subjects.Indicator(name, _, of) if name not in book.indicators or (
                of and of not in book.framework.benchmarks
            ):
                return False
            case subjects.Flag(name) if name not in book.flags:
                return False
            case subjects.Finding(name) if name not in book.rules:
                return False
    return True


def _with_list(book: Rulebook, base: Rulebook, name: str) -> Rulebook:
    return book._replace(**{name: getattr(base, name)})
