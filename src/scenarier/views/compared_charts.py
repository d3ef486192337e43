"""What the plots of the comparison show, as plain data: a line a scenario."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from scenarier.model.baseline import Department
from scenarier.model.names import short_name_of
from scenarier.model.projection import FloatArray
from scenarier.model.terms import prices_words, unit_words
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name
from scenarier.text.words import variable_name
from scenarier.views.charts import ChartData, Level, Series
from scenarier.views.compared import Compared, is_nothing, signed
from scenarier.views.overview import target_level
from scenarier.views.uncertain_charts import fan_signs
from scenarier.vocabulary.variables import VARIABLES

BY_DEPARTMENT = ("spending", "frame", "service_gap", "savings")
"""What the small plots by department may show."""
LONGEST_LABEL = 16
"""So many letters of a name stand at a line's end where the whole name has no room."""


def _lines(shown: Compared, variable: str, entity: str, end_label: bool) -> tuple[Series, ...]:
    """A line a scenario; the reference behind them, named where it is not one of them."""
    scale = _scale(shown, variable)
    behind = shown.values(shown.reference, variable, entity) * scale
    rows = [shown.values(one, variable, entity) * scale for one in shown.chosen]
    fans = [shown.fan(one, variable, entity) for one in shown.chosen]
    named = _named(shown, rows, behind)
    return tuple(
        Series(
            key=one.key,
            label=one.name,
            values=row,
            colour=one.colour,
            reference=None if shown.is_reference(one) else behind,
            reference_label=shown.reference.name if end_label and place == named else "",
            end_label=end_label,
            short=_short(one.name),
            fan=None if fan is None else fan * scale,
        )
        for place, (one, row, fan) in enumerate(zip(shown.chosen, rows, fans, strict=True))
    )


def _short(name: str) -> str:
    """The beginning of a long name, so that names leave room for the lines."""
    return name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 2].rstrip()}…"


def _named(shown: Compared, rows: Sequence[FloatArray], behind: FloatArray) -> int:
    """Beside which line the name of a reference stands that is no line itself: the one furthest off."""
    if any(shown.is_reference(one) for one in shown.chosen):
        return -1
    return int(np.argmax([np.abs(row - behind).max() for row in rows]))


def _scale(shown: Compared, variable: str) -> float:
    """Shares are drawn as per cent."""
    return 100.0 if shown.unit(variable) == "share" else 1.0


def _chart(
    shown: Compared,
    variable: str,
    title: str,
    entity: str = "",
    *,
    levels: tuple[Level, ...] = (),
    end_label: bool = True,
    words: str = "",
    note: str = "",
) -> ChartData:
    unit = shown.unit(variable)
    words = words or unit_words(VARIABLES[variable].unit, shown.terms, shown.baseline.base_year)
    series = _lines(shown, variable, entity, end_label)
    fanned = next((one for one in series if one.fan is not None), None)
    return ChartData(
        title=title,
        subtitle=words[:1].upper() + words[1:],
        years=shown.years,
        account_year=shown.baseline.base_year,
        series=series,
        levels=levels,
        note=note,
        decimals=1 if unit == "share" else 0,
        unit=unit_name(unit),
        reference_name=shown.reference.name,
        legend=fan_signs(fanned.colour, shown.unsure.draws) if fanned and shown.unsure else (),
    )


def liquidity_chart(shown: Compared) -> ChartData:
    """Liquidity per citizen with the council's target, in the reference's prices."""
    target = shown.level(shown.baseline.figures["liquidity_target"], "kr_per_citizen")
    levels = (target_level(target),)
    name = "liquidity_per_citizen"
    words = (
        tr("DKK") + f", {prices_words(shown.terms, shown.baseline.base_year)}"
    )  # the title says that it is per citizen
    return _chart(shown, name, variable_name(name), levels=levels, words=words)


def service_chart(shown: Compared) -> ChartData:
    """Service expenditure with the reference's ceiling."""
    ceiling = shown.values(shown.reference, "service_ceiling") * _scale(shown, "service_ceiling")
    levels = (
        Level(variable_name("service_ceiling"), ceiling, "ceiling", lambda year: ("service_ceiling", "", year)),
    )
    apart = [shown.difference(one, "service_ceiling") for one in shown.others]
    unit = shown.unit("service_ceiling")
    is_one = all(is_nothing(signed(float(value), unit)) for row in apart for value in row)
    note = "" if is_one else tr("The ceiling drawn is that of {name}.", name=shown.reference.name)
    name = "service_expenditure"
    return _chart(shown, name, variable_name(name), levels=levels, note=note)


def savings_chart(shown: Compared) -> ChartData:
    """Savings of all departments."""
    return _chart(shown, "savings_total", variable_name("savings_total"))


def result_chart(shown: Compared) -> ChartData:
    """The result."""
    return _chart(shown, "result", variable_name("result"))


CURVES: Mapping[str, Callable[[Compared], ChartData]] = {
    "liquidity_per_citizen": liquidity_chart,
    "service_expenditure": service_chart,
    "savings_total": savings_chart,
    "result": result_chart,
}
"""The variable that each of the four plots shows, and what makes it."""


def department_chart(shown: Compared, variable: str, department: Department, end_label: bool) -> ChartData:
    """One department's small plot; names at the lines only where there is room."""
    title = short_name_of(department)
    unit = unit_words(VARIABLES[variable].unit, shown.terms, shown.baseline.base_year)
    words = f"{variable_name(variable)}, {unit}"
    return _chart(shown, variable, title, department.name, end_label=end_label, words=words)
