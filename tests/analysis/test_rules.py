"""docs/model.md section 12: rules at, just above and just below their thresholds, by hand arithmetic."""

from dataclasses import replace

import numpy as np
import pytest
from tests.made import Study

from scenarier.analysis.rules import judge, rules_of, verdicts
from scenarier.engine.each import project_each
from scenarier.engine.project import project
from scenarier.model.projection import Projection
from scenarier.model.rules import CAP, Rule
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder
from scenarier.vocabulary.variables import VARIABLES

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
SHIPPED = {rule.name: rule for rule in AARHUS.rules}
DEPARTMENTS = ("MBU", "MSO")
LITTLE = 0.001

# rule: value at the threshold, and the arrays the threshold is made of
AT = {
    "liquidity_target": (4000.0, {}),
    "liquidity_band_5000": (5000.0, {}),
    "liquidity_band_3000": (3000.0, {}),
    "liquidity_not_negative": (0.0, {}),
    "service_ceiling": (17000.0, {"service_ceiling": 17000.0}),
    "capex_ceiling": (1300.0, {"capex_ceiling": 1300.0}),
    "result_not_negative": (0.0, {}),
    "operating_result_covers_capital": (409.0, {"capex_net": 409.0}),
    "operating_result_share": (500.0, {"revenue": 25000.0}),  # 2 % of 25,000
    "savings_not_negative": (0.0, {}),
    "savings_within_cap": (150.0, {CAP: 150.0}),
    "debt_limit": (-50.0, {"frame": 1000.0}),  # 5 % of 1,000
}


def made(years: tuple[int, ...] = (2024, 2025), **values: object) -> Projection:
    """A projection of one scenario by hand: a number, or `[year]`, or `[year, department]`."""

    def shaped(name: str, given: object) -> np.ndarray:
        has_rows = name == CAP or VARIABLES[name].axis == "department"
        array = np.asarray(given, dtype=float)
        if has_rows and array.ndim == 1:
            array = array[:, None]
        shape = (len(years), len(DEPARTMENTS)) if has_rows else (len(years),)
        return np.broadcast_to(array, shape)[..., None].copy()

    arrays = {name: shaped(name, given) for name, given in values.items()}
    steps = {CAP: arrays.pop(CAP)} if CAP in arrays else {}
    return Projection(years, ("A",), {"department": DEPARTMENTS}, arrays, steps)


def judged(projection: Projection, rule: Rule):
    (found,) = judge(projection, [rule])
    return found


def moved(**measure: float) -> Scenario:
    """A scenario with a measure of 2025 on each target."""
    return Scenario(
        "A", measures=tuple(Measure("T", target, {2025: amount}) for target, amount in measure.items())
    )


def in_2025(scenario: Scenario, name: str, entity: str = "") -> tuple[int, float]:
    """Whether a shipped rule holds in 2025, and by how much."""
    found = judged(project(AARHUS, [scenario], 2025), SHIPPED[name])
    (row,) = [row for row in verdicts(found, "A") if row.entity == entity]
    return row.holds, row.margin


# Each threshold, exactly


def test_that_every_shipped_rule_is_tried_below():
    assert list(AT) == list(SHIPPED)


@pytest.mark.parametrize("name", AT)
def test_that_a_rule_holds_at_its_threshold_with_no_margin(name):
    rule, (value, others) = SHIPPED[name], AT[name]
    found = judged(made(**{rule.metric: value}, **others), rule)
    assert found.is_kept
    assert found.thresholds.tolist() == found.values.tolist()
    assert not found.margins.any()


@pytest.mark.parametrize("name", AT)
@pytest.mark.parametrize("side", [1, -1], ids=["above", "below"])
def test_that_just_beside_its_threshold_a_rule_holds_on_its_own_side_alone(name, side):
    rule, (value, others) = SHIPPED[name], AT[name]
    found = judged(made(**{rule.metric: value + side * LITTLE}, **others), rule)
    sign = side if rule.comparison == "at_least" else -side
    assert found.is_kept == (sign > 0)
    assert found.margins == pytest.approx(sign * LITTLE)


@pytest.mark.parametrize("name", AT)
def test_that_the_arithmetics_own_noise_breaks_no_rule(name):
    """10^-12 of the numbers is less than the last digits of a sum of a few hundred terms."""
    rule, (value, others) = SHIPPED[name], AT[name]
    for side in (1, -1):
        beside = value + side * 1e-12 * max(1.0, abs(value))
        found = judged(made(**{rule.metric: beside}, **others), rule)
        assert found.is_kept
        assert not found.margins.any()


# The same through the engine


def cash(liquidity_2025: float) -> Scenario:
    """Liquidity of 2025 brought to an amount: in the default it is 2,801.2416 + 547.3098 - 127.0000."""
    default = project(AARHUS, [BASELINE], 2025).series("liquidity")[1]
    assert default == pytest.approx(2801.2416 + 547.3098 - 127.0, abs=1e-3)
    return Scenario("A", parameters={"other_cash_flow": {2025: liquidity_2025 - default}})


@pytest.mark.parametrize(
    ("name", "per_citizen"),
    [("liquidity_target", 4000), ("liquidity_band_5000", 5000), ("liquidity_band_3000", 3000)],
)
@pytest.mark.parametrize("beside", [0.0, LITTLE, -LITTLE])
def test_that_liquidity_per_citizen_of_the_engine_is_judged_to_the_krone(name, per_citizen, beside):
    """373,335 citizens times 4,000 kr. are 1,493.34 mio. kr."""
    scenario = cash((per_citizen + beside) * 373_335 / 1e6)
    holds, margin = in_2025(scenario, name)
    assert holds == (beside >= 0)
    assert margin == pytest.approx(beside, abs=1e-9)


@pytest.mark.parametrize("beside", [0.0, LITTLE, -LITTLE])
def test_that_liquidity_of_the_engine_may_be_0_and_no_less(beside):
    holds, margin = in_2025(cash(beside), "liquidity_not_negative")
    assert holds == (beside >= 0)
    assert margin == pytest.approx(beside, abs=1e-9)


@pytest.mark.parametrize("beside", [0.0, LITTLE, -LITTLE])
def test_that_capital_expenditure_of_the_engine_may_reach_its_ceiling(beside):
    """1,289 and 11 make 1,300, both sides times the price index of capital, 1.028 in 2025."""
    holds, margin = in_2025(moved(**{"capex:gross": 11.0 - beside}), "capex_ceiling")
    assert holds == (beside >= 0)
    assert margin == pytest.approx(1.028 * beside, abs=1e-9)


@pytest.mark.parametrize("beside", [0.0, LITTLE, -LITTLE])
def test_that_service_expenditure_of_the_engine_may_reach_its_ceiling(beside):
    """The ceiling of 2025 is 17,000 times 1.033 times 1 and the lift: 17,736.61 with the default's 0.01."""
    default = project(AARHUS, [BASELINE], 2025)
    spent, ceiling = (default.series(name)[1] for name in ("service_expenditure", "service_ceiling"))
    assert (spent, ceiling) == pytest.approx((17527.1775, 17736.61), abs=1e-4)
    scenario = Scenario("A", parameters={"service_ceiling_lift": {2025: (spent + beside) / (17000 * 1.033) - 1}})
    holds, margin = in_2025(scenario, "service_ceiling")
    assert holds == (beside >= 0)
    assert margin == pytest.approx(beside, abs=1e-9)


@pytest.mark.parametrize("name", ["result_not_negative", "operating_result_covers_capital"])
@pytest.mark.parametrize("beside", [0.0, LITTLE, -LITTLE])
def test_that_the_engines_result_may_be_0_which_is_what_covering_capital_means(name, beside):
    """547.3098 in the default; a settlement of tax moves it krone by krone."""
    default = project(AARHUS, [BASELINE], 2025).series("result")[1]
    assert default == pytest.approx(547.3098, abs=1e-4)
    scenario = Scenario("A", parameters={"tax_settlement": {2025: beside - default}})
    holds, margin = in_2025(scenario, name)
    assert holds == (beside >= 0)
    assert margin == pytest.approx(beside, abs=1e-9)


@pytest.mark.parametrize("beside", [0.0, LITTLE, -LITTLE])
def test_that_the_engines_operating_result_may_be_2_per_cent_of_revenue(beside):
    """967.7618 + x is 2 % of 26,489.0741 + x where x is (529.7815 - 967.7618) / 0.98 = -446.9187."""
    default = project(AARHUS, [BASELINE], 2025)
    operating, revenue = (default.series(name)[1] for name in ("operating_result", "revenue"))
    at = (0.02 * revenue - operating) / 0.98
    assert at == pytest.approx(-446.9187, abs=1e-3)
    scenario = Scenario("A", parameters={"tax_settlement": {2025: at + beside}})
    holds, margin = in_2025(scenario, "operating_result_share")
    assert holds == (beside >= 0)
    assert margin == pytest.approx(0.98 * beside, abs=1e-9)


def spent(amount_2025: float) -> Scenario:
    """A measure that spends savings of MSO, in 2025's prices: 1.033 of 2024's."""
    return moved(**{"savings:MSO": amount_2025 / 1.033})


@pytest.mark.parametrize("beside", [0.0, LITTLE, -LITTLE])
def test_that_the_engines_savings_may_be_0_or_5_per_cent_of_the_frame_below(beside):
    default = project(AARHUS, [BASELINE], 2025)
    savings, frame = (default.series(name, "MSO")[1] for name in ("savings", "frame"))
    assert savings == pytest.approx(185.2008, abs=1e-4)
    for name, at in (("savings_not_negative", 0.0), ("debt_limit", -0.05 * frame)):
        holds, margin = in_2025(spent(savings - at - beside), name, "MSO")
        assert holds == (beside >= 0)
        assert margin == pytest.approx(beside, abs=1e-9)


def test_that_savings_above_a_cap_go_to_the_reserve_so_that_the_rule_holds_with_no_margin():
    projection = project(AARHUS, [spent(-50.0)], 2025)
    assert projection.series("savings_to_reserve", "MSO")[1] > 0
    (row,) = verdicts(judged(projection, SHIPPED["savings_within_cap"]), "A")
    assert (row.entity, row.holds, row.margin) == ("MSO", 1, 0.0)
    assert row.value == pytest.approx(0.05 * projection.series("frame", "MSO")[1])


# The default projection


def test_that_the_service_ceiling_holds_in_the_default_with_the_margins_of_the_check_figures():
    """docs/model.md, check figures: the least margin is that of 2025, 17,736.6100 less 17,527.1775."""
    found = judged(project_each(AARHUS, [BASELINE], 2029), SHIPPED["service_ceiling"])
    margins = {row.year: row.margin for row in verdicts(found, "Grundforløb")}
    assert found.is_kept
    assert margins == pytest.approx(
        {
            2025: 17736.6100 - 17527.1775,
            2026: 18451.3954 - 18161.9381,
            2027: 19157.7148 - 18808.5643,
            2028: 19891.0721 - 19518.9246,
            2029: 20652.5024 - 20240.6164,
        },
        abs=1e-3,
    )
    assert min(margins, key=margins.get) == 2025


def test_that_without_a_lift_in_2027_and_2028_the_ceiling_is_broken_in_2028_by_19519_against_19499():
    """The ceiling of 2026, 18,451.3954, times 1.028 twice is 19,499.1394; service costs what the default does.

    With the lift of 0.01 back in 2029 it is 20,245.5665, and 20,240.6164 is within it.
    """
    tight = Scenario("Stramt", parameters={"service_ceiling_lift": {2027: 0.0, 2028: 0.0}})
    found = judged(project_each(AARHUS, [tight], 2029), SHIPPED["service_ceiling"])
    rows = {row.year: row for row in verdicts(found, "Stramt")}
    assert [year for year, row in rows.items() if not row.holds] == [2028]
    assert rows[2028].threshold == pytest.approx(18451.3954 * 1.028**2, abs=1e-3)
    assert rows[2028].margin == pytest.approx(19499.1394 - 19518.9246, abs=1e-3)
    assert rows[2029].margin == pytest.approx(19499.1394 * 1.028 * 1.01 - 20240.6164, abs=1e-3)


def test_that_each_shipped_rule_has_a_name_and_a_metric():
    for rule in SHIPPED.values():
        assert rule.metric in VARIABLES
        assert rule.name_da != rule.name_en
        assert all((rule.name_da, rule.name_en, rule.explanation_da, rule.explanation_en))


def test_that_the_councils_target_is_the_figure_of_the_package():
    assert SHIPPED["liquidity_target"].threshold == AARHUS.figures["liquidity_target"] == 4000.0


# What is judged


def test_that_the_base_year_is_not_judged():
    found = judged(made(result=[-1.0, 1.0]), SHIPPED["result_not_negative"])
    assert found.years == (2025,)
    assert found.is_kept


def test_that_years_and_entities_have_a_row_each_entity_by_entity():
    projection = made((2024, 2025, 2026), savings=[[0, 0], [1, -2], [3, -4]])
    rows = list(verdicts(judged(projection, SHIPPED["savings_not_negative"]), "S"))
    assert [(row.scenario, row.rule) for row in rows] == [("S", "savings_not_negative")] * 4
    assert [(row.entity, row.year, row.value, row.holds, row.margin) for row in rows] == [
        ("MBU", 2025, 1.0, 1, 1.0),
        ("MBU", 2026, 3.0, 1, 3.0),
        ("MSO", 2025, -2.0, 0, -2.0),
        ("MSO", 2026, -4.0, 0, -4.0),
    ]
    assert {row.unit for row in rows} == {"mio_kr"}
    assert {row.threshold for row in rows} == {0.0}


def test_that_a_department_without_a_cap_has_no_row():
    projection = made(savings=100.0, **{CAP: [[np.inf, 150.0], [np.inf, 150.0]]})
    found = judged(projection, SHIPPED["savings_within_cap"])
    assert found.entities == ("MSO",)
    assert [row.entity for row in verdicts(found, "A")] == ["MSO"]


def test_that_a_cap_that_a_study_sets_gives_its_department_rows():
    default = judged(project_each(AARHUS, [BASELINE], 2027), SHIPPED["savings_within_cap"])
    assert default.entities == ("MSO",)
    capped = Scenario("A", parameters={"savings_cap.MBU": 0.5})
    found = judged(project_each(AARHUS, [capped], 2027), SHIPPED["savings_within_cap"])
    assert found.entities == ("MBU", "MSO")


def test_that_each_scenario_of_a_projection_is_judged_by_its_own_numbers():
    projection = project_each(AARHUS, [BASELINE, cash(1.0)], 2025)
    target = SHIPPED["liquidity_target"]
    assert [judge(projection, [target], place)[0].is_kept for place in (0, 1)] == [True, False]


# A study's rules


def test_that_rules_are_the_baselines_and_then_the_studys_with_those_off_left_unjudged():
    own = Rule("Egen", "result", "at_least", 100.0)
    every = rules_of(AARHUS, Study(rules=(own,), rules_off=("liquidity_target", "debt_limit")))
    assert [rule.name for rule in every] == [*SHIPPED, "Egen"]
    assert [rule.name for rule in every if not rule.on] == ["liquidity_target", "debt_limit"]
    names = [found.rule.name for found in judge(project_each(AARHUS, [BASELINE], 2029), every)]
    assert names == [name for name in [*SHIPPED, "Egen"] if name not in ("liquidity_target", "debt_limit")]


def test_that_a_rule_that_is_off_says_nothing():
    assert judge(made(result=-1.0), [replace(SHIPPED["result_not_negative"], on=False)]) == []


def test_that_an_own_rule_of_one_entity_and_some_years_is_judged_there_alone():
    """2 % of 1,000 is 20."""
    rule = Rule("Egen", "savings", "at_least", 0.02, "frame", "MSO", 2026, 2027)
    years = (2024, 2025, 2026, 2027, 2028)
    savings = [[0, 0], [0, 0], [0, 20], [0, 19.5], [0, 0]]
    found = judged(made(years, savings=savings, frame=1000.0), rule)
    rows = [(row.entity, row.year, row.threshold, row.holds, row.margin) for row in verdicts(found, "A")]
    assert rows == [("MSO", 2026, 20.0, 1, 0.0), ("MSO", 2027, 20.0, 0, -0.5)]


def test_that_a_nearer_horizon_leaves_a_rules_years_alone_and_a_farther_one_judges_them_again():
    own = Rule("Egen", "result", "at_least", 0.0, first_year=2028, last_year=2033)
    study = Study(rules=(own,), horizon=2035).with_horizon(2027)
    assert study.rules == (own,)
    assert not judged(project(AARHUS, [BASELINE], 2027), study.rules[0]).is_judged
    farther = judged(project(AARHUS, [BASELINE], 2035), study.with_horizon(2035).rules[0])
    assert farther.years == (2028, 2029, 2030, 2031, 2032, 2033)


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (None, None, (2025, 2026)),
        (2026, None, (2026,)),
        (None, 2025, (2025,)),
        (2020, 2035, (2025, 2026)),
        (2027, 2030, ()),
    ],
)
def test_that_years_outside_the_projection_are_not_judged(first, last, years):
    found = judged(
        made((2024, 2025, 2026), result=-1.0), Rule("Egen", "result", "at_least", 0.0, "", "", first, last)
    )
    assert found.years == years
    assert found.is_judged == bool(years)
    assert found.is_kept == (not years)
    assert len(list(verdicts(found, "A"))) == len(years)


def test_that_every_department_may_be_held_against_one_number_of_the_municipality():
    """A tenth of 300 is 30."""
    rule = Rule("Egen", "savings", "at_most", 0.1, "savings_total")
    found = judged(made(savings=[[0, 0], [30, 31]], savings_total=300.0), rule)
    assert found.thresholds.tolist() == [[30.0, 30.0]]
    assert found.margins.tolist() == [[0.0, -1.0]]
    assert not found.is_kept


def test_that_an_entity_of_a_cap_that_does_not_exist_leaves_nothing_to_judge():
    rule = replace(SHIPPED["savings_within_cap"], entity="MBU")
    found = judged(made(savings=9.0, **{CAP: [[np.inf, 1.0], [np.inf, 1.0]]}), rule)
    assert not found.is_judged
    assert found.is_kept
    assert list(verdicts(found, "A")) == []


def test_that_the_margin_is_the_difference_to_the_threshold_and_positive_where_the_rule_holds():
    projection = project_each(AARHUS, [BASELINE], 2035)
    for found in judge(projection, AARHUS.rules):
        sign = 1 if found.rule.comparison == "at_least" else -1
        for row in verdicts(found, "A"):
            assert row.margin == pytest.approx(sign * (row.value - row.threshold), abs=1e-6)
            assert row.holds == (row.margin >= 0)
            assert row.value == projection.series(found.rule.metric, row.entity)[row.year - 2024]
