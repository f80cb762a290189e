"""JSON Schemas of the files that people write, for their editors: the form of each file, with a rulebook's names."""

__all__ = ["build", "documents", "forms", "kinds", "modeline"]
