"""Reading the number a person typed or pasted: one way for every field, grid, form and block.

Both `,` and `.` are understood, whatever the language. Of two different signs the last is the decimal sign
(`1.304,5` and `1,304.5`), and a sign that stands twice groups. Else, in shares and indices either is the decimal
sign; in persons and kroner a `.` before exactly three digits groups (`4.870`), and in English a `,` does so too,
while there a `.` in mio. kr. is always the decimal sign. In a block the sign that one cell tells holds for all of
its cells (`decimal_of`). The field says beside itself what was understood.

Numbers may be written as accountants do: `(12,5)`, `12-`, `12,-`, `kr. 12`, `-   kr.`; a unit that is written is
converted, or refused where it contradicts what is asked for.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from scenarier.text.language import language, mark, tr
from scenarier.text.numbers import unit_name

DASHES = "-−–—‒"
MONEY = re.compile(
    r"""(?<![^\W\d_])(?:
      (?<![\w.,])(?P<thousands>1[.,]?000\s*(?:kr|dkk)\b\.?|t\.?\s?kr\b\.?|tkr\b\.?|tdkk\b|dkk\s*1[.,]?000\b|dkk\s*k\b|tusinde?\s+kr\b\.?)
    | (?P<billions>mia\.?\s*(?:kr\b\.?|dkk\b)|mia\b\.?|dkk\s*bn\b)
    | (?P<millions>mio\.?\s*(?:kr\b\.?|dkk\b)|mio\b\.?|mill?\.\s*kr\b\.?|m\.?kr\b\.?|mdkk\b|dkk\s*(?:m|mio)\b\.?)
    | (?P<ones>kroner\b|kr\b\.?|dkk\b)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
PER_CENT = re.compile(r"%|\b(?:pct\b\.?|procent\b|per ?cent\b)|(?<=\d)(?:pct\b\.?|procent\b)", re.IGNORECASE)
PERSONS = re.compile(r"(?:personer|persons|pers\.|borgere|citizens)", re.IGNORECASE)
PER_CITIZEN = re.compile(r"(?:pr\.?|per)\s*(?:borger|indbygger|citizen|capita)\b\.?", re.IGNORECASE)
FACTORS = {"ones": "1e-6", "thousands": "1e-3", "millions": "1", "billions": "1e3"}
"""What an amount is multiplied by to be in mio. kr."""
KRONER = Decimal("1e6")
GROUPED = {
    sign: re.compile(rf"[1-9][0-9]{{0,2}}(?:{re.escape(sign)}[0-9]{{3}})+(?:{re.escape(other)}[0-9]*)?\Z")
    for sign, other in ((".", ","), (",", "."))
}
_APART = re.compile(r"[0-9.,][\s\u00a0\u202f\u2009](?![0-9]{3}(?![0-9]))[0-9.,]")
"""Digits with a blank between them that does not group thousands."""
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’]")
_PLAIN = re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)\Z")
_DASH = re.compile(rf"[{DASHES}]+\Z")
MOST_DIGITS = 40
_TO_DANISH = str.maketrans(",.", ".,")
PER_CENT_UNITS = ("share",)
UNGROUPED_UNITS = ("share", "index", "switch")
WHOLE_UNITS = ("persons", "kr_per_citizen")
"""Units whose numbers are hardly ever written with decimals, so that a `.` before three digits groups."""
WORDS = {"0": 0, "1": 1, "ja": 1, "nej": 0, "yes": 1, "no": 0}


class Exact(str):
    """A number that a workbook holds as one: a point, no grouping, whatever signs the texts beside it have."""

    __slots__ = ()

    @classmethod
    def of(cls, value: float) -> "Exact":
        """The number in full."""
        whole = float(value).is_integer() and abs(value) < 10**MOST_DIGITS
        return cls(int(value) if whole else f"{Decimal(repr(float(value))):f}")


class Written(NamedTuple):
    """A number as it is written: digits and signs, whether it is negative, and the unit that stands with it."""

    digits: str
    is_negative: bool
    unit: str


def written(text: str) -> Written | None:
    """What stands in a cell: `(12,5)` and `12-` are negative, `12,-` is 12; None where it is no number."""
    rest, unit = without_unit(text)
    for dash in DASHES:
        rest = rest.replace(dash, "-")
    if _APART.search(rest.strip("()+- ")):
        return None
    rest = _SPACES.sub("", rest)
    if rest.endswith((",-", ".-")):
        rest = rest[:-2]
    negative = re.fullmatch(r"\(([^()+-]*)\)|-([^()+-]*)|([^()+-]*)-", rest)
    digits = next(part for part in negative.groups() if part is not None) if negative else rest.removeprefix("+")
    if not re.fullmatch(r"[0-9.,]*[0-9][.,]?", digits) or len(digits) > MOST_DIGITS:
        return None
    return Written(digits, bool(negative), unit)


def without_unit(text: str) -> tuple[str, str]:
    """A text without the unit that stands in it, and which that is ("" for none)."""
    text = PER_CITIZEN.sub(" ", text)
    for pattern, name in ((PER_CENT, "share"), (PERSONS, "persons"), (MONEY, "")):
        found = pattern.search(text)
        if found:
            rest = f"{text[: found.start()]} {text[found.end() :]}".strip()
            if found.lastgroup == "thousands" and not rest:  # `1.000 kr.` alone is an amount
                return MONEY.sub(_number_in, text).strip(), "ones"
            return rest, name or str(found.lastgroup)
    return text.strip(), ""


def _number_in(found: re.Match[str]) -> str:
    number = re.search(r"1[.,]?000", found[0])
    return number[0] if number else found[0]


def is_dash(text: str) -> bool:
    """Whether a cell holds a dash, as accountants write a nought: `-`, `-   kr.`."""
    return bool(_DASH.match(without_unit(text)[0]))


def read_number(text: str, unit: str, decimal: str = "", *, given: str = "") -> float:
    """The number in `text`, in the unit's own scale: `2,5` in a share is 0.025.

    Parameters
    ----------
    decimal : the decimal sign of the block that the number stands in; "" where nothing tells it.
    given : the unit that stands beside or above the number, where none stands with it.

    Raises
    ------
    ValueError : it cannot be read; the message says what was given and how to write it.
    """
    if is_dash(text):
        return 0.0
    if unit == "switch" and text.strip().casefold() in WORDS:
        return float(WORDS[text.strip().casefold()])
    found = None if is_row(text) else written(text)
    decimal = "." if isinstance(text, Exact) else decimal
    is_whole = found is not None and (found.unit or given) in ("ones", "thousands")
    plain = "" if found is None else _plain(found.digits, "kr_per_citizen" if is_whole else unit, decimal)
    if found is None or not _PLAIN.match(plain):
        raise ValueError(_no_number(text))
    number = Decimal(plain) * _factor(text, found.unit or given, unit)
    return float(-number if found.is_negative and number else number)


def _no_number(text: str) -> str:
    example = "2,5" if language() == "da" else "2.5"
    return tr("“{text}” is not a number; write it as {example}", text=text.strip()[:30], example=example)


def _plain(digits: str, unit: str, decimal: str) -> str:
    """The number with a point as its only sign; what cannot be understood is left as it is."""
    if not decimal:
        decimal = decimal_told(digits) or _usual_decimal(digits, unit)
    grouping = "," if decimal == "." else "."
    if grouping in digits:
        if not GROUPED[grouping].match(digits):
            return ""
        digits = digits.replace(grouping, "")
    return digits.replace(decimal, ".")


def _usual_decimal(digits: str, unit: str) -> str:
    """The decimal sign as it is usual in the language and for the unit, where the number itself does not tell."""
    if unit in UNGROUPED_UNITS:
        return "." if "." in digits else ","
    if "." in digits:
        return "," if language() == "da" or unit in WHOLE_UNITS else "."
    return "," if language() == "da" else "."


def decimal_told(digits: str) -> str:
    """The decimal sign that one number tells: where it cannot group, or the other sign groups; "" for none."""
    for sign, other in ((",", "."), (".", ",")):
        if digits.rfind(sign) <= digits.rfind(other):
            continue
        if digits.count(sign) == 1 and (other in digits or not GROUPED[sign].match(digits)):
            return sign
        if digits.count(sign) > 1:
            return other
    return ""


def decimal_of(cells: Iterable[str]) -> str:
    """The decimal sign that the cells of a block agree on; "" where none of them tells.

    Raises
    ------
    ValueError : they do not agree, or both signs stand before three digits; the message shows two of them.
    """
    told: dict[str, str] = {}
    doubtful: dict[str, str] = {}
    for cell in cells:
        found = None if isinstance(cell, Exact) else written(cell)
        if found is None:
            continue
        sign = decimal_told(found.digits)
        if sign:
            told.setdefault(sign, cell)
        else:
            doubtful |= {each: cell for each in ",." if each in found.digits and each not in doubtful}
    seen = told or doubtful
    if len(seen) > 1:
        one, other = (cell.strip() for cell in seen.values())
        message = mark("“{one}” and “{other}” have different decimal signs; write all numbers the same way")
        raise ValueError(tr(message, one=one, other=other))
    return next(iter(told), "")


def doubtful_number(cells: Iterable[str]) -> str:
    """The first number that is a thousand times as much with the other decimal sign; "" for none.

    Parameters
    ----------
    cells : of a block in which nothing tells the decimal sign.
    """
    for cell in cells:
        found = None if isinstance(cell, Exact) else written(cell)
        if found is not None and not decimal_told(found.digits) and ("," in found.digits or "." in found.digits):
            return cell
    return ""


def is_grouped(cell: str, sign: str) -> bool:
    """Whether a sign in a cell's number may group its thousands."""
    found = written(cell)
    return found is not None and sign in found.digits and bool(GROUPED[sign].match(found.digits))


def decimals_in(cell: str, decimal: str) -> int:
    """How many decimals a cell's number is written with."""
    found = written(cell)
    return len(found.digits.partition(decimal)[2]) if found else 0


def _factor(text: str, given: str, unit: str) -> Decimal:
    """What a number is multiplied by to be in the unit's own scale.

    Raises
    ------
    ValueError : the unit that is written contradicts the one that is asked for.
    """
    own = Decimal("0.01") if unit in PER_CENT_UNITS else Decimal(1)
    if given in ("", unit):
        return own
    if given in FACTORS and unit == "mio_kr":
        return Decimal(FACTORS[given])
    if given in FACTORS and unit == "kr_per_citizen":
        return Decimal(FACTORS[given]) * KRONER
    message = tr(
        "“{text}” is in {given}, but this is {wanted}; write the number without a unit",
        text=text.strip()[:30],
        given=_given_words(given),
        wanted=_wanted_words(unit),
    )
    raise ValueError(message)


def _given_words(given: str) -> str:
    return {"share": tr("per cent"), "persons": tr("persons")}.get(given, tr("kroner"))


def _wanted_words(unit: str) -> str:
    return {"share": tr("per cent"), "switch": tr("yes or no (1 or 0)")}.get(unit) or unit_name(unit)


def range_fault(value: float, unit: str, minimum: float, maximum: float) -> str:
    """What is wrong with a number that is out of bounds, in words; "" for nothing."""
    if minimum <= value <= maximum:
        return ""
    return tr("must be between {minimum} and {maximum}",
              minimum=show_number(minimum, unit), maximum=show_number(maximum, unit))  # fmt: skip


def is_row(text: str) -> bool:
    """Whether a text is several cells of a spreadsheet rather than one number."""
    return any(sign in text.strip() for sign in "\t\n\r")


def show_number(value: float, unit: str) -> str:
    """A number as it stands in a field, in full: what `read_number` reads back as the same number."""
    number = Decimal(repr(float(value))) * (100 if unit in PER_CENT_UNITS else 1)
    grouping = "" if unit in UNGROUPED_UNITS else ","
    text = f"{number.normalize():{grouping}f}"
    if language() == "da":
        text = text.translate(_TO_DANISH)
    elif unit in WHOLE_UNITS and len(text.partition(".")[2]) == len("000"):
        text += "0"  # else the `.` would group
    return "0" if text == "-0" else text.replace("-", "−")
