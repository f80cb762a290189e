"""That no scenario notices a mutant, confirmed by the rules engine before it is told: it grades the forces anew."""

from collections.abc import Iterable, Iterator

from peel_grade.files.problems import EngineFault
from peel_grade.findings.engines import Engines
from peel_grade.mutation.differences import Difference, difference
from peel_grade.mutation.mutants import Mutant
from peel_grade.mutation.reached import Reached
from peel_grade.mutation.searching import engines_of
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.model import Rulebook
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.running import Result, asked, run


class Confirming:
    """The scenarios of one framework, as they turned out, ready to be run on mutants of its rulebook."""

    def __init__(self, results: Iterable[Result], language: Language, engines: Engines) -> None:
        self._results, self._language, self._engines = list(results), language, engines
        self._reached = Reached(language.book)

    def confirm(self, mutant: Mutant) -> None:
        """Run the scenarios that rest on what is changed. Raises EngineFault where one notices the mutant."""
        book, mutated = self._language.book, mutant.made()
        changed = difference(book, mutated)
        engines = engines_of(mutated, changed, self._engines)
        try:
            for result in self._near(mutated, changed):
                if bool(run(result.scenario, self._language, engines).failures) != bool(result.failures):
                    where = f"{result.scenario.file}:{result.scenario.line}"
                    raise EngineFault(f"{where} notices what it should not, of {mutant.rule}: {mutant.says}")
        finally:
            engines.close()

    def _near(self, mutated: Rulebook, changed: Difference) -> Iterator[Result]:
        """The scenarios that state evidence for rules that are changed, or ask for what changed lists decide, or for
        possible grades that may be others.
        """
        stated = {str(subjects.Indicator(indicator)) for _, indicator in changed.benchmarks}
        for name in changed.conditions | changed.conclusions:
            stated = stated.union(*(_evidence(name, book) for book in (self._language.book, mutated)))
        for result in self._results:
            rests_on = [each for _, expectation in asked(result.scenario, self._language) for each in expectation.asks]
            asks = [each.kind for each in rests_on]
            if (
                not stated.isdisjoint(result.conclusions.facts)
                or ("areas" in changed.strata and "area" in asks)
                or ((changed.counted or changed.strata - {"areas"}) and {*asks} - {"finding", "area"})
                or any(each.kind == "possible" and self._reached.possible(each, mutated, changed) for each in rests_on)
            ):
                yield result


def _evidence(name: str, book: Rulebook) -> set[str]:
    """The evidence that decides a rule, that of the rules it rests on included, as subjects."""
    if name not in book.rules:
        return set()
    found = {leaf.subject for leaf in leaves(book.rules[name].condition)}
    return found.union(*(_evidence(rule, book) for rule in subjects.findings_named(found)))
