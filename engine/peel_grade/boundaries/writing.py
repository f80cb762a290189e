"""Storing boundaries: a file for each theme or question, and one for the grades."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from peel_grade.boundaries.layout import key_text, mapping, written
from peel_grade.boundaries.model import Boundaries, Entry
from peel_grade.files.listing import listed
from peel_grade.files.output_file import replace_file
from peel_grade.files.problems import InputError, unusable
from peel_grade.files.yaml_tree import shown

_GRADES = "grades"
_MOST = 2_000
"""Cases of a file: a file that is read has so many values at most."""


def write(boundaries: Boundaries, folder: Path) -> bool:
    """Put the boundaries into the folder of their framework in `folder`, in the place of those that are there.

    Returns whether anything was otherwise. Raises InputError where it cannot be written.
    """
    place = folder / boundaries.framework
    files = {place / f"{name}.yaml": text.encode() for name, text in texts(boundaries).items()}
    try:
        place.mkdir(parents=True, exist_ok=True)
        stale = [file for file in listed(place, ".yaml") if file not in files]
        new = {file: text for file, text in files.items() if not file.exists() or file.read_bytes() != text}
        for file, text in new.items():
            replace_file(file.resolve(), [text], shown(file))
        for file in stale:
            file.unlink()
        return bool(stale or new)
    except OSError as error:
        raise InputError([unusable(shown(place), "written", error)]) from None


def resting_on(boundaries: Boundaries, other: Boundaries) -> Boundaries:
    """The boundaries with those alone for its own that another framework does not have just so."""
    own = frozenset(key for key, entry in boundaries.entries.items() if other.entries.get(key) != entry)
    without = tuple(key for key in other.entries if key not in boundaries.entries)
    return boundaries._replace(like=other.framework, without=without, own=own)


def texts(boundaries: Boundaries) -> Mapping[str, str]:
    """The files, by their names without the ending."""
    own = [entry for key, entry in boundaries.entries.items() if not boundaries.like or key in boundaries.own]
    rules: dict[str, list[Entry]] = {}
    for entry in own:
        if entry.part == "rule":
            rules.setdefault(str(entry.says.get("theme") or entry.says["question"]), []).append(entry)
    files: dict[str, list[str]] = {}
    for name, entries in rules.items():
        for number, part in enumerate(_parts(entries)):
            files[f"{name}-{number + 1}" if number else name] = written(part)
    grades: list[str] = []
    for entry in own:
        grades += mapping("scale:", entry.says) if entry.part == "scale" else []
    grades += written(entry for entry in own if entry.part not in ("scale", "rule"))
    if boundaries.without:
        grades += ["without:", *(f"  - {key_text(key)}" for key in boundaries.without)]
    if grades or not files:
        files[_GRADES] = [*grades, *files.get(_GRADES, [])]
    head = _head(boundaries)
    return {name: "".join(f"{line}\n" for line in (*head, *lines)) for name, lines in files.items()}


def _head(boundaries: Boundaries) -> list[str]:
    like = [f"like: {boundaries.like}  # whose boundaries hold too where no others stand here"] * bool(boundaries.like)
    return [
        "# What follows at the edges of each rule: generated from the rulebook, to be reviewed as a diff.",
        "# `rulebook test` compares these cases with the rulebook, `rulebook test --accept` writes them anew.",
        f"framework: {boundaries.framework}",
        *like,
    ]


def _parts(entries: Iterable[Entry]) -> list[list[Entry]]:
    """The entries of a file, or of several where they are very many."""
    parts: list[list[Entry]] = [[]]
    size = 0
    for entry in entries:
        size += len(entry.cases)
        if size > _MOST and parts[-1]:
            parts.append([])
            size = len(entry.cases)
        parts[-1].append(entry)
    return parts
