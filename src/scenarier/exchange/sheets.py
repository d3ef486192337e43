"""The cells of a planner's file, whatever its format; what they mean is told elsewhere."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from scenarier.exchange.limited import never, run_limited
from scenarier.vocabulary.errors import Fault


@dataclass(frozen=True, slots=True)
class Uncomputed:
    """A cell whose value is not known: `reason` is a message id that says why and what to do."""

    reason: str


Cell = str | int | float | bool | datetime.date | None | Uncomputed
"""What stands in a cell. Text files hold texts only, and None where nothing stands."""


class Sheet(NamedTuple):
    """A sheet, all rows as wide as the widest; row 0 and column 0 are `A1`.

    `notes` are what the user should know of it (a hidden sheet, merged cells); `source` is what the file says of
    itself, "" for nothing. `is_text` where the file is text, whose places are lines and not cells.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Fault, ...] = ()
    source: str = ""
    is_text: bool = False


def read_sheets(path: Path, is_cancelled: Callable[[], bool] = never) -> tuple[Sheet, ...]:
    """The sheets of a workbook (xlsx, xlsm, xls, ods), or the one of a text file (csv, tsv, JSON-stat).

    A process of its own reads the file, with limits on memory and time; it is gone when this returns.

    Parameters
    ----------
    is_cancelled : asked some times a second, in the caller's thread.

    Raises
    ------
    FaultsError : with all that is wrong with the file.
    concurrent.futures.CancelledError : `is_cancelled` said so.
    """
    from scenarier.exchange.contents import sheets_in  # it makes what is defined here

    return run_limited(sheets_in, path, is_cancelled)
