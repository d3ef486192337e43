"""One number as it is told, as plain data, and the sentences that are made of it."""

from dataclasses import dataclass

from scenarier.analysis.explain.expression import Key
from scenarier.text.copied import CopiedCell
from scenarier.text.language import tr
from scenarier.views.figure import Amount, TablePlace
from scenarier.views.printed_rows import Extract

CHANGED = "●"
"""Before an input that differs from the reference."""


@dataclass(frozen=True, slots=True)
class InputRow:
    """One input of the number: its name and value, and what it is in the reference where that differs.

    `full` is the value to copy, in `unit`. `amount` is the value where it can be told in other units.
    """

    key: Key
    name: str
    value: str
    before: str
    full: CopiedCell = ""
    unit: str = ""
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One number as it is told; texts are "" where there is nothing to say.

    `prices` are those of an amount. `row` is where the number itself stands in the baseline, `printed` where it
    stands in the report. `like` is what the inputs are all called, when they are many of a kind and only their
    entities are named.
    """

    key: Key | None
    scenario: str
    title: str
    value: str
    reference: str = ""
    meaning: str = ""
    formula: str = ""
    against: str = ""
    terms: str = ""
    origin: str = ""
    source: str = ""
    row: TablePlace | None = None
    like: str = ""
    inputs: tuple[InputRow, ...] = ()
    prices: str = ""
    printed: Extract | None = None
    otherwise: tuple[str, ...] = ()

    @property
    def how(self) -> str:
        """The formula, or where the number comes from."""
        return f"= {self.formula}" if self.formula else self.source


def origin_words(told: Told) -> str:
    """What kind of number one without a formula is, as a heading."""
    return f"{told.origin[:1].upper()}{told.origin[1:]}"


def was_words(told: Told, given: InputRow) -> str:
    """What an input is in the reference; "" where it is the same."""
    return tr("in {name} {before}", name=told.reference, before=given.before) if given.before else ""


def parts_heading(told: Told) -> str:
    """What stands above the inputs."""
    if not told.inputs:
        return ""
    heading = (
        tr("{name}, one by one (click to open)", name=told.like)
        if told.like
        else tr("Computed from (click to open)")
    )
    if any(given.before for given in told.inputs):
        differs = tr("{mark} differs from {name}", mark=CHANGED, name=told.reference)
        return f"{heading} · {differs}"
    return heading


def otherwise_words(told: Told) -> str:
    """An amount in other units, a line each below a heading; "" where it has none."""
    return "\n".join((tr("The same as:"), *told.otherwise)) if told.otherwise else ""


def printed_words(told: Told) -> str:
    """`Regnskab 2024, som trykt: 16.856`; "" for what the report does not print."""
    if told.printed is None:
        return ""
    heading = told.printed.headings[told.printed.here]
    return tr("{heading}, as printed: {number}", heading=heading, number=told.printed.number)


def place_words(told: Told) -> str:
    """Section, table and row of the report, with page or line as far as they are known."""
    if told.printed is None:
        return ""
    row = next(row.name for row in told.printed.rows if row.is_here)
    place = " › ".join(part for part in (told.printed.section, told.printed.table, row) if part)
    return f"{place} ({line_words(told)})" if line_words(told) else place


def line_words(told: Told) -> str:
    """`side 16, linje 750 i teksten`, as far as they are known."""
    if told.printed is None:
        return ""
    page = tr("page {page}", page=told.printed.page) if told.printed.page else ""
    line = tr("line {line} of the text", line=told.printed.line) if told.printed.line else ""
    return ", ".join(part for part in (page, line) if part)
