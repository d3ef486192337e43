"""What stands to the right of the workspaces: the rules, and how a number came about."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from scenarier.analysis.explain.expression import Key
from scenarier.gui.explain.panel import ExplainPanel
from scenarier.gui.parts.kept import KeptSplitter
from scenarier.gui.roles import carded
from scenarier.gui.rules.board import RuleBoard
from scenarier.plots.palette import Scheme
from scenarier.session.session import Session

SIDE_WIDTH = 312
PAUSE = 150
"""How far behind a drag the explanation may be [ms]."""
ROOMY = 1500
"""From this width of the window on, the panel stands open from the start."""


class Side(KeptSplitter):
    """Rules above, the explanation below; `opened` tells whether they are wanted on screen."""

    opened = Signal(bool)
    source_asked = Signal(str, str)
    taken_away = Signal(str)

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__("side", Qt.Orientation.Vertical, parent)
        self._session = session
        self._is_closed_by_hand = False
        self._is_held = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self.board = RuleBoard(session, colours)
        self.board.figure_pointed.connect(self.explain)
        self.board.choose_asked.connect(self.choose_rules)
        self.explanation = ExplainPanel(session)
        self._pause.timeout.connect(self.explanation.refresh)
        self.explanation.closed.connect(lambda: self.show_side(False))
        self.explanation.source_asked.connect(self.source_asked)
        self.addWidget(carded(self.board))
        self.addWidget(carded(self.explanation))
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self.setSizes([1000, 150])
        self.setMinimumWidth(240)

    def show_side(self, is_open: bool) -> None:
        """Open or close the panel at the user's wish; once closed, a click on a number leaves it so."""
        self._is_closed_by_hand = not is_open
        self.setVisible(is_open)
        self.opened.emit(is_open)
        if is_open:
            self.refresh()

    def toggle(self) -> None:
        """Open what is closed and close what is open."""
        self.show_side(self.isHidden())

    def explain(self, variable: str, entity: str, year: int, scenario: int | None = None) -> None:
        """Explain a number; the panel opens for a click, not for the keyboard's way through a table."""
        if self.isHidden() and not self._is_closed_by_hand and not _is_walking_a_table():
            self.show_side(True)
        if self.explanation.key is None:
            half = sum(self.sizes()) // 2
            self.setSizes([half, half])  # until then the rules have most of the room
        is_shown = scenario == self._session.selected  # then it follows what is shown
        self.explanation.explain(Key(variable, entity, year), None if is_shown else scenario)

    def refresh(self) -> None:
        """Show the session as it stands, where it is seen."""
        if self.isHidden():
            return
        self.board.refresh()
        if not self._is_held:
            self.explanation.refresh()
        elif self.explanation.key is not None and not self._pause.isActive():
            self._pause.start()

    def set_dragging(self, is_held: bool) -> None:
        """While a hand is on a slider the plots come first: the explanation follows a few times a second."""
        self._is_held = is_held
        self.board.set_dragging(is_held)
        self._pause.stop()
        if not is_held:
            self.refresh()

    def choose_rules(self) -> None:
        """Open the dialog that switches rules and holds the user's own."""
        from scenarier.gui.rules.dialog import RulesDialog

        dialog = RulesDialog(self._session, self.window())
        dialog.taken_away.connect(self.taken_away)
        dialog.open()

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the application's text size."""
        self.board.restyle(colours)
        self.explanation.restyle()


def _is_walking_a_table() -> bool:
    """Whether the keyboard moves in a table, with no button of the mouse held."""
    is_pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
    return isinstance(QApplication.focusWidget(), QTableView) and not is_pressed
