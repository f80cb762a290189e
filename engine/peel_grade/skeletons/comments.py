"""Comments of skeletons: text in lines that fit."""

import textwrap
from collections.abc import Iterator

_WIDTH = 110


def comment(text: str, first: str = "", rest: str = "") -> Iterator[str]:
    """The text as comment lines."""
    for number, line in enumerate(textwrap.wrap(" ".join(text.split()), _WIDTH, break_long_words=False)):
        yield f"# {first if number == 0 else rest}{line}"
