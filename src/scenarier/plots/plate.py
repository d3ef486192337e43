"""Plots as one drawing on white, to be saved: above each its title, unit and prices, at the foot the source."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintEngine, QPainter

from scenarier.look.palette import LIGHT
from scenarier.plots.lettering import Lettering
from scenarier.text.copied import Copied

PAPER = replace(LIGHT, card="#ffffff")
"""The colours of what is saved, whatever those of the window."""
WIDE, HIGH = 44, 20
"""Width of a plot, and height of what is drawn in it, in lines of text."""
EDGE, GAP = 16, 6
FEW = 4
"""So many plots stand two in a row, more of them three."""
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
VECTORS = (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf)

Draws = Callable[[QPainter, QSize, Lettering], None]
"""Draws a plot from the painter's corner on, in so many pixels, in the colours of PAPER."""


@dataclass(frozen=True, slots=True, eq=False)
class Plate:
    """A plot to be saved: the words around it, its numbers, and how it is drawn."""

    title: str
    subtitle: str
    note: str
    copied: Copied
    draw: Draws


def is_vector(painter: QPainter) -> bool:
    """Whether what is painted becomes lines and letters in a file, which may know no clipping."""
    return painter.paintEngine().type() in VECTORS


class Plates:
    """Plots in rows, above the source.

    Parameters
    ----------
    foot : what stands below all of them.
    """

    def __init__(self, plates: Sequence[Plate], foot: str, lettering: Lettering) -> None:
        self._lettering, self._foot = lettering, foot
        n_columns = min(len(plates), 2 if len(plates) <= FEW else 3)
        self._rows = [plates[at : at + n_columns] for at in range(0, len(plates), n_columns)]
        self._width = round(WIDE * lettering.line)
        self._drawn = QSize(self._width, round(HIGH * lettering.line))
        self._across = n_columns * self._width + (n_columns - 1) * EDGE

    @property
    def size(self) -> QSize:
        """Of the whole drawing [px]."""
        rows = sum(self._above(row) + self._drawn.height() + self._below(row) + EDGE for row in self._rows)
        foot = self._height(self._foot, self._lettering.small, self._across)
        return QSize(self._across + 2 * EDGE, ceil(EDGE + rows + foot + EDGE / 2))

    def paint(self, painter: QPainter) -> None:
        """All of it, from the painter's corner on."""
        size = self.size
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(PAPER.card))
        top = float(EDGE)
        for row in self._rows:
            above, below = self._above(row), self._below(row)
            for place, plate in enumerate(row):
                self._plate(painter, plate, EDGE + place * (self._width + EDGE), top, above)
            top += above + self._drawn.height() + below + EDGE
        self._words(painter, self._foot, self._lettering.small, PAPER.muted, QRectF(EDGE, top, self._across, 0))

    def _plate(self, painter: QPainter, plate: Plate, left: float, top: float, above: float) -> None:
        letters, room = self._lettering, QRectF(left, top, self._width, 0)
        self._words(painter, plate.title, letters.title, PAPER.text, room)
        below_title = room.translated(0, self._height(plate.title, letters.title, self._width))
        self._words(painter, plate.subtitle, letters.small, PAPER.muted, below_title)
        painter.save()
        painter.translate(left, top + above)
        plate.draw(painter, self._drawn, letters)
        painter.restore()
        below = room.translated(0, above + self._drawn.height() + GAP)
        self._words(painter, plate.note, letters.small, PAPER.muted, below)

    def _above(self, row: Sequence[Plate]) -> float:
        letters, width = self._lettering, self._width
        heights = (
            self._height(one.title, letters.title, width) + self._height(one.subtitle, letters.small, width)
            for one in row
        )
        return max(heights) + GAP

    def _below(self, row: Sequence[Plate]) -> float:
        return GAP + max(self._height(one.note, self._lettering.small, self._width) for one in row)

    def _words(self, painter: QPainter, text: str, font: QFont, colour: str, room: QRectF) -> None:
        if text:
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(
                QRectF(room.topLeft(), room.size()).adjusted(0, 0, 0, self._height(text, font, room.width())),
                int(WRAPPED | Qt.TextFlag.TextDontClip),
                text,
            )

    @staticmethod
    def _height(text: str, font: QFont, width: float) -> float:
        """Pixels of height that a text takes in a width; none where it says nothing."""
        if not text:
            return 0.0
        return ceil(QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 0), int(WRAPPED), text).height())
