"""The commands: `grade` for analysts, `rulebook` for authors and reviewers."""

__all__ = ["entry"]
