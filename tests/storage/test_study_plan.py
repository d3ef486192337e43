"""The budget and the forecast of a study file; what is refused stands in tests/bad."""

import json

import pytest
from tests.storage.studies import fault, faults, read, study

from scenarier.model.plan import Budget, Forecast
from scenarier.storage.baseline import read_baseline
from scenarier.storage.study_read import parse_study
from scenarier.storage.study_write import study_bytes
from scenarier.vocabulary.places import baseline_folder

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
PEOPLE = {
    "0-5": 23027,
    "6-16": 38587,
    "17-19": 11183,
    "20-34": 126292,
    "35-64": 117160,
    "65-79": 42543,
    "80+": 14596,
}
NOT_DECENTRALISED = [area.name for area in AARHUS.areas if not area.is_decentralised]


def persons(first=2025, last=2029):
    return {str(year): dict(PEOPLE) for year in range(first, last + 1)}


def with_budget(levels, **budget):
    return study(version=4, budget={"title": "Budget", "levels": levels, **budget})


def with_forecast(people, **changes):
    return study(version=4, forecast={"title": "Prognose", "persons": people}, **changes)


def test_that_a_budget_is_read_as_it_stands():
    levels = {"frame:MBU": {"2026": 5301.5, "2060": 1}, "area:CENTRAL.other": {}, "capex:gross": {"2025": 0}}
    found = read(with_budget(levels, price_year=2026, note="forliget")).budget
    kept = {"frame:MBU": {2026: 5301.5, 2060: 1.0}, "area:CENTRAL.other": {}, "capex:gross": {2025: 0.0}}
    assert found == Budget("Budget", kept, 2026, "forliget")


def test_that_levels_may_be_empty_and_prices_the_years_own():
    assert read(with_budget({})).budget == Budget("Budget", {})


@pytest.mark.parametrize("target", AARHUS.budget_targets())
def test_that_every_frame_revenue_capital_and_area_outside_frames_may_be_budgeted(target):
    assert read(with_budget({target: {"2026": 12.5}})).budget.levels == {target: {2026: 12.5}}


def test_that_there_are_as_many_budget_targets_as_the_model_has():
    central, of_departments = 6, 11
    assert len(NOT_DECENTRALISED) == central + of_departments
    frames, revenues, capital = 6, 6, 2
    assert len(AARHUS.budget_targets()) == frames + len(NOT_DECENTRALISED) + revenues + capital


@pytest.mark.parametrize("area", [area.name for area in AARHUS.areas if area.is_decentralised])
def test_that_a_decentralised_area_is_told_of_its_departments_frame(area):
    assert f"“frame:{area.partition('.')[0]}”" in fault(with_budget({f"area:{area}": {"2026": 1}}))


@pytest.mark.parametrize("year", [2024, 2035])
def test_that_prices_may_be_of_any_year_of_the_model_also_after_the_horizon(year):
    assert read(with_budget({}, price_year=year)).budget.price_year == year


@pytest.mark.parametrize("amount", [100_000, -100_000, 0, -0.0, 1e-300])
def test_that_a_level_is_any_number_up_to_100000_in_size(amount):
    assert read(with_budget({"revenue:grants": {"2026": amount}})).budget.levels["revenue:grants"] == {
        2026: amount
    }


def test_that_a_forecast_is_read_by_year_and_age():
    found = read(with_forecast(persons(last=2040))).forecast
    assert found == Forecast("Prognose", dict.fromkeys(range(2025, 2041), PEOPLE))
    assert found.last_year == 2040


def test_that_a_forecast_must_reach_the_horizon_and_may_end_there():
    assert not faults(with_forecast(persons(last=2032), horizon=2032))
    assert "before the study's horizon 2033" in fault(with_forecast(persons(last=2032), horizon=2033))


def test_that_a_faulty_horizon_does_not_blame_the_forecast():
    assert faults(with_forecast(persons(), horizon=2040)) == ["horizon: 2040 is outside 2025–2035"]


def test_that_all_faults_of_budget_forecast_and_scenarios_are_told_together():
    document = study(
        {"parameters": {"tax_rate": 2}},
        version=4,
        budget={"title": "B", "levels": {"frame:MBX": {"2026": 1}}},
        forecast={"title": "P", "persons": {"2025": {**PEOPLE, "80+": -1}}},
    )
    places = [line.split(": ")[0] for line in faults(document)]
    assert places == [
        'budget.levels["frame:MBX"]',
        'forecast.persons["2025"]["80+"]',
        "forecast.persons",
        "scenarios[0].parameters.tax_rate",
    ]


@pytest.mark.parametrize("key", ["budget", "forecast"])
@pytest.mark.parametrize("version", [1, 2, 3])
def test_that_what_version_4_brought_is_unknown_before(key, version):
    value = {"budget": {"title": "B", "levels": {}}, "forecast": {"title": "P", "persons": persons()}}[key]
    assert fault(study(version=version, **{key: value})).startswith(f"{key}: unknown key")
    assert not faults(study(version=4, **{key: value}))


@pytest.mark.parametrize("key", ["package", "lasting"])
@pytest.mark.parametrize("version", [1, 2, 3])
def test_that_a_measures_new_keys_are_unknown_before_version_4(key, version):
    measure = {"title": "T", "target": "frame:MTM", "amounts": {}, key: {"package": "A", "lasting": True}[key]}
    document = study({"measures": [measure]}, version=version)
    assert fault(document).startswith(f"scenarios[0].measures[0].{key}: unknown key")
    assert not faults({**document, "version": 4})


def test_that_the_baseline_that_is_read_has_the_studys_budget_and_forecast():
    document = {**with_budget({"frame:MBU": {"2026": 1}}), "forecast": {"title": "P", "persons": persons()}}
    found, baseline = parse_study(json.dumps(document).encode(), "it")
    assert (baseline.budget, baseline.forecast) == (found.budget, found.forecast)
    assert baseline.package is not None
    assert (baseline.package.budget, baseline.package.forecast) == (None, None)


def test_that_people_who_stay_away_are_told_with_scenario_and_year():
    few = {str(year): dict.fromkeys(PEOPLE, 100) for year in range(2025, 2030)}
    document = with_forecast(few, scenarios=[{"name": "Tomt", "parameters": {"population_growth": -200}}])
    # 700 in 2025, and 200 fewer a year: 500, 300, 100, and then nobody.
    place, _, told = fault(document).partition(": ")
    assert place == "scenarios[0].parameters.population_growth"
    assert told == "in “Tomt” the population is 0 or less in 2029; let it fall less"
    document["scenarios"][0]["parameters"]["population_growth"] = -174
    assert not faults(document)


def test_that_a_study_without_a_plan_writes_none():
    written = json.loads(study_bytes(read(study())))
    assert not {"budget", "forecast"} & written.keys()
