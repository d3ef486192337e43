"""A widget as a picture, sharp at twice its size."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from scenarier.look.palette import Scheme

SCALE = 2


def picture_of(widget: QWidget, ground: str) -> QImage:
    """Everything on the widget, in twice as many pixels as on screen."""
    image = QImage(widget.size() * SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(SCALE)
    # Axis texts may be one paint late after a change of range, so the first drawing is thrown away.
    for _ in range(2):
        image.fill(QColor(ground))
        widget.render(image, QPoint(0, 0), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image


def with_line(image: QImage, text: str, font: QFont, colours: Scheme) -> QImage:
    """The picture with a line of text below it; as it is where there is no text."""
    if not text:
        return image
    ratio = image.devicePixelRatio()
    high = 2 * QFontMetrics(font).height()
    made = QImage(image.width(), image.height() + round(high * ratio), image.format())
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(colours.card))
    wide, top = image.width() / ratio, image.height() / ratio
    painter = QPainter(made)
    painter.drawImage(QPointF(0, 0), image)
    painter.setFont(font)
    painter.setPen(QColor(colours.muted))
    painter.drawText(QRectF(high / 2, top, wide - high, high), Qt.AlignmentFlag.AlignVCenter, text)
    painter.end()
    return made


def copy_image(image: QImage) -> None:
    """Put a picture on the clipboard."""
    QApplication.clipboard().setImage(image)
