"""What programs use: rulebooks, forces, drafts and all that is told of them, as `import peel_grade` offers it."""

__all__ = [
    "checks",
    "comparisons",
    "drafts",
    "explanations",
    "forces",
    "overviews",
    "routes",
    "rulebooks",
    "spark",
    "tables",
]
