"""A table of numbers that copies to a spreadsheet with its headings."""

from abc import abstractmethod
from collections.abc import Collection

from PySide6.QtCore import QAbstractTableModel, QPoint, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from scenarier.gui.compare.swatch import HEIGHT, WIDTH
from scenarier.gui.figure_view import FigureView
from scenarier.gui.figure_view import Index as Index
from scenarier.gui.parts.clipboard import all_places, chosen_places, copy_actions
from scenarier.plots.lettering import tabular
from scenarier.text.copied import Copied, Place
from scenarier.views.figure import Figure, Said

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def bold() -> QFont:
    """The application's font, bold, with figures of equal width."""
    font = QFont(tabular(QGuiApplication.font()))
    font.setBold(True)
    return font


class NumbersModel(QAbstractTableModel):
    """A table that can say its cells as a spreadsheet reads them. The first column names the lines."""

    @abstractmethod
    def copied(self, chosen: Collection[Place]) -> Copied:
        """What is copied of chosen cells; names and units are always there."""

    @abstractmethod
    def figure_at(self, index: Index) -> Figure | None:
        """The figure that a cell is about: variable, entity and year."""

    def said_at(self, index: Index) -> Said | None:
        """What there is to say of a number that is no figure of the model."""
        return None

    @abstractmethod
    def scenario_at(self, index: Index) -> int | None:
        """Which of the study's scenarios a cell is about; None for the one shown."""


class NumbersView(FigureView):
    """Ctrl+C copies the selected cells, or all when none are selected."""

    def __init__(self, model: NumbersModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = model
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.setIconSize(QSize(WIDTH, HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self._copies = copy_actions(self, self.copied, lambda: model.copied(all_places(self)))
        self.restyle()

    def figure_at(self, index: Index) -> Figure | None:
        """The figure that a cell is about."""
        return self.numbers.figure_at(index)

    def said_at(self, index: Index) -> Said | None:
        """What there is to say of another number."""
        return self.numbers.said_at(index)

    def scenario_at(self, index: Index) -> int | None:
        """The scenario of a cell."""
        return self.numbers.scenario_at(index)

    def row_height(self) -> int:
        """Height of a row, for the text size of now."""
        return self.fontMetrics().height() + 6

    def restyle(self) -> None:
        """Take the application's text size."""
        self.setFont(tabular(QGuiApplication.font()))
        self.verticalHeader().setDefaultSectionSize(self.row_height())

    def copied(self) -> Copied:
        """The selected cells, or all when none are selected."""
        return self.numbers.copied(chosen_places(self) or all_places(self))

    def _show_menu(self, position: QPoint) -> None:
        self.show_menu(position, self._copies)
