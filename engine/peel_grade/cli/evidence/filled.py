"""Texts out of files as lines of a given width."""

from peel_grade.files.problems import one_line


def filled(text: str, width: int, indent: str, first: str | None = None) -> list[str]:
    """A text as lines of at most `width`, each behind `indent`; `first` stands before the first one.

    Without `first` the lines below the first are two spaces deeper. Nothing in the text acts on a terminal.
    """
    from textwrap import wrap

    start, rest = (indent, f"{indent}  ") if first is None else (first, indent)
    return wrap(one_line(text), width, initial_indent=start, subsequent_indent=rest, break_on_hyphens=False)
