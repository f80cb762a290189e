"""Two drafts side by side: what of the evidence, the findings, the areas and the grades is otherwise, and why."""

__all__ = ["changes", "comparing", "document", "form", "page", "text"]
