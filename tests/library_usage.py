"""A program as a user of the library writes it: a type checker must understand it without a single `Any`."""

from collections.abc import Mapping

import peel_grade
from peel_grade import (
    ArrowTable,
    Assessment,
    AssessmentDocument,
    Comparison,
    ComparisonDocument,
    Diagnostic,
    DraftTable,
    Finding,
    Force,
    Gap,
    InputError,
    OverviewDocument,
    Problem,
    RouteDocument,
    Routes,
    Rulebook,
)


def areas(assessment: Assessment) -> list[str]:
    """The suggested areas for improvement, in order of priority."""
    return [each.area.text for each in assessment.suggested if each.suggested]


def sources(finding: Finding) -> set[str]:
    """Where the evidence of a finding stands."""
    return {source for piece in finding.evidence for source in piece.source}


def uncertain(assessment: Assessment) -> dict[str, tuple[str, str]]:
    """The questions whose grade missing evidence could change, with the worst and the best that it allows."""
    ranges = {name: question.grade.range for name, question in assessment.questions.items()}
    return {name: bounds for name, bounds in ranges.items() if bounds is not None and bounds[0] != bounds[1]}


def gaps(assessment: Assessment, question: str) -> list[str]:
    """The missing evidence that could change the grade of a question."""
    found: list[Gap] = [gap for gap in assessment.gaps if gap.question == question]
    return [gap.name for gap in found]


def table(rows: list[Mapping[str, object]], rulebook: Rulebook) -> tuple[dict[str, str], list[Problem]]:
    """The overall grade of each row of a table, and the mistakes in the others."""
    grades: dict[str, str] = {}
    problems: list[Problem] = []
    for row in rows:
        try:
            force: Force = peel_grade.force_from_row(row, rulebook)
            grades[force.name] = peel_grade.grade(force, rulebook).overall.grade.draft
        except InputError as error:
            problems += error.problems
    return grades, problems


def overall_of(frame: ArrowTable, rulebook: Rulebook) -> dict[str, str]:
    """The overall grade of each force in a frame."""
    drafts: DraftTable = peel_grade.grade_table(frame, rulebook)
    return {str(row["force"]): str(row["overall"]) for row in drafts.select(["force", "overall"]).to_pylist()}


def summary(document: AssessmentDocument) -> dict[str, str]:
    """The grades of a document."""
    return {name: question["draft_grade"] for name, question in document["questions"].items()}


def together(assessments: list[Assessment]) -> dict[str, int]:
    """How often each area is suggested, over all sections."""
    document: OverviewDocument = peel_grade.overview_of(assessments).to_dict()
    return {area["text"]: len(area["forces"]) for section in document["sections"] for area in section["areas"]}


def moved(was: Assessment, now: Assessment) -> list[str]:
    """The rules of which something else becomes."""
    found: Comparison = peel_grade.compare(was, now)
    document: ComparisonDocument = found.to_dict()
    return [each["rule"] for each in document["findings"]]


def errors(folder: str) -> list[str]:
    """The mistakes that keep a rulebook from being used."""
    found: tuple[Diagnostic, ...] = peel_grade.check(folder)
    return [f"{each.problem.line}: {each.problem.message}" for each in found if each.severity == "error"]


def main() -> None:
    """Print a little of everything."""
    rulebook = peel_grade.load_rulebook("peel-2017")
    assessment = peel_grade.grade("staffordshire-2017", rulebook)
    width: int = len(peel_grade.explain(assessment, "overall").to_text().splitlines()[0])
    why: str = peel_grade.explain(rulebook, "rso-risk-not-managed").sentence
    print(peel_grade.__version__, areas(assessment), uncertain(assessment), summary(assessment.to_dict()), width, why)
    print(gaps(assessment, "vulnerability"), sources(assessment.findings[0]), errors("peel-2017"))
    row = {"force": "Example", "framework": "peel-2017", "rso_visits_overdue": 260}
    print(table([row], rulebook), together([assessment]), moved(assessment, assessment))


if __name__ == "__main__":
    main()


def mended(assessment: Assessment, grade: str) -> set[str]:
    """The evidence of the first route to a grade."""
    found: Routes = peel_grade.route(assessment, grade)
    document: RouteDocument = found.to_dict()
    kinds = [kind for way in document["ways"] for kind in way["by"] or ()]
    return {change["name"] for kind in kinds for route in kind["routes"][:1] for change in route["changes"]}
