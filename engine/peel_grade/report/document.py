"""An assessment as the JSON document `assessment/1` (see the README for its keys)."""

import json
from collections.abc import Iterable
from typing import Any

from peel_grade.force.file import Force, Moderation, PreviousImprovement
from peel_grade.grades.assessment import Assessment, Gap, Graded, OverallResult, QuestionResult, ThemeResult, suggests
from peel_grade.grades.why import Finding, findings
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.evidence import LeafResult

SCHEMA = "assessment/1"


def document(assessment: Assessment) -> dict[str, Any]:
    """The assessment as JSON data: the same input and rulebook give the same bytes."""
    book = assessment.book
    found = {name: findings(assessment, name) for name in assessment.questions}
    suggesting = [each for rows in found.values() for each in rows if suggests(each.rule, assessment)]
    return {
        "schema": SCHEMA,
        "force": assessment.force.name,
        "framework": {"id": book.framework.id, "version": book.framework.version, "sha256": book.sha256},
        "input": {"sha256": assessment.force.sha256},
        "overall": _overall(assessment.overall),
        "questions": {name: _question(name, rows, assessment) for name, rows in found.items()},
        "areas_for_improvement": [_suggestion(each) for each in suggesting if each.rule.kind != "cause_of_concern"],
        "causes_of_concern": [_suggestion(each) for each in suggesting if each.rule.kind == "cause_of_concern"],
        "evidence_gaps": [_gap(gap) for gap in assessment.gaps],
    }


def to_json(documents: list[dict[str, Any]], single: bool) -> str:
    """One object for one force, an array for several; two spaces of indent, a final newline."""
    return json.dumps(documents[0] if single else documents, indent=2, ensure_ascii=False) + "\n"


def _overall(result: OverallResult) -> dict[str, Any]:
    return {
        "draft_grade": result.grade.draft,
        "range": _range(result.grade),
        "moderated": _moderation(result.moderated),
        "if_moderated": result.if_moderated,
        "because": _deciding(result.grade),
        "borderline": dict(result.borderline),
        "no_precedent": list(result.no_precedent),
    }


def _question(name: str, found: Iterable[Finding], assessment: Assessment) -> dict[str, Any]:
    result, question = assessment.questions[name], assessment.book.questions[name]
    return {
        "title": question.title,
        "draft_grade": result.grade.draft,
        "status": result.status,
        "year": result.year,
        **_carried(name, result, assessment.force),
        "range": _range(result.grade) if result.status == "inspected" else None,
        "moderated": _moderation(result.moderated),
        "because": _question_because(result, question.graded),
        "themes": {theme: _theme(theme, each, assessment.book) for theme, each in result.themes.items()},
        "findings": [_finding(each) for each in found],
    }


def _theme(name: str, result: ThemeResult, book: Rulebook) -> dict[str, Any]:
    return {
        "title": book.themes[name].title,
        "draft_grade": result.grade.draft,
        "range": _range(result.grade),
        "because": _deciding(result.grade),
        "evidence": {"known": result.evidence.low, "of": result.evidence.high},
    }


def _finding(finding: Finding) -> dict[str, Any]:
    rule = finding.rule
    return {
        "rule": rule.id,
        "theme": rule.theme,
        "kind": rule.kind,
        "weight": rule.weight,
        "repeat": finding.repeat,
        "because": finding.because,
        "evidence": [_evidence(row) for row in finding.evidence],
        "sources": [str(source) for source in rule.sources],
        **_earlier(finding.earlier),
    }


def _suggestion(finding: Finding) -> dict[str, Any]:
    return {
        "question": finding.rule.question,
        "rule": finding.rule.id,
        "text": finding.rule.area_for_improvement,
        "repeat": finding.repeat,
        "because": finding.because,
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "name": gap.name,
        "missing": gap.aspect or "evidence",
        "question": gap.question,
        "could_change": f"{gap.draft} -> {' or '.join(gap.could_become)}",
    }


def _range(grade: Graded) -> list[str] | None:
    return list(grade.range) if grade.range else None


def _deciding(grade: Graded) -> list[str]:
    return [grade.rule.id] if grade.rule else []


def _moderation(moderation: Moderation | None) -> dict[str, str] | None:
    return None if moderation is None else moderation._asdict()


def _question_because(result: QuestionResult, graded: bool) -> list[str]:
    """The grade rule, and for themes that are not good the rules that brought them there."""
    if result.grade.rule is None or not graded:
        return []
    rules = [result.grade.rule.id]
    for theme in result.themes.values():
        if theme.grade.rule is not None and theme.grade.draft in ("inadequate", "requires_improvement"):
            rules.append(theme.grade.rule.id)
            rules += [
                each.rule.id
                for each in theme.rules
                if each.verdict and each.rule.weight != "minor" and each.rule.kind != "strength"
            ]
    return list(dict.fromkeys(rules))


def _carried(name: str, result: QuestionResult, force: Force) -> dict[str, str]:
    """Where a grade that is carried forward comes from."""
    if result.status != "carried_forward":
        return {}
    return {"source": ", ".join(force.previous_grades[name].source)}


def _earlier(earlier: PreviousImprovement | None) -> dict[str, Any]:
    """The earlier inspection's area for improvement that a finding repeats."""
    if earlier is None:
        return {}
    return {"earlier": {"year": earlier.year, "source": ", ".join(earlier.source), "note": earlier.note}}


def _evidence(row: LeafResult) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": row.name,
        "value": row.value,
        "test": row.test,
        "source": ", ".join(row.source),
        "says": row.says,
    }
    return entry | ({"note": row.note} if row.note else {})
