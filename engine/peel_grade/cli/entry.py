"""What the installed commands start: the same as their modules, without what only matters to a process that lives on.

The garbage collector is off from the start, for importing makes thousands of objects that stay; and the process
ends without Python freeing one by one what the system takes back at once.
"""

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import NoReturn


def grade() -> NoReturn:
    """The command `grade`."""
    _end("peel_grade.cli.grade")


def rulebook() -> NoReturn:
    """The command `rulebook`."""
    _end("peel_grade.cli.rulebook")


def _end(module: str) -> NoReturn:
    gc.disable()
    main: Callable[[], int] = import_module(module).main
    status = main()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):  # what is flushed has been written before, or cannot be
                stream.flush()
    os._exit(status)
