"""The desk: force files on this machine reviewed, coded and moderated in a browser, and saved only when asked."""

__all__ = ["drafts", "forces", "serving"]
