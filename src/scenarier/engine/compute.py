"""Every step of the model in turn: the short pipeline to read first; docs/model.md section by section."""

from collections.abc import Mapping

from scenarier.engine.areas import AreaParts, area_parts, area_spending
from scenarier.engine.base import Base
from scenarier.engine.defaults import Inputs
from scenarier.engine.demography import demography
from scenarier.engine.frames import adaptation, decided_frame, frames, plain_frame, planned_use
from scenarier.engine.gaps import fallen, gaps_by_kind
from scenarier.engine.groups import groups_of
from scenarier.engine.liquidity import borrowing, capital, ceilings, expenditure, liquidity
from scenarier.engine.need import Linear, Needs, needs
from scenarier.engine.prices import prices
from scenarier.engine.remember import last_remembered
from scenarier.engine.revenue import revenue
from scenarier.engine.start import planned
from scenarier.model.projection import FloatArray


def compute(base: Base, inputs: Inputs, *, with_areas: bool = True) -> dict[str, FloatArray]:
    """Every step of the model, results and intermediates by name.

    Parameters
    ----------
    with_areas : also what has a row for each area or age group. Totals do without: areas enter them in groups
        (scenarier.engine.groups).
    """
    p, m = inputs.parameters, inputs.measures
    people = demography(base, p["population_growth"])
    plan = planned(base, p["start_from_budget"], inputs.is_budgeted, m["area"], m["revenue"])
    price = prices(
        base,
        p["service_price_growth"],
        p["local_price_gap"],
        p["transfer_price_growth"],
        p["capex_price_growth"],
    )
    spent = spending(base, inputs, plan, people["migration"], price, with_areas)
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
    plan: Mapping[str, FloatArray],
    migration: FloatArray,
    price: Mapping[str, FloatArray],
    with_areas: bool,
) -> dict[str, FloatArray]:
    """Need, frames, and what departments and areas spend, on which kinds; docs/model.md sections 3 and 4.

    Parameters
    ----------
    plan : measures and the start, as scenarier.engine.start.planned returns them.
    """
    p, m, k = inputs.parameters, inputs.measures, inputs.shifts
    needed = needs_of(base, inputs, plan, price)
    service_price = price["service_price_index"]
    plain = plain_frame(base, service_price, p["efficiency_requirement"])
    decided = decided_frame(base, service_price, p["frame_change"], m["frame"], k["frame"], needed.extras)
    spent = spending_at(
        base,
        needed,
        area_parts(base, inputs, needed, plan["start_amount"]) if with_areas else None,
        frames(base, plain, decided, p["elasticity"], p["budget_model_rate"]),
        migration,
        planned_use(p["savings_use"], m["savings"], service_price),
        p["frame_adherence"],
        p["debt_repayment_rate"],
        p["savings_cap"],
    )
    return {
        **spent,
        "efficiency_index": needed.efficiency,
        "group_factors": needed.factors,
        "decided_frame": decided,
    }


def needs_of(base: Base, inputs: Inputs, plan: Mapping[str, FloatArray], price: Mapping[str, FloatArray]) -> Needs:
    """What need is made of; `plan` and `price` as for `spending`."""
    p = inputs.parameters
    return needs(
        base,
        p["elasticity"],
        p["real_growth"],
        p["extra_real_growth"],
        p["efficiency_requirement"],
        p["efficiency_realised"],
        price["service_price_index"],
        price["need_price_index"],
        price["transfer_price_index"],
        plan["group"],
        inputs.shifts["area"],
    )


@last_remembered
def spending_at(
    base: Base,
    needed: Needs,
    areas: AreaParts | None,
    framed: Linear,
    migration: FloatArray,
    planned_use: FloatArray,
    frame_adherence: FloatArray,
    debt_repayment_rate: FloatArray,
    savings_cap: FloatArray,
) -> dict[str, FloatArray]:
    """Need, frames and spending of departments, areas and kinds, `[year, row, scenario]` [mio. kr.].

    Parameters
    ----------
    areas : what the areas' own rows are made of; without it they are left out.
    the others : as the steps return them, and as for `adaptation`.
    """
    rows, n_departments = needed.rows.at(migration), len(base.entities["department"])
    need, frame = rows[:, :n_departments], framed.at(migration)
    adapted = adaptation(base, need, frame, planned_use, frame_adherence, debt_repayment_rate, savings_cap)
    gap, groups = adapted["service_gap"], groups_of(base)
    if areas is None:
        of_areas = {}
        on_alone = fallen(groups.alone, needed.alone.at(migration), gap)
    else:
        of_areas = area_spending(base, areas, migration, gap)
        on_alone = of_areas["area_gap"].take(groups.alone_areas, axis=1)
    kinds = rows[:, n_departments:] - gaps_by_kind(base, on_alone, gap)
    spent = {"need": need, "frame": frame, "planned_use": planned_use}
    return {**spent, **adapted, **of_areas, **expenditure(kinds)}


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
