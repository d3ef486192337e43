"""Finding rows by what is typed: words without regard to case and accents, numbers as either language has them."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_BARE = {ord(letter): unicodedata.normalize("NFKD", letter)[0] for letter in "áàâäãéèêëíìîïóòôöõúùûüñç"}
_LONG = {**_BARE, ord("æ"): "ae", ord("ø"): "oe", ord("å"): "aa"}
_SHORT = {**_BARE, ord("æ"): "a", ord("ø"): "o", ord("å"): "a"}
"""Letters as those without them on their keyboard write them; text is found by either (see text/matching.py)."""
_NUMBER = re.compile(r"[+−–-]?([0-9][0-9.,]*)%?\Z")

BESIDE = 56
"""Room beside the hint, for the frame and the button that empties the field [px]."""


def searchable(parts: Iterable[object]) -> str:
    """All forms of some texts in one, ready to be searched."""
    text = " ".join(str(part) for part in parts if part not in (None, ""))
    small = text.casefold()
    return f"{small.translate(_LONG)}\n{small.translate(_SHORT)}"


def finder(query: str) -> Callable[[str], bool]:
    """Whether a searchable text holds every word that is typed; a number is found from its first digit on."""
    patterns = [_pattern(word) for word in query.split()]
    return lambda text: all(pattern.search(text) for pattern in patterns)


def _pattern(word: str) -> re.Pattern[str]:
    number = _NUMBER.match(word)
    if number:
        digits = number[1].rstrip(".,")
        return re.compile(rf"(?<![0-9.,]){re.escape(digits)}")
    return re.compile(re.escape(word.casefold().translate(_LONG)))


class SearchField(QLineEdit):
    """Where one types what to find; Escape empties it, Down goes to what was found."""

    def __init__(self, hint: str, found: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self.setProperty("framed", "true")

    def minimumSizeHint(self) -> QSize:
        """As wide as the hint."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self.placeholderText()) + BESIDE, self.sizeHint().height()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self._found.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
