"""Result and liquidity: docs/model.md section 6."""

from collections.abc import Mapping

import numpy as np

from scenarier.engine.base import Base
from scenarier.engine.prices import index_of
from scenarier.engine.remember import remembered
from scenarier.engine.sums import row_sum
from scenarier.model.projection import FloatArray
from scenarier.vocabulary.axes import KINDS

Arrays = Mapping[str, FloatArray]


def expenditure(by_kind: FloatArray) -> dict[str, FloatArray]:
    """Spending by kind before interest, and in all, `[year, scenario]` [mio. kr.].

    Parameters
    ----------
    by_kind : what is spent on each kind, `[year, kind, scenario]` [mio. kr.].
    """
    kinds = {f"{kind}_expenditure": by_kind[:, row] for row, kind in enumerate(KINDS)}
    return {**kinds, "expenditure": row_sum(by_kind)}


def capital(
    base: Base, given: Arrays, measures: FloatArray, shifts: FloatArray, capex_price_index: FloatArray
) -> dict[str, FloatArray]:
    """Capital expenditure and income, `[year, scenario]` [mio. kr., current prices].

    Land is sold in the year of the growth; schools, day care and roads follow after it.

    Parameters
    ----------
    measures : on gross expenditure and on income, `[year, 2, scenario]` [mio. kr., base-year prices].
    shifts : what the budget adds to the same, `[year, 2, 1]` [mio. kr., current prices].
    """
    growth_beyond = given["population_growth"] - base.reference_growth
    following = row_sum(growth_beyond.take(base.followed_years, axis=0) * base.followed_shares)
    plan = planned_capital(
        given["capex_gross"],
        given["capex_income"],
        given["capex_per_new_citizen"],
        given["land_income_per_new_citizen"],
        measures,
        shifts,
        capex_price_index,
    )
    capex_gross = np.maximum(plan["gross_per_citizen"] * following + plan["gross"], 0.0)
    capex_income = np.maximum(plan["income_per_citizen"] * growth_beyond + plan["income"], 0.0)
    return {
        "following_growth": following,
        "capex_gross": capex_gross,
        "capex_income": capex_income,
        "capex_net": capex_gross - capex_income,
    }


@remembered
def planned_capital(
    capex_gross: FloatArray,
    capex_income: FloatArray,
    capex_per_new_citizen: FloatArray,
    land_income_per_new_citizen: FloatArray,
    measures: FloatArray,
    shifts: FloatArray,
    capex_price_index: FloatArray,
) -> dict[str, FloatArray]:
    """Capital expenditure and income at the growth it is planned for, and what a citizen beyond adds.

    All `[year, scenario]` [mio. kr., current prices], below 0 too.

    Parameters
    ----------
    capex_per_new_citizen, land_income_per_new_citizen : `[scenario]` [kr. per citizen, base-year prices].
    the others : as for `capital`.
    """
    return {
        "gross": (capex_gross + measures[:, 0]) * capex_price_index + shifts[:, 0],
        "income": (capex_income + measures[:, 1]) * capex_price_index + shifts[:, 1],
        "gross_per_citizen": capex_per_new_citizen / 1e6 * capex_price_index,
        "income_per_citizen": land_income_per_new_citizen / 1e6 * capex_price_index,
    }


@remembered
def ceilings(
    base: Base,
    service_ceiling_lift: FloatArray,
    capex_ceiling_lift: FloatArray,
    service_price_index: FloatArray,
    capex_price_index: FloatArray,
) -> dict[str, FloatArray]:
    """The service and capital ceilings, `[year, scenario]` [mio. kr., current prices].

    Parameters
    ----------
    service_ceiling_lift, capex_ceiling_lift : `[year, scenario]` [share a year].
    """
    figures = base.baseline.figures
    return {
        "service_ceiling": figures["service_ceiling_base"] * service_price_index * index_of(service_ceiling_lift),
        "capex_ceiling": figures["capex_ceiling_base"] * capex_price_index * index_of(capex_ceiling_lift),
    }


@remembered
def borrowing(
    base: Base,
    net_borrowing: FloatArray,
    other_cash_flow: FloatArray,
    deferred_spending: FloatArray,
    loan_interest: FloatArray,
) -> dict[str, FloatArray]:
    """Financing, debt and interest on what debt has moved, `[year, scenario]` [mio. kr., current prices].

    Parameters
    ----------
    loan_interest : `[year, scenario]` [share]; it runs on the debt of the year before.
    """
    moved = np.cumsum(net_borrowing, axis=0)
    interest = np.zeros(np.broadcast_shapes(moved.shape, loan_interest.shape))
    interest[1:] = loan_interest[1:] * moved[:-1]
    financing = net_borrowing + other_cash_flow - deferred_spending
    return {
        "financing": financing,
        "debt": base.baseline.figures["debt_base"] + moved,
        "loan_interest_amount": interest,
        "financing_less_interest": financing - interest,
    }


def liquidity(
    base: Base,
    cash_interest: FloatArray,
    loans: Arrays,
    expenditure: FloatArray,
    revenue: FloatArray,
    capex_net: FloatArray,
    population: FloatArray,
) -> dict[str, FloatArray]:
    """From revenue and spending to result and liquidity, `[year, scenario]` [mio. kr.].

    Interest runs on what liquidity has moved since the base year, a year behind.

    Parameters
    ----------
    cash_interest : `[year, scenario]` [share].
    loans : as `borrowing` returns it.
    """
    figures = base.baseline.figures
    before_interest = revenue - expenditure - capex_net
    flow = before_interest + loans["financing_less_interest"]
    moved = np.zeros((len(flow), max(flow.shape[-1], cash_interest.shape[-1])))
    growth = 1.0 + cash_interest
    level = moved[0]
    for year in range(1, len(moved)):
        level = np.multiply(level, growth[year], out=moved[year])
        level += flow[year]
    interest = np.empty_like(moved)
    interest[0] = 0.0
    np.multiply(cash_interest[1:], moved[:-1], out=interest[1:])
    interest -= loans["loan_interest_amount"]
    operating = expenditure - interest
    amount = moved + figures["liquidity_per_citizen_base"] * figures["population_base"] / 1e6
    return {
        "interest": interest,
        "operating_expenditure": operating,
        "operating_result": revenue - operating,
        "result": before_interest + interest,
        "financing": loans["financing"],
        "debt": loans["debt"],
        "liquidity": amount,
        "liquidity_per_citizen": amount / population * 1e6,
    }
