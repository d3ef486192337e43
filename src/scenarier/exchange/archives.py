"""Workbooks that are zip files (xlsx, xlsm, ods): a look at what is packed, before any of it is read."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from scenarier.exchange.ods import ods_sheets
from scenarier.exchange.sheets import Sheet
from scenarier.exchange.workbook_words import BROKEN, MACRO, PASSWORD
from scenarier.exchange.xlsx import xlsx_sheets
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError

MOST_ENTRIES = 5_000
MOST_UNPACKED = 400 * 2**20
"""The most bytes that may be packed in a workbook."""
MOST_RATIO, SMALL = 100, 10 * 2**20
"""Larger contents [bytes] may not be packed more times than this; sheets are packed some 10 times."""
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError, ValueError, OSError)
"""What `zipfile` raises for archives that are cut off, altered or packed in other ways."""


def zipped_sheets(content: bytes, subject: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook in a zip file.

    Raises
    ------
    FaultsError : with all that is wrong with it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = _looked_at(archive, len(content), subject)
            is_ods = "content.xml" in names
            return ods_sheets(archive, content, subject) if is_ods else xlsx_sheets(archive, content, subject)
    except DAMAGED as error:
        raise FaultsError(subject, [Fault("", BROKEN)]) from error


def _looked_at(archive: zipfile.ZipFile, size: int, subject: str) -> set[str]:
    """The names of what is packed, where nothing of it is hostile."""
    entries = archive.infolist()
    faults = list(_faults(entries, size))
    if not faults:
        names = {entry.filename for entry in entries}
        faults = list(_not_readable(archive, names))
    if faults:
        raise FaultsError(subject, faults)
    return names


def _faults(entries: list[zipfile.ZipInfo], size: int) -> Iterator[Fault]:
    if len(entries) > MOST_ENTRIES:
        message = mark("{n} files are packed in it, and a workbook has at most {most}; is it the right file?")
        yield Fault("", message, {"n": len(entries), "most": MOST_ENTRIES})
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or (unpacked > SMALL and unpacked > MOST_RATIO * size):
        message = mark(
            "it unpacks to {unpacked} MB from {size} MB, more than a workbook does; open it in a spreadsheet and "
            "save the sheet that is needed by itself"
        )
        yield Fault("", message, {"unpacked": unpacked // 2**20, "size": round(size / 2**20, 1)})
    if any(entry.flag_bits & 1 for entry in entries):
        yield Fault("", PASSWORD)


def _not_readable(archive: zipfile.ZipFile, names: set[str]) -> Iterator[Fault]:
    if any(name.rpartition("/")[2].casefold() == "vbaproject.bin" or name.startswith("Basic/") for name in names):
        yield Fault("", MACRO)
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        yield Fault("", PASSWORD)
    if "xl/workbook.bin" in names:
        yield Fault("", mark("this is a binary workbook (xlsb); save it as .xlsx"))
    elif "content.xml" not in names and not any(name.endswith("workbook.xml") for name in names):
        yield Fault("", mark("this is a zip file but not a workbook; if one is packed in it, unpack that first"))
