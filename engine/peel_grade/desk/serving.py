"""The desk's server: on 127.0.0.1 alone, until it is interrupted."""

import errno
import signal
import socket
from types import FrameType
from typing import TYPE_CHECKING

import uvicorn

from peel_grade.desk.application import make_application
from peel_grade.files.problems import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from peel_grade.desk.forces import Desk

HOST = "127.0.0.1"
_PATIENCE = 2
"""Seconds that answers which are being given have, once the server is to end."""


def listening(port: int) -> socket.socket:
    """A socket that listens on a port of this machine alone; 0 stands for any that is free.

    Raises InputError where the port cannot be had.
    """
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a desk that has just ended keeps none out
    try:
        listener.bind((HOST, port))
        listener.listen()
    except (OSError, OverflowError) as error:
        listener.close()
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        why = "is in use by another program" if taken else "cannot be used"
        help = "name another one, or `--port 0` for any that is free"
        raise InputError([Problem("--port", 0, 0, f"port {port} {why}", help)]) from None
    return listener


def serve(desk: "Desk", listener: socket.socket, secret: str, tell: "Callable[[str], None]") -> None:
    """Answer until the process is interrupted; `tell` says something to the person at the terminal."""
    application = make_application(desk, listener.getsockname()[1], secret)
    config = uvicorn.Config(
        application,
        log_level="error",
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    _Server(config, desk, tell).run([listener])


class _Server(uvicorn.Server):
    """Ends at the first interrupt, and where something is not saved at the second."""

    def __init__(self, config: uvicorn.Config, desk: "Desk", tell: "Callable[[str], None]") -> None:
        super().__init__(config)
        self._desk, self._tell, self._told = desk, tell, False

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        unsaved = [copy.name for copy in self._desk.copies.values() if copy.unsaved]
        if sig == signal.SIGINT and unsaved and not self._told:
            self._told = True
            self._tell(f"not saved: {', '.join(unsaved)}. Save at the desk, or press Ctrl-C again to end without.\n")
            return
        super().handle_exit(sig, frame)
