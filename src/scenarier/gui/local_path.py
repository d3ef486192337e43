"""Paths from Qt, which has no word for a file name that is not UTF-8, but keeps its bytes in an address."""

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDropEvent


def local_path(url: QUrl) -> Path:
    """The path of a local file's address, with its very bytes."""
    name = url.toLocalFile()
    if os.name != "nt" and "\ufffd" in name:
        encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
        return Path(os.fsdecode(unquote_to_bytes(encoded)))
    return Path(name)


def dropped_file(event: QDropEvent) -> Path | None:
    """The file that is dragged; None where it is something else, or several."""
    urls = event.mimeData().urls()
    return local_path(urls[0]) if len(urls) == 1 and urls[0].isLocalFile() else None
