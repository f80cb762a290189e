"""What is asked: conditions, catalogue, rules and grade rules, as data that knows no file and no engine."""

__all__ = [
    "conditions",
    "data",
    "framework",
    "frozen",
    "locate",
    "migration",
    "model",
    "reading",
    "rewriting",
    "shipped",
    "subjects",
    "units",
]
