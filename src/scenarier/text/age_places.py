"""Where the ages and years of a pasted table stand, and what else stands there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scenarier.text.age_labels import Ages, ages_of, is_of_one_sex, year_of
from scenarier.text.language import mark, tr
from scenarier.vocabulary.errors import Fault, FaultsError

MOST_LETTERS = 2_000_000
NO_TABLE = mark(
    "no table of ages and years was found; ages stand down and years across, or the other way round, "
    "with their names before the numbers"
)


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells with years across and ages down; `is_turned` where they were pasted the other way round.

    `told` are places of a file, by row and column (None: the row), where the cells were read from one.
    """

    cells: list[list[str]]
    is_turned: bool = False
    told: Mapping[tuple[int, int | None], str] = field(default_factory=dict)

    def turned(self) -> "Grid":
        """Rows as columns."""
        return Grid([list(column) for column in zip(*self.cells, strict=True)], not self.is_turned)

    def place(self, row: int, column: int | None = None) -> str:
        """A row or a cell in the words of what was pasted, or of the file that it was read from."""
        if self.told:
            return self.told.get((row, column), "")
        if column is None:
            told = tr("column {column}") if self.is_turned else tr("line {line}")
            return told.format(line=row + 1, column=row + 1)
        line, across = (column, row) if self.is_turned else (row, column)
        return tr("line {line}, column {column}", line=line + 1, column=across + 1)

    def place_of_column(self, column: int) -> str:
        """A column in the words of what was pasted."""
        if self.told:
            return ""
        return Grid([], not self.is_turned).place(column)


@dataclass(slots=True)
class Placed:
    """Where things stand in a grid: labels of ages in one column, years in one row."""

    grid: Grid
    head: int
    labels: int
    years: dict[int, int] = field(default_factory=dict)
    ages: dict[int, Ages] = field(default_factory=dict)
    totals: list[int] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    early: list[int] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)

    def add(self, place: str, message: str, **values: object) -> None:
        """Note a fault."""
        self.faults.append(Fault(place, message, values))

    def cells_of(self, row: int) -> dict[int, str]:
        """The cells of a row below the years that are read."""
        return {year: self.grid.cells[row][column] for year, column in self.years.items()}


def stop_at(faults: list[Fault]) -> None:
    """Stop where there are faults.

    Raises
    ------
    FaultsError : there are some.
    """
    if faults:
        raise FaultsError(tr("The pasted table"), faults)


def cells_of_text(text: str) -> Grid:
    """The cells between tabs, or between semicolons where there is no tab; all rows of one length."""
    if len(text) > MOST_LETTERS:
        stop_at([Fault("", mark("what was pasted is too long to be a forecast"))])
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    sign = "\t" if "\t" in text else ";"
    rows = [[cell.strip().strip('"').strip() for cell in line.split(sign)] for line in lines]
    width = max(map(len, rows))
    return Grid([row + [""] * (width - len(row)) for row in rows])


def laid_out(grid: Grid) -> Placed:
    """Where years and ages stand; the way round with the most of both."""
    for row, cells in enumerate(grid.cells):
        for column, cell in enumerate(cells):
            if is_of_one_sex(cell):
                message = mark("“{text}” stands apart; add men and women together first")
                stop_at([Fault(grid.place(row, column), message, {"text": cell})])
    found = [candidate for one in (grid, grid.turned()) for candidate in _candidates(one)]
    if not found:
        stop_at([Fault("", NO_TABLE)])
    return max(found, key=lambda one: one[0])[1]


def _candidates(grid: Grid) -> Iterator[tuple[int, Placed]]:
    """Rows that may hold the years with a column before them that holds ages, each with how much both name."""
    for row, cells in enumerate(grid.cells):
        first = next((column for column, cell in enumerate(cells) if year_of(cell) is not None), 0)
        years = [cell for cell in cells[first:] if year_of(cell) is not None]
        is_heading = not any(cell[:1].isdigit() and year_of(cell) is None for cell in cells[first:])
        if not first or not is_heading:
            continue
        below = grid.cells[row + 1 :]
        counts = [sum(ages_of(line[column]) is not None for line in below) for column in range(first)]
        if max(counts) > 0:
            yield len(years) * max(counts), Placed(grid, row, counts.index(max(counts)))


def find_years(table: Placed, first_year: int, last_year: int, known_to: int) -> None:
    """The columns of years; years before the first projected one and columns without a number are left out.

    Parameters
    ----------
    known_to : the last year of a forecast that the table may carry on.
    """
    grid, head = table.grid, table.grid.cells[table.head]
    first = next(column for column, cell in enumerate(head) if column > table.labels and year_of(cell))
    for column in range(first, len(head)):
        place, year = grid.place_of_column(column), year_of(head[column])
        is_blank = not any(line[column] for line in grid.cells[table.head + 1 :])
        if year is None and is_blank:
            continue
        if year is None:
            _not_a_year(table, place, head[column])
        elif year < first_year:
            table.early.append(year)
        elif is_blank:
            table.blank.append(year)
        elif year > last_year:
            table.add(place, mark("{year} is after {last}, the last year a forecast may name"),
                      year=year, last=last_year)  # fmt: skip
        elif year in table.years:
            table.add(place, mark("{year} stands twice"), year=year)
        else:
            table.years[year] = column
    _check_years(table, first_year, known_to)
    _check_before(table, first)


def _not_a_year(table: Placed, place: str, text: str) -> None:
    if text:
        table.add(place, mark("“{text}” is no year; leave it out"), text=text)
    else:
        table.add(place, mark("there are numbers without a year above them"))


def _check_years(table: Placed, first_year: int, known_to: int) -> None:
    place = table.grid.place(table.head)
    if not table.years:
        table.add(place, mark("no year from {first} on has numbers"), first=first_year)
        return
    first = min(table.years) if min(table.years) <= known_to + 1 else first_year
    for year in range(first, max(table.years)):
        if year not in table.years:
            table.add(place, mark("{year} is missing; a forecast names every year from {first}"),
                      year=year, first=first)  # fmt: skip


def _check_before(table: Placed, first: int) -> None:
    """What stands before the years besides the ages may say the same in every row, such as the municipality."""
    for column in range(first):
        texts = list(dict.fromkeys(filter(None, (line[column] for line in table.grid.cells[table.head + 1 :]))))
        if column != table.labels and len(texts) > 1:
            message = mark("“{one}” and “{other}” stand beside the ages; paste one table with ages alone")
            table.add(table.grid.place_of_column(column), message, one=texts[0], other=texts[1])
