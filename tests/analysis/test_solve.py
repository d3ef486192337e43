"""What it would take: answers put back into the engine, refusals held against a grid, closed forms by hand."""

from dataclasses import replace

import numpy as np
import pytest

from scenarier.analysis.demand import Demand
from scenarier.analysis.levers import Lever, MeasureLever, lever_named, parameter_levers
from scenarier.analysis.solve import Answer, solve
from scenarier.engine.each import project_each
from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.plan import Forecast
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder
from scenarier.vocabulary.variables import VARIABLES

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
MIXED = Scenario(
    "Blandet",
    parameters={
        "tax_rate": {2026: 0.25, 2028: 0.248},
        "frame_change.MTM": {2025: 12.0, 2027: -30.0},
        "debt_repayment_rate.MTM": 0.4,
        "savings_cap.MTM": 0.02,
        "population_growth": {2027: 6500.0},
    },
    measures=(
        Measure("Stadion", "capex:gross", {2026: 100.0, 2027: 150.0}),
        Measure("Nedlagt", "frame:MBU", {2026: -40.0}, on=False),
        Measure("Varigt", "area:MSO.local_units", {2026: 20.0}, lasting=True),
    ),
)


def asked(
    lever: str,
    variable: str,
    comparison: str,
    target: float,
    years: object = 2029,
    *,
    entity: str = "",
    scenario: Scenario = BASELINE,
    horizon: int = 2029,
    start: int = 2026,
    baseline: Baseline = AARHUS,
) -> Answer:
    found = lever_named(baseline, scenario, lever)
    assert isinstance(found, Lever), found
    judged = (years,) if isinstance(years, int) else tuple(years)
    demand = Demand(variable, entity, comparison, target, judged)
    return solve(baseline, scenario, horizon, found, demand, start)


def put(scenario: Scenario, lever: Lever, value: float, start: int, horizon: int) -> Scenario:
    """The scenario with a lever at a value from a year on, written as a study file has it."""
    later = dict.fromkeys(range(start, horizon + 1), value)
    if isinstance(lever, MeasureLever):
        is_on = lever.measure.on
        before = {year: lever.measure.amount_in(year) if is_on else 0.0 for year in range(2025, start)}
        moved = replace(lever.measure, amounts={**before, **later}, on=True, lasting=False)
        return replace(
            scenario, measures=tuple(moved if one is lever.measure else one for one in scenario.measures)
        )
    if not lever.has_year:
        return scenario.with_parameter(lever.name, value)
    given = scenario.parameters.get(lever.name, {})
    given = given if isinstance(given, dict) else dict.fromkeys(range(2025, horizon + 1), given)
    before = {year: one for year, one in given.items() if year < start}
    return scenario.with_parameter(lever.name, {**before, **later})


def margins(answer: Answer, values, scenario: Scenario = BASELINE, horizon: int = 2029) -> np.ndarray:
    """The margin of the year that decides at each value, each projected as a scenario of a study."""
    start, demand = answer.first_year, answer.demand
    tried = [put(scenario, answer.lever, float(value), start, horizon) for value in values]
    found = project_each(AARHUS, tried, horizon)
    paths = np.array([found.series(demand.variable, demand.entity, place) for place in range(len(tried))])
    apart = paths[:, [year - 2024 for year in demand.years]] - demand.target
    if demand.comparison == "equal":
        return -np.abs(apart).max(axis=1)
    return (apart if demand.comparison == "at_least" else -apart).min(axis=1)


def assert_does(answer: Answer, scenario: Scenario = BASELINE, horizon: int = 2029) -> None:
    """Put back into the engine the answer meets the target to 1e-6."""
    (margin,) = margins(answer, [answer.value], scenario, horizon)
    assert margin >= -1e-6 * max(abs(answer.demand.target), 1e-3)


# By hand


def test_that_capital_of_the_first_year_is_cut_by_what_liquidity_lacks():
    """Liquidity of 2025 is 3,221.5514 with 1,289 of capital at 1.028 a krone; interest is of the year before."""
    answer = asked("capex_gross", "liquidity", "at_least", 3300.0, 2025, start=2025)
    before = float(project(AARHUS, [BASELINE]).series("liquidity")[1])
    assert before == pytest.approx(3221.5514, abs=1e-4)
    assert answer.status == "solved"
    assert answer.value == pytest.approx(1289.0 - (3300.0 - before) / 1.028, rel=1e-9)
    assert answer.feasible == ((0.0, answer.value),)
    assert (answer.first_year, answer.binding_year) == (2025, 2025)


def test_that_revenue_is_brought_up_by_a_settlement_of_what_it_lacks():
    before = float(project(AARHUS, [BASELINE]).series("revenue")[2])
    answer = asked("tax_settlement", "revenue", "equal", before + 123.0, 2026)
    assert answer.status == "solved"
    assert answer.value == pytest.approx(123.0, abs=1e-8)
    assert answer.feasible == ((answer.value, answer.value),)


def test_that_growth_of_n_years_reaches_a_population():
    """378,205 on 1 January 2026; three years of growth show on 1 January 2029."""
    answer = asked("population_growth", "population", "at_least", 378_205.0 + 3 * 5000)
    assert answer.value == pytest.approx(5000.0, abs=1e-6)
    assert answer.feasible[0][1] == 12_000.0


def test_that_a_measures_amount_is_found_in_prices_of_the_base_year():
    """Land tax 2027 + the amount x service price 1.033 x 1.03 x 1.028."""
    scenario = Scenario("A", measures=(Measure("Ny skat", "revenue:land_tax", {2026: 5.0}),))
    before = float(project(AARHUS, [BASELINE]).series("land_tax")[3])
    answer = asked("measure:ny SKAT", "land_tax", "at_least", before + 100.0, 2027, scenario=scenario)
    assert answer.status == "solved"
    assert answer.value == pytest.approx(100.0 / (1.033 * 1.030 * 1.028), rel=1e-9)
    assert_does(answer, scenario)


def test_that_a_sanction_s_kink_is_passed():
    """Below the rate of 2024 there is no sanction, above it three quarters of a rise in its first year."""
    rate = {
        side: asked("tax_rate", "revenue", "equal", 27_568.5733 + side, 2026).value for side in (-100.0, 100.0)
    }
    base = 20_822.6478 / 0.2452
    assert rate[-100.0] == pytest.approx(0.2452 - 100.0 / base, abs=1e-7)
    assert rate[100.0] == pytest.approx(0.2452 + 100.0 / (base * 0.25), abs=1e-7)


# Statuses


def test_that_what_holds_already_needs_no_value():
    answer = asked("tax_rate", "liquidity", "at_least", 1000.0)
    assert (answer.status, answer.value, answer.reached) == ("holds_already", None, pytest.approx(4389.5368))
    assert answer.feasible[0][0] <= 0.2452 <= answer.feasible[0][1]


@pytest.mark.parametrize("comparison", ["at_least", "at_most", "equal"])
@pytest.mark.parametrize("variable", ["liquidity", "liquidity_per_citizen", "service_gap_total", "tax_sanction"])
def test_that_the_very_number_it_is_holds_already(comparison, variable):
    own = float(project(AARHUS, [MIXED]).series(variable)[-1])
    assert asked("tax_rate", variable, comparison, own, scenario=MIXED).status == "holds_already"


def test_that_a_lever_that_moves_nothing_in_the_year_has_no_effect():
    assert asked("capex_gross", "population", "at_least", 1e6).status == "no_effect"
    assert asked("tax_rate", "liquidity", "at_least", 1e6, 2025).status == "no_effect"
    assert asked("tax_rate", "liquidity", "at_least", 1e6, 2024, start=2025).status == "no_effect"
    answer = asked("population_growth", "population", "at_least", 1e6, 2028, start=2028)
    assert (answer.status, answer.feasible, answer.reached) == ("no_effect", (), 387_945.0)


def test_that_what_shows_first_after_a_year_has_an_effect_only_then():
    """Growth shows on 1 January of the year after."""
    for year, status in ((2027, "no_effect"), (2028, "solved")):
        assert asked("population_growth", "population", "at_least", 389_000.0, year, start=2027).status == status


def test_that_the_best_that_can_be_had_is_told_where_the_target_is_out_of_reach():
    answer = asked("capex_gross", "liquidity", "at_least", 60_000.0)
    (best,) = margins(answer, [0.0])
    assert (answer.status, answer.value, answer.feasible) == ("out_of_reach", None, ())
    assert answer.reached == pytest.approx(best + 60_000.0, rel=1e-12)


def test_that_a_target_that_is_just_the_best_is_within_reach():
    """Liquidity is highest with no capital, at the end of the lever; interest lowest inside its range."""
    best = asked("capex_gross", "liquidity", "at_least", 60_000.0).reached
    answer = asked("capex_gross", "liquidity", "at_least", best)
    assert (answer.status, answer.value) == ("solved", pytest.approx(0.0, abs=1e-6))
    assert answer.feasible == ((0.0, answer.value),)
    lowest = asked("frame_adherence.MSO", "liquidity", "at_most", 0.0, 2029).reached
    answer = asked("frame_adherence.MSO", "liquidity", "at_most", lowest)
    assert answer.status == "solved"
    assert 0.5 < answer.value < 1.0
    assert answer.feasible[-1][1] - answer.feasible[0][0] < 1e-3
    assert_does(answer)


def test_that_a_switch_has_whole_values_only():
    scenario = Scenario("A", parameters={"tax_base_growth": {2026: 0.01, 2027: 0.01}})
    plain, sure = (
        float(project(AARHUS, [scenario.with_parameter("state_guarantee", {2026: on})]).series("revenue")[2])
        for on in (0.0, 1.0)
    )
    assert sure > plain + 1.0
    answer = asked("state_guarantee", "revenue", "at_least", (sure + plain) / 2, 2026, scenario=scenario)
    assert (answer.status, answer.value, answer.feasible) == ("solved", 1.0, ((1.0, 1.0),))
    assert asked("state_guarantee", "revenue", "equal", (sure + plain) / 2, 2026, scenario=scenario).status == (
        "out_of_reach"
    )


# Every year


def test_that_every_year_is_judged_from_the_first_that_is_moved_and_the_year_that_decides_is_told():
    """Per citizen the till holds 8,629 kr. in 2025, 8,717 in 2026 and more later: 2026 decides."""
    answer = asked("tax_rate", "liquidity_per_citizen", "at_least", 9000.0, range(2025, 2030))
    assert (answer.status, answer.binding_year, answer.failing) == ("solved", 2026, (2025,))
    assert answer.demand.years == (2026, 2027, 2028, 2029)
    alone = asked("tax_rate", "liquidity_per_citizen", "at_least", 9000.0, 2026)
    assert answer.value == pytest.approx(alone.value, rel=1e-12)
    assert_does(answer)


def test_that_only_the_years_judged_count_for_what_holds_already():
    answer = asked("tax_rate", "liquidity_per_citizen", "at_least", 9000.0, range(2025, 2030), start=2027)
    assert (answer.status, answer.failing) == ("holds_already", (2025, 2026))


def test_that_a_lever_without_years_counts_from_the_first():
    answer = asked("need_equalisation_rate", "grants", "at_least", 0.0, range(2025, 2030), start=2028)
    assert (answer.first_year, answer.demand.years) == (2025, (2025, 2026, 2027, 2028, 2029))


def test_that_years_before_keep_what_they_have():
    target = 24_500.0
    answer = asked("tax_rate", "income_tax", "at_least", target, 2029, scenario=MIXED, start=2028)
    moved = put(MIXED, answer.lever, answer.value, 2028, 2029)
    found = project(AARHUS, [MIXED, moved])
    assert found.series("income_tax", "", 0)[:4].tolist() == found.series("income_tax", "", 1)[:4].tolist()
    assert found.series("income_tax", "", 1)[5] == pytest.approx(target, rel=1e-9)


# Stretches


SEVERAL = [
    ("frame_adherence.MSO", "liquidity", "at_least", 4391.0, 2029, "", 2),
    ("frame_adherence.MTM", "service_gap", "at_most", 203.0, 2029, "MTM", 2),
    ("debt_repayment_rate.MTM", "department_result", "at_most", -0.34, 2035, "MTM", 2),
    ("debt_repayment_rate.MTM", "savings_total", "equal", 318.0, 2029, "", 1),
]


@pytest.mark.parametrize(("lever", "variable", "comparison", "target", "horizon", "entity", "least"), SEVERAL)
def test_that_all_stretches_of_a_range_are_found(lever, variable, comparison, target, horizon, entity, least):
    answer = asked(lever, variable, comparison, target, horizon, entity=entity, horizon=horizon)
    grid = np.linspace(answer.low, answer.high, 2001)
    found = margins(answer, grid, horizon=horizon)
    inside = np.zeros(len(grid), dtype=bool)
    for low, high in answer.feasible:
        inside |= (low <= grid) & (grid <= high)
    assert len(answer.feasible) >= least
    if comparison != "equal":
        assert inside.tolist() == (found >= 0.0).tolist()
    ends = [end for stretch in answer.feasible for end in stretch if answer.low < end < answer.high]
    assert np.abs(margins(answer, ends, horizon=horizon)).max() < 1e-6 * abs(target)


def test_that_each_value_with_which_a_path_that_turns_has_a_number_is_found():
    """Two of them on either side of each turn, however near."""
    lever, what = "debt_repayment_rate.MTM", "department_result"
    tried = [Scenario("A", parameters={lever: one / 2000}) for one in range(2001)]
    row = AARHUS.entities("department").index("MTM")
    values = project_each(AARHUS, tried, 2035).values[what][-1, row]
    for target, n_found in ((-1.0, 1), (-0.34, 3), (0.2, 2), (1.9, 2), (-0.59, 3)):
        answer = asked(lever, what, "equal", target, 2035, entity="MTM", horizon=2035)
        crossings = np.flatnonzero(np.diff(np.sign(values - target)))
        assert len(answer.feasible) == len(crossings) == n_found
        for (low, high), place in zip(answer.feasible, crossings, strict=True):
            assert low == high
            assert place / 2000 <= low <= (place + 1) / 2000


def test_that_a_stretch_narrower_than_the_grid_is_found():
    """A target a hair below the top of a path that turns inside the lever's range."""
    top = asked("frame_adherence.MTM", "result", "at_least", 1e6).reached
    for below in (1e-3, 1e-5, 1e-7):
        answer = asked("frame_adherence.MTM", "result", "at_least", top - below)
        ((low, high),) = answer.feasible
        assert low < high
        assert high - low < 1 / 128
        outside = margins(answer, [low - 1e-3 * (high - low), high + 1e-3 * (high - low)])
        assert outside.max() < 0.0


def test_that_the_value_nearest_to_the_scenario_s_own_is_taken():
    """The scenario's lies in the gap between two stretches, nearer to the lower one, then to the upper."""
    low, high = asked("frame_adherence.MSO", "liquidity", "at_least", 4391.0).feasible
    for own, nearest in ((low[1] + 1e-3, low[1]), (high[0] - 1e-3, high[0])):
        scenario = Scenario("A", parameters={"frame_adherence.MSO": own})
        answer = asked("frame_adherence.MSO", "liquidity", "at_least", 4391.0, scenario=scenario)
        assert answer.value == pytest.approx(nearest, abs=1e-7)


def test_that_where_years_differ_the_value_nearest_to_their_mean_is_taken():
    """0.25, 0.25 and 0.248 from 2027 on: the mean holds where the path does not, and is then the value."""
    scenario = Scenario("A", parameters={"tax_rate": {2027: 0.24, 2028: 0.25, 2029: 0.2465}})
    own = float(project(AARHUS, [scenario]).series("tax_sanction")[-1])
    answer = asked("tax_rate", "tax_sanction", "at_most", own - 1.0, scenario=scenario, start=2027)
    assert (answer.status, answer.is_own_even) == ("solved", False)
    assert answer.value == answer.own == pytest.approx((0.24 + 0.25 + 0.2465) / 3)


def test_that_no_cap_counts_as_the_highest_cap():
    answer = asked("savings_cap.MBU", "savings", "at_most", -40.0, entity="MBU")
    assert answer.own == 1.0
    rich = Scenario("A", parameters={"frame_change.MSB": 200.0})
    free = float(project(AARHUS, [rich]).series("savings", "MSB")[-1])
    answer = asked("savings_cap.MSB", "savings", "at_most", free / 2, entity="MSB", scenario=rich)
    assert answer.status == "solved"
    assert answer.value == max(end for stretch in answer.feasible for end in stretch) < 1.0
    assert_does(answer, rich)


def test_that_a_measure_that_is_off_is_found_as_if_it_were_on():
    before = float(project(AARHUS, [MIXED]).series("frame", "MBU")[-1])
    answer = asked("measure:Nedlagt", "frame", "at_least", before + 10.0, entity="MBU", scenario=MIXED)
    assert (answer.status, answer.own) == ("solved", 0.0)
    assert_does(answer, MIXED)


def test_that_growth_never_leaves_a_municipality_without_people():
    """30 persons on 1 January 2026 may not shrink by 10 a year to 2029."""
    ages = dict.fromkeys(AARHUS.age_groups, 30 / len(AARHUS.age_groups))
    few = AARHUS.with_plan(None, Forecast("Få", dict.fromkeys(range(2025, 2030), ages)))
    answer = asked("population_growth", "population", "at_most", 3.0, baseline=few)
    assert answer.status == "solved"
    assert answer.value == pytest.approx(-9.0)
    assert asked("population_growth", "population", "at_most", -5.0, baseline=few).status == "out_of_reach"


# Each lever on each variable


def tried(levers, variables, horizon, share):
    """Statuses of targets at parts of what a lever can do; answers are put back, refusals held against a grid."""
    statuses = set()
    for lever in levers:
        for number, variable in enumerate(variables):
            axis = VARIABLES[variable].axis
            entities = project(AARHUS, [MIXED], 2025).entities[axis] if axis else ("",)
            entity = entities[number % len(entities)]
            part = share[number % len(share)]
            ends = margins_at_ends(lever, variable, entity, horizon)
            target = ends[0] + part * (ends[1] - ends[0]) + (ends[0] == ends[1])
            comparison = ("at_least", "at_most", "equal")[number % 3]
            told = {"entity": entity, "scenario": MIXED, "horizon": horizon}
            answer = asked(lever.name, variable, comparison, target, horizon, **told)
            statuses.add(answer.status)
            if answer.status == "solved":
                assert_does(answer, MIXED, horizon)
            if answer.status == "out_of_reach":
                is_switch = not isinstance(lever, MeasureLever) and lever.spec.unit == "switch"
                grid = np.linspace(answer.low, answer.high, 2 if is_switch else 41)
                assert margins(answer, grid, MIXED, horizon).max() < 0.0, (lever.name, variable)
    return statuses


def margins_at_ends(lever: Lever, variable: str, entity: str, horizon: int) -> list[float]:
    ends = [put(MIXED, lever, end, 2026, horizon) for end in (max(lever.minimum, -1e3), min(lever.maximum, 1e4))]
    found = project(AARHUS, ends, horizon)
    return [float(found.series(variable, entity, place)[-1]) for place in (0, 1)]


def levers_of_mixed() -> list[Lever]:
    measures = [lever_named(AARHUS, MIXED, f"measure:{one.title}") for one in MIXED.measures]
    return [*parameter_levers(AARHUS), *measures]


def test_that_an_answer_put_back_does_and_a_refusal_is_true_on_a_grid():
    levers = levers_of_mixed()
    some = [*levers[::16], *levers[-3:]]
    statuses = tried(some, [*VARIABLES][::6], 2029, (0.3, 1.2, 0.999))
    assert statuses == {"solved", "holds_already", "no_effect", "out_of_reach"}


@pytest.mark.long
@pytest.mark.parametrize("horizon", [2029, 2035])
def test_that_each_lever_is_tried_on_each_variable(horizon):
    assert "solved" in tried(levers_of_mixed(), [*VARIABLES], horizon, (0.3, 1.2, 0.999, 0.5, -0.1))
