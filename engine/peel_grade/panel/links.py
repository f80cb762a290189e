"""The address of every page, relative to any other."""

from collections.abc import Iterable
from pathlib import Path

from peel_grade.report.addresses import new_name, slug
from peel_grade.rulebook.framework import Framework, Words
from peel_grade.wording.terms import capital

_LONGEST = 80


def menu(words: Words) -> dict[str, str]:
    """The pages that every page leads to, with what they are called."""
    return {
        "index.html": "Overview",
        "areas.html": capital(words.area.many),
        "rules.html": "Rules",
        "alike.html": "Consistency",
        "years.html": "Year on year",
    }


def area(framework: Framework, name: str) -> str:
    """The page of an area for improvement."""
    return f"area-{slug(framework.id)}--{name}.html"


def rule(framework: Framework, name: str) -> str:
    """The page of a rule."""
    return f"rule-{slug(framework.id)}--{name}.html"


def drafts(files: Iterable[str]) -> list[str]:
    """The page of each draft, named after its force file, each another one."""
    taken: set[str] = set()
    return [f"{new_name(f'draft-{slug(Path(file).stem)[:_LONGEST]}', taken)}.html" for file in files]
