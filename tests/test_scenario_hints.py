"""What is told of a step that is no sentence: of its kind, with the names and figures that it has."""

import pytest
from peel_grade.findings.engines import Compiled
from peel_grade.scenarios.hints import hint
from peel_grade.scenarios.language import Language


@pytest.fixture(scope="module")
def language(compiled: dict[str, Compiled]) -> Language:
    return Language(compiled["peel-2017"].book)


VISITS = "visits to registered sex offenders"
CODE = "the force has no overview yet of how well it keeps to the victims' code"
AREA = "registered-sex-offenders-managed"


@pytest.mark.parametrize(
    ("kind", "step", "help"),
    [
        ("then", "the draft grade for vulnerability is Good", "`Good` is no grade: did you mean `good`?"),
        ("then", "the overall draft grade is poor", "`poor` is no grade: one of inadequate, requires improvement, "),
        ("then", f"260 {VISITS} are overdue", "it stands behind `Given`"),
        ("given", "the draft grade for vulnerability is good", "it stands behind `Then`"),
        ("given", "the force is graded", "it stands behind `When`"),
        ("given", "260 visits to sex offenders are late", f"nearest: `260 {VISITS} are overdue`"),
        ("given", f"260 {VISITS} are late, up from 100", f"nearest: `260 {VISITS} are overdue, up from 100`"),
        ("given", f"between 30 and 40 {VISITS} are late", f"nearest: `between 30 and 40 {VISITS} are overdue`"),
        ("given", f"1,260 {VISITS} are late", f"nearest: `1,260 {VISITS} are overdue`"),
        ("given", "staff don\u2019t know their communities", "`rulebook test --sentences WORD`"),
        ("given", "updates to victims are irregular or unrecorded", "nearest: `updates to victims are irregular, un"),
        ("given", CODE.replace("'", "\u2019"), f"write `{CODE}`"),
        ("then", f"“{AREA}” is not suggested", f"write `{AREA} is not suggested`"),
        ("then", f"`{AREA}` is not suggested", f"write `{AREA} is not suggested`"),
        ("then", f"{AREA} is suggested", f"`{AREA} is suggested as an area for improvement`"),
        ("then", f"{AREA} is suggested as an area for improvement for vulnerability", "nearest: `" + AREA + " is sugg"),
        (
            "then",
            "rso-risk-not-managed is a serious weakness",
            "nearest: `rso-risk-not-managed is found as a serious w",
        ),
        ("then", "rso-risk-not-managed is unknown", "`rso-risk-not-managed is undecided`"),
        ("then", "vulnerability is graded good", "nearest: `the draft grade for vulnerability is good`"),
        ("then", "the overall grade is good", "nearest: `the overall draft grade is good`"),
        ("then", "the grade of initial response is good", "nearest: `the draft grade of the theme initial response is"),
        ("then", "nothing is suggested in vulnerability", "nearest: `nothing is suggested for vulnerability`"),
        ("when", "the force gets its grade", "nearest: `the force is graded`"),
        ("given", "Staffordshire was inspected in 2017", "nearest: `Staffordshire as inspected in 2017`"),
        ("given", "Staffordshire as inspected in 2016", "`2016` is not the year of peel-2017: that is 2017"),
        ("given", "vulnerability had been graded good before", "nearest: `vulnerability was graded good before`"),
        (
            "given",
            f"an earlier inspection asked for {AREA}",
            f"nearest: `an earlier inspection already asked for {AREA}",
        ),
        ("given", "a force that is good everywhere", "is no force to start from: one of good throughout, "),
        ("then", "xyzzy", "`rulebook test --sentences WORD` lists those that are known"),
    ],
)
def test_what_is_told_of_a_step_that_is_no_sentence(kind: str, step: str, help: str, language: Language) -> None:
    assert help in hint(kind, step, language)


QUEUE = "the force knows how much vulnerability there is among its waiting incidents"
LITTLE = "the force has a very limited knowledge of the risk among its waiting incidents"
PARTLY = f"it is partly so that {QUEUE}"


@pytest.mark.parametrize(
    ("step", "forms"),
    [
        ("the force does not know how much vulnerability there is in its waiting incidents", [LITTLE, QUEUE, PARTLY]),
        ("the force knows how much vulnerability there is in its waiting incidents", [QUEUE, PARTLY, LITTLE]),
        ("it is partly so that the force knows how much vulnerability waits in incidents", [PARTLY, QUEUE, LITTLE]),
    ],
)
def test_of_a_statement_all_its_forms_are_told_those_meant_first(
    step: str, forms: list[str], language: Language
) -> None:
    told = hint("given", step, language).split("`")[1::2]
    assert [each for each in told if each in forms] == forms


@pytest.mark.parametrize(
    ("kind", "step"),
    [
        ("given", "260 visits to sex offenders are late"),
        ("then", "rso-risk-not-managed is a serious weakness"),
        ("then", "vulnerability is graded good"),
        ("then", "nothing is suggested in vulnerability"),
    ],
)
def test_what_is_nearest_is_a_sentence_as_it_stands(kind: str, step: str, language: Language) -> None:
    sentence = hint(kind, step, language).split("`")[1]
    read = language.given if kind == "given" else language.then
    assert read(sentence), sentence
