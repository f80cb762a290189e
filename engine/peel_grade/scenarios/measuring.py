"""What scenarios are measured by: of each framework that they are of, the rules that are its own."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from peel_grade.findings.engines import Engines
from peel_grade.rulebook.model import GradeRule, Rulebook
from peel_grade.scenarios.coverage import Item, asked_rules, coverage
from peel_grade.scenarios.killing import grade_survivors, survivors
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.mutants import Mutant, grade_mutants, rule_mutants
from peel_grade.scenarios.running import Result


class Own(NamedTuple):
    """Of one framework the finding rules, and the strata of grade rules, that no framework before it has just so."""

    rules: frozenset[str]
    strata: frozenset[str]


def own_parts(books: Mapping[str, Rulebook], results: Iterable[Result]) -> dict[str, Own]:
    """What is measured of each framework that scenarios are of, in the order of `books`; without any, of the first.

    What a cycle takes over from another as it stands is exercised there.
    """
    tested = {result.scenario.framework for result in results} or {next(iter(books))}
    found: dict[str, Own] = {}
    for name in (name for name in books if name in tested):
        book, earlier = books[name], [books[other] for other in found]
        rules = {rule.id for rule in book.rules.values() if not any(rule == o.rules.get(rule.id) for o in earlier)}
        lists = _lists(book)
        strata = {stratum for stratum, rows in lists.items() if not any(rows == _lists(o)[stratum] for o in earlier)}
        found[name] = Own(frozenset(rules), frozenset(strata))
    return found


def _lists(book: Rulebook) -> dict[str, tuple[GradeRule, ...]]:
    return {"themes": book.theme_grades, "questions": book.question_grades, "overall": book.overall_grades}


def exercised(own: Own, results: list[Result], language: Language, *, asked_only: bool) -> list[Item]:
    """What of a framework's own rules scenarios exercise; with `asked_only`, of those that they ask about."""
    items = coverage(language.book, results, language)
    rules = own.rules
    if asked_only:
        rules = rules & {rule for result in results for rule in _asked_here(result, language)}
    return [item for item in items if item.rule in rules]


def _asked_here(result: Result, language: Language) -> set[str]:
    return asked_rules(result, language) if result.scenario.framework == language.book.framework.id else set()


def mutants_of(own: Own, book: Rulebook) -> tuple[list[Mutant], list[tuple[str, Mutant]]]:
    """The mutants of a framework's own rules, and those of its own grade rules with their stratum."""
    of_rules = [mutant for mutant in rule_mutants(book) if mutant.rule in own.rules]
    return of_rules, [(stratum, mutant) for stratum, mutant in grade_mutants(book) if stratum in own.strata]


def tried(
    mutants: tuple[list[Mutant], list[tuple[str, Mutant]]],
    results: list[Result],
    languages: dict[str, Language],
    engines: dict[str, Engines],
) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant, and whether it survives every scenario."""
    of_rules, of_grades = mutants
    return chain(
        survivors(of_rules, results, languages, engines), grade_survivors(of_grades, results, languages, engines)
    )
