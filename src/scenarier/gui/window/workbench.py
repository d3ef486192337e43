"""What the window works with: levers to the left, workspaces in the middle, each made when it is first shown."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scenarier.gui.parts.at_once import lay_out
from scenarier.gui.parts.notice import FloatingNotice
from scenarier.gui.parts.work import WorkLine
from scenarier.gui.parts.workspace import Workspace
from scenarier.gui.roles import carded, into_card, set_role
from scenarier.gui.strip import KeyFigureStrip
from scenarier.gui.tabbing import follow, walks_along_tabs
from scenarier.gui.window.registry import WorkspaceRow
from scenarier.gui.window.side import SIDE_WIDTH, Side
from scenarier.look.palette import Scheme
from scenarier.plots.elided import ElidedLabel
from scenarier.plots.plain import set_tip
from scenarier.session.news import APPEARANCE, Missed, News
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.views.start_words import start_words

if TYPE_CHECKING:
    from scenarier.gui.levers.panel import LeverPanel

LEVERS_WIDTH = 324
HONEST = 76
"""Letters of what the scenario starts from that have their room beside the tabs, or else a line below them."""
WIDEST_STRIP = 0.25
"""Where the key figures take more of the height than this, they scroll with the workspace."""


class _Column(QVBoxLayout):
    """A column that is as high as its parts ask for at least, though words in them wrap."""

    def hasHeightForWidth(self) -> bool:
        """A scroll area would go by what the parts would like, which may be less than the least they need."""
        return False


class Workbench(QWidget):
    """All panels of one session. `made` carries a workspace, or a part of one, that was just made; `widths_given`
    tells that a hand has made a panel wider or narrower.

    The levers and what is in the panel to the right are made by `complete`; until then their place is kept.
    """

    workspace_changed = Signal(str)
    made = Signal(QWidget)
    widths_given = Signal()

    levers: "LeverPanel"

    def __init__(self, session: Session, colours: Scheme, rows: Sequence[WorkspaceRow], *, is_roomy: bool) -> None:
        """All panels; the one to the right stands open where the window `is_roomy`."""
        super().__init__()
        self._session, self._colours = session, colours
        self._has_loaded = self._is_complete = self._is_covered = False
        self._told = ""
        self._missed = Missed()
        self._places: tuple[bool, bool] | None = None
        self.strip = KeyFigureStrip(session)
        self.rows = {row.name: row for row in rows}
        self.workspaces: dict[str, Workspace] = {}
        self.current = rows[0].name
        self._stack = QStackedWidget()
        self._lever_card = carded()
        self.side = Side(session)
        self.side.source_asked.connect(self.show_source)
        self.strip.figure_pointed.connect(self.side.point_at)
        self.side.opened.connect(self._spread)
        self.side.replayed.connect(self._hold)
        self.side.taken_away.connect(self.tell_done)
        self._widths = [LEVERS_WIDTH, 0, SIDE_WIDTH]
        self._across = across = QSplitter(Qt.Orientation.Horizontal)
        for part in (self._lever_card, self._middle(), self.side):
            across.addWidget(part)
        across.setStretchFactor(1, 1)
        across.setChildrenCollapsible(False)
        across.splitterMoved.connect(self._remember_widths)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        self._head = QGridLayout()
        layout.addLayout(self._head)  # before it is filled: PySide keeps hold of items that are there
        self._fill_head()
        layout.addWidget(across, 1)
        self.notice = FloatingNotice(self, top=lambda: self._across.y())
        self.work = WorkLine(self, top=lambda: self._across.y())
        self.side.setVisible(is_roomy)
        self.show_workspace(self.current)
        self._held = self.shown()

    def complete(self) -> None:
        """Make the levers and what is in the panel to the right."""
        from scenarier.gui.explain.card import FigureCard
        from scenarier.gui.levers.panel import LeverPanel
        from scenarier.gui.solve.desk import SolveDesk
        from scenarier.gui.window.question_desk import QuestionDesk
        from scenarier.gui.window.translator import Translator

        self.levers = LeverPanel(self._session)
        self.levers.held.connect(self._hold)
        self.levers.taken_away.connect(self.tell_done)
        self.levers.figure_pointed.connect(self.side.point_at)
        into_card(self._lever_card, self.levers)
        self.side.fill(self._colours, FigureCard(self))
        self.translator = Translator(self, self.window(), self._session)
        self.questions = QuestionDesk(
            self, self.window(), self._session, partial(self.notice.say, for_a_while=True)
        )
        self.solving = SolveDesk(self, self.window(), self._session, lambda: self._colours)
        follow(self.tabs.findChildren(QToolButton)[-1], self.levers)
        for late in (self.side.explanation, self.side.board):
            follow(self.strip.cards[-1], late)
        self._is_complete = True
        self._missed.take("levers")
        for part in (self.levers, self.side.board, self.side.explanation):
            self.made.emit(part)

    def _middle(self) -> QWidget:
        """The key figures and the workspace, which scrolls where there is less room than it takes."""
        middle = QWidget()
        self._scrolled = inner = QWidget()
        self._area = area = QScrollArea()
        area.setObjectName("middle")
        self._outer, self._inner = QVBoxLayout(middle), _Column(inner)
        for column in (self._outer, self._inner):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        self._inner.addWidget(self._stack, 1)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(area, "ground")
        area.setWidget(inner)
        self._outer.addWidget(self.strip)
        self._outer.addWidget(area, 1)
        return middle

    def _fill_head(self) -> None:
        self.tabs = QTabBar()
        for number, row in enumerate(self.rows.values(), start=1):
            self.tabs.addTab(tr(row.title))
            self.tabs.setTabToolTip(number - 1, f"{tr(row.title)} (Ctrl+{number})")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(tr("Workspaces"))
        self.tabs.currentChanged.connect(lambda index: self.show_workspace(tuple(self.rows)[index]))
        self.honest = honest = ElidedLabel(parent=self)  # its place is found when the size is known
        honest.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        set_role(honest, "small")
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.setVerticalSpacing(0)
        self._head.setColumnStretch(1, 1)
        self._head.addWidget(self.tabs, 0, 0)

    def hideEvent(self, event: QHideEvent) -> None:
        """The window is closed: what is at work ends."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.work.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size of the window may take another place for what is said above the workspace."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The start beside the tabs or below them; the key figures still, or with the workspace."""
        left = self.width() - self.tabs.sizeHint().width()
        is_beside = left > HONEST * self.honest.fontMetrics().averageCharWidth()
        is_still = self.strip.sizeHint().height() <= WIDEST_STRIP * self.height()
        if (is_beside, is_still) != self._places:
            self._places = is_beside, is_still
            self._head.addWidget(self.honest, *((0, 1, 1, 1) if is_beside else (1, 0, 1, 2)))
            (self._outer if is_still else self._inner).insertWidget(0, self.strip)

    def _hold(self, is_held: bool) -> None:
        """Whether a hand is on a lever's slider; the workspace it was taken at is the one that is let go."""
        if is_held:
            self._held = self.shown()
        self._held.set_dragging(is_held)
        self.side.set_dragging(is_held)

    def _remember_widths(self) -> None:
        """Keep the widths the user gave the panels."""
        for place, width in enumerate(self._across.sizes()):
            self._widths[place] = width or self._widths[place]
        self.widths_given.emit()

    def widths(self) -> list[int]:
        """Widths of the levers and of the panel to the right."""
        return [self._widths[0], self._widths[2]]

    def give_widths(self, widths: Sequence[int]) -> None:
        """Give the levers and the panel to the right these widths; the first ones where there are not two."""
        self._widths[0], self._widths[2] = widths if len(widths) == 2 else (LEVERS_WIDTH, SIDE_WIDTH)
        self._spread()

    def _spread(self) -> None:
        """Give the panels their widths, and the workspace what is left."""
        levers, side = (0 if part.isHidden() else width for part, width in
                        ((self._lever_card, self._widths[0]), (self.side, self._widths[2])))  # fmt: skip
        self._across.setSizes([levers, max(self.width() - levers - side, 1), side])

    # What was done

    def tell_done(self, text: str) -> None:
        """Say what an edit has taken away, with a way back, until the study is another one."""
        self._offer(text, tr("Undo"), self._session.history[1] - 1)

    def tell_undone(self, text: str) -> None:
        """Say what was taken back, with a way to have it again, until the study is another one."""
        self._offer(text, tr("Do it again"), self._session.history[1] + 1)

    def _offer(self, text: str, choice: str, n_done: int) -> None:
        """Say something, and offer the history's state after so many steps."""
        self._told = text
        choices = {choice: lambda: self._session.go_to(n_done), tr("Close"): lambda: None}
        self.notice.say(text, choices, for_a_while=True)

    def cover(self, is_covered: bool) -> None:
        """While something stands before all of it, it is not kept up to date; it is when that goes."""
        self._is_covered = is_covered
        if not is_covered:
            self._show_missed()

    def _forget_told(self) -> None:
        """What was done before the last edit cannot be taken back by one step."""
        if self._told:
            self.notice.take_back(self._told)
            self._told = ""

    # Workspaces

    def shown(self) -> Workspace:
        """The workspace that is seen."""
        return self.workspaces[self.current]

    def show_workspace(self, name: str, part: str = "") -> None:
        """Bring a workspace to the front, with a part of it where it has parts; it is made the first time.

        Not from one where something typed is not understood.
        """
        if name != self.current and not self._session.settle():
            self.tabs.setCurrentIndex(tuple(self.rows).index(self.current))
            return
        takes = name != self.current and not walks_along_tabs()
        if name != self.current:
            self._area.verticalScrollBar().setValue(0)
        self.current = name
        if name not in self.workspaces:
            self._make(name)
        self._show_missed()  # before it is seen, so that widths suit the texts
        self._stack.setCurrentWidget(self.workspaces[name])
        for other, page in self.workspaces.items():  # the stack is as wide as the widest page that is not ignored
            fits = QSizePolicy.Policy.Preferred if other == name else QSizePolicy.Policy.Ignored
            page.setSizePolicy(fits, fits)
        self._lever_card.setVisible(self.rows[name].has_levers)
        self._spread()
        self.strip.setVisible(self.rows[name].has_strip)
        self.tabs.setCurrentIndex(tuple(self.rows).index(name))
        if self._has_loaded:
            self.shown().load()
        if part:
            self.workspaces[name].show_part(part)
        if takes:
            self.shown().take_keyboard()
        self.workspace_changed.emit(name)

    def _make(self, name: str) -> None:
        made = self.workspaces[name] = self.rows[name].make(self._session, self._colours)
        self._stack.addWidget(made)
        made.part_made.connect(self.made)
        made.figure_pointed.connect(self.side.point_at)
        made.taken_away.connect(self.tell_done)
        if made.parts():
            self._missed.take(name)  # its parts get all news as they are made
        self.made.emit(made)

    def show_row(self, name: str, table: str, key: str, column: str = "") -> None:
        """Show a row of the baseline in a workspace; see `Part.show_row`."""
        self.show_workspace(name)
        if self.current == name:
            self.workspaces[name].show_row(table, key, column)

    def show_figure(self, metric: str, entity: str = "") -> None:
        """Bring a figure to the eye, where the workspace that is seen shows it."""
        found = self.shown().show_figure(metric, entity)
        if found is not None:
            lay_out()
            top = found.mapTo(self._scrolled, QPoint()).y()
            for edge in (top + found.height(), top):
                self._area.ensureVisible(0, edge, 0, 0)

    def show_source(self, table: str, key: str, column: str = "") -> None:
        """Show a row of the baseline with its source, with a column of it in sight where one is named."""
        name = next((row.name for row in self.rows.values() if row.has_sources), "")
        if name:
            self.show_row(name, table, key, column)

    def show_lever(self, key: str) -> None:
        """Bring a lever to the eye and the keyboard."""
        if not self.levers.isVisible():
            self.show_workspace(next((row.name for row in self.rows.values() if row.has_levers), self.current))
        if self.levers.isVisible():
            self.levers.reveal(key)

    def load(self) -> None:
        """Make the plots, the first time."""
        self._has_loaded = True
        self.shown().load()

    def refresh(self, news: News) -> None:
        """Show what is not as it was; what is not seen gets the news when it is."""
        if news.study:
            self._forget_told()
        self._missed.add(news)
        if self._is_covered:
            return
        self._show_missed()
        lay_out()

    def _show_missed(self) -> None:
        """Hand on what was missed to all that is seen."""
        if self._missed.take("start").projected:
            self._show_start()
        if self.rows[self.current].has_levers and self._is_complete:
            self.levers.refresh(self._missed.take("levers"))
        if self.rows[self.current].has_strip:
            self.strip.refresh(self._missed.take("strip"))
        self.shown().refresh(self._missed.take(self.current))
        self.side.refresh(self._missed.take("side"))

    def _show_start(self) -> None:
        """What the scenario starts from, beside the tabs."""
        told = start_words(self._session.baseline, self._session.scenario)
        if told != self.honest.text():
            self.honest.setText(told)
            set_tip(self.honest, told)

    def restyle(self, colours: Scheme) -> None:
        """Take the colours of another scheme and the application's text size."""
        self._colours = colours
        for workspace in self.workspaces.values():
            workspace.restyle(colours)
        self.levers.restyle()
        self.strip.fit()
        self._fit()
        self.side.restyle(colours)
        self.refresh(APPEARANCE)
