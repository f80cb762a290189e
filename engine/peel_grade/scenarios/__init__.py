"""Plain sentences about a force and what must follow from them, read from feature files and run against a rulebook."""

__all__ = [
    "coverage",
    "expectations",
    "features",
    "givens",
    "killing",
    "language",
    "locate",
    "mutants",
    "running",
    "survivors",
    "writing",
]
