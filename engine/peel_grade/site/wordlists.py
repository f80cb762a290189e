"""Small words for the pages."""


def tidy(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 rule`, `1,200 rules`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
