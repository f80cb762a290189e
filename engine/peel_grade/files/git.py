"""Asking git, where it is installed."""

import subprocess
from pathlib import Path
from shutil import which

from peel_grade.files.problems import InputError, Problem


def has_git() -> bool:
    """Whether git is installed."""
    return which("git") is not None


def git(*arguments: str, given: bytes = b"", folder: Path | None = None) -> tuple[int, bytes, str]:
    """Its exit status, output and errors, run in a folder (or where we are).

    Raises InputError where it is not installed.
    """
    program = which("git")
    if program is None:
        raise InputError([Problem("git", 0, 0, "git is not installed", "name folders instead of revisions")])
    done = subprocess.run([program, *arguments], input=given, capture_output=True, check=False, cwd=folder)  # noqa: S603 - git
    return done.returncode, done.stdout, done.stderr.decode(errors="replace")
