"""What the window works with: levers to the left, key figures and plots in the middle, the table below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSplitter, QTabBar, QVBoxLayout, QWidget

from scenarier.gui.levers.panel import LeverPanel
from scenarier.gui.overview import Overview
from scenarier.gui.roles import set_role
from scenarier.gui.strip import KeyFigureStrip
from scenarier.gui.table import ProjectionTable
from scenarier.plots.palette import Scheme
from scenarier.session.session import Session
from scenarier.text.language import tr

LEVERS_WIDTH = 324
TABLE_HEIGHT = 132


class Workbench(QWidget):
    """All panels of one session."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.levers = LeverPanel(session)
        self.strip = KeyFigureStrip(session)
        self.overview = Overview(session, colours)
        self.table = ProjectionTable(session)
        self.levers.held.connect(self.overview.set_dragging)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(_card(self.levers))
        across.addWidget(self._middle())
        across.setStretchFactor(1, 1)
        across.setSizes([LEVERS_WIDTH, 1280 - LEVERS_WIDTH])
        across.setChildrenCollapsible(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(across)

    def _middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._heading())
        column.addWidget(self.strip)
        column.addWidget(self._plots_and_table(), 1)
        return middle

    def _heading(self) -> QHBoxLayout:
        tabs = QTabBar()
        tabs.addTab(tr("Overview"))
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        honest = QLabel(tr("Grundforløb is the 2024 accounts rolled forward, not the council's budget"))
        set_role(honest, "small")
        heading = QHBoxLayout()
        heading.addWidget(tabs)
        heading.addStretch(1)
        heading.addWidget(honest)
        return heading

    def _plots_and_table(self) -> QSplitter:
        below = QSplitter(Qt.Orientation.Vertical)
        below.addWidget(_scrolled(self.overview))
        below.addWidget(_card(self.table))
        below.setStretchFactor(0, 4)
        below.setStretchFactor(1, 1)
        below.setSizes([720 - TABLE_HEIGHT, TABLE_HEIGHT])
        return below

    def refresh(self) -> None:
        """Show the session as it stands."""
        for panel in (self.levers, self.strip, self.overview, self.table):
            panel.refresh()

    def restyle(self, colours: Scheme) -> None:
        """Take the colours of another scheme and the application's text size."""
        self.overview.restyle(colours)
        self.table.restyle()
        self.levers.restyle()


def _scrolled(widget: QWidget) -> QScrollArea:
    """The widget in all the room there is; where that is too little for its text size, it scrolls."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    set_role(area, "ground")
    area.setWidget(widget)
    area.viewport().installEventFilter(widget)
    return area


def _card(widget: QWidget) -> QFrame:
    card = QFrame()
    set_role(card, "card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(1, 4, 1, 4)
    layout.addWidget(widget)
    return card
