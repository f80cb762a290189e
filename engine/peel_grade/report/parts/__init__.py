"""Parts of the JSON document `assessment/2`, each filled in from a draft."""

__all__ = ["areas", "decisions", "evidence", "firmness"]
