"""Sealing a proposal: what a seal holds, what became of what it sealed, and that final ones stay as they are."""

import hashlib
import json
from dataclasses import replace

import pytest
from tests.made import Study

from scenarier import __version__
from scenarier.engine.project import project
from scenarier.jobs.studies import open_study
from scenarier.model.plan import Budget, Forecast
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.session import edits, lever_edits, proposal_edits
from scenarier.session.sealing import checked, seal_of
from scenarier.session.session import Session
from scenarier.storage.short_code import short_code
from scenarier.storage.study_sums import seal_code

_, BARE = open_study(None)
BASE = Scenario("Forvaltningen", parameters={"frame_change.MBU": 10.0})
OWN = Scenario(
    "Os", measures=(Measure("Ældre", "frame:MSO", {2026: 40.0}),), based_on="forvaltningen ", status="draft"
)


def sealed_study(**rest):
    study = Study(scenarios=(BASE, OWN), **rest)
    seal = seal_of(study, BARE.with_plan(study.budget, None), OWN, "2026-09-14")
    return study.with_scenario(1, replace(OWN, status="final", sealed=seal)), seal


def now(study, place=1, baseline=BARE):
    return checked(study, baseline.with_plan(study.budget, study.forecast), study.scenarios[place])


def test_that_a_seal_holds_the_version_the_sums_and_the_figures_of_every_year():
    study, seal = sealed_study()
    assert (seal.date, seal.model) == ("2026-09-14", __version__)
    content = {"measures": [{"amounts": {"2026": 40}, "target": "frame:MSO", "title": "Ældre"}], "name": ""}
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    assert seal.sha256["scenario"] == hashlib.sha256(written).hexdigest()
    assert seal.sha256["budget"] == seal.sha256["forecast"] == hashlib.sha256(b"null").hexdigest()
    projected = project(BARE, [OWN])
    assert list(seal.result.values()) == projected.series("result")[1:].tolist()
    assert seal.liquidity[2029] == projected.series("liquidity")[-1]
    as_json = {"date": seal.date, "model": seal.model, "sha256": dict(seal.sha256)}
    as_json |= {name: {str(y): v for y, v in getattr(seal, name).items()} for name in ("result", "liquidity")}
    canonical = json.dumps(as_json, separators=(",", ":"), sort_keys=True).encode()
    assert seal_code(seal) == short_code(canonical)
    assert study.base_of(study.scenarios[1]) is BASE
    assert study.base_of(BASE) is BASELINE


def test_that_what_has_become_of_a_proposal_is_told_apart():
    study, _ = sealed_study()
    assert now(study).holds
    looks = replace(study.scenarios[1], name="Vi", colour="green")
    assert now(study.with_scenario(1, looks)).holds
    assert now(edits.rename_scenario(Session(BARE, study).state, 0, "Adm.")[1].study).holds
    dearer = replace(study.scenarios[1], measures=(replace(OWN.measures[0], amounts={2026: 41.0}),))
    found = now(study.with_scenario(1, dearer))
    assert (found.parts, found.causes, found.holds) == (("scenario",), ("decisions",), False)
    assert found.moved[0].variable == "result"
    before, after = (project(BARE, [one]).series("result")[2] for one in (OWN, dearer))
    assert (found.moved[0].year, found.moved[0].before, found.moved[0].now) == (2026, before, after)
    assert now(study.with_scenario(0, replace(BASE, parameters={}))).parts == ("base",)
    budget = replace(study, budget=Budget("B", {"frame:MBU": {2026: 5300.0}}))
    assert (now(budget).parts, now(budget).causes, bool(now(budget).moved)) == (("budget",), ("decisions",), True)
    tables = {**BARE.tables, "laws": replace(BARE.tables["laws"], rows=())}
    found = now(study, baseline=replace(BARE, tables=tables))
    assert (found.parts, found.causes, found.moved) == (("baseline",), ("data",), ())
    people = {year: dict.fromkeys(BARE.age_groups, 55_000.0) for year in range(2025, 2030)}
    assert now(replace(study, forecast=Forecast("P", people))).causes == ("assumptions",)


def test_that_a_later_last_year_breaks_no_seal_and_an_earlier_one_that_drops_amounts_does():
    ending = replace(OWN, measures=(replace(OWN.measures[0], amounts={2029: 40.0}),))
    study = Study(scenarios=(BASE, ending))
    seal = seal_of(study, BARE, ending, "2026-09-14")
    study = study.with_scenario(1, replace(ending, status="final", sealed=seal))
    session = Session(BARE, study)
    session.do(edits.set_horizon(session.state, 2035))
    assert now(session.study).holds
    session.do(edits.set_horizon(session.state, 2028))
    assert now(session.study).causes == ("decisions",)


@pytest.mark.parametrize(
    ("model", "result", "causes"),
    [("0.1.0", None, ()), ("0.1.0", 1.0, ("method",)), (__version__, 1.0, ("seal",))],
)
def test_that_an_older_model_and_figures_changed_by_hand_are_told_apart(model, result, causes):
    study, seal = sealed_study()
    figures = seal.result if result is None else {**seal.result, 2027: result}
    changed = replace(study.scenarios[1], sealed=replace(seal, model=model, result=figures))
    found = now(study.with_scenario(1, changed))
    assert (found.causes, found.holds) == (causes, not causes)
    assert [one.year for one in found.moved] == ([2027] if causes else [])
    assert (found.code == seal_code(seal)) == (model == __version__ and result is None)


def test_that_an_edit_of_a_final_proposal_is_made_in_a_draft_copy_and_nothing_is_lost():
    study, _ = sealed_study()
    session, told = Session(BARE, study), []
    session.refusal_listeners.append(told.append)
    session.select(1)
    session.do(lever_edits.set_lever(session.state, session.baseline, "tax_rate", "", [0.25] * 5))
    assert session.study is study
    assert session.holds_an_edit
    assert "Os" in told[0]
    session.do_on_a_copy()
    kept, copy = session.study.scenarios[1:]
    assert kept is study.scenarios[1]
    assert (copy.status, copy.sealed, copy.based_on) == ("draft", None, "forvaltningen ")
    assert "tax_rate" in copy.parameters
    assert (copy.measures, session.selected, session.holds_an_edit) == (OWN.measures, 2, False)
    session.undo()
    assert (session.study, session.selected) == (study, 1)
    session.do(edits.colour_scenario(session.state, "green"))
    session.do(edits.rename_scenario(session.state, 1, "Vi"))
    assert [one.name for one in session.study.scenarios] == ["Forvaltningen", "Vi"]
    session.do(proposal_edits.draft_copy(session.state))
    assert session.scenario.status == "draft"
