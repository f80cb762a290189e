"""Numbers and identifiers as people write them."""

from peel_grade.rulebook.conditions import Number


def show_number(value: Number) -> str:
    """A number as people write it: thousands set off, no needless zeros."""
    if isinstance(value, int) or float(value).is_integer():
        return f"{int(value):,}"
    text = repr(float(value))
    if "e" in text:
        return text
    whole, _, part = text.partition(".")
    return f"{int(whole):,}.{part}" if not whole.startswith("-0") else text


def words(name: str) -> str:
    """An identifier as words."""
    return name.replace("_", " ")
