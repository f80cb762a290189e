"""What the documentation tells of: rulebooks, their exclusions, and scenarios with their results."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TypeAlias

from peel_grade.findings.cache import load_located
from peel_grade.findings.engines import Engines
from peel_grade.rulebook.locate import Place, default_first
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.exclusions import Exclusion, exclusions
from peel_grade.scenarios.features import Scenario, feature_files, read_features
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.locate import Samples, known_tags
from peel_grade.scenarios.running import Failure, run
from peel_grade.site.derivation import Background, Backgrounds, Derivation, derive

Progress: TypeAlias = Callable[[list[Scenario], str, int], Iterable[Scenario]]
"""From the scenarios, what they are called and how many they are to the same scenarios, shown as they are taken."""


class Case(NamedTuple):
    """One scenario, or one example of an outline: how it turned out and why."""

    scenario: Scenario
    failures: tuple[Failure, ...]
    derivation: Derivation

    @property
    def passed(self) -> bool:
        """Whether everything that it asks holds."""
        return not self.failures


class Outline(NamedTuple):
    """A scenario with its examples; a plain scenario is its own only example."""

    name: str
    cases: tuple[Case, ...]

    @property
    def passed(self) -> bool:
        """Whether every example passes."""
        return all(case.passed for case in self.cases)


class Feature(NamedTuple):
    """A feature file: `stem` is its name without `.feature`."""

    stem: str
    title: str
    outlines: tuple[Outline, ...]

    @property
    def cases(self) -> list[Case]:
        """Every example of every scenario."""
        return [case for outline in self.outlines for case in outline.cases]


class Gathered(NamedTuple):
    """Everything the pages are made from. `others` are the further rulebooks beside the documented one."""

    book: Rulebook
    others: tuple[Rulebook, ...]
    exclusions: tuple[Exclusion, ...]
    features: tuple[Feature, ...]
    backgrounds: tuple[Background, ...]


def gather(places: Sequence[Place], samples: Samples, progress: Progress) -> Gathered:
    """Read the rulebooks and run the scenarios. Raises InputError with every mistake found.

    Of the rulebooks in `places` (see `peel_grade.rulebook.locate`) the default is documented. Scenarios of a framework
    that is not among them are left out.
    """
    ordered = default_first(places)
    compiled = [load_located(place) for place in ordered]
    excluded = exclusions(ordered[0].folder)
    engines = {each.book.framework.id: Engines(each) for each in compiled}
    features, backgrounds = _run(samples, engines, known_tags(places), progress)
    for running in engines.values():
        running.close()
    book, *others = (each.book for each in compiled)
    return Gathered(book, tuple(others), excluded, tuple(features), backgrounds)


def _run(
    samples: Samples, engines: Mapping[str, Engines], further: Sequence[str], progress: Progress
) -> tuple[list[Feature], tuple[Background, ...]]:
    """Run every scenario; also the background forces that they start from."""
    languages = {name: Language(running.compiled.book, samples) for name, running in engines.items()}
    files = feature_files(samples.scenarios)
    scenarios = read_features(files, languages, next(iter(engines)), further).scenarios
    backgrounds, cases = Backgrounds(languages, engines), []
    for scenario in progress(scenarios, "scenarios", len(scenarios)):
        language, running = languages[scenario.framework], engines[scenario.framework]
        result = run(scenario, language, running)
        cases.append(Case(scenario, result.failures, derive(result, backgrounds.of(scenario), language)))
    features = []
    for file, of_file in groupby(cases, key=lambda case: case.scenario.file):
        inside = list(of_file)
        outlines = groupby(inside, key=lambda case: case.scenario.name)
        features.append(
            Feature(
                Path(file).stem,
                inside[0].scenario.feature,
                tuple(Outline(name, tuple(examples)) for name, examples in outlines),
            )
        )
    return features, backgrounds.met()
