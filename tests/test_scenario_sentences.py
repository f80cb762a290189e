"""The sentences of scenarios: what is written is read again, and means what it says."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.force.file import IndicatorEvidence
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import leaves
from peel_grade.scenarios import listing, sentences
from peel_grade.scenarios.conclusions import conclusions
from peel_grade.scenarios.coverage import coverage
from peel_grade.scenarios.expectation import AskedGrade
from peel_grade.scenarios.expectations import EXPECTATIONS
from peel_grade.scenarios.features import Scenario, Step
from peel_grade.scenarios.givens import GIVENS
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.running import run
from peel_grade.scenarios.sentences import Sentence
from peel_grade.scenarios.statement import NOTHING
from peel_grade.scenarios.witness import Fact
from peel_grade.scenarios.writing import sentences as written
from peel_grade.wording.sentences import sentence

WORDS = {
    "rule": ["rso-risk-not-managed"],
    "area": ["registered-sex-offenders-managed"],
    "year": ["2015"],
    "finding": ["a serious weakness", "a strength", "a cause of concern"],
    "previous": ["1,849", "0.5"],
    "benchmark": ["12"],
}
"""Words for the slots in which not any text may stand."""


def _slots(row: Sentence) -> list[str]:
    return [slot.replace(" ", "_") for slot in re.findall(r"\{([^}]+)\}", row.template)]


@pytest.fixture(scope="module")
def language(compiled: dict[str, Compiled]) -> Language:
    return Language(compiled["peel-2017"].book)


ENDINGS = (sentences.UP, sentences.Sentence(", against {benchmark} in Lancre"))


@pytest.mark.parametrize("row", [*GIVENS, *EXPECTATIONS, *ENDINGS], ids=lambda row: row.template)
def test_what_a_row_writes_it_reads_again(row: Sentence) -> None:
    slots = _slots(row)
    for words in product(*(WORDS.get(slot, ["some words", "“more”; (words)*"]) for slot in slots)):
        given = dict(zip(slots, words, strict=True))
        assert row.slots(row.text(**given)) == given


def test_no_sentence_is_read_as_another() -> None:
    """The first that has the form is meant. Those of a question, a theme and the whole have one form in places: the
    name tells which is meant.
    """
    rows = [*GIVENS, sentences.GRADED, *EXPECTATIONS]
    for row in rows:
        text = row.text(**{slot: WORDS.get(slot, ["words"])[0] for slot in _slots(row)})
        first = next(other for other in rows if other.slots(text) is not None)
        assert first.template.replace("{theme}", "{question}") == row.template.replace("{theme}", "{question}")


def test_every_listed_sentence_without_a_slot_is_known(language: Language) -> None:
    of_kinds = listing.sentences(language)
    assert "Staffordshire Police as inspected in 2017" in of_kinds["Given"]
    for kind, read in (("Given", language.given), ("When", language.when), ("Then", language.then)):
        plain = [text for text in of_kinds[kind] if "{" not in text]
        assert plain
        for text in plain:
            assert read(text), text


def test_what_may_stand_in_a_slot_is_listed_in_full(language: Language) -> None:
    """Each sentence with a slot becomes one that is known, by what is listed for its slots."""
    lists = {each.title: [text for text, _ in each.rows] for each in listing.listed(language)}
    further = {"{year}": ["2015"], "{rules}": ["rso-risk-not-managed"], "{expectation}": ["nothing is suggested"]}
    further |= {"{statement}": ["victims are heard"], "{lowest}": lists["{grade}"], "{highest}": lists["{grade}"]}
    further["{wording}"] = ["have enough of them"]
    further["{statement}"] = [flag.holds for flag in language.book.flags.values()]
    for kind, read in (("Given", language.given), ("Then", language.then)):
        for template in (each for each in lists[kind] if "{" in each and "{value}" not in each):
            text = template
            for slot in re.findall(r"\{[a-z]+\}", template):
                text = text.replace(slot, (lists | further)[slot][0])
            assert read(text), text
    assert len(lists["{rule}"]) == len(language.book.rules)
    assert lists["{grade}"][-2:] == ["insufficient evidence", "ungraded"]
    assert ", up from {previous}" in lists["at the end of a Given"]


def test_a_list_may_be_of_what_has_a_word_in_it(language: Language) -> None:
    found = listing.listed(language, "MARAC")
    assert {each.title for each in found} >= {"Given", "{rule}", "{area}"}
    assert all("marac" in " ".join(row).lower() for each in found for row in each.rows if each.title != "Given")
    assert listing.listed(language, "xyzzy") == []


@pytest.mark.parametrize("words", ["queue held", "HELD  queue", "incidents_awaiting_response"])
def test_a_sentence_is_found_by_words_of_its_label_in_any_order(language: Language, words: str) -> None:
    found = {each.title: [text for text, _ in each.rows] for each in listing.listed(language, words)}
    assert found["Given"] == ["{value} incidents are waiting for an officer to be sent"]
    assert found["{label}"] == ["incidents held in a queue"]


def test_the_forces_of_other_frameworks_are_listed_with_their_tag(capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook(["test", "--sentences", "mercia"]) == 0
    assert capsys.readouterr().out == "Given, with the tag @peel-2016\n  West Mercia Police as inspected in 2016\n"


@given(
    value=st.integers(0, 5000),
    previous=st.none() | st.integers(0, 5000),
    benchmark=st.none() | st.decimals(0, 5000, places=1).map(float),
    rank=st.none() | st.sampled_from(["highest_quarter", "lowest_quarter", "middle"]),
)
def test_the_endings_of_a_figure_in_any_order(
    language: Language, value: int, previous: int | None, benchmark: float | None, rank: str | None
) -> None:
    endings = []
    if previous is not None:
        trend = sentences.UP if value > previous else sentences.DOWN if value < previous else sentences.UNCHANGED
        endings.append(trend.text(previous=f"{previous:,}"))
    if benchmark is not None:
        endings.append(sentences.against(language.book.framework)["england_and_wales"].text(benchmark=str(benchmark)))
    if rank is not None:
        endings.append(sentences.ranked(language.book.framework)[rank].text())
    for ordered in (endings, endings[::-1]):
        stated = language.given(f"{value:,} visits to registered sex offenders are overdue{''.join(ordered)}")
        assert stated is not None
        evidence = stated.change(NOTHING).indicators["rso_visits_overdue"]
        assert evidence == IndicatorEvidence(
            value, previous, {} if benchmark is None else {"england_and_wales": benchmark}, rank
        )


def test_a_force_is_named_by_its_file(language: Language, compiled: dict[str, Compiled]) -> None:
    for text in ("Staffordshire as inspected in 2017", "staffordshire police as inspected in 2017"):
        stated = language.given(text)
        assert stated is not None
        assert stated.whole
        assert stated.change(NOTHING).name == "Staffordshire Police"
    assert Language(compiled["peel-2016"].book).given("West Mercia as inspected in 2016")


@pytest.mark.parametrize(
    "text",
    [
        "West Mercia as inspected in 2016",  # another framework grades it
        "Staffordshire as inspected in 2016",
        "Stafford as inspected in 2017",  # not a word of its name
    ],
)
def test_a_force_of_another_cycle_is_unknown(language: Language, text: str) -> None:
    assert language.given(text) is None


def test_what_is_asked_is_known_as_data(language: Language) -> None:
    asked = language.then("The draft grade of the theme initial response is requires improvement.")
    assert asked is not None
    assert asked.grade == AskedGrade("theme", "initial_response", "requires_improvement")
    found = language.then("rso-risk-not-managed is undecided")
    assert found is not None
    assert (found.rules, found.grade) == (("rso-risk-not-managed",), None)


def test_grades_are_worked_out_only_when_asked_for(compiled: dict[str, Compiled]) -> None:
    engines = Engines(compiled["peel-2017"])
    found = conclusions(NOTHING._replace(framework="peel-2017"), engines)
    assert found.verdicts == found.assessment.verdicts
    assert found.assessment is found.assessment
    engines.close()


def test_every_evidence_of_the_rulebook_can_be_written_and_read(language: Language) -> None:
    """One value of each subject that rules test, as a sentence and back."""
    book = language.book
    texts = dict.fromkeys(leaf.subject for rule in book.rules.values() for leaf in leaves(rule.condition))
    for text in texts:
        if isinstance(subjects.subject(text), subjects.Finding):
            continue
        for row in written([Fact(text, 1)], book):
            assert language.given(row), row


def test_coverage_says_that_a_scenario_must_be_close_to_the_threshold(
    language: Language, compiled: dict[str, Compiled]
) -> None:
    """A scenario with a figure far beyond the threshold exists: what lacks is one close to it."""
    book, engines = compiled["peel-2017"].book, Engines(compiled["peel-2017"])
    rule = book.rules["rso-risk-not-managed"]
    steps = [
        ("given", "260 visits to registered sex offenders are overdue"),
        ("when", "the force is graded"),
        ("then", "rso-risk-not-managed is found as a serious weakness"),
    ]
    scenario = Scenario("", "", "", 1, tuple(Step(kind, text, 1, 1) for kind, text in steps), (), "peel-2017")
    items = coverage(book, [run(scenario, language, engines)], language)
    leaf = next(leaf for leaf in leaves(rule.condition) if leaf.subject == "indicator/rso_visits_overdue")
    missing = [item.says for item in items if item.rule == rule.id and not item.covered]
    assert f"no scenario close to the threshold in which {sentence(leaf, book)}" in missing
    assert not any(says == f"no scenario in which {sentence(leaf, book)}" for says in missing)
    engines.close()
