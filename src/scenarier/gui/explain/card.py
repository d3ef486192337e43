"""A small card beside a number that says where it comes from, where the panel is closed.

It takes no keyboard and moves nothing; another click, a key, the wheel or Escape takes it away.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFontMetrics, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from scenarier.gui.parts.wondering import ask_what
from scenarier.gui.roles import set_role
from scenarier.plots.plain import PlainLabel
from scenarier.text.language import tr
from scenarier.text.plain import one_line
from scenarier.views.figure import Figure, TablePlace, can_be_asked
from scenarier.views.told import Told, otherwise_words, place_words, printed_words

WIDTH = 25
"""In heights of a letter."""
GAP, EDGE = 6, 4
"""Between card and number, and between card and window [px]."""
MOST_LINES = 3
"""Lines that a formula or a source takes; the panel has it in full."""
Kind = QEvent.Type
LEAVES = (Kind.MouseButtonPress, Kind.MouseButtonDblClick, Kind.Wheel, Kind.KeyPress)
BARE_KEYS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class FigureCard(QFrame):
    """What a number is, above the rest of the window. `panel_asked` and `row_asked` are what is clicked in it."""

    panel_asked = Signal()
    row_asked = Signal(str, str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._on = parent
        self.told: Told | None = None
        self._place = QRect()
        self._scenario: int | None = None
        set_role(self, "float")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._appear)
        self._build()
        self.hide()

    def _build(self) -> None:
        self._who, self._title, self._value = _label("small"), _label("title"), _label("number")
        self._prices, self._how, self._terms = _label("small"), _label(""), _label("small")
        self._printed, self._where, self._otherwise = _label(""), _label("small"), _label("small")
        self._against = _label("changed")
        self._panel = _link(tr("Open in the panel (Ctrl+E)"), self.panel_asked.emit)
        self._row = _link(tr("Show the row"), self._ask_row)
        self.what = _link(tr("What would it take?…"), self._ask_what)
        amount = QHBoxLayout()
        amount.addWidget(self._value)
        amount.addWidget(self._prices, 1, Qt.AlignmentFlag.AlignBottom)
        links = QHBoxLayout()
        links.addWidget(self._panel)
        links.addWidget(self._row)
        links.addWidget(self.what)
        links.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 6)
        column.setSpacing(4)
        column.addWidget(self._who)
        column.addWidget(self._title)
        column.addLayout(amount)
        for label in (self._printed, self._against, self._how, self._where, self._otherwise, self._terms):
            column.addWidget(label)
        column.addLayout(links)

    # Coming and going

    def show_at(self, told: Told, place: QRect, after: int = 0, scenario: int | None = None) -> None:
        """Say what a number is beside its place on screen, at once or after a while [ms].

        Parameters
        ----------
        scenario : the study's index of the one that the number is of; None for the one shown.
        """
        self.dismiss()
        self.told, self._place, self._scenario = told, place, scenario
        if after:  # what comes before is typing, or another click
            _application().installEventFilter(self)
        self._wait.start(after)

    def dismiss(self) -> None:
        """Take it away, and do not let it come."""
        self._wait.stop()
        _application().removeEventFilter(self)
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """What hides the window hides it for good."""
        super().hideEvent(event)
        if not self._wait.isActive():
            _application().removeEventFilter(self)

    def _appear(self) -> None:
        if self.told is None or not self._on.isVisible():
            return
        self._fill(self.told)
        parent = self._on
        number = QRect(parent.mapFromGlobal(self._place.topLeft()), self._place.size())
        self.setGeometry(beside(number, self._size(), parent.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)))
        self.show()
        self.raise_()
        _application().installEventFilter(self)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _size(self) -> QPoint:
        """Width and height of the card with what it says."""
        width = min(WIDTH * self.fontMetrics().height(), self._on.width() - 2 * EDGE)
        self._column.activate()
        return QPoint(
            width, max(self._column.totalHeightForWidth(width), self._column.totalMinimumSize().height())
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another click, a key or the wheel takes the card away; Escape does nothing else."""
        kind = event.type()
        if kind == Kind.Resize and watched is self._on:
            self.dismiss()
        if (
            kind not in (*LEAVES, Kind.ShortcutOverride)
            or not isinstance(watched, QWidget)
            or self._is_mine(watched)
        ):
            return False
        if isinstance(event, QKeyEvent):
            return self._take_key(event)
        self.dismiss()
        return False

    def _is_mine(self, watched: QWidget) -> bool:
        return watched is self or self.isAncestorOf(watched)

    def _take_key(self, event: QKeyEvent) -> bool:
        """Whether a key goes no further."""
        is_escape, is_early = event.key() == Qt.Key.Key_Escape, event.type() == Kind.ShortcutOverride
        if is_escape and self.isVisible():
            event.accept()
            if not is_early:
                self.dismiss()
            return True
        if not is_early and event.key() not in BARE_KEYS:
            self.dismiss()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click in the card is not one on what is behind it."""
        event.accept()

    # What it says

    def _fill(self, told: Told) -> None:
        how = told.how
        for label, text in (
            (self._who, told.scenario),
            (self._title, told.title),
            (self._value, told.value),
            (self._prices, told.prices),
            (self._printed, printed_words(told)),
            (self._against, told.against),
            (self._how, told.printed.note if told.printed else how),
            (self._where, place_words(told)),
            (self._terms, told.terms),
        ):
            label.setText(self._cut(text, label))
            label.setVisible(bool(text))
        self._otherwise.setText(otherwise_words(told))
        self._otherwise.setVisible(bool(told.otherwise))
        self._row.setVisible(told.row is not None)
        self.what.setVisible(can_be_asked(_figure(told)))
        self.setAccessibleName(one_line(f"{told.title}: {told.value}"))
        self.setAccessibleDescription(one_line(f"{printed_words(told) or how} {place_words(told)}"))

    def _cut(self, text: str, label: PlainLabel) -> str:
        room = MOST_LINES * (WIDTH * self.fontMetrics().height() - 24) - 60
        return QFontMetrics(label.font()).elidedText(one_line(text), Qt.TextElideMode.ElideRight, room)

    def _ask_what(self) -> None:
        figure, scenario = _figure(self.told), self._scenario
        self.dismiss()
        if can_be_asked(figure):
            ask_what(self, figure, scenario)

    def _ask_row(self) -> None:
        row: TablePlace | None = self.told.row if self.told else None
        self.dismiss()
        if row is not None:
            self.row_asked.emit(*row)


def beside(number: QRect, size: QPoint, room: QRect) -> QRect:
    """Where a card stands without covering the number: below it, above it, else to its right or left."""
    left = min(max(number.left(), room.left()), room.right() - size.x())
    top = min(max(number.top(), room.top()), room.bottom() - size.y())
    for place in (
        QRect(left, number.bottom() + GAP, size.x(), size.y()),
        QRect(left, number.top() - GAP - size.y(), size.x(), size.y()),
        QRect(number.right() + GAP, top, size.x(), size.y()),
        QRect(number.left() - GAP - size.x(), top, size.x(), size.y()),
    ):
        if room.contains(place):
            return place
    below, above = room.bottom() - number.bottom() - GAP, number.top() - room.top() - GAP
    if below >= above:
        return QRect(left, number.bottom() + GAP, size.x(), max(below, 0))
    return QRect(left, room.top(), size.x(), max(above, 0))


def _figure(told: Told | None) -> Figure | None:
    """The figure that is told; None for another number."""
    key = told.key if told is not None else None
    return None if key is None else (key.variable, key.entity, key.year)


def _application() -> QCoreApplication:
    found = QCoreApplication.instance()
    assert found is not None
    return found


def _label(role: str) -> PlainLabel:
    label = PlainLabel()
    label.setWordWrap(True)
    if role:
        set_role(label, role)
    return label


def _link(text: str, run: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    set_role(made, "link")
    made.clicked.connect(lambda: run())
    return made
