"""What it would take, from one demand to the next as fields change; the goal is 5 ms."""

from tests.perf.timing import in_turn, shown

from scenarier.analysis.demand import Demand
from scenarier.analysis.levers import Lever, lever_named
from scenarier.analysis.solve import solve
from scenarier.jobs.studies import open_study
from scenarier.model.study import BASELINE

GOAL = 5.0
ASKED = {
    "tax rate, liquidity per citizen": ("tax_rate", "liquidity_per_citizen", 12_000.0),
    "growth, liquidity per citizen": ("population_growth", "liquidity_per_citizen", 11_300.0),
    "prices, result": ("service_price_growth", "result", 500.0),
    "capital, out of reach": ("capex_gross", "liquidity", 60_000.0),
}


def test_what_it_would_take(finding):
    _, baseline = open_study(None)
    for name, (lever_name, variable, target) in ASKED.items():
        lever = lever_named(baseline, BASELINE, lever_name)
        assert isinstance(lever, Lever)
        for horizon, years in ((2029, (2029,)), (2035, tuple(range(2025, 2036)))):
            demand = Demand(variable, "", "at_least", target, years)

            def solving(lever=lever, demand=demand, horizon=horizon):
                return solve(baseline, BASELINE, horizon, lever, demand, 2026)

            taken = in_turn(60, {"solve": solving})["solve"]
            when = "every year" if len(years) > 1 else "one year"
            finding(f"solve, {name} to {horizon}, {when}: {shown(taken)} (goal {GOAL:.0f})")
