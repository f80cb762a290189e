"""Drafts against what inspectors published: three reports, and the 43 rows of Annex B."""

from itertools import product
from pathlib import Path
from typing import Any

import peel_grade
import pytest
import yaml
from peel_grade.backtest.areas import Fidelity, fidelity, together
from peel_grade.files.problems import InputError
from peel_grade.findings.engines import Engines
from peel_grade.force.file import load_force
from peel_grade.force.form import SECTIONS
from peel_grade.grades.assessment import assess, decide_overall, suggested
from peel_grade.grades.published import Comparison, PublishedRecord, compare, load_record
from peel_grade.grades.results import Graded
from peel_grade.rulebook import shipped
from peel_grade.rulebook.reading.declared import KEYS_BESIDE
from peel_grade.rulebook.reading.load import load_rulebook

from tests.conftest import FORCES

RECORDS = shipped.published_folder()
BOOK = load_rulebook(shipped.rules_folder() / "peel-2017")
ANNEX = yaml.safe_load((RECORDS / "annex-b-2017.yaml").read_text())


def graded(grades: dict[str, str]) -> dict[str, Graded]:
    """Grades that are certain, by question."""
    return {name: Graded(grade, None, frozenset({grade}), BOOK.framework.scale) for name, grade in grades.items()}


def comparison(name: str, engines: dict[str, Engines]) -> Comparison:
    running = engines[f"peel-{name[-4:]}"]
    file = load_force(shipped.forces_folder() / f"{name}.yaml", running.compiled.book)
    return compare(assess(file, running), load_record(RECORDS / f"{name}.yaml", running.compiled.book))


NAMES = [path.stem for path in FORCES]


def test_the_record_holds_the_forces_of_the_three_reports() -> None:
    assert NAMES == ["cleveland-2017", "staffordshire-2017", "west-mercia-2016"]


@pytest.mark.parametrize("name", NAMES)
def test_every_grade_is_as_published(name: str, engines: dict[str, Engines]) -> None:
    assert comparison(name, engines).grades == []


@pytest.mark.parametrize("name", NAMES)
def test_every_published_area_is_suggested(name: str, engines: dict[str, Engines]) -> None:
    assert comparison(name, engines).missed == []


def test_four_suggestions_in_five_were_published_and_each_other_is_explained(engines: dict[str, Engines]) -> None:
    whole = together(score for name in NAMES for score in scores(name, engines).values())
    assert whole.draft.precision is not None and whole.draft.precision >= 80
    assert all(why for name in NAMES for why in comparison(name, engines).unmatched.values())


def scores(name: str, engines: dict[str, Engines]) -> dict[str, Fidelity]:
    running = engines[f"peel-{name[-4:]}"]
    file = load_force(shipped.forces_folder() / f"{name}.yaml", running.compiled.book)
    record, *others = (
        load_record(RECORDS / f"{each}.yaml", engines[f"peel-{each[-4:]}"].compiled.book)
        for each in (name, *(other for other in NAMES if other != name))
    )
    return fidelity(assess(file, running), record, others)


def test_drafts_are_nearer_to_the_record_than_what_knows_nothing(engines: dict[str, Engines]) -> None:
    whole = together(score for name in NAMES for score in scores(name, engines).values())
    assert whole.of_others is not None
    for baseline in (whole.at_random, whole.of_others):
        assert baseline.precision is not None and baseline.recall is not None
        assert whole.draft.precision is not None and whole.draft.precision > 2 * baseline.precision
        assert whole.draft.recall is not None and whole.draft.recall > 2 * baseline.recall


def test_scores_are_counted_as_by_hand(engines: dict[str, Engines]) -> None:
    running = engines["peel-2017"]
    book = running.compiled.book
    file = load_force(shipped.forces_folder() / "staffordshire-2017.yaml", book)
    record = load_record(RECORDS / "staffordshire-2017.yaml", book)
    assessment = assess(file, running)
    made = [each.area.id for each in suggested(assessment, "investigation")]
    every = [area.id for area in book.areas.values() if area.question == "investigation"]
    other = next(area for area in every if area not in made)
    rows = [row for row in record.areas if row.question == "investigation"]
    few = record.model_copy(
        update={
            "areas": [
                rows[0].model_copy(update={"area": [made[0], other]}),
                rows[1].model_copy(update={"area": [other]}),
            ]
        }
    )
    score = fidelity(assessment, few, [])["investigation"]
    assert score.draft == (len(made), 1, 2, 1)
    assert score.of_others is None
    # of so many draws, those that miss both, and those that miss the one
    drawn, of = len(made), len(every)
    missed = [(of - drawn) * (of - drawn - 1) / (of * (of - 1)), (of - drawn) / of]
    assert score.at_random.found == pytest.approx(sum(1 - each for each in missed))
    assert score.at_random.published_too == pytest.approx(2 * drawn / of)


def test_every_mistake_in_a_record_is_told(tmp_path: Path) -> None:
    of_investigation = next(area.id for area in BOOK.areas.values() if area.question == "investigation")
    record = tmp_path / "record.yaml"
    record.write_text(f"""\
force: Test Police
framework: peel-2017
assessment: test-2017
grades:
  vulnerabilty: {{grade: good, year: 2017, source: "report:1"}}
  investigation: {{grade: god, year: 2017, source: "report:2"}}
areas:
  - {{question: vulnerability, area: [{of_investigation}, quite-another], source: "report:3", about: visits}}
  - {{question: nonsense, area: {of_investigation}, source: "report:4", about: visits}}
without_counterpart:
  - {{area: quite-another, why: none}}
""")
    with pytest.raises(InputError) as refused:
        load_record(record, BOOK)
    assert [(each.line, each.column, each.message, each.help) for each in refused.value.problems] == [
        (5, 3, "unknown question `vulnerabilty`", "did you mean `vulnerability`?"),
        (6, 26, "unknown grade `god`", "did you mean `good`?"),
        (8, 38, f"the area `{of_investigation}` belongs to `investigation`", "name one of `vulnerability`"),
        (8, 40 + len(of_investigation), "unknown area `quite-another`", None),
        (9, 16, "unknown question `nonsense`", None),
        (11, 12, "unknown area `quite-another`", None),
    ]
    record.write_text("force: Test Police\nframework: peel-2017\nassessment: [1]\nareas: []\n")
    with pytest.raises(InputError) as refused:
        load_record(record, BOOK)
    assert [(each.line, each.message) for each in refused.value.problems] == [
        (1, "key `grades` is missing"),
        (3, "a list stands here, text is expected"),
    ]


def test_questions_that_were_not_inspected_carry_their_grade_and_year(engines: dict[str, Engines]) -> None:
    running = engines["peel-2017"]
    file = load_force(shipped.forces_folder() / "cleveland-2017.yaml", running.compiled.book)
    questions = assess(file, running).questions
    for name in ("investigation", "serious_organised_crime"):
        result = questions[name]
        assert (result.status, result.year, result.grade.draft) == ("carried_forward", 2016, "good")


def test_annex_b_has_a_row_for_each_force() -> None:
    assert len(ANNEX["rows"]) == 43
    assert len({row["force"] for row in ANNEX["rows"]}) == 43
    assert {*ANNEX["columns"]} <= {*BOOK.questions, "overall"}
    assert {grade for row in ANNEX["rows"] for grade in row["grades"]} <= {*BOOK.framework.scale}


@pytest.mark.parametrize("row", ANNEX["rows"], ids=lambda row: row["force"])
def test_overall_grades_of_annex_b(row: dict[str, Any], engines: dict[str, Engines]) -> None:
    grades = dict(zip(ANNEX["columns"], row["grades"], strict=True))
    overall = grades.pop("overall")
    result = decide_overall(graded(grades), engines["peel-2017"])
    assert result.grade.draft == overall
    assert result.grade.range == (overall, overall)
    assert result.borderline == {}


@pytest.mark.parametrize("framework", shipped.frameworks())
def test_west_mercia_2016_by_either_framework_is_good_and_borderline(
    framework: str, engines: dict[str, Engines]
) -> None:
    grades = {"crime_prevention": "requires_improvement", "investigation": "good", "vulnerability": "good"}
    grades["serious_organised_crime"] = "requires_improvement"
    result = decide_overall(graded(grades), engines[framework])
    assert result.grade.draft == "good"
    assert result.borderline == {"unrefined-principle": "requires_improvement"}


def test_the_keys_beside_whom_a_framework_inspects_are_no_word_for_that() -> None:
    of_rows = {key for row in ANNEX["rows"] for key in row} - {"force"}
    forms = {*SECTIONS, *PublishedRecord.model_fields, *of_rows}
    assert forms - {"name"} == set(KEYS_BESIDE)


GRADED = [question.id for question in BOOK.questions.values() if question.graded]
COMBINATIONS = list(product(BOOK.framework.scale, repeat=len(GRADED)))


def combination(grades: dict[str, str]) -> tuple[str, ...]:
    return tuple(grades[question] for question in GRADED)


def test_what_is_without_precedent_is_what_no_published_row_has(engines: dict[str, Engines]) -> None:
    running = {name[-4:]: engines[f"peel-{name[-4:]}"].compiled.book for name in NAMES}
    reports = (load_record(RECORDS / f"{name}.yaml", running[name[-4:]]).grades for name in NAMES)
    published = {combination({name: each.grade for name, each in grades.items()}) for grades in reports}
    published |= {combination(dict(zip(ANNEX["columns"], row["grades"], strict=True))) for row in ANNEX["rows"]}

    def has_precedent(grades: tuple[str, ...]) -> bool:
        return not decide_overall(graded(dict(zip(GRADED, grades, strict=True))), engines["peel-2017"]).no_precedent

    assert len(COMBINATIONS) == 256
    assert len(published) == 17  # sixteen of 2017, and West Mercia in 2016
    assert {grades for grades in COMBINATIONS if has_precedent(grades)} == published


def test_a_borderline_grade_says_by_what_it_would_be_another() -> None:
    drafted = peel_grade.grade("west-mercia-2016")
    title = drafted.to_dict()["overall"]["borderline"]["unrefined-principle"]["title"]
    assert title == drafted.book.framework.alternatives["unrefined-principle"]
    assert f"Borderline: it would be requires improvement by {title}." in " ".join(drafted.to_text().split())
