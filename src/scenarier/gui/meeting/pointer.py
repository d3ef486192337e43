"""A ring round the pointer, so that the back row sees where it is."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

SIZE, EDGE = 64, 5


class Ring(QWidget):
    """Follows the pointer over its parent and all within it, above everything and in nobody's way."""

    def __init__(self, over: QWidget, colour: str) -> None:
        super().__init__(over)
        self._over, self._colour = over, QColor(colour)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(SIZE, SIZE)
        self.hide()

    def follow(self) -> None:
        """Watch the pointer over all that the parent holds now."""
        for each in (self._over, *self._over.findChildren(QWidget)):
            each.setMouseTracking(True)
            each.removeEventFilter(self)
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be where the pointer is; nowhere when it has left."""
        if isinstance(event, QMouseEvent):
            place = self._over.mapFromGlobal(event.globalPosition().toPoint())
            self.move(place - QPoint(SIZE // 2, SIZE // 2))
            self.show()
            self.raise_()
        elif event.type() == QEvent.Type.Leave and watched is self._over:
            self.hide()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = QColor(self._colour)
        fill.setAlphaF(0.15)
        painter.setBrush(fill)
        painter.setPen(QPen(self._colour, EDGE))
        painter.drawEllipse(self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE))
