"""JSON Schemas of the files that people write, for their editors: the form of each file, with a rulebook's names."""

from peel_grade.schema.build import as_text, schemas
from peel_grade.schema.modeline import Plan, add, plan

__all__ = ["Plan", "add", "as_text", "plan", "schemas"]
