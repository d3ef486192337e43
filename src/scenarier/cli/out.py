"""What the command line writes, and how it ends when it cannot go on."""

import contextlib
import errno
import os
import sys
from typing import NoReturn

import click

from scenarier.text.language import tr


def write(text: str) -> None:
    """UTF-8 whatever the terminal's own encoding, so that a pipe gets what a file would."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


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
