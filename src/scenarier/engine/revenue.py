"""Revenue: docs/model.md section 5."""

from collections.abc import Mapping

import numpy as np

from scenarier.engine.base import Base
from scenarier.engine.demography import expected_population
from scenarier.engine.prices import index_of
from scenarier.engine.remember import remembered
from scenarier.model.projection import FloatArray

Arrays = Mapping[str, FloatArray]


def _base_per_citizen(base: Base) -> float:
    """Tax base per citizen in the base year [mio. kr.]."""
    figures = base.baseline.figures
    return base.baseline.revenues["income_tax"] / (figures["tax_rate_base"] * figures["population_base"])


@remembered
def tax_bases(
    base: Base, tax_base_growth: FloatArray, national_tax_base_growth: FloatArray, state_guarantee: FloatArray
) -> dict[str, FloatArray]:
    """Tax base per citizen [mio. kr.] of the country, of the municipality and as budgeted, `[year, scenario]`.

    Parameters
    ----------
    tax_base_growth, national_tax_base_growth : `[year, scenario]` [share a year].
    state_guarantee : 1 where the base is the state's forecast from two years before, `[year, scenario]`.
    """
    national = _base_per_citizen(base) * index_of(national_tax_base_growth)
    local = _base_per_citizen(base) * index_of(tax_base_growth)
    forecast = two_years_before(local) * national / two_years_before(national)
    budgeted = np.where(state_guarantee == 1, forecast, local)
    return {"national_tax_base": national, "local_tax_base": local, "budgeted_tax_base": budgeted}


def two_years_before(array: FloatArray) -> FloatArray:
    """The values two years before, `[year, scenario]`; before the base year those of the base year."""
    return np.concatenate([array[:1], array[:1], array[:-2]])[: len(array)]


@remembered
def withheld_share(base: Base, tax_rate: FloatArray, tax_sanction_applies: FloatArray) -> FloatArray:
    """Share of the tax base that the state withholds after rises of the rate, `[year, scenario]`.

    A rise counts for as long as the rate stays up: what has been taken back since is left out.

    Parameters
    ----------
    tax_rate : `[year, scenario]` [share]; the base year's is that of the accounts.
    tax_sanction_applies : `[scenario]`, 0 or 1.
    """
    withheld = np.zeros_like(tax_rate)
    kept = tax_rate
    for years_after, share in enumerate(base.baseline.sanction_shares[: len(tax_rate) - 1]):
        if years_after:  # the lowest rate from the year of the rise until now
            kept = np.minimum(kept[1:], tax_rate[:-years_after])
        withheld[1 + years_after :] += share * np.maximum(kept[1:] - tax_rate[: -1 - years_after], 0.0)
    return tax_sanction_applies * withheld


@remembered
def grants_per_citizen(
    base: Base,
    bases: Arrays,
    compensation_index: FloatArray,
    real_lift: FloatArray,
    equalisation_rate: FloatArray,
    block_grant_offset: FloatArray,
) -> dict[str, FloatArray]:
    """Grants and equalisation per paying citizen before measures, and their parts, `[year, scenario]` [mio. kr.].

    Prices and the agreed real lift raise them; what the local base has above the country's is equalised; what
    the country's base grows above prices is offset in the block grant.
    """
    figures, revenues = base.baseline.figures, base.baseline.revenues
    people, rate = figures["population_base"], figures["tax_rate_base"]
    lift = index_of(real_lift)
    lifted = revenues["grants"] + (revenues["income_tax"] + revenues["grants"]) * (lift - 1.0)
    compensated = lifted / people * compensation_index
    above_country = bases["budgeted_tax_base"] - bases["national_tax_base"]
    above_prices = bases["national_tax_base"] - _base_per_citizen(base) * compensation_index
    equalised = equalisation_rate * rate * above_country
    offset = block_grant_offset * rate * above_prices
    return {
        "real_lift_index": lift,
        "compensated_grants": compensated,
        "equalised_grants": equalised,
        "offset_grants": offset,
        "grants_per_citizen": compensated - equalised - offset,
    }


@remembered
def steady_revenue(
    base: Base,
    compensation_index: FloatArray,
    measures: FloatArray,
    land_tax_growth: FloatArray,
    coverage_tax_growth: FloatArray,
    corporate_tax_growth: FloatArray,
    other_tax_growth: FloatArray,
    corporate_tax_retained: FloatArray,
    tax_settlement: FloatArray,
) -> dict[str, FloatArray]:
    """The revenue that citizens do not move, and its sum, `[year, scenario]` [mio. kr., current prices].

    Parameters
    ----------
    measures : with the start and the budget, current prices, `[year, revenue, scenario]` [mio. kr.].
    the growths : `[year, scenario]` [share a year].
    corporate_tax_retained : `[scenario]` [share of the growth above prices].
    tax_settlement : `[year, scenario]` [mio. kr., current prices].
    """
    revenues, rows = base.baseline.revenues, base.entities["revenue"]
    priced = revenues["corporate_tax"] * compensation_index
    grown = revenues["corporate_tax"] * index_of(corporate_tax_growth)
    before = {
        "land_tax": revenues["land_tax"] * index_of(land_tax_growth),
        "coverage_tax": revenues["coverage_tax"] * index_of(coverage_tax_growth),
        "corporate_tax": priced + corporate_tax_retained * (grown - priced),
        "other_tax": revenues["other_tax"] * index_of(other_tax_growth),
    }
    after = {tax: array + measures[:, rows.index(tax)] for tax, array in before.items()}
    return {**after, "tax_settlement": tax_settlement, "steady_revenue": sum(after.values()) + tax_settlement}


@remembered
def in_current_prices(measures: FloatArray, shifts: FloatArray, price_index: FloatArray) -> FloatArray:
    """Measures from base-year prices, and what is added in current ones, `[year, row, scenario]` [mio. kr.]."""
    priced = measures * price_index[:, None, :]
    priced += shifts
    return priced


@remembered
def need_grants(
    base: Base, compensation_index: FloatArray, need_equalisation_rate: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Grants for what the age mix costs above the path the country follows; docs/model.md section 5.

    Parameters
    ----------
    need_equalisation_rate : `[scenario]` [share].

    Returns
    -------
    What they would be without citizens, and what a citizen adds, `[year, scenario]` [mio. kr.]: they are linear in
    the citizens that are expected.
    """
    equalised = need_equalisation_rate * compensation_index
    each = float((base.need_by_age * base.migration_profile).sum())
    reference = (base.need_by_age * (base.reference_by_age - base.usual_by_age)).sum(axis=1)
    return equalised * (reference - each * base.reference_population), equalised * each


STEADY = (
    "land_tax_growth",
    "coverage_tax_growth",
    "corporate_tax_growth",
    "other_tax_growth",
    "corporate_tax_retained",
    "tax_settlement",
)
"""The parameters of `steady_revenue`, as it takes them."""


def revenue(
    base: Base,
    given: Arrays,
    measures: FloatArray,
    shifts: FloatArray,
    population: FloatArray,
    service_price_index: FloatArray,
    compensation_index: FloatArray,
) -> dict[str, FloatArray]:
    """All revenue, `[year, scenario]` [mio. kr., current prices].

    Parameters
    ----------
    given : the parameters by name, `[year, scenario]` or `[scenario]`.
    measures : measures and the start, `[year, revenue, scenario]` [mio. kr., base-year prices].
    shifts : what the budget adds, `[year, revenue, 1]` [mio. kr., current prices].
    """
    first, rows = base.baseline.figures["population_base"], base.entities["revenue"]
    measured = in_current_prices(measures, shifts, service_price_index)
    bases = tax_bases(base, given["tax_base_growth"], given["national_tax_base_growth"], given["state_guarantee"])
    lifted = (given[name] for name in ("real_lift", "equalisation_rate", "block_grant_offset"))
    per_citizen = grants_per_citizen(base, bases, compensation_index, *lifted)
    steady = steady_revenue(base, compensation_index, measured, *(given[name] for name in STEADY))
    expected = expected_population(base, population, given["state_guarantee"])
    citizens = given["new_citizen_revenue"] * (expected - first) + first
    without, each = need_grants(base, compensation_index, given["need_equalisation_rate"])
    for_need = each * expected + without
    taxable = bases["budgeted_tax_base"] * citizens
    income_tax = given["tax_rate"] * taxable + measured[:, rows.index("income_tax")]
    grants = per_citizen["grants_per_citizen"] * citizens + for_need + measured[:, rows.index("grants")]
    withheld = withheld_share(base, given["tax_rate"], given["tax_sanction_applies"])
    sanction = withheld * taxable
    return {
        **bases,
        **steady,
        **per_citizen,
        "expected_population": expected,
        "paying_citizens": citizens,
        "need_grants": for_need,
        "withheld_share": withheld,
        "income_tax": income_tax,
        "grants": grants,
        "tax_sanction": sanction,
        "revenue": income_tax + grants - sanction + steady["steady_revenue"],
    }
