"""The drafts of many, side by side, as pages for those who moderate them: they need no network and no server."""

__all__ = ["draft_page", "drafts", "pages"]
