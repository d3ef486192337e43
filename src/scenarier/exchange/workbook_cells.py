"""The tables of an exported workbook by the ids of their columns; docs/workbook.md."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scenarier.exchange.places import address
from scenarier.exchange.sheets import Cell, Sheet, Uncomputed
from scenarier.session.import_plan import RejectedRow
from scenarier.text.language import tr
from scenarier.text.plain import text_fault
from scenarier.text.reading import show_number

MARK = "scenarier:"
FIRST_IDS = ("target", "age")
"""What the row of ids begins with where lines stand above the table."""
IDS, TO_TABLE = 2, 2
"""The row of the columns' ids, from 0, and how many rows below it the table begins."""
VALUE = 2
"""The column of what belongs to a key, from 0."""


@dataclass(slots=True)
class Rejections:
    """What cannot be read, gathered."""

    rows: list[RejectedRow] = field(default_factory=list)

    def add(self, sheet: str, row: int, column: int, text: str, reason: str) -> None:
        """A cell that cannot be read, by its row and column from 0."""
        place = f"{sheet}!{address(row, column)}"
        self.rows.append(RejectedRow(sheet, row + 1, column + 1, text, reason, place))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: where it stands from 0, its cells, and the column of each id."""

    sheet: str
    at: int
    cells: Sequence[Cell]
    columns: dict[str, int]
    rejections: Rejections

    def text(self, name: str, *, is_name: bool | None = None) -> str:
        """What stands in a text; "" for nothing.

        Parameters
        ----------
        is_name : whether it must be a name or may be a long text; None for what is judged elsewhere.
        """
        cell = self._cell(name)
        found = "" if cell is None or isinstance(cell, Uncomputed) else str(cell)
        fault = "" if is_name is None else text_fault(found, is_name=is_name)
        if fault:
            self.reject(name, fault)
        return found

    def number(self, name: str, minimum: float, maximum: float) -> float | None:
        """The number of a cell; None for none, or for one that cannot be, which is rejected."""
        cell = self._cell(name)
        if cell is None:
            return None
        if isinstance(cell, Uncomputed):
            self.reject(name, tr(cell.reason))
            return None
        if isinstance(cell, bool) or not isinstance(cell, int | float):
            self.reject(name, tr("“{text}” is not a number", text=str(cell)[:40]))
            return None
        if not minimum <= cell <= maximum:
            told = tr("must be between {minimum} and {maximum}", minimum=show_number(minimum, "index"),
                      maximum=show_number(maximum, "index"))  # fmt: skip
            self.reject(name, told)
            return None
        return float(cell)

    def by_year(self, years: Sequence[int], minimum: float, maximum: float) -> dict[int, float]:
        """The numbers of the years that have one."""
        read = {year: self.number(str(year), minimum, maximum) for year in years}
        return {year: value for year, value in read.items() if value is not None}

    @property
    def years(self) -> list[int]:
        """The years that have a column."""
        return sorted(int(name) for name in self.columns if name.isdecimal())

    def reject(self, name: str, reason: str) -> None:
        """Reject the row for what stands in a column."""
        cell = self._cell(name)
        shown = "" if cell is None or isinstance(cell, Uncomputed) else str(cell)
        self.rejections.add(self.sheet, self.at, self.columns.get(name, 0), shown, reason)

    def _cell(self, name: str) -> Cell:
        column = self.columns.get(name)
        return self.cells[column] if column is not None and column < len(self.cells) else None


def sheet_called(sheets: Sequence[Sheet], role: str) -> Sheet | None:
    """The sheet whose first cell says that it has this role."""
    wanted = f"{MARK}{role}"
    return next((sheet for sheet in sheets if sheet.rows and sheet.rows[0] and sheet.rows[0][0] == wanted), None)


def keyed_lines(sheet: Sheet | None) -> dict[str, Cell]:
    """What belongs to the keys of a sheet: key in the first column, value in the third, of a key the first."""
    found: dict[str, Cell] = {}
    for row in () if sheet is None else sheet.rows:
        if len(row) > VALUE and row[0] is not None:
            found.setdefault(str(row[0]), row[VALUE])
    return found


def table_rows(sheet: Sheet | None, rejections: Rejections) -> Iterator[Row]:
    """The rows of a sheet's table."""
    if sheet is None:
        return
    head = next((at for at, row in enumerate(sheet.rows) if row and row[0] in FIRST_IDS), IDS)
    if head >= len(sheet.rows):
        return
    columns = {str(cell): at for at, cell in enumerate(sheet.rows[head]) if cell is not None}
    for at, cells in enumerate(sheet.rows[head + TO_TABLE :], start=head + TO_TABLE):
        yield Row(sheet.name, at, cells, columns, rejections)
