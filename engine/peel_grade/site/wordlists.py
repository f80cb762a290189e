"""Small words for the pages."""

_UNITS = {
    "count": "a number",
    "percent": "percent",
    "percent_change": "percent change",
    "per_100_offences": "per 100 offences",
    "per_100_ocgs": "per 100 organised crime groups",
    "pounds_per_head": "pounds per head of population",
}


def unit(name: str) -> str:
    """A unit in words; rates say how many of what."""
    if name in _UNITS:
        return _UNITS[name]
    shown = name.replace("_", " ")
    for digits in ("1000", "10000", "100000"):
        shown = shown.replace(f" {digits} ", f" {int(digits):,} ")
    return shown


def tidy(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 rule`, `1,200 rules`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
