"""Which kind of table a sheet holds, by its headings and by what its rows are called."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from scenarier.exchange.forecasts import holds_forecast
from scenarier.exchange.grid import Grid, grid_of
from scenarier.exchange.headings import Mapped, field_of, mapped
from scenarier.exchange.sheets import Sheet
from scenarier.model.baseline import Baseline
from scenarier.session.budget_names import target_names
from scenarier.session.import_plan import KIND, SHEET, Asked, Kind
from scenarier.text.block_cells import fold
from scenarier.text.block_headings import heading_of
from scenarier.text.language import tr

MEASURES = frozenset(("tiltag", "forslag", "measure", "measures"))
"""What stands above titles of measures and of nothing else."""
MOST_ROWS = 500
"""So many rows tell whether they are lines of a budget."""


class Candidate(NamedTuple):
    """A sheet that is not empty: its table, and the kind it was recognised as with the reason ("" for none)."""

    sheet: Sheet
    table: Mapped
    kind: Kind
    why: str


def candidates(sheets: Sequence[Sheet], baseline: Baseline, asked: Asked) -> list[Candidate]:
    """The sheets that hold something."""
    labels = {fold(name) for names in target_names(baseline).values() for name in names}
    found = []
    for sheet in sheets:
        grid = grid_of(sheet)
        if grid.cells:
            table = mapped(grid, asked)
            kind, why = _kind_of(table, labels)
            if not kind and holds_forecast(sheet, asked):
                kind, why = "forecast", tr("persons by age and year")
            found.append(Candidate(sheet, table, kind, why))
    return found


def chosen(found: Sequence[Candidate], asked: Asked) -> list[Candidate]:
    """The candidates that may be meant: one where that is clear."""
    sheet = asked.answers.get(SHEET) or asked.sheet
    if sheet:
        found = [one for one in found if fold(one.sheet.name) == fold(sheet)]
    kind = asked.answers.get(KIND) or asked.kind
    of_kind = [one for one in found if (one.kind == kind if kind else one.kind)]
    return of_kind or list(found)


def _kind_of(table: Mapped, labels: Collection[str]) -> tuple[Kind, str]:
    """The kind of a table and why it is that."""
    if table.head is None:
        return "", ""
    heads = table.grid.cells[table.head]
    fields = {field_of(cell) for cell in heads if cell.strip()}
    if "parameter" in fields:
        return "assumptions", tr("a column names assumptions")
    if {"title", "target"} <= fields:
        return "measures", tr("columns hold titles and what they are aimed at")
    has_years = any(heading_of([cell]).year for cell in heads) or {"year", "amount"} <= fields
    if has_years and any(fold(cell) in labels for cell in _texts(table.grid, table.head)):
        return "budget", tr("rows are lines of the budget, with years")
    has_measures = any(fold(cell) in MEASURES for cell in heads)
    return ("measures", tr("a column holds titles")) if has_measures and has_years else ("", "")


def _texts(grid: Grid, head: int) -> Iterator[str]:
    """The texts of the first rows."""
    for row in grid.cells[head + 1 : head + 1 + MOST_ROWS]:
        yield from (cell for cell in row if cell and not cell.isdecimal())
