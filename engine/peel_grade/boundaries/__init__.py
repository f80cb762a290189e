"""Boundaries: what follows at the edges of every rule, generated from the rulebook, stored, and reviewed as a diff."""

__all__ = [
    "checking",
    "comparing",
    "generating",
    "givens",
    "model",
    "outcomes",
    "reading",
    "rules",
    "tables",
    "writing",
]
