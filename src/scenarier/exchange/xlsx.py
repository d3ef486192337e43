"""The sheets of an xlsx or xlsm file, by openpyxl in its read-only mode, after a look through their XML."""

import io
import sys
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from xml.parsers import expat

from scenarier.exchange.cells import made_sheet, plain_cell
from scenarier.exchange.counted import CellsError, Counted
from scenarier.exchange.sheets import Cell, Sheet
from scenarier.exchange.workbook_words import BROKEN, HOSTILE, NO_SHEETS, STRICT
from scenarier.exchange.xlsx_look import counted_sheet
from scenarier.exchange.xml_look import HostileError, declares_entities
from scenarier.storage.json_strict import many_values
from scenarier.vocabulary.errors import Fault, FaultsError

if TYPE_CHECKING:
    from openpyxl import Workbook

_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"


def xlsx_sheets(archive: zipfile.ZipFile, content: bytes, subject: str) -> tuple[Sheet, ...]:
    """The worksheets of a workbook, in its order.

    Raises
    ------
    FaultsError : with all that is wrong with it.
    """
    try:
        _refuse_entities(archive, subject)
        if any(_STRICT in archive.read(name) for name in archive.namelist() if name.endswith("workbook.xml")):
            raise FaultsError(subject, [Fault("", STRICT)])
        with warnings.catch_warnings(), many_values():
            warnings.simplefilter("ignore")
            return _read(archive, content, subject)
    except (FaultsError, MemoryError):
        raise
    except Exception as error:  # whatever openpyxl falls over is a workbook that is not whole
        raise FaultsError(subject, [Fault("", BROKEN)]) from error


def _refuse_entities(archive: zipfile.ZipFile, subject: str) -> None:
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            with archive.open(name) as part:
                if declares_entities(part):
                    raise FaultsError(subject, [Fault("", HOSTILE)])


def _read(archive: zipfile.ZipFile, content: bytes, subject: str) -> tuple[Sheet, ...]:
    with _without_numpy():
        from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    looks = _looks(archive, book, subject)
    if not looks:
        raise FaultsError(subject, [Fault("", NO_SHEETS)])
    has_links = any(name.startswith("xl/externalLinks/") for name in archive.namelist())
    return tuple(made_sheet(look, _rows(book, look), has_links=has_links) for look in looks)


@contextmanager
def _without_numpy() -> Iterator[None]:
    """openpyxl takes numpy in where it can, only to know its numbers; that would be a third of the time here."""
    if "numpy" in sys.modules:
        yield
        return
    sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["numpy"]


def _looks(archive: zipfile.ZipFile, book: "Workbook", subject: str) -> list[Counted]:
    """A look at each sheet; all that cannot be taken in are told."""
    looks, faults = [], []
    for sheet in book.worksheets:
        try:
            with archive.open(sheet._worksheet_path) as part:
                looks.append(counted_sheet(part, sheet.title))
            looks[-1].is_hidden = sheet.sheet_state != "visible"
            looks[-1].check_field()
        except CellsError as error:
            faults.append(error.fault)
        except (expat.ExpatError, HostileError):
            faults.append(Fault(sheet.title, BROKEN))
    if faults:
        raise FaultsError(subject, faults)
    return looks


def _rows(book: "Workbook", look: Counted) -> list[list[Cell]]:
    if not look.n_cells:
        return []
    rows = book[look.name].iter_rows(1, look.n_rows, 1, look.n_columns, values_only=True)
    return [[plain_cell(value) for value in row] for row in rows]
