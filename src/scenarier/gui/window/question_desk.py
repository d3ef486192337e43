"""Opens the form in which a question is put to a figure, a measure or a package of the window."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from scenarier.gui.parts.question import ask_dialog
from scenarier.plots.asking import QuestionAsked
from scenarier.session.session import Session
from scenarier.views.questions import about_of


class QuestionDesk(QObject):
    """Takes `QuestionAsked` in a window. It lives as long as `bench`, another one in another language."""

    def __init__(self, bench: QWidget, window: QWidget, session: Session) -> None:
        super().__init__(bench)
        self._window, self._session = window, session
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the form."""
        if not isinstance(event, QuestionAsked):
            return super().eventFilter(watched, event)
        ask_dialog(self._session, about_of(self._session, event.pin), self._window).open()
        return True
