"""Many forces at once: their evidence in columns, the rulebook's circuit on bits, 64 forces to a word."""

__all__ = ["drafts", "engine", "inputs", "needed"]
