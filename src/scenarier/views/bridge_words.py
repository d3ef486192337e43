"""A bridge in sentences: how a figure changed, and what did most of it."""

from collections.abc import Sequence
from typing import Protocol

from scenarier.text.language import mark, tr
from scenarier.text.numbers import unit_name

MOST_WITH, MOST_AGAINST = 3, 2
"""So many causes are named that move the figure the way it went, and the other way."""
SMALL = 0.02
"""A cause below this share of the largest is not named."""

_IN_SCENARIOS = (
    mark("{figure} in {year} is the same in {b} as in {a}."),
    mark("{figure} in {year} is {amount} higher in {b} than in {a}."),
    mark("{figure} in {year} is {amount} lower in {b} than in {a}."),
)
_IN_YEARS = (
    mark("{figure} is the same in {year} as in {first}."),
    mark("{figure} is {amount} higher in {year} than in {first}."),
    mark("{figure} is {amount} lower in {year} than in {first}."),
)


class Row(Protocol):
    """What a sentence needs of a row; `scenarier.views.bridge.BridgeRow` has it."""

    @property
    def kind(self) -> str:
        """`start`, `as_it_stands`, `part` or `end`."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def amount(self) -> float:
        """The amount."""

    @property
    def text(self) -> str:
        """The amount as it is read."""

    @property
    def error(self) -> float:
        """Its standard error."""


class Text(Protocol):
    """How an amount is read."""

    def __call__(self, amount: float, *, sign: bool = False) -> str:
        """Without its unit."""


def scenarios_words(
    rows: Sequence[Row], text: Text, unit: str, figure: str, year: int, a: str, b: str
) -> list[str]:
    """How much the figure differs between two scenarios, and what it is due to."""
    way, amount = _change(rows, text, unit)
    said = [tr(_IN_SCENARIOS[way], figure=figure, year=year, amount=amount, a=a, b=b), *_causes(rows, text)]
    largest = max(row.error for row in rows)
    if largest and text(largest) == text(0.0):
        said.append(tr("The amounts are found by samples; the standard error is too small to be seen."))
    elif largest:
        error = _quantity(text(largest), unit)
        said.append(tr("The amounts are found by samples: the standard error is {error} or less.", error=error))
    return said


def years_words(rows: Sequence[Row], text: Text, unit: str, figure: str, first: int, year: int) -> list[str]:
    """How much the figure moved between two years, what of it no cause did, and what it is due to."""
    way, amount = _change(rows, text, unit)
    said = [tr(_IN_YEARS[way], figure=figure, year=year, first=first, amount=amount)]
    standing = next(row for row in rows if row.kind == "as_it_stands")
    if text(abs(standing.amount)) != text(0.0):
        message = mark("Had all stayed as it was in {first}, it would still have moved by {amount}.")
        said.append(tr(message, first=first, amount=standing.text))
    return said + _causes(rows, text)


def _change(rows: Sequence[Row], text: Text, unit: str) -> tuple[int, str]:
    """0 for no change that can be read, 1 for up, 2 for down; and its size."""
    change = rows[-1].amount - rows[0].amount
    size = text(abs(change))
    return (0 if size == text(0.0) else 1 if change > 0 else 2), _quantity(size, unit)


def _quantity(text: str, unit: str) -> str:
    """An amount with its unit, of an index without."""
    return text if unit == "index" else f"{text} {unit_name(unit)}"


def _causes(rows: Sequence[Row], text: Text) -> list[str]:
    """What matters most: what moves the figure the way it went, and what the other way."""
    parts = [row for row in rows if row.kind == "part"]
    if not parts:
        return [tr("The two differ in no assumption and no measure.")]
    largest = max(abs(row.amount) for row in parts)
    if text(largest) == text(0.0):
        return [tr("None of it moves the figure.")]
    is_up = rows[-1].amount >= rows[0].amount
    named = [row for row in parts if abs(row.amount) >= SMALL * largest]
    with_it = [row for row in named if (row.amount > 0) == is_up][:MOST_WITH]
    against = [row for row in named if (row.amount > 0) != is_up][:MOST_AGAINST]
    said = [tr("It is mostly due to: {causes}.", causes=_listed(with_it))] if with_it else []
    return said + ([tr("The other way pull: {causes}.", causes=_listed(against))] if against else [])


def _listed(rows: Sequence[Row]) -> str:
    return "; ".join(f"{row.name} ({row.text})" for row in rows)
