"""What holds for all evidence there can be: rulebooks as circuits, asked by a SAT solver."""

__all__ = [
    "certificates",
    "claims",
    "equivalence",
    "examples",
    "form",
    "outputs",
    "prover",
    "report",
    "solving",
    "told",
]
