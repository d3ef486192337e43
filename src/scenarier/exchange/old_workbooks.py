"""Workbooks of the old kind (xls), by calamine; the same container holds xlsx files with a password."""

from scenarier.exchange.calamine import calamine_sheets
from scenarier.exchange.sheets import Sheet
from scenarier.exchange.workbook_words import MACRO, PASSWORD
from scenarier.text.language import mark
from scenarier.vocabulary.errors import Fault, FaultsError


def old_sheets(content: bytes, subject: str) -> tuple[Sheet, ...]:
    """The sheets of an xls file.

    Raises
    ------
    FaultsError : with what is wrong with it.
    """
    if _has(content, "EncryptedPackage"):
        raise FaultsError(subject, [Fault("", PASSWORD)])
    if _has(content, "_VBA_PROJECT_CUR"):
        raise FaultsError(subject, [Fault("", MACRO)])
    if not (_has(content, "Workbook") or _has(content, "Book")):
        raise FaultsError(subject, [Fault("", mark("this is no workbook; save the table as .xlsx, .ods or csv"))])
    return calamine_sheets(content, subject)


def _has(content: bytes, stream: str) -> bool:
    """Whether the container names a stream."""
    return stream.encode("utf-16-le") in content
