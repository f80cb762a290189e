"""The mutants of every framework of a suite, tried: what `rulebook test --mutate` and `--changed` tell."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from peel_grade.boundaries.model import Boundaries
from peel_grade.boundaries.reading import stored
from peel_grade.findings.cache import load_compiled
from peel_grade.mutation.claims import judged, survivors
from peel_grade.mutation.confirming import Confirming
from peel_grade.mutation.differences import difference
from peel_grade.mutation.equivalence import Equivalence
from peel_grade.mutation.measuring import mutants
from peel_grade.mutation.mutants import Mutant
from peel_grade.mutation.revision import RulebookAt, check_folders
from peel_grade.mutation.survivors import load_survivors
from peel_grade.mutation.telling import document
from peel_grade.mutation.trying import Noticed, Trial, Tried
from peel_grade.rulebook.locate import Place, header
from peel_grade.rulebook.reading.origins import bases
from peel_grade.scenarios.reports.boundaries import folder_of
from peel_grade.scenarios.running import Result
from peel_grade.scenarios.suite import Suite

OfEach: TypeAlias = Callable[[Callable[[Mutant], Noticed], Sequence[Mutant], str], Iterable[Noticed]]
"""From what is asked of a mutant, mutants, and what they are called, to the answers in their order."""


def mutation(
    suite: Suite,
    results: Sequence[Result],
    places: Sequence[Place],
    read: Mapping[str, Boundaries],
    of_each: OfEach,
    rulebook_at: RulebookAt,
    since: str | None = None,
) -> dict[str, dict[str, Any]]:
    """By framework that scenarios or boundaries are of (or of one file, scenarios), what becomes of its mutants.

    `read` are the stored boundaries that are read already; `of_each` asks about the mutants. With `since`, a git
    revision, only of the mutants of what differs from what it holds (`rulebook_at` tells). Raises InputError.
    """
    if since is not None:
        check_folders(places)
    claims = load_survivors(suite.samples.home / "survivors.yaml", suite.known)
    place_of = {header(place.folder).id: place for place in places}
    folder = folder_of(suite.samples)
    boundaries = {name: read.get(name) or stored(folder, name) for name in suite.compiled}
    tested = {result.scenario.framework for result in results}
    found: dict[str, dict[str, Any]] = {}
    for name, compiled in suite.compiled.items():
        if name not in tested and (boundaries[name] is None or suite.samples.scenarios.is_file()):
            continue
        book, place = compiled.book, place_of[name]
        extended = [load_compiled(folder).book for folder in bases(place.folder)]
        edited = None if since is None else difference(rulebook_at(since, place), book)
        made = list(mutants(book, extended, [each for each in extended if each.framework.id in found], edited))
        of_it = [result for result in results if result.scenario.framework == name]
        trial = Trial(of_it, suite.languages[name], boundaries[name])
        noticed = of_each(trial.of, made, f"mutants of {name}")
        tried = [Tried(mutant, *found) for mutant, found in zip(made, noticed, strict=True)]
        claimed = claims.get(name, {})
        equivalence = Equivalence(book)
        surviving = survivors(tried, claimed, equivalence)
        confirming = Confirming(of_it, suite.languages[name], suite.engines[name])
        for each in surviving:
            if each.open:  # that others can make no difference is known of all forces
                confirming.confirm(each.mutant)
        wrong = judged(claimed, tried, surviving, equivalence, complete=since is None)
        found[name] = document(tried, surviving, wrong)
    return found
