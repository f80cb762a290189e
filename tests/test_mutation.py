"""Mutants: what notices them, told from what each touches, is what a whole run tells; what is called equivalent is."""

import json
import random
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from peel_grade.boundaries.checking import fails
from peel_grade.boundaries.model import Boundaries
from peel_grade.boundaries.reading import stored
from peel_grade.cli import pool
from peel_grade.cli.rulebook import main
from peel_grade.findings import oracle
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence, PreviousGrade
from peel_grade.mutation.by_boundaries import ByBoundaries
from peel_grade.mutation.by_scenarios import ByScenarios
from peel_grade.mutation.differences import difference
from peel_grade.mutation.equivalence import Equivalence
from peel_grade.mutation.measuring import mutants
from peel_grade.mutation.mutants import Mutant, with_rule
from peel_grade.mutation.of_shared import with_parameter
from peel_grade.mutation.revision import rulebook_at, touches
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.locate import Place
from peel_grade.rulebook.model import Rulebook
from peel_grade.scenarios.conclusions import conclusions
from peel_grade.scenarios.features import Scenario, Step, feature_files, read_features
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.locate import locate_samples
from peel_grade.scenarios.running import Result, described, run
from peel_grade.scenarios.sentences import POSSIBLE_GRADES, POSSIBLE_OVERALL_GRADES, POSSIBLE_THEME_GRADES, Sentence
from peel_grade.scenarios.standing import Stratum
from peel_grade.scenarios.statement import NOTHING

from tests.conftest import ROOT
from tests.document_forms import has_its_form

FOLDER = ROOT / "tests" / "frameworks"
SMALL = {
    "clack-2031": FOLDER / "nonsense",
    "fire-2019": FOLDER / "fire",
    "care-2024": FOLDER / "care",
    "peel-2024": FOLDER / "peel",
}
CLACK = "clack-2031"
FIELDS = """
area benchmark comparison condition degree filter for grade kind mitigation needed order parameter points rule standard
theme threshold weight
"""


@cache
def compiled(name: str) -> Compiled:
    return load_compiled(SMALL[name] / name)


@cache
def made(name: str) -> tuple[Mutant, ...]:
    return tuple(mutants(compiled(name).book))


@cache
def scenarios(name: str) -> tuple[Language, tuple[Scenario, ...]]:
    """The scenarios of a framework, with the language that they are read in."""
    folder = SMALL[name]
    language = Language(compiled(name).book, locate_samples([Place(str(folder / name), name)], folder / "scenarios"))
    read = read_features(feature_files(SMALL[name] / "scenarios"), {name: language}, name, [name])
    return language, tuple(read.scenarios)


def ran(name: str, engines: Engines) -> list[Result]:
    """The scenarios of a framework, graded by the engines of a rulebook of it."""
    language, found = scenarios(name)
    return [run(each, language, engines) for each in found]


def test_every_field_that_decides_is_changed() -> None:
    assert sorted({mutant.field for name in SMALL for mutant in made(name)}) == FIELDS.split()


@pytest.mark.parametrize("name", SMALL)
def test_a_mutant_differs_from_its_rulebook_and_has_a_name_of_its_own(name: str) -> None:
    book = compiled(name).book
    names = [mutant.name for mutant in made(name)]
    assert len({*names}) == len(names) > 200
    for mutant in made(name):
        assert any(difference(book, mutant.made())), mutant.name


def _fails(name: str, mutated: Rulebook) -> bool:
    """Whether a scenario fails on a rulebook that is compiled anew, graded anew."""
    engines = Engines(compile_rulebook(mutated))
    try:
        return any(result.failures for result in ran(name, engines))
    finally:
        engines.close()


@pytest.mark.parametrize("name", [CLACK, pytest.param("care-2024", marks=pytest.mark.slow)])
def test_scenarios_notice_what_a_whole_run_would(name: str) -> None:
    engines, book = Engines(compiled(name)), compiled(name).book
    by = ByScenarios(ran(name, engines), scenarios(name)[0])
    noticed = 0
    for mutant in made(name):
        mutated = mutant.made()
        found = by.notice(mutated, difference(book, mutated))
        assert found == _fails(name, mutated), mutant.name
        noticed += found
    assert 50 < noticed < len(made(name))


def _asking_for_possible(name: str, engines: Engines) -> list[Result]:
    """Scenarios with the forces of those of a framework that ask for nothing but possible grades, one each."""
    language, found = scenarios(name)
    book, said = language.book, language.book.framework.said
    places: list[tuple[Stratum, str, Sentence, dict[str, str]]] = [
        *(("question", each.id, POSSIBLE_GRADES, {"question": each.title}) for each in book.questions.values()),
        *(("theme", each.id, POSSIBLE_THEME_GRADES, {"theme": each.title}) for each in book.themes.values()),
    ]
    if book.graded_overall:
        places.append(("overall", "overall", POSSIBLE_OVERALL_GRADES, {}))
    asking = []
    for scenario in found:
        follows = conclusions(described(scenario, language), engines)
        for stratum, of, sentence, slots in places:
            if (ends := follows.possible(stratum, of).range) is not None:
                lowest, highest = map(said, ends)
                text = sentence.of(book.framework.words).text(lowest=lowest, highest=highest, **slots)
                steps = [each for each in scenario.steps if each.kind != "then"]
                asking.append(scenario._replace(steps=(*steps, Step("then", text, scenario.line, 5))))
    return [run(each, language, engines) for each in asking]


@pytest.mark.parametrize(
    "name", [CLACK, *(pytest.param(name, marks=pytest.mark.slow) for name in SMALL if name != CLACK)]
)
def test_scenarios_that_ask_for_possible_grades_notice_what_a_whole_run_would(name: str) -> None:
    engines, book, language = Engines(compiled(name)), compiled(name).book, scenarios(name)[0]
    results, noticed = _asking_for_possible(name, engines)[::3], 0
    assert not any(result.failures for result in results)
    for number, result in enumerate(results):  # each by itself: others would notice much of what it does not
        by = ByScenarios([result], language)
        for mutant in made(name)[number::29]:
            mutated = mutant.made()
            anew = Engines(compile_rulebook(mutated))
            whole = bool(run(result.scenario, language, anew).failures)
            anew.close()
            assert by.notice(mutated, difference(book, mutated)) == whole, mutant.name
            noticed += whole
    assert noticed > 5


def _stored(name: str) -> Boundaries:
    found = stored(SMALL[name] / "scenarios" / "boundaries", name)
    assert found is not None
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", SMALL)
def test_boundaries_notice_what_all_of_them_would(name: str) -> None:
    book, known = compiled(name).book, _stored(name)
    by = ByBoundaries(known, book)
    for mutant in made(name):
        mutated = mutant.made()
        whole = any(fails(entry, mutated) for entry in known.entries.values())
        assert by.notice(mutated, difference(book, mutated)) == whole, mutant.name


def _figure(name: str, book: Rulebook, chance: random.Random) -> IndicatorEvidence:
    """What may be recorded of a figure: near what rules compare it with, more often than not."""
    if chance.random() < 0.3:
        return IndicatorEvidence(status=chance.choice(["not_recorded", "not_supplied", "not_comparable"]))
    unit = book.framework.units[book.indicators[name].unit]
    near = [
        leaf.low
        for rule in book.rules.values()
        for leaf in leaves(rule.condition)
        if leaf.subject == f"indicator/{name}"
    ]
    value = max(unit.least, min(chance.choice([*near, 10, 50]) + chance.choice([-1, 0, 0, 1]), unit.most))
    stated = {of: chance.choice([20, 30, 45]) for of in book.framework.benchmarks if chance.random() < 0.3}
    rank = chance.choice([None, *book.framework.ranks])
    return IndicatorEvidence(value, chance.choice([None, 20, 40]), stated, rank)


def _force(book: Rulebook, chance: random.Random) -> Force:
    """A force with evidence at random; a fifth of the entries is not in its file at all."""
    flags = [FlagEvidence(is_=degree) for degree in (True, True, "partly", False)]
    flags += [FlagEvidence(status=status) for status in ("not_recorded", "not_supplied")]
    mood = chance.choice([flags, flags[:2], flags[3:4]])  # all of one kind makes the ends of scales
    return NOTHING._replace(
        framework=book.framework.id,
        indicators={name: _figure(name, book, chance) for name in book.indicators if chance.random() < 0.8},
        flags={name: chance.choice(mood) for name in book.flags if chance.random() < 0.8},
        previous_grades={
            name: PreviousGrade(chance.choice(book.framework.scale), book.framework.year - 1)
            for name in book.questions
            if chance.random() < 0.5
        },
    )


def _drafts(book: Rulebook, force: Force) -> list[object]:
    found = oracle.grades(book, force)
    return [found.themes, found.questions, found.overall, oracle.areas(book, force).suggested]


@pytest.mark.parametrize(
    "name", [CLACK, *(pytest.param(name, marks=pytest.mark.slow) for name in SMALL if name != CLACK)]
)
def test_what_nothing_can_notice_drafts_the_same_of_every_force(name: str) -> None:
    book, chance = compiled(name).book, random.Random(7)
    equivalence = Equivalence(book)
    found = {mutant: equivalence.of(mutant) for mutant in made(name)}
    same = [mutant for mutant, looked in found.items() if looked.equivalent]
    other = [mutant for mutant, looked in found.items() if looked.differs]
    assert same
    assert len(other) > len(same)
    forces = [_force(book, chance) for _ in range(40)]
    before = [_drafts(book, force) for force in forces]
    for mutant in same:
        mutated = mutant.made()
        assert [_drafts(mutated, force) for force in forces] == before, mutant.name
    # most of those that are told to make a difference make one on so few forces already
    told = [[_drafts(mutant.made(), force) for force in forces] != before for mutant in other[::9]]
    assert sum(told) > len(told) / 2


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The nonsense framework with its scenarios, committed to a repository."""
    shutil.copytree(SMALL[CLACK], tmp_path, dirs_exist_ok=True)
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "all"],
    ):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> dict[str, Any]:
    assert main(["test", "--rules", CLACK, "--format", "json", *arguments]) == status
    document = json.loads(capsys.readouterr().out)
    assert has_its_form(document) == "rulebook-test/3"
    found: dict[str, Any] = document["mutation"][CLACK]
    return found


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_of_what_was_edited_alone_the_mutants_are_tried(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(capsys, "--changed")["mutants"] == 0
    edit(place / CLACK / "findings" / "all.yaml", "at_least: 3", "at_least: 4")
    found = report(capsys, "--changed", status=1)  # what is stored is no longer what the rulebook says
    of_it = sum(mutant.rule == "towers-falling" for mutant in made(CLACK))
    assert found["mutants"] == of_it > 3
    edit(place / CLACK / "catalogue" / "all.yaml", "value: 40", "value: 41")
    edit(place / CLACK / "framework.yaml", "at_least: 90", "at_least: 95")
    more = report(capsys, "--changed", "HEAD", status=1)[
        "mutants"
    ]  # what is stored is no longer what the rulebook says
    assert more > of_it + 10


@pytest.mark.parametrize("name", SMALL)
def test_the_mutants_of_what_was_edited_are_those_of_all_that_touch_it(name: str) -> None:
    book = compiled(name).book
    rule = next(iter(book.rules.values()))
    edits = [
        with_rule(book, rule._replace(weight=None, kind="strength")),
        book._replace(rules={each: rule for each, rule in book.rules.items() if each != rule.id}),
        book._replace(question_grades=book.question_grades[1:], benchmarks={}),
        *(with_parameter(book, each, of.value + 1) for each, of in book.parameters.items()),
        book,
    ]
    for before in edits:
        edited = difference(before, book)
        expected = [each.name for each in made(name) if touches(difference(book, each.made()), edited)]
        assert [each.name for each in mutants(book, edited=edited)] == expected
        assert bool(expected) == (before is not book)


def test_a_revision_is_read_once_for_mutants_and_for_what_was_edited(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Mock(side_effect=rulebook_at)
    monkeypatch.setattr("peel_grade.cli.test.rulebook_at", reading)
    edit(place / CLACK / "findings" / "all.yaml", "at_least: 3", "at_least: 4")
    assert report(capsys, "--changed", status=1)["mutants"] > 0
    assert [call.args[0] for call in reading.call_args_list] == ["HEAD"]


@pytest.mark.skipif(not pool._can_fork(), reason="mutants are tried by processes that are copies of this one")
def test_all_cores_find_what_one_core_finds(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(place / CLACK / "findings" / "all.yaml", "at_least: 3", "at_least: 4")
    edit(place / CLACK / "framework.yaml", "at_least: 90", "at_least: 95")
    monkeypatch.setattr(pool, "_cores", lambda: 1)
    alone = report(capsys, "--changed", status=1)
    monkeypatch.setattr(pool, "MANY", 12)
    monkeypatch.setattr(pool, "_cores", lambda: 3)
    started = Mock(wraps=pool._on_all_cores)
    monkeypatch.setattr(pool, "_on_all_cores", started)
    assert report(capsys, "--changed", status=1) == alone
    assert started.call_count == 1
    assert alone["survivors"]


@pytest.mark.usefixtures("place")
def test_a_revision_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "--rules", CLACK, "--changed", "HAED"]) == 2
    assert "git knows no revision `HAED`" in capsys.readouterr().err
    assert main(["test", "--rules", f"HEAD:{CLACK}", "--changed"]) == 2
    assert "what a revision holds cannot be compared with a revision" in capsys.readouterr().err


def claim(place: Path, *entries: tuple[str, str, str]) -> None:
    """Claim that changes make no difference, each with how it is known."""
    text = "".join(
        f"  - {{rule: {json.dumps(rule)}, equivalent: {how}, reason: so it is, changes: [{json.dumps(says)}]}}\n"
        for rule, how, says in entries
    )
    (place / "scenarios" / "survivors.yaml").write_text(f"{CLACK}:\n{text}", encoding="utf-8")


SAME = ("overall-plush", "“always” is moved to 1")
"""A change that makes no difference."""


def test_a_claim_that_holds(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim(place, (SAME[0], "exhaustive", SAME[1]))
    found = report(capsys, "--mutate")
    assert found["refused"] == []
    (told,) = [row for row in found["survivors"] if (row["rule"], row["says"]) == SAME]
    assert (told["equivalent"], told["reason"]) == ("exhaustive", "so it is")


@pytest.mark.parametrize(
    ("rule", "how", "says", "why"),
    [
        (SAME[0], "proof", SAME[1], "it is known otherwise: write `equivalent: exhaustive`"),
        (SAME[0], "exhaustive", "“always” is moved to 2", "no change of the rulebook is called so"),
        (
            *("towers-falling", "proof", "“3 or more towers have fallen” is moved to 4"),
            "it makes a difference with towers_fallen: 3",
        ),
        (
            *("towers-falling", "proof", "its weight is leaden instead of feathery"),
            "it cannot be confirmed: only conditions and lists of grade rules are searched",
        ),
    ],
)  # fmt: skip
def test_a_claim_that_does_not_hold_fails_the_run(
    rule: str, how: str, says: str, why: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim(place, (rule, how, says))
    assert report(capsys, "--mutate", status=1)["refused"] == [{"rule": rule, "says": says, "why": why}]
    assert main(["test", "--rules", CLACK, "--mutate"]) == 1
    assert f"  the reason does not hold: {rule}: {says}: {why}\n" in capsys.readouterr().out


def test_a_change_that_nothing_notices_is_told_with_a_case(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(place / "scenarios" / "boundaries")
    (place / "scenarios" / "all.feature").write_text(
        "Feature: One\n\n  Scenario: Fresh\n    Given the paint is fresh\n    When the clackmont is graded\n"
        "    Then paint-fresh is found as a strength\n"
    )
    assert main(["test", "--rules", CLACK, "--mutate"]) == 0
    out = capsys.readouterr().out
    told = r"  nothing notices when in towers-low “.+” .+\n    it makes a difference with tower_height: .+\n"
    assert re.search(told, out)
    assert "    - rule: overall-plush\n      equivalent: exhaustive\n      reason: …\n" in out
    assert main(["test", "--rules", CLACK, "--mutate", "--min-coverage", "90"]) == 1
