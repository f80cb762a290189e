"""What it comes to: counts, themes, questions, the overall grade, and what missing evidence could still change."""

__all__ = ["asked", "assessment", "counts", "gaps", "published", "reasons"]
