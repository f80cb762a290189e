"""An editable copy of shipped rulebooks."""

from pathlib import Path

from peel_grade.files.listing import listed_below
from peel_grade.files.output_folder import write_new_folder
from peel_grade.files.problems import InputError, Problem, did_you_mean
from peel_grade.files.yaml_tree import read_bytes, shown
from peel_grade.rulebook import shipped


def _unknown_framework(name: str, known: list[str]) -> Problem:
    help = did_you_mean(name, known) or f"one of {', '.join(known)}"
    return Problem(shown(Path(name)), 0, 0, "unknown framework", help)


def copy_rulebook(framework: str | None, folder: Path) -> list[Path]:
    """Copy a shipped rulebook and those it extends (every shipped one without a name) into a new folder.

    Returns the copies' folders, the named rulebook first. Raises InputError where the folder exists already.
    """
    from peel_grade.rulebook.reading.origins import bases  # all of pydantic: only for a copy

    known = shipped.frameworks()
    if framework is not None and framework not in known:
        raise InputError([_unknown_framework(framework, known)])
    names = known
    if framework is not None:
        names = [framework, *(base.name for base in bases(shipped.rules_folder() / framework))]
    files = (file for each in names for file in listed_below(shipped.rules_folder() / each, ".yaml"))
    copies = {file.relative_to(shipped.rules_folder()).as_posix(): read_bytes(file) for file in files}
    write_new_folder(folder, copies)
    return [folder / each for each in names]
