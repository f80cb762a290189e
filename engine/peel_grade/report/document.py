"""An assessment as the JSON document `assessment/2`; `peel_grade.report.form` has its form."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from peel_grade.force.file import Force, Warned
from peel_grade.grades.asked import asked_for
from peel_grade.grades.assessment import on_panel_alone, suggested
from peel_grade.grades.reasons import Finding, finding, findings
from peel_grade.grades.results import Assessment, Graded, QuestionResult, Step, ThemeResult
from peel_grade.report.parts.areas import area_told, open_area_told, panel_area_told
from peel_grade.report.parts.decisions import decision_on_grade, decisions_on_grade
from peel_grade.report.parts.evidence import asked_told, finding_told, gap_told
from peel_grade.report.parts.firmness import firmness_told
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.model import Rulebook

if TYPE_CHECKING:
    from peel_grade.report import form


def document(assessment: Assessment) -> "form.AssessmentDocument":
    """The assessment as JSON data: the same input and rulebook give the same bytes."""
    book = assessment.book
    found = {name: findings(assessment, name) for name in assessment.questions}
    return {
        "schema": "assessment/2",
        "force": assessment.force.name,
        "framework": framework_told(book.framework, book.sha256),
        "input": {"sha256": assessment.force.sha256},
        "overall": _overall(assessment),
        "questions": {name: _question(name, rows, assessment) for name, rows in found.items()},
        "areas": [
            area_told(each, place, found[each.area.question], assessment)
            for place, each in enumerate(suggested(assessment), 1)
        ],
        "panel_areas": [panel_area_told(name, assessment) for name in on_panel_alone(assessment)],
        "open_areas": [open_area_told(name, assessment) for name in assessment.open_areas],
        "documents": {
            name: {"title": each.title, "isbn": each.isbn, "published": each.published, "url": each.url}
            for name, each in {**book.documents, **assessment.force.documents}.items()
        },
        "warnings": [_warned(each) for each in assessment.force.warnings],
        "doubtful": _doubtful(assessment),
        "evidence_gaps": [gap_told(gap, book) for gap in assessment.gaps],
    }


def _doubtful(assessment: Assessment) -> "form.Doubtful | None":
    doubt, book = assessment.doubt, assessment.book
    if doubt is None:
        return None
    titles = {name: each.title for part in (book.questions, book.themes) for name, each in part.items()}
    titles |= {name: area.text for name, area in book.areas.items()}
    differences: list[form.Difference] = [
        {
            "kind": each.kind,  # type: ignore[typeddict-item]  # one of the kinds that `Difference` lists
            "id": each.id,
            "title": titles.get(each.id, each.id),
            "draft": each.draft,
            "without": each.without,
        }
        for each in doubt.differences
    ]
    return {"evidence": list(doubt.items), "differences": differences}


def framework_told(framework: Framework, sha256: str) -> "form.Framework":
    """The framework as a document tells of it; `sha256` is of its rulebook."""
    return {
        "id": framework.id,
        "title": framework.title,
        "version": framework.version,
        "sha256": sha256,
        "words": {name: list(noun) for name, noun in framework.words._asdict().items()},
        "grades": [
            {"id": grade.id, "title": grade.title, "letter": grade.letter, "standard": grade.standard}
            for grade in framework.grades
        ],
        "weights": list(framework.weights),
    }


def _overall(assessment: Assessment) -> "form.Overall":
    result, framework = assessment.overall, assessment.book.framework
    return {
        "draft_grade": result.grade.draft,
        "range": _range(result.grade),
        "exact": result.grade.exact,
        "moderated": decision_on_grade(result.moderated),
        "moderations": decisions_on_grade("overall", assessment.force),
        "if_moderated": result.if_moderated,
        "because": _deciding(result.grade),
        "borderline": {
            name: {"title": framework.alternative(name), "draft_grade": other}
            for name, other in result.borderline.items()
        },
        "no_precedent": list(result.no_precedent),
        "next_grade": [{"grade": step.grade, "questions": dict(step.questions)} for step in assessment.overall_steps],
        "firmness": firmness_told(assessment.firm and assessment.firm.overall, assessment.book),
    }


def _question(name: str, found: Iterable[Finding], assessment: Assessment) -> "form.Question":
    result = assessment.questions[name]
    return {
        "title": assessment.book.questions[name].title,
        "draft_grade": result.grade.draft,
        "status": result.status,
        "year": result.year,
        "sources": _carried(name, result, assessment.force),
        "range": _range(result.grade) if result.status == "inspected" else None,
        "exact": result.grade.exact,
        "moderated": decision_on_grade(result.moderated),
        "moderations": decisions_on_grade(name, assessment.force),
        "because": _question_because(result, found, assessment.book.framework),
        "evidence": {"known": result.evidence.known, "of": result.evidence.of},
        "themes": {theme: _theme(theme, each, assessment) for theme, each in result.themes.items()},
        "findings": [finding_told(each, assessment.book) for each in found],
        "ask_for": [asked_told(entry, assessment.book) for entry in asked_for(assessment, name)],
        "next_grade": [_step(step, assessment.book) for step in assessment.steps.get(name, ())],
        "firmness": firmness_told(assessment.firm and assessment.firm.questions.get(name), assessment.book),
    }


def _step(step: Step, book: Rulebook) -> "form.Step":
    changes: list[form.Change] = [
        {
            "theme": each.theme,
            "theme_title": None if each.theme is None else book.themes[each.theme].title,
            "kind": each.kind,
            "weight": each.weight,
            "repeat": each.repeat,
            "number": each.number,
            "rules": list(each.rules),
        }
        for each in step.changes
    ]
    return {"grade": step.grade, "changes": changes}


def _warned(warned: Warned) -> "form.Warned":
    code, message, help, line, column, path, allowed = warned
    return {
        "code": code, "message": message, "help": help,
        "line": line, "column": column, "path": path, "allowed": allowed,
    }  # fmt: skip


def _theme(name: str, result: ThemeResult, assessment: Assessment) -> "form.Theme":
    return {
        "title": assessment.book.themes[name].title,
        "draft_grade": result.grade.draft,
        "range": _range(result.grade),
        "exact": result.grade.exact,
        "because": [*_deciding(result.grade), *_repeated(result, assessment)],
        "evidence": {"known": result.evidence.known, "of": result.evidence.of},
    }


def _repeated(result: ThemeResult, assessment: Assessment) -> Iterator["form.Because"]:
    """Where a grade rule decided that counts repeats, the findings that it counted."""
    decided = () if result.grade.rule is None else leaves(result.grade.rule.when)
    asked = [count for count in (subjects.count_of(leaf.subject) for leaf in decided) if count.repeat]
    for each in result.rules if asked else ():
        rule = each.rule
        counted = any(count.kind in (None, rule.kind) and count.weight in (None, rule.weight) for count in asked)
        if each.verdict and each.repeat and rule.area is not None and counted:
            earlier = finding(assessment, each).earlier
            years = f" ({', '.join(map(str, earlier.years))})" if earlier is not None and earlier.years else ""
            yield {"rule": rule.id, "says": f"“{assessment.book.areas[rule.area].text.rstrip('.')}”{years}"}


def _range(grade: Graded) -> list[str] | None:
    return list(grade.range) if grade.range else None


def _deciding(grade: Graded) -> list["form.Because"]:
    return [{"rule": grade.rule.id, "says": grade.rule.because}] if grade.rule else []


def _question_because(result: QuestionResult, found: Iterable[Finding], framework: Framework) -> list["form.Because"]:
    """The grade rule, and for themes below the standard the rules that brought them there."""
    rows, lightest = _deciding(result.grade), framework.weights[0]
    for name, theme in result.themes.items() if rows else ():
        if theme.grade.rule is not None and theme.grade.draft in framework.below:
            rows += _deciding(theme.grade)
            rows += [
                {"rule": each.rule.id, "says": each.because}
                for each in found
                if each.rule.theme == name and each.rule.weight != lightest and each.rule.kind != "strength"
            ]
    once: dict[str, form.Because] = {}
    for row in rows:
        once.setdefault(row["rule"], row)
    return list(once.values())


def _carried(name: str, result: QuestionResult, force: Force) -> list[str]:
    """Where a grade that is carried forward comes from."""
    return list(force.previous_grades[name].source) if result.status == "carried_forward" else []
