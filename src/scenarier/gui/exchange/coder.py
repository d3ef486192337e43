"""Tells tables and plots of a window the short code that their copies carry, where that is switched on."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView, QWidget

from scenarier.gui.parts.workspace import Workspace
from scenarier.plots.asking import CodeAsked
from scenarier.plots.card import Card
from scenarier.session.session import Session
from scenarier.storage.settings import SettingsFile
from scenarier.text.language import tr


class Coder(QObject):
    """Takes `CodeAsked` in a window. It lives as long as `bench`, which is another one in another language.

    Parameters
    ----------
    page_about : the page of the help that is about a widget, which names its place.
    """

    def __init__(
        self,
        bench: QWidget,
        window: QWidget,
        session: Session,
        settings: SettingsFile,
        page_about: Callable[[QWidget], str],
    ) -> None:
        super().__init__(bench)
        self._session, self._settings, self._page_about = session, settings, page_about
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer what asks."""
        if not isinstance(event, CodeAsked):
            return super().eventFilter(watched, event)
        if self._settings.now.codes:
            event.told = self.line_of(event.widget)
        return True

    def line_of(self, widget: QWidget) -> str:
        """The line with the code of a table or plot; of a workspace that of all its plots together."""
        from scenarier.views.codes import ALL, code_of, place_of

        is_plot, is_all = isinstance(widget, Card | Workspace), isinstance(widget, Workspace)
        number = ALL if is_all else _number(widget, Card if is_plot else QAbstractItemView)
        place = place_of(self._session, "plot" if is_plot else "table", self._page_about(widget), number)
        return tr("Code {code}", code=code_of(self._session, place))

    def toggle(self) -> None:
        """Have copies carry their codes, or no longer."""
        self._settings.now.codes = not self._settings.now.codes
        self._settings.changed()


def _number(widget: QWidget, kind: type[QWidget]) -> int:
    """Which one of its kind it is where it stands, from 1."""
    around: QWidget = widget
    while (above := around.parentWidget()) is not None and not isinstance(around, Workspace):
        around = above
    seen = [one for one in around.findChildren(kind) if one.isVisible()]
    return seen.index(widget) + 1 if widget in seen else 1
