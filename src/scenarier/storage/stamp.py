"""What a file was when it was read or written, to see whether another program has changed it since."""

import hashlib
import os
from pathlib import Path

MISSING = "missing"
"""The stamp of a file that is not there."""

Look = tuple[int, ...] | None
"""What the system says of a file without reading it; None where it is not there."""


def look_at(path: Path) -> Look:
    """A cheap look at a file: another answer than before means that its content may be another."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def stamp_of_content(content: bytes) -> str:
    """The identity of a file's content."""
    return hashlib.sha256(content).hexdigest()


def stamp_of(path: Path) -> str:
    """The identity of a file's content; MISSING where it cannot be read."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return MISSING
        return stamp_of_content(path.read_bytes())
    except OSError:
        return MISSING
