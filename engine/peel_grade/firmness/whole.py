"""A draft with all that is told of it: what is doubtful and missing, the next grades, how firm it is."""

from peel_grade.findings.engines import Engines
from peel_grade.firmness.drafted import with_firmness
from peel_grade.grades.doubtful import with_doubt
from peel_grade.grades.gaps import with_gaps
from peel_grade.grades.results import Assessment
from peel_grade.grades.steps import with_steps


def whole(assessment: Assessment, engines: Engines, *, keep: bool = False, any_number: bool = False) -> Assessment:
    """The assessment with all that a draft tells.

    With `keep` how firm it is is kept between runs, by the hash of the force file: only for what was read from one.
    With `any_number` of changes in evidence, not few together: how firm it is takes a second or two then.
    """
    assessment = with_steps(with_gaps(with_doubt(assessment, engines), engines), engines)
    if any_number:
        from peel_grade.firmness.any_number import with_firmness_at_any_number  # only where it is asked for

        return with_firmness_at_any_number(assessment, engines)
    return with_firmness(assessment, engines, keep=keep)
