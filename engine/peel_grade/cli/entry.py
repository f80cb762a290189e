"""Where the installed commands start: nothing heavy is imported before a signal can end them in silence."""

import os
import signal
import sys


def grade() -> int:
    """The command `grade`; its exit status."""
    return _start("grade")


def rulebook() -> int:
    """The command `rulebook`; its exit status."""
    return _start("rulebook")


def _start(command: str) -> int:
    meant = signal.getsignal(signal.SIGINT)
    if meant is signal.default_int_handler:  # and not where whoever started it has it ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # ends the process without a traceback, as of any program
    if "_ARGCOMPLETE" in os.environ:
        from peel_grade.cli.completion import complete

        complete(command)
    if command == "grade":
        from peel_grade.cli.grade import main
    else:
        from peel_grade.cli.rulebook import main
    signal.signal(signal.SIGINT, meant)
    return main(sys.argv[1:])
