"""What the command line writes, and how it ends when it cannot go on."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from typing import Any, NoReturn, TextIO

import click

from scenarier.text.language import tr
from scenarier.text.plain import neutral

FOR_PROGRAMS = ("csv", "json")


def write(text: str, kind: str = "table") -> None:
    """UTF-8 whatever the terminal's own encoding, so that a pipe gets what a file would.

    Parameters
    ----------
    kind : what is FOR_PROGRAMS is written as it is; in all else no text of a study, a package or an argument
        commands the terminal.
    """
    text = text if kind in FOR_PROGRAMS else neutral(text)
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


@contextlib.contextmanager
def plain_errors() -> Iterator[None]:
    """Whatever is said on the error stream meanwhile, by whomever, commands no terminal either."""
    if sys.stderr is None:
        yield
        return
    with contextlib.redirect_stderr(_Plain(sys.stderr)):
        yield


class _Plain:
    """A stream that passes texts on as a terminal may have them."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Pass a text on."""
        self._stream.write(neutral(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def fail(message: str) -> NoReturn:
    """Say what is wrong and end with status 2."""
    with contextlib.suppress(OSError):
        click.echo(message, err=True)
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:  # it was closed before the program began
                stream.flush()
        except OSError:  # what could not be written must not be tried again at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    sys.exit(2)


def no_qt(reason: object) -> NoReturn:
    """Say that Qt is missing and end."""
    fail(tr("Qt could not be loaded ({reason}); make setup installs the libraries it needs.", reason=reason))
