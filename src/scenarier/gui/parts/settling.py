"""A press elsewhere, or a shortcut, first has every editor take what is typed in it."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QMenu, QWidget

from scenarier.session.typing import Typing

LEAVING = (QEvent.Type.MouseButtonPress, QEvent.Type.Shortcut)


class Settler(QObject):
    """Watches the application's events while something is being typed, and only then."""

    def __init__(self, typing: Typing, parent: QObject) -> None:
        super().__init__(parent)
        self._typing = typing
        self._is_watching = False
        typing.listeners.append(self._watch)

    def _watch(self) -> None:
        is_wanted = bool(self._typing.editors)
        application = QCoreApplication.instance()
        if is_wanted is self._is_watching or application is None:
            return
        self._is_watching = is_wanted
        if is_wanted:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have editors take what is typed; the event goes its way."""
        if event.type() in LEAVING and not isinstance(watched, QMenu) and self._leaves(watched, event):
            self._typing.settle()
        return False

    def _leaves(self, watched: QObject, event: QEvent) -> bool:
        """Whether something happens outside all editors."""
        if event.type() == QEvent.Type.Shortcut:
            return True
        return isinstance(watched, QWidget) and not any(one.holds(watched) for one in self._typing.editors)
