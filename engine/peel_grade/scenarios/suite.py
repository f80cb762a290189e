"""The scenarios of rulebooks, with all that it takes to run them."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from peel_grade.files.problems import InputError
from peel_grade.findings.cache import load_located
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.rulebook.locate import Place, default_first
from peel_grade.scenarios.features import Features, Scenario, feature_files, read_features
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.locate import Samples, known_tags
from peel_grade.scenarios.selection import Selection, select
from peel_grade.scenarios.verdicts import Outcome, outcome

Progress: TypeAlias = Callable[[list[Scenario], str, int], Iterable[Scenario]]
"""From the scenarios, what they are called and how many they are to the same scenarios, shown as they are taken."""


class Run(NamedTuple):
    """All scenarios that there are, and what became of those that were run."""

    read: Features
    outcomes: list[Outcome]


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
        return read_features(feature_files(self.samples.scenarios), self.languages, self.default, self.known)

    def run(self, selection: Selection, progress: Progress = lambda scenarios, _what, _total: scenarios) -> Run:
        """Read the scenarios, and run those that are selected. Raises InputError."""
        read = self.read()
        chosen = select(read.scenarios, selection, self.languages)
        taken = progress(chosen, "scenarios", len(chosen))
        return Run(
            read, [outcome(each, self.languages[each.framework], self.engines[each.framework]) for each in taken]
        )


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
