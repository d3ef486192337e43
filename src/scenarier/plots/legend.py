"""What the signs of a plot mean, in a line above its data."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from scenarier.look.palette import Scheme
from scenarier.plots.dotplot import paint_dot
from scenarier.plots.lettering import Lettering
from scenarier.plots.parts import BANDS, LINE, faint_pen, pen
from scenarier.views.charts import Sign

SWATCH, GAP, APART = 16.0, 5.0, 12.0
"""Width of a sign, and the room behind it and behind its words [px]."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


class PlacedSign(NamedTuple):
    """A sign and its words where they are drawn."""

    sign: Sign
    swatch: QRectF
    text: QRectF


def place_signs(signs: Sequence[Sign], lettering: Lettering, left: float, right: float) -> list[PlacedSign]:
    """Signs one after the other from the left, as many as there is room for."""
    placed, line = [], lettering.line
    for sign in signs:
        width, before = lettering.width(sign.text), 0.0 if sign.kind == "words" else SWATCH + GAP
        if left + before + width > right:
            break
        swatch = QRectF(left, 0.2 * line, SWATCH, 0.6 * line)
        placed.append(PlacedSign(sign, swatch, QRectF(left + before, 0.0, width, line)))
        left += before + width + APART
    return placed


def paint_signs(painter: QPainter, placed: Sequence[PlacedSign], scheme: Scheme, lettering: Lettering) -> None:
    """Each sign as the plot has it, and its words."""
    painter.setFont(lettering.small)
    for one in placed:
        if one.sign.kind != "words":
            _paint_swatch(painter, one.sign, one.swatch, scheme)
        painter.setPen(QColor(scheme.muted))
        painter.drawText(one.text, int(LEFT), one.sign.text)


def _paint_swatch(painter: QPainter, sign: Sign, swatch: QRectF, scheme: Scheme) -> None:
    colour = scheme.colour(sign.colour)
    if sign.kind in ("kept", "beyond"):
        paint_dot(painter, swatch.center(), 0.4 * swatch.height(), colour, is_filled=sign.kind == "beyond")
        return
    if sign.kind in ("line", "path"):
        painter.setPen(pen(colour, LINE) if sign.kind == "line" else faint_pen(colour))
        middle = swatch.center().y()
        painter.drawLine(QLineF(QPointF(swatch.left(), middle), QPointF(swatch.right(), middle)))
        return
    for _, _, share in BANDS if sign.kind == "narrow" else BANDS[:1]:
        ink = QColor(colour)
        ink.setAlphaF(share)
        painter.fillRect(swatch, ink)
