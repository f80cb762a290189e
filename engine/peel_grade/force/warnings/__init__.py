"""Warnings: what a force file says that is well formed, and yet hardly true."""

__all__ = ["allowing", "checking", "codes"]
