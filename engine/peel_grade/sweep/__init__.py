"""How drafts hold where thresholds, weights and evidence are uncertain: many draws of them, and each change alone."""

__all__ = ["document", "page", "plan", "running", "state", "text"]
