"""docs/model.md section 9, sentence by sentence; what is refused stands in tests/bad as well."""

import json

import pytest
from tests.made import Study
from tests.storage.studies import fault, faults, read, study, with_measure, with_parameters

from scenarier.model.study import Measure, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder

BASELINE = read_baseline(baseline_folder("aarhus-2024"))
ENTITY = {"": "", "department": ".MSB", "area": ".MBU.daycare", "line": ".taxes"}
SPECS = [pytest.param(spec, id=spec.name) for spec in BASELINE.parameters.values()]


def value_of(document):
    (scenario,) = read(document).scenarios
    (value,) = scenario.parameters.values()
    return value


# Keys


def test_that_only_the_required_keys_are_needed_and_the_rest_has_its_default():
    assert read(study()) == Study("", "", scenarios=())
    scenario = {"measures": [{"title": "T", "target": "capex:gross", "amounts": {}}]}
    measure = Measure("T", "capex:gross", {}, on=True, owner="", note="")
    assert read(study(scenario)).scenarios == (Scenario("A", "", {}, (measure,)),)


@pytest.mark.parametrize("key", ["format", "version", "baseline", "scenarios"])
def test_that_each_required_key_of_the_document_is_missed(key):
    document = study()
    del document[key]
    assert fault(document) == f"{key}: this key is missing; it is required"


@pytest.mark.parametrize("key", ["title", "target", "amounts"])
def test_that_each_required_key_of_a_measure_is_missed(key):
    document = with_measure()
    del document["scenarios"][0]["measures"][0][key]
    assert fault(document) == f"scenarios[0].measures[0].{key}: this key is missing; it is required"


def test_that_every_key_may_be_written_out():
    measure = {
        "title": "",
        "target": "capex:gross",
        "amounts": {"2026": 1},
        "on": False,
        "owner": "Ø",
        "note": "m",
    }
    scenario = {"note": "s", "parameters": {"tax_rate": 0.25}, "measures": [measure]}
    expected = Measure("", "capex:gross", {2026: 1.0}, False, "Ø", "m")
    found = read(study(scenario, title="T", note="N", horizon=2030))
    assert found == Study("T", "N", horizon=2030, scenarios=(Scenario("A", "s", {"tax_rate": 0.25}, (expected,)),))


def test_that_parameters_measures_amounts_and_scenarios_may_be_empty():
    assert read(study({"parameters": {}, "measures": []})).scenarios == (Scenario("A"),)
    assert read(with_measure(amounts={})).scenarios[0].measures[0].amounts == {}
    assert read(study()).scenarios == ()
    assert value_of(with_parameters({"tax_rate": {}})) == {}


# Version and horizon


@pytest.mark.parametrize("horizon", [2025, 2029, 2035])
def test_that_the_horizon_is_2025_to_2035(horizon):
    assert read(study(horizon=horizon)).horizon == horizon


@pytest.mark.parametrize("key", ["version", "horizon"])
@pytest.mark.parametrize("written", ["1.0", "2029.0", "2.029e3", "1E0", "true", "null", '"1"', "[1]"])
def test_that_version_and_horizon_are_written_as_integers(key, written):
    document = json.dumps(study(**{key: "HERE"})).replace('"HERE"', written).encode()
    assert fault(document).startswith(f"{key}: a whole number belongs here, not ")


def test_that_a_newer_version_has_no_other_fault_since_nothing_else_can_be_judged():
    assert fault(study(version=7, colour="blue", horizon=1)) == (
        "version: a newer scenarier wrote this file (version 7; this one reads 6); update scenarier"
    )


# Names


@pytest.mark.parametrize("name", ["Grundforløb", " grundforløb", "GRUNDFORLØB\t"])
def test_that_the_baselines_name_is_taken(name):
    assert "is the baseline's own name; choose another" in fault(study(scenarios=[{"name": name}]))


@pytest.mark.parametrize(("one", "other"), [("a", "A"), ("a", " a "), ("Straße", "STRASSE"), ("Ærø", "ærø\u00a0")])
def test_that_names_are_compared_without_case_and_outer_blanks(one, other):
    assert fault(study(scenarios=[{"name": one}, {"name": "z"}, {"name": other}])).startswith(
        "scenarios[2].name: "
    )


@pytest.mark.parametrize(("one", "other"), [("a b", "ab"), ("a", "a."), ("Grundforlob", "Grundforløb 2")])
def test_that_other_names_differ_and_are_kept_as_written(one, other):
    assert [found.name for found in read(study(scenarios=[{"name": one}, {"name": other}])).scenarios] == [
        one,
        other,
    ]


# Parameters


@pytest.mark.parametrize("spec", SPECS)
def test_that_both_ends_of_a_range_and_what_lies_between_are_valid_whatever_the_step(spec):
    key = spec.name + ENTITY[spec.entity_kind]
    between = (spec.minimum + spec.maximum) / 2 + spec.step / 7
    for value in (spec.minimum, spec.maximum, *(() if spec.unit == "switch" else (between,))):
        assert value_of(with_parameters({key: value})) == value


@pytest.mark.parametrize("spec", SPECS)
def test_that_just_outside_a_range_is_refused(spec):
    key = spec.name + ENTITY[spec.entity_kind]
    for value in (
        spec.minimum - 1e-9 * max(1, abs(spec.minimum)),
        spec.maximum + 1e-9 * max(1, abs(spec.maximum)),
    ):
        assert str(value) in fault(with_parameters({key: value}))


@pytest.mark.parametrize("spec", SPECS)
def test_that_years_are_for_parameters_with_a_year_in_their_scope(spec):
    document = with_parameters({spec.name + ENTITY[spec.entity_kind]: {"2026": spec.maximum}})
    if spec.has_year:
        assert value_of(document) == {2026: spec.maximum}
    else:
        assert "has no years; a plain number belongs here" in fault(document)


@pytest.mark.parametrize("spec", SPECS)
def test_that_an_entity_is_named_where_the_scope_has_one_and_only_there(spec):
    bare, dotted = (fault_of(spec.name, spec.maximum), fault_of(f"{spec.name}.MSB", spec.maximum))
    if spec.entity_kind:
        assert f"“{spec.name}” needs a name behind a dot, such as “{spec.name}." in bare
        assert bool(dotted) == (spec.entity_kind in ("area", "line"))
    else:
        assert bare == ""
        assert "holds for the whole municipality; write it without “.MSB”" in dotted


def fault_of(key, value):
    return "".join(faults(with_parameters({key: value})))


@pytest.mark.parametrize(
    "key", ["frame_change.msb", "frame_change.MSB ", "frame_change..MSB", "frame_change.MBU.daycare"]
)
def test_that_departments_are_written_as_in_the_baseline(key):
    assert "unknown department" in fault_of(key, 1)


@pytest.mark.parametrize(
    "area", ["CENTRAL.services", "central.service", "CENTRAL", "MBU", "daycare", "mbu.daycare"]
)
def test_that_areas_are_written_as_in_the_baseline(area):
    assert "unknown area" in fault_of(f"elasticity.{area}", 1)


@pytest.mark.parametrize("kind", ["service", "transfer", "cofinancing", "refund", "other", "unspecified"])
def test_that_central_rows_are_areas_as_any_other(kind):
    for name in ("elasticity", "real_growth", "extra_real_growth"):
        assert fault_of(f"{name}.CENTRAL.{kind}", 0.05) == ""


@pytest.mark.parametrize("line", ["service", "transfer", "cofinancing", "refund", "other", "grants", "taxes"])
def test_that_a_line_has_its_own_start_without_years(line):
    key = f"start_from_budget.{line}"
    assert value_of(with_parameters({key: 0.25})) == 0.25
    assert "has no years; a plain number belongs here" in fault(with_parameters({key: {"2026": 1}}))


@pytest.mark.parametrize("line", ["unspecified", "operating_expenditure", "land_tax", "Service"])
def test_that_no_other_line_has_a_start(line):
    assert f"unknown line “{line}”" in fault_of(f"start_from_budget.{line}", 1)


@pytest.mark.parametrize("written", ["0", "1", "0.0", "1.0", "1e0", "-0"])
def test_that_a_switch_is_0_or_1(written):
    document = json.dumps(with_parameters({"state_guarantee": "HERE"})).replace('"HERE"', written).encode()
    assert value_of(document) == float(written)


@pytest.mark.parametrize("written", ["0.5", "2", "-1", "1e-9", "true", "false"])
def test_that_a_switch_is_nothing_else(written):
    document = json.dumps(with_parameters({"state_guarantee": "HERE"})).replace('"HERE"', written).encode()
    assert "state_guarantee: " in fault(document)


@pytest.mark.parametrize("written", ["0." + "3" * 600, "3500" + "0" * 600 + "e-600", "1e-400", "3.5e3", "3500.0"])
def test_that_a_number_may_be_written_in_any_way_json_has(written):
    document = json.dumps(with_parameters({"population_growth": "HERE"})).replace('"HERE"', written).encode()
    assert value_of(document) == float(written)


@pytest.mark.parametrize(
    "written", ["1e400", "-1e400", "1" + "0" * 309, "1" + "0" * 5000, "NaN", "Infinity", "-Infinity"]
)
def test_that_a_number_that_overflows_is_refused_wherever_it_stands(written):
    for document in (with_parameters({"population_growth": "HERE"}), with_measure(amounts={"2026": "HERE"})):
        given = json.dumps(document).replace('"HERE"', written).encode()
        assert "is not a number that can be computed with" in fault(given)


def test_that_a_study_may_cap_savings_that_have_no_cap():
    assert BASELINE.parameters["savings_cap"].entity_defaults["MBU"] is None
    assert value_of(with_parameters({"savings_cap.MBU": 0.5})) == 0.5
    assert "a number belongs here, not null" in fault_of("savings_cap.MSO", None)


# Years


@pytest.mark.parametrize(("horizon", "year"), [(2025, 2025), (2029, 2029), (2035, 2035), (2035, 2025)])
def test_that_years_go_from_2025_to_the_horizon(horizon, year):
    assert value_of(with_parameters({"tax_rate": {str(year): 0.25}}, horizon=horizon)) == {year: 0.25}


@pytest.mark.parametrize("year", ["2024", "2030", "0000", "9999"])
def test_that_no_other_year_is_taken_even_with_a_value_at_its_default(year):
    said = f"{year} is outside 2025–2029; the study's horizon is 2029"
    assert fault_of("tax_rate", {year: 0.2452}).endswith(said)


def test_that_years_are_not_blamed_for_a_faulty_horizon():
    assert fault(with_parameters({"tax_rate": {"2033": 0.25}}, horizon="2034")).startswith("horizon: ")
