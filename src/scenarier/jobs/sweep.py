"""Every combination of a grid of levers, a row a figure: csv or Parquet, in blocks; docs/beyond.md."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from scenarier.analysis.cluster import in_order, scheduler_faults
from scenarier.analysis.sweep import Grid, Swept, block, here
from scenarier.jobs.draws_out import PARQUET, file_faults
from scenarier.jobs.grid import read_grid
from scenarier.jobs.rows import csv_lines
from scenarier.storage.files import write_streamed
from scenarier.vocabulary.errors import FaultsError

COMMAND = "scenarier sweep"
LAST_COLUMNS = ("variable", "entity", "year", "value")
PLACE = "--output"


def sweep(path: Path, out: Path | None, scheduler: str | None, horizon: int | None) -> Iterator[str]:
    """Compute what a grid asks for, into the file `out`; without one, what is to be printed comes bit by bit.

    Raises
    ------
    FaultsError : the grid or what is asked for is faulty, all faults at once; or the file cannot be written.
    """
    faults = [*file_faults(out, PLACE), *scheduler_faults(scheduler)]
    try:
        grid = read_grid(path, horizon)
    except FaultsError as error:
        raise FaultsError(error.subject, [*error.faults, *faults]) from error
    if faults:
        raise FaultsError(COMMAND, faults)
    blocks = here(grid) if scheduler is None else in_order(scheduler, block, grid, grid.n_blocks)
    if out is None:
        yield from csv_parts(grid, blocks)
    else:
        write_streamed(out, lambda file: _writer(out)(grid, blocks, file))


def header(grid: Grid) -> tuple[str, ...]:
    """The columns: the scenario, each lever, and the figure."""
    return ("scenario", *(name for name, _ in grid.levers), *LAST_COLUMNS)


def csv_parts(grid: Grid, blocks: Iterator[Swept]) -> Iterator[str]:
    """The csv: its header, then block by block."""
    yield csv_lines([header(grid)])
    for swept in blocks:
        yield csv_lines(_rows(grid, swept))


def _rows(grid: Grid, swept: Swept) -> Iterator[tuple[object, ...]]:
    columns = grid.columns
    for levers, figures in zip(swept.levers.T.tolist(), swept.figures.tolist(), strict=True):
        for column, figure in zip(columns, figures, strict=True):
            yield (swept.scenario, *levers, *column, figure)


def _writer(path: Path) -> Callable[[Grid, Iterator[Swept], BinaryIO], None]:
    """What writes the blocks into a file of that name."""
    return _parquet if path.suffix.casefold() == PARQUET else _csv


def _csv(grid: Grid, blocks: Iterator[Swept], file: BinaryIO) -> None:
    for part in csv_parts(grid, blocks):
        file.write(part.encode())


def _parquet(grid: Grid, blocks: Iterator[Swept], file: BinaryIO) -> None:
    import pyarrow
    import pyarrow.parquet

    text = pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    levers = [(name, pyarrow.float64()) for name, _ in grid.levers]
    last = zip(LAST_COLUMNS, (text, text, pyarrow.int32(), pyarrow.float64()), strict=True)
    schema = pyarrow.schema([("scenario", text), *levers, *last])
    with pyarrow.parquet.ParquetWriter(file, schema) as out:
        for swept in blocks:
            out.write_table(pyarrow.table(_arrays(grid, swept), schema=schema))


def _arrays(grid: Grid, swept: Swept) -> list[Any]:
    """A block's columns; texts are places in the few there are."""
    n_combinations, n_columns = swept.figures.shape
    variables, entities, years = zip(*grid.columns, strict=True)
    return [
        _texts([swept.scenario] * n_columns, n_combinations),
        *(of_lever.repeat(n_columns) for of_lever in swept.levers),
        _texts(variables, n_combinations),
        _texts(entities, n_combinations),
        np.tile(np.array(years, np.int32), n_combinations),
        np.ascontiguousarray(swept.figures).reshape(-1),
    ]


def _texts(texts: Sequence[str], times: int) -> Any:
    """Texts that come again and again."""
    import pyarrow

    few = list(dict.fromkeys(texts))
    places = np.tile(np.array([few.index(text) for text in texts], np.int32), times)
    return pyarrow.DictionaryArray.from_arrays(pyarrow.array(places), pyarrow.array(few, pyarrow.string()))
