"""The lower part of the panel to the right: a number explained, or what the last edit moved, one at a time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from scenarier.plots.plain import set_tip
from scenarier.text.language import tr


class Lower(QWidget):
    """Pages below two tabs; `closed` asks for the panel to be closed, `turned` tells that another is shown."""

    closed = Signal()
    turned = Signal()

    def __init__(self, explanation: QWidget, moved: QWidget) -> None:
        super().__init__()
        self.tabs, self._pages = QTabBar(), QStackedWidget()
        for title, page in ((tr("Explain the number"), explanation), (tr("What moved"), moved)):
            self.tabs.addTab(title)
            self._pages.addWidget(page)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(tr("Explanation"))
        self.tabs.currentChanged.connect(self._turn)
        close = QToolButton()
        close.setText("✕")
        close.setAutoRaise(True)
        close.setAccessibleName(tr("Close the panel"))
        set_tip(close, tr("Close the panel"))
        close.clicked.connect(self.closed)
        line = QHBoxLayout()
        line.setContentsMargins(4, 0, 8, 0)
        line.addWidget(self.tabs, 1)
        line.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._pages, 1)

    def _turn(self, index: int) -> None:
        self._pages.setCurrentIndex(index)
        self.turned.emit()

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._pages.currentWidget()

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front."""
        self.tabs.setCurrentIndex(self._pages.indexOf(page))
