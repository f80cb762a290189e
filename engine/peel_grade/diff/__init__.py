"""What an edit of a rulebook changes: in the rules, and in the drafts of forces."""

from peel_grade.diff.edits import Edit, find_edits
from peel_grade.diff.impact import Comparison, Impact
from peel_grade.diff.population import population, survey

__all__ = ["Comparison", "Edit", "Impact", "find_edits", "population", "survey"]
