"""One figure of two scenarios in the same draws: against counting draws of both, each drawn by itself."""

from dataclasses import replace

import numpy as np
import pytest

from scenarier.analysis.bridge.figures import Figure
from scenarier.analysis.ensemble import Ensemble, here
from scenarier.analysis.paired import Paired, paired
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.text.language import language, set_language
from scenarier.views.paired import paired_words
from scenarier.vocabulary.places import baseline_folder

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
BUILD = Scenario("Byg", parameters={"capex_gross": {2026: 1420.0}, "population_growth": 5600.0})


@pytest.mark.parametrize(("variable", "draws"), [("result", 1500), ("liquidity_per_citizen", 1000)])
def test_that_draws_are_counted_in_which_one_is_the_larger(variable, draws):
    asked = Ensemble(AARHUS, (BASELINE, BUILD), 2029, (variable,), draws=draws, seed=5)
    alone = [
        np.concatenate([block.values[0][variable][3] for block in here(replace(asked, scenarios=(one,)))])
        for one in asked.scenarios
    ]
    found = paired(asked, Figure(variable, "", 2027))
    assert found == (draws, int((alone[1] > alone[0]).sum()), int((alone[1] < alone[0]).sum()))
    assert 0 < found.higher < draws
    turned = paired(replace(asked, scenarios=(BUILD, BASELINE)), Figure(variable, "", 2027))
    assert (turned.higher, turned.lower) == (found.lower, found.higher)


def test_that_scenarios_that_are_alike_are_so_in_every_draw():
    asked = Ensemble(AARHUS, (BASELINE, replace(BASELINE, name="B")), 2029, draws=200)
    assert paired(asked, Figure("savings", "MBU", 2029)) == (200, 0, 0)


def test_that_a_difference_of_the_arithmetics_own_is_none_where_the_figures_themselves_are_next_to_nothing():
    # All of the debt is paid each year: savings are 0, so a relative difference would be the whole of them.
    paid = {"frame_adherence.MTM": 1.0, "debt_repayment_rate.MTM": 1.0}
    scenarios = tuple(
        Scenario(name, parameters=paid, measures=(Measure("Øre", "savings:MTM", {2028: use}),))
        for name, use in (("A", 0.0), ("B", -1e-12))
    )
    asked = Ensemble(AARHUS, scenarios, 2028, draws=50, spreads={"frame_adherence": 0.0})
    assert paired(asked, Figure("savings", "MTM", 2028)) == (50, 0, 0)


def test_that_the_sentence_says_which_is_better_and_how_often_they_are_alike():
    before = language()
    set_language("en")
    up = paired_words(Paired(1000, 870, 130), Figure("result", "", 2027), ("A", "B"))
    assert up == "In 87% of 1,000 draws “B” is better than “A” in 2027."
    down = paired_words(Paired(1000, 870, 30), Figure("service_gap_total", "", 2027), ("A", "B"))
    assert down == "In 3% of 1,000 draws “B” is better than “A” in 2027. They are alike in 10%."
    part = paired_words(Paired(1000, 870, 30), Figure("service_gap", "MSO", 2027), ("A", "B"))
    assert part == down
    neither = paired_words(Paired(1000, 400, 600), Figure("revenue", "", 2027), ("A", "B"))
    assert "higher" in neither
    assert "alike" in paired_words(Paired(1000, 0, 0), Figure("revenue", "", 2027), ("A", "B"))
    set_language(before)
