"""What the documentation tells of: rulebooks, their exclusions, and scenarios with their results."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from peel_grade.boundaries.generating import generated
from peel_grade.boundaries.model import Key as BoundaryKey
from peel_grade.boundaries.reading import stored as read_stored
from peel_grade.proof.always import Proofs
from peel_grade.proof.reading import read_proofs, told_of
from peel_grade.rulebook.locate import Place, default_first
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.exclusions import Exclusion, exclusions
from peel_grade.rulebook.reading.origins import bases
from peel_grade.scenarios.features import feature_files
from peel_grade.scenarios.listing import general
from peel_grade.scenarios.locate import Samples
from peel_grade.scenarios.reports.boundaries import folder_of
from peel_grade.scenarios.suite import Progress, Suite, suite_of
from peel_grade.scenarios.verdicts import outcome
from peel_grade.site.boundaries import Told, told
from peel_grade.site.derivation import NOTHING_FOLLOWED, Background, Backgrounds, derive
from peel_grade.site.history import Change, Key, histories
from peel_grade.site.prose import Case, Feature, read_prose

_SHORT = ("question", "theme", "grade", "finding")
"""The slots of sentences whose names are few; rules, areas and evidence have pages."""


class Gathered(NamedTuple):
    """Everything the pages are made from. `others` are the further rulebooks beside the documented one.

    `boundaries` are those of its rules and lists of grade rules, `histories` are of its rules and areas.
    `sentences` are those that scenarios may say, by the word that they stand behind, without those of evidence; `names`
    is what may stand in their slots, where that is short. `proofs` is what is asked of all drafts, and what came of it.
    """

    book: Rulebook
    others: tuple[Rulebook, ...]
    exclusions: tuple[Exclusion, ...]
    features: tuple[Feature, ...]
    backgrounds: tuple[Background, ...]
    boundaries: Mapping[BoundaryKey, Told]
    histories: Mapping[Key, list[Change]]
    sentences: Mapping[str, list[str]]
    names: Mapping[str, list[str]]
    proofs: Proofs


def gather(places: Sequence[Place], samples: Samples, progress: Progress, proved: Path | None = None) -> Gathered:
    """Read the rulebooks and run the scenarios; what was `proved` is in a file. Raises InputError with every mistake
    found.

    Of the rulebooks in `places` (see `peel_grade.rulebook.locate`) the default is documented. Scenarios of a framework
    that is not among them are left out.
    """
    documented = default_first(places)[0]
    suite = suite_of(places, samples)
    (book, *others) = (each.book for each in suite.compiled.values())
    proofs = Proofs(book, told_of(book, () if proved is None else read_proofs(proved, [book])))  # before scenarios run
    excluded = exclusions(documented.folder)
    features, backgrounds = _run(suite, progress)
    for running in suite.engines.values():
        running.close()
    folders = [documented.folder, *bases(documented.folder)] if documented.lasting else []  # a revision has none
    kept = histories(folders, ("findings", "areas"))
    stored = read_stored(folder_of(samples), book.framework.id)
    boundaries = told(generated(book), stored, book)
    language = suite.languages[book.framework.id]
    names = {slot: known for slot, known in language.vocabulary.names().items() if slot in _SHORT}
    written = (general(language), names)
    return Gathered(book, tuple(others), excluded, tuple(features), backgrounds, boundaries, kept, *written, proofs)


def _run(suite: Suite, progress: Progress) -> tuple[list[Feature], tuple[Background, ...]]:
    """Run every scenario; also the background forces that they start from."""
    read = suite.read()
    backgrounds = Backgrounds(suite.languages, suite.engines)
    cases: dict[Path, dict[int, Case]] = {}
    for scenario in progress(read.scenarios, "scenarios", len(read.scenarios)):
        language = suite.languages[scenario.framework]
        found = outcome(scenario, language, suite.engines[scenario.framework])
        derivation = NOTHING_FOLLOWED
        if found.result is not None:
            derivation = derive(found.result, backgrounds.of(scenario), language)
        failures = found.result.failures if found.result is not None else ()
        case = Case(scenario, found.verdict, found.reason, failures, derivation)
        cases.setdefault(scenario.path, {})[scenario.line] = case
    warnings = list(dict.fromkeys(warning for _, warning in read.warned))
    files = feature_files(suite.samples.scenarios)
    features = [read_prose(file, cases.get(file, {}), warnings) for file in files]
    return [feature for feature in features if feature.outlines], backgrounds.met()
