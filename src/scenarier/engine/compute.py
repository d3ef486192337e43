"""Every step of the model in turn: the short pipeline to read first; docs/model.md section by section."""

from collections.abc import Mapping

from scenarier.engine.areas import of_areas
from scenarier.engine.base import Base
from scenarier.engine.defaults import Inputs
from scenarier.engine.demography import demography
from scenarier.engine.frames import adaptation, frame_parts, planned_use
from scenarier.engine.gaps import gaps_by_kind
from scenarier.engine.liquidity import borrowing, capital, ceilings, expenditure, liquidity
from scenarier.engine.need import (
    core_need,
    efficiency_index,
    group_extras,
    group_factors,
    group_prices,
    grown_cost,
    needs,
)
from scenarier.engine.prices import prices
from scenarier.engine.revenue import revenue
from scenarier.engine.start import start_amount, started
from scenarier.model.projection import FloatArray


def compute(base: Base, inputs: Inputs) -> dict[str, FloatArray]:
    """Every step of the model, results and intermediates by name."""
    found = totals(base, inputs)
    return {**found, **of_areas(base, inputs, found)}


def totals(base: Base, inputs: Inputs) -> dict[str, FloatArray]:
    """Every step but those with a row for each area or age group; areas enter in groups (engine/groups.py)."""
    p, m = inputs.parameters, inputs.measures
    people = demography(base, p["population_growth"])
    start = start_amount(base, p["start_from_budget"], inputs.is_budgeted)
    price = prices(
        base,
        p["service_price_growth"],
        p["local_price_gap"],
        p["transfer_price_growth"],
        p["capex_price_growth"],
    )
    spent = spending(base, inputs, start, people["migration"], price)
    earned = revenue(
        base,
        p,
        started(m["revenue"], start, base.start_rows["revenue"]),
        inputs.shifts["revenue"],
        people["population"],
        price["service_price_index"],
        price["compensation_index"],
    )
    cash = cash_flow(base, inputs, people["population"], price, spent["expenditure"], earned["revenue"])
    return {**people, **price, **spent, **earned, **cash, "start_amount": start}


def spending(
    base: Base, inputs: Inputs, start: FloatArray, migration: FloatArray, price: Mapping[str, FloatArray]
) -> dict[str, FloatArray]:
    """Need, frames, and what departments spend and on which kinds; docs/model.md sections 3 and 4.

    Parameters
    ----------
    start : what the start adds, `[year, line, scenario]` [mio. kr., 2024 prices].
    """
    p, m, k = inputs.parameters, inputs.measures, inputs.shifts
    service_price, transfer_price = price["service_price_index"], price["transfer_price_index"]
    efficiency = efficiency_index(p["efficiency_requirement"], p["efficiency_realised"])
    factors = group_factors(base, efficiency, group_prices(base, price["need_price_index"], transfer_price))
    core = core_need(base, grown_cost(base, p["elasticity"], p["real_growth"], p["extra_real_growth"]), factors)
    added_prices = group_prices(base, service_price, transfer_price)
    extras = group_extras(base, m["area"], start, k["area"], added_prices)
    of_departments, of_kinds = needs(base, core, extras)
    need = of_departments.at(migration)
    framed, decided = frame_parts(
        base,
        service_price,
        p["elasticity"],
        p["budget_model_rate"],
        p["efficiency_requirement"],
        p["frame_change"],
        m["frame"],
        k["frame"],
        extras,
    )
    frame = framed.at(migration)
    use = planned_use(p["savings_use"], m["savings"], service_price)
    adapted = adaptation(base, need, frame, use, p["frame_adherence"], p["debt_repayment_rate"], p["savings_cap"])
    kinds = of_kinds.at(migration) - gaps_by_kind(base, core, migration, adapted["service_gap"])
    return {
        "efficiency_index": efficiency,
        "group_factors": factors,
        "group_prices": added_prices,
        "need": need,
        "decided_frame": decided,
        "frame": frame,
        "planned_use": use,
        **adapted,
        **expenditure(kinds),
    }


def cash_flow(
    base: Base,
    inputs: Inputs,
    population: FloatArray,
    price: Mapping[str, FloatArray],
    expenditure: FloatArray,
    revenue: FloatArray,
) -> dict[str, FloatArray]:
    """Capital, loans, result and liquidity, and the ceilings; docs/model.md section 6."""
    p = inputs.parameters
    capex = capital(base, p, inputs.measures["capex"], inputs.shifts["capex"], price["capex_price_index"])
    loans = borrowing(base, p["net_borrowing"], p["other_cash_flow"], p["deferred_spending"], p["loan_interest"])
    cash = liquidity(base, p["cash_interest"], loans, expenditure, revenue, capex["capex_net"], population)
    limits = ceilings(
        base,
        p["service_ceiling_lift"],
        p["capex_ceiling_lift"],
        price["service_price_index"],
        price["capex_price_index"],
    )
    return {**capex, **loans, **cash, **limits}
