"""An assessment as the JSON document `assessment/2`; `peel_grade.report.form` has its form."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from peel_grade.force.figures import Range
from peel_grade.force.file import Force, PreviousArea, Warned
from peel_grade.force.moderation import AreaDecision, GradeDecision
from peel_grade.grades.areas import AreaResult
from peel_grade.grades.asked import asked_for
from peel_grade.grades.assessment import on_panel_alone, suggested
from peel_grade.grades.reasons import Finding, finding, findings
from peel_grade.grades.results import Assessment, Firmness, Gap, Graded, QuestionResult, Resilience, Step, ThemeResult
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Number, leaves
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.model import Flag, Indicator, Rulebook
from peel_grade.rulebook.subjects import Aspect
from peel_grade.wording.evidence import LeafResult

if TYPE_CHECKING:
    from peel_grade.report import form

_ASPECTS: Mapping[Aspect, str] = {
    Aspect.VALUE: "value",
    Aspect.AGAINST_PREVIOUS: "previous",
    Aspect.RANK: "rank",
    Aspect.SUPPLIED: "supplied",
}


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
            _area(each, place, found[each.area.question], assessment)
            for place, each in enumerate(suggested(assessment), 1)
        ],
        "panel_areas": [_panel_area(name, assessment) for name in on_panel_alone(assessment)],
        "open_areas": [_open_area(name, assessment) for name in assessment.open_areas],
        "documents": {
            name: {"title": each.title, "isbn": each.isbn, "published": each.published, "url": each.url}
            for name, each in {**book.documents, **assessment.force.documents}.items()
        },
        "warnings": [_warned(each) for each in assessment.force.warnings],
        "doubtful": _doubtful(assessment),
        "evidence_gaps": [_gap(gap, book) for gap in assessment.gaps],
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
        "moderated": decision_on_grade(result.moderated),
        "moderations": _moderations("overall", assessment.force),
        "if_moderated": result.if_moderated,
        "because": _deciding(result.grade),
        "borderline": {
            name: {"title": framework.alternative(name), "draft_grade": other}
            for name, other in result.borderline.items()
        },
        "no_precedent": list(result.no_precedent),
        "next_grade": [{"grade": step.grade, "questions": dict(step.questions)} for step in assessment.overall_steps],
        "firmness": _firmness(assessment.firm and assessment.firm.overall, assessment.book),
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
        "moderated": decision_on_grade(result.moderated),
        "moderations": _moderations(name, assessment.force),
        "because": _question_because(result, found, assessment.book.framework),
        "evidence": {"known": result.evidence.known, "of": result.evidence.of},
        "themes": {theme: _theme(theme, each, assessment) for theme, each in result.themes.items()},
        "findings": [_finding(each, assessment.book) for each in found],
        "ask_for": [_asked(entry, assessment.book) for entry in asked_for(assessment, name)],
        "next_grade": [_step(step, assessment.book) for step in assessment.steps.get(name, ())],
        "firmness": _firmness(assessment.firm and assessment.firm.questions.get(name), assessment.book),
    }


def _firmness(firmness: Firmness | None, book: Rulebook) -> "form.Firmness | None":
    if firmness is None:
        return None
    falls_by_missing, falls_by_recorded, rises_by_missing, rises_by_recorded = (
        _resilience(each, book) for each in firmness
    )
    return {
        "falls": {"missing": falls_by_missing, "recorded": falls_by_recorded},
        "rises": {"missing": rises_by_missing, "recorded": rises_by_recorded},
    }


def _resilience(resilience: Resilience, book: Rulebook) -> "form.Resilience":
    return {
        "number": resilience.number,
        "looked": resilience.looked,
        "grades": list(resilience.grades),
        "sets": [
            {"grade": each.grade, "evidence": [_otherwise(*change, book) for change in each.changes]}
            for each in resilience.sets
        ],
    }


def _otherwise(piece: str, value: str, book: Rulebook) -> "form.Otherwise":
    match subjects.subject(piece):
        case subjects.Indicator(name, aspect, benchmark):
            part = None if aspect is Aspect.VALUE else benchmark or _ASPECTS[aspect]
            label = book.indicators[name].label
            return {"kind": "indicator", "name": name, "label": label, "part": part, "value": value}
        case subjects.Flag(name):
            return {"kind": "flag", "name": name, "label": book.flags[name].label, "part": None, "value": value}
    raise ValueError(f"no piece of evidence: {piece}")


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


def _asked(entry: Indicator | Flag, book: Rulebook) -> "form.Asked":
    theme = None if entry.theme is None else book.themes[entry.theme].title
    return {"name": entry.id, "label": entry.label, "theme": entry.theme, "theme_title": theme}


def _theme(name: str, result: ThemeResult, assessment: Assessment) -> "form.Theme":
    return {
        "title": assessment.book.themes[name].title,
        "draft_grade": result.grade.draft,
        "range": _range(result.grade),
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


def _finding(finding: Finding, book: Rulebook) -> "form.Finding":
    rule = finding.rule
    return {
        "rule": rule.id,
        "theme": rule.theme,
        "theme_title": None if rule.theme is None else book.themes[rule.theme].title,
        "kind": rule.kind,
        "weight": rule.weight,
        "area": rule.area,
        "suggested": finding.suggested,
        "repeat": finding.repeat,
        "because": finding.because,
        "evidence": [_evidence(row, book) for row in finding.evidence],
        "sources": [str(source) for source in rule.sources],
        "earlier": _earlier(finding.earlier),
    }


def _evidence(row: LeafResult, book: Rulebook) -> "form.Evidence":
    kind, name, label, aspect = _named(row, book)
    return {
        "kind": kind,
        "name": name,
        "label": label,
        "value": _value(row),
        "test": {
            "aspect": aspect,
            "operator": row.leaf.operator,
            "low": row.leaf.low,
            "high": row.leaf.high if row.leaf.operator == "between" else None,
            "parameters": list(row.leaf.parameters),
            "negated": row.negated,
            "text": row.test,
        },
        "says": row.says,
        "sources": list(row.source),
        "note": row.note,
        "computed_from": list(row.computed_from),
    }


def _value(row: LeafResult) -> "Number | bool | str | form.Span | None":
    if isinstance(row.value, Range):
        return {"at_least": row.value.low, "at_most": row.value.high}
    return row.value


def _named(row: LeafResult, book: Rulebook) -> tuple["form.EvidenceKind", str, str, str | None]:
    """The kind of evidence that was compared, its id, its label, and which aspect of an indicator it is."""
    match subjects.subject(row.leaf.subject):
        case subjects.Indicator(name, aspect, benchmark):
            return "indicator", name, book.indicators[name].label, benchmark or _ASPECTS[aspect]
        case subjects.Flag(name, aspect):
            return "flag", name, book.flags[name].label, None if aspect is Aspect.VALUE else _ASPECTS[aspect]
        case subjects.Finding(rule):
            from peel_grade.wording.sentences import reason  # rarely needed

            return "finding", rule, reason(book.rules[rule]), None
        case subjects.Repeated(area):
            return "repeated", area, book.areas[area].text, None
        case subjects.PreviousGrade(question):
            return "previous_grade", question, book.questions[question].title, None
    raise ValueError(f"no piece of evidence: {row.leaf.subject}")


def _area(result: AreaResult, place: int, found: Iterable[Finding], assessment: Assessment) -> "form.Area":
    area, book = result.area, assessment.book
    names = [each.rule.id for each in result.reasons]
    gravest = ["", *book.framework.gravest]  # what has no weight is a cause of concern
    reasons = sorted(
        (each for each in found if each.rule.id in names), key=lambda each: gravest.index(each.rule.weight or "")
    )
    earlier = next((each.earlier for each in reasons if each.earlier is not None), None)
    return {
        "id": area.id,
        "question": area.question,
        "question_title": book.questions[area.question].title,
        "text": area.text,
        "concern": result.concern,
        "priority": place,
        "repeat": result.repeat,
        "years": [] if earlier is None else list(earlier.years),
        "reasons": [_finding(each, book) for each in reasons],
        "moderated": decision_on_area(assessment.force.moderation.area(area.id)),
        "moderations": _decisions(area.id, assessment.force),
    }


def _panel_area(name: str, assessment: Assessment) -> "form.PanelArea":
    area = assessment.book.areas[name]
    return {
        "id": area.id,
        "question": area.question,
        "question_title": assessment.book.questions[area.question].title,
        "text": area.text,
        "moderated": decision_on_area(assessment.force.moderation.area(name)),
        "moderations": _decisions(name, assessment.force),
    }


def _open_area(name: str, assessment: Assessment) -> "form.OpenArea":
    area, results = assessment.book.areas[name], assessment.questions[assessment.book.areas[name].question].rules
    return {
        "id": area.id,
        "question": area.question,
        "question_title": assessment.book.questions[area.question].title,
        "text": area.text,
        "rules": [each.rule.id for each in results if each.rule.area == name and each.verdict is None],
    }


def _gap(gap: Gap, book: Rulebook) -> "form.Gap":
    kind: form.GapKind
    if gap.aspect == "repeated":
        kind, label = "previous", f"{book.framework.words.area.many} of earlier inspections"
    else:
        kind = "indicator" if gap.name in book.indicators else "flag"
        label = (book.indicators.get(gap.name) or book.flags[gap.name]).label
    return {
        "kind": kind,
        "name": gap.name,
        "label": label,
        "missing": gap.aspect or "evidence",
        "question": gap.question,
        "question_title": book.questions[gap.question].title,
        "draft_grade": gap.draft,
        "could_become": list(gap.could_become),
    }


def _range(grade: Graded) -> list[str] | None:
    return list(grade.range) if grade.range else None


def _deciding(grade: Graded) -> list["form.Because"]:
    return [{"rule": grade.rule.id, "says": grade.rule.because}] if grade.rule else []


def decision_on_grade(decision: GradeDecision | None) -> "form.Moderation | None":
    """A panel's decision about a grade that holds, as JSON data; None without any."""
    if decision is None or decision.grade is None:
        return None
    return {"grade": decision.grade, "reason": decision.reason, "by": decision.by, "date": decision.date}


def _moderations(name: str, force: Force) -> list["form.GradeDecision"]:
    return [
        {"grade": each.grade, "reason": each.reason, "by": each.by, "date": each.date}
        for each in force.moderation.grades.get(name, ())
    ]


def decision_on_area(decision: AreaDecision | None) -> "form.AreaDecision | None":
    """A panel's decision about an area that holds, as JSON data; None without any."""
    return None if decision is None else _decision(decision)


def _decisions(name: str, force: Force) -> list["form.AreaDecision"]:
    return [_decision(each) for each in force.moderation.areas.get(name, ())]


def _decision(decision: AreaDecision) -> "form.AreaDecision":
    return {
        "decision": decision.decision,  # type: ignore[typeddict-item]  # one of those that a force file may have
        "text": decision.text or None,
        "reason": decision.reason,
        "by": decision.by,
        "date": decision.date,
    }


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


def _earlier(earlier: PreviousArea | None) -> "form.Earlier | None":
    """The area for improvement of earlier inspections that a finding repeats."""
    if earlier is None:
        return None
    return {"years": list(earlier.years), "sources": list(earlier.source), "note": earlier.note}
