"""A draft with how firm it is: kept between runs, so that it is looked for once."""

from collections.abc import Mapping

from peel_grade.findings.engines import Engines
from peel_grade.firmness.changes import in_numbers
from peel_grade.firmness.kept import keep_firm, load_diagrams, recall_firm
from peel_grade.grades.results import Assessment, Firm, Gap
from peel_grade.rulebook.subjects import Aspect, Flag, Indicator


def with_firmness(assessment: Assessment, engines: Engines, *, keep: bool = False) -> Assessment:
    """The assessment with how firm its draft grades are, and only the gaps that change a grade by themselves.

    With `keep` that is kept between runs, by the hash of the force file: only for a force as one states it.
    """
    made_from = assessment.book.sha256, assessment.force.sha256
    found = recall_firm(*made_from) if keep else None
    if found is None:
        from peel_grade.firmness.resilience import firmness  # what is kept costs no search

        found = firmness(assessment, load_diagrams(engines.compiled))
        if keep:
            keep_firm(*made_from, found)
    return with_firm(assessment, found)


def with_firm(assessment: Assessment, firm: Firm) -> Assessment:
    """The assessment with how firm its draft grades are found to be."""
    return _changing_alone(assessment, firm.alone)._replace(firm=firm)


def with_gaps_alone(assessment: Assessment, engines: Engines) -> Assessment:
    """The assessment with only those of its gaps that could change a grade by themselves."""
    from peel_grade.firmness.resilience import alone

    return _changing_alone(assessment, alone(assessment, load_diagrams(engines.compiled)))


def _changing_alone(assessment: Assessment, alone: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Assessment:
    """Of the gaps those that change a grade alone, with the grades that they bring, as far as that was looked at.

    All others stay as the rules that rest on them tell.
    """
    book, gaps = assessment.book, []
    for gap in assessment.gaps:
        piece = _looked_at(gap, assessment)
        if piece is None or gap.question not in alone:
            gaps.append(gap)
            continue
        brought = tuple(each for each in alone[gap.question].get(piece, ()) if each in book.framework.scale)
        if brought:
            gaps.append(gap._replace(could_become=brought))
    return assessment._replace(gaps=tuple(gaps))


def _looked_at(gap: Gap, assessment: Assessment) -> str | None:
    """The subject of what is missing; None of what is not looked at by itself."""
    book = assessment.book
    if gap.name in book.flags:
        return None if gap.aspect else str(Flag(gap.name))
    if any(gap.name in entry.derived for entry in book.indicators.values() if entry.derived is not None):
        return None
    if not gap.aspect:
        return str(Indicator(gap.name))
    row = assessment.force.indicators.get(gap.name)
    if row is None or not in_numbers(row):
        return None
    if gap.aspect in book.framework.benchmarks:
        return str(Indicator(gap.name, Aspect.AGAINST_BENCHMARK, gap.aspect))
    aspects = {"previous": Aspect.AGAINST_PREVIOUS, "rank": Aspect.RANK}
    return str(Indicator(gap.name, aspects[gap.aspect])) if gap.aspect in aspects else None
