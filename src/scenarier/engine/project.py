"""The model from end to end: the short pipeline to read first; docs/model.md section by section."""

from collections.abc import Mapping, Sequence

from scenarier.engine.base import Base, base_of
from scenarier.engine.demography import demography
from scenarier.engine.frames import adaptation, area_spending, frame_parts, planned_use
from scenarier.engine.inputs import Inputs, inputs_of
from scenarier.engine.liquidity import borrowing, capital, ceilings, expenditure, liquidity
from scenarier.engine.need import extras, linear, need, unit_need
from scenarier.engine.prices import prices
from scenarier.engine.revenue import revenue
from scenarier.engine.steps import details
from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray, Projection
from scenarier.model.rules import CAP
from scenarier.model.study import BASELINE, Scenario
from scenarier.vocabulary.axes import DEFAULT_HORIZON
from scenarier.vocabulary.variables import VARIABLES


def project(
    baseline: Baseline,
    scenarios: Sequence[Scenario] = (BASELINE,),
    horizon: int = DEFAULT_HORIZON,
    *,
    keep_steps: bool = False,
) -> Projection:
    """Project scenarios from the base year to `horizon`.

    Parameters
    ----------
    scenarios : valid scenarios; many cost little more than one.
    keep_steps : keep every intermediate array as well, for explaining a number; without it only the cap on
        savings is kept, which a rule is held against.

    Returns
    -------
    Projection
        Arrays `[year, scenario]` or `[year, row, scenario]` by variable, in the units of
        `scenarier.vocabulary.variables`.
    """
    base = base_of(baseline, horizon)
    inputs = inputs_of(baseline, scenarios, horizon)
    computed = compute(base, inputs)
    values = {name: computed[name] for name in VARIABLES}
    steps = {CAP: computed[CAP]}
    if keep_steps:
        steps = {name: array for name, array in computed.items() if name not in VARIABLES}
        steps |= details(base, inputs, computed)
    names = tuple(scenario.name for scenario in scenarios)
    return Projection(base.years, names, base.entities, values, steps)


def compute(base: Base, inputs: Inputs) -> dict[str, FloatArray]:
    """Every step of the model, results and intermediates by name."""
    p = inputs.parameters
    people = demography(base, p["population_growth"])
    price = prices(
        base,
        p["service_price_growth"],
        p["local_price_gap"],
        p["transfer_price_growth"],
        p["capex_price_growth"],
    )
    spent = spending(base, inputs, people["migration"], price)
    earned = revenue(
        base,
        p,
        inputs.measures["revenue"],
        people["population"],
        price["service_price_index"],
        price["compensation_index"],
    )
    cash = cash_flow(base, inputs, people["population"], price, spent["expenditure"], earned["revenue"])
    return {**people, **price, **spent, **earned, **cash}


def spending(
    base: Base, inputs: Inputs, migration: FloatArray, price: Mapping[str, FloatArray]
) -> dict[str, FloatArray]:
    """Need, frames, and what departments and areas spend; docs/model.md sections 3 and 4."""
    p, m = inputs.parameters, inputs.measures
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
    extra = extras(base, m["area"], service_price, transfer_price)
    needed = need(base, migration, p["elasticity"], unit["unit_need"], extra)
    framed = frame_parts(
        base,
        service_price,
        p["elasticity"],
        p["budget_model_rate"],
        p["efficiency_requirement"],
        p["frame_change"],
        m["frame"],
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
    capex = capital(base, p, inputs.measures["capex"], price["capex_price_index"])
    loans = borrowing(base, p["net_borrowing"], p["other_cash_flow"], p["deferred_spending"], p["loan_interest"])
    cash = liquidity(base, p["cash_interest"], loans, expenditure, revenue, capex["capex_net"], population)
    limits = ceilings(base, p["service_ceiling_lift"], price["service_price_index"], price["capex_price_index"])
    return {**capex, **loans, **cash, **limits}
