"""Why two drafts differ: the smallest sets of edits that bring a change, found by trying, and how they are told."""

__all__ = ["form", "search", "told"]
