"""How a run of scenarios is told: as data, as text, and in the forms that other tools read."""

__all__ = ["boundaries", "changes", "cucumber", "document", "junit", "measures", "messages", "text", "verdict"]
