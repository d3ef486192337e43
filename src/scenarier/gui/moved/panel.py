"""The panel `Hvad rykkede sig`: the results that the last edit moved most, each with what moved it."""

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scenarier.gui.parts.clipboard import copy_actions
from scenarier.gui.parts.latest import Latest
from scenarier.gui.parts.whole import WholeTable
from scenarier.gui.pointed import Pointed
from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.copied import Copied
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.moved import Drawing, MovedRow, Spreads, WhatMoved, common_root, copied_moves, note_words

NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
TEXTS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
REST = 150
"""How long nothing may move before it is told what moved it [ms]."""


class MovedPanel(QWidget):
    """What the last edit moved; a click on a result points at it, `replay_asked` asks for the edit again."""

    figure_pointed = Signal(object)
    replay_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.moved = WhatMoved(session)
        self.rows: list[MovedRow] = []
        self._is_held = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.settle)
        self._draws = Latest(self)
        self._draws.done.connect(self._take)
        self._heading, self._root, self._note = _label(""), _label("small"), _label("small")
        self.replay = QPushButton(tr("Play again"))
        set_tip(self.replay, tr("Show the plots before and after the last edit, back and forth; any key ends it"))
        self.replay.clicked.connect(self.replay_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 8)
        column.setSpacing(4)
        for part in (self._heading, self._root, self.replay):
            column.addWidget(part)
        column.addWidget(self._body(), 1)
        column.setAlignment(self.replay, Qt.AlignmentFlag.AlignLeft)

    def _body(self) -> QScrollArea:
        self.table = _Moves()
        self.table.setAccessibleName(tr("What moved most"))
        self.table.opened.connect(self._point_at)
        copy_actions(self.table, self._copied)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(self.table)
        column.addWidget(self._note)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _copied(self) -> Copied:
        """All results that moved most, with units and causes."""
        self.settle()
        return copied_moves(self.rows, self.moved.heading())

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show what the last edit moved; why follows when it rests."""
        if not (news.study or news.baseline):
            return
        self._show(self.moved.rows())
        self._heading.setText(self.moved.heading())
        self._say()
        self.replay.setEnabled(bool(self.rows))
        if self._is_held:
            self._rest.start()
        else:
            self.settle()

    def _show(self, rows: list[MovedRow]) -> None:
        self.rows = rows
        self.table.show_rows(rows)
        self._root.setText(common_root(rows))

    def settle(self) -> None:
        """Tell what moved each result, now."""
        self._rest.stop()
        if self.rows and not self.rows[0].root:
            self._show(self.moved.with_causes(self.rows))
        self._draw()

    def _draw(self) -> None:
        """Have it drawn behind the panel how far each result spreads, for this edit and the next."""
        drawing = self.moved.undrawn() if self.isVisible() else None
        if drawing is not None and not self._draws.is_at_work:
            self._draws.ask(lambda: (drawing, drawing.drawn()))

    def _take(self, found: tuple[Drawing, Spreads]) -> None:
        """Spreads were drawn: what moved is put in their order where they are of this edit."""
        before = self.moved.spreads()
        self.moved.take(*found)
        if self.moved.spreads() is not before and not self._is_held:
            self._show(self.moved.rows())
            self._say()
        self.settle()

    def _say(self) -> None:
        is_drawn = self.moved.spreads() is not None
        self._note.setText(note_words(self._session, self.rows, is_drawn=is_drawn))

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing at work while nobody looks."""
        super().hideEvent(event)
        self._rest.stop()
        self._draws.wait()

    def showEvent(self, event: QShowEvent) -> None:
        """Have drawn what was not while nobody looked."""
        super().showEvent(event)
        self._rest.start()

    def set_dragging(self, is_held: bool) -> None:
        """While a hand is on a slider the plots come first: what moved it is told when it rests."""
        self._is_held = is_held
        if not is_held and self.isVisible():
            self.settle()

    def _point_at(self, row: int) -> None:
        """A result that was clicked, at its place on screen."""
        table = self.table
        model = table.model()
        rect = table.visualRect(model.index(2 * row, 0)).united(table.visualRect(model.index(2 * row, 1)))
        place = QRect(table.viewport().mapToGlobal(QPoint(rect.topLeft())), rect.size())
        self.figure_pointed.emit(Pointed.clicked(self.rows[row].figure, place))

    def restyle(self) -> None:
        """Take the application's text size."""
        self.table.restyle()


class _Moves(WholeTable):
    """Two rows a result: its name and numbers with the change beside them, and below them what moved it.

    A click or Enter opens one.
    """

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__(0, 2)
        self._shown: list[MovedRow] = []
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(1)
        self.cellClicked.connect(lambda row, _column: self.opened.emit(row // 2))
        self.restyle()

    def show_rows(self, rows: list[MovedRow]) -> None:
        """Show these results, in full height."""
        if rows == self._shown:
            return
        is_as_many = len(rows) == len(self._shown)
        self._shown = rows
        if not is_as_many:
            self.setRowCount(2 * len(rows))
        has_one_root = bool(common_root(rows))
        for place, row in enumerate(rows):
            self._put(2 * place, 0, f"{one_line(row.name)}\n{row.values} {row.unit}".rstrip())
            self._put(2 * place, 1, row.change)
            self._put(2 * place + 1, 0, one_line(row.cause if has_one_root else row.why))
            if not is_as_many:
                self.setSpan(2 * place + 1, 0, 1, 2)
        self.fit()

    def _put(self, row: int, column: int, text: str) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            item.setTextAlignment(NUMBERS if column else TEXTS)
            if row % 2:
                item.setForeground(self.palette().placeholderText())
            self.setItem(row, column, item)
        item.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the result that is selected; Escape is the panel's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.opened.emit(self.currentRow() // 2)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _label(role: str) -> PlainLabel:
    label = PlainLabel()
    label.setWordWrap(True)
    if role:
        set_role(label, role)
    return label
