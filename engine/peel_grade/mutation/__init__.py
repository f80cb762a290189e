"""Small changes of a rulebook, and which of them its scenarios and boundaries notice."""

__all__ = ["mutating", "revision", "telling"]
