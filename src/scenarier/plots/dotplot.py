"""Counted dots beside the lines of a plot, in rows as high as their values; no row lies across the limit."""

from collections import Counter
from functools import partial
from math import floor
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from scenarier.look.palette import Scheme, dash_of
from scenarier.plots.frame import SIDE_PIXELS, Frame
from scenarier.plots.lettering import Lettering
from scenarier.plots.parts import pen
from scenarier.views.charts import DotPlot, row_of

LARGEST, SMALLEST, STEP = 13.0, 2.5, 0.5
"""Of a dot and the room around it [px]."""
SHARE = 0.3
"""Of the width of what is drawn."""
RING, LIMIT, BELOW = 1.2, 1.4, 5.0
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


class PlacedDots(NamedTuple):
    """The middle of each dot and whether it is beyond the limit; what is around them.

    `limit` is where the limit goes on from the lines' last year, `year` the line at the dots' own.
    """

    dots: list[tuple[QPointF, bool]]
    radius: float
    within: QRectF
    colour: str
    label: str
    label_at: QRectF
    limit: QLineF | None
    year: QLineF


def dots_width(dots: DotPlot, lettering: Lettering, inner: float) -> float:
    """Pixels that dots and their name take of those that data is drawn in."""
    return max(SHARE * inner, _behind_year(lettering) + lettering.width(dots.label))


def _behind_year(lettering: Lettering) -> float:
    """From the last year to where there is room behind its label [px]."""
    return 0.5 * (lettering.width("0000") + lettering.line)


def place_dots(dots: DotPlot, scheme: Scheme, lettering: Lettering, frame: Frame, last_year: int) -> PlacedDots:
    """Dots as large as there is room for."""
    width = dots_width(dots, lettering, frame.width)
    left = frame.right - width + SIDE_PIXELS
    line = frame.y(dots.limit)
    heights = [frame.y_within(value) - line for value in row_of(dots.values).tolist()]
    size = _size(heights, dots, frame.right - left)
    rows = list(map(partial(_row, dots, size), heights, dots.are_beyond))
    filled: Counter[int] = Counter()
    placed = []
    for row, is_beyond in zip(rows, dots.are_beyond, strict=True):
        placed.append((QPointF(left + (filled[row] + 0.5) * size, line + (row + 0.5) * size), is_beyond))
        filled[row] += 1
    tops = [point.y() for point, _ in placed]
    across = max(filled.values()) * size
    within = QRectF(left, min(tops) - size / 2, across, max(tops) - min(tops) + size)
    name_left = frame.x(last_year) + _behind_year(lettering)
    return PlacedDots(
        placed,
        0.42 * size,
        within,
        scheme.colour(dots.colour),
        dots.label,
        label_at=QRectF(name_left, frame.bottom + BELOW, frame.right - name_left, lettering.line),
        limit=QLineF(frame.x(last_year), line, frame.right, line) if _is_seen(dots, frame) else None,
        year=QLineF(frame.x(dots.year), frame.top, frame.x(dots.year), frame.bottom),
    )


def _is_seen(dots: DotPlot, frame: Frame) -> bool:
    return dots.has_limit and not frame.side(dots.limit)


def _size(heights: list[float], dots: DotPlot, room: float) -> float:
    """The largest size with which the longest row has its room."""
    size = LARGEST
    while size > SMALLEST:
        rows = Counter(map(partial(_row, dots, size), heights, dots.are_beyond))
        if max(rows.values(), default=0) * size <= room:
            break
        size -= STEP
    return size


def _row(dots: DotPlot, size: float, height: float, is_beyond: bool) -> int:
    """Rows are counted down from the limit; a dot at the limit itself is on the side that it belongs to."""
    if height:
        return floor(height / size)
    return 0 if is_beyond == dots.is_least else -1


def paint_dots(painter: QPainter, placed: PlacedDots, scheme: Scheme, lettering: Lettering) -> None:
    """Rings, and filled dots beyond the limit; below them what they are; their year among the lines."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(pen(scheme.zero, 1.0, dash_of("", "dot")))
    painter.drawLine(placed.year)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    if placed.limit is not None:
        painter.setPen(pen(scheme.target, LIMIT, dash_of("", "level")))
        painter.drawLine(placed.limit)
    for point, is_beyond in placed.dots:
        colour = scheme.negative if is_beyond else placed.colour
        paint_dot(painter, point, placed.radius, colour, is_filled=is_beyond)
    painter.setFont(lettering.small)
    painter.setPen(QColor(scheme.muted))
    painter.drawText(placed.label_at, int(LEFT), placed.label)


def paint_dot(painter: QPainter, point: QPointF, radius: float, colour: str, *, is_filled: bool) -> None:
    """One, filled or a ring of the same size."""
    painter.setPen(QPen(QColor(colour), RING))
    painter.setBrush(QBrush(QColor(colour)) if is_filled else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(point, radius - RING / 2, radius - RING / 2)
