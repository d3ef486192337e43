"""The panel `Forklar tallet`: a number, its formula with the values in it, and its inputs, which open in turn."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scenarier.gui.explain.printed import PrintedRows
from scenarier.gui.parts.clipboard import copy_actions
from scenarier.gui.parts.plain import show_tip
from scenarier.gui.parts.whole import WholeTable
from scenarier.gui.parts.wondering import ask_what
from scenarier.gui.roles import set_role
from scenarier.plots.asking import with_otherwise
from scenarier.plots.elided import ElidedLabel
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.text.copied import Copied, title_line
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.explanation import tell, tell_said
from scenarier.views.figure import Figure, Said, can_be_asked
from scenarier.views.told import CHANGED, Told, origin_words, otherwise_words, parts_heading, was_words

NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ExplainPanel(QWidget):
    """One number explained; `source_asked` carries a table, a row and a column of the baseline."""

    source_asked = Signal(str, str, str)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._scenario: int | None = None
        self._path: list[Figure] = []
        self._said: Said | None = None
        self.told: Told | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 8)
        column.setSpacing(4)
        column.addWidget(self._empty())
        column.addWidget(self._way())
        column.addWidget(self._body(), 1)
        QShortcut(QKeySequence("Alt+Left"), self, self.back, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._tell()

    # Parts

    def _empty(self) -> PlainLabel:
        self._hint = PlainLabel(
            tr(
                "Click a number in a table, a point in a plot or a rule to see where it comes from, down to its "
                "line in the annual report."
            )
        )
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_role(self._hint, "muted")
        return self._hint

    def _way(self) -> QWidget:
        """The way back to the number that was asked for."""
        self._bar = QWidget()
        self._back = _button("‹", tr("Back to the number before (Alt+Left)"), self.back)
        self._trail = ElidedLabel()
        set_role(self._trail, "small")
        line = QHBoxLayout(self._bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._back)
        line.addWidget(self._trail, 1)
        return self._bar

    def _body(self) -> QScrollArea:
        self._who, self._title, self._value = _label("small"), _label("title"), _label("number")
        self._meaning, self._formula, self._terms = _label("small"), _label(""), _label("small")
        self._prices, self._otherwise = _label("small"), _label("small")
        self._against, self._origin, self._source = _label("changed"), _label("title"), _label("")
        self.printed = PrintedRows()
        self._show_row = QPushButton(tr("Show the row in Foundation"))
        self._show_row.clicked.connect(self._ask_source)
        self.what = QPushButton(tr("What would it take?…"))
        self.what.clicked.connect(self._ask_what)
        self._parts = _label("small")
        self.inputs = self._table()
        amount, inside = QWidget(), QWidget()
        line = QHBoxLayout(amount)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._value)
        line.addWidget(self._prices, 1, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(6)
        for part in (
            self._who, self._title, amount, self._otherwise, self._against, self._origin, self._source,
            self.printed, self._show_row, self._formula, self._meaning, self._terms, self.what, self._parts,
            self.inputs,
        ):  # fmt: skip
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self._scroll

    def _table(self) -> "_Inputs":
        table = _Inputs(0, 2)
        table.setAccessibleName(tr("Inputs of the number"))
        table.opened.connect(self._open_row)
        table.tip = self._tip_of
        copy_actions(table, self._copied)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return table

    def _copied(self) -> Copied:
        """All inputs of the number, with their units."""
        told = self.told
        if told is None:
            return Copied(())
        rows = tuple((given.name, given.full, given.unit) for given in told.inputs)
        return Copied(rows, (told.title, tr("Value"), tr("Unit")), title_line(told.scenario, told.title))

    def _tip_of(self, row: int) -> str:
        """An input's amount in other units."""
        told = self.told
        if told is None or row >= len(told.inputs):
            return ""
        given = told.inputs[row]
        return with_otherwise(self, f"{given.name}: {given.value}", given.amount, self._scenario)

    # What is shown

    @property
    def key(self) -> Figure | None:
        """The number that is explained."""
        return self._path[-1] if self._path else None

    def explain(self, key: Figure, scenario: int | None = None) -> None:
        """Explain a number of one of the session's scenarios, the one that is shown unless told otherwise."""
        self._scenario, self._said = scenario, None
        self._path = [key]
        self._tell()

    def say(self, said: Said) -> None:
        """Say what a number is that the model has no figure for; it is let go when the study changes."""
        self._path, self._said = [], said
        self._tell()

    def open(self, key: Figure) -> None:
        """Go one step deeper, to an input."""
        self._path.append(key)
        self._tell()
        self._scroll.verticalScrollBar().setValue(0)
        if self.inputs.rowCount():
            self.inputs.setCurrentCell(0, 0)

    def back(self) -> None:
        """Go back to the number before."""
        if len(self._path) > 1:
            left = self._path.pop()
            self._tell()
            self._select(left)

    def refresh(self, news: News = EVERYTHING) -> None:
        """Tell the number as it stands in the session now."""
        if news.study:
            self._said = None
        if news.study or news.results:
            self._tell()

    def _tell(self) -> None:
        index = self._session.selected if self._scenario is None else self._scenario
        if index >= len(self._session.study.scenarios):
            index, self._scenario = self._session.selected, None
        told = tell_said(self._session, self._said) if self._said else None
        while self._path and told is None:  # what is gone since, a measure say, is left for what rests on it
            told = tell(self._session, index, self._path[-1])
            if told is None:
                self._path.pop()
        if told != self.told or told is None:
            self.told = told
            self._show()

    def _show(self) -> None:
        told = self.told
        self._hint.setVisible(told is None)
        self._scroll.setVisible(told is not None)
        self._bar.setVisible(len(self._path) > 1)
        if told is None:
            self.inputs.setRowCount(0)
            return
        index = self._session.selected if self._scenario is None else self._scenario
        trail = [one.title for key in self._path[:-1] if (one := tell(self._session, index, key))]
        self._trail.setText(trail[-1] if trail else "")
        set_tip(self._trail, "\n".join(trail))
        for label, text in (
            (self._who, told.scenario),
            (self._title, told.title),
            (self._value, told.value),
            (self._prices, told.prices),
            (self._otherwise, otherwise_words(told)),
            (self._against, told.against),
            (self._formula, f"= {told.formula}" if told.formula else ""),
            (self._meaning, told.meaning),
            (self._terms, told.terms),
            (self._origin, "" if told.printed else origin_words(told)),
            (self._source, "" if told.printed else told.source),
            (self._parts, parts_heading(told)),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.printed.show_told(told)
        self._show_row.setVisible(told.row is not None)
        self.what.setVisible(can_be_asked(self.key))
        self._fill(told)

    def _fill(self, told: Told) -> None:
        table = self.inputs
        table.setVisible(bool(told.inputs))
        table.setRowCount(len(told.inputs))
        for row, given in enumerate(told.inputs):
            text, was = one_line(given.name), was_words(told, given)
            if was:
                text = f"{CHANGED} {text}\n{was}"
            name, value = QTableWidgetItem(text), QTableWidgetItem(given.value)
            value.setTextAlignment(NUMBERS)
            table.setItem(row, 0, name)
            table.setItem(row, 1, value)
        table.fit()

    def _select(self, key: Figure) -> None:
        if self.told is not None:
            rows = [given.key for given in self.told.inputs]
            self.inputs.setCurrentCell(rows.index(key) if key in rows else 0, 0)
            self.inputs.setFocus()

    def _open_row(self, row: int) -> None:
        if self.told is not None and row < len(self.told.inputs):
            self.open(self.told.inputs[row].key)

    def _ask_source(self) -> None:
        if self.told is not None and self.told.row is not None:
            self.source_asked.emit(*self.told.row)

    def _ask_what(self) -> None:
        figure = self.key
        if can_be_asked(figure):
            ask_what(self, figure, self._scenario)

    def restyle(self) -> None:
        """Take the application's text size."""
        self.inputs.restyle()
        self.printed.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace goes back, Escape closes."""
        if event.key() == Qt.Key.Key_Backspace:
            self.back()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class _Inputs(WholeTable):
    """The inputs, one a row, in full height; a click or Enter opens one, `tip` says what its tip says."""

    opened = Signal(int)
    tip: Callable[[int], str]

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__(rows, columns)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.cellClicked.connect(lambda row, _column: self.opened.emit(row))
        self.restyle()

    def viewportEvent(self, event: QEvent) -> bool:
        """The tip of the row that is pointed at, or that the keyboard is at."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.rowAt(event.pos().y())
            if row >= 0 and (text := self.tip(row)):
                show_tip(event.globalPos(), text, self.viewport(), self.visualRect(self.model().index(row, 0)))
                return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the input that is selected."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.opened.emit(self.currentRow())
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _label(role: str) -> PlainLabel:
    label = PlainLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        set_role(label, role)
    return label


def _button(text: str, tip: str, run: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    made.setAutoRaise(True)
    set_tip(made, tip)
    made.setAccessibleName(tip)
    made.clicked.connect(lambda: run())
    return made
