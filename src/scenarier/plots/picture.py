"""A widget as a picture, sharp at twice its size."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QApplication, QWidget

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


def copy_image(image: QImage) -> None:
    """Put a picture on the clipboard."""
    QApplication.clipboard().setImage(image)
