"""What drives a number's spread as bars: a bar a lever, what it does alone and what it does with others."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from scenarier.gui.analysis.barcard import GAP, BarCard, Bars
from scenarier.look.palette import LIGHT, Scheme
from scenarier.plots.bars import tint
from scenarier.plots.lettering import Lettering
from scenarier.plots.plate import PAPER, Plate
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.drivers import DriverBar, DriversShown
from scenarier.views.sheet import copied_whole

MOST_BARS = 10


class DriverBars(Bars):
    """Paints the bars."""

    PITCH, MOST_NAMES = 1.45, 0.34

    def __init__(self, scheme: Scheme, lettering: Lettering) -> None:
        super().__init__(scheme, lettering)
        self.rows: Sequence[DriverBar] = ()

    def names(self) -> list[str]:
        """The levers."""
        return [row.name for row in self.rows]

    def lines(self) -> int:
        """A row a lever."""
        return len(self.rows)

    def across(self, share: float) -> float:
        """Where a share ends, beside the room that is kept for the widest text [px]."""
        most = max((max(row.in_all, row.interval[1]) for row in self.rows), default=1.0) or 1.0
        room = max((self.lettering.width(row.text) for row in self.rows), default=0.0) + 2 * GAP
        return self.left() + max(share, 0.0) / most * max(self.width() - self.left() - room, 1.0)

    def draw(self, painter: QPainter) -> None:
        """The bars, each with its name and shares."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, row in enumerate(self.rows):
            self._row(painter, row, place * self.pitch())

    def _row(self, painter: QPainter, row: DriverBar, top: float) -> None:
        pitch, left = self.pitch(), self.left()
        self.write(painter, QRectF(0, top, left - GAP, pitch), row.name, self.scheme.text)
        for share, colour in (
            (row.in_all, tint(self.scheme.accent, self.scheme.card, 0.3)),
            (row.alone, self.scheme.accent),
        ):
            painter.setPen(QPen(QColor(self.scheme.accent), 1.0))
            painter.setBrush(QColor(colour))
            painter.drawRect(QRectF(left, top + 0.2 * pitch, self.across(share) - left, 0.6 * pitch))
        self._interval(painter, row, top + 0.5 * pitch)
        end = self.across(max(row.in_all, row.interval[1])) + GAP
        self.write(painter, QRectF(end, top, self.width() - end, pitch), row.text, self.scheme.muted)

    def _interval(self, painter: QPainter, row: DriverBar, y: float) -> None:
        """A line over the interval of the whole share, with a cross line at both ends."""
        painter.setPen(QPen(QColor(self.scheme.text), 1.2))
        ends = [self.across(share) for share in row.interval]
        painter.drawLine(QPointF(ends[0], y), QPointF(ends[1], y))
        for end in ends:
            painter.drawLine(QPointF(end, y - 3), QPointF(end, y + 3))


class DriverChart(BarCard):
    """A card with the bars of the levers that matter most."""

    bars: DriverBars

    def __init__(self, scheme: Scheme = LIGHT, parent: QWidget | None = None) -> None:
        self._shown: DriversShown | None = None
        super().__init__(scheme, DriverBars, parent)

    def show_drivers(self, shown: DriversShown) -> None:
        """Draw these."""
        self._shown = shown
        self.bars.rows = shown.bars()[:MOST_BARS]
        self.retranslate()
        note = tr(
            "Filled: the share of the variance that would go were the assumption alone known. With the fainter "
            "part: its share with all that it does together with others. The line: a 95% interval of that."
        )
        self.set_texts(shown.title, tr("Share of the variance"), note)
        self.setAccessibleDescription(one_line("; ".join(f"{row.name}: {row.text}" for row in self.bars.rows)))
        self.bars.fit()

    def plate(self) -> Plate | None:
        """What is saved of the chart."""
        if self._shown is None or not self.bars.rows:
            return None
        rows, copied = self.bars.rows, copied_whole(self._shown.sheet())

        def draw(painter: QPainter, size: QSize, lettering: Lettering) -> None:
            bars = DriverBars(PAPER, lettering)
            bars.rows = rows
            bars.resize(size)
            bars.draw(painter)

        return Plate(self.title.text(), self.subtitle.text(), self.note.text(), copied, draw)
