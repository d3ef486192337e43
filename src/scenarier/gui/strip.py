"""Key figures of the last year, each with its difference to the baseline."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from scenarier.gui.pointed import Pointed
from scenarier.gui.roles import set_role
from scenarier.plots.asking import QuestionHere, ask_question, with_otherwise
from scenarier.plots.elided import ElidedLabel, LinesLabel
from scenarier.plots.plain import PlainLabel, set_tip
from scenarier.session.news import EVERYTHING, News
from scenarier.session.session import Session
from scenarier.views.figure import Pin, can_be_asked
from scenarier.views.key_figures import (
    KEY_FIGURES,
    KeyFigure,
    KeyFigureRow,
    against_words,
    beside_words,
    key_figure_rows,
)
from scenarier.views.shown import shown

CHOOSING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
CORNER = 5.0
MARGINS = (10, 5, 6, 5)
SPACE = 8
UNIT_SPACE = 4
COLUMNS = (5, 3, 2, 1)
MOST_LINES = 2
WIDEST_NUMBER = "−00.000"


class _Amount(QWidget):
    """A number and its unit behind it, put in place by hand: another number has nothing else laid out anew."""

    def __init__(self) -> None:
        super().__init__()
        self.number, self.unit = PlainLabel(parent=self), ElidedLabel(parent=self)
        set_role(self.number, "number")
        set_role(self.unit, "muted")
        self._height = 0

    def widest(self) -> int:
        """Pixels of width of the widest number."""
        return self.number.fontMetrics().horizontalAdvance(WIDEST_NUMBER)

    def sizeHint(self) -> QSize:
        """As high as the number, with room for the widest."""
        return QSize(self.widest() + UNIT_SPACE + self.unit.minimumWidth(), self.number.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As the size hint."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """A label that asks for other room gets it here; only another height is asked of the card."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            if self.sizeHint().height() != self._height:
                self._height = self.sizeHint().height()
                self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The unit has what the number leaves."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Where room is short the unit gives way, never a figure of the number."""
        size, height = self.number.sizeHint(), self.unit.sizeHint().height()
        left = size.width() + UNIT_SPACE
        self.number.setGeometry(QRect(QPoint(), size))
        self.unit.setGeometry(left, (size.height() - height) // 2, max(self.width() - left, 0), height)


class _Card(QFrame):
    """A key figure; a click, or Enter while the keyboard is here, chooses it."""

    chosen = Signal()

    def __init__(self, figure: KeyFigure) -> None:
        super().__init__()
        self.figure, self.reference = figure, ""
        self._tip, self._year = "", 0
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*MARGINS)
        layout.setSpacing(0)
        self.title, self._amount, self.difference = LinesLabel(), _Amount(), LinesLabel()
        self.number, self.unit = self._amount.number, self._amount.unit
        set_role(self.title, "small")
        layout.addWidget(self.title)
        layout.addWidget(self._amount)
        layout.addWidget(self.difference)

    def least_width(self) -> int:
        """Pixels of width in which no word and no figure is cut."""
        words = max(map(self.title.fontMetrics().horizontalAdvance, self.title.text().split()))
        amount = self._amount.widest() + self.unit.sizeHint().width() + UNIT_SPACE
        return max(words + 2, amount) + _sides()

    def lines_within(self, width: int) -> tuple[int, int]:
        """How many lines title and difference take in a card of this width, whatever the difference."""
        longest = against_words(f"▼ {WIDEST_NUMBER}", self.reference)
        widths = self.title.sizeHint().width(), self.difference.fontMetrics().horizontalAdvance(longest)
        title, difference = (1 if needed + _sides() <= width else MOST_LINES for needed in widths)
        return title, difference

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose the figure."""
        if event.key() in CHOOSING_KEYS:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses the figure."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame in the accent while the keyboard is here."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER, CORNER)

    def show_figure(self, row: KeyFigureRow, reference: str) -> None:
        self.reference, text = reference, beside_words(row, reference)
        self.title.setText(row.title)
        self.number.setText(row.number)
        self.unit.setText(row.unit)
        self.difference.setText(text)
        set_role(self.difference, "small" if row.is_better is None else "better" if row.is_better else "worse")
        self.setAccessibleName(f"{row.title}: {row.number} {row.unit}, {text}")
        self._tip, self._year = row.tip, row.year
        set_tip(self, row.tip)

    def customEvent(self, event: QEvent) -> None:
        """Put a question to the figure, where it is one of the model."""
        figure = self.figure.variable, "", self._year
        if isinstance(event, QuestionHere) and can_be_asked(figure):
            event.accept()
            ask_question(self, Pin(figure))

    def event(self, event: QEvent) -> bool:
        """The tip tells an amount in other units too."""
        if event.type() == QEvent.Type.ToolTip:
            set_tip(self, with_otherwise(self, self._tip, (self.figure.variable, "", self._year)))
        return super().event(event)


def _sides() -> int:
    return MARGINS[0] + MARGINS[2] + 2


class KeyFigureStrip(QWidget):
    """Five cards, in one line where no word is cut; `figure_pointed` carries the one (Pointed) that was chosen."""

    figure_pointed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._n_columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE)
        self.cards = [_Card(figure) for figure in KEY_FIGURES]
        for card in self.cards:
            card.chosen.connect(partial(self._point_at, card))
        self.refresh()

    def fit(self) -> None:
        """As many cards in a line as no word is cut in, and as many lines in each card as its words take."""
        least = max(card.least_width() for card in self.cards)
        n_columns = next((n for n in COLUMNS if n * least + (n - 1) * SPACE <= self.width()), COLUMNS[-1])
        if n_columns != self._n_columns:
            self._n_columns = n_columns
            for place, card in enumerate(self.cards):
                self._grid.addWidget(card, place // n_columns, place % n_columns)
            for column in range(COLUMNS[0]):
                self._grid.setColumnStretch(column, int(column < n_columns))
        width = (self.width() - (n_columns - 1) * SPACE) // n_columns
        lines = [card.lines_within(width) for card in self.cards]
        for card in self.cards:
            card.title.set_lines(max(title for title, _ in lines))
            card.difference.set_lines(max(difference for _, difference in lines))

    def minimumSizeHint(self) -> QSize:
        """As narrow as one card, whatever stands beside one another now."""
        return QSize(max(card.least_width() for card in self.cards), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may take another number of lines."""
        super().resizeEvent(event)
        self.fit()

    def _point_at(self, card: _Card) -> None:
        place = QRect(card.mapToGlobal(QPoint()), card.size())
        self.figure_pointed.emit(Pointed(card.figure.variable, "", self._session.study.horizon, place=place))

    def refresh(self, news: News = EVERYTHING) -> None:
        """Show the session's scenario."""
        if not news.results:
            return
        now = shown(self._session)
        for card, row in zip(self.cards, key_figure_rows(now), strict=True):
            card.show_figure(row, now.reference_name)
        if news.horizon or news.terms or news.reference:  # these have words of their own on the cards
            self.fit()
