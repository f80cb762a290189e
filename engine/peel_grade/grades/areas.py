"""From findings to areas for improvement: which are suggested, in order of priority, and which still could be."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from peel_grade.files.record import Record
from peel_grade.findings.engines import SUGGESTED, Engines
from peel_grade.force.facts import Facts
from peel_grade.grades.counts import Category, RuleResult, Tally, count_facts, draft, tally
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.model import Area, Rulebook


class AreaResult(Record):
    """An area for improvement with the rules that are reasons for it: at least one of them concludes.

    `suggested` is whether they make a suggestion, in a question that was inspected; `repeat` whether it is known that
    an earlier inspection made the area.
    """

    area: Area
    suggested: bool
    repeat: bool
    reasons: tuple[RuleResult, ...]

    @property
    def concern(self) -> bool:
        """Whether a cause of concern is among the reasons."""
        return any(result.rule.kind == "cause_of_concern" for result in self.reasons)


def by_area(book: Rulebook, results: Iterable[RuleResult]) -> dict[str, list[RuleResult]]:
    """The results of the rules that name each area, in the order of the rulebook."""
    found: dict[str, list[RuleResult]] = {name: [] for name in book.areas}
    for result in results:
        if result.rule.area is not None:
            found[result.rule.area].append(result)
    return found


def area_results(
    results: Mapping[str, list[RuleResult]], inspected: Collection[str], engines: Engines
) -> list[AreaResult]:
    """The areas that have a reason, by priority; of the questions that were `inspected` some are suggested."""
    book = engines.compiled.book
    found = []
    for name, of_area in results.items():
        if reasons := tuple(result for result in of_area if result.verdict):
            area = book.areas[name]
            holds = area.question in inspected and _holds(draft(tally(of_area)), engines) is True
            found.append(AreaResult(area, holds, any(result.repeat for result in reasons), reasons))
    order = {name: number for number, name in enumerate(book.areas)}
    return sorted(found, key=lambda each: (*priority(each, book.framework), order[each.area.id]))


def priority(result: AreaResult, framework: Framework) -> tuple[bool, int, int]:
    """Its place among all: repeated before new, graver before lighter, more reasons before fewer."""
    gravest = min(_gravity(each, framework) for each in result.reasons)
    return not result.repeat, gravest, -len(result.reasons)


def _gravity(result: RuleResult, framework: Framework) -> int:
    """How grave a finding is: 0 a cause of concern, then the weights from the heaviest."""
    return 0 if result.rule.weight is None else 1 + framework.gravest.index(result.rule.weight)


def open_areas(
    results: Mapping[str, list[RuleResult]], suggested: Collection[str], inspected: Collection[str], engines: Engines
) -> Iterator[str]:
    """The areas that are not suggested, and would be if missing evidence turned out so."""
    areas = engines.compiled.book.areas
    decided: dict[frozenset[tuple[Category, int]], bool | None] = {}  # the reasons for most areas are counted alike
    for name, of_area in results.items():
        if name in suggested or areas[name].question not in inspected:
            continue
        if all(result.verdict is False for result in of_area):
            continue
        counts = tally(of_area)
        key = frozenset(counts.items())
        if key not in decided:
            decided[key] = _holds(counts, engines)
        if decided[key] is not False:
            yield name


def area_facts(results: Iterable[RuleResult], book: Rulebook) -> Facts:
    """What `suggest` counts of the rules that name an area, for the draft."""
    return count_facts([leaf.subject for leaf in leaves(book.suggest)], draft(tally(results)), {}, {})


def _holds(counts: Tally, engines: Engines) -> bool | None:
    """Whether reasons counted so make a suggestion; None where it is not decided."""
    facts = count_facts(engines.compiled.counts["areas"], counts, {}, {})
    return engines.decide("areas", facts).get(SUGGESTED)
