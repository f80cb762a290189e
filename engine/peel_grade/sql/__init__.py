"""SQL: a rulebook as a query that drafts every force of a table where it lies."""

__all__ = ["writing"]
