"""Lines of plots in many draws: held against numpy's quantiles of every draw, and one way against the other."""

from concurrent.futures import CancelledError
from dataclasses import replace

import numpy as np
import pytest

from scenarier.analysis import fan
from scenarier.analysis.ensemble import Ensemble, block
from scenarier.analysis.kept_draws import KeptDraws
from scenarier.analysis.lines import PATHS, live_lines, many_lines, variables_of
from scenarier.jobs.studies import open_study
from scenarier.model.study import Scenario

LINES = (("liquidity_per_citizen", ""), ("service_headroom", ""), ("savings", "MBU"))
SHARES = (0.01, 0.05, 0.5, 0.95)
MOVED = Scenario("moved", parameters={"tax_rate": 0.25})


@pytest.fixture(scope="module")
def asked():
    baseline = open_study(None)[1]
    return Ensemble(baseline, (MOVED,), 2029, variables_of(LINES), draws=1000, spreads={})


@pytest.fixture(scope="module")
def every(asked):
    """Each line's values in every draw, `[year, draw]`."""
    values = block(asked, 0).values[0]
    department = [one.name for one in asked.baseline.departments].index("MBU")
    return [
        values["liquidity_per_citizen"],
        values["service_ceiling"] - values["service_expenditure"],
        values["savings"][:, department],
    ]


def test_that_lines_of_kept_draws_are_numpys_quantiles_of_every_draw(asked, every):
    found = live_lines(KeptDraws(asked), MOVED, LINES, SHARES)
    assert found.draws == 1000
    for line, values in enumerate(every):
        expected = np.quantile(np.broadcast_to(values, (6, 1000)), SHARES, axis=-1)
        np.testing.assert_allclose(found.quantiles[line], expected, rtol=1e-12)
        assert (found.paths[line] == np.broadcast_to(values, (6, 1000))[:, :PATHS].T).all()


def test_that_many_draws_made_block_by_block_and_in_passes_are_the_same(asked, monkeypatch):
    live = live_lines(KeptDraws(asked), MOVED, LINES, SHARES)
    for most in (fan.MOST_KEPT, 1):
        monkeypatch.setattr(fan, "MOST_KEPT", most)
        many = many_lines(asked, LINES, SHARES)
        assert (many.quantiles == live.quantiles).all()
        assert (many.paths == live.paths).all()


def test_that_many_draws_tell_how_far_they_are_and_end_when_they_are_told_to(asked):
    told = []
    many_lines(replace(asked, draws=2500), LINES, SHARES, lambda done, of: told.append((done, of)))
    assert told[:3] == [(1, 3), (2, 3), (3, 3)]

    def cancel(done, of):
        raise CancelledError

    with pytest.raises(CancelledError):
        many_lines(replace(asked, draws=2500), LINES, SHARES, cancel)
