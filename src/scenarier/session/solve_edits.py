"""A scenario made of what it would take: one lever at one value from a year on."""

from dataclasses import replace

from scenarier.analysis.levers import Lever, MeasureLever
from scenarier.model.measures import with_amounts
from scenarier.model.study import Scenario
from scenarier.model.values import values_in, with_values
from scenarier.session.scenarios import scenario_at, taken
from scenarier.session.state import Edited, State
from scenarier.text.language import tr


def with_lever(scenario: Scenario, horizon: int, lever: Lever, value: float, first_year: int) -> Scenario:
    """The scenario with a lever of it at a value from a year on; a measure is then on.

    Parameters
    ----------
    first_year : at least the first projected one; of no matter to a lever without years.
    """
    if isinstance(lever, MeasureLever):
        kept = lever.measure if lever.measure.on else replace(lever.measure, amounts={})
        moved = replace(with_amounts(kept, dict.fromkeys(range(first_year, horizon + 1), value)), on=True)
        measures = tuple(moved if one is lever.measure else one for one in scenario.measures)
        return replace(scenario, measures=measures)
    own = values_in(scenario, lever.spec, lever.entity, horizon)
    start = first_year - lever.spec.first_year if lever.has_year else 0
    values = (*own[:start], *(value for _ in own[start:]))
    return with_values(scenario, lever.spec, lever.entity, horizon, values)


def make_scenario(
    state: State, index: int, lever: Lever, value: float, first_year: int, about: str, note: str
) -> Edited:
    """A scenario like another one, behind it, with a lever at a value; it is shown.

    Parameters
    ----------
    index : of the scenario that the lever is of.
    about : what was done to it, in a few words, for its name and for the history.
    """
    moved = with_lever(scenario_at(state.study, index), state.study.horizon, lever, value, first_year)
    made = replace(moved, name=about, note=note)
    return tr("What it would take: {about}", about=about), state.with_list(taken(state.study, index, made))
