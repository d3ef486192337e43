"""Lines of text with their place reserved, so that nothing moves whatever they say."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.news import News

N_LINES = 2


class TextLine(PlainLabel):
    """Text with room for N_LINES lines, and for the texts that are known before; the tip says all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._known: tuple[str, ...] = ()
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        set_role(self, "small")
        self.fit()

    def say(self, text: str, is_fault: bool = False) -> None:
        """Show a text."""
        self.setText(text)
        set_tip(self, text)
        set_role(self, "fault" if is_fault else "small")

    def reserve(self, *texts: str) -> None:
        """Keep room for the longest of these texts too, whichever is shown."""
        if texts != self._known:
            self._known = texts
            self.fit()

    def fit(self) -> None:
        """Reserve the room, in the text size and width of now."""
        self.ensurePolished()
        metrics, width = self.fontMetrics(), self.contentsRect().width()
        words = Qt.TextFlag.TextWordWrap
        known = [metrics.boundingRect(0, 0, width, 0, words, text).height() for text in self._known]
        self.setFixedHeight(max([N_LINES * metrics.lineSpacing(), *known]) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may take other lines."""
        super().resizeEvent(event)
        if self._known and event.size().width() != event.oldSize().width():
            self.fit()


class ToldLine(TextLine):
    """A message about the study as it stands: the next change takes it away."""

    def refresh(self, news: News) -> None:
        """Take away what was said of the study before."""
        if news.study or news.selected:
            self.say("")
