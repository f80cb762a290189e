"""What the lines of a framework of one's own are written with: text as YAML has it, grades in words."""

import json
import re
from collections.abc import Iterable, Sequence

from peel_grade.skeletons.answers import Part

_PLAIN = re.compile(r"[A-Za-z](?:[\w ().,/'-]*[\w().'-])?")
_RESERVED = ("true", "false", "null", "yes", "no", "on", "off", "y", "n")


def flow(grades: Sequence[str]) -> str:
    """Grades as YAML writes them in a line: one alone, or a list."""
    return grades[0] if len(grades) == 1 else f"[{', '.join(grades)}]"


def text_of(lines: Iterable[str]) -> str:
    """Lines as a file has them."""
    return "\n".join(lines) + "\n"


def scalar(text: str) -> str:
    """Text as YAML, in quotes where it needs them."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _RESERVED and ", " not in text
    return text if plain else json.dumps(text, ensure_ascii=False)


def quoted(part: Part) -> str:
    """A part inside of a sentence."""
    return f"“{part.title}”"


def said(grade: str) -> str:
    """A grade in words."""
    return grade.replace("_", " ")


def capital(grade: str) -> str:
    """The same with a capital."""
    words = said(grade)
    return words[:1].upper() + words[1:]


def hyphens(id: str) -> str:
    """An id as those of rules and areas are written."""
    return id.replace("_", "-")


def letter(grade: str, taken: list[str]) -> str:
    """The shortest beginning of its words that no other grade has."""
    parts = grade.split("_")
    options = ["".join(part[0] for part in parts), *(grade.replace("_", "")[:length] for length in (2, 3))]
    numbered = (f"{grade[0]}{number}" for number in range(2, 100))
    letters = (each.upper() for each in (*options, *numbered) if len(each) <= 3)
    return next(each for each in letters if each not in taken)
