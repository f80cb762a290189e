"""A draft with all that is told of it: what is doubtful and missing, the next grades, how firm it is."""

from peel_grade.findings.engines import Engines
from peel_grade.firmness.kept_drafts import keep_draft, recall_draft
from peel_grade.grades.results import Assessment


def whole(
    assessment: Assessment, engines: Engines, *, keep: bool = False, any_number: bool = False, themes: bool = True
) -> Assessment:
    """The assessment with all that a draft tells; with `themes` also which grades of themes are possible exactly.

    With `keep` that is kept between runs, by the hash of the force file: only for a force as one states it.
    With `any_number` of changes in evidence, not few together: how firm it is takes a second or two then.
    """
    keep = keep and not any_number
    kept = recall_draft(assessment) if keep else None
    if kept is not None and kept.firm is not None and (kept.firm.possible.themes is not None or not themes):
        return kept
    from peel_grade.firmness.drafted import with_firmness  # what is kept costs no search
    from peel_grade.grades.doubtful import with_doubt
    from peel_grade.grades.steps import with_steps

    assessment = with_steps(with_doubt(assessment, engines), engines)
    if any_number:
        from peel_grade.firmness.any_number import with_firmness_at_any_number  # only where it is asked for

        return with_firmness_at_any_number(assessment, engines)
    assessment = with_firmness(assessment, engines, themes=themes)
    if keep:
        keep_draft(assessment)
    return assessment
