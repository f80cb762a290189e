"""What it comes to: counts, themes, questions, the overall grade, what missing evidence could still change, what would lift it."""

__all__ = ["areas", "asked", "assessment", "counts", "doubtful", "fidelity", "gaps", "published", "reasons", "settled", "steps"]
