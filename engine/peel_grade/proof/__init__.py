"""What holds for all evidence there can be: rulebooks as circuits, asked by a SAT solver."""

__all__ = [
    "always",
    "certificates",
    "claims",
    "concerns",
    "equivalence",
    "examples",
    "form",
    "outputs",
    "prover",
    "reading",
    "report",
    "solving",
    "told",
]
