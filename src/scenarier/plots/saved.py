"""Plots as files: a picture in pixels, or their lines and letters as SVG or PDF."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QRect, QSizeF
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter

from scenarier.plots.plate import PAPER, Plates

DPI = 96
"""Pixels an inch: those that fonts are measured in."""
SCALE = 3
"""Pixels of a picture for each one of the drawing, so that it is sharp on paper."""
POINTS = 72 / DPI
INCH = 0.0254


def as_png(plates: Plates, title: str) -> bytes:
    """A picture, as large on paper as the other forms."""
    image = QImage(plates.size * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    image.fill(QColor(PAPER.card))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plates.paint(painter)
    painter.end()
    image.setDevicePixelRatio(1)
    image.setDotsPerMeterX(round(SCALE * DPI / INCH))
    image.setDotsPerMeterY(round(SCALE * DPI / INCH))
    image.setText("Title", title)
    buffer = _opened()
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def as_svg(plates: Plates, title: str) -> bytes:
    """Lines and letters; no picture in it, and nothing that needs clipping."""
    from PySide6.QtSvg import QSvgGenerator

    buffer, made = _opened(), QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setResolution(DPI)
    made.setSize(plates.size)
    made.setViewBox(QRect(QPoint(), plates.size))
    made.setTitle(title)
    painter = QPainter(made)
    plates.paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def as_pdf(plates: Plates, title: str) -> bytes:
    """One page of the drawing's own size."""
    buffer = _opened()
    made = QPdfWriter(buffer)
    made.setResolution(DPI)
    size, exact = QSizeF(plates.size) * POINTS, QPageSize.SizeMatchPolicy.ExactMatch
    made.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", exact))
    made.setPageMargins(QMarginsF())
    made.setTitle(title)
    made.setCreator("scenarier")
    painter = QPainter(made)
    plates.paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def _opened() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


PICTURES: Mapping[str, Callable[[Plates, str], bytes]] = {".png": as_png, ".svg": as_svg, ".pdf": as_pdf}
"""How plots are written in a file, by its ending."""
