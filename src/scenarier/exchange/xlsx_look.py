"""What a sheet of an xlsx file holds, counted in one pass over its XML."""

from typing import IO
from xml.parsers import expat

from scenarier.exchange.counted import Counted, place_of
from scenarier.exchange.xml_look import look_through

_TRUE = ("1", "true")
Attributes = dict[str, str]


def counted_sheet(part: IO[bytes], name: str) -> Counted:
    """The count of one sheet.

    Raises
    ------
    CellsError : there are too many cells, or cells at no place of a sheet.
    expat.ExpatError, HostileError : as `look_through`.
    """
    look = _Look(name)
    look_through(part, look.start)
    return look.found


class _Look:
    def __init__(self, name: str) -> None:
        self.found = Counted(name)
        self._row, self._column = -1, -1
        self._is_filled = self._is_text = self._has_value = False
        self._inside: list[str] = []
        self._names: dict[str, str] = {}

    def _local(self, name: str) -> str:
        return self._names.get(name) or self._names.setdefault(name, name.rpartition(":")[2])

    def start(self, parser: expat.XMLParserType, name: str, attributes: Attributes) -> None:
        """An element begins."""
        local = self._local(name)
        if local == "c":
            self._cell(attributes)
        elif local in ("v", "is"):
            self._fill()
        elif local == "f":
            self._fill()
            self._watch_formula(parser)
        elif local == "row":
            self._begin_row(attributes)
        elif local == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            corners = (place_of(self.found.name, one) for one in (first, last or first))
            self.found.merged.append(tuple(n for corner in corners for n in corner))  # type: ignore[arg-type]
        elif local == "col":
            self.found.has_hidden |= attributes.get("hidden") in _TRUE

    def _begin_row(self, attributes: Attributes) -> None:
        told = attributes.get("r")
        self._row = place_of(self.found.name, f"A{told}")[0] if told else self._row + 1
        self._column = -1
        self.found.has_hidden |= attributes.get("hidden") in _TRUE

    def _cell(self, attributes: Attributes) -> None:
        told = attributes.get("r")
        self._row, self._column = place_of(self.found.name, told) if told else (self._row, self._column + 1)
        self._is_filled, self._is_text = False, attributes.get("t") == "str"

    def _fill(self) -> None:
        if not self._is_filled:
            self._is_filled = True
            self.found.add(self._row, self._column)

    def _watch_formula(self, parser: expat.XMLParserType) -> None:
        """Until the cell ends, look for a value; what a formula gives may be an empty text."""
        self._has_value, self._inside = False, ["f"]
        parser.StartElementHandler = self._begin_inside
        parser.CharacterDataHandler = self._text_inside
        parser.EndElementHandler = lambda name: self._end_inside(parser, name)

    def _begin_inside(self, name: str, attributes: Attributes) -> None:
        self._inside.append(self._local(name))
        self._has_value |= self._is_text and self._inside[-1] == "v"

    def _text_inside(self, text: str) -> None:
        self._has_value |= self._inside[-1:] == ["v"] and bool(text.strip())

    def _end_inside(self, parser: expat.XMLParserType, name: str) -> None:
        if self._local(name) != "c":
            del self._inside[-1:]
            return
        if not self._has_value:
            self.found.uncomputed.append((self._row, self._column))
        parser.StartElementHandler = lambda name, attributes: self.start(parser, name, attributes)
        parser.EndElementHandler = parser.CharacterDataHandler = None
