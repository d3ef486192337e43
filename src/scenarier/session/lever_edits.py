"""Edits of the scenario's parameters, by lever or in the grid of frames: each gives a label and the new state."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scenarier.model.baseline import START, Baseline
from scenarier.model.names import entity_name, short_name_of
from scenarier.model.parameters import ParameterSpec, join_key, split_key
from scenarier.model.study import Scenario
from scenarier.model.values import Values, with_values
from scenarier.session.state import Edited, State
from scenarier.session.ways import Way, way_words
from scenarier.text.language import tr
from scenarier.text.words import GROUP_NAMES

Change = tuple[ParameterSpec, str, Sequence[float | None]]
"""A parameter, its department or area, and the values it is given."""


def lever_words(baseline: Baseline, name: str, entity: str) -> str:
    """What a lever is called: its parameter, and the department or tax it is of."""
    spec = baseline.parameters[name]
    words = short_name_of(spec)
    return f"{words}, {entity_name(baseline, entity)}" if entity else words


def changed_in_group(baseline: Baseline, scenario: Scenario, group: str) -> list[str]:
    """Keys of what a scenario changes in a group of levers."""
    names = {spec.name for spec in baseline.parameters.values() if spec.group == group}
    return [key for key in scenario.parameters if split_key(key)[0] in names]


def set_lever(state: State, baseline: Baseline, name: str, entity: str, values: Values) -> Edited:
    """Give a parameter other values: one, or one a year."""
    spec = baseline.parameters[name]
    scenario = with_values(state.scenario, spec, entity, state.study.horizon, values)
    return lever_words(baseline, name, entity), state.with_scenario(scenario)


def revert_lever(state: State, baseline: Baseline, name: str, entity: str) -> Edited:
    """Give a parameter the baseline's values."""
    return lever_words(baseline, name, entity), _reverted(state, [join_key(name, entity)])


def revert_group(state: State, baseline: Baseline, group: str) -> Edited:
    """Give every parameter of a group the baseline's values."""
    label = tr("Revert group: {group}", group=tr(GROUP_NAMES[group]))
    return label, _reverted(state, changed_in_group(baseline, state.scenario, group))


def reset_levers(state: State) -> Edited:
    """Give every parameter of the scenario the baseline's values, and forget the reasons; measures stay."""
    return tr("Reset all"), state.with_scenario(replace(state.scenario, parameters={}, notes={}))


def start_from(state: State, baseline: Baseline, share: float) -> Edited:
    """Have all lines start from the same share of the base year's budget; nothing changes where they do."""
    spec, scenario = baseline.parameters[START], state.scenario
    for line in baseline.entities("line"):
        scenario = with_values(scenario, spec, line, state.study.horizon, [share])
    label = short_name_of(spec)
    return label, state if scenario == state.scenario else state.with_scenario(scenario)


def note_parameter(state: State, key: str, note: str, about: str) -> Edited:
    """Keep the reason for a parameter, which is called `about` where it stands."""
    return tr("Why: {note}", note=about), state.with_scenario(state.scenario.with_note(key, note))


def set_parameters(state: State, changes: Iterable[Change], way: Way, cell: str = "") -> Edited:
    """Give several parameters other values, in turn."""
    scenario = state.scenario
    for spec, entity, values in changes:
        scenario = with_values(scenario, spec, entity, state.study.horizon, values)
    return way_words(way, cell), state.with_scenario(scenario)


def move_levers(state: State, baseline: Baseline, changes: Sequence[Change]) -> Edited:
    """Give several parameters other values at once; the label names them."""
    scenario = state.scenario
    for spec, entity, values in changes:
        scenario = with_values(scenario, spec, entity, state.study.horizon, values)
    label = "; ".join(lever_words(baseline, spec.name, entity) for spec, entity, _ in changes)
    return label, state.with_scenario(scenario)


def _reverted(state: State, keys: list[str]) -> State:
    return state.with_scenario(state.scenario.reverted(keys))
