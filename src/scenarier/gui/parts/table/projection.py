"""The table below the plots: years across, the lines' names beside."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from scenarier.gui.parts.table.columns import Column, fitted, number_columns
from scenarier.gui.parts.table.delegate import PADDING
from scenarier.gui.parts.table.view import TableView
from scenarier.session.session import Session
from scenarier.text.copied import Copied, Place
from scenarier.text.language import tr
from scenarier.views.shown import shown
from scenarier.views.year_tables import FigureLine, FigureSheets, overview_lines

WIDEST_NAMES = 0.4
"""The most of the table's width that the lines' names take."""
ROW_SPACE, NAME_SPACE = 6, 14


class ProjectionTable(TableView):
    """Figures of the session's scenario by year; every line of the overview where none are named."""

    def __init__(
        self, session: Session, lines: Sequence[FigureLine] | None = None, parent: QWidget | None = None
    ) -> None:
        self._session, self._sheets = session, FigureSheets()
        self._is_held = False
        self.lines = overview_lines(session.baseline) if lines is None else lines
        super().__init__(tr("Table of the projection"), parent=parent)
        self.setTabKeyNavigation(True)
        self.horizontalHeader().setSectionsClickable(True)
        names = self.verticalHeader()
        names.show()
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        self.refresh()

    def refresh(self, lines: Sequence[FigureLine] | None = None) -> None:
        """Show the session's scenario, in these lines where they are others."""
        self.lines = self.lines if lines is None else lines
        before = self._shape()
        wanted = self._in_sight() if self._is_held else None
        self.cells.show(self._sheets.sheet(shown(self._session), self.lines, self._session.study.title, wanted))
        if self._shape() != before:
            self.fit()

    def set_held(self, is_held: bool) -> None:
        """While a hand is on a slider the rows that are in sight follow; the others when it lets go."""
        if is_held != self._is_held:
            self._is_held = is_held
            self.refresh()

    def _in_sight(self) -> range:
        """The rows that are seen, whole or in part."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return range(max(first, 0), (len(self.lines) if last < 0 else last + 1))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What comes in sight is of now."""
        super().scrollContentsBy(dx, dy)
        if dy and self._is_held:
            self.refresh()

    def copied_places(self, chosen: Collection[Place]) -> Copied:
        """What is copied of some cells, none of which is left behind."""
        if self._is_held:
            self.set_held(False)
        return super().copied_places(chosen)

    def _shape(self) -> tuple[object, ...]:
        """What the columns' widths depend on."""
        return self.sheet.headings, [(line.name, line.cells[0].text) for line in self.sheet.lines]

    def fit(self) -> None:
        """Rows as high as the names; years share the width while their numbers fit, else the table scrolls.

        Where the headings of the base year have no room in full, a letter stands for account and budget.
        """
        if not self.sheet.headings:
            return
        self._fit_names()
        header, room = self.horizontalHeader(), self.viewport().width()
        unit = Column(max(self.sizeHintForColumn(0), header.sectionSizeHint(0)))
        self.cells.shorten(headings=sum(each.width for each in self._numbers(is_short=False)) > room - unit.width)
        self.give_widths(fitted([unit, *self._numbers(is_short=self.cells.is_short)], room))
        self.updateGeometries()  # whether there is a bar is known at once, and no table above moves later

    def _numbers(self, *, is_short: bool) -> list[Column]:
        """The columns of numbers, each with half the usual room beside the widest."""
        least = self.fontMetrics().horizontalAdvance("−00.000") + PADDING
        return number_columns(
            self.sheet.headings[1:], least, self.horizontalHeader().fontMetrics(), is_short=is_short
        )

    def _fit_names(self) -> None:
        """The lines' names take at most a part of the width; the longer ones stand in two lines."""
        names, metrics = self.verticalHeader(), self.verticalHeader().fontMetrics()
        line = self.fontMetrics().height()
        names.setMaximumWidth(max(int(WIDEST_NAMES * self.width()), 1))
        names.setDefaultSectionSize(line + ROW_SPACE)
        room = min(names.sizeHint().width(), names.maximumWidth()) - NAME_SPACE
        for row, named in enumerate(self.lines):
            bounds = metrics.boundingRect(0, 0, room, 0, Qt.TextFlag.TextWordWrap, named.label)
            n_lines = max(round(bounds.height() / metrics.lineSpacing()), 1)
            names.resizeSection(row, line + (n_lines - 1) * metrics.lineSpacing() + ROW_SPACE)
        self.updateGeometries()

    def height_of(self, n_rows: int) -> int:
        """Pixels that the heading and so many lines take, with the bar below them where it is needed."""
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() else 0
        return self.horizontalHeader().height() + n_rows * self.verticalHeader().defaultSectionSize() + below
