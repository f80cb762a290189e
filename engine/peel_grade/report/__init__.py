"""What is told of an assessment: as a document of data; as text on a page, in full, in a line; as a tree of why."""

__all__ = [
    "addresses",
    "citing",
    "decisions",
    "document",
    "firmness",
    "form",
    "full",
    "grade_tree",
    "html",
    "lines",
    "next_grade",
    "node",
    "page",
    "parts",
    "sections",
    "summary",
    "tree",
]
