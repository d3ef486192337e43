"""Why two scenarios differ in twelve settings, and two years of one by twelve groups; the goal is 60 ms."""

from dataclasses import replace
from pathlib import Path

from tests.perf.timing import in_turn, shown

from scenarier.analysis.bridge.bridge import bridge
from scenarier.analysis.bridge.figures import Figure
from scenarier.analysis.bridge.years import bridge_of_years
from scenarier.jobs.studies import open_study
from scenarier.model.study import BASELINE

GOAL = 60.0
FIGURE = Figure("liquidity_per_citizen", "", 2029)


def test_the_bridge_of_twelve_parts(finding):
    study, baseline = open_study(Path(__file__).parents[1] / "golden" / "check-study.scenarier")
    whole = study.scenarios[0]
    keys = [*whole.parameters][:: len(whole.parameters) // 8][:8]
    twelve = replace(whole, parameters={key: whole.parameters[key] for key in keys}, measures=whole.measures[:4])
    assert len(bridge(baseline, BASELINE, twelve, 2029, FIGURE).parts) == 12
    works = {
        "exact, twelve parts": lambda: bridge(baseline, BASELINE, twelve, 2029, FIGURE),
        "two years": lambda: bridge_of_years(baseline, whole, 2029, FIGURE, 2025),
        f"samples, {len(bridge(baseline, BASELINE, whole, 2029, FIGURE).parts)} parts": lambda: bridge(
            baseline, BASELINE, whole, 2029, FIGURE
        ),
    }
    for name, taken in in_turn(20, works).items():
        finding(f"bridge, {name}: {shown(taken)} (goal {GOAL:.0f})")
