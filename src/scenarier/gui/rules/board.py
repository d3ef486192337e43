"""The rule board: a row a rule, a mark a year, the first breach in words, and what would mend it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHelpEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scenarier.gui.parts.clipboard import copy_actions
from scenarier.gui.parts.plain import show_tip
from scenarier.gui.parts.rulechances import chances_of
from scenarier.gui.parts.wondering import ask_what
from scenarier.gui.pointed import Pointed
from scenarier.gui.roles import set_role
from scenarier.gui.rules.delegate import RuleDelegate, YearHeading
from scenarier.gui.rules.model import RuleModel
from scenarier.look.palette import Scheme
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.copied import Copied, title_line
from scenarier.text.language import tr
from scenarier.views.mending import Find, finder_shown
from scenarier.views.rule_tips import rule_tip, year_tip
from scenarier.views.rules import RuleRow, copied_rules, counted, rules_shown
from scenarier.views.shown import scenario_name

Index = QModelIndex | QPersistentModelIndex
REST = 350
"""How long nothing may move before it is worked out what would mend the broken rules [ms]."""


class RuleView(QListView):
    """The rows; a click, or Enter, points at the figure that a rule is about."""

    figure_pointed = Signal(object)
    widened = Signal(int)

    def __init__(self, session: Session, model: RuleModel, delegate: RuleDelegate) -> None:
        super().__init__()
        self._session, self.rules, self._delegate = session, model, delegate
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(tr("Rules"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        copy_actions(self, self.copied)
        what = QAction(tr("What would it take?…"), self)
        what.triggered.connect(lambda: self.ask_what(self.currentIndex()))
        self.addAction(what)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def copied(self) -> Copied:
        """All rules: whether each holds in each year, and what is said of it."""
        session, rules = self._session, self.rules
        found = {row.rule.name: rules.mend(row) for row in rules.rows if row.rule.name in rules.mends}
        title = title_line(session.study.title, scenario_name(session, session.selected))
        likely = {row.rule.name: rules.likely(row) for row in rules.rows}
        return copied_rules(rules.rows, self._delegate.years, found, likely, title)

    def ask_what(self, index: Index) -> None:
        """Ask what a rule would take to hold, for the one that breaks it, or is nearest to, first."""
        row = self.rules.rows[index.row()] if index.isValid() else None
        found = row.where() if row is not None else None
        if row is not None and found is not None:
            ask_what(self, (*found[:2], row.first_breach), rule=row.rule)

    def point_at(self, index: Index, year: int | None = None) -> None:
        """Tell which figure a rule is about, in that year where one is given."""
        found = self.rules.rows[index.row()].where(year) if index.isValid() else None
        if found is not None:
            self.figure_pointed.emit(Pointed(*found))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A mark stands for its year, the rest of a row for where it matters."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            row = self.rules.rows[index.row()]
            self.point_at(index, self._delegate.year_at(row, self.visualRect(index), place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space do as a click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.point_at(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words are wrapped anew."""
        super().resizeEvent(event)
        self._delegate.room = self.viewport().width()
        self.widened.emit(self._delegate.room - 1)
        self.scheduleDelayedItemsLayout()

    def viewportEvent(self, event: QEvent) -> bool:
        """Numbers and margin of the year under the pointer, else the whole rule."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            if index.isValid():
                row = self.rules.rows[index.row()]
                year = self._delegate.year_at(row, self.visualRect(index), event.pos())
                baseline = self._session.baseline
                words = (self.rules.mend(row), self.rules.likely(row))
                tip = year_tip(row, year, baseline) if year else rule_tip(row, baseline, words)
                show_tip(event.globalPos(), tip, self.viewport())
            return True
        return super().viewportEvent(event)


class RuleBoard(QWidget):
    """All rules of the scenario that is shown; it follows a drag."""

    figure_pointed = Signal(object)
    choose_asked = Signal()

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_held = False
        self._is_mending = False
        self._waiting: list[Callable[[], None]] = []
        self.model = RuleModel(self)
        self._delegate = RuleDelegate(self.model, colours, self)
        self.view = RuleView(session, self.model, self._delegate)
        self.view.figure_pointed.connect(self.figure_pointed)
        self._years = YearHeading(colours)
        set_tip(
            self._years,
            tr("The last column: the share of the draws, in per cent, in which the rule holds in all years."),
        )
        self.view.widened.connect(self._years.end_at)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._work)
        self.chances = chances_of(session)
        self._count = QTimer(self)
        self._count.setSingleShot(True)
        self._count.timeout.connect(self._ask_chances)
        self.chances.changed.connect(self._show_chances)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 4, 4)
        column.setSpacing(2)
        column.addLayout(self._heading())
        column.addWidget(self._years)
        column.addWidget(self.view, 1)

    def _heading(self) -> QHBoxLayout:
        title = PlainLabel(tr("Rules"))
        set_role(title, "title")
        self.count = PlainLabel()
        set_role(self.count, "small")
        choose = QToolButton()
        choose.setText(tr("Choose…"))
        choose.setAutoRaise(True)
        set_tip(choose, tr("Switch rules on and off, and add your own"))
        choose.clicked.connect(self.choose_asked)
        line = QHBoxLayout()
        line.addWidget(title)
        line.addWidget(self.count, 1)
        line.addWidget(choose)
        return line

    def refresh(self, news: News = EVERYTHING) -> None:
        """Hold the rules against the session as it stands; what mends them follows when it rests."""
        if news.study or news.projected:
            self._show_chances()
        if not (news.results or news.rules):
            return
        if news.projected or news.rules:
            self._is_mending = False
        self._show()

    def _show_chances(self) -> None:
        """Show how often the rules hold in the draws where known; else it is counted when nothing moves."""
        self.model.chances = self.chances.known(self._session)
        if self.model.chances is None and self.isVisible():
            self._count.start(REST)
        self.view.viewport().update()

    def _show(self) -> None:
        rows = self._ordered(rules_shown(self._session))
        self._delegate.years = self._session.projection().years[1:]
        if not self._is_mending:
            self._waiting = []
            self.model.mends = {}
            self._rest.start(REST)
        if self.model.show(rows):
            self.view.scheduleDelayedItemsLayout()
        self.view.executeDelayedItemsLayout()  # now, else the window is painted before it and behind it
        self.count.setText(counted(rows))
        self._years.show_years(self._delegate.years)

    def _ordered(self, rows: list[RuleRow]) -> list[RuleRow]:
        """The broken ones first; while a hand is on a slider each stays where it stood."""
        if not self._is_held:
            return sorted(rows, key=lambda row: row.is_kept)
        places = {row.rule.name: place for place, row in enumerate(self.model.rows)}
        return sorted(rows, key=lambda row: places.get(row.rule.name, len(places)))

    def set_dragging(self, is_held: bool) -> None:
        """Whether a hand is on a slider; when it lets go, the rules are put in their order."""
        self._is_held = is_held
        if not is_held and self.isVisible():
            self._show()

    def _work(self) -> None:
        """Find what mends the broken rules, one rule at a time, so that the window stays awake."""
        if not self._waiting:
            self._is_mending = True
            find = finder_shown(self._session)
            self._waiting = [partial(self._find, find, row) for row in self.model.rows if not row.is_kept]
        if self._waiting:
            self._waiting.pop(0)()
            self.view.scheduleDelayedItemsLayout()
        if self._waiting and self._is_mending:
            self._rest.start(0)

    def _find(self, find: Find, row: RuleRow) -> None:
        found = find(row)
        if found is not None:
            self.model.mends[row.rule.name] = found

    def _ask_chances(self) -> None:
        if self._is_held:
            self._count.start(REST)
        else:
            self.chances.ask(self._session)

    def settle(self) -> None:
        """Find all that mends, now; for a picture."""
        self._rest.stop()
        self._work()
        while self._waiting:
            self._work()
        self._rest.stop()

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the application's text size."""
        self._delegate.colours = self._years.colours = colours
        self.view.scheduleDelayedItemsLayout()
        self.view.viewport().update()
        self._years.update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave off finding while nobody looks."""
        super().hideEvent(event)
        self._rest.stop()
        self._count.stop()
        self.chances.stop()
        self._is_mending, self._waiting = False, []

    def showEvent(self, event: QShowEvent) -> None:
        """Have what is not known counted."""
        super().showEvent(event)
        self._show_chances()
