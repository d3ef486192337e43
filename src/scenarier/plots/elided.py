"""Labels that shorten their text with an ellipsis where there is no room, and never ask for more width."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from scenarier.plots.plain import PlainLabel
from scenarier.text.plain import one_line, paragraphs

ANY_ROOM = QRect(0, 0, 10_000, 10_000)
WRAPPED = int(Qt.TextFlag.TextWordWrap.value) | int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class DrawnLabel(PlainLabel):
    """A plain-text label that draws its text itself, so that another text of its size moves nothing around it.

    Qt's own label has everything around it laid out anew at every text.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        self._text = ""
        super().__init__(text, parent)

    def setText(self, text: str) -> None:
        """Show a text; other room is asked for only where it takes other room."""
        if text == self._text:
            return
        needed = self.needs()
        self._text = text
        self.setAccessibleName(text)  # Qt's own text, which a screen reader would say, stays empty
        if self.needs() != needed:
            self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The whole text."""
        return self._text

    def needs(self) -> int:
        """What the room that is asked for depends on; here it is the same for all texts."""
        return 0


class ElidedLabel(DrawnLabel):
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
        margins, line = self.contentsMargins(), self.fontMetrics().boundingRect(ANY_ROOM, 0, "x").height()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, line + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        """As high as the line, however narrow."""
        return QSize(self.minimumWidth(), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The text, shortened where it must be."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


class WrappedLabel(DrawnLabel):
    """A plain text in as many lines as its width takes."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Show a text in several lines."""
        super().setText(paragraphs(text))

    def needs(self) -> int:
        """The height."""
        return self.heightForWidth(self.width())

    def heightForWidth(self, width: int) -> int:
        """Pixels of height that the lines take in a width."""
        words = int(Qt.TextFlag.TextWordWrap.value)
        return self.fontMetrics().boundingRect(0, 0, width, ANY_ROOM.height(), words, self.text()).height()

    def sizeHint(self) -> QSize:
        """As wide as the text in one line."""
        width = self.fontMetrics().boundingRect(ANY_ROOM, 0, self.text()).width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as its longest word."""
        widest = max(map(self.fontMetrics().horizontalAdvance, self.text().split()), default=0)
        return QSize(widest, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), WRAPPED, self.text())


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
