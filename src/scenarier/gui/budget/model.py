"""The adopted budget as a table: a name, unit and prices, what the base year was, and the years."""

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QWidget

from scenarier.analysis.published import YearColumn, year_columns, year_heading
from scenarier.gui.grid.cells import Index, Place
from scenarier.gui.grid.folding import FoldingModel
from scenarier.look.palette import Scheme
from scenarier.model.names import target_words
from scenarier.plots.lettering import tabular
from scenarier.plots.plain import tip_text
from scenarier.session.budget_edits import budget_of, least_amount, price_words, set_amounts
from scenarier.session.budget_figures import TargetFigures, budget_figures
from scenarier.session.budget_names import central_words
from scenarier.session.session import Session
from scenarier.session.ways import Way
from scenarier.storage.study_types import LARGEST_AMOUNT
from scenarier.text.copied import Cell as CopiedCell
from scenarier.text.copied import Copied, Number, table_of, title_line
from scenarier.text.language import tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.text.plain import one_line
from scenarier.text.reading import show_number
from scenarier.views.budget_lines import BudgetLine, amount_in, amount_text, amount_title, lines_of
from scenarier.views.cell import Cell
from scenarier.views.figure import Figure, Said
from scenarier.views.published import NONE_PRINTED, budget_figure, no_budget
from scenarier.vocabulary.axes import years_to

NAME, UNIT, ACCOUNT, ORIGINAL, FIRST = range(5)
PUBLISHED = (ACCOUNT, ORIGINAL)
NO_INDEX = QModelIndex()
INDENT = "\u2003"
FIGURES = {"amount": "budget", "roll_forward": "roll_forward", "difference": "budget_shift"}
"""What the lines are called where numbers are explained."""
Looks = tuple[str, bool]


class BudgetModel(FoldingModel):
    """The study's adopted budget. `noted` carries what is to be said of an edit that was made."""

    noted = Signal(str)

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(session.typing, parent)
        self._session, self._colours = session, colours
        self.closed: set[str] = set()
        self.lines: list[BudgetLine] = []
        self._figures: dict[str, TargetFigures] = {}
        self._columns: tuple[YearColumn, ...] = ()
        self._units = ""
        self._has_short_headings = self._has_short_units = False
        self._seen: list[list[Looks]] = []
        self.rebuild()

    # What is shown

    def rebuild(self) -> None:
        """Lay the lines out anew."""
        self.beginResetModel()
        self.lines = lines_of(self._session.baseline, self.closed)
        self._take()
        self._seen = self._looks()
        self.endResetModel()

    def _take(self) -> None:
        baseline, horizon = self._session.baseline, self._session.study.horizon
        self._columns = year_columns(years_to(self._session.baseline.base_year, horizon))
        self._units = f"{unit_name('mio_kr')}, {price_words(budget_of(self._session.study).price_year)}"
        results = {line.target: line.result for line in self.lines if line.kind == "amount"}
        self._figures = {
            target: budget_figures(baseline, horizon, target, *result) for target, result in results.items()
        }

    def refresh(self) -> None:
        """Show the session as it stands."""
        if len(self._columns) != len(years_to(self._session.baseline.base_year, self._session.study.horizon)) + 1:
            self.rebuild()
            return
        self._take()
        before, self._seen = self._seen, self._looks()
        self.tell_changes(before, self._seen)

    def _looks(self) -> list[list[Looks]]:
        """What is seen in every cell: its text, and whether it is carried on."""
        columns = range(self.columnCount())
        return [
            [(self._text(row, column), self._is_carried(row, column)) for column in columns]
            for row in range(len(self.lines))
        ]

    def restyle(self, colours: Scheme) -> None:
        """Take other colours."""
        self._colours = colours

    def folds(self, row: int) -> bool:
        """Whether a row is a section."""
        return self.lines[row].kind == "section"

    def toggle(self, row: int) -> None:
        """Fold or unfold a section."""
        self.closed ^= {self.lines[row].section}
        self.rebuild()

    def unfold(self, target: str) -> None:
        """Unfold the section that a target stands in."""
        section = target.partition(":")[0]
        if section in self.closed:
            self.closed.discard(section)
            self.rebuild()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Name, unit, the base year's account and budget, the years."""
        return 0 if parent.isValid() else ACCOUNT + len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Years over their columns."""
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section > UNIT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and section in PUBLISHED:
            return tr("As printed in the annual report, in {year} prices", year=self._columns[0].year)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(section, is_short=self._has_short_headings)
        return None

    def heading(self, column: int, *, is_short: bool = False) -> str:
        """What stands above a column."""
        if column >= ACCOUNT:
            return year_heading(self._columns[column - ACCOUNT], is_short=is_short)
        return tr("Adopted budget") if column == NAME else tr("unit")

    def shorten(self, *, headings: bool, units: bool) -> None:
        """Say account and budget in a letter each, and the unit without its prices, or all in full."""
        if headings != self._has_short_headings:
            self._has_short_headings = headings
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, ACCOUNT, ORIGINAL)
        if units != self._has_short_units:
            self._has_short_units = units
            self.dataChanged.emit(self.index(0, UNIT), self.index(self.rowCount() - 1, UNIT))

    def figure_at(self, index: Index) -> Figure | None:
        """What stands in a cell: what the report prints, an amount of the budget, or one of the lines below it."""
        column, line = index.column(), self.lines[index.row()]
        if not line.target or column < ACCOUNT or not self._text(index.row(), column):
            return None
        if column == ORIGINAL:
            return budget_figure(self._session.baseline, *line.result)
        if column == ACCOUNT:
            return *line.result, self.year_of(column)
        is_carried = self._is_carried(index.row(), column)
        return None if is_carried else (FIGURES[line.kind], line.target, self.year_of(column))

    def said_at(self, index: Index) -> Said | None:
        """That no budget is printed, where none is, or how an amount is carried on."""
        row, column, line = index.row(), index.column(), self.lines[index.row()]
        if line.kind == "amount" and column == ORIGINAL:
            return no_budget(line.label, self._session.baseline.base_year)
        cell = self.cell(row, column) if self._is_carried(row, column) else None
        return (
            Said(cell.name, f"{self._text(row, column)} {self._units}", self._tip(row, column)) if cell else None
        )

    def year_of(self, column: int) -> int:
        """The year of a column; 0 where it has none."""
        return self._columns[column - ACCOUNT].year if column >= ACCOUNT else 0

    @property
    def units(self) -> str:
        """Unit and prices of the amounts, in words."""
        return self._units

    # Cells

    def cell(self, row: int, column: int) -> Cell | None:
        """The amount that the budget names for a target in a year."""
        line = self.lines[row]
        if line.kind != "amount" or column < FIRST:
            return None
        year = self.year_of(column)
        value = self._figures[line.target].named.get(year)
        named = f"{amount_title(self._session.baseline, line.target)} {year}"
        return Cell(named, "mio_kr", least_amount(line.target), LARGEST_AMOUNT, value)

    def put(self, values: Mapping[Place, float | None], way: Way) -> None:
        """Set amounts, None to take them out of the budget: one edit of the study."""
        changes = {
            (self.lines[row].target, self.year_of(column)): value for (row, column), value in values.items()
        }
        session = self._session
        session.do(set_amounts(session.state, session.baseline, changes, way, self.name_of(values)))
        self.note_central(target for target, _ in changes)

    def note_central(self, targets: Iterable[str]) -> None:
        """Say that a central row is still rolled forward, where one of these targets has one."""
        told = self.central(targets)
        if told:
            self.noted.emit(told)

    def central(self, targets: Iterable[str]) -> str:
        """That a central row of the same kind is still rolled forward; "" where none is."""
        return central_words(self._session.baseline, tuple(dict.fromkeys(targets)))

    def value_at(self, row: int, column: int) -> float | None:
        """The number in a cell in full; None of an amount that the budget does not name."""
        line, year = self.lines[row], self.year_of(column)
        if not line.target:
            return None
        figures = self._figures[line.target]
        if column in PUBLISHED:
            published = figures.account if column == ACCOUNT else figures.original
            return published if line.kind == "amount" else None
        return amount_in(figures, line.kind, year)

    def names(self) -> list[str]:
        """What stands in the first column."""
        return [self._text(row, NAME) for row in range(len(self.lines))]

    def targets_from(self, row: int) -> tuple[str, ...]:
        """The targets of a section from a line on, which must be one with amounts; none for another."""
        if not 0 <= row < len(self.lines) or self.lines[row].kind != "amount":
            return ()
        section = self.lines[row].section
        return tuple(one.target for one in self.lines[row:] if one.kind == "amount" and one.section == section)

    # What is copied

    def copied(self, chosen: Collection[Place]) -> Copied:
        """Chosen cells with their years, names, unit and prices; what is carried on is no amount of the budget."""
        budget = self._session.study.budget
        return table_of(
            chosen,
            headings=(self._units,),
            labels=lambda row: (self._full_name(row),),
            heading=self.heading,
            cell=self._copied_cell,
            first=ACCOUNT,
            title=title_line(
                self._session.study.title, (budget.title if budget else "") or tr("Adopted budget"), self._units
            ),
        )

    def _full_name(self, row: int) -> str:
        """The name of a row, with its target's where it stands below that."""
        line = self.lines[row]
        if line.kind in ("amount", "section", "group"):
            return line.label
        own = next(one.label for one in self.lines if one.target == line.target)
        return f"{own} – {line.label}"

    def _copied_cell(self, row: int, column: int) -> CopiedCell:
        if column <= UNIT:
            return self.lines[row].label if column == NAME else self._units
        cell, value = self.cell(row, column), self.value_at(row, column)
        if cell is not None or value is None:
            return cell.copied if cell is not None else ""
        return Number(value, 0 if column in PUBLISHED else 1)

    # What is seen

    def data(self, index: Index, role: int = 0) -> object:
        """Names and numbers; what is carried on is muted and slanted, what is computed muted."""
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self._text(row, column))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column > UNIT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            return self._font(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            is_plain = self.lines[row].kind in ("amount", "section") and column != UNIT
            return None if is_plain and not self._is_carried(row, column) else QColor(self._colours.muted)
        if role == Qt.ItemDataRole.BackgroundRole and self.lines[row].kind == "section":
            return QColor(self._colours.ground)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_text(self._tip(row, column))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only amounts can be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.cell(index.row(), index.column()) else flags

    def _is_carried(self, row: int, column: int) -> bool:
        line = self.lines[row]
        return line.kind == "amount" and column >= FIRST and (
            self.year_of(column) in self._figures[line.target].carried
        )  # fmt: skip

    def _text(self, row: int, column: int) -> str:
        line = self.lines[row]
        if column == NAME:
            mark = ("▸ " if line.section in self.closed else "▾ ") if line.kind == "section" else ""
            return f"{INDENT * line.level}{mark}{line.label}"
        if not line.target:
            return ""
        if column == UNIT:
            return unit_name("mio_kr") if self._has_short_units else self._units
        return self._number(row, column)

    def _number(self, row: int, column: int) -> str:
        line, value = self.lines[row], self.value_at(row, column)
        if column in PUBLISHED:
            return format_number(value) if value is not None else NONE_PRINTED if line.kind == "amount" else ""
        return amount_text(self._figures[line.target], line.kind, self.year_of(column))

    def _font(self, row: int, column: int) -> QFont | None:
        is_section, is_carried = self.lines[row].kind == "section", self._is_carried(row, column)
        if not is_section and not is_carried:
            return None
        font = QFont(tabular(QGuiApplication.font()))
        font.setBold(is_section)
        font.setItalic(is_carried)
        return font

    def _tip(self, row: int, column: int) -> str:
        line = self.lines[row]
        if not line.target:
            return ""
        if column in PUBLISHED:
            return str(self.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole))
        cell = self.cell(row, column)
        if cell is None or column < FIRST:
            return target_words(self._session.baseline, line.target)
        if cell.value is not None:
            return f"{cell.name}: {show_number(cell.value, cell.unit)} {self._units}"
        if self._is_carried(row, column):
            return tr("{cell}: not named; the last difference before is carried on with prices", cell=cell.name)
        return tr("{cell}: not named; it is rolled forward", cell=cell.name)
