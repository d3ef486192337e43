"""Starting the window."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from scenarier.gui.qt_words import speak_qt
from scenarier.gui.signals import EndSignals, end_by
from scenarier.gui.window.window import Window
from scenarier.storage.settings import settings_path
from scenarier.text.faults import faults_text
from scenarier.vocabulary.errors import FaultsError

if TYPE_CHECKING:
    from scenarier.session.session import Session


def application() -> QApplication:
    """The one Qt application, in the language that is spoken."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(sys.argv[:1])
    if made.platformName() == "offscreen":
        qInstallMessageHandler(_say_offscreen)
    made.setApplicationName("scenarier")
    speak_qt(made)
    return made


def _say_offscreen(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    """Qt's messages, but for the one that comes whenever a window that is only drawn gets another least size."""
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)


def start(session: "Session | None" = None) -> int:
    """Open the window on a session; returns the program's exit status when it is closed.

    Without one the window stands before the baseline is read.
    """
    running = application()
    window = Window(recovery=journal_folder(), settings=settings_path())
    window.lesson_chosen.connect(lambda path: _open_lesson(path, window))
    signals, came = EndSignals(window), list[int]()
    signals.came.connect(came.append)
    signals.came.connect(window.end_now)
    running.commitDataRequest.connect(lambda _manager: window.keep_now())
    running.saveStateRequest.connect(lambda _manager: window.keep_now())
    window.painted.connect(lambda: _fill(window, session))
    window.show()
    status = running.exec()
    signals.close()
    return end_by(came[0]) if came else status


def _open_lesson(path: Path, window: Window) -> None:
    from scenarier.gui.classroom import open_lesson

    open_lesson(path, window)


def journal_folder() -> Path:
    """Where unsaved work is kept for the day of a crash."""
    import platformdirs

    return platformdirs.user_data_path("scenarier", appauthor=False) / "recovery"


def _fill(window: Window, session: "Session | None") -> None:
    """Show the session, or an empty one; a faulty baseline ends the program, since nothing can be shown."""
    try:
        window.fill(session or empty_session())
        tidy_from_now_on()
    except FaultsError as error:
        print(faults_text(error), file=sys.stderr)
        window.close_now()
        QApplication.exit(2)


def tidy_from_now_on() -> None:
    """Have Python look for what nobody uses; what stands now lives as long as the window and is passed over."""
    gc.freeze()
    gc.enable()


def empty_session() -> "Session":
    """A session on an empty study.

    Raises
    ------
    FaultsError : the default baseline's package is faulty.
    """
    from scenarier.jobs.studies import open_session

    return open_session(None)
