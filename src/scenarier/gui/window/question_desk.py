"""Opens the form in which a question is put to a figure, a measure or a package of the window."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from scenarier.gui.parts.question import ask_dialog
from scenarier.plots.asking import QuestionAsked
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.questions import about_of, nothing_words

Say = Callable[[str, Mapping[str, Callable[[], object]]], object]


class QuestionDesk(QObject):
    """Takes `QuestionAsked` in a window. It lives as long as `bench`, another one in another language."""

    def __init__(self, bench: QWidget, window: QWidget, session: Session, say: Say) -> None:
        super().__init__(bench)
        self._window, self._session, self._say = window, session, say
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the form, or say what a question may be about."""
        if not isinstance(event, QuestionAsked):
            return super().eventFilter(watched, event)
        if event.pin is None:
            self._say(nothing_words(), {tr("Close"): lambda: None})
        else:
            ask_dialog(self._session, about_of(self._session, event.pin), self._window, event.note).open()
        return True
