"""Sheets by calamine (xls, ods): quick, but it may end its whole process, so only in a process of its own."""

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from scenarier.exchange.cells import made_sheet, plain_cell
from scenarier.exchange.counted import CellsError, Counted
from scenarier.exchange.sheets import Cell, Sheet
from scenarier.exchange.workbook_words import BROKEN, NO_SHEETS, PASSWORD
from scenarier.vocabulary.errors import Fault, FaultsError

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


def calamine_sheets(content: bytes, subject: str, looks: Sequence[Counted] = ()) -> tuple[Sheet, ...]:
    """The sheets of a workbook.

    Parameters
    ----------
    looks : what is known of the sheets already.

    Raises
    ------
    FaultsError : with what is wrong with it.
    """
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        found = tuple(_sheets(load_workbook(io.BytesIO(content)), {look.name: look for look in looks}))
    except PasswordError as error:
        raise FaultsError(subject, [Fault("", PASSWORD)]) from error
    except CellsError as error:
        raise FaultsError(subject, [error.fault]) from error
    except (CalamineError, ValueError, OSError) as error:
        raise FaultsError(subject, [Fault("", BROKEN)]) from error
    if not found:
        raise FaultsError(subject, [Fault("", NO_SHEETS)])
    return found


def _sheets(book: "CalamineWorkbook", looks: dict[str, Counted]) -> Iterator[Sheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for about in book.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(about.name)
        look = looks.get(about.name) or _counted(sheet)
        look.is_hidden = about.visible != SheetVisibleEnum.Visible
        yield made_sheet(look, _rows(sheet))


def _counted(sheet: "CalamineSheet") -> Counted:
    """What is known of a sheet that was not looked through."""
    look = Counted(sheet.name, n_rows=sheet.total_height, n_columns=sheet.total_width)
    look.farthest = (look.n_rows - 1, look.n_columns - 1)
    look.check_field()
    look.merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
    return look


def _rows(sheet: "CalamineSheet") -> list[list[Cell]]:
    return [[plain_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
