"""Edits of a study's forecast: what they give, one step of undo each, and what the session refuses."""

from dataclasses import replace

import pytest
from tests.made import Study

from scenarier.jobs.studies import open_study
from scenarier.model.plan import Budget, Forecast
from scenarier.model.study import Measure, Scenario
from scenarier.session.forecast_edits import (
    loses_values,
    made,
    missing_years,
    note_forecast,
    read_forecast,
    take_out_forecast,
    title_forecast,
    with_forecast,
)
from scenarier.session.scenarios import BASELINE_INDEX
from scenarier.session.session import Session
from scenarier.session.state import State
from scenarier.storage.study_read import parse_study
from scenarier.storage.study_write import study_bytes
from scenarier.text.language import set_language
from scenarier.vocabulary.errors import FaultsError

GROUPS = ("0-5", "6-16", "17-19", "20-34", "35-64", "65-79", "80+")


def people(last=2029, each=55000.0):
    """Seven groups of 55,000 are 385,000 persons a year."""
    return {year: dict.fromkeys(GROUPS, each) for year in range(2025, last + 1)}


@pytest.fixture
def session():
    set_language("da")
    study, baseline = open_study(None)
    return Session(baseline, study)


def pasted(last=2029, each=55000):
    rows = [["Alder", *range(2025, last + 1)], *([group, *[each] * (last - 2024)] for group in GROUPS)]
    return "\n".join("\t".join(map(str, row)) for row in rows)


def population(session, index=-1):
    return session.projection(index).series("population").tolist()


def test_that_a_pasted_forecast_moves_grundforløb_and_undo_puts_it_back(session):
    before, usual = session.study, population(session)
    forecast = made(read_forecast(session.baseline, pasted()).persons)
    session.do(("Prognose", session.state.with_study(with_forecast(session.study, forecast))))
    assert session.baseline.forecast is forecast
    assert "2025–2029" in forecast.title
    assert population(session) == [367039, *[385000.0] * 5]
    session.undo()
    assert session.study == before
    assert session.baseline.forecast is None
    assert population(session) == usual
    session.redo()
    assert population(session)[1] == 385000


def test_that_the_growth_where_nothing_is_chosen_is_the_forecasts(session):
    """From 385,000 to 386,400 is 1,400, and the last carries on."""
    persons = people() | {year: dict.fromkeys(GROUPS, 55200.0) for year in range(2026, 2030)}
    session.do(("Prognose", session.state.with_study(with_forecast(session.study, Forecast("P", persons)))))
    assert session.baseline.parameters["population_growth"].default == pytest.approx((1400, 0, 0, 0))


def test_that_taking_it_out_and_undo_give_back_what_was_there(session):
    session.do(("Prognose", session.state.with_study(with_forecast(session.study, Forecast("P", people())))))
    with_it = session.study
    session.do(take_out_forecast(session.state))
    assert (session.study.forecast, session.baseline.forecast) == (None, None)
    session.undo()
    assert session.study == with_it
    assert population(session)[1] == 385000


def test_that_the_budget_stays():
    budget = Budget("B", {"revenue:grants": {2026: 3000.0}})
    study = with_forecast(Study(budget=budget), Forecast("P", people()))
    assert study.budget is take_out_forecast(State(study, BASELINE_INDEX))[1].study.budget is budget


def test_that_title_and_note_are_edited_and_a_blank_title_is_not_taken():
    state = State(Study(forecast=Forecast("P", people())), BASELINE_INDEX)
    assert title_forecast(state, " Ny ")[1].study.forecast.title == "Ny"
    assert title_forecast(state, "  ")[1] is state
    assert note_forecast(state, "fra efteråret ")[1].study.forecast == Forecast("P", people(), "fra efteråret")
    bare = State(Study(), BASELINE_INDEX)
    assert title_forecast(bare, "Ny")[1] == note_forecast(bare, "Ny")[1] == bare


def test_that_a_shorter_forecast_shortens_the_horizon_and_takes_later_values_in_one_step(session):
    scenario = Scenario("A", parameters={"tax_rate": {2026: 0.25, 2029: 0.26}},
                        measures=(Measure("M", "frame:MBU", {2029: 5.0}),))  # fmt: skip
    study = Study(scenarios=(scenario,))
    session.open(session.baseline, study, None)
    forecast = Forecast("P", people(2027))
    assert missing_years(study, forecast) == (2028, 2029)
    assert loses_values(study, forecast)
    session.do(("Prognose", session.state.with_study(with_forecast(study, forecast))))
    assert (session.study.horizon, session.study.forecast) == (2027, forecast)
    assert session.study.scenarios[0].parameters == {"tax_rate": {2026: 0.25}}
    session.undo()
    assert session.study == study


def test_that_a_longer_forecast_leaves_the_horizon(session):
    forecast = Forecast("P", people(2040))
    assert missing_years(session.study, forecast) == ()
    assert with_forecast(session.study, forecast).horizon == 2029
    assert not loses_values(session.study, forecast)


def test_that_a_forecast_of_another_scale_is_refused(session):
    with pytest.raises(FaultsError):
        read_forecast(session.baseline, pasted(each=55))


def test_that_a_forecast_that_leaves_a_scenario_without_people_is_refused(session):
    """385,000 less 200,000 a year are 185,000 in 2026 and nobody in 2027; of 735,000 some are left."""
    emptied = Scenario("Udflytning", parameters={"population_growth": {2025: -200000.0, 2026: -200000.0}})
    large = Forecast("Stor", people(each=105000.0))
    session.open(session.baseline, Study(scenarios=(emptied,), forecast=large), None)
    study, heard = session.study, []
    session.refusal_listeners.append(heard.append)
    session.do(("Prognose", session.state.with_study(with_forecast(study, Forecast("Lille", people())))))
    assert session.study is study
    (message,) = heard
    assert "Udflytning" in message
    assert "2027" in message


def test_that_a_pasted_forecast_is_saved_and_read_as_it_is():
    study = with_forecast(Study(), replace(made(people(2035)), note="Kilde"))
    assert parse_study(study_bytes(study), "x")[0] == study
