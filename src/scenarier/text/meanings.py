"""What a number means, in a sentence, for those whose name does not say it all; docs/glossary.md."""

from collections.abc import Mapping

from scenarier.text.language import mark, tr

MEANINGS: Mapping[str, str] = {
    "population": mark(
        "Citizens on 1 January. Growth during a year shows on 1 January of the next; {year} is published, and "
        "{next} where no forecast is given."
    ),
    "reference_population": mark("The population with the growth of the municipality's forecast every year."),
    "migration": mark(
        "How many more live here than in the forecast; the growth lever moves migration, not ageing."
    ),
    "driver_index": mark(
        "How much the citizens that drive the cost have grown since {year}, as they weigh in it."
    ),
    "demand_index": mark("How much demography alone moves the cost of the area since {year}."),
    "start_amount": mark(
        "How far the roll-forward starts from the accounts: all, a part or none of the way to the budget "
        "of {year}."
    ),
    "following_growth": mark(
        "Growth beyond the annual report's forecast as schools, day care and roads follow it: one to three years "
        "after."
    ),
    "budget_shift": mark(
        "The budget less the roll-forward; after the last year it names, that difference carried on with prices."
    ),
    "need": mark("What the same service as in {year} costs with the citizens and the prices of the year."),
    "area_need": mark("What the same service as in {year} costs with the citizens and the prices of the year."),
    "area_extra": mark("What measures, the start and an adopted budget add to the area."),
    "core_need": mark(
        "What the same service as in {year} costs, before what measures, start and budget add to the area."
    ),
    "need_price_index": mark("The municipality's own prices and wages: the country's, and the local gap to them."),
    "service_price_index": mark("The country's prices and wages; they carry frames, ceilings and measures."),
    "compensation_index": mark(
        "How the state compensates prices: service, transfers and capital as they weigh in {year}'s spending."
    ),
    "frame": mark("What the council gives the department for its decentralised areas."),
    "budget_model_factor": mark("How much of the demand on the department the budget models add to its frame."),
    "department_demand": mark("Demand on the department's areas, as their costs of {year} weigh."),
    "decided_frame": mark(
        "What the council's decisions add to the frame: changes, measures and its adopted budget."
    ),
    "adaptation": mark(
        "What the department has cut of its need to keep to its frame; each year it closes a part of what is left."
    ),
    "adaptation_aim": mark(
        "Where the department would stand had it fully adapted: the frame's shortfall and a debt's repayment."
    ),
    "spending": mark(
        "What the department spends: its need, less its adaptation, and the savings it plans to use."
    ),
    "area_spending": mark(
        "What the area spends: its need, less its part of the department's service gap where it has a frame."
    ),
    "service_gap": mark("Need that is not met: what citizens feel when the frame falls short."),
    "service_gap_total": mark("Need that is not met in all departments; what citizens feel."),
    "department_result": mark("The frame less what is spent; a surplus is saved."),
    "savings": mark("The department's savings at the end of the year; below 0 it is in debt."),
    "savings_limit": mark("The most the department may save; what is above goes to the reserve."),
    "gap_share": mark("The gap falls on a department's areas as their needs weigh."),
    "budgeted_tax_base": mark(
        "Taxable income per citizen: the municipality's own, or with the guarantee that of two years before, "
        "grown with the country's."
    ),
    "paying_citizens": mark("Citizens that tax and grants follow; new citizens count in part."),
    "grants_per_citizen": mark(
        "State grants follow prices and the real lift; a tax base above the country's is equalised away, and a "
        "base that grows everywhere is offset."
    ),
    "expected_population": mark("With the guarantee what the state expected a year before, else the population."),
    "need_grants": mark(
        "Grants for what the citizens' ages cost above the path the country is assumed to follow."
    ),
    "need_of_age": mark(
        "What service costs for one person of the age, as the areas' drivers weigh it; {year} prices."
    ),
    "need_moved": mark("What the age group costs above the average citizen, times how many more of it there are."),
    "usual_by_age": mark("The path the country is assumed to follow: the report's growth and the published ages."),
    "compensated_grants": mark("The grants of {year} with the state's compensation for prices and its real lift."),
    "equalised_grants": mark("What equalisation takes of a tax base above the country's."),
    "offset_grants": mark("What the block grant takes back when the country's tax base outgrows prices."),
    "tax_sanction": mark("What the state withholds when the tax rate is raised."),
    "withheld_share": mark(
        "The individual part of the sanction, over four years from a rise and for as long as the rate stays up."
    ),
    "interest": mark(
        "Interest on what liquidity and debt have moved since {year}; the rest stands in the spending."
    ),
    "unspecified_expenditure": mark(
        "What the report's printed lines leave open of its total of operating expenditure."
    ),
    "other_expenditure": mark("Interest, financial grants and the like, as the report prints them."),
    "operating_expenditure": mark("Tax-financed operating expenditure as in the report, with interest."),
    "capex_gross": mark(
        "Capital expenditure before capital income; growth beyond the forecast costs more one to three years "
        "after."
    ),
    "capex_income": mark("Land and property sales; growth beyond the forecast sells land in the same year."),
    "result": mark("The operating result less net capital expenditure, tax-financed."),
    "financing": mark("Borrowing and other cash flow, less spending deferred from earlier years."),
    "liquidity": mark(
        "The liquidity that the council's target is set on: DKK {per_citizen} per citizen at the end of {year}."
    ),
    "liquidity_per_citizen": mark("Liquidity at the end of the year per citizen on 1 January of the year."),
    "service_ceiling": mark(
        "The municipality's part of the agreed service frame; held against service expenditure."
    ),
    "capex_ceiling": mark(
        "The municipality's part of the agreed capital ceiling; held against gross capital expenditure."
    ),
    "reserve": mark("What departments have saved above their caps; nothing flows back."),
}
"""`{year}` is the base year, `{next}` the year after it, `{per_citizen}` liquidity per citizen then."""
BALANCE = mark("The year-end balance of DKK {balance} million is another measure.")
"""What else to know of liquidity, where the balance is published."""


def meaning(name: str, **values: object) -> str:
    """What a result or a step means, in the user's language; "" where its name says it."""
    return tr(MEANINGS[name], **values) if name in MEANINGS else ""
