"""Labels that shorten their text with an ellipsis where there is no room, and never ask for more width."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from scenarier.plots.plain import PlainLabel
from scenarier.text.plain import one_line


class ElidedLabel(PlainLabel):
    """A plain-text label in one line; the whole text is its tip when it has no other."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(20)

    def setText(self, text: str) -> None:
        """Show a text in one line."""
        super().setText(one_line(text))

    def is_elided(self) -> bool:
        """Whether the text does not fit."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The text, shortened where it must be."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


class LinesLabel(ElidedLabel):
    """A text in a fixed number of lines, whose room is taken whether it fills them or not."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._n_lines = 1

    def set_lines(self, n_lines: int) -> None:
        """Give the text so many lines."""
        if n_lines != self._n_lines:
            self._n_lines = n_lines
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the whole text, as high as its lines."""
        height = self._n_lines * self.fontMetrics().lineSpacing()
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, height)

    def minimumSizeHint(self) -> QSize:
        """As high as its lines, however narrow."""
        return QSize(self.minimumWidth(), self.sizeHint().height())

    def is_elided(self) -> bool:
        """Whether the text does not fit in its lines."""
        return any("…" in line and "…" not in self.text() for line in self.lines())

    def lines(self) -> list[str]:
        """The lines as they are shown; the last one is shortened where it must be."""
        text, room = self.text(), self.contentsRect().width()
        layout = QTextLayout(text, self.font())
        layout.beginLayout()
        starts: list[int] = []
        while len(starts) < self._n_lines and (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            starts.append(line.textStart())
        layout.endLayout()
        found = [text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
        return [self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room) for line in found]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines, one below the other."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room, height = self.contentsRect(), self.fontMetrics().lineSpacing()
        for place, line in enumerate(self.lines()):
            at = QRect(room.left(), room.top() + place * height, room.width(), height)
            painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
