"""A window for a test, closed behind it."""

from contextlib import contextmanager

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
