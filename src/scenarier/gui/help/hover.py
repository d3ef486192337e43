"""The words of the field explained where they stand: a tip says first what it says, then what the words mean."""

from html import unescape

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QWidget

from scenarier.gui.help.pointed import text_at
from scenarier.gui.parts.plain import show_tip, shown_tip
from scenarier.plots.plain import AS_IT_IS
from scenarier.text.glossary import explained

MOST = 3
"""Words that one tip explains."""


class Hover:
    """Answers where a tip is wanted."""

    def __init__(self) -> None:
        self._is_asking = False

    def answer(self, watched: QObject, event: QEvent) -> bool:
        """Add the words' meanings to the tip; False without such words, so that the event goes its way."""
        if self._is_asking or not isinstance(event, QHelpEvent) or not isinstance(watched, QWidget):
            return False
        text, place = text_at(watched, event.pos())
        meanings = explained(text, MOST)
        if not meanings:
            return False
        own = self._own_tip(watched, event)
        show_tip(event.globalPos(), with_meanings(own, meanings), watched, place)
        event.accept()
        return True

    def _own_tip(self, watched: QWidget, event: QHelpEvent) -> str:
        """What the widget itself, or what it lies in, says there."""
        asked = QHelpEvent(QEvent.Type.ToolTip, event.pos(), event.globalPos())
        self._is_asking = True
        try:
            QCoreApplication.sendEvent(watched, asked)
        finally:
            self._is_asking = False
        return shown_tip() if asked.isAccepted() else ""


def with_meanings(own: str, meanings: str) -> str:
    """A tip and the words' meanings below it, those left out that it says already."""
    if own.startswith(AS_IT_IS):
        own = unescape(own.removeprefix(AS_IT_IS).removesuffix("</p>"))
    said = " ".join(own.split())
    new = [line for line in meanings.split("\n") if line.split(": ", 1)[1] not in said]
    return "\n\n".join(part for part in (own, "\n".join(new)) if part)
