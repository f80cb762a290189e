"""The fewest changes of evidence that bring a better grade, and how far figures may move before one changes."""

__all__ = ["asked", "document", "form", "reach", "search", "text", "told"]
