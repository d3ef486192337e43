"""In which terms amounts are shown: current or base-year prices; mio. kr., kr. per citizen or share of the frame.

One rule for every plot and table. Persons, indices and shares stay as they are; what is given per citizen stays
so. Base-year prices are amounts over the price and wage index of services, one index for all, so that
sums still add up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from scenarier.model.baseline import Baseline
from scenarier.model.parameters import ParameterSpec
from scenarier.model.projection import FloatArray, Projection
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.vocabulary.variables import VARIABLES

Prices = Literal["current", "base_year"]
Scale = Literal["mio_kr", "kr_per_citizen", "share"]

MONEY = ("mio_kr", "kr_per_citizen")


@dataclass(frozen=True, slots=True)
class Terms:
    """How amounts are shown; `share` is of the frame."""

    prices: Prices = "current"
    scale: Scale = "mio_kr"


PLAIN = Terms()
"""As the model computes them."""


def unit_in(unit: str, terms: Terms) -> str:
    """The unit that amounts in `unit` are shown in."""
    return terms.scale if unit == "mio_kr" else unit


def series_in(
    projection: Projection, terms: Terms, variable: str, entity: str = "", scenario: int = 0
) -> FloatArray:
    """Values of one variable of one scenario in `terms`, `[year]`, in `unit_in` of the variable's unit."""
    values = projection.series(variable, entity, scenario)
    unit = VARIABLES[variable].unit
    return values if terms == PLAIN else values * factor(projection, terms, unit, entity, scenario)


def factor(
    projection: Projection, terms: Terms, unit: str, entity: str = "", scenario: int = 0
) -> FloatArray | float:
    """What an amount in `unit` is multiplied by to stand in `terms`, `[year]`.

    The frame of a department's or one of its areas' amounts is the department's own, of all others the sum
    of the departments' frames.
    """
    if unit not in MONEY:
        return 1.0
    if unit == "mio_kr" and terms.scale == "share":
        return 1.0 / _frame(projection, entity.partition(".")[0], scenario)
    made: FloatArray | float = 1.0
    if terms.prices == "base_year":
        made = made / projection.series("service_price_index", "", scenario)
    if unit == "mio_kr" and terms.scale == "kr_per_citizen":
        made = made * 1e6 / projection.series("population", "", scenario)
    return made


def _frame(projection: Projection, department: str, scenario: int) -> FloatArray:
    if department in projection.entities["department"]:
        return projection.series("frame", department, scenario)
    frames = [projection.series("frame", name, scenario) for name in projection.entities["department"]]
    total: FloatArray = np.sum(frames, axis=0)
    return total


def unit_words(unit: str, terms: Terms, base_year: int) -> str:
    """The unit of what is shown, with its prices: `mio. kr., løbende priser`."""
    shown = unit_in(unit, terms)
    if unit == "mio_kr" and shown == "share":
        return tr("% of the frame")
    if unit not in MONEY:
        return unit_name(unit)
    return f"{unit_name(shown)}, {prices_words(terms, base_year)}"


def prices_words(terms: Terms, base_year: int) -> str:
    """`løbende priser`, or the base year's."""
    return tr("current prices") if terms.prices == "current" else tr("{year} prices", year=base_year)


def parameter_words(spec: ParameterSpec) -> str:
    """A parameter's unit, with the prices of an amount; "" for a switch."""
    if spec.prices == "":
        return unit_name(spec.unit)
    return unit_words(spec.unit, Terms(prices=spec.prices), spec.first_year - 1)


def index_of_target(baseline: Baseline, target: str) -> str:
    """The price index that carries a measure on a target (docs/model.md section 7)."""
    kind, _, name = target.partition(":")
    is_transfer = kind == "area" and any(area.name == name and area.kind == "transfer" for area in baseline.areas)
    if kind == "capex":
        return "capex_price_index"
    return "transfer_price_index" if is_transfer else "service_price_index"


def in_other_prices(projection: Projection, spec: ParameterSpec, values: Sequence[float | None]) -> list[str]:
    """A parameter's amounts in the prices it is not given in, in words, `[year]`; "" for what is no amount.

    Capital moves with the price index of capital, all else with that of services, as in the model.

    Parameters
    ----------
    values : one a year, or one for all years.
    """
    is_current = spec.prices == "current"
    n_years = len(projection.years) - 1
    values = values if spec.has_year else list(values) * n_years
    if spec.prices == "":
        return [""] * n_years
    index = "capex_price_index" if spec.group == "capital" and not is_current else "service_price_index"
    other = Terms(prices="base_year" if is_current else "current")
    told = []
    for value, price in zip(values, projection.series(index)[1:].tolist(), strict=False):
        amount = format_quantity((value or 0.0) / price if is_current else (value or 0.0) * price, spec.unit)
        told.append(
            tr("= {amount} {unit}", amount=amount, unit=unit_words(spec.unit, other, projection.base_year))
        )
    return told
