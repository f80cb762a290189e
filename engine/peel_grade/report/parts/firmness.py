"""How firm a grade is, as data."""

from typing import TYPE_CHECKING

from peel_grade.grades.results import Firmness, Resilience
from peel_grade.report.parts.evidence import ASPECTS
from peel_grade.rulebook import subjects
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect

if TYPE_CHECKING:
    from peel_grade.report import form


def firmness_told(firmness: Firmness | None, book: Rulebook) -> "form.Firmness | None":
    """How firm a grade is; None where that is not worked out."""
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
        "taking": [_piece(each, book) for each in resilience.taking],
    }


def _otherwise(piece: str, value: str, book: Rulebook) -> "form.Otherwise":
    return {**_piece(piece, book), "value": value}


def _piece(piece: str, book: Rulebook) -> "form.Piece":
    match subjects.subject(piece):
        case subjects.Indicator(name, aspect, benchmark):
            part = None if aspect is Aspect.VALUE else benchmark or ASPECTS[aspect]
            return {"kind": "indicator", "name": name, "label": book.indicators[name].label, "part": part}
        case subjects.Flag(name):
            return {"kind": "flag", "name": name, "label": book.flags[name].label, "part": None}
        case subjects.PreviousGrade(name):
            label = f"the earlier grade of “{book.questions[name].title}”"
            return {"kind": "previous_grade", "name": name, "label": label, "part": None}
        case subjects.Repeated(name):
            label = f"the earlier {book.framework.words.area.one} “{book.areas[name].text.rstrip('.')}”"
            return {"kind": "repeated", "name": name, "label": label, "part": None}
    raise ValueError(f"no piece of evidence: {piece}")
