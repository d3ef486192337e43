"""The history as a list that can be walked: every step of this sitting, the one that stands now marked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.plain import one_line

NOW = "▸ "


class StepsDialog(QDialog):
    """Stays beside the window while one works; choosing a step goes there."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(tr("History"))
        layout = QVBoxLayout(self)
        text = PlainLabel(tr("Enter or a click goes back, or forward, to a step."))
        set_role(text, "small")
        layout.addWidget(text)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("History"))
        self.list.itemActivated.connect(lambda _: self.go())
        self.list.itemClicked.connect(lambda _: self.go())
        layout.addWidget(self.list)
        self.resize(360, 420)
        session.listeners.append(self.refresh)
        self.finished.connect(self._leave)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.refresh()

    def _leave(self) -> None:
        if self.refresh in self._session.listeners:
            self._session.listeners.remove(self.refresh)

    def go(self) -> None:
        """Go to the marked step."""
        self._session.go_to(self.list.currentRow())

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the session's history."""
        if not news.history:
            return
        labels, n_done = self._session.history
        self.list.clear()
        for place, label in enumerate([tr("As opened"), *labels]):
            self.list.addItem(f"{NOW if place == n_done else '   '}{one_line(label)}")
        self.list.setCurrentRow(n_done)


class Steps:
    """The list beside a window, while it is open."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session, self._window = session, window
        self._shown: StepsDialog | None = None

    def show(self) -> None:
        """Open the list, or bring it to the front."""
        if self._shown is None:
            self._shown = StepsDialog(self._session, self._window)
            self._shown.destroyed.connect(self._forget)
        self._shown.show()
        self._shown.raise_()
        self._shown.activateWindow()
        self._shown.list.setFocus()

    def close(self) -> None:
        """Close the list, where it is open."""
        if self._shown is not None:
            self._shown.close()

    def _forget(self) -> None:
        self._shown = None
