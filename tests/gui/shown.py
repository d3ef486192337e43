"""A window for a test, closed behind it."""

import threading
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from scenarier.gui.window.window import Window


@contextmanager
def shown_window(qapp, session, size=(1280, 720), recovery=None, workspaces=None):
    """A window on a session, with its plots, gone afterwards."""
    made = Window("light", recovery=recovery)
    made.fill(session, workspaces)
    made.resize(*size)
    made.show()
    made.load_plots()
    qapp.processEvents()
    try:
        yield made
    finally:
        made.session.listeners.clear()
        made.close_now()
        made.deleteLater()
        qapp.processEvents()


def await_work():
    """Have what works behind the window done and shown."""
    QApplication.processEvents()
    while any(thread.name in ("latest", "work") for thread in threading.enumerate()):
        QApplication.processEvents()
    QApplication.processEvents()
