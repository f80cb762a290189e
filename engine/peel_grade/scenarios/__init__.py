"""Plain sentences about a force and what must follow from them, read from feature files and run against a rulebook."""

__all__ = [
    "conclusions",
    "definitions",
    "expectation",
    "features",
    "language",
    "listing",
    "locate",
    "reports",
    "running",
    "selection",
    "standing",
    "statement",
    "suite",
    "tags",
    "verdicts",
    "witness",
]
