"""What a file is, told by its content and not by its name, and its sheets."""

import re
from pathlib import Path

from scenarier.exchange.archives import zipped_sheets
from scenarier.exchange.old_workbooks import old_sheets
from scenarier.exchange.sheets import Sheet
from scenarier.exchange.texts import text_sheets
from scenarier.storage.files import read_limited
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError

MOST_BYTES = 100 * 2**20
"""The largest file that is read [bytes]."""
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TABLE = re.compile(r"[A-ZÆØÅ]{3,8}[0-9]{1,4}[A-Z]?")
"""The id of a table in a file's name, such as `FOLK1A`."""
_PAGE = mark("this is a web page, whatever its name says; open it in a spreadsheet and save it as .xlsx")
_PX = mark("this is a PC-Axis file (px); fetch the table as csv, xlsx or JSON-stat")
OTHERS = {
    b"%PDF": mark("this is a PDF file; save the table as a workbook or as csv"),
    b"PK\x05\x06": mark("this is an empty zip file, not a workbook"),
    b"{\\rtf": mark("this is a text document (rtf); save the table as a workbook or as csv"),
    b"\x1f\x8b": mark("this is a packed file; unpack it first"),
    b"7z\xbc\xaf": mark("this is a packed file; unpack it first"),
    b"Rar!": mark("this is a packed file; unpack it first"),
    b"\x89PNG": mark("this is a picture; save the table as a workbook or as csv"),
    b"<!doctype html": _PAGE,
    b"<html": _PAGE,
    b"<table": _PAGE,
    b"<?xml": mark("this is an XML file; open it in a spreadsheet and save it as .xlsx, or fetch it as csv"),
    b"CHARSET=": _PX,
    b"AXIS-VERSION=": _PX,
    b"\xff\xd8\xff": mark("this is a picture; save the table as a workbook or as csv"),
}


def sheets_in(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a workbook or text file; run in a process of its own, see `read_sheets`.

    Raises
    ------
    FaultsError : with all that is wrong with the file.
    """
    content, name = read_limited(path, MOST_BYTES), str(path)
    start = content[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    for other, message in OTHERS.items():
        if start.startswith(other.lower()):
            raise FaultsError(name, [Fault("", message)])
    if content.startswith(ZIP):
        found = zipped_sheets(content, name)
    elif content.startswith(OLE):
        found = old_sheets(content, name)
    else:
        found = text_sheets(content, path)
    return tuple(_with_table_name(sheet, path) for sheet in found)


def _with_table_name(sheet: Sheet, path: Path) -> Sheet:
    """With the table that the file is named after, as statistics banks name them, in its source."""
    table = _TABLE.search(path.stem)
    if table is None or table[0] in sheet.source:
        return sheet
    return sheet._replace(source=", ".join(filter(None, (table[0], sheet.source))))
