"""What it comes to: counts, themes, questions, the overall grade, and what missing evidence could still change."""

__all__ = ["areas", "asked", "assessment", "counts", "doubtful", "fidelity", "gaps", "published", "reasons", "settled"]
