"""Revenue: docs/model.md section 5."""

from collections.abc import Mapping

import numpy as np

from scenarier.engine.base import Base
from scenarier.engine.prices import index_of
from scenarier.model.projection import FloatArray

Arrays = Mapping[str, FloatArray]


def tax_bases(base: Base, given: Arrays, population: FloatArray) -> dict[str, FloatArray]:
    """Tax base per citizen [mio. kr.], for the country, Aarhus and as budgeted, and the citizens that count.

    All `[year, scenario]`.
    """
    figures, revenues = base.baseline.figures, base.baseline.revenues
    first = figures["population_2024"]
    per_citizen = revenues["income_tax"] / (figures["tax_rate_2024"] * first)
    national = per_citizen * index_of(given["national_tax_base_growth"])
    local = per_citizen * index_of(given["tax_base_growth"])
    return {
        "national_tax_base": national,
        "local_tax_base": local,
        "budgeted_tax_base": np.where(given["state_guarantee"] == 1, national, local),
        "paying_citizens": first + given["new_citizen_revenue"] * (population - first),
        "real_lift_index": index_of(given["real_lift"]),
    }


def grants(base: Base, given: Arrays, bases: Arrays, compensation_index: FloatArray) -> FloatArray:
    """Grants and equalisation before measures, `[year, scenario]` [mio. kr.]."""
    figures, revenues = base.baseline.figures, base.baseline.revenues
    citizens, national = bases["paying_citizens"], bases["national_tax_base"]
    relative = citizens / figures["population_2024"]
    rate = figures["tax_rate_2024"]
    start = revenues["income_tax"] / (rate * figures["population_2024"])
    compensated = revenues["grants"] * compensation_index * relative
    income = revenues["income_tax"] + revenues["grants"]
    lifted = income * compensation_index * (bases["real_lift_index"] - 1.0) * relative
    equalised = given["equalisation_rate"] * rate * (bases["budgeted_tax_base"] - national) * citizens
    offset = given["block_grant_offset"] * rate * (national - start * compensation_index) * citizens
    return compensated + lifted - equalised - offset


def tax_sanction(base: Base, given: Arrays, bases: Arrays) -> FloatArray:
    """What the state withholds after a rise of the tax rate, `[year, scenario]` [mio. kr.]."""
    rate = given["tax_rate"]
    rises = np.maximum(np.diff(rate, axis=0, prepend=rate[:1]), 0.0)
    withheld = np.zeros_like(rises)
    for years_after, share in enumerate(base.sanction_shares):
        withheld[years_after:] += share * rises[: len(rises) - years_after]
    base_amount = bases["budgeted_tax_base"] * bases["paying_citizens"]
    return given["tax_sanction_applies"] * base_amount * withheld


def other_taxes(base: Base, given: Arrays, compensation_index: FloatArray) -> dict[str, FloatArray]:
    """Land tax, coverage charge, corporate and other taxes before measures, `[year, scenario]` [mio. kr.]."""
    revenues = base.baseline.revenues
    grown = {
        tax: revenues[tax] * index_of(given[f"{tax}_growth"])
        for tax in ("land_tax", "coverage_tax", "corporate_tax", "other_tax")
    }
    priced = revenues["corporate_tax"] * compensation_index
    above = grown["corporate_tax"] - priced
    return {**grown, "corporate_tax": priced + given["corporate_tax_retained"] * above}


def revenue(
    base: Base,
    given: Arrays,
    measures: Arrays,
    population: FloatArray,
    service_price_index: FloatArray,
    compensation_index: FloatArray,
) -> dict[str, FloatArray]:
    """All revenue, `[year, scenario]` [mio. kr., current prices].

    Parameters
    ----------
    given : the revenue parameters by name, `[year, scenario]` or `[scenario]`.
    measures : revenue measures by revenue, `[year, scenario]` [mio. kr., 2024 prices].
    """
    bases = tax_bases(base, given, population)
    income_tax = given["tax_rate"] * bases["budgeted_tax_base"] * bases["paying_citizens"]
    before = {
        "income_tax": income_tax,
        **other_taxes(base, given, compensation_index),
        "grants": grants(base, given, bases, compensation_index),
    }
    after = {name: array + measures[name] * service_price_index for name, array in before.items()}
    sanction = tax_sanction(base, given, bases)
    settlement = given["tax_settlement"]
    total = sum(after.values()) - sanction + settlement
    return {**bases, **after, "tax_sanction": sanction, "tax_settlement": settlement, "revenue": total}
