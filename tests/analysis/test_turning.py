"""Where the order of two scenarios turns, held against scenarios with the assumption shifted, tried finely."""

from dataclasses import replace

import numpy as np
import pytest
from tests.analysis.moved import clipped, numbers, own_values, with_shift
from tests.golden_studies import BUDGETED, CHECKED, opened

from scenarier.analysis.asked import Asked
from scenarier.analysis.turning import TurningPoint, turning
from scenarier.model.baseline import Baseline
from scenarier.model.parameters import split_key
from scenarier.model.study import Measure, Scenario

N_FINE = 400


def _fine(
    baseline: Baseline, pair: tuple[Scenario, Scenario], asked: Asked, lever: str, horizon: int
) -> float | None:
    """The nearest shift at which the order turns, as near as a fine grid over all shifts tells."""
    spec = baseline.parameters[split_key(lever)[0]]
    own = [value for one in pair for value in own_values(baseline, one, lever, horizon)]
    shifts = np.linspace(spec.minimum - max(own), spec.maximum - min(own), N_FINE)
    shifts = np.array([0.0, *sorted(shifts, key=abs)])
    a, b = (
        np.array(numbers(baseline, [with_shift(baseline, one, lever, shift, horizon) for shift in shifts], horizon,
                         asked.variable, asked.entity, asked.year))
        for one in pair
    )  # fmt: skip
    leads = (b - a) * np.sign(b - a)[0]
    turned = np.flatnonzero(leads <= 1e-9 * np.abs(a))
    return float(abs(shifts[turned[0]])) if len(turned) else None


def _check(
    baseline: Baseline, pair: tuple[Scenario, Scenario], asked: Asked, point: TurningPoint, horizon: int
) -> None:
    """What is said of one assumption: how far it is, what the numbers are there, and just before."""
    spec = baseline.parameters[split_key(point.lever)[0]]
    grid = _fine(baseline, pair, asked, point.lever, horizon)
    if point.distance is None:
        assert grid is None
        assert point.turns_at is None
        return
    shift = point.distance * spec.sd
    assert grid is not None
    assert shift <= grid * (1 + 1e-9)
    assert grid - shift <= 2 * (spec.maximum - spec.minimum) / N_FINE * 2
    own = own_values(baseline, pair[1], point.lever, horizon)
    now = own[asked.year - baseline.first_year] if spec.has_year else own[0]
    assert point.value == pytest.approx(now)
    signed = next(
        s for s in (shift, -shift) if clipped(baseline, point.lever, now + s) == pytest.approx(point.turns_at)
    )
    leads = []
    for part in (0.0, 1 - 1e-5, 1.0, 1 + 1e-6):
        moved = [with_shift(baseline, one, point.lever, signed * part, horizon) for one in pair]
        a, b = numbers(baseline, moved, horizon, asked.variable, asked.entity, asked.year)
        leads.append(b - a)
    start = np.sign(leads[0])
    assert leads[1] * start > 0.0
    assert abs(leads[2]) <= 1e-6 * abs(leads[0])
    assert leads[3] * start <= 1e-9 * abs(a)


GROWING = Scenario("Vækst", parameters={"population_growth": 6500.0, "capex_gross": 1350.0})
BUILDING = Scenario("Byg", parameters={"capex_gross": {2026: 1500.0, 2027: 1100.0}}, measures=(
    Measure("Drift", "area:MSO.local_units", {2027: 18.0}, lasting=True),))  # fmt: skip
CUT = Scenario("Skær", parameters={"efficiency_requirement.MSO": 0.01, "population_growth": {2026: 5200.0}})


@pytest.mark.parametrize(
    ("study", "a", "b", "variable", "entity", "year", "horizon"),
    [
        (CHECKED, Scenario("A"), GROWING, "liquidity_per_citizen", "", 2029, 2029),
        (CHECKED, BUILDING, GROWING, "result", "", 2028, 2030),
        (BUDGETED, CUT, GROWING, "result", "", 2028, 2029),
        (CHECKED, Scenario("A"), CUT, "savings", "MSO", 2027, 2027),
    ],
)
def test_that_the_order_turns_there_and_nowhere_nearer(
    study: str, a: Scenario, b: Scenario, variable: str, entity: str, year: int, horizon: int
) -> None:
    _, baseline = opened(study)
    asked = Asked(variable, entity, year)
    points = turning(baseline, a, b, horizon, asked)
    turned = [point for point in points if point.distance is not None]
    assert turned
    distances = [point.distance for point in turned]
    assert points[: len(turned)] == turned
    assert distances == sorted(distances, key=lambda distance: distance or 0.0)
    uncertain = {name for name, spec in baseline.parameters.items() if spec.sd > 0}
    assert {split_key(point.lever)[0] for point in points} == uncertain
    for point in [*turned[:4], *turned[-1:], *points[-2:]]:
        _check(baseline, (a, b), asked, point, horizon)


def test_that_scenarios_that_are_alike_have_no_order_to_turn() -> None:
    _, baseline = opened(CHECKED)
    points = turning(baseline, GROWING, replace(GROWING, name="B"), 2029, Asked("result", "", 2029))
    assert {point.distance for point in points} == {None}


def test_that_a_and_b_turn_at_the_same_shift_whichever_comes_first() -> None:
    _, baseline = opened(CHECKED)
    asked = Asked("savings", "MSO", 2027)
    there = {point.lever: point for point in turning(baseline, Scenario("A"), CUT, 2027, asked)}
    back = {point.lever: point for point in turning(baseline, CUT, Scenario("A"), 2027, asked)}
    assert there.keys() == back.keys()
    assert any(point.distance for point in there.values())
    for lever, point in there.items():
        assert (back[lever].distance or -1.0) == pytest.approx(point.distance or -1.0, rel=1e-6)
    assert (there["population_growth"].value, back["population_growth"].value) == (4870.0, 4870.0)


def test_that_a_clip_at_the_range_may_be_what_turns_it() -> None:
    """Financing is 127 less in A; in B 187 less and 30 more, so that A leads by 30.

    Shifted down, A stops at -500; B is then 30 above that where it is 187 - 657 = -470. The standard deviation
    is 40. Nothing else that is uncertain moves one of them more than the other, since 0 and 30 reach their
    ends together.
    """
    _, baseline = opened(CHECKED)
    b = Scenario("B", parameters={"other_cash_flow": 30.0, "deferred_spending": {2025: 187.0}})
    points = turning(baseline, Scenario("A"), b, 2025, Asked("financing", "", 2025))
    assert points[0].lever == "deferred_spending"
    assert points[0][1:] == pytest.approx((187.0, -470.0, 657 / 40))
    assert {point.distance for point in points[1:]} == {None}


def test_that_a_studys_own_spread_makes_an_assumption_uncertain_and_counts_the_distance() -> None:
    _, baseline = opened(CHECKED)
    asked = Asked("savings", "MSO", 2027)
    usual = {point.lever: point for point in turning(baseline, Scenario("A"), CUT, 2027, asked)}
    turned = next(point for point in usual.values() if point.distance is not None)
    sd = baseline.parameters[split_key(turned.lever)[0]].sd
    spreads = {turned.lever: 2 * sd, "tax_rate": 0.001}
    own = {point.lever: point for point in turning(baseline, Scenario("A"), CUT, 2027, asked, spreads)}
    assert own.keys() - usual.keys() == {"tax_rate"}
    assert own[turned.lever].turns_at == turned.turns_at
    assert own[turned.lever].distance == pytest.approx((turned.distance or 0.0) / 2)
