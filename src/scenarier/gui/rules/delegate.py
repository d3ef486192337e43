"""How a rule is drawn: name and marks in one line, below it what is said and, where broken, what would mend it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scenarier.gui.rules.model import RuleModel
from scenarier.look.palette import Scheme
from scenarier.views.rules import BROKEN, HOLDS, NOT_JUDGED, RuleRow, years_words

PAD = 4
ROOM = 110
"""Width that all marks share at most; with few years each has no more than WIDEST [px]."""
WIDEST, NARROWEST = 18, 10
SMALL = 0.88
MOST_MOVES = 2
"""What would mend a rule is told in as many moves; the tip tells all."""
SHAPES = {
    HOLDS: (((-3.2, 0.2), (-0.9, 2.6), (3.4, -2.8)),),
    BROKEN: (((-3.6, -3.6), (3.6, 3.6)), ((-3.6, 3.6), (3.6, -3.6))),
    NOT_JUDGED: (((-2.0, 0.0), (2.0, 0.0)),),
}
"""The strokes of a year's sign, from its middle [px]."""
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
ONE_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def small_font() -> QFont:
    """The font of what stands below a name."""
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(font.pointSizeF() * SMALL)
    return font


def cell_width(n_years: int) -> int:
    """Width of a year's mark [px]."""
    return max(NARROWEST, min(WIDEST, ROOM // max(n_years, 1)))


def marks_left(right: int, n_years: int) -> int:
    """Where the marks begin, that end at `right`."""
    return right - PAD - n_years * cell_width(n_years)


class RuleDelegate(QStyledItemDelegate):
    """Draws the rows of a RuleModel."""

    def __init__(self, model: RuleModel, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self.colours = model, colours
        self.years: tuple[int, ...] = ()
        """The years that have a column; a rule may be judged in some of them only."""
        self.room = 280
        """Width of a row [px]; the view says when it is another."""

    def _below(self, row: RuleRow) -> list[tuple[str, str]]:
        """Text and colour of what stands below the name."""
        if row.is_kept:
            return [(row.sentence, self.colours.muted)]
        mend = self._model.mend(row, MOST_MOVES)
        return [(row.sentence, self.colours.negative), (mend, self.colours.text)]

    def _heights(self, row: RuleRow, width: int) -> list[int]:
        metrics = QFontMetrics(small_font())
        box = QRect(0, 0, max(width - 2 * PAD, 80), 1000)
        return [metrics.boundingRect(box, int(WRAP), text).height() for text, _ in self._below(row)]

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as what is said of the rule."""
        row, width = self._model.rows[index.row()], self.room
        first = QFontMetrics(QGuiApplication.font()).height()
        return QSize(width, first + sum(self._heights(row, width)) + 2 * PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The name, a mark a year, and the words below."""
        row, place = self._model.rows[index.row()], option.rect
        painter.save()
        state = option.state
        if state & (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(place, QColor(self.colours.ground))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self.colours.accent)))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
        self._paint_line(painter, place, row)
        self._paint_words(painter, place, row)
        painter.restore()

    def _paint_line(self, painter: QPainter, place: QRect, row: RuleRow) -> None:
        font = QFont(QGuiApplication.font())
        font.setBold(not row.is_kept)
        metrics = QFontMetrics(font)
        left = marks_left(place.right(), len(self.years))
        line = QRect(place.left() + PAD, place.top() + PAD, left - place.left() - 2 * PAD, metrics.height())
        painter.setFont(font)
        painter.setPen(QColor(self.colours.text))
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, int(ONE_LINE), name)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place_of_year, year in enumerate(self.years):
            centre = QPointF(left + (place_of_year + 0.5) * cell_width(len(self.years)), line.center().y() + 0.5)
            self._paint_sign(painter, centre, row.sign(year))

    def _paint_sign(self, painter: QPainter, centre: QPointF, sign: str) -> None:
        """The sign as a shape of its own, so that it looks the same in every font."""
        colours = {HOLDS: self.colours.positive, BROKEN: self.colours.negative, NOT_JUDGED: self.colours.muted}
        pen = QPen(QColor(colours[sign]), 2.2 if sign == BROKEN else 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for stroke in SHAPES[sign]:
            painter.drawPolyline([centre + QPointF(*point) for point in stroke])

    def _paint_words(self, painter: QPainter, place: QRect, row: RuleRow) -> None:
        painter.setFont(small_font())
        top = place.top() + PAD + QFontMetrics(QGuiApplication.font()).height()
        for (text, colour), height in zip(self._below(row), self._heights(row, place.width()), strict=True):
            painter.setPen(QColor(colour))
            painter.drawText(QRect(place.left() + PAD, top, place.width() - 2 * PAD, height), int(WRAP), text)
            top += height

    def year_at(self, row: RuleRow, place: QRect, point: QPoint) -> int | None:
        """The year whose mark is at a point of a row; None where there is none."""
        height = QFontMetrics(QGuiApplication.font()).height() + 2 * PAD
        left = marks_left(place.right(), len(self.years))
        if not left <= point.x() <= place.right() or point.y() > place.top() + height:
            return None
        slot = (point.x() - left) // cell_width(len(self.years))
        return next((year for year in row.judged.years if self.years.index(year) == slot), None)


class YearHeading(QWidget):
    """The years over the marks, as two digits; every other one where there are many."""

    def __init__(self, colours: Scheme) -> None:
        super().__init__()
        self.colours = colours
        self._years: tuple[int, ...] = ()
        self._right = 0
        self.setFixedHeight(QFontMetrics(small_font()).height() + 2)

    def show_years(self, years: tuple[int, ...]) -> None:
        """Show these years."""
        if years != self._years:
            self._years = years
            self.update()

    def end_at(self, right: int) -> None:
        """Stand over marks that end there."""
        self._right = right
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each year over its marks."""
        painter = QPainter(self)
        painter.setFont(small_font())
        painter.setPen(QColor(self.colours.muted))
        n_years = len(self._years)
        width, left = cell_width(n_years), marks_left(self._right, n_years)
        every = 1 if width >= QFontMetrics(small_font()).horizontalAdvance("88") else 2
        for slot, text in enumerate(years_words(self._years)):
            if (n_years - 1 - slot) % every == 0:
                box = QRect(left + slot * width - width, 0, 3 * width, self.height())
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
