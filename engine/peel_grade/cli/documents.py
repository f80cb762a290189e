"""The JSON documents that commands print, each with its form."""

from importlib import import_module
from typing import Any

_HERE = "peel_grade.cli.printed"
FORMS = {
    "assessment": ("peel_grade.report.form", "AssessmentDocument"),
    "backtest": ("peel_grade.backtest.form", "BacktestDocument"),
    "check": (_HERE, "CheckDocument"),
    "check-codes": (_HERE, "CheckCodesDocument"),
    "comparison": ("peel_grade.comparison.form", "ComparisonDocument"),
    "explanation": ("peel_grade.explanation.form", "ExplanationDocument"),
    "evidence-check": (_HERE, "EvidenceCheckDocument"),
    "evidence-compare": (_HERE, "EvidenceCompareDocument"),
    "evidence-find": (_HERE, "EvidenceFindDocument"),
    "evidence-find-areas": (_HERE, "EvidenceFindAreasDocument"),
    "evidence-proof": (_HERE, "EvidenceProofDocument"),
    "force-explanation": (_HERE, "ForceExplanationDocument"),
    "overview": ("peel_grade.overview.form", "OverviewDocument"),
    "problems": (_HERE, "ProblemsDocument"),
    "proofs": ("peel_grade.proof.form", "ProofsDocument"),
    "route": ("peel_grade.routes.form", "RouteDocument"),
    "rulebook-diff": ("peel_grade.diff.form", "DiffDocument"),
    "rulebook-equivalent": ("peel_grade.proof.form", "EquivalentDocument"),
    "rulebook-test": ("peel_grade.cli.tested", "TestDocument"),
    "sentences": (_HERE, "SentencesDocument"),
    "sweep": ("peel_grade.sweep.form", "SweepDocument"),
    "warnings": (_HERE, "WarningsDocument"),
}
"""By the name of a document (without the version of its form) the module and the class of its form."""


def form_of(name: str) -> Any:
    """The form of a document, a typed dictionary."""
    module, form = FORMS[name]
    return getattr(import_module(module), form)
