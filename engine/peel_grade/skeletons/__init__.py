"""Something to start from: a rule, a force file, a copy of a shipped rulebook, a framework of one's own."""

__all__ = ["answers", "copy", "force", "framework", "rule"]
