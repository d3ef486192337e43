"""XML parts of a workbook, looked through before a library reads them: nothing is kept but counts and places."""

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

CHUNK = 2**16


class HostileError(ValueError):
    """The XML declares a document type or entities, which no workbook does."""


class _EnoughError(Exception):
    """All that matters was seen."""


def declares_entities(part: IO[bytes]) -> bool:
    """Whether a part has a document type; read up to its first element.

    Raises
    ------
    expat.ExpatError : it is not XML.
    """
    try:
        look_through(part, _stop)
    except _EnoughError:
        return False
    except HostileError:
        return True
    return False


def look_through(part: IO[bytes], start: Callable[[expat.XMLParserType, str, dict[str, str]], None]) -> None:
    """Call `start` with the parser, the name and the attributes of every element.

    Raises
    ------
    expat.ExpatError : it is not XML.
    HostileError : it has a document type.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: start(parser, name, attributes)
    parser.buffer_text = True
    while chunk := part.read(CHUNK):
        parser.Parse(chunk)
    parser.Parse(b"", True)


def _refuse(*_: object) -> None:
    raise HostileError


def _stop(*_: object) -> None:
    raise _EnoughError
