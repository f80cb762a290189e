"""Many forces as tables: read and checked in whole columns, one by one as force files, and written."""

__all__ = ["arrow_file", "drafting", "drafts", "header", "rows", "table", "vectors", "writing"]
