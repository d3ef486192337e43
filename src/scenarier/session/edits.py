"""Every edit of a study that has a name in the history, as a function: `(state, …) -> (label, state)`.

`Session.do` makes such an edit. No widget is needed: a script, a lesson and a test call the same functions.
Here stand the edits of the study and of its list of scenarios. In rooms beside this one stand the edits

- of levers and frames, which are parameters of the scenario shown: `lever_edits`,
- of the scenario's measures: `measure_edits`,
- of the study's adopted budget: `budget_edits`,
- of its population forecast: `forecast_edits`,
- of its rules: `rule_edits`,
- of how uncertain its assumptions are: `spread_edits`,
- of the questions to it: `question_edits`,
- of proposals: `proposal_edits`,
- of what is taken over from other groups: `group_edits`.

Where an edit needs to know the baseline, that comes second and has the study's budget and forecast.
"""

from dataclasses import replace

from scenarier.model.names import scenario_title
from scenarier.model.study import Scenario
from scenarier.session.scenarios import (
    BASELINE_INDEX,
    added,
    duplicated,
    moved,
    n_based_on,
    n_ended,
    numbered_name,
    projected_to,
    removed,
    renamed,
    taken,
)
from scenarier.session.state import Edited, State
from scenarier.text.language import ntr, tr
from scenarier.text.plain import one_line
from scenarier.vocabulary.axes import BASELINE_SCENARIO

# The study


def describe_study(state: State, title: str, note: str) -> Edited:
    """Give the study a title and a purpose."""
    return tr("Properties of the study"), state.with_study(replace(state.study, title=title, note=note))


def set_horizon(state: State, year: int) -> Edited:
    """Project to another year; the label says how many values go on to it or end at it."""
    study, n_changed = projected_to(state.study, year)
    told = [tr("Last year {year}", year=year)]
    if year > state.study.horizon:
        ended = n_ended(state.study)
        if n_changed:
            told.append(ntr("{n} value carried on", "{n} values carried on", n_changed))
        if ended:
            told.append(ntr("{n} value that ended before stays so", "{n} values that ended before stay so", ended))
    elif n_changed:
        told.append(ntr("later years removed from {n} value", "later years removed from {n} values", n_changed))
    return "; ".join(told), state.with_study(study)


# The list of scenarios


def add_scenario(state: State) -> Edited:
    """Add a scenario without changes, last, and show it."""
    scenario = Scenario(numbered_name(state.study, tr("Scenario")))
    return tr("New scenario"), state.with_list(added(state.study, scenario))


def duplicate_scenario(state: State) -> Edited:
    """Put a copy behind the scenario shown, and show it; a copy of the baseline is an empty scenario."""
    name = tr("Baseline") if state.selected == BASELINE_INDEX else one_line(state.scenario.name)
    return tr("Duplicate “{name}”", name=name), state.with_list(duplicated(state.study, state.selected))


def take_scenario(state: State, scenario: Scenario) -> Edited:
    """Put a scenario that was made elsewhere behind the one shown, under a free name, and show it."""
    study, selected = taken(state.study, state.selected, scenario)
    label = tr("New scenario “{name}”", name=one_line(study.scenarios[selected].name))
    return label, state.with_list((study, selected))


def remove_scenario(state: State) -> Edited:
    """Delete the scenario shown, which must not be the baseline; the label says what then has another base."""
    gone, n_based = state.scenario, n_based_on(state.study, state.selected)
    label = tr("Delete “{name}”", name=gone.name)
    if n_based:
        base = scenario_title(gone.based_on or BASELINE_SCENARIO)
        now = ntr("{n} proposal is based on “{base}”", "{n} proposals are based on “{base}”", n_based, base=base)
        label = f"{label}; {now}"
    return label, state.with_list(removed(state.study, state.selected))


def move_scenario(state: State, index: int, to: int) -> Edited:
    """Put the scenario at `index` at another place, and show it."""
    label = tr("Move “{name}”", name=state.study.scenarios[index].name)
    return label, state.with_list(moved(state.study, index, to))


# One scenario, which must not be the baseline


def rename_scenario(state: State, index: int, name: str) -> Edited:
    """Give the scenario at `index` another name; `scenarios.name_fault` judges names."""
    scenario = state.study.scenarios[index]
    return tr("Rename “{name}”", name=scenario.name), state.with_study(renamed(state.study, index, name))


def describe_scenario(state: State, index: int, name: str, note: str) -> Edited:
    """Give the scenario at `index` a name and a note."""
    scenario = state.study.scenarios[index]
    label = tr("Properties of “{name}”", name=scenario.name)
    study = renamed(state.study, index, name)
    return label, state.with_study(study.with_scenario(index, replace(study.scenarios[index], note=note)))


def colour_scenario(state: State, colour: str) -> Edited:
    """Give the scenario shown one of the colours that scenarios can have."""
    label = tr("Colour of “{name}”", name=state.scenario.name)
    return label, _with(state, state.selected, replace(state.scenario, colour=colour))


def _with(state: State, index: int, scenario: Scenario) -> State:
    return state.with_study(state.study.with_scenario(index, scenario))
