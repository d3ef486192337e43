"""The result variables: what each is called, what its rows are and in which unit it stands."""

from dataclasses import dataclass
from typing import Literal

Axis = Literal["", "area", "department", "age"]


@dataclass(frozen=True, slots=True)
class Variable:
    """One result variable; `axis` says what its rows are, "" for the whole municipality."""

    name: str
    axis: Axis
    unit: str


def _variables(axis: Axis, unit: str, names: str) -> list[Variable]:
    return [Variable(name, axis, unit) for name in names.split()]


_ALL = [
    *_variables("area", "mio_kr", "area_need area_spending"),
    *_variables(
        "department",
        "mio_kr",
        "frame need spending department_result service_gap savings savings_to_reserve",
    ),
    *_variables("age", "persons", "population_by_age"),
    *_variables("", "persons", "population"),
    *_variables(
        "",
        "index",
        "service_price_index need_price_index transfer_price_index capex_price_index compensation_index",
    ),
    *_variables(
        "",
        "mio_kr",
        "service_expenditure transfer_expenditure cofinancing_expenditure refund_expenditure "
        "other_expenditure unspecified_expenditure interest operating_expenditure "
        "income_tax land_tax coverage_tax corporate_tax other_tax grants tax_sanction tax_settlement revenue "
        "operating_result capex_gross capex_income capex_net result financing liquidity",
    ),
    *_variables("", "kr_per_citizen", "liquidity_per_citizen"),
    *_variables("", "mio_kr", "debt savings_total service_gap_total reserve service_ceiling capex_ceiling"),
]

VARIABLES: dict[str, Variable] = {variable.name: variable for variable in _ALL}

KEY_VARIABLES = (
    "population",
    "service_expenditure",
    "transfer_expenditure",
    "operating_expenditure",
    "income_tax",
    "grants",
    "revenue",
    "operating_result",
    "capex_net",
    "result",
    "liquidity",
    "liquidity_per_citizen",
    "savings_total",
    "service_gap_total",
    "service_ceiling",
)
"""What a reader is shown first when no variable is asked for."""
