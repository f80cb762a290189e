"""What rules conclude from which evidence, and what is missing, as data."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from peel_grade.force.figures import Range
from peel_grade.force.file import PreviousArea
from peel_grade.grades.reasons import Finding
from peel_grade.grades.results import Gap
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Number
from peel_grade.rulebook.model import Flag, Indicator, Rulebook
from peel_grade.rulebook.subjects import Aspect
from peel_grade.wording.evidence import LeafResult

if TYPE_CHECKING:
    from peel_grade.report import form

ASPECTS: Mapping[Aspect, str] = {
    Aspect.VALUE: "value",
    Aspect.AGAINST_PREVIOUS: "previous",
    Aspect.RANK: "rank",
    Aspect.SUPPLIED: "supplied",
}
"""What of a figure is compared, beside the benchmarks, which go by their ids."""


def finding_told(finding: Finding, book: Rulebook) -> "form.Finding":
    """What a rule concludes, with the evidence."""
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
        "sample": row.sample,
    }


def _value(row: LeafResult) -> "Number | bool | str | form.Span | None":
    if isinstance(row.value, Range):
        return {"at_least": row.value.low, "at_most": row.value.high}
    return row.value


def _named(row: LeafResult, book: Rulebook) -> tuple["form.EvidenceKind", str, str, str | None]:
    """The kind of evidence that was compared, its id, its label, and which aspect of an indicator it is."""
    match subjects.subject(row.leaf.subject):
        case subjects.Indicator(name, aspect, benchmark):
            return "indicator", name, book.indicators[name].label, benchmark or ASPECTS[aspect]
        case subjects.Flag(name, aspect):
            return "flag", name, book.flags[name].label, None if aspect is Aspect.VALUE else ASPECTS[aspect]
        case subjects.Finding(rule):
            from peel_grade.wording.sentences import reason  # rarely needed

            return "finding", rule, reason(book.rules[rule]), None
        case subjects.Repeated(area):
            return "repeated", area, book.areas[area].text, None
        case subjects.PreviousGrade(question):
            return "previous_grade", question, book.questions[question].title, None
    raise ValueError(f"no piece of evidence: {row.leaf.subject}")


def _earlier(earlier: PreviousArea | None) -> "form.Earlier | None":
    """The area for improvement of earlier inspections that a finding repeats."""
    if earlier is None:
        return None
    return {"years": list(earlier.years), "sources": list(earlier.source), "note": earlier.note}


def asked_told(entry: Indicator | Flag, book: Rulebook) -> "form.Asked":
    """Evidence that is asked for."""
    theme = None if entry.theme is None else book.themes[entry.theme].title
    return {"name": entry.id, "label": entry.label, "theme": entry.theme, "theme_title": theme}


def gap_told(gap: Gap, book: Rulebook) -> "form.Gap":
    """Evidence that is not recorded and could change a grade."""
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
