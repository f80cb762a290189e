"""What of the sources a rulebook leaves out, and why: no draft depends on it, but authors and reviewers ask for it."""

from pathlib import Path
from typing import NamedTuple

from peel_grade.files.problems import InputError, Problem
from peel_grade.files.strict import validate_part
from peel_grade.files.yaml_tree import load
from peel_grade.rulebook.reading.findings_form import ExclusionText
from peel_grade.rulebook.reading.layers import listed_entries
from peel_grade.rulebook.reading.origins import exclusion_files


class Exclusion(NamedTuple):
    """Something in the sources that no rule covers, why, and the file that says so."""

    file: str
    what: str
    reason: str
    references: tuple[str, ...]


def exclusions(folder: Path) -> tuple[Exclusion, ...]:
    """What the rulebook in a folder, and what it extends, leaves out. Raises InputError with every mistake found."""
    problems: list[Problem] = []
    found = []
    for file in exclusion_files(folder):
        tree = load(file)
        problems += tree.problems
        for entry in listed_entries(tree, problems):
            text = validate_part(ExclusionText, tree, entry.path, problems)
            if text is not None:
                references = (text.source,) if isinstance(text.source, str) else tuple(text.source)
                found.append(Exclusion(file.stem, text.what, text.reason, references))
    if problems:
        raise InputError(problems)
    return tuple(found)
