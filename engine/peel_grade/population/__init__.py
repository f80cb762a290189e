"""Many forces at once: their evidence in columns, the rulebook's circuit on bits, 64 forces to a word."""

__all__ = ["assessed", "choosing", "drafts", "engine", "evaluated", "inputs", "needed"]
