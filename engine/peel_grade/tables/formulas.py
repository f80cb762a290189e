"""Cells that a spreadsheet would take for formulas: in CSV an apostrophe before them keeps them text."""

import re

_FORMULA = re.compile(r"'*\s*[=+@-]")
_QUOTED = re.compile(r"'(?='*\s*[=+@-])")
_NUMBER = re.compile(r"\s*[+-]?[0-9.]+\Z")


def quoted(cell: str) -> str:
    """A cell as CSV has it: with an apostrophe before what looks like a formula and is no number."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.match(cell) else cell


def unquoted(cell: str) -> str:
    """The text that a cell of CSV stands for."""
    return cell[1:] if cell[:1] == "'" and _QUOTED.match(cell) else cell
