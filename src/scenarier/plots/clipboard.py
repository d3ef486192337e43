"""The one way out for what is copied, and the word that it was."""

import atexit
from functools import cache

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from scenarier.plots.plain import PlainLabel
from scenarier.text.copied import Copied, as_html, as_text
from scenarier.text.language import ntr, tr

SEEN = 4_000
"""How long the word is seen [ms]."""
GAP = 6


def put_on_clipboard(copied: Copied, *, with_title: bool = False) -> str:
    """Put a table on the clipboard as text and as HTML; gives a sentence that says so."""
    data = QMimeData()
    data.setText(as_text(copied, with_title=with_title))
    data.setHtml(as_html(copied, with_title=with_title))
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(data)
    if not clipboard.ownsClipboard():
        _leave_plain_text()
    if not copied.headings and len(copied.rows) == 1:
        return tr("Copied")
    return ntr("{n} row copied", "{n} rows copied", len(copied.rows))


@cache
def _leave_plain_text() -> None:
    """Have plain text alone on the clipboard when the program ends.

    A platform without owners (as that of tests) deletes the data when Python is gone, and data made here ends then
    in a crash.
    """

    def leave() -> None:
        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().setText(QGuiApplication.clipboard().text())

    atexit.register(leave)


class Word(PlainLabel):
    """A word over the lower corner of a widget that goes by itself: nothing moves, and no click is taken."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(parent=over)
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet(
            "background: palette(base); color: palette(text); border: 1px solid palette(mid);"
            "border-radius: 4px; padding: 2px 8px;"
        )
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str) -> None:
        """Show a text for a while."""
        over = self._over
        self.setText(text)
        self.setAccessibleName(text)
        self.adjustSize()
        self.move(max(over.width() - self.width() - GAP, 0), max(over.height() - self.height() - GAP, 0))
        self.show()
        self.raise_()
        self._rest.start(SEEN)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


def _word(widget: QWidget) -> Word | None:
    found = [child for child in widget.children() if isinstance(child, Word)]
    return found[0] if found else None


def say_over(widget: QWidget, text: str) -> None:
    """Say a word over a widget."""
    (_word(widget) or Word(widget)).say(text)


def hush(widget: QWidget) -> None:
    """Take the word over a widget away."""
    word = _word(widget)
    if word is not None:
        word.hide()
