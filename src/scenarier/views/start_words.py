"""What a scenario's roll-forward starts from, in one line."""

from scenarier.model.baseline import START, Baseline
from scenarier.model.study import Scenario
from scenarier.model.values import values_in
from scenarier.text.language import tr


def start_words(baseline: Baseline, scenario: Scenario) -> str:
    """Whether a scenario starts from the accounts, the base year's budget, or a budget the council has adopted."""
    start, budget = _start(baseline, scenario), baseline.budget
    if budget is not None and any(budget.levels.values()):
        told = tr("Start: “{title}”, otherwise {start}", title=budget.title, start=start)
    else:
        told = tr("Start: {start}; no later budget is given", start=start)
    if baseline.forecast is not None:
        told = tr("{told}; population after “{title}”", told=told, title=baseline.forecast.title)
    return told


def _start(baseline: Baseline, scenario: Scenario) -> str:
    spec = baseline.parameters[START]
    shares = {values_in(scenario, spec, line, baseline.first_year)[0] for line in baseline.entities("line")}
    if shares == {1.0}:
        return tr("the level of budget {year}", year=baseline.base_year)
    if shares == {0.0}:
        return tr("the accounts of {year}", year=baseline.base_year)
    return tr("between the accounts and budget {year}, line by line", year=baseline.base_year)
