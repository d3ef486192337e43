"""Numbers as they are read: `1.304,5` in Danish, `1,304.5` in English."""

import math

from scenarier.text.language import language, tr

MINUS = "−"

DECIMALS = {"mio_kr": 0, "kr_per_citizen": 0, "persons": 0, "index": 3, "share": 1, "switch": 0}
_TO_DANISH = str.maketrans(",.", ".,")


def format_number(value: float, decimals: int = 0, *, sign: bool = False) -> str:
    """A number in groups of three digits; no sign on what is shown as zero.

    Parameters
    ----------
    sign : whether a number above zero carries a plus.
    """
    if not math.isfinite(value):
        return "–"
    digits = f"{abs(value):,.{decimals}f}"
    if language() == "da":
        digits = digits.translate(_TO_DANISH)
    if not digits.strip("0.,"):
        return digits
    return f"{MINUS if value < 0 else '+' if sign else ''}{digits}"


def format_quantity(value: float, unit: str, *, sign: bool = False) -> str:
    """A number in its unit's usual decimals, without the unit; a share as per cent."""
    return format_number(value * 100 if unit == "share" else value, DECIMALS[unit], sign=sign)


def told_apart(one: float, other: float, decimals: int, most: int = 6) -> tuple[str, str]:
    """Two numbers with so many decimals, or as many as tell them apart where they differ."""
    while one != other and round(one, decimals) == round(other, decimals) and decimals < most:
        decimals += 1
    return format_number(one, decimals), format_number(other, decimals)


def unit_name(unit: str) -> str:
    """The unit in words; "" for a switch."""
    names = {
        "mio_kr": tr("DKK m"),
        "kr_per_citizen": tr("DKK per citizen"),
        "persons": tr("persons"),
        "index": tr("index"),
        "share": "%",
        "switch": "",
    }
    return names[unit]
