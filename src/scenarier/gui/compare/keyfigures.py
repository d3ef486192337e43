"""The key figures side by side: a row a scenario, each figure with its difference to the reference."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from scenarier.gui.parts.table.columns import Column, broken, fitted, widest
from scenarier.gui.parts.table.delegate import PADDING, beside_room
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
        metrics = self.fontMetrics()
        return self.columnWidth(1) < metrics.horizontalAdvance("00.000") + beside_room(metrics) + 2 * PADDING

    def fit(self) -> None:
        """Names take what they need, at most a quarter; the figures share the rest."""
        if not self.sheet.headings:
            return
        metrics, room, n_figures = self.fontMetrics(), self.viewport().width(), len(self.sheet.headings) - 1
        names = widest([line.cells[0].text for line in self.sheet.lines], metrics) + WIDTH + BESIDE_NAME
        words = [word for heading in self.sheet.headings[1:] for word in heading.shown.split(" ")]
        left = room - n_figures * max(widest(words, metrics) + BESIDE_HEADING, beside_room(metrics))
        least = LEAST_OF_NAMES * metrics.averageCharWidth()
        name = Column(min(names, max(min(room // MOST_OF_NAMES, left), least)))
        self.give_widths(fitted([name, *[Column(0, stretch=1.0)] * n_figures], room, rest=0))
        row = 2 * metrics.height() + 4 if self.is_high() else self.row_height()
        self.verticalHeader().setDefaultSectionSize(row)
        heading = self._break_headings() * metrics.height() + 8
        self.horizontalHeader().setFixedHeight(heading)
        self.setFixedHeight(heading + len(self.sheet.lines) * row + 2)

    def _break_headings(self) -> int:
        """Break the headings into lines; how many the longest has."""
        room, width = self.columnWidth(1) - BESIDE_HEADING, self.fontMetrics().horizontalAdvance
        self.cells.break_headings(lambda text: "\n".join(broken(text, width, room)))
        return max(self.cells.heading_text(at).count("\n") + 1 for at in range(1, len(self.sheet.headings)))
