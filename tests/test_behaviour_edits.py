"""Edits of behaviour, made by hand as slips would be: each is noticed by a stored boundary or by a scenario."""

import shutil
from pathlib import Path

import pytest
from peel_grade.boundaries.checking import fails
from peel_grade.boundaries.reading import stored
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Engines
from peel_grade.rulebook.locate import Place
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.load import read_rulebook, rulebook_of
from peel_grade.rulebook.reading.origins import origin_of
from peel_grade.scenarios.features import feature_files, read_features
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.locate import locate_samples
from peel_grade.scenarios.running import run

from tests.conftest import ROOT
from tests.corpus import Case, cases

SHIPPED = {"peel-2017": ROOT / "rules" / "peel-2017", "peel-2016": ROOT / "rules" / "peel-2016"}
FRAMEWORKS = {
    **SHIPPED,
    **{folder.name: folder for folder in (ROOT / "tests" / "frameworks").glob("*/*-20??")},
}
"""The folders of all rulebooks that there are."""
FIELDS = """
alternatives area benchmark comparison condition degree favourable finding flag for grade graded inheritance kind
mitigation named needed no_precedent order parameter points question questions rank ranks repeat rule standard suggest
supplied theme threshold weight weights
"""


def edited(case: Case, folder: Path) -> Rulebook:
    """The rulebook that an edit makes; the others of its kind stand beside it."""
    original = FRAMEWORKS[case["framework"]]
    for each in SHIPPED.values() if case["framework"] in SHIPPED else [original]:
        shutil.copytree(each, folder / each.name, dirs_exist_ok=True)
    file = folder / original.name / case["file"]
    text = file.read_text(encoding="utf-8")
    for edit in (case, *([case["and"]] if "and" in case else [])):
        start = text.index(edit["in"])
        assert edit["old"] in text[start:], edit
        text = text[:start] + text[start:].replace(edit["old"], edit["new"], 1)
    file.write_text(text, encoding="utf-8")
    place = Place(str(folder / original.name), original.name)
    return rulebook_of(read_rulebook(origin_of(place)))  # a mistake would be told: the edit is no slip but an error


def by_boundaries(book: Rulebook, scenarios: Path) -> bool:
    """Whether a stored case does not hold; or a rule has none."""
    known = stored(scenarios / "boundaries", book.framework.id)
    assert known is not None
    without = [name for name in book.rules if ("rule", name) not in known.entries]
    return bool(without) or any(fails(entry, book) for entry in known.entries.values())


def by_scenarios(book: Rulebook, place: Place, scenarios: Path) -> bool:
    """Whether a scenario fails, or does not know a name any more."""
    name = book.framework.id
    language = Language(book, locate_samples([place], scenarios))
    engines = Engines(compile_rulebook(book))
    tags = [*FRAMEWORKS]
    read = read_features(feature_files(scenarios), {name: language}, name, tags)
    return any(run(each, language, engines).failures for each in read.scenarios)


def test_there_are_enough_of_each_kind() -> None:
    found = cases("behaviour-edits")
    assert len(found) >= 60
    assert sorted({case["field"] for case in found}) == FIELDS.split()
    assert {case["framework"] for case in found} == {*FRAMEWORKS}


QUICK, SLOW = (
    [case for case in cases("behaviour-edits") if (case["framework"] in SHIPPED) is of] for of in (False, True)
)


@pytest.mark.parametrize(
    "case",
    [
        *(pytest.param(case, id=case["case"]) for case in QUICK),
        *(pytest.param(case, id=case["case"], marks=pytest.mark.slow) for case in SLOW),
    ],
)
def test_an_edit_is_noticed(case: Case, tmp_path: Path) -> None:
    book = edited(case, tmp_path)
    shipped = case["framework"] in SHIPPED
    scenarios = ROOT / "scenarios" if shipped else FRAMEWORKS[case["framework"]].parent / "scenarios"
    place = Place(str(tmp_path / book.framework.id), book.framework.id)
    assert by_boundaries(book, scenarios) or by_scenarios(book, place, scenarios)
