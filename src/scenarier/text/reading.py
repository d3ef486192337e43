"""Reading the number a person typed or pasted: one function for every field.

Both `,` and `.` are understood, whatever the language. In shares and indices either is the decimal sign. In
persons and kroner a `.` before exactly three digits groups (`4.870`), in English a `,` does so too; any other
single sign is the decimal sign (`2.5`). Of two different signs the last is the decimal sign (`1.304,5` and
`1,304.5`). The field says beside itself what was understood.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from scenarier.text.language import language, tr

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']")
_APART = re.compile(r"[0-9.,][\s\u00a0\u202f\u2009](?![0-9]{3}(?![0-9]))[0-9.,]")
"""Digits with a blank between them that does not group thousands."""
_UNITS = re.compile(r"(mio\.?|kr\.?|dkkm?|personer|persons|pr\.?borger|percitizen|m|%)+\Z", re.IGNORECASE)
_PLAIN = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)\Z")
_GROUPED = {
    sign: re.compile(rf"[+-]?[1-9][0-9]{{0,2}}({re.escape(sign)}[0-9]{{3}})+({re.escape(other)}[0-9]*)?\Z")
    for sign, other in ((".", ","), (",", "."))
}
_TO_DANISH = str.maketrans(",.", ".,")
PER_CENT_UNITS = ("share",)
UNGROUPED_UNITS = ("share", "index", "switch")


def read_number(text: str, unit: str) -> float:
    """The number in `text`, in the unit's own scale: `2,5` in a share is 0.025.

    Raises
    ------
    ValueError : it cannot be read; the message says what was given and how to write it.
    """
    is_one = not is_row(text) and not _APART.search(text)
    bare = _UNITS.sub("", _SPACES.sub("", text)).replace("−", "-").replace("–", "-") if is_one else ""
    plain = _plain(bare, unit)
    if len(bare) > 40 or not _PLAIN.match(plain):
        example = "2,5" if language() == "da" else "2.5"
        message = tr("“{text}” is not a number; write it as {example}", text=text.strip()[:30], example=example)
        raise ValueError(message)
    number = Decimal(plain)
    return float(number / 100 if unit in PER_CENT_UNITS else number)


def _plain(bare: str, unit: str) -> str:
    """The number with a point as its only sign; what cannot be understood is left as it is."""
    if "." in bare and "," in bare:
        last = max(bare.rfind("."), bare.rfind(","))
        grouping = "," if bare[last] == "." else "."
        if not _GROUPED[grouping].match(bare):
            return bare
        return bare.replace(grouping, "").replace(",", ".")
    for grouping in (".",) if language() == "da" else (".", ","):
        if unit not in UNGROUPED_UNITS and _GROUPED[grouping].match(bare):
            return bare.replace(grouping, "")
    return bare.replace(",", ".")


def is_row(text: str) -> bool:
    """Whether a text is several cells of a spreadsheet rather than one number."""
    return any(sign in text.strip() for sign in "\t\n\r")


def read_rows(text: str, units: Sequence[str]) -> list[list[float | None]]:
    """Numbers of a block copied from a spreadsheet: lines of cells between tabs, None for an empty cell.

    Where one cell tells which sign its numbers' decimals have, that holds for all.

    Parameters
    ----------
    units : the unit of each line; the last one holds for all lines after it.

    Raises
    ------
    ValueError : cells cannot be read; the message names them all.
    """
    lines = [line.split("\t") for line in text.replace("\r\n", "\n").strip("\n").split("\n")]
    decimal = _decimal_sign([cell for line in lines for cell in line])
    faults: list[str] = []
    rows = [
        [_read_cell(cell, units[min(number, len(units) - 1)], decimal, faults) for cell in line]
        for number, line in enumerate(lines)
    ]
    if faults:
        raise ValueError("; ".join(faults[:5]))
    return rows


def _read_cell(cell: str, unit: str, decimal: str, faults: list[str]) -> float | None:
    if not cell.strip():
        return None
    grouping = {"": "", ",": ".", ".": ","}[decimal]
    try:
        return read_number(cell.replace(grouping, "") if grouping else cell, unit)
    except ValueError as error:
        faults.append(str(error))
        return None


def _decimal_sign(cells: list[str]) -> str:
    """The decimal sign that cells with both signs, or with one that cannot group, agree on; "" for none."""
    signs = set()
    for cell in cells:
        bare = _UNITS.sub("", _SPACES.sub("", cell)).lstrip("+-−–")
        for sign, other in ((",", "."), (".", ",")):
            is_last = bare.rfind(sign) > bare.rfind(other)
            if is_last and bare.count(sign) == 1 and (other in bare or not _GROUPED[sign].match(bare)):
                signs.add(sign)
    return signs.pop() if len(signs) == 1 else ""


def show_number(value: float, unit: str) -> str:
    """A number as it stands in a field, in full: what `read_number` reads back as the same number."""
    number = Decimal(repr(float(value))) * (100 if unit in PER_CENT_UNITS else 1)
    grouping = "" if unit in UNGROUPED_UNITS else ","
    text = f"{number.normalize():{grouping}f}"
    if language() == "da":
        text = text.translate(_TO_DANISH)
    return "0" if text == "-0" else text.replace("-", "−")
