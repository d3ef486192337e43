"""Frames, spending and savings as equations: docs/model.md section 4."""

from scenarier.analysis.explain.equations import (
    INDEX_IS_ONE,
    STARTS_AT_ZERO,
    Definition,
    Equation,
    Here,
    plus,
    sum_of_departments,
)
from scenarier.analysis.explain.expression import AtLeastZero, Constant, Formula, IfNone, IfPositive, made, total
from scenarier.text.language import mark

Made = Formula | Definition


def _department_demand(here: Here) -> Formula:
    areas = here.decentralised()
    moved = total([here.cost(area) * here.of("demand_index", area) for area in areas], mark("decentralised areas"))
    return moved / total([here.cost(area) for area in areas], mark("decentralised areas"))


def _budget_model_factor(here: Here) -> Formula:
    return Constant(1.0) + here.parameter("budget_model_rate") * (here.of("department_demand") - 1.0)


def _frame_efficiency(here: Here) -> Made:
    if here.is_base:
        return INDEX_IS_ONE
    return here.before() * (made(1.0) - here.parameter("efficiency_requirement"))


def _decided_frame(here: Here) -> Formula:
    price = here.whole("service_price_index")
    followed = [
        here.of("area_extra", area)
        for area in here.decentralised()
        if here.general or here.figures.measures_of(f"area:{area}")
    ]
    decided = here.parameter("frame_change") * price
    added = here.added(f"frame:{here.entity}", price)
    return plus(decided, added, total(followed, mark("measures on areas")) if followed else None)


def _frame(here: Here) -> Formula:
    if here.is_base:
        areas = total([here.cost(area) for area in here.decentralised()], mark("decentralised areas"))
        return areas + here.row("savings", here.entity, "result")
    plain = here.of("frame", year=here.base_year) * here.whole("service_price_index")
    kept = plain * here.of("budget_model_factor") * here.of("frame_efficiency_index")
    return kept + here.of("decided_frame")


def _planned_use(here: Here) -> Formula:
    price = here.whole("service_price_index")
    return plus(here.parameter("savings_use") * price, here.added(f"savings:{here.entity}", price))


def _adaptation_aim(here: Here) -> Made:
    if here.is_base:
        return STARTS_AT_ZERO
    debt = AtLeastZero(made(0.0) - here.before("savings"))
    return here.of("need") - here.of("frame") + here.parameter("debt_repayment_rate") * debt


def _adaptation(here: Here) -> Made:
    if here.is_base:
        return STARTS_AT_ZERO
    missing = here.of("adaptation_aim") - here.before()
    return here.before() + here.parameter("frame_adherence") * missing


def _spending(here: Here) -> Formula:
    if here.is_base:
        return here.of("need")
    return here.of("need") - here.of("adaptation") + here.of("planned_use")


def _department_result(here: Here) -> Formula:
    if here.is_base:
        return here.row("savings", here.entity, "result")
    return here.of("frame") - here.of("spending")


def _savings(here: Here) -> Formula:
    if here.is_base:
        return here.row("savings", here.entity, "savings")
    return here.before() + here.of("department_result") - here.of("savings_to_reserve")


def has_cap(here: Here) -> bool:
    """Whether this department's savings are capped."""
    cap = here.parameter("savings_cap").key
    return here.figures.value(cap) != float("inf")


def _savings_to_reserve(here: Here) -> Made:
    if here.is_base:
        return STARTS_AT_ZERO
    if not here.general and not has_cap(here):
        return Definition(mark("The department has no cap on its savings, so nothing is moved to the reserve."))
    before = here.before("savings") + here.of("department_result")
    above = AtLeastZero(before - here.of("savings_limit"))
    return IfNone(here.parameter("savings_cap").key, Constant(0.0), above) if here.general else above


def _savings_limit(here: Here) -> Formula:
    cap = here.parameter("savings_cap")
    limit = cap * here.of("frame")
    return IfNone(cap.key, None, limit) if here.general else limit


def _positive_core_need(here: Here) -> Formula:
    return total(
        [AtLeastZero(here.of("core_need", area)) for area in here.decentralised()], mark("decentralised areas")
    )


def _gap_share(here: Here) -> Made:
    area = here.figures.areas[here.entity]
    if not area.is_decentralised:
        return Definition(mark("Only decentralised areas share in their department's gap."))
    whole = here.of("positive_core_need", area.department)
    part = AtLeastZero(here.of("core_need")) / whole
    if here.general:
        in_equal_parts = Constant(1.0) / float(len(here.decentralised_of(area.department)))
        return IfPositive(whole, part, in_equal_parts)
    if here.figures.value(whole.key) <= 0.0:
        return Definition(mark("No area of the department has a positive need, so the gap falls in equal parts."))
    return part


def _area_spending(here: Here) -> Formula:
    area = here.figures.areas[here.entity]
    if here.is_base or not area.is_decentralised:
        return here.of("area_need")
    return here.of("area_need") - here.of("service_gap", area.department) * here.of("gap_share")


def _reserve(here: Here) -> Made:
    if here.is_base:
        return STARTS_AT_ZERO
    return here.before() + sum_of_departments(here, "savings_to_reserve")


FRAMES_AND_SPENDING: dict[str, tuple[int, Equation]] = {
    "department_demand": (4, _department_demand),
    "budget_model_factor": (4, _budget_model_factor),
    "frame_efficiency_index": (4, _frame_efficiency),
    "decided_frame": (4, _decided_frame),
    "frame": (4, _frame),
    "planned_use": (4, _planned_use),
    "adaptation_aim": (4, _adaptation_aim),
    "adaptation": (4, _adaptation),
    "spending": (4, _spending),
    "department_result": (4, _department_result),
    "service_gap": (4, lambda here: here.of("need") - here.of("spending")),
    "savings": (4, _savings),
    "savings_to_reserve": (4, _savings_to_reserve),
    "savings_limit": (4, _savings_limit),
    "positive_core_need": (4, _positive_core_need),
    "gap_share": (4, _gap_share),
    "area_spending": (4, _area_spending),
    "savings_total": (4, lambda here: sum_of_departments(here, "savings")),
    "service_gap_total": (4, lambda here: sum_of_departments(here, "service_gap")),
    "reserve": (4, _reserve),
}
"""The section of docs/model.md and the equation, by result or step."""
