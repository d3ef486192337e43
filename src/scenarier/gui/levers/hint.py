"""What is said of a number while it is typed: it lies over what is below or above it, and moves nothing."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel

MARGIN = 1


class Hint(PlainLabel):
    """Words over a widget and what is around it, as wide as the widget; a click takes them away.

    Parameters
    ----------
    of : the widget.
    edge : tells where the words begin, from its upper edge.
    """

    def __init__(self, of: QWidget, edge: Callable[[], int]) -> None:
        super().__init__(parent=of)
        self._of, self._edge = of, edge
        self._above: int | None = None
        self._host: QWidget | None = None
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.setSizePolicy(self.sizePolicy().Policy.Ignored, self.sizePolicy().Policy.Ignored)
        self.hide()

    def say(self, text: str, is_fault: bool, above: int | None = None) -> None:
        """Show a text, or none; `above` is an edge that it ends at, where it does not begin at its own."""
        self._above = above
        set_role(self, "fault" if is_fault else "small")
        self.setText(text)
        if text:
            self._settle()
        self._place()

    def _settle(self) -> None:
        """Lie over all that scrolls with the widget, so that no edge of the widget cuts the words."""
        if self._host is None:
            self._host = _page_of(self._of)
            self.setParent(self._host)
            for watched in (self._host, self._of):
                watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the widget goes."""
        kinds = (
            QEvent.Type.LayoutRequest,
            QEvent.Type.Move,
            QEvent.Type.Resize,
            QEvent.Type.Show,
            QEvent.Type.Hide,
        )
        if event.type() in kinds:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if self._host is None or not self.text() or not self._of.isVisibleTo(self._host):
            self.hide()
            return
        width = self._of.width()
        height = self.heightForWidth(width)
        top = self._edge() if self._above is None else self._above - height
        corner = self._of.mapTo(self._host, QPoint(0, top))
        self.setGeometry(corner.x(), max(corner.y(), 0), width, height)
        self.raise_()
        self.show()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes the words away from what they lie over."""
        event.accept()
        self.say("", False)


def _page_of(widget: QWidget) -> QWidget:
    """What scrolls with a widget; the window where nothing does."""
    above = widget.parentWidget()
    if above is None or isinstance(above.parentWidget(), QAbstractScrollArea):
        return widget
    return _page_of(above)
