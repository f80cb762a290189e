"""A draft with all that is told of it: what is doubtful and missing, the next grades, how firm it is."""

from peel_grade.findings.engines import Engines
from peel_grade.firmness.resilience import with_firmness
from peel_grade.grades.doubtful import with_doubt
from peel_grade.grades.gaps import with_gaps
from peel_grade.grades.results import Assessment
from peel_grade.grades.steps import with_steps


def whole(assessment: Assessment, engines: Engines, *, keep: bool = False) -> Assessment:
    """The assessment with all that a draft tells.

    With `keep` how firm it is is kept between runs, by the hash of the force file: only for what was read from one.
    """
    assessment = with_gaps(with_doubt(assessment, engines), engines)
    return with_firmness(with_steps(assessment, engines), engines, keep=keep)
