"""The page that explains a difference: a waterfall from one figure to another, its rows, and a sentence."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from scenarier.gui.compare.bridgebar import BridgeBar
from scenarier.gui.parts.kept import KeptSplitter
from scenarier.gui.parts.latest import Latest
from scenarier.gui.parts.pile import scroll_down_only
from scenarier.gui.parts.table.columns import Column, fitted, widest
from scenarier.gui.parts.table.view import TableView
from scenarier.gui.pointed import Pointed
from scenarier.gui.roles import carded
from scenarier.look.palette import Scheme
from scenarier.plots.plain import PlainLabel
from scenarier.plots.waterfall import WaterfallChart
from scenarier.text.language import tr
from scenarier.views.bridge_page import Answer, BridgeAsked, bars_of, bridge_sheet, span_words
from scenarier.views.compared import Compared
from scenarier.views.sheet import copied_whole

BESIDE = 16


class BridgeTable(TableView):
    """The rows; the names take what the numbers leave."""

    def __init__(self, colours: Scheme) -> None:
        super().__init__(tr("The parts of the difference"), colours)

    def fit(self) -> None:
        """Fit the columns to the width there is."""
        if not self.sheet.headings:
            return
        metrics, head = self.fontMetrics(), self.horizontalHeader().fontMetrics()
        columns = [Column(widest([line.cells[0].text for line in self.sheet.lines], metrics) + BESIDE, least=80)]
        for place, heading in enumerate(self.sheet.headings[1:], start=1):
            texts = [line.cells[place].text for line in self.sheet.lines if place < len(line.cells)]
            words = widest(heading.shown.split("\n"), head)
            columns.append(Column(max(widest(texts, metrics), words) + BESIDE))
        self.give_widths(fitted(columns, self.viewport().width(), gives=(0,), rest=0))


def _scrolling(inside: QWidget) -> QScrollArea:
    """An area that scrolls where the window is too low for what is in it."""
    area = QScrollArea()
    area.setWidget(inside)
    scroll_down_only(area)
    return area


class BridgePage(QWidget):
    """Why a figure is another one in a scenario than in the reference, or than in another year.

    The numbers are found in a thread of their own while the page is seen, so that no lever waits for them.
    `figure_pointed` carries what explains a bar or a row (Pointed).
    """

    figure_pointed = Signal(object)

    def __init__(self, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: BridgeAsked | None = None
        self._answer: Answer | None = None
        self.bar = BridgeBar()
        self.bar.changed.connect(self.ask)
        self.words = PlainLabel()
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.chart, self.table = WaterfallChart(colours), BridgeTable(colours)
        self.chart.waterfall.clicked.connect(self._point_at)
        self.table.figure_pointed.connect(self.figure_pointed)
        self.work = Latest(self)
        self.work.done.connect(self._take)
        below = KeptSplitter("bridge", Qt.Orientation.Vertical)
        below.addWidget(self.chart)
        below.addWidget(carded(self.table))
        below.setChildrenCollapsible(False)
        below.setStretchFactor(0, 3)
        below.setStretchFactor(1, 2)
        below.setSizes([300, 160])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.bar)
        layout.addWidget(self.words)
        layout.addWidget(_scrolling(below), 1)

    def refresh(self, shown: Compared) -> None:
        """Explain what is chosen, as these stand."""
        self.bar.refresh(shown)
        self.ask()

    def ask(self) -> None:
        """Have what is chosen explained where it is not; the first time at once, so that nothing is seen empty."""
        asked = self.bar.asked()
        if asked is None or asked.is_as(self._asked):
            return
        self._asked = asked
        if self._answer is None and asked.is_quick():
            self._take(asked.answer())
        else:
            self.work.ask(asked.answer)

    def _take(self, answer: Answer | None) -> None:
        if answer is None or answer.asked is not self._asked:
            return
        self._answer = answer
        told = answer.told()
        sheet = bridge_sheet(answer.asked, told)
        self.words.setText(" ".join(told.sentences))
        self.table.show_sheet(sheet)
        bars = bars_of(answer.asked, told)
        self.chart.show_bars(told.title, told.unit, span_words(bars), bars, copied_whole(sheet))

    def _point_at(self, row: int, place: QRect) -> None:
        opens = self.chart.waterfall.bars[row].explains
        if opens.figure is not None or opens.said is not None:
            figure = opens.figure or ("", "", None)
            self.figure_pointed.emit(Pointed(*figure, opens.scenario, place, said=opens.said))

    def restyle(self, colours: Scheme) -> None:
        """Take the colours of another scheme and the text size of now."""
        self.chart.restyle(colours)
        self.table.restyle(colours)
