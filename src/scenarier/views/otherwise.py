"""An amount told in other units: a citizen's share, a part of the frame, tax-rate points, full-time jobs."""

from dataclasses import replace
from math import floor, fsum, log10
from typing import NamedTuple

from scenarier.analysis.explain.expression import Key
from scenarier.analysis.explain.figures import DIFFERENCES, Figures
from scenarier.analysis.explain.names import unit_of
from scenarier.analysis.explain.tree import figures_for, value_in
from scenarier.model.names import short_department_name
from scenarier.model.terms import Terms, index_of_target
from scenarier.session.scenarios import scenario_at
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.numbers import format_number
from scenarier.views.figure import Amount, Figure
from scenarier.vocabulary.variables import VARIABLES

PER_CITIZEN, OF_FRAME, TAX_POINTS, JOBS = "kr_per_citizen", "share", "tax_points", "jobs"
SHOWN_BY = "service_price_index"
"""One index for all puts amounts into base-year prices (model/terms.py)."""
DIGITS, MOST_DECIMALS = 3, 4
"""So many figures of a number are told, and so many decimals at most."""


class InUnit(NamedTuple):
    """An amount in another unit: kr. per citizen, a share of the frame, percentage points, or jobs."""

    unit: str
    value: float


def in_units(figures: Figures, amount: Amount) -> list[InUnit]:
    """An amount in every unit that it can be told in, in a scenario's own figures of that year.

    Per citizen it stays in its own prices. Of the frame and of the tax base it is taken in current prices, for
    jobs in those of the base year.
    """
    found, year = figures.projection, amount.year
    at = found.years.index(year)
    price = float(found.series(amount.index or "service_price_index")[at])
    current = amount.value * price if amount.index else amount.value
    base = amount.value if amount.index else amount.value / price
    departments = [amount.department] if amount.department else list(found.entities["department"])
    frame = fsum(float(found.series("frame", one)[at]) for one in departments)
    cost = _cost_of_a_job(figures, departments)
    made = [
        InUnit(PER_CITIZEN, amount.value * 1e6 / float(found.series("population")[at])),
        InUnit(OF_FRAME, current / frame if frame > 0 else 0.0),
        InUnit(TAX_POINTS, current / tax_base(figures, year) * 100.0),
    ]
    return made + ([InUnit(JOBS, base / cost)] if cost > 0 else [])


def tax_base(figures: Figures, year: int) -> float:
    """What income tax is paid of in a year [mio. kr., current prices]."""
    per_citizen = figures.value(Key("budgeted_tax_base", "", year))
    return per_citizen * figures.value(Key("paying_citizens", "", year)) / 1e6


def _cost_of_a_job(figures: Figures, departments: list[str]) -> float:
    """Spending per full-time employee in the base year [mio. kr.]; 0 where the employees are not known."""
    column = f"fte_{figures.baseline.base_year}"
    jobs = [figures.table_row("departments", one).get(column) for one in departments]
    spending = fsum(float(figures.projection.series("spending", one)[0]) for one in departments)
    known = [float(one) for one in jobs if isinstance(one, int | float) and one > 0]
    return spending / fsum(known) if len(known) == len(departments) else 0.0


# Which numbers are amounts


def amount_of(figures: Figures, key: Key) -> Amount | None:
    """A figure as an amount; None for one that is not in mio. kr., has no year, or is a step of the model."""
    kind, _, name = key.variable.partition(":")
    is_amount = kind in ("measure", "measures", "parameter") or kind in VARIABLES or kind in DIFFERENCES
    value = value_in(figures, key) if is_amount and key.year in figures.projection.years else None
    if value is None or key.year is None or unit_of(figures, key) != "mio_kr":
        return None
    if kind == "measure":
        target = figures.measure(key).target
        index = index_of_target(figures.baseline, target)
        return Amount(value, key.year, department_of(figures, target.partition(":")[2]), index)
    return Amount(value, key.year, department_of(figures, key.entity), _index_of(figures, kind, name))


def _index_of(figures: Figures, kind: str, name: str) -> str:
    spec = figures.baseline.parameters.get(name) if kind == "parameter" else None
    if spec is not None and spec.prices == "base_year":
        return "capex_price_index" if spec.group == "capital" else "service_price_index"
    return "service_price_index" if kind == "measures" else ""


def department_of(figures: Figures, entity: str) -> str:
    """The department that an entity is or belongs to, "" for none."""
    name = entity.partition(".")[0]
    return name if name in figures.projection.entities["department"] else ""


# In words


def otherwise(figures: Figures, amount: Amount | None) -> tuple[str, ...]:
    """An amount in other units, a line each; none of what is no amount, or is nothing."""
    if amount is None or not amount.value or amount.year not in figures.projection.years:
        return ()
    return tuple(_words(figures, amount, one) for one in in_units(figures, amount))


def amount_otherwise(session: Session, amount: Amount, scenario: int | None = None) -> tuple[str, ...]:
    """As `otherwise`, in one of the session's scenarios, the one shown unless told otherwise."""
    return otherwise(_figures(session, scenario), amount)


def figure_otherwise(session: Session, figure: Figure, scenario: int | None = None) -> tuple[str, ...]:
    """As `amount_otherwise`, of a figure of the model; a result in the prices that tables and plots show."""
    figures = _figures(session, scenario)
    amount = amount_of(figures, Key(*figure))
    is_result = figure[0] in VARIABLES or figure[0] in DIFFERENCES
    if amount is not None and is_result and session.terms.prices == "base_year":
        amount = in_base_year(figures, amount)
    return otherwise(figures, amount)


def in_base_year(figures: Figures, amount: Amount) -> Amount:
    """An amount in current prices in those of the base year, as tables show it then."""
    found = figures.projection
    price = float(found.series(SHOWN_BY)[found.years.index(amount.year)])
    return replace(amount, value=amount.value / price, index=SHOWN_BY)


def result_amount(value: float, year: int, department: str, terms: Terms) -> Amount:
    """A result, or a difference of results, in the prices of `terms` [mio. kr.]."""
    return Amount(value, year, department, SHOWN_BY if terms.prices == "base_year" else "")


def _figures(session: Session, scenario: int | None) -> Figures:
    index = session.selected if scenario is None else scenario
    return figures_for(session.baseline, scenario_at(session.study, index), session.study.horizon)


def _words(figures: Figures, amount: Amount, one: InUnit) -> str:
    name = short_department_name(figures.baseline, amount.department)
    if one.unit == PER_CITIZEN:
        return tr("{number} DKK per citizen", number=_few(one.value))
    if one.unit == OF_FRAME:
        number = _few(one.value * 100.0)
        if name:
            return tr("{number}% of the frame of {department}", number=number, department=name)
        return tr("{number}% of all frames", number=number)
    if one.unit == TAX_POINTS:
        return tr("{number} percentage points of the tax rate", number=_few(one.value))
    number = format_number(one.value, 0 if abs(one.value) >= 10.0 else 1)
    return _jobs_words(number, name, figures.baseline.base_year)


def _jobs_words(number: str, department: str, base_year: int) -> str:
    if department:
        return tr(
            "about {number} full-time jobs (estimate: spending per full-time employee in {department}, {year})",
            number=number,
            department=department,
            year=base_year,
        )
    return tr(
        "about {number} full-time jobs (estimate: average of all departments, {year})",
        number=number,
        year=base_year,
    )


def _few(value: float) -> str:
    """A number in about three figures."""
    decimals = DIGITS - 1 - floor(log10(abs(value))) if value else 0
    return format_number(value, min(max(decimals, 0), MOST_DECIMALS))
