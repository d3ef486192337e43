"""Starting the window."""

import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from scenarier.gui.window import Window
from scenarier.text.language import language

if TYPE_CHECKING:
    from scenarier.session.session import Session


def application() -> QApplication:
    """The one Qt application, in the language that is spoken."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(sys.argv[:1])
    made.setApplicationName("scenarier")
    speak_qt(made)
    return made


def speak_qt(running: QApplication) -> None:
    """Qt's own words (of its file dialog and the menus of fields) in the language that is spoken."""
    QLocale.setDefault(QLocale("da_DK" if language() == "da" else "en_GB"))
    for old in running.findChildren(QTranslator):
        running.removeTranslator(old)
        old.deleteLater()
    translator = QTranslator(running)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language() != "en" and translator.load(f"qtbase_{language()}", folder):
        running.installTranslator(translator)


def start(session: "Session | None" = None) -> int:
    """Open the window on a session; returns the program's exit status when it is closed.

    Without one the window stands before the baseline is read.
    """
    running = application()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    window = Window()
    window.painted.connect(lambda: window.fill(session or _empty_session()))
    window.show()
    return running.exec()


def _empty_session() -> "Session":
    from scenarier.jobs.studies import open_session

    return open_session(None)
