"""What an inspectorate tells of all that it inspected: how many, and who, from drafts or from what was published."""

__all__ = ["document", "form", "gathered", "page", "text"]
