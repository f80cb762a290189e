"""Many forces as tables: read and checked in whole columns, one by one as force files, and written."""

__all__ = [
    "arrow_file",
    "drafting",
    "drafts",
    "formulas",
    "header",
    "long",
    "rows",
    "table",
    "vectors",
    "wide",
    "workbook",
    "writing",
]
