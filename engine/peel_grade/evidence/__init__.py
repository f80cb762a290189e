"""For coders: what to record, where it belongs, and how far what is recorded can be relied on."""

__all__ = [
    "agreement",
    "drafts",
    "filled",
    "marks",
    "page",
    "proof",
    "search",
    "sheet",
    "suggestions",
    "workbook",
    "writing",
]
