"""What stands to the right of the workspaces: the rules, how a number came about, and what the last edit moved."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from scenarier.gui.parts.kept import KeptSplitter
from scenarier.gui.pointed import Pointed
from scenarier.gui.roles import carded, into_card
from scenarier.look.palette import Scheme
from scenarier.session.news import EVERYTHING, NOTHING, News
from scenarier.session.session import Session

if TYPE_CHECKING:
    from scenarier.gui.explain.card import FigureCard
    from scenarier.gui.explain.panel import ExplainPanel
    from scenarier.gui.moved.panel import MovedPanel
    from scenarier.gui.moved.replay import Replay
    from scenarier.gui.rules.board import RuleBoard
    from scenarier.gui.window.lower import Lower
    from scenarier.views.told import Told

SIDE_WIDTH = 312
PAUSE = 150
"""How far behind a drag the explanation may be [ms]."""
ROOMY = 1500
"""From this width of the window on, the panel stands open from the start."""
SHARES = (500, 500)
"""The rules' part of the height, and the explanation's."""


class Side(KeptSplitter):
    """Rules above, below them the explanation or what moved; `opened` tells whether they are wanted on screen.

    It keeps their place until `fill` makes them. Where the panel is closed, `card` explains what is clicked.
    `replayed` says that the last edit is played, and that it no longer is.
    """

    opened = Signal(bool)
    source_asked = Signal(str, str, str)
    taken_away = Signal(str)
    replayed = Signal(bool)

    card: "FigureCard"
    board: "RuleBoard"
    explanation: "ExplainPanel"
    moved: "MovedPanel"
    pages: "Lower"
    player: "Replay"

    def __init__(self, session: Session) -> None:
        super().__init__("side", Qt.Orientation.Vertical)
        self._session = session
        self.is_filled = False
        self._pointed: Pointed | None = None
        self._beside: Pointed | None = None
        self._is_held, self._untold, self._unmoved = False, NOTHING, EVERYTHING
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._explain_now)
        self._above, self._below = carded(), carded()
        self.addWidget(self._above)
        self.addWidget(self._below)
        self.setChildrenCollapsible(False)
        self.setSizes(list(SHARES))
        self.setMinimumWidth(240)

    def fill(self, colours: Scheme, card: "FigureCard") -> None:
        """Make the rules and the explanation."""
        from scenarier.gui.explain.panel import ExplainPanel
        from scenarier.gui.moved.panel import MovedPanel
        from scenarier.gui.moved.replay import Replay
        from scenarier.gui.rules.board import RuleBoard
        from scenarier.gui.window.lower import Lower

        self.card = card
        self.card.panel_asked.connect(self._open_carded)
        self.card.row_asked.connect(self.source_asked)
        self.board = RuleBoard(self._session, colours)
        self.board.figure_pointed.connect(self.point_at)
        self.board.choose_asked.connect(self.choose_rules)
        self.explanation, self.moved = ExplainPanel(self._session), MovedPanel(self._session)
        self.explanation.source_asked.connect(self.source_asked)
        self.moved.figure_pointed.connect(self._explain_beside)
        self.moved.replay_asked.connect(self.replay)
        self.player = Replay(self._session, self)
        self.player.held.connect(self.replayed)
        self.pages = Lower(self.explanation, self.moved)
        self.pages.turned.connect(self._turn)
        for closing in (self.explanation, self.pages):
            closing.closed.connect(lambda: self.show_side(False))
        into_card(self._above, self.board)
        into_card(self._below, self.pages)
        self.is_filled = True
        self.refresh()

    def show_side(self, is_open: bool) -> None:
        """Open or close the panel at the user's wish; it opens at the number that was come to last."""
        self.card.dismiss()
        self.setVisible(is_open)
        if is_open:
            self.refresh()

    def setVisible(self, is_open: bool) -> None:
        """Tell of it, whoever opens or closes it."""
        super().setVisible(is_open)
        self.opened.emit(is_open)

    def toggle(self) -> None:
        """Open what is closed and close what is open."""
        self.show_side(self.isHidden())

    def point_at(self, pointed: Pointed) -> None:
        """Explain a number: in the panel where it is open, else, where it was clicked, in a card beside it."""
        self._pointed = pointed
        if not self.isHidden():
            self._take_up()
        else:
            self._show_card(pointed)

    def _show_card(self, pointed: Pointed) -> None:
        told = self._told(pointed) if pointed.place is not None else None
        if told is not None and pointed.place is not None:
            after = QApplication.doubleClickInterval() * pointed.is_field
            self.card.show_at(told, pointed.place, after, pointed.scenario)

    def _explain_beside(self, pointed: Pointed) -> None:
        """Explain a result of what moved in a card, since the panel must not take its place away."""
        self._beside = pointed
        self._show_card(pointed)

    def _open_carded(self) -> None:
        """Show in the panel what the card told."""
        if self._beside is not None:
            self._pointed, self._beside = self._beside, None
        self.show_side(True)

    def explain(self, variable: str, entity: str, year: int | None, scenario: int | None = None) -> None:
        """Explain a number that stands nowhere on screen."""
        self.point_at(Pointed(variable, entity, year, scenario))

    def _told(self, pointed: Pointed) -> "Told | None":
        from scenarier.views.explanation import tell, tell_said

        if pointed.said is not None:
            return tell_said(self._session, pointed.said, pointed.scenario)
        scenario = self._session.selected if pointed.scenario is None else pointed.scenario
        return tell(self._session, scenario, pointed.figure)

    def _take_up(self) -> None:
        """Have the panel explain what was come to while it was closed, or now."""
        pointed, self._pointed = self._pointed, None
        if pointed is None:
            return
        self.pages.show_page(self.explanation)
        if pointed.said is not None:
            self.explanation.say(pointed.said)
            return
        is_shown = pointed.scenario == self._session.selected  # then it follows what is shown
        self.explanation.explain(pointed.figure, None if is_shown else pointed.scenario)

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show what is not as it was, where it is seen."""
        if not self.is_filled:
            return
        self.card.dismiss()
        self.player.refresh(news)
        self._unmoved |= news
        if self.isHidden():
            return
        self.board.refresh(news)
        self._untold |= news
        self._turn()
        self._take_up()

    def _turn(self) -> None:
        """Have the page that is shown tell what it has missed; the explanation waits while a hand moves."""
        if self.pages.page is self.moved:
            news, self._unmoved = self._unmoved, NOTHING
            self.moved.refresh(news)
        elif not self._is_held:
            self._explain_now()
        elif self.explanation.key is not None and not self._pause.isActive():
            self._pause.start()

    def show_moved(self) -> None:
        """Open the panel at what the last edit moved."""
        self.pages.show_page(self.moved)
        if self.isHidden():
            self.show_side(True)

    def replay(self) -> None:
        """Play the last edit again."""
        self.player.play(self.moved.moved)

    def _explain_now(self) -> None:
        """Have the panel show what has changed since it was last told."""
        news, self._untold = self._untold, NOTHING
        self.explanation.refresh(news)

    def set_dragging(self, is_held: bool) -> None:
        """While a hand is on a slider the plots come first: the explanation follows a few times a second."""
        self._is_held = is_held
        self.board.set_dragging(is_held)
        self.moved.set_dragging(is_held)
        self._pause.stop()
        if not is_held and self.pages.page is self.explanation:
            self._explain_now()

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
        self.moved.restyle()
