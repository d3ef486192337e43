"""docs/model.md section 12: the smallest move of one lever with which a broken rule holds."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from scenarier.analysis.mend import Mend, Mender, mend
from scenarier.analysis.moves import Trials
from scenarier.analysis.rules import judge, keeps
from scenarier.engine.each import project_each
from scenarier.engine.project import project
from scenarier.model.rules import CAP, Rule
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.text.language import language, set_language
from scenarier.vocabulary.places import baseline_folder

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
SHIPPED = {rule.name: rule for rule in AARHUS.rules}
STADIUM = Scenario("Stadion", measures=(Measure("Stadion", "capex:gross", {2026: 200.0}),))
TIGHT = Scenario("Stramt", parameters={"service_ceiling_lift": {2027: 0.0, 2028: 0.0}})
"""The ceiling of 2028 is 20 short (tests/analysis/test_rules.py), that of 2029 is not."""
FLAT = Scenario("Fladt", parameters={"service_ceiling_lift": {2027: 0.0, 2028: 0.0, 2029: 0.0}})
LATE = Scenario("Sent", parameters={"service_ceiling_lift": {2030: 0.0, 2031: 0.0, 2032: 0.0}})
POOR = Scenario("Fattigt", parameters={"tax_settlement": {2027: -4000.0}})
UNEVEN = Scenario("Ulige", parameters={**FLAT.parameters, "efficiency_requirement.MBU": 0.002})

BROKEN = [
    ("service_ceiling", FLAT, 2035),
    ("service_ceiling", TIGHT, 2029),
    ("service_ceiling", UNEVEN, 2030),
    ("capex_ceiling", STADIUM, 2029),
    ("liquidity_target", POOR, 2029),
    ("liquidity_not_negative", POOR, 2028),
    ("savings_not_negative", BASELINE, 2029),
    ("savings_not_negative", BASELINE, 2035),
    ("debt_limit", BASELINE, 2035),
]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = language()
    set_language("en")
    yield
    set_language(before)


def moves(name: str, scenario: Scenario = BASELINE, horizon: int = 2029) -> list[Mend]:
    """What mends a shipped rule, with all shipped rules to mind."""
    return mend(AARHUS, scenario, horizon, SHIPPED[name], AARHUS.rules)


def own(rule: Rule, scenario: Scenario = BASELINE, horizon: int = 2029) -> list[Mend]:
    return mend(AARHUS, scenario, horizon, rule, AARHUS.rules)


def is_kept(scenario: Scenario, horizon: int, rule: Rule, entity: str) -> bool:
    """Judged year by year on a projection of the scenario alone."""
    (judged,) = judge(project_each(AARHUS, [scenario], horizon), [rule])
    return bool(judged.holds[:, judged.entities.index(entity)].all())


def one_step_back(move: Mend, before: Scenario, horizon: int) -> Scenario:
    """The mended scenario with each value that was moved one step nearer to what it was."""
    spec, parameters = move.spec, dict(move.scenario.parameters)
    for key, values in move.scenario.parameters.items():
        if key.partition(".")[0] != spec.name or values == before.parameters.get(key):
            continue
        by_year = values if isinstance(values, dict) else dict.fromkeys(range(2025, horizon + 1), values)
        step = spec.step if move.moved > 0 else -spec.step
        parameters[key] = {
            year: round(value - step, 10) if year >= move.first_year else value for year, value in by_year.items()
        }
    return replace(move.scenario, parameters=parameters)


# It mends, and no less would


@pytest.mark.parametrize(("name", "scenario", "horizon"), BROKEN)
def test_that_with_the_move_the_rule_holds_in_every_year_and_with_one_step_less_it_does_not(
    name, scenario, horizon
):
    found = moves(name, scenario, horizon)
    assert found
    for move in found:
        assert not is_kept(scenario, horizon, SHIPPED[name], move.entity)
        assert is_kept(move.scenario, horizon, SHIPPED[name], move.entity)
        assert not is_kept(one_step_back(move, scenario, horizon), horizon, SHIPPED[name], move.entity)


@pytest.mark.parametrize(("name", "scenario", "horizon"), BROKEN)
def test_that_only_one_lever_moves_and_only_from_the_first_year_on(name, scenario, horizon):
    for move in moves(name, scenario, horizon):
        assert move.scenario.measures == scenario.measures
        changed = {
            key: values
            for key, values in move.scenario.parameters.items()
            if values != scenario.parameters.get(key)
        }
        assert {key.partition(".")[0] for key in changed} == {move.spec.name}
        if move.spec.name in ("frame_change", "savings_use"):
            assert [key.partition(".")[2] for key in changed] == [move.entity]
        assert scenario.parameters.keys() <= move.scenario.parameters.keys()
        for key, values in changed.items():
            assert isinstance(values, dict) or move.first_year == 2025 or key in scenario.parameters
            kept = scenario.parameters.get(key, {})
            for year in range(2025, move.first_year):
                before = kept.get(year) if isinstance(kept, dict) else kept
                assert (values.get(year) if isinstance(values, dict) else values) == before


@pytest.mark.parametrize(("name", "scenario", "horizon"), BROKEN)
def test_that_a_value_is_a_whole_number_of_steps_within_the_levers_range(name, scenario, horizon):
    for move in moves(name, scenario, horizon):
        spec = move.spec
        assert move.moved / spec.step == pytest.approx(round(move.moved / spec.step), abs=1e-6)
        assert move.moved
        if move.level is not None:
            assert spec.minimum <= move.level <= spec.maximum


def test_that_capital_is_cut_to_what_a_measure_leaves_of_the_ceiling():
    """The ceiling of 2026 is 1,300 and 7 %: 1,391 in 2024 prices. The measure takes 200 of it.

    1,289 less ten steps of 10 is 1,189, the first not above 1,191.
    """
    (move,) = moves("capex_ceiling", STADIUM)
    assert (move.spec.name, move.level, move.first_year) == ("capex_gross", 1189.0, 2026)
    assert move.moved == -100.0


def test_that_a_requirement_of_a_tenth_of_a_per_cent_a_year_makes_up_for_20_in_2028():
    """Three of them after 2025 take 0.3 % of frames of some 17,900: 54, half of it off need, and 27 is over 20.

    The lever's step is 0.1 %.
    """
    (move,) = moves("service_ceiling", TIGHT)
    assert (move.spec.name, move.level, move.first_year, move.breaks) == (
        "efficiency_requirement",
        0.001,
        2026,
        (),
    )
    demanded = {name for name in move.scenario.parameters if name.startswith("efficiency_requirement.")}
    assert demanded == {f"efficiency_requirement.{name}" for name in "MBU MSB MSO MKB MTM BA".split()}


def test_that_a_settlement_is_made_up_for_by_hand_arithmetic_of_the_capital_it_takes():
    """Liquidity of 2025 is 3,221.5514; to end at 3,300 takes 78.4486, of capital at 1.028 a krone: 80 in tens.

    Interest on cash is paid on the opening balance, so the capital of a year has none in that year.
    """
    rule = Rule("Egen", "liquidity", "at_least", 3300.0, last_year=2025, mended_by=("capex_gross",))
    assert project(AARHUS, [BASELINE], 2025).series("liquidity")[1] == pytest.approx(3221.5514, abs=1e-3)
    (move,) = own(rule)
    assert (move.first_year, move.moved) == (2025, -80.0)
    assert 70 * 1.028 < 78.4486 <= 80 * 1.028


# When


def test_that_a_breach_of_2025_is_mended_from_2025_and_any_later_one_from_2026():
    """MBU and MTM owe the till from 2024 on, MSB first in 2032; the ceiling of TIGHT is broken in 2028."""
    found = moves("savings_not_negative", BASELINE, 2035)
    first_years = {move.entity: move.first_year for move in found}
    assert first_years == {"MBU": 2025, "MSB": 2026, "MTM": 2025}
    (move,) = moves("service_ceiling", TIGHT)
    assert move.first_year == 2026


# Which lever


def test_that_there_is_nothing_to_mend_where_the_rule_is_kept_or_off():
    assert moves("liquidity_target") == []
    assert own(replace(SHIPPED["savings_not_negative"], on=False)) == []
    assert own(Rule("Egen", "result", "at_least", 1e6, first_year=2033)) == []


def test_that_no_move_is_told_where_no_single_lever_can():
    assert own(Rule("Egen", "population", "at_least", 1e8)) == []
    assert own(replace(SHIPPED["capex_ceiling"], mended_by=("tax_rate",)), STADIUM) == []


def test_that_the_first_lever_that_can_is_taken():
    rule = Rule("Egen", "result", "at_least", 500.0, mended_by=("service_ceiling_lift", "tax_rate", "capex_gross"))
    assert [move.spec.name for move in own(rule)] == ["tax_rate"]
    turned = replace(rule, mended_by=("capex_gross", "tax_rate"))
    assert [move.spec.name for move in own(turned)] == ["capex_gross"]


def test_that_an_own_rule_names_no_levers_and_is_mended_by_the_usual_ones():
    (move,) = own(Rule("Egen", "result", "at_least", 500.0))
    assert move.spec.name == "capex_gross"
    (move,) = own(Rule("Egen", "savings", "at_least", 0.0, entity="MTM"))
    assert move.spec.name in ("frame_change", "savings_use")


def test_that_a_lever_that_would_break_a_law_gives_way_to_the_next():
    """MTM lacks 101.8306 in 2025 and keeps a fifth of what its frame gets more: 493 at 1.033 a krone.

    The other four fifths, 407, are spent, and the ceiling of 2025 has room for 209.
    """
    frame = replace(SHIPPED["savings_not_negative"], mended_by=("frame_change",), entity="MTM")
    (move,) = own(frame)
    assert (move.moved, move.breaks) == (493.0, ("Service ceiling",))
    assert 492 * 1.033 * 0.2 < 101.8306 <= 493 * 1.033 * 0.2
    assert not is_kept(move.scenario, 2029, SHIPPED["service_ceiling"], "")
    (other,) = own(replace(frame, mended_by=("frame_change", "savings_use")))
    assert (other.spec.name, other.breaks) == ("savings_use", ())
    assert is_kept(other.scenario, 2029, SHIPPED["service_ceiling"], "")


def test_that_a_law_that_is_off_is_not_minded():
    frame = replace(SHIPPED["savings_not_negative"], entity="MTM")
    off = [replace(rule, on=rule.name != "service_ceiling") for rule in AARHUS.rules]
    (move,) = mend(AARHUS, BASELINE, 2029, frame, off)
    assert (move.spec.name, move.breaks) == ("frame_change", ())


def test_that_a_breach_of_a_law_that_would_come_earlier_is_a_new_one():
    """Without lifts from 2030 the ceiling is broken from 2032; more to MBU's or MTM's frame breaks it before."""
    ceiling = SHIPPED["service_ceiling"]
    assert broken_years(LATE, ceiling) == [2032, 2033, 2034, 2035]
    frame = replace(SHIPPED["savings_not_negative"], mended_by=("frame_change",))
    found = {move.entity: move for move in own(frame, LATE, 2035)}
    for name in ("MBU", "MTM"):
        assert found[name].breaks == ("Service ceiling",)
        assert broken_years(found[name].scenario, ceiling)[0] < 2032
    found = {move.entity: move for move in moves("savings_not_negative", LATE, 2035)}
    for name in ("MBU", "MTM"):
        assert (found[name].spec.name, found[name].breaks) == ("savings_use", ())
    assert all(year >= 2032 for move in found.values() for year in broken_years(move.scenario, ceiling))


def broken_years(scenario: Scenario, rule: Rule) -> list[int]:
    (judged,) = judge(project(AARHUS, [scenario], 2035), [rule])
    return [year for year, holds in zip(judged.years, judged.holds[:, 0], strict=True) if not holds]


# In words


@pytest.mark.parametrize(
    ("spoken", "words"),
    [("da", "effektiviseringskrav 0,1 % fra 2026"), ("en", "efficiency requirement 0.1 % from 2026")],
)
def test_that_a_move_is_told_as_the_levers_new_value_and_the_year(spoken, words):
    set_language(spoken)
    (move,) = moves("service_ceiling", TIGHT)
    assert move.words() == words


def test_that_departments_with_values_of_their_own_are_told_how_far_all_are_moved():
    """MBU already has 0.2 %, the others none; no one number would be true of all."""
    (move,) = moves("service_ceiling", UNEVEN, 2030)
    assert move.level is None
    by_hand = f"{move.moved * 100:.1f}"
    assert move.words() == f"efficiency requirement moved +{by_hand} percentage points from 2026"
    asked = move.scenario.parameters
    assert asked["efficiency_requirement.MBU"][2027] == pytest.approx(0.002 + move.moved)
    assert asked["efficiency_requirement.MSO"][2027] == pytest.approx(move.moved)


@pytest.mark.parametrize(
    ("spoken", "words"),
    [
        ("da", "forbrug af opsparing (Teknik og Miljø) −99 mio. kr. fra 2025"),
        ("en", "use of savings (Technical Services) −99 DKK m from 2025"),
    ],
)
def test_that_a_departments_move_names_it(spoken, words):
    """-101.8306 in 2025, at 1.033 a krone of 2024: 98.6 are missing."""
    set_language(spoken)
    assert words in [move.words() for move in moves("savings_not_negative")]


@pytest.mark.parametrize(("spoken", "words"), [("da", "men bryder så: "), ("en", "but then breaks: ")])
def test_that_a_law_that_breaks_is_told(spoken, words):
    set_language(spoken)
    (move,) = own(replace(SHIPPED["savings_not_negative"], mended_by=("frame_change",), entity="MTM"))
    assert words in move.words()


# Many scenarios at a time


@pytest.mark.parametrize("rule", [*AARHUS.rules, Rule("Egen", "savings", "at_least", 0.1, "savings_total")])
def test_that_many_scenarios_held_at_a_time_are_held_as_each_alone(rule):
    scenarios = [BASELINE, STADIUM, TIGHT, FLAT, POOR, UNEVEN]
    projection = project(AARHUS, scenarios, 2035)
    alone = [judge(projection, [rule], place)[0] for place in range(len(scenarios))]
    for column, entity in enumerate(alone[0].entities):
        together = keeps(projection, rule, entity)
        assert together.tolist() == [bool(judged.holds[:, column].all()) for judged in alone]


def test_that_a_department_without_a_cap_keeps_the_rule_of_caps():
    projection = project(AARHUS, [BASELINE], 2029)
    rule = Rule("Egen", "savings", "at_least", 1.0, CAP)
    assert keeps(projection, rule, "MBU").tolist() == [True]
    assert [judged.entities for judged in judge(projection, [rule])] == [("MSO",)]


def test_that_rules_alike_share_what_was_projected_for_the_first(monkeypatch):
    from scenarier.analysis import moves

    projected = []
    real = moves.project
    monkeypatch.setattr(moves, "project", lambda *given, **options: projected.append(1) or real(*given, **options))
    rules = [Rule(f"R{n}", "liquidity_per_citizen", "at_least", 9_000.0 + n / 10) for n in range(20)]
    mender = Mender(AARHUS, BASELINE, 2029, AARHUS.rules)
    first = [mender.mend(rules[0]), len(projected)]
    found = [mender.mend(rule) for rule in rules]
    assert found[0] == first[0]
    assert len(projected) < 3 * first[1]
    assert [[one.words() for one in each] for each in found] == [
        [one.words() for one in own(rule)] for rule in rules
    ]


@pytest.mark.parametrize(
    ("metric", "comparison", "threshold", "lever", "entity"),
    [
        ("department_result", "at_most", -4.0, "debt_repayment_rate", "MTM"),
        ("service_gap", "at_most", 203.0, "frame_adherence", "MTM"),
        ("liquidity", "at_least", 4400.0, "population_growth", ""),
        ("result", "at_least", 480.0, "capex_gross", ""),
    ],
)
def test_that_no_fewer_steps_either_way_would_do(metric, comparison, threshold, lever, entity):
    """Each whole number of steps tried in turn; a path that turns holds between two of them alone."""
    rule = Rule("Egen", metric, comparison, threshold, entity=entity, first_year=2029, mended_by=(lever,))
    spec = AARHUS.parameters[lever]
    (move,) = own(rule)
    steps = round(move.moved / spec.step)
    for fewer in range(1, abs(steps)):
        for by in (fewer, -fewer):
            tried = Trials(AARHUS, BASELINE, 2029).lever(spec, entity, move.first_year).moved(by)
            assert not is_kept(tried, 2029, rule, entity)
    assert is_kept(move.scenario, 2029, rule, entity)
