"""Population, prices and need as equations: docs/model.md sections 1 to 3."""

from scenarier.analysis.explain.equations import (
    INDEX_IS_ONE,
    STARTS_AT_ZERO,
    Definition,
    Equation,
    Here,
    grown,
    plus,
    sum_of_areas,
)
from scenarier.analysis.explain.expression import Constant, Formula, Key, Ref, made, total
from scenarier.text.language import mark
from scenarier.vocabulary.axes import KINDS, start_target

Made = Formula | Definition


def _population(here: Here) -> Formula:
    if here.year == here.first_year:
        return here.of("reference_population")
    if here.is_base:
        return here.figure("population_base")
    return here.before() + here.parameter("population_growth", year=here.year - 1)


def _reference_population(here: Here) -> Formula:
    if here.figures.baseline.forecast is not None and not here.is_base:
        return total(here.forecast(), mark("age groups"))
    if here.year <= here.first_year:
        return here.figure("population_base" if here.is_base else "population_first")
    return here.before() + here.figure("reference_growth")


def _migration(here: Here) -> Formula:
    return here.of("population") - here.of("reference_population")


def _reference_by_age(here: Here) -> Formula:
    if here.figures.baseline.forecast is not None and not here.is_base:
        return Ref(Key("forecast", here.entity, here.year))
    return _aged(here, here.whole("reference_population"))


def _usual_by_age(here: Here) -> Formula:
    """The reference without a forecast: the published growth every year, and the published mix of ages."""
    if here.figures.baseline.forecast is None or here.is_base:
        return here.of("reference_by_age")
    n_years = float(here.year - here.first_year)
    return _aged(here, here.figure("population_first") + here.figure("reference_growth") * n_years)


def _aged(here: Here, everybody: Formula) -> Formula:
    people = [here.row("age_structure", str(here.year), group, here.year)
              for group in here.figures.baseline.age_groups]  # fmt: skip
    own = here.row("age_structure", str(here.year), here.entity, here.year)
    return everybody * own / total(people, mark("age groups"))


def _population_by_age(here: Here) -> Formula:
    share = here.row("migration_profile", here.entity)
    return here.of("reference_by_age") + share * here.whole("migration")


def _compensation(here: Here) -> Formula:
    """Prices as they weigh in the base year's spending: operating less transfers, transfers, gross capital."""
    everything = here.row("income_statement", "operating_expenditure")
    transfers = here.row("income_statement", "transfer")
    capital = here.figure("capex_gross_base")
    weighed = (
        (everything - transfers) * here.of("service_price_index")
        + transfers * here.of("transfer_price_index")
        + capital * here.of("capex_price_index")
    )
    return weighed / (everything + capital)


def _driver_index(here: Here) -> Made:
    driver, baseline = here.entity, here.figures.baseline
    if driver == "none":
        return Definition("")
    if driver == "population":
        return here.whole("population") / here.figure("population_base")
    parts = [
        here.row("drivers", driver, group)
        * here.of("population_by_age", group)
        / here.of("population_by_age", group, here.base_year)
        for group, weight in zip(baseline.age_groups, baseline.drivers[driver], strict=True)
        if weight
    ]
    return total(parts, mark("age groups"))


def _demand_index(here: Here) -> Formula:
    index = here.of("driver_index", here.figures.areas[here.entity].driver)
    return Constant(1.0) + here.parameter("elasticity") * (index - 1.0)


def _real_index(here: Here) -> Made:
    return grown(here, here.parameter("real_growth"), here.parameter("extra_real_growth"))


def _efficiency_index(here: Here) -> Made:
    if here.is_base:
        return INDEX_IS_ONE
    saved = here.parameter("efficiency_requirement") * here.parameter("efficiency_realised")
    return here.before() * (made(1.0) - saved)


def _base_cost(here: Here) -> Formula:
    """A central row: the printed total less the departments' areas of the same kind."""
    kind = here.entity.partition(".")[2]
    areas = [here.row("areas", area.name) for area in here.figures.baseline.areas
             if area.kind == kind and not area.is_central]  # fmt: skip
    statement = here.figures.baseline.tables["income_statement"].by_key()
    if kind in statement:
        printed: Formula = here.row("income_statement", kind)
    else:
        printed = here.row("income_statement", "operating_expenditure")
        for line in (other for other in KINDS if other in statement):
            printed = printed - here.row("income_statement", line)
    return printed - total(areas, mark("service areas")) if areas else printed


def _price(here: Here, plain: str) -> Formula:
    is_transfer = here.figures.areas[here.entity].kind == "transfer"
    return here.whole("transfer_price_index" if is_transfer else plain)


def _core_need(here: Here) -> Formula:
    area = here.figures.areas[here.entity]
    cost = here.cost(area.name)
    if here.is_base:
        return cost
    moved = cost * here.of("demand_index") * here.of("real_index")
    if area.is_decentralised:
        moved = moved * here.of("efficiency_index", area.department)
    return moved * _price(here, "need_price_index")


def area_extra(here: Here) -> Formula | None:
    """What is added to an area in current prices: measures, the start and the budget."""
    return here.added(f"area:{here.entity}", _price(here, "service_price_index"))


def _area_extra(here: Here) -> Made:
    return (
        STARTS_AT_ZERO if here.is_base else area_extra(here) or Definition(mark("Nothing is added to this area."))
    )


def _start_amount(here: Here) -> Made:
    """Where a line starts between the account and the budget of the base year."""
    if here.is_base:
        return STARTS_AT_ZERO
    account = here.row("income_statement", here.entity)
    apart = here.row("income_statement", here.entity, "budget") - account
    if here.is_budgeted(start_target(here.entity)):
        return apart
    return here.parameter("start_from_budget") * apart


def population_growth(here: Here) -> Formula | None:
    """What the population grows by in a forecast, where the scenario does not choose; None without a forecast."""
    forecast = here.figures.baseline.forecast
    if forecast is None:
        return None
    last = min(here.year + 1, max(forecast.last_year, here.first_year))
    first = here.figure("population_base") if last == here.first_year else _forecast_total(here, last - 1)
    return _forecast_total(here, last) - first


def _forecast_total(here: Here, year: int) -> Formula:
    return total(
        [Ref(Key("forecast", group, year)) for group in here.figures.baseline.age_groups], mark("age groups")
    )


def _area_need(here: Here) -> Formula:
    has_extra = not here.is_base and area_extra(here) is not None
    return plus(here.of("core_need"), here.of("area_extra") if has_extra else None)


def _need(here: Here) -> Formula:
    return sum_of_areas(here, "area_need", here.decentralised(), mark("decentralised areas"))


PEOPLE_AND_PRICES: dict[str, tuple[int, Equation]] = {
    "population": (1, _population),
    "reference_population": (1, _reference_population),
    "migration": (1, _migration),
    "reference_by_age": (1, _reference_by_age),
    "usual_by_age": (1, _usual_by_age),
    "population_by_age": (1, _population_by_age),
    "service_price_index": (2, lambda here: grown(here, here.parameter("service_price_growth"))),
    "need_price_index": (
        2,
        lambda here: grown(here, here.parameter("service_price_growth"), here.parameter("local_price_gap")),
    ),
    "transfer_price_index": (2, lambda here: grown(here, here.parameter("transfer_price_growth"))),
    "capex_price_index": (2, lambda here: grown(here, here.parameter("capex_price_growth"))),
    "compensation_index": (2, _compensation),
    "driver_index": (3, _driver_index),
    "demand_index": (3, _demand_index),
    "real_index": (3, _real_index),
    "efficiency_index": (3, _efficiency_index),
    "base_cost": (3, _base_cost),
    "core_need": (3, _core_need),
    "area_extra": (3, _area_extra),
    "start_amount": (3, _start_amount),
    "area_need": (3, _area_need),
    "need": (3, _need),
}
"""The section of docs/model.md and the equation, by result or step."""
