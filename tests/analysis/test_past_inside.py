"""How often the past fell inside the spread: against a band that is drawn here, year by year."""

import numpy as np
import pytest

from scenarier.analysis.backtest import NOMINAL_COST, backtest
from scenarier.analysis.past_inside import past_inside
from scenarier.engine.draws import shifts_of
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder

AARHUS = read_baseline(baseline_folder("aarhus-2024"))


def band_of(one, spreads):
    """Draw by draw: need after so many years over need now, less 1."""
    shifts = shifts_of(AARHUS, AARHUS.base_year + 3, 1, 0, spreads)
    area = next(area for area in AARHUS.areas if area.name == one.area)
    place, grown = AARHUS.entities("area").index(one.area), []
    for draw in range(1000):
        elasticity = area.elasticity + (shifts["elasticity"][place, draw] if "elasticity" in shifts else 0.0)
        need = 1.0 + max(elasticity, 0.0) * one.driver
        for year in range(one.to_year - one.from_year):
            need *= 1.0 + area.real_growth + shifts["real_growth"][place, draw]
            need += (
                need
                / (1 + area.real_growth + shifts["real_growth"][place, draw])
                * shifts["extra_real_growth"][year, place, draw]
            )
        grown.append(need - 1.0)
    return np.percentile(grown, [5, 95])


@pytest.mark.parametrize("spreads", [{}, {"elasticity": 0.0}, {"extra_real_growth": 0.03, "real_growth": 0.01}])
def test_that_the_past_is_held_against_the_bands_of_its_areas(spreads):
    tried = [one for one in backtest(AARHUS) if one.measure != NOMINAL_COST and not one.breaks]
    inside = 0
    for one in tried:
        low, high = band_of(one, spreads)
        inside += low <= one.actual.high and one.actual.low <= high
    found = past_inside(AARHUS, spreads)
    assert found == (inside, len(tried), 2021, 2024)
    assert 0 < inside < len(tried)


def test_that_nothing_drawn_has_no_band_and_a_very_wide_one_holds_all():
    none = dict.fromkeys(("elasticity", "real_growth", "extra_real_growth"), 0.0)
    assert past_inside(AARHUS, none).inside == 0
    assert past_inside(AARHUS, {"extra_real_growth": 0.1, "elasticity": 0.5}).inside > 12
