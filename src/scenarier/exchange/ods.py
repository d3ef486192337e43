"""The sheets of an ods file: a look through its XML, then calamine."""

import zipfile
from xml.parsers import expat

from scenarier.exchange.calamine import calamine_sheets
from scenarier.exchange.counted import CellsError, Counted
from scenarier.exchange.sheets import Sheet
from scenarier.exchange.workbook_words import BROKEN, HOSTILE
from scenarier.exchange.xml_look import HostileError, look_through
from scenarier.vocabulary.errors import Fault, FaultsError

Attributes = dict[str, str]


def ods_sheets(archive: zipfile.ZipFile, content: bytes, subject: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook.

    Raises
    ------
    FaultsError : with all that is wrong with it.
    """
    look = _Look()
    try:
        with archive.open("content.xml") as part:
            look_through(part, look.start)
        for sheet in look.found:
            sheet.check_field()
    except HostileError as error:
        raise FaultsError(subject, [Fault("", HOSTILE)]) from error
    except CellsError as error:
        raise FaultsError(subject, [error.fault]) from error
    except (expat.ExpatError, ValueError) as error:
        raise FaultsError(subject, [Fault("", BROKEN)]) from error
    return calamine_sheets(content, subject, look.found)


class _Look:
    """Rows and cells may stand for many that are the same; a cell has content where it says what kind of value."""

    def __init__(self) -> None:
        self.found: list[Counted] = []
        self._row = self._column = self._rows = 0
        self._is_open = False

    def start(self, parser: expat.XMLParserType, name: str, attributes: Attributes) -> None:
        """An element begins."""
        own = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        local = name.rpartition(":")[2]
        if local == "table":
            self.found.append(Counted(own.get("name", "")))
            self._row = self._rows = 0
        elif local == "table-row":
            self._row += self._rows
            self._rows, self._column = int(own.get("number-rows-repeated", 1)), 0
            self._note_hidden(own)
        elif local == "table-column":
            self._note_hidden(own)
        elif local in ("table-cell", "covered-table-cell"):
            self._cell(own, attributes)
        elif local == "p" and self._is_open:  # a formula that gives an empty text has no kind of value
            self.found[-1].uncomputed.pop()
            self._is_open = False

    def _note_hidden(self, own: Attributes) -> None:
        if self.found:
            self.found[-1].has_hidden |= own.get("visibility", "visible") != "visible"

    def _cell(self, own: Attributes, attributes: Attributes) -> None:
        sheet, across = self.found[-1], int(own.get("number-columns-repeated", 1))
        place = (self._row, self._column)
        if "value-type" in own or "formula" in own:
            sheet.add(*place, self._rows, across)
        self._is_open = "formula" in own and "value-type" not in own
        if self._is_open:
            sheet.uncomputed.append(place)
        if any(key.endswith("value-type") and value == "error" for key, value in attributes.items()):
            sheet.errors.append(place)
        down, wide = int(own.get("number-rows-spanned", 1)), int(own.get("number-columns-spanned", 1))
        if (down, wide) != (1, 1):
            sheet.merged.append((*place, place[0] + down - 1, place[1] + wide - 1))
        self._column += across
