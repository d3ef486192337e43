"""What a scenario's growth still brings after the last year that is projected."""

from scenarier.engine.base import base_of
from scenarier.model.baseline import GROWTH, Baseline
from scenarier.model.study import Scenario
from scenarier.model.values import values_in


def capital_after(baseline: Baseline, scenario: Scenario, horizon: int) -> float:
    """Gross capital expenditure after the horizon that growth up to it asks for [mio. kr., base-year prices].

    docs/model.md, section 6: below 0 where the growth is less than the forecast.
    """
    planned, lag = base_of(baseline, horizon).reference_growth, baseline.capital_lag
    growth = values_in(scenario, baseline.parameters[GROWTH], "", horizon)
    (per_citizen,) = values_in(scenario, baseline.parameters["capex_per_new_citizen"], "", horizon)
    left = sum(
        share * ((persons or 0.0) - planned)
        for year, persons in enumerate(growth, start=baseline.first_year)
        for years_after, share in enumerate(lag)
        if year + years_after > horizon
    )
    return (per_citizen or 0.0) * left / 1e6
