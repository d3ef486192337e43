"""The key figures side by side: a row a scenario, each figure with its difference to the reference."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from scenarier.gui.compare.numbersview import RIGHT, Index, NumbersModel, NumbersView, bold
from scenarier.gui.compare.swatch import WIDTH, swatch_icon
from scenarier.look.palette import Scheme
from scenarier.model.terms import unit_in, unit_words
from scenarier.plots.plain import tip_text
from scenarier.text.copied import Cell as CopiedCell
from scenarier.text.copied import Copied, Place, quantity, title_line
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.views.compared import Compared, One, is_nothing, signed, with_arrow
from scenarier.views.figure import Figure
from scenarier.views.key_figures import KEY_FIGURES, KeyFigure

DIFFERENCE = Qt.ItemDataRole.UserRole
IS_BETTER = Qt.ItemDataRole.UserRole + 1
GAP = 6
HARD_SPACE = "\u00a0"
WIDEST_DIFFERENCE = "▲ +00.000"
RIGHT_TOP = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
RIGHT_BOTTOM = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom


def figure_value(shown: Compared, one: One, figure: KeyFigure) -> float:
    """A key figure of the last year, in the terms shown."""
    return figure.value(one.projection, shown.terms)


def in_lines(text: str, width: Callable[[str], int], room: int) -> str:
    """The text broken into lines that fit the room."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


class KeyFigureModel(NumbersModel):
    """Rows are the scenarios chosen; behind the name a column a key figure."""

    def __init__(self, colours: Scheme) -> None:
        super().__init__()
        self.colours = colours
        self.break_heading: Callable[[str], str] = str
        self._shown: Compared | None = None
        self._values: list[list[float]] = []
        self._reference: list[float] = []

    def show(self, shown: Compared) -> None:
        """Take these numbers; the view stays where it is while the rows are as many."""
        is_same = len(self._values) == len(shown.chosen)
        if not is_same:
            self.beginResetModel()
        self._shown = shown
        self._values = [[figure_value(shown, one, figure) for figure in KEY_FIGURES] for one in shown.chosen]
        self._reference = [figure_value(shown, shown.reference, figure) for figure in KEY_FIGURES]
        if is_same:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._values) - 1, len(KEY_FIGURES)))
        else:
            self.endResetModel()

    def unit(self, place: int) -> str:
        """The unit that the key figure at this place is shown in."""
        assert self._shown is not None
        return unit_in(KEY_FIGURES[place].unit, self._shown.terms)

    def value(self, row: int, place: int) -> float:
        """A figure of a scenario."""
        return self._values[row][place]

    def difference(self, row: int, place: int) -> float:
        """The figure less the reference's."""
        return self._values[row][place] - self._reference[place]

    def rowCount(self, parent: Index | None = None) -> int:
        """Scenarios."""
        return 0 if parent is not None and parent.isValid() else len(self._values)

    def columnCount(self, parent: Index | None = None) -> int:
        """The name and the figures."""
        return 0 if parent is not None and parent.isValid() else len(KEY_FIGURES) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """The figures' titles and units."""
        if self._shown is None or orientation == Qt.Orientation.Vertical or section == 0:
            return None
        figure = KEY_FIGURES[section - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.break_heading(self._heading(section - 1))
        if role == Qt.ItemDataRole.ToolTipRole:
            words = unit_words(figure.unit, self._shown.terms, self._shown.baseline.base_year)
            return tip_text(f"{tr(figure.explanation)}\n{words}")
        return RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _heading(self, place: int) -> str:
        """Title and unit; the title says of a figure per citizen that it is one."""
        assert self._shown is not None
        figure = KEY_FIGURES[place]
        is_own = figure.unit == "kr_per_citizen"
        unit = tr("DKK") if is_own else unit_name(self.unit(place))
        return f"{tr(figure.title, year=self._shown.years[-1])}, {unit.replace(' ', HARD_SPACE)}"

    def data(self, index: Index, role: int = 0) -> object:
        """The figure; its difference in words and whether that is better."""
        row, place = index.row(), index.column() - 1
        if self._shown is None:
            return None
        if place < 0:
            return self._name(self._shown.chosen[row], role)
        if role == Qt.ItemDataRole.DisplayRole:
            return format_quantity(self.value(row, place), self.unit(place))
        if role == DIFFERENCE:
            return self._difference_words(row, place)
        if role == IS_BETTER:
            return self._is_better(row, place)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.data(index, Qt.ItemDataRole.DisplayRole)} {self._difference_words(row, place)}"
        return None

    def _name(self, one: One, role: int) -> object:
        assert self._shown is not None
        if role == Qt.ItemDataRole.DecorationRole:
            return swatch_icon(self.colours, one.colour)
        if role == Qt.ItemDataRole.FontRole:
            return bold() if self._shown.is_reference(one) else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_text(one.name)
        return one.name if role == Qt.ItemDataRole.DisplayRole else None

    def _difference_words(self, row: int, place: int) -> str:
        if self._shown is None or self._shown.is_reference(self._shown.chosen[row]):
            return ""
        return with_arrow(self.difference(row, place), self.unit(place))

    def _is_better(self, row: int, place: int) -> bool | None:
        difference = self.difference(row, place)
        if is_nothing(signed(difference, self.unit(place))):
            return None
        return (difference > 0) == KEY_FIGURES[place].is_good_up

    def figure_at(self, index: Index) -> Figure | None:
        """The result that a key figure is traced to, in the last year."""
        if self._shown is None or index.column() == 0:
            return None
        return KEY_FIGURES[index.column() - 1].variable, "", self._shown.years[-1]

    def scenario_at(self, index: Index) -> int:
        """The scenario of a row."""
        assert self._shown is not None
        return self._shown.chosen[index.row()].index

    def copied(self, chosen: Collection[Place]) -> Copied:
        """Two columns a figure, its value and its difference to the reference; one figure stands alone."""
        assert self._shown is not None
        shown, places = self._shown, set(chosen)
        if len(places) == 1:
            ((row, column),) = places
            return Copied(((self._copied_cells(row, column - 1)[0] if column else shown.chosen[row].name,),))
        columns = sorted({column for _, column in places if column})
        blank: tuple[CopiedCell, CopiedCell] = ("", "")
        rows = []
        for row in sorted({row for row, _ in places}):
            cells = [self._copied_cells(row, at - 1) if (row, at) in places else blank for at in columns]
            rows.append((shown.chosen[row].name, *(cell for pair in cells for cell in pair)))
        headings = [text for column in columns for text in self._copied_headings(column - 1)]
        title = title_line(tr("Key figures"), unit_words("mio_kr", shown.terms, shown.baseline.base_year))
        return Copied(tuple(rows), (tr("Scenario"), *headings), title)

    def _copied_headings(self, place: int) -> tuple[str, str]:
        assert self._shown is not None
        shown, figure = self._shown, KEY_FIGURES[place]
        name, words = (
            tr(figure.title, year=shown.years[-1]),
            unit_words(figure.unit, shown.terms, shown.baseline.base_year),
        )
        apart = tr("difference to {reference}", reference=shown.reference.name)
        return f"{name} ({words})", f"{name}, {apart} ({words})"

    def _copied_cells(self, row: int, place: int) -> tuple[CopiedCell, CopiedCell]:
        unit = self.unit(place)
        values = (self.value(row, place), self.difference(row, place))
        value, apart = (quantity(number, unit) for number in values)
        return value, apart


class _FigureDelegate(QStyledItemDelegate):
    """A figure and, smaller and in its colour, the difference behind it."""

    def __init__(self, view: NumbersView, model: KeyFigureModel) -> None:
        super().__init__(view)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, figure, difference."""
        mine = QStyleOptionViewItem(option)
        self.initStyleOption(mine, index)
        if index.column() == 0:
            super().paint(painter, option, index)
            return
        number, mine.text = mine.text, ""
        style = mine.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, mine, painter, mine.widget)
        painter.save()
        is_selected = bool(mine.state & QStyle.StateFlag.State_Selected)
        colours = self._model.colours
        place = mine.rect.adjusted(GAP, 0, -GAP, 0)
        ink = colours.card if is_selected else colours.text
        is_high = mine.rect.height() >= 2 * mine.fontMetrics.height()
        place = place.adjusted(0, 1, 0, -1)
        painter.setFont(mine.font)
        difference = str(index.data(DIFFERENCE))
        beside, below = (RIGHT_TOP, RIGHT_BOTTOM) if is_high and difference else (RIGHT, RIGHT)
        is_better = index.data(IS_BETTER)
        if difference:
            role = colours.muted if is_better is None else colours.positive if is_better else colours.negative
            painter.setPen(QColor(ink if is_selected else role))
            painter.drawText(place, below, difference)
        painter.setPen(QColor(ink))
        room = mine.fontMetrics.horizontalAdvance(WIDEST_DIFFERENCE) + GAP
        painter.drawText(place if is_high else place.adjusted(0, 0, -room, 0), beside, number)
        painter.restore()


class KeyFigureTable(NumbersView):
    """As high as its rows; where the columns are narrow, differences stand below the figures."""

    def __init__(self, colours: Scheme, parent: QWidget | None = None) -> None:
        self.figures = KeyFigureModel(colours)
        super().__init__(self.figures, tr("Key figures of the scenarios compared"), parent)
        self.figures.break_heading = self._break
        self.setItemDelegate(_FigureDelegate(self, self.figures))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def refresh(self, shown: Compared) -> None:
        """Show these."""
        self.figures.show(shown)
        self._fit()

    def dress(self, colours: Scheme) -> None:
        """Take the colours of another scheme and the text size of now."""
        self.figures.colours = colours
        self.restyle()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self._fit()

    def is_high(self) -> bool:
        """Whether a column is too narrow for a figure and its difference side by side."""
        needed = self.fontMetrics().horizontalAdvance("00.000" + WIDEST_DIFFERENCE) + 3 * GAP
        return self.columnWidth(1) < needed

    def _break(self, text: str) -> str:
        return in_lines(text, self.fontMetrics().horizontalAdvance, self.columnWidth(1) - 14)

    def _fit(self) -> None:
        """Names take what they need, at most a quarter; the figures share the rest."""
        metrics, model = self.fontMetrics(), self.figures
        names = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        needed = max((metrics.horizontalAdvance(name) for name in names), default=0) + WIDTH + 5 * GAP
        widest = min(needed, self.viewport().width() // 4)
        n_figures = model.columnCount() - 1
        for column in range(1, n_figures + 1):
            self.setColumnWidth(column, (self.viewport().width() - widest) // n_figures)
        self.setColumnWidth(0, self.viewport().width() - n_figures * self.columnWidth(1))
        line = metrics.height()
        row = 2 * line + 4 if self.is_high() else self.row_height()
        self.verticalHeader().setDefaultSectionSize(row)
        headings = [str(model.headerData(at + 1, Qt.Orientation.Horizontal)) for at in range(n_figures)]
        n_lines = max(text.count("\n") + 1 for text in headings)
        self.horizontalHeader().setFixedHeight(n_lines * line + 8)
        self.setFixedHeight(n_lines * line + 8 + model.rowCount() * row + 2)
