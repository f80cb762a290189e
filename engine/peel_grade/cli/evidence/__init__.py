"""The command `evidence`, and those below it."""

__all__ = ["command"]
