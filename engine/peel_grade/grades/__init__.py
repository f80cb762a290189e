"""What it comes to: counts, themes, questions, the overall grade; what could still change it, and lift it."""

__all__ = [
    "areas",
    "asked",
    "assessment",
    "counts",
    "distance",
    "doubtful",
    "gaps",
    "missing",
    "possible",
    "published",
    "published_table",
    "reasons",
    "results",
    "settled",
    "steps",
]
