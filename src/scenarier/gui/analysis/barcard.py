"""A card with a bar a lever: what the tornado and the drivers of a spread have in common."""

from typing import ClassVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from scenarier.look.palette import Scheme
from scenarier.plots.card import Card
from scenarier.plots.lettering import Lettering
from scenarier.plots.picture import picture_of

GAP = 6.0
LEAST_WIDTH = 30


class Bars(QWidget):
    """Paints a row a lever. PITCH is a row's height in lines of text, MOST_NAMES the names' share of the width."""

    PITCH: ClassVar[float]
    MOST_NAMES: ClassVar[float]

    def __init__(self, scheme: Scheme, lettering: Lettering) -> None:
        super().__init__()
        self.scheme, self.lettering = scheme, lettering

    def names(self) -> list[str]:
        """What stands to the left of the rows."""
        raise NotImplementedError

    def lines(self) -> int:
        """How many rows are drawn."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """All of it."""
        raise NotImplementedError

    def pitch(self) -> float:
        """Height of a row [px]."""
        return self.PITCH * self.lettering.line

    def left(self) -> float:
        """Where the names end and the bars begin [px]."""
        widest = max((self.lettering.width(name) for name in self.names()), default=0.0)
        return min(widest, self.MOST_NAMES * self.width()) + 2 * GAP

    def fit(self) -> None:
        """As high as the rows."""
        self.setFixedHeight(round(self.lines() * self.pitch()) + 2)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All of it."""
        self.draw(QPainter(self))

    def write(self, painter: QPainter, room: QRectF, text: str, colour: str, *, is_strong: bool = False) -> None:
        """A text in a room, cut where it is wider."""
        painter.setFont(self.lettering.font(is_strong))
        painter.setPen(QColor(colour))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(room, int(flags), self.lettering.cut(text, room.width(), is_strong))


class BarCard(Card):
    """A card with bars."""

    bars: Bars

    def __init__(self, scheme: Scheme, make: type[Bars], parent: QWidget | None = None) -> None:
        super().__init__(scheme, parent)
        self.bars = make(scheme, self.lettering)
        self.put_inside(self.bars)
        self.restyle(scheme)

    def restyle(self, scheme: Scheme) -> None:
        """Take other colours and the fonts of now."""
        self.scheme, self.lettering = scheme, Lettering(self.font())
        self.bars.scheme, self.bars.lettering = scheme, self.lettering
        self.setMinimumWidth(round(LEAST_WIDTH * self.lettering.line))
        self.retranslate()
        self.dress()
        self.bars.fit()

    def picture(self) -> QImage:
        """The card at twice its size."""
        with self.posing():
            return picture_of(self, self.scheme.card)
