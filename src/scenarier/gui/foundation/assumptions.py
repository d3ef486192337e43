"""The part `Forudsætninger`: every assumption, the one that moves liquidity per citizen most first."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QVBoxLayout, QWidget

from scenarier.analysis.assumptions import Swing, decisions, swings
from scenarier.analysis.explain.leaves import row_source
from scenarier.gui.foundation.listing import Cell, Listing, words
from scenarier.gui.plain_cells import Index, PlainDelegate
from scenarier.gui.roles import carded
from scenarier.model.study import Scenario
from scenarier.plots.palette import Scheme
from scenarier.session.session import Session
from scenarier.text.language import mark, pick, tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.text.words import ORIGIN_NAMES

BASES = {
    "sd": mark("± 1 standard deviation"),
    "switch": mark("off and on"),
    "range": mark("whole range"),
}
MARKS = {"published": "●", "derived": "◐", "external": "◇", "assumption": "○", "choice": "▷"}
"""A mark for each origin, that reads without colour."""
BAR = 8
"""The column of the bars, whose items carry the move as a part of the largest."""
SHARE = Qt.ItemDataRole.UserRole


class BarDelegate(PlainDelegate):
    """A bar from the middle: to the right where high gives more liquidity, to the left where it gives less."""

    def __init__(self, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colours = colours

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell's ground, then its bar."""
        super().paint(painter, option, index)
        share = index.data(SHARE)
        if share is None:
            return
        place = option.rect.adjusted(4, 5, -4, -5)
        middle, reach = place.center().x(), int(place.width() / 2 * abs(share))
        left = middle if share >= 0 else middle - reach
        colour = self.colours.bar_up if share >= 0 else self.colours.bar_down
        painter.fillRect(left, place.top(), max(reach, 1), place.height(), QColor(colour))
        painter.fillRect(middle, option.rect.top(), 1, option.rect.height(), QColor(self.colours.zero))


class AssumptionsPart(QWidget):
    """The list, and note and source of the assumption that is selected."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: tuple[Scenario, int] | None = None
        self.swings: list[Swing] = []
        self._bars = BarDelegate(colours, self)
        self._lead, self._detail, self._left_out = words("muted"), words(), words("small")
        self.list = Listing(tr("Assumptions"))
        self.list.setItemDelegateForColumn(BAR, self._bars)
        self.list.chosen.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._lead)
        column.addWidget(carded(self.list), 1)
        column.addWidget(carded(self._detail))
        column.addWidget(self._left_out)

    def refresh(self) -> None:
        """Show the scenario as it stands; nothing is computed where nothing moved."""
        now = (self._session.scenario, self._session.study.horizon)
        if now == self._shown:
            return
        self._shown = now
        row = self.list.currentRow()
        selected = self.swings[row].spec.name if 0 <= row < len(self.swings) else ""
        self.swings = swings(self._session.baseline, *now)
        self._lead.setText(
            tr(
                "What liquidity per citizen in {year} is when each assumption goes from low to high in all years, "
                "and in all departments or areas at once; the others stand as in “{name}”.",
                year=now[1],
                name=now[0].name,
            )
        )
        left = ", ".join(
            pick(spec.short_name_da, spec.short_name_en) for spec in decisions(self._session.baseline)
        )
        self._left_out.setText(tr("Left out, as they are decisions and no assumptions: {names}.", names=left))
        self.list.show_rows(headings(now[1]), [cells_of(swing) for swing in self.swings])
        self._show_bars()
        names = [swing.spec.name for swing in self.swings]
        self.list.setCurrentCell(names.index(selected) if selected in names else 0, 0)
        self._tell(self.list.currentRow())

    def _show_bars(self) -> None:
        most = max((abs(swing.move) for swing in self.swings), default=1.0) or 1.0
        for row, swing in enumerate(self.swings):
            item = self.list.item(row, BAR)
            if item is not None:
                item.setData(SHARE, swing.move / most)
        self._widen_bars()

    def _widen_bars(self) -> None:
        self.list.setColumnWidth(BAR, 8 * self.fontMetrics().height())
        self.list.give_room()

    def _tell(self, row: int) -> None:
        if not 0 <= row < len(self.swings):
            return
        spec = self.swings[row].spec
        cells = self._session.baseline.tables["parameters"].by_key()[spec.name]
        title = pick(spec.name_da, spec.name_en)
        parts = [pick(spec.note_da, spec.note_en), row_source(cells)]
        self._detail.setText("\n".join([f"{title} – {tr(ORIGIN_NAMES[spec.origin])}", *filter(None, parts)]))

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        self._bars.colours = colours
        self.list.fit()
        self._widen_bars()


def headings(year: int) -> list[str]:
    """What the columns are called."""
    return [
        tr("Assumption"),
        tr("Origin"),
        tr("Value {year}", year=year),
        tr("Low"),
        tr("High"),
        tr("Low and high are"),
        tr("At low"),
        tr("Low to high"),
        tr("DKK per citizen"),
    ]


def cells_of(swing: Swing) -> list[Cell]:
    """An assumption's line; the last cell is the bar's."""
    spec = swing.spec
    return [
        Cell(pick(spec.short_name_da, spec.short_name_en), tip=pick(spec.name_da, spec.name_en)),
        Cell(f"{MARKS[spec.origin]} {tr(ORIGIN_NAMES[spec.origin])}"),
        *_values(swing),
        Cell(tr(BASES[swing.basis])),
        Cell(format_number(swing.at_low), swing.at_low),
        Cell(format_number(swing.move, sign=True), swing.move),
        Cell(""),
    ]


def _values(swing: Swing) -> list[Cell]:
    """Value, low and high; how far they are apart where each department or area has its own."""
    spec = swing.spec
    if swing.is_uniform or swing.basis != "sd":
        ends = (swing.value, swing.low, swing.high)
        return [Cell(_quantity(value, spec.unit, spec.step), value) for value in ends]
    apart = format_number(spec.sd * 100, 1)
    down, up = tr("{n} points lower", n=apart), tr("{n} points higher", n=apart)
    return [Cell(tr("differs")), Cell(down), Cell(up)]


def _quantity(value: float, unit: str, step: float) -> str:
    if unit == "share":
        return f"{format_number(value * 100, 2 if step < 0.001 else 1)} %"
    return f"{format_number(value)} {unit_name(unit)}".strip()
