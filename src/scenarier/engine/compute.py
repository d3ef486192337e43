"""Every step of the model in turn: the short pipeline to read first; docs/model.md section by section."""

from collections.abc import Mapping

from scenarier.engine.base import Base
from scenarier.engine.defaults import Inputs
from scenarier.engine.demography import demography
from scenarier.engine.frames import adaptation, area_spending, frame_parts, planned_use
from scenarier.engine.liquidity import borrowing, capital, ceilings, expenditure, liquidity
from scenarier.engine.need import extras, linear, need, unit_need
from scenarier.engine.prices import prices
from scenarier.engine.revenue import revenue
from scenarier.engine.start import planned
from scenarier.model.projection import FloatArray


def compute(base: Base, inputs: Inputs) -> dict[str, FloatArray]:
    """Every step of the model, results and intermediates by name."""
    p = inputs.parameters
    people = demography(base, p["population_growth"])
    m = inputs.measures
    plan = planned(base, p["start_from_budget"], inputs.is_budgeted, m["area"], m["revenue"])
    price = prices(
        base,
        p["service_price_growth"],
        p["local_price_gap"],
        p["transfer_price_growth"],
        p["capex_price_growth"],
    )
    spent = spending(base, inputs, plan["area"], people["migration"], price)
    earned = revenue(
        base,
        p,
        plan["revenue"],
        inputs.shifts["revenue"],
        people["population"],
        price["service_price_index"],
        price["compensation_index"],
    )
    cash = cash_flow(base, inputs, people["population"], price, spent["expenditure"], earned["revenue"])
    return {**people, **price, **spent, **earned, **cash, "start_amount": plan["start_amount"]}


def spending(
    base: Base,
    inputs: Inputs,
    area_measures: FloatArray,
    migration: FloatArray,
    price: Mapping[str, FloatArray],
) -> dict[str, FloatArray]:
    """Need, frames, and what departments and areas spend; docs/model.md sections 3 and 4.

    Parameters
    ----------
    area_measures : measures and the start, `[year, area, scenario]` [mio. kr., base-year prices].
    """
    p, m, k = inputs.parameters, inputs.measures, inputs.shifts
    service_price, transfer_price = price["service_price_index"], price["transfer_price_index"]
    unit = unit_need(
        base,
        p["real_growth"],
        p["extra_real_growth"],
        p["efficiency_requirement"],
        p["efficiency_realised"],
        price["need_price_index"],
        transfer_price,
    )
    extra = extras(base, area_measures, k["area"], service_price, transfer_price)
    needed = need(base, migration, p["elasticity"], unit["unit_need"], extra)
    framed = frame_parts(
        base,
        service_price,
        p["elasticity"],
        p["budget_model_rate"],
        p["efficiency_requirement"],
        p["frame_change"],
        m["frame"],
        k["frame"],
        extra,
    )
    frame = linear(framed["reference_frame"], framed["frame_per_migrant"], migration)
    use = planned_use(p["savings_use"], m["savings"], service_price)
    adapted = adaptation(
        base,
        needed["need"],
        frame,
        use,
        p["frame_adherence"],
        p["debt_repayment_rate"],
        p["savings_cap"],
    )
    spent = area_spending(base, needed["area_need"], needed["core_need"], adapted["service_gap"])
    kinds = expenditure(base, spent["area_spending"])
    own = {"area_extra": extra, "frame": frame, "planned_use": use}
    return {**unit, **needed, **framed, **own, **adapted, **spent, **kinds}


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
