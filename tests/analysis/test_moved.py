"""What moved most, against a comparison of every result one by one; why, against the change itself."""

from pathlib import Path

import numpy as np
import pytest

from scenarier.analysis.explain.causes import shares_of, way_down
from scenarier.analysis.explain.expression import Key
from scenarier.analysis.explain.figures import Figures
from scenarier.analysis.explain.general import every_result
from scenarier.analysis.moved import moved
from scenarier.engine.project import project
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.storage.study_read import read_study
from scenarier.vocabulary.places import baseline_folder
from scenarier.vocabulary.variables import VARIABLES

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
GOLDEN = Path(__file__).resolve().parents[1] / "golden"
CHECKED, _ = read_study(GOLDEN / "check-study.scenarier")
PLANNED, PLAN = read_study(GOLDEN / "check-budget.scenarier")
GRANT = Measure("Tilskud", "revenue:grants", {2026: 50.0}, lasting=True)
EDITS = {
    "growth": (AARHUS, BASELINE, Scenario("A", parameters={"population_growth": 3500.0}), 2029),
    "frame": (AARHUS, BASELINE, Scenario("A", parameters={"frame_change.MSB": {2027: -100.0}}), 2031),
    "rate": (AARHUS, BASELINE, Scenario("A", parameters={"tax_rate": 0.26}), 2029),
    "guarantee": (AARHUS, *(Scenario("A", parameters={"state_guarantee": one, "tax_base_growth": 0.05})
                            for one in (0.0, 1.0)), 2029),
    "cap": (AARHUS, BASELINE, Scenario("A", parameters={"savings_cap.MSB": 0.01}), 2029),
    "measure": (AARHUS, Scenario("A", measures=(GRANT,)), Scenario("A"), 2029),
    "all": (AARHUS, BASELINE, CHECKED.scenarios[0], CHECKED.horizon),
    "planned": (PLAN, *PLANNED.scenarios[:2], PLANNED.horizon),
}  # fmt: skip


def brute_force(before, after, spread_of):
    """Every result, one number at a time, by plain arithmetic."""
    found = []
    for name, variable in VARIABLES.items():
        for entity in before.entities[variable.axis] if variable.axis else ("",):
            was, now = before.series(name, entity).tolist(), after.series(name, entity).tolist()
            largest = max(map(abs, [*was, *now]))
            best = (0.0, 0, 0.0, 0.0)
            for place, (old, new) in enumerate(zip(was, now, strict=True)):
                if abs(new - old) > 1e-11 * largest:
                    size = abs(new - old) / (spread_of(name, entity, place) or largest)
                    if size > best[0]:
                        best = (size, before.years[place], old, new)
            if best[0] > 0:
                found.append((name, entity, *best))
    return sorted(found, key=lambda row: -round(row[2], 12))


@pytest.mark.parametrize("name", EDITS)
def test_that_what_moved_is_what_comparing_every_result_finds(name):
    baseline, was, now, horizon = EDITS[name]
    before, after = (project(baseline, [scenario], horizon) for scenario in (was, now))
    expected = brute_force(before, after, lambda *_: 0.0)
    found = moved(before, after)
    assert len(found) == min(10, len(expected)) > 0
    for one, (variable, entity, size, year, old, new) in zip(found, expected, strict=False):
        assert one.size == pytest.approx(size, rel=1e-9)
        assert one.result == (variable, entity)
        assert (one.year, one.before, one.after) == (year, old, new)
    every = moved(before, after, most=10_000)
    assert {one.result for one in every} == {row[:2] for row in expected}


def test_that_a_change_is_held_against_the_results_own_spread_where_there_is_one():
    """A spread is made up: 1 everywhere, but 0 for interest, which is then held against its own size."""
    baseline, was, now, horizon = EDITS["rate"]
    before, after = (project(baseline, [scenario], horizon) for scenario in (was, now))
    spreads = {name: np.ones(before.values[name].shape[:-1]) for name in VARIABLES}
    spreads["interest"][:] = 0.0
    expected = brute_force(before, after, lambda name, *_: 0.0 if name == "interest" else 1.0)
    found = moved(before, after, spreads)
    assert [(*one.result, one.year) for one in found] == [
        (name, entity, year) for name, entity, _, year, _, _ in expected[:10]
    ]
    assert found[0].size == pytest.approx(abs(found[0].change))


def test_that_nothing_moves_between_a_scenario_and_itself():
    one = project(AARHUS, [CHECKED.scenarios[0]], 2031)
    assert moved(one, one) == []


def test_that_back_and_forth_moves_the_same_the_other_way():
    baseline, was, now, horizon = EDITS["frame"]
    before, after = (project(baseline, [scenario], horizon) for scenario in (was, now))
    there, back = moved(before, after), moved(after, before)
    assert [(*one.result, one.year, one.before, one.after) for one in there] == [
        (*one.result, one.year, one.after, one.before) for one in back
    ]


def test_that_of_two_horizons_the_years_of_both_are_compared():
    short, long = project(AARHUS, [BASELINE], 2027), project(AARHUS, [Scenario("A", parameters={
        "tax_rate": {2029: 0.30}})], 2029)  # fmt: skip
    assert moved(short, long) == []
    assert all(one.year <= 2027 for one in moved(short, project(AARHUS, [CHECKED.scenarios[0]], 2029)))


# Why


@pytest.mark.parametrize("name", EDITS)
def test_that_what_the_inputs_add_is_the_whole_change(name):
    """Of every result that moved, in every year of the first and of the last entity."""
    baseline, was, now, horizon = EDITS[name]
    before, after = (Figures(baseline, scenario, horizon) for scenario in (was, now))
    tried = 0
    for key in list(every_result(after))[:: 3 if horizon < 2032 else 11]:
        change = after.value(key) - before.value(key)
        shares = shares_of(before, after, key)
        if abs(change) > 1e-6 and key.year != 2024:
            tried += 1
            assert sum(shares.values()) == pytest.approx(change, rel=1e-6, abs=1e-6), key
    assert tried > 2


@pytest.mark.parametrize("name", EDITS)
def test_that_the_way_down_from_what_moved_ends_in_what_was_changed(name):
    baseline, was, now, horizon = EDITS[name]
    before, after = (Figures(baseline, scenario, horizon) for scenario in (was, now))
    changed = {key.partition(".")[0] for scenario in (was, now) for key in scenario.parameters}
    for one in moved(before.projection, after.projection):
        way = way_down(before, after, Key(*one.result, one.year))
        kind, _, parameter = way[-1].variable.partition(":")
        assert len(way) > 1
        assert (kind == "parameter" and parameter in changed) or kind == "measures", way
        assert after.value(way[-1]) != before.value(way[-1])


def test_that_the_cause_of_a_linear_change_is_told_by_hand():
    """A rate of 26 for 24.52 per cent: income tax is a product, and the rate alone moved."""
    baseline, was, now, horizon = EDITS["rate"]
    before, after = (Figures(baseline, scenario, horizon) for scenario in (was, now))
    key = Key("income_tax", "", 2027)
    assert shares_of(before, after, key) == {
        Key("parameter:tax_rate", "", 2027): pytest.approx(before.value(key) * (0.26 / 0.2452 - 1))
    }
    assert way_down(before, after, Key("revenue", "", 2027)) == [
        Key("revenue", "", 2027), key, Key("parameter:tax_rate", "", 2027)
    ]  # fmt: skip
