"""What a rulebook holds under a name, told to its authors: meaning, relations, scenarios, and the known forces."""

__all__ = ["drafted", "explain", "forces", "kinds", "render"]
