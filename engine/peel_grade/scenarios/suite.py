"""The scenarios of rulebooks, with all that it takes to run them."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

from peel_grade.files.problems import InputError, Problem
from peel_grade.findings.cache import load_located
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.rulebook.locate import Place, default_first
from peel_grade.scenarios.features import Features, Scenario, feature_files, read_features
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.locate import Samples, known_tags
from peel_grade.scenarios.selection import NothingSelected, Selection, select
from peel_grade.scenarios.verdicts import Outcome, outcome

Progress: TypeAlias = Callable[[list[Scenario], str, int], Iterable[Scenario]]
"""From the scenarios, what they are called and how many they are to the same scenarios, shown as they are taken."""


class Run(NamedTuple):
    """What became of the scenarios that were run; those `left_out` are of a framework without a rulebook at hand.

    `warnings` are about what the scenarios that were run state; `mistakes` those of files that could not be run.
    """

    outcomes: list[Outcome]
    left_out: list[Scenario]
    warnings: list[Problem]
    mistakes: list[Problem]


class Suite(NamedTuple):
    """Rulebooks by framework, the default first, and the scenarios that `samples` names.

    `default` is the framework of scenarios without a tag, None where each needs one; `known` are the frameworks that
    tags may name, those without a rulebook at hand among them.
    """

    compiled: dict[str, Compiled]
    languages: dict[str, Language]
    engines: dict[str, Engines]
    samples: Samples
    default: str | None
    known: tuple[str, ...]

    def read(self) -> Features:
        """The scenarios. Raises InputError with every mistake in them."""
        read = self._read()
        if read.mistakes:
            raise InputError(chain.from_iterable(read.mistakes.values()))
        return read

    def _read(self) -> Features:
        return read_features(feature_files(self.samples.scenarios), self.languages, self.default, self.known)

    def run(self, selection: Selection, progress: Progress = lambda scenarios, _what, _total: scenarios) -> Run:
        """Read the scenarios, and run those that are selected, of every file without mistakes. Raises InputError where
        none is selected, unless it may stand in a file with mistakes.
        """
        read = self._read()
        mistakes = [each for file, found in read.mistakes.items() if selection.reaches(file) for each in found]
        try:
            chosen = select(read.scenarios, selection, self.languages)
        except NothingSelected:
            if not mistakes:
                raise
            chosen = []
        taken = progress(chosen, "scenarios", len(chosen))
        outcomes = [outcome(each, self.languages[each.framework], self.engines[each.framework]) for each in taken]
        warnings = dict.fromkeys(warning for scenario, warning in read.warned if scenario in chosen)
        return Run(outcomes, read.left_out, [*warnings], InputError(mistakes).problems)


def suite_of(places: Sequence[Place], samples: Samples) -> Suite:
    """The suite of the rulebooks at `places`, compiled. Raises InputError."""
    try:
        ordered, default_known = default_first(places), True
    except InputError:  # where no scenario needs a default there need be none
        ordered, default_known = [*places], False
    compiled = {each.book.framework.id: each for each in map(load_located, ordered)}
    languages = {name: Language(each.book, samples) for name, each in compiled.items()}
    engines = {name: Engines(each) for name, each in compiled.items()}
    known = dict.fromkeys((*compiled, *known_tags(places)))
    return Suite(compiled, languages, engines, samples, next(iter(compiled)) if default_known else None, tuple(known))
