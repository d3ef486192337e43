"""Typst asked for a document: offline, in the fonts it carries itself, the same bytes for the same files."""

from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import version
from typing import Any

STANDARDS = ["ua-1", "a-3a"]
"""Readable by a screen reader, and for the archive with files attached; Typst refuses what does not keep them."""
FONTS = ("Libertinus Serif", "DejaVu Sans Mono")
"""Typst carries these; the second has signs that the first has not."""


class CannotSetError(Exception):
    """Typst's own words for what it could not set."""


def compiled(files: Mapping[str, bytes], moment: datetime) -> bytes:
    """The PDF of the project `files`, by path, that begins in main.typ.

    Raises
    ------
    CannotSetError : it does not keep the standards, or something in it cannot be read.
    """
    import typst

    compile_files: Any = typst.compile  # its types know no project of several files
    try:
        made: bytes = compile_files(
            dict(files),
            format="pdf",
            pdf_standards=STANDARDS,
            ignore_system_fonts=True,
            timestamp=int(moment.timestamp()),
        )
    except typst.TypstError as error:
        raise CannotSetError(str(error)) from error
    return made


def typesetter() -> str:
    """The version of Typst; another one may set the same report in other bytes."""
    return version("typst")
