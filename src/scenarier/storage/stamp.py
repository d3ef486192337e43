"""What a file was when it was read or written, to see whether another program has changed it since."""

import hashlib
from pathlib import Path

MISSING = "missing"
"""The stamp of a file that is not there."""


def stamp_of(path: Path) -> str:
    """The identity of a file's content; MISSING where it cannot be read."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return MISSING
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return MISSING
