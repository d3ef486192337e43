"""What a file was when it was read or written, to see whether another program has changed it since."""

import hashlib
from pathlib import Path

MISSING = "missing"
"""The stamp of a file that is not there."""


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
