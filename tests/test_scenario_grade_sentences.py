"""What scenarios ask of grades beyond the draft: each sentence where it holds, and what is told where it does not."""

from collections.abc import Iterator
from unittest.mock import Mock

import pytest
from peel_grade import load_force
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.firmness import possible
from peel_grade.firmness.drafted import with_firmness
from peel_grade.force.file import Force
from peel_grade.grades.assessment import assess
from peel_grade.grades.results import Graded
from peel_grade.scenarios.conclusions import conclusions
from peel_grade.scenarios.expectation import Expectation
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.standing import Stratum
from peel_grade.scenarios.statement import NOTHING

GOOD = "a force that is good throughout"


@pytest.fixture(scope="module")
def language(compiled: dict[str, Compiled]) -> Language:
    return Language(compiled["peel-2017"].book)


@pytest.fixture(scope="module")
def engines(compiled: dict[str, Compiled]) -> Iterator[Engines]:
    opened = Engines(compiled["peel-2017"])
    yield opened
    opened.close()


def told(language: Language, engines: Engines, givens: list[str], then: str) -> str | None:
    """What is told of a `Then` after the `Given`s; None where it holds."""
    return expectation(language, then).check(conclusions(force_of(language, givens), engines))


def expectation(language: Language, then: str) -> Expectation:
    asked = language.then(then)
    assert asked is not None, then
    return asked


def force_of(language: Language, givens: list[str]) -> Force:
    force = NOTHING._replace(framework="peel-2017")
    for given in givens:
        stated = language.given(given)
        assert stated is not None, given
        force = stated.change(force)
    return force


def carried(**grades: str) -> list[str]:
    """Each question carried forward with a grade: the overall grade rests on them alone."""
    return [
        f"{question.replace('_', ' ')} was not inspected and was graded {grade} in 2016"
        for question, grade in grades.items()
    ]


PREVENTION_AND_CRIME = [
    GOOD,
    *carried(crime_prevention="requires improvement", serious_organised_crime="requires improvement"),
]
ONE_INADEQUATE = [GOOD, *carried(vulnerability="inadequate")]
UNKNOWN = [GOOD, "nothing is recorded for vulnerability"]
MODERATED = [GOOD, "the panel moderates vulnerability to inadequate"]
MODERATED_OVERALL = [*MODERATED, "the panel moderates the overall grade to good"]
BELOW_GOOD = [
    GOOD,
    "problem solving is not a regular part of neighbourhood work",
    "local people have little influence on what the police concentrate on in their area",
    "the force has no strategy for engaging with the public",
]
NOT_INSPECTED = [GOOD, "vulnerability was not inspected"]
DOUBTFUL = [GOOD, "260 visits to registered sex offenders are overdue, though a second reader should look"]


@pytest.mark.parametrize(
    ("givens", "then", "otherwise"),
    [
        (PREVENTION_AND_CRIME, "the overall draft grade is good", None),
        (PREVENTION_AND_CRIME, "the overall draft grade is borderline", None),
        (PREVENTION_AND_CRIME, "the overall draft grade is borderline with requires improvement", None),
        (
            PREVENTION_AND_CRIME,
            "the overall draft grade is borderline with inadequate",
            "it would be requires improvement by ",
        ),
        (PREVENTION_AND_CRIME, "the overall draft grade is not borderline", "it would be requires improvement by "),
        ([GOOD, *carried(investigation="inadequate")], "the overall draft grade is without precedent", None),
        (
            [GOOD, *carried(investigation="inadequate")],
            "the overall draft grade has precedent",
            "no force of the record",
        ),
        ([GOOD], "the overall draft grade is not borderline", None),
        ([GOOD], "the overall draft grade is borderline", "every way to it gives the same grade"),
        ([GOOD], "the overall draft grade has precedent", None),
        ([GOOD], "the overall draft grade is without precedent", "it has precedent"),
        ([GOOD], "the only possible overall grade is good", "they are"),
        (UNKNOWN, "the possible grades for vulnerability are inadequate to outstanding", None),
        (UNKNOWN, "the possible grades for vulnerability are inadequate to good", "they are inadequate to outstanding"),
        (UNKNOWN, "the only possible grade for vulnerability is good", "they are inadequate to outstanding"),
        (UNKNOWN, "the possible grades of the theme mental health are inadequate to outstanding", None),
        (ONE_INADEQUATE, "the only possible grade for vulnerability is inadequate", None),
        (ONE_INADEQUATE, "the only possible grade for vulnerability is good", "only inadequate is possible"),
        # outstanding is ruled out by no count alone: prevention is below good or has too little evidence
        (BELOW_GOOD, "the possible overall grades are inadequate to good", None),
        (BELOW_GOOD, "the possible overall grades are inadequate to outstanding", "they are inadequate to good"),
        (NOT_INSPECTED, "the possible grades for vulnerability are inadequate to outstanding", None),
        (NOT_INSPECTED, "the only possible grade for vulnerability is good", "they are inadequate to outstanding"),
        (
            NOT_INSPECTED,  # of what was not inspected nothing is searched
            "the only possible grade of the theme mental health is inadequate",
            "they are requires improvement to outstanding, of which nothing may bring some",
        ),
        (MODERATED, "the moderated grade for vulnerability is inadequate", None),
        (MODERATED, "the moderated grade for vulnerability is good", "it is inadequate"),
        (MODERATED, "the moderated grade for investigation is good", "it is not moderated"),
        (MODERATED, "the draft grade for vulnerability is good", None),
        (MODERATED, "the overall draft grade is good", None),
        (MODERATED, "the overall grade after moderation is requires improvement", None),
        (MODERATED, "the overall grade after moderation is good", "it is requires improvement"),
        (MODERATED_OVERALL, "the overall grade after moderation is good", None),
        ([GOOD], "the overall grade after moderation is good", "nothing is moderated"),
        (DOUBTFUL, "rso-risk-not-managed is found as a serious weakness", None),
        (DOUBTFUL, "without the doubtful evidence, rso-risk-not-managed is undecided", None),
        (DOUBTFUL, "without the doubtful evidence, rso-risk-not-managed is not found", "it is undecided"),
        ([GOOD, "vulnerability was not inspected"], "the draft grade for vulnerability is insufficient evidence", None),
    ],
)
def test_what_a_sentence_asks_of_grades(
    language: Language, engines: Engines, givens: list[str], then: str, otherwise: str | None
) -> None:
    found = told(language, engines, givens, then)
    assert found is None if otherwise is None else found is not None and otherwise in found, found


def test_possible_grades_are_worked_out_where_they_are_asked_for_and_once(
    language: Language, engines: Engines, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched = Mock(wraps=possible.possibilities)
    monkeypatch.setattr(possible, "possibilities", searched)
    follows = conclusions(force_of(language, UNKNOWN), engines)
    for then in ("the draft grade for vulnerability is insufficient evidence", "nothing is suggested"):
        assert expectation(language, then).check(follows) is None
    assert not searched.called
    for then in (
        "the possible grades for vulnerability are inadequate to outstanding",
        "the possible overall grades are inadequate to outstanding",
    ):
        assert expectation(language, then).check(follows) is None
    assert searched.call_count == 1


def test_what_scenarios_call_possible_is_what_drafts_call_so(engines: Engines) -> None:
    """Also of a force of whose earlier areas all are listed, and of what cannot be told exactly."""
    for complete in (False, True):
        force = load_force("staffordshire-2017")._replace(previous_complete=complete)
        draft = with_firmness(assess(force, engines), engines)
        follows = conclusions(force, engines)
        places: list[tuple[Stratum, str, Graded]] = [("overall", "overall", draft.overall.grade)]
        for name, each in draft.questions.items():
            places.append(("question", name, each.grade))
            places += [("theme", theme, inside.grade) for theme, inside in each.themes.items()]
        for stratum, name, graded in places:
            assert follows.possible(stratum, name).range == graded.range
            if len({*(graded.range or ())}) > 1:
                assert follows.possible(stratum, name).exact == graded.exact
