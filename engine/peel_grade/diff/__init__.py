"""What an edit of a rulebook changes: in the rules, and in the drafts of forces."""

from peel_grade.diff.edits import Edit, Edits
from peel_grade.diff.impact import Comparison, Impact
from peel_grade.diff.population import population, survey

__all__ = ["Comparison", "Edit", "Edits", "Impact", "population", "survey"]
