"""Labels, tips and menu entries that show a text as it was typed: nothing in it is taken as markup or as a key.

The style sheet says the same of every label that Qt makes itself (gui/style.py). A tip is the one text that Qt
always takes as markup where it looks like it, so that it is told there to stand as it is.
"""

import textwrap
from functools import lru_cache
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QListWidgetItem, QWidget

from scenarier.text.plain import one_line, paragraphs

WIDEST_TIP = 84
"""Letters in a line of a tip; Qt breaks no plain text."""
LONGEST_TIP = 1_600
MOST_TIP_LINES = 32
AS_IT_IS = '<p style="white-space:pre; margin:0">'
LONGEST_ENTRY = 120
"""Letters of a menu's entry, or of a tab."""


class PlainLabel(QLabel):
    """A label that takes no markup from its text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if text:
            self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text as it was typed."""
        super().setText(paragraphs(text))


@lru_cache(maxsize=512)
def tip_text(text: str) -> str:
    """A text as a tip: in lines that fit a screen, and cut where it would fill it."""
    lines: list[str] = []
    for line in paragraphs(text, LONGEST_TIP).split("\n"):
        lines += textwrap.wrap(line, WIDEST_TIP) or [""]
    shown = "\n".join(lines if len(lines) <= MOST_TIP_LINES else [*lines[:MOST_TIP_LINES], "…"])
    looks_like_markup = "<" in shown or "&lt;" in shown
    return f"{AS_IT_IS}{escape(shown)}</p>" if looks_like_markup else shown


def set_tip(on: QWidget | QAction | QListWidgetItem, text: str) -> None:
    """Give a widget, an action or an item of a list its tip; "" for none."""
    tip = tip_text(text)
    if not isinstance(on, QWidget) or on.toolTip() != tip:
        on.setToolTip(tip)


def menu_text(text: str) -> str:
    """A text as an entry of a menu, a tab or a button: its `&` is no key, its tab begins no shortcut."""
    return one_line(text, LONGEST_ENTRY).replace("&", "&&")


def without_keys(text: str) -> str:
    """An entry of a menu as it is read."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
