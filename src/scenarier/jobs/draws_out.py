"""The draws of an ensemble written to a file, a row a draw and scenario: csv or Parquet."""

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from scenarier.analysis.ensemble import Drawn, Ensemble
from scenarier.engine.base import base_of
from scenarier.engine.draws import BLOCK
from scenarier.jobs.rows import csv_lines
from scenarier.model.projection import FloatArray
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault
from scenarier.vocabulary.variables import VARIABLES

CSV, PARQUET = ".csv", ".parquet"
PLACE = "--draws-out"
FIRST_COLUMNS = ("scenario", "draw", "seed", "numpy")

Save = Callable[[Drawn], None]


def file_faults(path: Path | None, place: str = PLACE) -> Iterator[Fault]:
    """What is wrong with the name of the file, or missing for its kind; `place` is the option."""
    if path is None:
        return
    ending = path.suffix.casefold()
    if ending not in (CSV, PARQUET):
        yield Fault(place, mark("“{name}” ends in neither .csv nor .parquet"), {"name": path.name[:60]})
    elif ending == PARQUET and importlib.util.find_spec("pyarrow") is None:
        yield Fault(place, mark("Parquet needs the library pyarrow; install it, or write a .csv"))


def columns(ensemble: Ensemble) -> tuple[str, ...]:
    """`variable.year`, or `variable.entity.year`, in the order of the variables."""
    base = base_of(ensemble.baseline, ensemble.horizon)
    return tuple(
        ".".join(filter(None, (name, entity, str(year))))
        for name in ensemble.variables
        for entity in (base.entities[VARIABLES[name].axis] if VARIABLES[name].axis else ("",))
        for year in base.years
    )


def _table(ensemble: Ensemble, drawn: Drawn, place: int) -> FloatArray:
    """The draws of one scenario in a block, `[draw, column]`."""
    flat = [
        (array if array.ndim == 2 else array.swapaxes(0, 1)).reshape(-1, array.shape[-1])
        for array in (drawn.values[place][name] for name in ensemble.variables)
    ]
    return np.concatenate(flat).T


def saver(path: Path, ensemble: Ensemble, file: BinaryIO) -> tuple[Save, Callable[[], None]]:
    """What writes a block to the file, and what ends the file."""
    return (_parquet if path.suffix.casefold() == PARQUET else _csv)(ensemble, file)


def _csv(ensemble: Ensemble, file: BinaryIO) -> tuple[Save, Callable[[], None]]:
    file.write(csv_lines([(*FIRST_COLUMNS, *columns(ensemble))]).encode())

    def save(drawn: Drawn) -> None:
        tables = [_table(ensemble, drawn, place).tolist() for place in range(len(ensemble.scenarios))]
        rows = (
            (scenario.name, drawn.number * BLOCK + draw, ensemble.seed, np.__version__, *values)
            for draw, of_draw in enumerate(zip(*tables, strict=True), start=1)
            for scenario, values in zip(ensemble.scenarios, of_draw, strict=True)
        )
        file.write(csv_lines(rows).encode())

    return save, lambda: None


def _parquet(ensemble: Ensemble, file: BinaryIO) -> tuple[Save, Callable[[], None]]:
    import pyarrow
    import pyarrow.parquet

    texts = {
        "scenario": pyarrow.string(),
        "draw": pyarrow.int64(),
        "seed": pyarrow.int64(),
        "numpy": pyarrow.string(),
    }
    schema = pyarrow.schema([*texts.items(), *((name, pyarrow.float64()) for name in columns(ensemble))])
    writer = pyarrow.parquet.ParquetWriter(file, schema)

    def save(drawn: Drawn) -> None:
        writer.write_table(pyarrow.table(_arrays(ensemble, drawn), schema=schema))

    return save, writer.close


def _arrays(ensemble: Ensemble, drawn: Drawn) -> list[Any]:
    """A block's columns, the scenarios of a draw beside each other."""
    n_scenarios = len(ensemble.scenarios)
    tables = [_table(ensemble, drawn, place) for place in range(n_scenarios)]
    numbers = np.stack(tables, axis=1).reshape(-1, tables[0].shape[1])
    first, n_draws = drawn.number * BLOCK + 1, len(tables[0])
    return [
        [scenario.name for scenario in ensemble.scenarios] * n_draws,
        np.arange(first, first + n_draws).repeat(n_scenarios),
        np.full(len(numbers), ensemble.seed),
        [np.__version__] * len(numbers),
        *np.ascontiguousarray(numbers.T),
    ]
