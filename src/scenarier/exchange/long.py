"""A table with a row for each name and year, made into one with the years across."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from scenarier.exchange.found import rejected_at
from scenarier.exchange.grid import Grid, Place
from scenarier.exchange.headings import Mapped, field_of, year_heading
from scenarier.session.import_plan import RejectedRow
from scenarier.text.block_cells import PRICES
from scenarier.text.block_headings import ALL_YEARS, heading_of
from scenarier.text.language import ntr, tr
from scenarier.text.reading import MONEY

ALL = "Alle år"
"""The heading of values that hold for all years."""


@dataclass(frozen=True, slots=True)
class Wide:
    """A grid with years across, rows of a long table that cannot stand in it, and what was left out of it.

    `labels` are the columns of the file that the first columns here are; empty where the grid is as it was.
    """

    found: Mapped
    rejected: tuple[RejectedRow, ...] = ()
    told: tuple[str, ...] = ()
    labels: tuple[int, ...] = ()


@dataclass(slots=True)
class _Lines:
    """The rows of the wide table as they are made: texts and their places by key, amounts by key and year."""

    texts: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    first: dict[tuple[str, ...], int] = field(default_factory=dict)
    amounts: dict[tuple[str, ...], dict[int, tuple[str, Place]]] = field(default_factory=dict)
    notes: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    years: set[int] = field(default_factory=set)
    n_accounts: int = 0


def widened(found: Mapped) -> Wide:
    """A table with a column of years and one of amounts as one with the years across; any other as it is."""
    head, grid = found.head, found.grid
    if head is None:
        return Wide(found)
    fields = [field_of(cell) for cell in grid.cells[head]]
    has_years = any(heading_of([cell]).year for cell in grid.cells[head])
    if "year" not in fields or has_years:
        return Wide(found)
    if "amount" not in fields:
        reason = tr(
            "there is a column of years but none of amounts; write “Amount” above it, or name it with --map"
        )
        return Wide(found, (rejected_at(grid, head, fields.index("year"), reason),))
    year, amount = fields.index("year"), _amount_column(grid, head, fields)
    note = fields.index("note") if "note" in fields else None
    labels = [at for at in range(len(fields)) if at not in (year, amount, note)]
    lines, rejected = _Lines(), []
    for row in range(head + 1, len(grid.cells)):
        fault = _take(lines, grid, row, labels, year, amount, note, has_all="parameter" in fields)
        if fault:
            rejected.append(fault)
    made = _made(grid, head, lines, labels, amount, note)
    kept = tuple(at for at in (*labels, note) if at is not None)
    told = [ntr("{n} row of accounts left out", "{n} rows of accounts left out", lines.n_accounts)]
    how = {n: found.how[at] for n, at in enumerate(kept) if at in found.how}
    moved = found._replace(grid=made, head=head, how=how)
    return Wide(moved, tuple(rejected), tuple(told if lines.n_accounts else ()), kept)


def _amount_column(grid: Grid, head: int, fields: Sequence[str]) -> int:
    """The column of amounts; of several that may be, the one with numbers."""
    may_be = [at for at, name in enumerate(fields) if name == "amount"]
    filled = {at: sum(bool(row[at].strip()) for row in grid.cells[head + 1 :]) for at in may_be}
    return max(may_be, key=lambda at: filled[at])


def _take(
    lines: _Lines,
    grid: Grid,
    row: int,
    labels: Sequence[int],
    year: int,
    amount: int,
    note: int | None,
    *,
    has_all: bool,
) -> RejectedRow | None:
    """Take a row; what is wrong with it.

    Parameters
    ----------
    has_all : whether a row without a year holds for all years.
    """
    cells = grid.cells[row]
    if not cells[amount].strip():
        return None
    named = heading_of([cells[year]])
    if has_all and not cells[year].strip():
        named = named._replace(kind="plan", year=ALL_YEARS)
    if named.kind == "account":
        lines.n_accounts += 1
        return None
    if named.kind != "plan":
        return rejected_at(grid, row, year, tr("“{text}” is not a year", text=cells[year].strip()[:40]))
    key = tuple(" ".join(cells[at].split()) for at in labels)
    by_year = lines.amounts.setdefault(key, {})
    if named.year in by_year:
        other = by_year[named.year][1][0]
        told = tr("{year} stands in row {other} too, for the same; keep one of them", year=named.year, other=other)
        return rejected_at(grid, row, year, told)
    by_year[named.year] = cells[amount], grid.place(row, amount)
    lines.texts.setdefault(key, [cells[at] for at in labels])
    lines.first.setdefault(key, row)
    lines.years.add(named.year)
    words = "" if note is None else cells[note].strip()
    if words and words not in lines.notes.setdefault(key, []):
        lines.notes[key].append(words)
    return None


def _made(grid: Grid, head: int, lines: _Lines, labels: Sequence[int], amount: int, note: int | None) -> Grid:
    """The wide table: what stood above, the headings, a row for each key."""
    years = sorted(lines.years)
    own = grid.cells[head][amount]
    terms = ", ".join(found[0] for pattern in (MONEY, PRICES) if (found := pattern.search(own)))
    n_labels = len(labels) + (note is not None)
    width = n_labels + len(years)
    heads = [grid.cells[head][at] for at in labels] + ([] if note is None else [grid.cells[head][note]])
    cells = [_above(row, width) for row in grid.cells[:head]]
    cells.append((*heads, *(_year_heading(year, terms) for year in years)))
    moved: dict[Place, Place] = {}
    for key, texts in lines.texts.items():
        number, first = len(cells), lines.first[key]
        remarks = [] if note is None else ["; ".join(lines.notes.get(key, ()))]
        by_year: Mapping[int, tuple[str, Place]] = lines.amounts[key]
        cells.append((*texts, *remarks, *(by_year[year][0] if year in by_year else "" for year in years)))
        moved |= {(number, n_labels + at): by_year[year][1] for at, year in enumerate(years) if year in by_year}
        moved |= {(number, at): grid.place(first, column) for at, column in enumerate(labels)}
    rows = (*grid.rows[: head + 1], *(grid.rows[row] for row in lines.first.values()))
    return replace(grid, cells=tuple(cells), rows=rows, moved=moved)


def _year_heading(year: int, terms: str) -> str:
    name = ALL if year == ALL_YEARS else year_heading(year)
    return f"{name} ({terms})" if terms else name


def _above(row: Sequence[str], width: int) -> tuple[str, ...]:
    """A row above the headings, its texts in the first columns."""
    texts = [cell for cell in row if cell.strip()][:width]
    return (*texts, *[""] * (width - len(texts)))
