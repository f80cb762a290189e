"""A rulebook, its sources and its scenarios as HTML pages that need nothing else."""

__all__ = ["gathering", "pages", "wordlists"]
