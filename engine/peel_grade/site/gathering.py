"""What the documentation tells of: rulebooks, their exclusions, and scenarios with their results."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from peel_grade.files.yaml_tree import shown
from peel_grade.findings.cache import load_located
from peel_grade.findings.engines import Engines
from peel_grade.rulebook.locate import Place, default_first, header
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.exclusions import Exclusion, exclusions
from peel_grade.rulebook.reading.origins import extended
from peel_grade.scenarios.features import Scenario, feature_files, read_features
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.locate import Samples, known_tags
from peel_grade.scenarios.running import run
from peel_grade.scenarios.tags import runs
from peel_grade.site.derivation import Background, Backgrounds, derive
from peel_grade.site.history import Change, Key, histories
from peel_grade.site.prose import Case, Feature, read_prose

Progress: TypeAlias = Callable[[list[Scenario], str, int], Iterable[Scenario]]
"""From the scenarios, what they are called and how many they are to the same scenarios, shown as they are taken."""


class Gathered(NamedTuple):
    """Everything the pages are made from. `others` are the further rulebooks beside the documented one.

    `histories` are of its rules and areas (see `peel_grade.site.history`).
    """

    book: Rulebook
    others: tuple[Rulebook, ...]
    exclusions: tuple[Exclusion, ...]
    features: tuple[Feature, ...]
    backgrounds: tuple[Background, ...]
    histories: Mapping[Key, list[Change]]


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
    kept = histories(_folders(ordered[0]), ("findings", "areas"))
    return Gathered(book, tuple(others), excluded, tuple(features), backgrounds, kept)


def _folders(place: Place) -> list[Path]:
    """The folder of a rulebook and those of the rulebooks that it extends; none of a git revision's."""
    found = [place.folder] if place.lasting else []
    while found and (base := header(found[-1]).extends):
        found.append(extended(base, found[-1]))
    return found


def _run(
    samples: Samples, engines: Mapping[str, Engines], further: Sequence[str], progress: Progress
) -> tuple[list[Feature], tuple[Background, ...]]:
    """Run every scenario; also the background forces that they start from."""
    languages = {name: Language(running.compiled.book, samples) for name, running in engines.items()}
    files = feature_files(samples.scenarios)
    read = read_features(files, languages, next(iter(engines)), further).scenarios
    scenarios = [each for each in read if runs(each.tags)]
    backgrounds, cases = Backgrounds(languages, engines), []
    for scenario in progress(scenarios, "scenarios", len(scenarios)):
        language, running = languages[scenario.framework], engines[scenario.framework]
        result = run(scenario, language, running)
        cases.append(Case(scenario, result.failures, derive(result, backgrounds.of(scenario), language)))
    features = []
    for file in files:
        told = read_prose(file, {case.scenario.line: case for case in cases if case.scenario.file == shown(file)})
        if told.outlines:
            features.append(told)
    return features, backgrounds.met()
