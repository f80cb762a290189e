"""Plain sentences about a force and what must follow from them, read from feature files and run against a rulebook."""

__all__ = [
    "coverage",
    "expectations",
    "features",
    "givens",
    "language",
    "locate",
    "measuring",
    "mutants",
    "running",
    "survivors",
    "writing",
]
