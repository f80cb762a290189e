"""What is saved while a command watches, as soon as it is."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from peel_grade.files.listing import is_hidden

_QUIET, _LONGEST = 20, 100
"""Milliseconds without a further change, after which a save counts as done; and how long to wait for that."""


def saves(folders: Iterable[Path], suffixes: tuple[str, ...], files: Iterable[Path] = ()) -> Iterator[str]:
    """At first nothing, once the watch stands; then after each save which files changed, as a line to print.

    Of the folders, and all in them, files with these suffixes count; the `files` count wherever they stand.
    """
    from watchfiles import Change, watch

    single = {file.resolve() for file in files}
    watched = {folder.resolve() for folder in folders}

    def ours(_: Change, path: str) -> bool:
        place = Path(path)
        if place in single:
            return True
        named = place.suffix in suffixes and not is_hidden(place.name)
        return named and any(each in place.parents for each in watched)

    # the folder of a file, not the file: an editor that saves by renaming replaces the file itself
    changes = watch(
        *watched,
        *(file.parent for file in single),
        watch_filter=ours,
        step=_QUIET,
        debounce=_LONGEST,
        rust_timeout=_LONGEST,
        yield_on_timeout=True,
    )
    next(changes)
    yield ""
    for found in changes:
        if found:
            names = sorted({Path(path).name for _, path in found})
            yield f"changed: {', '.join(names)}"
