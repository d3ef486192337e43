"""The key figures side by side: a row a scenario, each figure with its difference to the reference."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from scenarier.gui.parts.table.columns import Column, fitted, widest
from scenarier.gui.parts.table.delegate import PADDING, beside_room, cut_to_lines
from scenarier.gui.parts.table.swatch import WIDTH
from scenarier.gui.parts.table.view import TableView
from scenarier.look.palette import Scheme
from scenarier.text.copied import Copied, Place
from scenarier.text.language import tr
from scenarier.views.compared import Compared
from scenarier.views.key_figure_table import copied_key_figures, key_figures_sheet

MOST_OF_NAMES = 4
"""The names take at most this part of the width."""
LEAST_OF_NAMES = 14
"""Letters that a name has at least, though a word of a heading is cut for it."""
BESIDE_NAME, BESIDE_HEADING = 30, 14
MOST_LINES = 9
USUAL = "▲ +000"
"""A column is not narrower than this, so that it stands still while the numbers move."""


class KeyFigureTable(TableView):
    """As high as its rows; where the columns are narrow, differences stand below the figures."""

    def __init__(self, colours: Scheme, parent: QWidget | None = None) -> None:
        self._shown: Compared | None = None
        super().__init__(tr("Key figures of the scenarios compared"), colours, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def refresh(self, shown: Compared) -> None:
        """Show these."""
        self._shown = shown
        self.show_sheet(key_figures_sheet(shown))

    def copied_places(self, chosen: Collection[Place]) -> Copied:
        """Two columns a figure: its value and its difference."""
        return copied_key_figures(self._shown, chosen) if self._shown is not None else Copied(())

    def is_high(self) -> bool:
        """Whether a column is too narrow for a figure and its difference side by side."""
        metrics, narrowest = self.fontMetrics(), min(map(self.columnWidth, range(1, len(self.sheet.headings))))
        return narrowest < metrics.horizontalAdvance("00.000") + beside_room(metrics) + 2 * PADDING

    def fit(self) -> None:
        """Names take what they need, at most a quarter; the figures share the rest."""
        if not self.sheet.headings:
            return
        metrics, room = self.fontMetrics(), self.viewport().width()
        names = widest([line.cells[0].text for line in self.sheet.lines], metrics) + WIDTH + BESIDE_NAME
        least = min(names, LEAST_OF_NAMES * metrics.averageCharWidth())
        whole, short = (sum(self._needs(is_short=is_short)) for is_short in (False, True))
        self.cells.shorten(headings=short < whole and whole + least > room)
        self.give_widths(self._widths(room, names, least))
        row = 2 * metrics.height() + 4 if self.is_high() else self.row_height()
        self.verticalHeader().setDefaultSectionSize(row)
        heading = self._break_headings() * metrics.height() + 8
        self.horizontalHeader().setFixedHeight(heading)
        self.setFixedHeight(heading + len(self.sheet.lines) * row + 2)

    def _widths(self, room: int, names: int, least: int) -> list[int]:
        """Figures of one width; where that is too narrow for a heading, each has the width of its own words."""
        needs = self._needs(is_short=self.cells.is_short)
        left = room - len(needs) * max(needs)
        if left >= least:
            name = Column(min(names, max(min(room // MOST_OF_NAMES, left), least)))
            return fitted([name, *[Column(0, stretch=1.0)] * len(needs)], room, rest=0)
        figures = [Column(need, least=least) for need, least in zip(needs, self._numbers(), strict=True)]
        widest_first = sorted(range(1, len(needs) + 1), key=lambda place: -needs[place - 1])
        name = Column(least, least=least // 2)
        return fitted([name, *figures], room, gives=(*widest_first, 0), rest=0)

    def _needs(self, *, is_short: bool) -> list[int]:
        """The width of each figure in which neither a number nor a word of its heading is cut [px]."""
        metrics = self.horizontalHeader().fontMetrics()
        texts = [each.short if is_short else each.shown for each in self.sheet.headings[1:]]
        words = [widest(text.split(" "), metrics) + BESIDE_HEADING for text in texts]
        return list(map(max, words, self._numbers()))

    def _numbers(self) -> list[int]:
        """The width of each figure in which no number is cut [px]; the usual ones leave it as it is."""
        columns = range(1, len(self.sheet.headings))
        cells = [[line.cells[column] for line in self.sheet.lines] for column in columns]
        texts = [[USUAL, *(text for cell in column for text in (cell.shown, cell.beside))] for column in cells]
        return [widest(column, self.fontMetrics()) + PADDING + 2 for column in texts]

    def _break_headings(self) -> int:
        """Break the headings into lines, a word too wide for its column cut; how many the longest has."""
        metrics = self.horizontalHeader().fontMetrics()
        self.cells.break_headings(
            lambda text, at: cut_to_lines(text, metrics, self.columnWidth(at) - BESIDE_HEADING, MOST_LINES)
        )
        return max(self.cells.heading_text(at).count("\n") + 1 for at in range(1, len(self.sheet.headings)))
