"""Levers and their values in words, and the number that they are held against."""

from scenarier.analysis.asked import Asked
from scenarier.analysis.levers import MEASURE, Lever, MeasureLever
from scenarier.model.baseline import Baseline
from scenarier.model.names import line_name, scenario_title
from scenarier.model.parameters import split_key
from scenarier.model.study import Scenario
from scenarier.model.terms import PLAIN, parameter_words, unit_words
from scenarier.session.lever_edits import lever_words
from scenarier.text.copied import quantity
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name
from scenarier.text.plain import one_line
from scenarier.views.sheet import Cell
from scenarier.views.what_differs import number_words
from scenarier.vocabulary.variables import VARIABLES

DIGITS = 10
"""What stands behind so many decimals of a lever's value is noise of adding."""
SEARCHED = {"share": 5, "index": 3, "persons": 0, "kr_per_citizen": 0}
"""Decimals of a value that was searched for or stands between others, and is hardly ever a round one; else 1."""


def lever_title(baseline: Baseline, name: str) -> str:
    """What a lever is called: `Ændring af ramme, Børn og Unge`, or a measure's title."""
    if name.startswith(MEASURE):
        return one_line(name.removeprefix(MEASURE))
    return lever_words(baseline, *split_key(name))


def value_words(baseline: Baseline, name: str, value: float | None, *, is_searched: bool = False) -> str:
    """A lever's value with its unit: `3,3 %`, `4.870 personer`; on or off of a switch and of a measure.

    Parameters
    ----------
    is_searched : the value need not be a round one.
    """
    cell = value_cell(baseline, name, value, is_searched=is_searched)
    return f"{cell.text} {unit_name(lever_unit(baseline, name))}".strip() if value is not None else cell.text


def value_cell(baseline: Baseline, name: str, value: float | None, *, is_searched: bool = False) -> Cell:
    """A lever's value without its unit, and as a number to copy."""
    unit = lever_unit(baseline, name)
    digits = SEARCHED.get(unit, 1) if is_searched else DIGITS
    if value is None:
        return Cell(number_words(None, unit))
    if unit == "switch":
        return Cell(tr("on") if value else tr("off"))
    rounded = round(value, digits)
    return Cell(number_words(rounded, unit), quantity(rounded, unit, None))


def lever_unit_words(baseline: Baseline, name: str) -> str:
    """The unit of a lever's values in words, with the prices of amounts; "" for what is on or off."""
    return "" if name.startswith(MEASURE) else parameter_words(baseline.parameters[split_key(name)[0]])


def lever_unit(baseline: Baseline, name: str) -> str:
    """The unit of a lever's values; a measure is a switch here."""
    return "switch" if name.startswith(MEASURE) else baseline.parameters[split_key(name)[0]].unit


def axis_title(baseline: Baseline, lever: Lever) -> str:
    """A lever with the unit of its values, for an axis: `Befolkningstilvækst (personer)`."""
    unit = unit_name("mio_kr" if isinstance(lever, MeasureLever) else lever.spec.unit)
    title = lever_title(baseline, lever.name)
    return f"{title} ({unit})" if unit else title


def asked_title(baseline: Baseline, asked: Asked) -> str:
    """The number that is asked of: `Likviditet pr. borger 2029`."""
    return f"{line_name(baseline, asked.variable, asked.entity)} {asked.year}"


def asked_unit(baseline: Baseline, asked: Asked) -> str:
    """The number's unit and prices: `mio. kr., løbende priser`."""
    return unit_words(VARIABLES[asked.variable].unit, PLAIN, baseline.base_year)


def asked_of(baseline: Baseline, scenario: Scenario, asked: Asked) -> str:
    """The number, its unit, and the scenario: `Likviditet pr. borger 2029 (kr. pr. borger) – Scenarie 1`."""
    return f"{asked_title(baseline, asked)} ({asked_unit(baseline, asked)}) – {scenario_title(scenario.name)}"
