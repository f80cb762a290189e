"""What is told of an assessment: as a document of data, as text, as a tree."""

__all__ = ["document", "form", "html", "text", "tree"]
