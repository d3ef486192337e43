"""Type: the system's own on Windows and macOS, on Linux Inter where it is installed."""

import sys

from PySide6.QtGui import QFont, QFontDatabase

LINUX_FAMILIES = ("Inter", "Inter Variable", "Noto Sans", "Cantarell", "Ubuntu", "DejaVu Sans")
BASE_SIZE = 10.0
"""Text size at a zoom of 1 [pt]."""


def application_font(zoom: float) -> QFont:
    """The font of all text at a zoom of 1 or another."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    size = font.pointSizeF()
    if sys.platform.startswith("linux"):
        known = set(QFontDatabase.families())
        font.setFamily(next((name for name in LINUX_FAMILIES if name in known), font.family()))
        size = BASE_SIZE
    font.setPointSizeF(size * zoom)
    return font
