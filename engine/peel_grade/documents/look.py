"""The one look of everything that is handed out or looked at: colours by name, and the style of a page."""

from functools import cache
from pathlib import Path

INK, LINE, PAPER = "#1b1f24", "#8b949e", "#ffffff"
"""The colours of a page by day, as the style has them."""
STEPS = ("#8c2d04", "#b35806", "#54278f", "#2166ac", "#053061")
"""Of grades, from the worst to the best that there can be: told apart by those who see no red or green, and dark enough
for white letters. A grade is always named beside its colour.
"""

TEMPLATES = Path(__file__).with_name("templates")
"""The folder of what pages have in common: `base.html` and `macros.html`."""


def step(place: int, of: int) -> int:
    """Which of the five colours a grade has: its place on the scale (1 is the worst) of so many grades."""
    return 1 if of < 2 else 1 + round((place - 1) * (len(STEPS) - 1) / (of - 1))


_FILES = Path(__file__).with_name("files")
TEMPLATE = _FILES / "draft.docx"
"""The Word document whose styles, headers and footers are used where no other is named."""
SCRIPTS = ("filters.js", "open.js")
"""What pages in a folder may load: to show of a list what is asked for; to open what a link leads to, or is printed."""


@cache
def style() -> str:
    """The style of a page."""
    return (_FILES / "look.css").read_text(encoding="utf-8")


def script(name: str) -> str:
    """One of the `SCRIPTS`."""
    return (_FILES / name).read_text(encoding="utf-8")
