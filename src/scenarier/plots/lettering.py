"""The fonts of a chart, all made from the widget's own, so that text zoom scales a chart."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

SMALL = 0.92
ELLIPSIS = "…"


def resized(font: QFont, factor: float) -> QFont:
    """The same font at another size."""
    other = QFont(font)
    if font.pointSizeF() > 0:
        other.setPointSizeF(font.pointSizeF() * factor)
    else:
        other.setPixelSize(max(round(font.pixelSize() * factor), 1))
    return other


def tabular(font: QFont) -> QFont:
    """The same font with figures of equal width."""
    other = QFont(font)
    other.setFeature(QFont.Tag("tnum"), 1)
    return other


def proportional(font: QFont) -> QFont:
    """The same font with figures as wide as they are drawn, also within what has figures of equal width."""
    other = QFont(font)
    other.setFeature(QFont.Tag("tnum"), 0)
    return other


def strong(font: QFont) -> QFont:
    """The same font, semi-bold."""
    other = QFont(font)
    other.setWeight(QFont.Weight.DemiBold)
    return other


class Lettering:
    """Fonts for title, text and labels, and how wide a label is."""

    def __init__(self, font: QFont) -> None:
        self.title = strong(font)
        self.small = tabular(resized(font, SMALL))
        self.small_strong = strong(self.small)
        self._metrics = {False: QFontMetricsF(self.small), True: QFontMetricsF(self.small_strong)}
        self._widths: dict[tuple[str, bool], float] = {}

    @property
    def line(self) -> float:
        """Height of a line of labels."""
        return self._metrics[False].height()

    def font(self, is_strong: bool) -> QFont:
        """The labels' font."""
        return self.small_strong if is_strong else self.small

    def width(self, text: str, is_strong: bool = False) -> float:
        """Width of a label in pixels."""
        found = self._widths.get((text, is_strong))
        if found is None:
            if len(self._widths) > 500:
                self._widths.clear()
            found = self._widths[text, is_strong] = self._metrics[is_strong].horizontalAdvance(text)
        return found

    def cut(self, text: str, width: float, is_strong: bool = False) -> str:
        """The text, or as much as there is room for and an ellipsis."""
        if self.width(text, is_strong) <= width:
            return text
        cut = self._metrics[is_strong].elidedText(text, Qt.TextElideMode.ElideRight, width)
        return cut if cut.strip(ELLIPSIS) else text[:1] + ELLIPSIS
