"""What a scenario's roll-forward starts from, in one line."""

from scenarier.model.baseline import Baseline
from scenarier.model.study import Scenario
from scenarier.model.values import values_in
from scenarier.text.language import tr
from scenarier.vocabulary.axes import BASE_YEAR, FIRST_YEAR

SHARE = "start_from_budget"


def start_words(baseline: Baseline, scenario: Scenario) -> str:
    """Whether a scenario starts from the accounts, the base year's budget, or a budget the council has adopted."""
    start = _start(baseline, scenario)
    if baseline.budget is None or not any(baseline.budget.levels.values()):
        told = tr("{name} rolls {start} forward; it is no budget that the council has adopted", name=scenario.name,
                  start=start)  # fmt: skip
    else:
        told = tr("{name} stands on “{title}” where that names an amount, else on {start}", name=scenario.name,
                  title=baseline.budget.title, start=start)  # fmt: skip
    if baseline.forecast is not None:
        told = tr("{told}; population after “{title}”", told=told, title=baseline.forecast.title)
    return told


def _start(baseline: Baseline, scenario: Scenario) -> str:
    spec = baseline.parameters[SHARE]
    shares = {values_in(scenario, spec, line, FIRST_YEAR)[0] for line in baseline.entities("line")}
    if shares == {1.0}:
        return tr("the level of budget {year}", year=BASE_YEAR)
    if shares == {0.0}:
        return tr("the accounts of {year}", year=BASE_YEAR)
    return tr("a level between the accounts and budget {year}, line by line", year=BASE_YEAR)
