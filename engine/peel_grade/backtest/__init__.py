"""How near drafts come to what inspectors published: grades, areas for improvement, and why they differ."""

__all__ = ["document", "form", "matching", "page", "published_csv", "text"]
