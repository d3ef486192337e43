"""Finding rows by what is typed: words without regard to case and accents, numbers as either language has them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

BESIDE = 56
"""Room beside the hint, for the frame and the button that empties the field [px]."""


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
