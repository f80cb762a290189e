"""Changes of evidence made in a force: what they say, as rows of a force file."""

from collections.abc import Iterable, Mapping
from typing import Any

from peel_grade.files.yaml_tree import parse
from peel_grade.firmness.changes import Change
from peel_grade.firmness.kept import ANY_FIGURE
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence, PreviousArea, PreviousGrade
from peel_grade.rulebook import subjects
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook

_UNSAID = IndicatorEvidence()
_NOT_SUPPLIED = {"supplied": False}


def with_changes(force: Force, changes: Iterable[Change], book: Rulebook) -> Force:
    """The force after changes of evidence: of whole pieces, of parts of recorded figures, or by areas for improvement
    that earlier inspections turn out to have made.
    """
    flags, figures, grades = dict(force.flags), dict(force.indicators), dict(force.previous_grades)
    areas = dict[str, PreviousArea]()
    for about, says in changes:
        match subjects.subject(about):
            case subjects.Flag(name):
                flags[name] = _flag(says)
            case subjects.Indicator(name):
                figures[name] = _figure(name, says, figures.get(name), book)
            case subjects.PreviousGrade(name):
                grades[name] = PreviousGrade(says, book.framework.year - 1)
            case subjects.Repeated(area):
                areas[area] = PreviousArea(area)
    return force._replace(
        flags=FrozenDict(flags),
        indicators=FrozenDict(figures),
        previous_grades=FrozenDict(grades),
        previous_areas=(*force.previous_areas, *areas.values()),
    )


def _figure(name: str, says: str, row: IndicatorEvidence | None, book: Rulebook) -> IndicatorEvidence:
    """A figure after a change; of one that is known already, with more of it."""
    if says == ANY_FIGURE:
        return IndicatorEvidence(book.framework.units[book.indicators[name].unit].example)
    known = _UNSAID if row is None or row.status != "known" else row
    return figure_said(says, book, known)


def figure_said(says: str, book: Rulebook, known: IndicatorEvidence = _UNSAID) -> IndicatorEvidence:
    """The figure that a state says, written as force files write it, beside what is `known` of it."""
    data: Any = parse(says.encode(), "").data
    if not isinstance(data, Mapping):
        return IndicatorEvidence(status=data) if isinstance(data, str) else known._replace(value=data)
    if data == _NOT_SUPPLIED:
        return IndicatorEvidence(status="not_supplied")
    benchmarks = {key: value for key, value in data.items() if key in book.framework.benchmarks}
    others = {key: value for key, value in data.items() if key not in benchmarks}
    return known._replace(benchmarks=FrozenDict({**known.benchmarks, **benchmarks}), **others)


def _flag(says: str) -> FlagEvidence:
    data: Any = parse(says.encode(), "").data
    if data == _NOT_SUPPLIED:
        return FlagEvidence(status="not_supplied")
    return FlagEvidence(status=data) if data == "not_comparable" else FlagEvidence(is_=data)
