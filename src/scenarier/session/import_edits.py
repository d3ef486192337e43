"""Edits that take what a file holds: each gives a label and the new state."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scenarier.model.baseline import Baseline
from scenarier.model.plan import Budget, Forecast
from scenarier.model.study import Measure, Scenario
from scenarier.model.values import with_values
from scenarier.session.budget_edits import Changes, budget_of, with_levels, with_price_year
from scenarier.session.forecast_edits import with_forecast
from scenarier.session.lever_edits import Change
from scenarier.session.scenarios import added
from scenarier.session.state import Edited, State
from scenarier.text.language import ntr, tr


def import_budget(state: State, baseline: Baseline, changes: Changes, price_year: int | None) -> Edited:
    """Take amounts of a budget: those that are named take the place of the study's, the others stay.

    Parameters
    ----------
    price_year : the prices of the amounts; those of the study's budget where it has amounts.
    """
    study = state.study
    if not budget_of(study).levels:
        study = with_price_year(study, baseline, price_year, converts=False)
    label = ntr("Import a budget: {n} line", "Import a budget: {n} lines", len({target for target, _ in changes}))
    return label, state.with_study(with_levels(study, baseline, changes))


def import_measures(state: State, measures: Sequence[Measure], *, replaces: bool) -> Edited:
    """Take measures, behind those there are.

    Parameters
    ----------
    replaces : whether measures with the same title and target give place to those of the file.
    """
    label = ntr("Import {n} measure", "Import {n} measures", len(measures))
    named = {(one.title, one.target) for one in measures} if replaces else set()
    kept = [one for one in state.scenario.measures if (one.title, one.target) not in named]
    return label, state.with_scenario(replace(state.scenario, measures=(*kept, *measures)))


def import_assumptions(state: State, changes: Sequence[Change], notes: Mapping[str, str]) -> Edited:
    """Take values of parameters, and the reasons for them by key."""
    scenario = state.scenario
    for spec, entity, values in changes:
        scenario = with_values(scenario, spec, entity, state.study.horizon, values)
    for key, note in notes.items():
        scenario = scenario.with_note(key, note)
    return ntr("Import {n} assumption", "Import {n} assumptions", len(changes)), state.with_scenario(scenario)


def import_workbook(
    state: State, scenario: Scenario | None, budget: Budget | None, forecast: Forecast | None, horizon: int
) -> Edited:
    """Take what an exported workbook holds: its scenario, last and shown, its budget and its forecast.

    Parameters
    ----------
    scenario : with a name that no other has; None where the workbook is of the baseline scenario.
    horizon : the workbook's last year; that of a study with scenarios stays.
    """
    study = state.study if state.study.scenarios else replace(state.study, horizon=horizon)
    study = replace(study, budget=budget)
    study = with_forecast(study, forecast) if forecast else replace(study, forecast=None)
    label = tr("Import “{name}”", name=scenario.name if scenario else tr("Baseline"))
    if scenario is None:
        return label, state.with_study(study)
    return label, replace(state, study=study).with_list(added(study, scenario))
