"""A draft with how firm it is, and with what is missing and could change a grade."""

from collections.abc import Mapping

from peel_grade.findings.engines import Engines
from peel_grade.firmness.kept import load_diagrams
from peel_grade.firmness.resilience import alone, firmness
from peel_grade.grades.gaps import with_gaps
from peel_grade.grades.missing import EXACT_FIGURE, Missing
from peel_grade.grades.possible import with_possible
from peel_grade.grades.results import Assessment, Firm
from peel_grade.rulebook.subjects import Aspect, Flag, Indicator


def with_firmness(assessment: Assessment, engines: Engines, *, themes: bool = True) -> Assessment:
    """The assessment with how firm its draft grades are, the grades that are possible (with `themes` also of these),
    and the gaps that change a grade by themselves.
    """
    return with_firm(assessment, firmness(assessment, load_diagrams(engines.compiled), themes=themes), engines)


def with_firm(assessment: Assessment, firm: Firm, engines: Engines) -> Assessment:
    """The assessment with how firm its draft grades are found to be, and with its gaps."""
    found = with_possible(_with_gaps(assessment, firm.alone, engines), firm.possible)
    return found._replace(firm=firm)


def with_gaps_alone(assessment: Assessment, engines: Engines) -> Assessment:
    """The assessment with only those of its gaps that could change a grade by themselves."""
    return _with_gaps(assessment, alone(assessment, load_diagrams(engines.compiled)), engines)


def _with_gaps(
    assessment: Assessment, alone: Mapping[str, Mapping[str, tuple[str, ...]]], engines: Engines
) -> Assessment:
    """The assessment with its gaps: what was looked at by itself with the grades that it brings, if it does any.

    All others are as the rules that rest on them tell.
    """
    book, scale = assessment.book, assessment.book.framework.scale
    parts = {part for entry in book.indicators.values() for part in entry.derived or ()}

    def brought(question: str, missing: Missing) -> tuple[str, ...] | None:
        if missing[0] in parts or question not in alone or (piece := _looked_at(missing, assessment)) is None:
            return None
        return tuple(grade for grade in alone[question].get(piece, ()) if grade in scale)

    return with_gaps(assessment, engines, brought)


def _looked_at(missing: Missing, assessment: Assessment) -> str | None:
    """The subject of what is missing; None of what is not looked at by itself."""
    book, (name, aspect) = assessment.book, missing
    if name in book.flags:
        return None if aspect else str(Flag(name))
    if aspect in ("", EXACT_FIGURE):
        return str(Indicator(name))
    if aspect in book.framework.benchmarks:
        return str(Indicator(name, Aspect.AGAINST_BENCHMARK, aspect))
    aspects = {"previous": Aspect.AGAINST_PREVIOUS, "rank": Aspect.RANK}
    return str(Indicator(name, aspects[aspect])) if aspect in aspects else None
