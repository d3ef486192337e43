"""Names of result variables, as the glossary has them; looked up in the catalogue when they are shown."""

from collections.abc import Mapping

from scenarier.text.language import mark, tr

VARIABLE_NAMES: Mapping[str, str] = {
    "area_need": mark("Need by service area"),
    "area_spending": mark("Spending by service area"),
    "frame": mark("Frame"),
    "need": mark("Need"),
    "spending": mark("Spending"),
    "department_result": mark("Department's result"),
    "service_gap": mark("Service gap"),
    "savings": mark("Savings"),
    "savings_to_reserve": mark("Savings moved to the reserve"),
    "population_by_age": mark("Population by age"),
    "population": mark("Population on 1 January"),
    "service_price_index": mark("Price and wage index, service"),
    "need_price_index": mark("Price and wage index, the municipality's need"),
    "transfer_price_index": mark("Price index, transfers"),
    "capex_price_index": mark("Price index, capital"),
    "compensation_index": mark("Price index of the state's compensation"),
    "service_expenditure": mark("Service expenditure"),
    "transfer_expenditure": mark("Income transfers"),
    "cofinancing_expenditure": mark("Activity-based co-financing"),
    "refund_expenditure": mark("Central refund scheme"),
    "other_expenditure": mark("Other expenditure"),
    "unspecified_expenditure": mark("Unspecified in the report"),
    "interest": mark("Interest on changes since the base year"),
    "operating_expenditure": mark("Operating expenditure"),
    "income_tax": mark("Income tax"),
    "land_tax": mark("Land tax"),
    "coverage_tax": mark("Coverage charge"),
    "corporate_tax": mark("Corporate tax"),
    "other_tax": mark("Other taxes"),
    "grants": mark("Grants and equalisation"),
    "tax_sanction": mark("Sanction on a raised tax rate"),
    "tax_settlement": mark("Settlement of tax and equalisation"),
    "revenue": mark("Revenue"),
    "operating_result": mark("Operating result"),
    "capex_gross": mark("Gross capital expenditure"),
    "capex_income": mark("Capital income"),
    "capex_net": mark("Net capital expenditure"),
    "result": mark("Result"),
    "financing": mark("Financing"),
    "liquidity": mark("Liquidity"),
    "liquidity_per_citizen": mark("Liquidity per citizen"),
    "debt": mark("Debt"),
    "savings_total": mark("Savings in all"),
    "service_gap_total": mark("Service gap in all"),
    "reserve": mark("Reserve"),
    "service_ceiling": mark("Service ceiling"),
    "capex_ceiling": mark("Capital ceiling"),
}

GROUP_NAMES: Mapping[str, str] = {
    "start": mark("Start"),
    "population": mark("Population"),
    "tax": mark("Tax and grants"),
    "frames": mark("Frames"),
    "prices": mark("Prices and wages"),
    "capital": mark("Capital and loans"),
    "model": mark("The model's assumptions"),
}

LEVER_NOTES: Mapping[str, str] = {
    "national_tax_base_growth": mark(
        "With the block grant's full offset only the difference from the country moves revenue."
    ),
    "frame_change": mark("Does the same as a measure on the frame: give an amount in one of the two places."),
    "savings_use": mark(
        "Savings can be used once: use that lasts runs into debt. Does the same as a measure on savings."
    ),
    "savings_cap": mark("Savings above the cap go to the reserve, and the reserve does not flow back."),
    "deferred_spending": mark(
        "Uses no room under the service ceiling here. Other balance shifts do the same with the opposite sign."
    ),
    "other_cash_flow": mark("Deferred spending does the same with the opposite sign."),
}
"""What must be known to move a lever, in a short sentence."""

LINE_NAMES: Mapping[str, str] = {
    "service": mark("Service"),
    "transfer": mark("Transfers"),
    "cofinancing": mark("Co-financing"),
    "refund": mark("Refunds"),
    "other": mark("Other expenditure"),
    "grants": mark("Grants"),
    "taxes": mark("Taxes"),
}
"""Short names of the lines whose start may be chosen."""

ORIGIN_NAMES: Mapping[str, str] = {
    "published": mark("published"),
    "derived": mark("derived from the report"),
    "external": mark("from another source"),
    "assumption": mark("assumption"),
    "choice": mark("your choice"),
    "definition": mark("fixed by the model"),
    "model": mark("computed"),
    "budget": mark("from the adopted budget"),
    "forecast": mark("from the population forecast"),
}
"""Where a number comes from; the last four stand in no table."""
COLOUR_NAMES = {
    "blue": mark("Blue"),
    "orange": mark("Orange"),
    "green": mark("Green"),
    "purple": mark("Purple"),
    "ochre": mark("Ochre"),
    "slate": mark("Slate"),
}
"""A scenario's own colours."""


def variable_name(name: str) -> str:
    """A result variable's name in the user's language."""
    return tr(VARIABLE_NAMES[name])


STEP_NAMES: Mapping[str, str] = {
    "reference_population": mark("Reference population, the forecast's growth every year"),
    "migration": mark("Citizens beyond the reference"),
    "reference_by_age": mark("Reference population by age"),
    "expected_population": mark("Citizens that grants are paid for"),
    "paying_citizens": mark("Citizens that revenue follows"),
    "following_growth": mark("Growth that capital follows"),
    "usual_by_age": mark("Population by age on the country's path"),
    "equalised_by_age": mark("Citizens by age that grants are paid for"),
    "need_of_age": mark("Service for a person of the age"),
    "need_of_average": mark("Service for the average person"),
    "need_moved": mark("Need above the country's path"),
    "need_grants": mark("Equalisation of need"),
    "start_amount": mark("Start less the accounts"),
    "driver_index": mark("Demographic index"),
    "demand_index": mark("Demand index"),
    "real_index": mark("Index of real growth"),
    "efficiency_index": mark("Index of efficiency gained"),
    "base_cost": mark("Cost in the base year"),
    "core_need": mark("Need before measures"),
    "area_extra": mark("Added to the area"),
    "gap_share": mark("Share of the department's gap"),
    "department_demand": mark("Demand on the department"),
    "budget_model_factor": mark("What the budget models give"),
    "frame_efficiency_index": mark("What the efficiency requirement leaves"),
    "decided_frame": mark("Changes of the frame"),
    "planned_use": mark("Planned use of savings"),
    "adaptation": mark("Adaptation to the frame"),
    "adaptation_aim": mark("Adaptation aimed at"),
    "savings_limit": mark("Cap on savings"),
    "positive_core_need": mark("Need in all of areas that can give"),
    "national_tax_base": mark("The country's tax base per citizen"),
    "local_tax_base": mark("The municipality's tax base per citizen"),
    "budgeted_tax_base": mark("Budgeted tax base per citizen"),
    "grants_per_citizen": mark("Grants per citizen"),
    "compensated_grants": mark("Grants per citizen with prices and real lift"),
    "equalised_grants": mark("Equalised of the tax base, per citizen"),
    "offset_grants": mark("Offset in the block grant, per citizen"),
    "withheld_share": mark("Share of the tax base withheld"),
    "real_lift_index": mark("Index of the real lift"),
    "land_tax_index": mark("Index of land tax"),
    "coverage_tax_index": mark("Index of coverage charge"),
    "corporate_tax_index": mark("Index of corporate tax"),
    "other_tax_index": mark("Index of other taxes"),
    "service_ceiling_index": mark("Index of the ceiling's lift"),
    "capex_ceiling_index": mark("Index of the capital ceiling's lift"),
}
"""Names of the steps of an explanation; see scenarier.vocabulary.steps."""


def lever_note(parameter: str) -> str:
    """What must be known to move a parameter; "" for most."""
    return tr(LEVER_NOTES[parameter]) if parameter in LEVER_NOTES else ""
