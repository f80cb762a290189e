"""Where the installed commands start and end.

Nothing heavy is imported before a signal can end them in silence. The garbage collector is off from the start, for
importing makes thousands of objects that stay; and the process ends without Python freeing one by one what the
system takes back at once.
"""

import gc
import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn


def grade() -> NoReturn:
    """The command `grade`."""
    _end(_start("grade"))


def rulebook() -> NoReturn:
    """The command `rulebook`."""
    _end(_start("rulebook"))


def evidence() -> NoReturn:
    """The command `evidence`."""
    _end(_start("evidence"))


def _start(command: str) -> int:
    gc.disable()
    meant = signal.getsignal(signal.SIGINT)
    if meant is signal.default_int_handler:  # and not where whoever started it has it ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # ends the process without a traceback, as of any program
    if "_ARGCOMPLETE" in os.environ:
        from peel_grade.cli.completion import complete

        complete(command)
    if command == "grade":
        from peel_grade.cli.grade import main
    elif command == "evidence":
        from peel_grade.cli.evidence.command import main
    else:
        from peel_grade.cli.rulebook import main
    signal.signal(signal.SIGINT, meant)
    for asked in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if signal.getsignal(asked) is signal.SIG_DFL:  # and not under `nohup`
            signal.signal(asked, _stop)
    return main(sys.argv[1:])


def _stop(asked: int, _frame: object) -> NoReturn:
    """End as the signal asks for, once what is temporary has been removed."""
    raise SystemExit(128 + asked)


def _end(status: int) -> NoReturn:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):  # what is flushed has been written before, or cannot be
                stream.flush()
    os._exit(status)
