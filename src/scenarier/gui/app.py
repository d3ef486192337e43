"""Starting the window."""

import signal
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from scenarier.gui.window import Window
from scenarier.model.baseline import Baseline
from scenarier.model.study import Study
from scenarier.session.session import Session
from scenarier.text.language import language


def application() -> QApplication:
    """The one Qt application, in the language that is spoken."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(sys.argv[:1])
    made.setApplicationName("scenarier")
    made.setApplicationDisplayName("scenarier")
    QLocale.setDefault(QLocale("da_DK" if language() == "da" else "en_GB"))
    speak_qt(made)
    return made


def speak_qt(running: QApplication) -> None:
    """Qt's own words (of its file dialog and its menus in fields) in the language that is spoken."""
    translator = QTranslator(running)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language() != "en" and translator.load(f"qtbase_{language()}", folder):
        running.installTranslator(translator)


def start(baseline: Baseline, study: Study, path: Path | None) -> int:
    """Open the window on a study; returns the program's exit status when it is closed."""
    running = application()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    window = Window(Session(baseline, study, path))
    window.show()
    return running.exec()
