"""Where the numbers of a pasted block go: by the years above them and the names beside them, else in order."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scenarier.text.block_headings import ALL_YEARS, Answers, DoubtError
from scenarier.text.block_labels import matched
from scenarier.text.blocks import NO_ANSWERS, LaidRow, Layout, lay_out
from scenarier.text.language import ntr, tr
from scenarier.text.reading import is_dash, read_number

Place = tuple[int, int]
IN_ORDER = "in order"
ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Table:
    """What a block is put into: rows and columns are those of the table.

    `rows` are the rows from the chosen one on, in the order they are filled, `columns` the columns from there on.
    `years` gives the column of a year, `names` what each row may be called, the one it is told by first.
    `computed` are rows with a name that nothing is put into.
    """

    rows: Sequence[int]
    columns: Sequence[int]
    years: Mapping[int, int] = field(default_factory=dict)
    names: Mapping[int, Collection[str]] = field(default_factory=dict)
    computed: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """Numbers by the place they go to, and in one line how the block was understood."""

    values: Mapping[Place, float]
    told: str


def place_block(
    cells: Sequence[Sequence[str]], table: Table, unit_of: Callable[[Place], str], answers: Answers = NO_ANSWERS
) -> Placed:
    """A block as values of a table's cells, each read in the unit of its own cell.

    Raises
    ------
    ValueError : it cannot be understood in one way only, or does not fit; nothing is to be changed.
    """
    years = [year for year in table.years if year != ALL_YEARS] or [0]
    takes_all = ALL_YEARS in table.years
    layout = lay_out(cells, min(years), max(years), answers, takes_all=takes_all)
    layout = without_sums(layout, len(table.columns))
    columns = _columns(layout, table)
    rows = _rows(layout, table, answers)
    layout = _without_computed(layout, rows, table)
    places = {(row.number, at): (rows[row.number], columns[at]) for row in layout.rows for at in row.cells}
    read = layout.read(lambda row, at: unit_of(places[row, at]))
    values = {places[at]: value for at, value in read.items() if value is not None}
    return Placed(values, told_of(layout))


def told_of(layout: Layout) -> str:
    """How a block was understood: `2 rækker, 2026–2029, 1.000 kr. omregnet`; "" where nothing was recognised."""
    parts = [] if layout.years is None else [span_words(layout.years.values())]
    if layout.unit:
        parts.append(tr("{unit} converted", unit=layout.unit))
    parts += layout.left_out
    if not parts and not layout.has_labels:
        return ""
    return ", ".join([ntr("{n} row", "{n} rows", len(layout.rows)), *parts])


def span_words(years: Iterable[int]) -> str:
    """Years as they are told: `2026–2029`, `2026, 2028`."""
    found = sorted(set(years) - {ALL_YEARS})
    if len(found) > 1 and found == list(range(found[0], found[-1] + 1)):
        return f"{found[0]}–{found[-1]}"
    return ", ".join(map(str, found))


def _columns(layout: Layout, table: Table) -> dict[int, int]:
    """The table's column of each column of the block."""
    if layout.years is not None:
        unknown = sorted(set(layout.years.values()) - set(table.years))
        if unknown:
            raise ValueError(tr("the table has no {years}", years=span_words(unknown)))
        return {at: table.years[year] for at, year in layout.years.items()}
    if len(layout.columns) > len(table.columns):
        raise ValueError(
            tr(
                "the block has {n} columns, and from here there are {room}; paste the years along, or begin in "
                "another column",
                n=len(layout.columns),
                room=len(table.columns),
            )
        )
    return dict(zip(layout.columns, table.columns, strict=False))


def _rows(layout: Layout, table: Table, answers: Answers) -> dict[int, int]:
    """The table's row of each row of the block."""
    if layout.has_labels and table.names and answers.get(ROWS) != IN_ORDER:
        return _named_rows(layout, table)
    if not layout.rows:
        return {}
    needed = layout.rows[-1].number - layout.first_line + 1
    if needed > len(table.rows):
        raise ValueError(
            tr("the block has {n} rows, and from here there are {room}", n=needed, room=len(table.rows))
        )
    return {row.number: table.rows[row.number - layout.first_line] for row in layout.rows}


def _named_rows(layout: Layout, table: Table) -> dict[int, int]:
    names = {str(row): named for row, named in table.names.items()}
    try:
        return {number: int(row) for number, row in matched(layout.rows, names, {}).items()}
    except ValueError as error:
        first = next(iter(table.names.get(table.rows[0], ("",))), "") if table.rows else ""
        choices = (
            {IN_ORDER: tr("take the rows in their order, from “{name}” on", name=first)} if table.rows else {}
        )
        raise DoubtError(str(error), ROWS, choices) from error


def _without_computed(layout: Layout, rows: Mapping[int, int], table: Table) -> Layout:
    """The block without the rows that belong to computed rows of the table."""
    kept = tuple(row for row in layout.rows if rows[row.number] not in table.computed)
    n_computed = len(layout.rows) - len(kept)
    if not n_computed:
        return layout
    told = tr("computed rows left out: {n}", n=n_computed)
    return replace(layout, rows=kept, left_out=(*layout.left_out, told))


def without_sums(layout: Layout, room: int) -> Layout:
    """A block without headings that is a column too wide: its last column is left out where it sums the others."""
    if layout.years is not None or len(layout.columns) <= room or len(layout.columns) < 3:
        return layout
    *others, last = layout.columns
    if not layout.rows or not all(_is_sum(row, others, last, layout.decimal) for row in layout.rows):
        return layout
    rows = tuple(replace(row, cells={at: row.cells[at] for at in row.cells if at != last}) for row in layout.rows)
    told = tr("column {column} left out, the sum of the others", column=last + 1)
    return replace(layout, rows=rows, columns=tuple(others), left_out=(*layout.left_out, told))


def _is_sum(row: LaidRow, others: Sequence[int], last: int, decimal: str) -> bool:
    """Whether a row's last number is the sum of the others, but for rounding."""
    try:
        numbers = [_bare(row.cells.get(at, ""), decimal) for at in others]
        total = _bare(row.cells.get(last, ""), decimal)
    except ValueError:
        return False
    return abs(sum(numbers) - total) <= 1e-9 * max(1.0, abs(total))


def _bare(cell: str, decimal: str) -> float:
    return 0.0 if not cell.strip() or is_dash(cell) else read_number(cell, "mio_kr", decimal)


def row_values(
    cells: Sequence[Sequence[str]], unit: str, years: Sequence[int], start: int, answers: Answers = NO_ANSWERS
) -> Placed:
    """A row, or a column, of numbers for one lever's years, from the year at `start` on or by the years above it.

    Values stand at (0, place of the year).

    Raises
    ------
    ValueError : it is several rows, does not fit or cannot be read.
    """
    if cells and max(map(len, cells)) == 1 and len(cells) > 1:
        cells = [[row[0] for row in cells]]  # a column
    room = range(start, len(years))
    table = Table([0], room, {year: place for place, year in enumerate(years)})
    layout = lay_out(cells, years[0], years[-1], answers)
    if len(layout.rows) > 1:
        raise ValueError(tr("the block has {n} rows, and this is one row of years", n=len(layout.rows)))
    return place_block(cells, table, lambda _: unit, answers)
