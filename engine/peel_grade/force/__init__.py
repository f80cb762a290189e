"""What was found in one force: its file, its form, and the facts that follow from it."""

__all__ = [
    "arithmetic",
    "cache",
    "citations",
    "columns",
    "derived",
    "facts",
    "figures",
    "file",
    "form",
    "form_parts",
    "locate",
    "migration",
    "moderation",
    "names",
    "range_form",
    "row",
    "states",
    "subject",
    "texts",
    "warnings",
]
