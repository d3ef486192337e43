"""The columns of the list of measures, and how an amount stands in them."""

from scenarier.model.fill import DECIMALS
from scenarier.session.measure_headings import UNIT
from scenarier.storage.study_types import LARGEST_AMOUNT
from scenarier.text.reading import show_number
from scenarier.views.field import Field

ON, TITLE, TARGET, OWNER, FIRST = range(5)
TEXTS = {TITLE: "title", TARGET: "target", OWNER: "owner"}
SHOWN_DECIMALS = 2
INDENT = "    "
FOLDED, UNFOLDED = "▸ ", "▾ "


def amount_field(name: str, value: float | None) -> Field:
    """An amount of a measure as a number that can be typed."""
    return Field(name, UNIT, -LARGEST_AMOUNT, LARGEST_AMOUNT, value)


def short_amount(value: float, *, sign: bool = False) -> str:
    """An amount in at most two decimals, in full where those would hide it; "" for none."""
    if not value:
        return "0" if sign else ""
    shown = show_number(round(value, SHOWN_DECIMALS) or round(value, DECIMALS), UNIT)
    return f"+{shown}" if sign and value > 0 else shown


def effect_colour(effect: float | None, otherwise: str = "") -> str:
    """The colour of an effect on the budget: better or worse."""
    return otherwise if not effect else "positive" if effect > 0 else "negative"
