"""What is drawn and where: ranges, margins, marks and labels, held still while a lever is held."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QResizeEvent

from scenarier.look.palette import Scheme
from scenarier.plots.canvas import Canvas, Margins
from scenarier.plots.dotplot import dots_width, place_dots
from scenarier.plots.dots import dots_of
from scenarier.plots.drawn import Drawn
from scenarier.plots.endlabels import EDGE, EndLabel, end_labels, label_margin, place_labels
from scenarier.plots.fit import Range, next_range
from scenarier.plots.frame import SIDE_PIXELS, Frame, year_span
from scenarier.plots.layers import Drawing, Overlay, Readout
from scenarier.plots.legend import place_signs
from scenarier.plots.lettering import Lettering
from scenarier.plots.levellabels import LevelLabel, place_level_labels
from scenarier.plots.marks import Mark, marks_of, nearest
from scenarier.plots.parts import Part
from scenarier.plots.ticks import ZERO_IN_SIGHT
from scenarier.plots.words import readout
from scenarier.views.charts import ChartData


def draw_stage(stage: "Stage", data: ChartData, painter: QPainter, size: QSize) -> None:
    """Draw data on a stage that is seen nowhere, from the painter's corner on; the stage is given up."""
    canvas = stage.canvas
    stage.restyle(stage.scheme, stage.lettering)
    canvas.setBackground(None)
    canvas.resize(size)
    QCoreApplication.sendEvent(canvas, QResizeEvent(size, QSize()))
    stage.show(data)
    # Axis texts may be one paint late after a change of range, so the first drawing is thrown away.
    thrown_away = QImage(size, QImage.Format.Format_RGB32)
    first = QPainter(thrown_away)
    canvas.render(first)
    first.end()
    canvas.render(painter, QRectF(0, 0, size.width(), size.height()), QRect(0, 0, size.width(), size.height()))
    canvas.deleteLater()


class Stage:
    """
    The plot within a card, without the card.

    Parameters
    ----------
    parts : what is drawn of the data, the first of them behind the others.
    """

    def __init__(self, parts: Sequence[Part], scheme: Scheme, lettering: Lettering) -> None:
        self.scheme, self.lettering = scheme, lettering
        self.canvas = Canvas()
        self.is_dragging = False
        self.parts, self._drawn = parts, Drawn(parts, self.canvas.frame, lambda: self.is_dragging)
        self.overlay, self.readout = Overlay(scheme, lettering), Readout(scheme, lettering)
        self.canvas.add_layer(self._drawn, 1)
        self.canvas.add_layer(self.overlay, 50)
        self.canvas.add_layer(self.readout, 60)
        self.canvas.resized.connect(self.draw)
        self.data: ChartData | None = None
        self._marks: list[Mark] | None = None
        self._range: Range | None = None
        self._labels: list[EndLabel] = []
        self._levels_at: tuple[object, ...] = ()

    def show(self, data: ChartData) -> None:
        """Draw this, in new ranges if no lever is held."""
        self.data, self._marks = data, None
        zero_in_sight = 0.0 if data.is_index else ZERO_IN_SIGHT
        rows = list(data.rows())
        self._range = next_range(self._range, rows, self.is_dragging, bool(data.bars), zero_in_sight)
        self._labels = end_labels(data, self.scheme)
        self.draw()

    def restyle(self, scheme: Scheme, lettering: Lettering) -> None:
        """Take other colours and fonts, everywhere at once."""
        self.scheme, self.lettering = scheme, lettering
        self.canvas.reletter(lettering)
        self.canvas.restyle(scheme)
        for layer in (self.overlay, self.readout):
            layer.scheme, layer.lettering = scheme, lettering
        if self.data is not None:
            self.show(self.data)

    def draw(self) -> None:
        """Lay out and draw the data there is."""
        if self.data is None or self._range is None:
            return
        margins = self._margins(self._range)
        if self.is_dragging:
            margins = margins.widened(self.canvas.margins)
        inner = self.canvas.width() - margins.left - margins.right
        self.canvas.year_axis.set_years(self.data.years)
        beside = 0.0 if self.data.dots is None else dots_width(self.data.dots, self.lettering, inner)
        self.canvas.show_ranges(year_span(self.data.years, bool(self.data.bars), inner, beside), self._range)
        self.canvas.arrange(margins)
        for part in self.parts:
            part.show(self.data, self.scheme)
        for layer in (self._drawn, self.overlay):
            layer.set_bounds(self._whole())
        self.overlay.draw(self._drawing(self.data))
        # Not by the scene: each one that is changed has the whole window painted at once.
        self.canvas.viewport().update()

    @property
    def marks(self) -> list[Mark]:
        """Every value that can be pointed at; made when it is asked for."""
        if self._marks is None:
            self._marks = [] if self.data is None else marks_of(self.data)
        return self._marks

    def mark_at(self, place: QPointF) -> Mark | None:
        """The mark nearest to a place on the canvas."""
        return nearest(self.marks, self.canvas.frame(), place.x(), place.y())

    def read_out(self, mark: Mark | None) -> None:
        """Show what a mark says, or nothing."""
        if mark is None or self.data is None:
            self.readout.setVisible(False)
            return
        frame = self.canvas.frame()
        point = QPointF(frame.x(mark.x), frame.y_within(mark.value))
        colour, avoid = self.scheme.colour(mark.colour), self.overlay.drawing.rects()
        self.readout.show_at(point, colour, readout(self.data, mark), self._whole(), avoid)

    def _whole(self) -> QRectF:
        return QRectF(1, 1, self.canvas.width() - 2, self.canvas.height() - 2)

    def height_beside(self, inner: float) -> float:
        """Pixels of height that the canvas needs to draw data in so many."""
        top, bottom = self._above_and_below()
        return top + inner + bottom

    def _above_and_below(self) -> tuple[float, float]:
        has_legend = self.data is not None and bool(self.data.legend)
        return (0.5 + has_legend) * self.lettering.line + 1, self.canvas.year_axis.height_for()

    def _margins(self, values: Range) -> Margins:
        top, bottom = self._above_and_below()
        return Margins(
            left=self.canvas.number_axis.width_for(*values, self.canvas.height() - top - bottom),
            top=top,
            right=max(label_margin(self._labels, self.lettering, self.canvas.width()), self._half_a_year()),
            bottom=bottom,
        )

    def _half_a_year(self) -> float:
        """Pixels right of the plot that half of the last year's label takes where nothing else stands there."""
        return self.lettering.width("0000") / 2 - SIDE_PIXELS + EDGE

    def _drawing(self, data: ChartData) -> Drawing:
        frame = self.canvas.frame()
        right = float(self.canvas.width())
        labels = place_labels(self._labels, self.lettering, frame, right)
        beside = (
            None
            if data.dots is None
            else place_dots(data.dots, self.scheme, self.lettering, frame, data.years[-1])
        )
        signs = place_signs(data.legend, self.lettering, frame.left, right)
        taken = [*(label.rect for label in labels), *([beside.within] if beside else [])]
        taken += [sign.swatch.united(sign.text) for sign in signs]
        level_labels = self._level_labels(data, frame, taken, right)
        return Drawing(dots_of(data, self.scheme, frame), labels, level_labels, signs, beside)

    def _level_labels(self, data: ChartData, frame: Frame, taken: list[QRectF], right: float) -> list[LevelLabel]:
        """The names of levels; while a lever is held they keep their places."""
        before = self.overlay.drawing.level_labels
        levels = [(level.label, np.asarray(level.values).tolist()) for level in data.levels]
        now = (frame, right, levels, self.scheme, self.lettering)
        if self.is_dragging and now == self._levels_at:
            return before
        self._levels_at = now
        return place_level_labels(data, self.scheme, self.lettering, frame, before, taken, right)
