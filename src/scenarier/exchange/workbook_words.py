"""What is told of a workbook that is refused, or that is read with something to know of it."""

from collections.abc import Iterator, Sequence

from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault

BROKEN = mark("the workbook is cut off or damaged; fetch it or save it again")
PASSWORD = mark("the workbook has a password; save it without one")
MACRO = mark("the workbook has a macro, and macros are not let in; save it as .xlsx or .ods and import that")
HOSTILE = mark("the workbook declares entities, as only a workbook made to do harm does; it is not read")
STRICT = mark("the workbook is of the kind “Strict Open XML”; save it as an ordinary .xlsx")
NO_SHEETS = mark("the workbook has no sheet with cells")
NOT_COMPUTED = mark("the formula has no computed value; open the file in a spreadsheet, and save it again")
ERROR = mark("the cell holds an error; mend it in the spreadsheet, and save it again")
MERGED_NUMBER = mark("a number stands in merged cells, and which of them it is for cannot be told; unmerge them")
_MOST_TOLD = 5


def too_many(sheet: str) -> Fault:
    """More cells than are read."""
    return Fault(sheet, mark("there are more than 2 million cells; save the table that is needed by itself"))


def misplaced(sheet: str, address: str) -> Fault:
    """A cell at no place of a sheet."""
    message = mark("a cell says it is at “{address}”, and no sheet has such a place; save the workbook again")
    return Fault(sheet, message, {"address": address})


def scattered(sheet: str, address: str) -> Fault:
    """A cell stands far from the others."""
    message = mark(
        "there is something in cell {address}, far from the rest; delete it and save the workbook again"
    )
    return Fault(sheet, message, {"address": address})


def notes_of(
    sheet: str, merged: Sequence[str], *, is_hidden: bool, has_hidden: bool = False, has_links: bool = False
) -> Iterator[Fault]:
    """What the user should know of a sheet that is read."""
    if is_hidden:
        yield Fault(sheet, mark("the sheet is hidden in the workbook; it is read as any other"))
    if has_hidden:
        yield Fault(sheet, mark("hidden rows and columns are read too"))
    if merged:
        told = ", ".join(merged[:_MOST_TOLD]) + (" …" if len(merged) > _MOST_TOLD else "")
        message = mark("merged cells ({cells}): a text counts for each of the rows, in the first column")
        yield Fault(sheet, message, {"cells": told})
    if has_links:
        yield Fault(sheet, mark("cells are linked to other files; the numbers saved last are read"))
