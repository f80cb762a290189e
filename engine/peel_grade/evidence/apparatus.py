"""Which paragraphs of a report are hardly findings: headings, rows of figures, footnotes and annexes."""

import re
from collections.abc import Sequence

_FEW = 8
"""So many words a paragraph must have."""
_MANY = 20
"""From so many words on, a paragraph need not end as a sentence does: it may go on overleaf."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_FOOTNOTE = re.compile(r"\s*(?:<sup>|\[\^|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079\u2020\u2021])")
_ANNEX = re.compile(r"[\s#*]*(?:annex|appendix)\b", re.IGNORECASE)
_LEADS_TO_A_PAGE = re.compile(r"(?:\.{3,}\s*|\t\s*)\d+\s*$")
"""The end of a line of a table of contents."""
_ENDS = re.compile(
    r"[.?!:;][\"'\u2019\u201d)*_]*(?:\s*(?:<sup>.*</sup>|\^\{.*\}|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079, ]+))?$"
)


def annex_of(lines: Sequence[str]) -> int:
    """The number (from 1) of the line at which the annexes of a document begin; beyond its end if it has none.

    That is the first heading of one: a line that is no sentence, and ends in no number of a page.
    """
    found = (number for number, line in enumerate(lines, 1) if _ANNEX.match(line) and not _ends(line))
    return next((number for number in found if not lines[number - 1].rstrip()[-1].isdigit()), len(lines) + 1)


def is_apparatus(paragraph: Sequence[str]) -> bool:
    """Whether a paragraph is a heading, a row of figures, a footnote or a table of contents by the look of it."""
    if all(map(_LEADS_TO_A_PAGE.search, paragraph)):
        return True
    text = " ".join(paragraph)
    words = len(_WORD.findall(text))
    if _FOOTNOTE.match(text) or words < _FEW or 2 * words < len(text.split()):
        return True
    return words < _MANY and not _ends(text)


def _ends(text: str) -> bool:
    return _ENDS.search(text.strip()) is not None
