"""An assessment as the JSON document `assessment/1` (see the README for its keys)."""

import json
from collections.abc import Iterable
from typing import Any

from peel_grade.force.file import Force, Moderation
from peel_grade.grades.assessment import Assessment, Graded, OverallResult, QuestionResult, ThemeResult
from peel_grade.grades.counts import RuleResult
from peel_grade.grades.gaps import Gap
from peel_grade.grades.why import why
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.evidence import LeafResult

SCHEMA = "assessment/1"


def document(assessment: Assessment, gaps: Iterable[Gap]) -> dict[str, Any]:
    """The assessment as JSON data: the same input and rulebook give the same bytes."""
    book = assessment.book
    questions = {name: _question(name, assessment) for name in assessment.questions}
    suggestions = [row for name in questions for row in _suggestions(name, assessment, questions[name]["findings"])]
    return {
        "schema": SCHEMA,
        "force": assessment.force.name,
        "framework": {"id": book.framework.id, "version": book.framework.version, "sha256": book.sha256},
        "input": {"sha256": assessment.force.sha256},
        "overall": _overall(assessment.overall),
        "questions": questions,
        "areas_for_improvement": [row for kind, row in suggestions if kind != "cause_of_concern"],
        "causes_of_concern": [row for kind, row in suggestions if kind == "cause_of_concern"],
        "evidence_gaps": [_gap(gap) for gap in gaps],
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
        "borderline": result.borderline,
        "no_precedent": result.no_precedent,
    }


def _question(name: str, assessment: Assessment) -> dict[str, Any]:
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
        "findings": [_finding(each, assessment) for each in _concluding(result)],
    }


def _theme(name: str, result: ThemeResult, book: Rulebook) -> dict[str, Any]:
    return {
        "title": book.themes[name].title,
        "draft_grade": result.grade.draft,
        "range": _range(result.grade),
        "because": _deciding(result.grade),
        "evidence": {"known": result.evidence.low, "of": result.evidence.high},
    }


def _concluding(result: QuestionResult) -> list[RuleResult]:
    return [each for theme in result.themes.values() for each in theme.rules if each.verdict]


def _finding(result: RuleResult, assessment: Assessment) -> dict[str, Any]:
    rule, (because, evidence) = result.rule, why(assessment, result.rule.id)
    return {
        "rule": rule.id,
        "theme": rule.theme,
        "kind": rule.kind,
        "weight": rule.weight,
        "repeat": result.repeat is True,
        "because": because,
        "evidence": [_evidence(row) for row in evidence],
        "sources": [str(source) for source in rule.sources],
        **_earlier(rule.id, assessment.force),
    }


def _suggestions(name: str, assessment: Assessment, findings: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    """What a question's findings suggest, with the kind of each finding; nothing where it was not inspected."""
    if assessment.questions[name].status != "inspected":
        return []
    rules = assessment.book.rules
    return [
        (
            finding["kind"],
            {
                "question": name,
                "rule": finding["rule"],
                "text": rules[finding["rule"]].area_for_improvement,
                "repeat": finding["repeat"],
                "because": finding["because"],
            },
        )
        for finding in findings
        if rules[finding["rule"]].area_for_improvement is not None
    ]


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


def _earlier(rule: str, force: Force) -> dict[str, Any]:
    """The earlier inspection's area for improvement that a finding repeats."""
    earlier = next((row for row in force.previous_improvements if row.rule == rule), None)
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
