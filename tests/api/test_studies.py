"""Studies that a script makes: what may be changed, what is written, what is refused and how it is told."""

import copy
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from scenarier import api
from scenarier.vocabulary.errors import FaultsError

SCHOOL = {"title": "School", "target": "capex:gross", "amounts": {2027: 40}}


@pytest.fixture
def study():
    return api.new_study("Made", horizon=2028).add("Low", {"population_growth": {2026: 3500}}, measures=[SCHOOL])


def test_that_a_study_made_by_a_script_is_written_as_its_file_says_and_read_again(study, tmp_path):
    study = study.add("Tax", {"tax_rate": 0.25, "frame_change.MSB": {2027: -20}}, like="low", note="why")
    study.save(tmp_path / "made")
    written = json.loads((tmp_path / "made.scenarier").read_text(encoding="utf-8"))
    assert (written["title"], written["horizon"]) == ("Made", 2028)
    assert [one["name"] for one in written["scenarios"]] == ["Low", "Tax"]
    assert written["scenarios"][1]["parameters"] == {
        "population_growth": {"2026": 3500},
        "tax_rate": 0.25,
        "frame_change.MSB": {"2027": -20},
    }
    assert [one["amounts"] for one in written["scenarios"][1]["measures"]] == [{"2027": 40}]
    assert api.open_study(tmp_path / "made.scenarier") == study


def test_that_a_change_gives_another_study_and_leaves_the_first(study):
    before = copy.deepcopy(study.value)
    changed = study.change("Low", {"population_growth": None, "tax_rate": {2027: 0.25}}, measures=[SCHOOL])
    assert study.value == before != changed.value
    assert dict(changed.value.scenarios[0].parameters) == {"tax_rate": {2027: 0.25}}
    assert len(changed.value.scenarios[0].measures) == 2
    assert changed.remove("Low").scenarios == ()
    assert repr(study).endswith(f"to {study.horizon}: {study.scenarios}>")
    with pytest.raises(ValueError, match="'xx' is not one of da, en"):
        api.set_language("xx")


def test_that_numbers_of_numpy_and_series_by_year_are_taken_as_python_s_own(study):
    series = pd.Series({2026: 3500, 2027: 3600})
    given = study.change("Low", {"population_growth": series, "tax_rate": np.float32(0.25)})
    plain = study.change("Low", {"population_growth": {2026: 3500, 2027: 3600}, "tax_rate": 0.25})
    assert given == plain
    assert study.to(np.int64(2026)) == study.to(2026)


def test_that_another_last_year_carries_on_what_stood_to_the_last(study):
    study = study.change("Low", {"population_growth": {2027: 3500, 2028: 3600}})
    longer, shorter = study.to(2030), study.to(2027)
    assert longer.value.scenarios[0].parameters["population_growth"] == {
        2027: 3500,
        2028: 3600,
        2029: 3600,
        2030: 3600,
    }
    assert shorter.value.scenarios[0].parameters["population_growth"] == {2027: 3500}
    assert (longer.horizon, shorter.horizon) == (2030, 2027)


def test_that_an_older_file_s_new_figures_are_a_warning(study, tmp_path):
    path = tmp_path / "old.scenarier"
    text = '{"format": "scenarier-study", "version": 1, "baseline": "%s", "scenarios": []}'
    path.write_text(text % study.baseline.name, encoding="utf-8")
    with pytest.warns(UserWarning, match="before the model was revised"):
        api.open_study(path)


def test_that_all_faults_are_told_at_once_in_words(study):
    with pytest.raises(FaultsError) as told:
        study.add("Bad", {"tax_rat": 0.2, "population_growth": {2050: 1}, "real_lift": "much", "tax_rate": 26})
    words = str(told.value)
    assert "unknown parameter “tax_rat”; did you mean “tax_rate”?" in words
    assert "2050 is outside 2025–2028; the study's horizon is 2028" in words
    assert 'a number belongs here, not "much"' in words
    assert "such as 0.26 for 26 per cent" in words
    assert len(told.value.faults) == 4
    assert words.startswith("Made:")


HOSTILE = {"tax_rate": float("nan"), "real_lift": 10**5000, "frame_change.MSB": object(), 3: 1, None: {}}
ENDLESS: dict = {}
ENDLESS["tax_rate"] = ENDLESS
REFUSED = {
    "a name that is none": (lambda study: study.add(3), "a text belongs here, not 3"),
    "a name twice": (lambda study: study.add("LOW"), "names must differ"),
    "the baseline's name": (lambda study: study.change("Grundforløb", {}), "the baseline's own name"),
    "no such scenario": (lambda study: study.change("Lov", {}), "did you mean “Low”?"),
    "no such copy": (lambda study: study.add("A", like="Lov"), "did you mean “Low”?"),
    "none to remove": (lambda study: study.remove(None), "a text belongs here, not null"),
    "parameters in a list": (lambda study: study.add("A", ["tax_rate"]), "an object {…} belongs here, not […]"),
    "a measure that is none": (lambda study: study.add("A", measures=["x"]), "an object {…} belongs here"),
    "measures that are none": (lambda study: study.add("A", measures=4), "a list […] belongs here, not 4"),
    "a measure without a target": (lambda study: study.add("A", measures=[{"title": "T"}]), "this key is missing"),
    "a year twice": (lambda study: study.add("A", {"tax_rate": {2026: 0.25, "2026": 0.25}}), "stands twice"),
    "no year": (lambda study: study.add("A", {"tax_rate": {True: 0.25}}), "“true” is not a year"),
    "what no number is": (lambda study: study.add("A", HOSTILE), "is not a number that can be computed with"),
    "what has no end": (lambda study: study.add("A", ENDLESS), "“tax_rate” is not a year"),
    "half a character": (lambda study: study.add("\ud800"), "half a character"),
    "a later year": (lambda study: study.to(2099), "horizon: 2099 is outside 2025–2035"),
    "no people": (lambda study: study.add("A", {"population_growth": -99999}), "is outside"),
    "a year in words": (lambda study: study.project(horizon="2027"), 'a whole number belongs here, not "2027"'),
    "a scenario": (lambda study: study.project(["Lov"]), "scenario: unknown scenario “Lov”; did you mean “Low”?"),
    "a variable": (lambda study: study.project(variables="resul"), "did you mean “result”?"),
    "no names": (lambda study: study.project(7, [None]), "scenarios: a text belongs here, not 7"),
    "a rule's scenario": (lambda study: study.rules("Lov"), "unknown scenario"),
    "one side": (lambda study: study.compare("Low", 4), "b: a text belongs here, not 4"),
    "a side unknown": (lambda study: study.compare("Low", "Lov"), "unknown scenario"),
    "no figure": (lambda study: study.explain("resul", 2027), "variable: unknown variable “resul”"),
    "no such year": (lambda study: study.explain("result", 2090), "year: 2090 is outside"),
    "no entity": (lambda study: study.explain("frame", 2027, "MS"), "has no entity “MS”"),
    "no figure at all": (lambda study: study.explain(["result"], "x", depth=-1), "variable: a text belongs here"),
    "no folder": (lambda study: study.save("/nowhere/at/all"), "there is no such file or folder"),
    "no path": (lambda study: study.save(3), "path: a text belongs here, not 3"),
    "no file": (lambda _: api.open_study("none.scenarier"), "there is no such file or folder"),
    "a file in numbers": (lambda _: api.open_study(3), "path: a text belongs here, not 3"),
    "a path of bytes": (lambda _: api.open_study("a\0b"), "there is no such file or folder"),
    "no package": (lambda _: api.open_baseline("none"), "there is no such file or folder"),
    "no table": (lambda _: api.open_baseline().table("area"), "unknown table “area”; did you mean “areas”?"),
    "a title too much": (lambda _: api.new_study(["t"]), "a text belongs here, not […]"),
    "a far year": (lambda _: api.new_study(horizon=2099), "horizon: 2099 is outside"),
    "a half year": (lambda _: api.new_study(horizon=2027.5), "a whole number belongs here"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_that_bad_input_is_told_in_words_and_changes_nothing(study, name):
    ask, words = REFUSED[name]
    before = copy.deepcopy(study.value)
    with pytest.raises(api.StudyError) as told:
        ask(study)
    assert words in str(told.value)
    assert study.value == before


def test_that_faults_are_told_in_danish_where_danish_is_spoken(study):
    api.set_language("da")
    with pytest.raises(api.StudyError, match="mente du"):
        study.add("A", {"tax_rat": 0.2})


def test_that_a_study_with_a_budget_and_forecast_keeps_them_when_it_is_changed():
    path = Path(__file__).resolve().parents[1] / "golden" / "check-budget.scenarier"
    study = api.open_study(path)
    added = study.add("Also", {"tax_rate": 0.25})
    assert (added.value.budget, added.value.forecast) == (study.value.budget, study.value.forecast)
    names = ["Grundforløb", *study.scenarios]
    assert added.project(names).value.tolist() == study.project(names).value.tolist()
    assert study.value.budget is not None
