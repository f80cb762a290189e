"""What the JSON document `assessment/2` is put together from, part by part."""

__all__ = ["areas", "decisions", "evidence", "firmness", "grades", "values"]
