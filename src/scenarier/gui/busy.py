"""A window that is busy says so."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


@contextmanager
def waiting() -> Iterator[None]:
    """The pointer waits; also a decorator."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


@contextmanager
def busy(window: QWidget, told: str) -> Iterator[None]:
    """The pointer waits, and the title bar says for what."""
    title = window.windowTitle()
    window.setWindowTitle(told)
    try:
        with waiting():
            window.repaint()
            yield
    finally:
        if window.windowTitle() == told:
            window.setWindowTitle(title)
