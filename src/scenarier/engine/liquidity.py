"""Result and liquidity: docs/model.md section 6."""

from collections.abc import Mapping

import numpy as np

from scenarier.engine.base import Base
from scenarier.engine.prices import index_of
from scenarier.model.projection import FloatArray
from scenarier.vocabulary.axes import KINDS

Arrays = Mapping[str, FloatArray]


def expenditure(base: Base, area_spending: FloatArray) -> dict[str, FloatArray]:
    """Spending by kind before interest, `[year, scenario]` [mio. kr.]."""
    by_kind = base.to_kinds @ area_spending
    return {f"{kind}_expenditure": by_kind[:, row] for row, kind in enumerate(KINDS)}


def capital(
    base: Base, given: Arrays, gross: FloatArray, income: FloatArray, capex_price_index: FloatArray
) -> dict[str, FloatArray]:
    """Capital expenditure and income, `[year, scenario]` [mio. kr., current prices].

    Parameters
    ----------
    gross, income : measures on each, `[year, scenario]` [mio. kr., 2024 prices].
    """
    growth_beyond = given["population_growth"] - base.reference_growth
    growth_driven = given["capex_per_new_citizen"] * growth_beyond / 1e6
    capex_gross = np.maximum(given["capex_gross"] + growth_driven + gross, 0.0) * capex_price_index
    capex_income = np.maximum(given["capex_income"] + income, 0.0) * capex_price_index
    return {"capex_gross": capex_gross, "capex_income": capex_income, "capex_net": capex_gross - capex_income}


def ceilings(
    base: Base, given: Arrays, service_price_index: FloatArray, capex_price_index: FloatArray
) -> dict[str, FloatArray]:
    """The service and capital ceilings, `[year, scenario]` [mio. kr., current prices]."""
    figures = base.baseline.figures
    lift = index_of(given["service_ceiling_lift"])
    return {
        "service_ceiling": figures["service_ceiling_2024"] * service_price_index * lift,
        "capex_ceiling": figures["capex_ceiling_2024"] * capex_price_index,
    }


def liquidity(
    base: Base,
    given: Arrays,
    kinds: Arrays,
    revenue: FloatArray,
    capex_net: FloatArray,
    population: FloatArray,
) -> dict[str, FloatArray]:
    """From revenue and spending to result, debt and liquidity, `[year, scenario]` [mio. kr.].

    Interest runs on what liquidity and debt have moved since the base year, a year behind.

    Parameters
    ----------
    kinds : spending by kind, as `expenditure` returns it.
    """
    figures = base.baseline.figures
    debt_moved = np.cumsum(given["net_borrowing"], axis=0)
    loan_interest = np.zeros_like(debt_moved + given["loan_interest"])
    loan_interest[1:] = given["loan_interest"][1:] * debt_moved[:-1]
    financing = given["net_borrowing"] + given["other_cash_flow"] - given["deferred_spending"]
    spending = sum(kinds.values())
    flow = revenue - spending - loan_interest - capex_net + financing
    cash_rate = given["cash_interest"]
    moved = np.zeros(np.broadcast_shapes(flow.shape, cash_rate.shape))
    for year in range(1, len(moved)):
        np.multiply(moved[year - 1], 1.0 + cash_rate[year], out=moved[year])
        moved[year] += flow[year]
    interest = -loan_interest + np.zeros_like(moved)
    interest[1:] += cash_rate[1:] * moved[:-1]
    operating = spending - interest
    start = figures["liquidity_per_citizen_2024"] * figures["population_2024"] / 1e6
    level = start + moved
    return {
        "interest": interest,
        "operating_expenditure": operating,
        "operating_result": revenue - operating,
        "result": revenue - operating - capex_net,
        "financing": financing,
        "debt": figures["debt_2024"] + debt_moved,
        "liquidity": level,
        "liquidity_per_citizen": level * 1e6 / population,
    }
