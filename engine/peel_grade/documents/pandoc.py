"""A page as Markdown and as Word, by pandoc, which reads the same HTML."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from peel_grade.documents.writing import EXTRA
from peel_grade.files.problems import EngineFault, missing_extra

_FILES = Path(__file__).with_name("files")


def as_markdown(page: str) -> bytes:
    """The page as Markdown of GitHub's kind, its tables with a cell a line's part."""
    return converted(page, ("--to=gfm", "--wrap=none", f"--lua-filter={_FILES / 'markdown.lua'}"))


def converted(page: str, options: Sequence[str]) -> bytes:
    """What pandoc makes of a page. Raises InputError where it is not installed."""
    try:
        import pypandoc

        program = pypandoc.get_pandoc_path()
    except (ImportError, OSError):
        raise missing_extra("pandoc, which writes Word and Markdown, is not installed", EXTRA) from None
    # the notes of a page are those of an e-book's: pandoc takes them as footnotes
    call = [program, "--from=html+epub_html_exts", "--sandbox", *options, "--output=-"]
    ran = subprocess.run(call, input=page.encode(), capture_output=True, check=False, env=environment())  # noqa: S603  # no shell
    if ran.returncode:
        raise EngineFault(f"pandoc ended with {ran.returncode}: {ran.stderr.decode(errors='replace').strip()}")
    return ran.stdout


def environment() -> dict[str, str]:
    """That of this process, in which pandoc asks no clock."""
    return {"SOURCE_DATE_EPOCH": "315532800", **os.environ}
