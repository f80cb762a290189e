"""What it comes to: counts, themes, questions, the overall grade, and what missing evidence could still change."""

from peel_grade.grades.assessment import (
    Assessment,
    Gap,
    Graded,
    OverallResult,
    QuestionResult,
    ThemeResult,
    assess,
    conclude,
    suggested,
    suggests,
)
from peel_grade.grades.counts import RuleResult
from peel_grade.grades.gaps import with_gaps
from peel_grade.grades.reasons import Finding, Why, findings, why

__all__ = [
    "Assessment",
    "Finding",
    "Gap",
    "Graded",
    "OverallResult",
    "QuestionResult",
    "RuleResult",
    "ThemeResult",
    "Why",
    "assess",
    "conclude",
    "findings",
    "suggested",
    "suggests",
    "why",
    "with_gaps",
]
