"""A splitter keeps to itself what it holds needs at least; what it stands in would leave it too little room."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize
from PySide6.QtWidgets import QSplitter, QWidget


class _Teller(QObject):
    """Tells what a splitter stands in of another least size, also of one that came while it was hidden."""

    def __init__(self, splitter: QSplitter) -> None:
        super().__init__(splitter)
        self._splitter, self._least = splitter, QSize()
        splitter.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look whenever something in the splitter asks for room, and when it is shown."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            least = self._splitter.minimumSizeHint()
            if least != self._least:
                self._least = least
                self._splitter.refresh()
                self._splitter.updateGeometry()
        return super().eventFilter(watched, event)


def tell_of_room(splitter: QSplitter) -> None:
    """Have a splitter tell what it stands in how much room it needs."""
    _Teller(splitter)


def tell_no_more(page: QWidget) -> None:
    """Of a page that goes: what its splitters still had to tell is forgotten; it is of another session."""
    for splitter in page.findChildren(QSplitter):
        QCoreApplication.removePostedEvents(splitter, QEvent.Type.LayoutRequest)
