"""An assessment as the JSON document `assessment/1` (see the README for its keys)."""

import json
from typing import Any

from peel_grade.force.file import Force, Moderation
from peel_grade.grades.assessment import Assessment, Graded, QuestionResult
from peel_grade.grades.counts import Standing
from peel_grade.grades.gaps import Gap
from peel_grade.wording.evidence import Tested, because, evidence_of

SCHEMA = "assessment/1"


def document(assessment: Assessment, gaps: list[Gap]) -> dict[str, Any]:
    """The assessment as JSON data: the same input and rulebook give the same bytes."""
    book, force = assessment.book, assessment.file.force

    def finding(standing: Standing) -> dict[str, Any]:
        rule = standing.rule
        evidence = evidence_of(rule.id, force, book, assessment.verdicts)
        return {
            "rule": rule.id,
            "theme": rule.theme,
            "kind": rule.kind,
            "weight": rule.weight,
            "repeat": standing.repeat is True,
            "because": because(rule.id, evidence, force, book),
            "evidence": [_evidence(row) for row in evidence],
            "sources": [str(source) for source in rule.sources],
        } | _earlier(rule.id, force)

    questions: dict[str, Any] = {}
    improvements: list[dict[str, Any]] = []
    concerns: list[dict[str, Any]] = []
    for name, result in assessment.questions.items():
        held = [s for theme in result.themes.values() for s in theme.standings if s.verdict]
        findings = [finding(standing) for standing in held]
        questions[name] = {
            "title": book.questions[name].title,
            "draft_grade": result.grade.draft,
            "status": result.status,
            "year": result.year,
            **_carried(name, result, force),
            "range": _range(result.grade) if result.status == "inspected" else None,
            "moderated": _moderation(result.moderated),
            "because": _question_because(result, book.questions[name].graded),
            "themes": {
                theme: {
                    "title": book.themes[theme].title,
                    "draft_grade": found.grade.draft,
                    "range": _range(found.grade),
                    "because": [found.grade.rule.id] if found.grade.rule else [],
                    "evidence": {"known": found.evidence.low, "of": found.evidence.high},
                }
                for theme, found in result.themes.items()
            },
            "findings": findings,
        }
        if result.status != "inspected":
            continue  # nothing is suggested for a question that was not inspected
        for standing, row in zip(held, findings, strict=True):
            text = standing.rule.area_for_improvement
            if text is None:
                continue
            entry = {
                "question": name,
                "rule": standing.rule.id,
                "text": text,
                "repeat": row["repeat"],
                "because": row["because"],
            }
            (concerns if standing.rule.kind == "cause_of_concern" else improvements).append(entry)

    overall = assessment.overall
    return {
        "schema": SCHEMA,
        "force": force.name,
        "framework": {"id": book.framework.id, "version": book.framework.version, "sha256": book.sha256},
        "input": {"sha256": assessment.file.sha256},
        "overall": {
            "draft_grade": overall.grade.draft,
            "range": _range(overall.grade),
            "moderated": _moderation(overall.moderated),
            "if_moderated": overall.if_moderated,
            "because": [overall.grade.rule.id] if overall.grade.rule else [],
            "borderline": overall.borderline,
            "no_precedent": overall.no_precedent,
        },
        "questions": questions,
        "areas_for_improvement": improvements,
        "causes_of_concern": concerns,
        "evidence_gaps": [
            {
                "name": gap.name,
                "missing": gap.aspect or "evidence",
                "question": gap.question,
                "could_change": f"{gap.draft} -> {' or '.join(gap.could_become)}",
            }
            for gap in gaps
        ],
    }


def to_json(documents: list[dict[str, Any]], single: bool) -> str:
    """One object for one force, an array for several; two spaces of indent, a final newline."""
    return json.dumps(documents[0] if single else documents, indent=2, ensure_ascii=False) + "\n"


def _range(grade: Graded) -> list[str] | None:
    return list(grade.range) if grade.range else None


def _moderation(moderation: Moderation | None) -> dict[str, str] | None:
    return None if moderation is None else moderation._asdict()


def _question_because(result: QuestionResult, graded: bool) -> list[str]:
    """The grade rule, and for themes that are not good the rules that brought them there."""
    if result.grade.rule is None or not graded:
        return []
    found = [result.grade.rule.id]
    for theme in result.themes.values():
        if theme.grade.rule is not None and theme.grade.draft in ("inadequate", "requires_improvement"):
            found.append(theme.grade.rule.id)
            found += [
                s.rule.id
                for s in theme.standings
                if s.verdict and s.rule.weight != "minor" and s.rule.kind != "strength"
            ]
    return list(dict.fromkeys(found))


def _carried(name: str, result: QuestionResult, force: Force) -> dict[str, str]:
    """Where a grade that is carried forward comes from."""
    if result.status != "carried_forward":
        return {}
    return {"source": ", ".join(force.previous_grades[name].source)}


def _earlier(rule: str, force: Force) -> dict[str, Any]:
    """The earlier inspection's area for improvement that a finding repeats."""
    found = next((row for row in force.previous_improvements if row.rule == rule), None)
    if found is None:
        return {}
    return {"earlier": {"year": found.year, "source": ", ".join(found.source), "note": found.note}}


def _evidence(row: Tested) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "name": row.name,
        "value": row.value,
        "test": row.test,
        "source": ", ".join(row.source),
        "says": row.says,
    }
    return entry | ({"note": row.note} if row.note else {})
