"""What an edit of a rulebook changes: in the rules, and in the drafts of forces."""

__all__ = ["describe", "document", "draft", "edits", "impact", "population", "proving", "render", "survey"]
