"""Where help is asked for: a tip, F1, the Help menu, the finder."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from scenarier.gui.help.hover import Hover

if TYPE_CHECKING:
    from scenarier.gui.help.made import Shortcuts
    from scenarier.gui.help.reader import HelpWindow
    from scenarier.text.glossary import Word


class Desk(QObject):
    """Opens one help window; watches the application for tips that are wanted and for F1 in dialogs."""

    def __init__(
        self, window: QWidget, page_about: Callable[[QWidget | None], str], shortcuts: Callable[[], "Shortcuts"]
    ) -> None:
        """`page_about` names the page about a widget, `shortcuts` gives the keys of now."""
        super().__init__(window)
        self._window, self._page_about, self._shortcuts = window, page_about, shortcuts
        self._hover = Hover()
        self.shown: HelpWindow | None = None
        application = QCoreApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def show(self, name: str, words: tuple["Word", ...] = ()) -> None:
        """Open a page, in the help window that stands or in a new one."""
        from scenarier.gui.help.reader import HelpWindow

        above = self._above()
        if self.shown is not None and (not isValid(self.shown) or self.shown.parentWidget() is not above):
            self.close()
        if self.shown is None:
            self.shown = HelpWindow(above, self._shortcuts)
            self.shown.finished.connect(self._forget)
        self.shown.show_page(name, words)
        self.shown.show()
        self.shown.raise_()
        self.shown.activateWindow()

    def _above(self) -> QWidget:
        """A dialog that must be answered lets nothing be read but what belongs to it."""
        return QApplication.activeModalWidget() or self._window

    def show_here(self) -> None:
        """Open the page about what is under the pointer, else about what has the keyboard."""
        from scenarier.gui.help.pointed import pointed_widget, words_at

        widget, at = pointed_widget()
        self.show(self._page_about(widget), tuple(words_at(widget, at)))

    def close(self) -> None:
        """Close the help window, where there is one."""
        if self.shown is not None and isValid(self.shown):
            self.shown.close()
        self.shown = None

    def _forget(self) -> None:
        self.shown = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tips, and F1 in a dialog; in the window itself F1 is an action's."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._hover.answer(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_F1:
            return self._answer_in_dialog(watched)
        return False  # all events come by here, so the kind is asked for last: it takes longer than the class

    def _answer_in_dialog(self, watched: QObject) -> bool:
        if not isinstance(watched, QWidget) or not isinstance(watched.window(), QDialog):
            return False
        if watched.window() is self.shown:
            self.show("contents")
        else:
            self.show_here()
        return True
