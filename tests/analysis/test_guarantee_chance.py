"""How often the guarantee wins, against what the definition says of one year, and a draw at a time."""

import numpy as np
import pytest

from scenarier.analysis.ensemble import Ensemble
from scenarier.analysis.guarantee import guarantee
from scenarier.analysis.guarantee_chance import chance_guarantee_wins
from scenarier.engine.draws import shifts_of
from scenarier.model.study import BASELINE, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
CERTAIN = {name: 0.0 for name, spec in AARHUS.parameters.items() if spec.sd}


def chances(scenario=BASELINE, draws=1000, **spreads):
    return chance_guarantee_wins(Ensemble(AARHUS, (scenario,), 2029, draws=draws, spreads=spreads))


def test_that_the_guarantee_wins_2025_where_the_own_base_falls_behind_the_countrys():
    behind = shifts_of(AARHUS, 2029, 1, 0, {})["tax_base_growth"][0] < 0
    assert chances()[0] == behind.mean()


def test_that_where_nothing_is_uncertain_the_chance_is_none_or_certain():
    assert chances(draws=3, **CERTAIN) == [0.0] * 5
    slow = Scenario("a", parameters={"tax_base_growth": {2026: 0.01}})
    expected = [float(one.difference < -1e-6) for one in guarantee(AARHUS, slow, 2029)]
    assert chances(slow, draws=3, **CERTAIN) == expected
    assert 1.0 in expected


def test_that_a_draw_counts_as_the_scenario_of_its_values_does():
    """Growth of people and bases drawn; each draw written as a scenario and weighed by itself."""
    spreads = CERTAIN | {name: AARHUS.parameters[name].sd for name in ("population_growth", "tax_base_growth")}
    shifts, wins = shifts_of(AARHUS, 2029, 1, 0, spreads), np.zeros(5)
    defaults = {"population_growth": [4870] * 5, "tax_base_growth": [0.040, 0.038, 0.033, 0.033, 0.033]}
    for draw in range(40):
        parameters = {
            name: dict(zip(range(2025, 2030), (own + shifts[name][:, draw]).tolist(), strict=True))
            for name, own in defaults.items()
        }
        wins += [one.difference < 0 for one in guarantee(AARHUS, Scenario("a", parameters=parameters), 2029)]
    assert chances(draws=40, **spreads) == pytest.approx(wins / 40, abs=1e-12)


def test_that_the_scenarios_own_choice_does_not_matter():
    chosen = Scenario("a", parameters={"state_guarantee": {2026: 1, 2028: 1}})
    assert chances(chosen, draws=300) == chances(draws=300)
