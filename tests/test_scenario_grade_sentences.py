"""What scenarios ask of grades beyond the draft: each sentence where it holds, and what is told where it does not."""

from collections.abc import Iterator

import pytest
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.scenarios.conclusions import conclusions
from peel_grade.scenarios.language import Language
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
    force = NOTHING._replace(framework="peel-2017")
    for given in givens:
        stated = language.given(given)
        assert stated is not None, given
        force = stated.change(force)
    asked = language.then(then)
    assert asked is not None, then
    return asked.check(conclusions(force, engines))


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
