"""How a rule is drawn: name and marks in one line, below it what is said and, where broken, what would mend it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scenarier.gui.rules.model import RuleModel
from scenarier.look.palette import Scheme
from scenarier.views.rule_chances import short_per_cent
from scenarier.views.rules import BROKEN, HOLDS, NOT_JUDGED, RuleRow, years_words

PAD = 4
ROOM = 110
"""Width that all marks share at most; with few years each has no more than WIDEST [px]."""
WIDEST, NARROWEST = 18, 10
SMALL = 0.88
MOST_LINES = 2
"""A rule's name has as many lines at most."""
MOST_MOVES = 2
"""What would mend a rule is told in as many moves; the tip tells all."""
CHANCE = "✓ %"
"""Above the column of how often a rule holds in the draws."""
SHAPES = {
    HOLDS: (((-3.2, 0.2), (-0.9, 2.6), (3.4, -2.8)),),
    BROKEN: (((-3.6, -3.6), (3.6, 3.6)), ((-3.6, 3.6), (3.6, -3.6))),
    NOT_JUDGED: (((-2.0, 0.0), (2.0, 0.0)),),
}
"""The strokes of a year's sign, from its middle [px]."""
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def small_font() -> QFont:
    """The font of what stands below a name."""
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(font.pointSizeF() * SMALL)
    return font


def cell_width(n_years: int) -> int:
    """Width of a year's mark [px]."""
    return max(NARROWEST, min(WIDEST, ROOM // max(n_years, 1)))


def chance_width() -> int:
    """Width of the column that says how often a rule holds in the draws [px]."""
    metrics = QFontMetrics(small_font())
    return max(map(metrics.horizontalAdvance, (short_per_cent(1.0), short_per_cent(0.995), CHANCE))) + 2 * PAD


def marks_left(right: int, n_years: int) -> int:
    """Where the marks begin, that end beside the column of chances, which ends at `right`."""
    return right - PAD - chance_width() - n_years * cell_width(n_years)


def _cut(name: str, metrics: QFontMetrics, box: QRect) -> str:
    """A name that takes more lines than its box has is cut."""
    if metrics.boundingRect(box.x(), box.y(), box.width(), 1000, int(WRAP), name).height() <= box.height():
        return name
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, MOST_LINES * box.width() - 4 * PAD)


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

    def _name_font(self, row: RuleRow) -> QFont:
        font = QFont(QGuiApplication.font())
        font.setBold(not row.is_kept)
        return font

    def _name_room(self, width: int) -> int:
        """Width that the name of a row has beside the marks [px]."""
        return max(marks_left(width, len(self.years)) - 3 * PAD, 80)

    def _name_height(self, row: RuleRow, width: int) -> int:
        """A name takes a second line rather than be cut."""
        metrics = QFontMetrics(self._name_font(row))
        box = QRect(0, 0, self._name_room(width), 1000)
        return min(metrics.boundingRect(box, int(WRAP), row.name).height(), MOST_LINES * metrics.lineSpacing())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as what is said of the rule."""
        row, width = self._model.rows[index.row()], self.room
        return QSize(width, self._name_height(row, width) + sum(self._heights(row, width)) + 2 * PAD)

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
        font = self._name_font(row)
        metrics, width = QFontMetrics(font), self._name_room(place.width())
        left = marks_left(place.right(), len(self.years))
        line = QRect(place.left() + PAD, place.top() + PAD, width, metrics.height())
        painter.setFont(font)
        painter.setPen(QColor(self.colours.text))
        box = QRect(line.topLeft(), QSize(width, self._name_height(row, place.width())))
        painter.drawText(box, int(WRAP), _cut(row.name, metrics, box))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place_of_year, year in enumerate(self.years):
            centre = QPointF(left + (place_of_year + 0.5) * cell_width(len(self.years)), line.center().y() + 0.5)
            self._paint_sign(painter, centre, row.sign(year))
        painter.setFont(small_font())
        painter.setPen(QColor(self.colours.muted))
        room = QRect(place.right() - PAD - chance_width(), line.top(), chance_width(), line.height())
        painter.drawText(room, int(AT_RIGHT), self._model.chance(row))

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
        top = place.top() + PAD + self._name_height(row, place.width())
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
    """The years over the marks, as two digits, every other one where there are many; what the last column is."""

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
        room = QRect(self._right - PAD - chance_width(), 0, chance_width(), self.height())
        painter.drawText(room, int(AT_RIGHT), CHANCE)
