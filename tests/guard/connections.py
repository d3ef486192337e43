"""No connection is opened: whoever opens one, or asks for the address of a host, is stopped and written down.

Python tells its audit hooks of every connection, whichever module opens it. Qt's own would pass by, so its module
for them may not be imported. A child process has the hook by `sitecustomize` beside this file, where it takes over
the environment; what it opens is written into the same file. Sockets of this machine without an address, as
`multiprocessing` uses them, are no connections. One to this machine's own address is, and is allowed where
`LOOPBACK` is in the environment: to a cluster that a test has started.
"""

import os
import sys
from typing import Any

REPORT, LOOPBACK = "SCENARIER_TESTS_CONNECTIONS", "SCENARIER_TESTS_LOOPBACK"
"""In the environment: the file that connections are written into, and whether this machine may be asked."""
TO_AN_ADDRESS = ("socket.connect", "socket.sendto", "socket.sendmsg")
BY_NAME = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
HERE = (None, "localhost", "127.0.0.1", "::1", "0.0.0.0", "::")
OF_QT = "PySide6.QtNetwork"


class ConnectionOpenedError(RuntimeError):
    """Something opened a connection in the tests."""


def watch() -> None:
    """Stop every connection from now on, to the end of the process."""
    sys.addaudithook(_stop)


def taken(report: str) -> list[str]:
    """The connections that were written down, each told once."""
    if not os.path.exists(report) or not os.path.getsize(report):
        return []
    with open(report, "r+", encoding="utf-8") as file:
        told = file.read().splitlines()
        file.truncate(0)
    return told


def _stop(event: str, values: tuple[Any, ...]) -> None:
    if event == "import":
        if values[0] == OF_QT:
            _tell(event, OF_QT)
    elif event in TO_AN_ADDRESS:
        if isinstance(values[1], tuple) and not _is_allowed(values[1][0]):
            _tell(event, values[1])
    elif event in BY_NAME and not _is_allowed(values[0]):
        _tell(event, values[0])


def _is_allowed(host: Any) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    return LOOPBACK in os.environ and name in HERE


def _tell(event: str, what: object) -> None:
    told = f"{event} {what}"
    if REPORT in os.environ:
        with open(os.environ[REPORT], "a", encoding="utf-8") as file:
            file.write(f"{told}\n")
    raise ConnectionOpenedError(told)
