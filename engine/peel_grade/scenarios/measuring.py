"""What scenarios are measured by: of each framework that they are of, the rules that are its own."""

from collections.abc import Iterable, Mapping

from peel_grade.boundaries.model import Boundaries
from peel_grade.rulebook.model import Rulebook
from peel_grade.scenarios.coverage import Item, asked_rules, coverage
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.running import Result


def own_rules(books: Mapping[str, Rulebook], results: Iterable[Result]) -> dict[str, frozenset[str]]:
    """Of each framework that scenarios are of, in the order of `books` (without any, of the first), the rules that no
    framework before it has just so.

    What a cycle takes over from another as it stands is exercised there.
    """
    tested = {result.scenario.framework for result in results} or {next(iter(books))}
    found: dict[str, frozenset[str]] = {}
    for name in (name for name in books if name in tested):
        book, earlier = books[name], [books[other] for other in found]
        rules = {rule.id for rule in book.rules.values() if not any(rule == o.rules.get(rule.id) for o in earlier)}
        found[name] = frozenset(rules)
    return found


def exercised(
    own: frozenset[str],
    results: list[Result],
    language: Language,
    boundaries: Boundaries | None,
    *,
    asked_only: bool,
) -> list[Item]:
    """What of a framework's own rules scenarios and boundaries exercise; with `asked_only`, of those that scenarios ask
    about.
    """
    items = coverage(language.book, results, language, boundaries)
    rules = own & asked_about(results, language) if asked_only else own
    return [item for item in items if item.rule in rules]


def asked_about(results: Iterable[Result], language: Language) -> frozenset[str]:
    """The rules that scenarios of a framework ask about."""
    return frozenset(rule for result in results for rule in _asked_here(result, language))


def _asked_here(result: Result, language: Language) -> set[str]:
    return asked_rules(result, language) if result.scenario.framework == language.book.framework.id else set()
