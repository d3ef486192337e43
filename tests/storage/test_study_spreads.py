"""The spreads, their reasons and the seed of a study file: what is taken, what is refused and where."""

import json

import pytest
from tests.storage.studies import fault, faults, read, study

from scenarier.model.spreads import spread_of
from scenarier.storage.baseline import read_baseline
from scenarier.storage.study_write import study_bytes
from scenarier.vocabulary.places import baseline_folder

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
SWITCHES = [name for name, spec in AARHUS.parameters.items() if spec.unit == "switch"]
LARGEST_SEED = 9_007_199_254_740_991


def with_spreads(spreads, **changes):
    return study(version=5, spreads=spreads, **changes)


def test_that_spreads_reasons_and_seed_are_read_as_they_stand():
    given = {"tax_base_growth": 0.006, "elasticity.MSO.local_units": 0, "frame_change": 5, "frame_change.MBU": 7.5}
    found = read(with_spreads(given, spread_notes={"elasticity": "skøn", "tax_rate": " "}, seed=7))
    assert found.spreads == given
    assert (found.spread_notes, found.seed) == ({"elasticity": "skøn"}, 7)


@pytest.mark.parametrize("key", [name for name in AARHUS.parameters if name not in SWITCHES])
def test_that_every_parameter_but_a_switch_may_have_a_spread_bare_and_by_each_entity(key):
    spec = AARHUS.parameters[key]
    entities = AARHUS.entities(spec.entity_kind)
    assert not faults(with_spreads({key: 0.5, **{f"{key}.{one}": 0.25 for one in entities}}))


def test_that_a_spread_of_one_goes_before_that_of_all_and_both_before_the_baselines():
    spreads = {"extra_real_growth": 0.5, "extra_real_growth.MTM.staff": 0.0}
    growth, tax = AARHUS.parameters["extra_real_growth"], AARHUS.parameters["national_tax_base_growth"]
    assert spread_of(spreads, growth, "MTM.staff") == 0
    assert spread_of(spreads, growth, "MTM.properties") == 0.5
    assert spread_of(spreads, tax) == 0.010  # the column sd of parameters.csv
    assert spread_of({"national_tax_base_growth": 0.02}, tax) == 0.02


@pytest.mark.parametrize("key", SWITCHES)
def test_that_a_switch_has_no_spread_and_no_reason_for_one(key):
    assert fault(with_spreads({key: 0.1})) == f"spreads.{key}: “{key}” is a switch, 0 or 1, and has no spread"
    assert "is a switch" in fault(with_spreads({}, spread_notes={key: "x"}))


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("tax_rate", -1e-9, "-1e-09 is below 0; a spread is 0 or more"),
        ("tax_rate", 1_000_000_001, "1000000001 is larger than 1000000000"),
        ("tax_rate", "0.1", 'a number belongs here, not "0.1"'),
        ("tax_rate", True, "a number belongs here, not true"),
        ("tax_rate", {"2026": 0.1}, "a number belongs here, not {…}"),
        ("tax_rat", 0.1, "unknown parameter “tax_rat”; did you mean “tax_rate”?"),
        ("tax_rate.MBU", 0.1, "“tax_rate” holds for the whole municipality; write it without “.MBU”"),
        ("frame_change.MTMM", 0.1, "unknown department “MTMM”; did you mean “MTM”?"),
        ("frame_change.", 0.1, "“frame_change” needs a name behind a dot, such as “frame_change.MBU”"),
        ("elasticity.MSO.local_unit", 0.1, "unknown area “MSO.local_unit”; did you mean “MSO.local_units”?"),
        ("measure:Vej", 0.1, "unknown parameter “measure:Vej”"),
    ],
)
def test_that_a_faulty_spread_is_told_where_it_stands(key, value, message):
    line = fault(with_spreads({key: value}))
    assert line.startswith(("spreads.", "spreads["))
    assert line.partition(": ")[2] == message


@pytest.mark.parametrize("written", ["NaN", "Infinity", "1e999"])
def test_that_a_spread_is_finite(written):
    document = json.dumps(with_spreads({"tax_rate": 123})).replace("123", written).encode()
    assert fault(document).endswith("is not a number that can be computed with")


@pytest.mark.parametrize("seed", [0, 1, 2**32, LARGEST_SEED])
def test_that_a_seed_is_any_whole_number_that_json_readers_keep(seed):
    assert read(study(version=5, seed=seed)).seed == seed


@pytest.mark.parametrize(
    ("seed", "message"),
    [
        (-1, f"seed: -1 is outside 0–{LARGEST_SEED}"),
        (LARGEST_SEED + 1, f"seed: {LARGEST_SEED + 1} is outside 0–{LARGEST_SEED}"),
        (1.0, "seed: a whole number belongs here, not 1.0"),
        (True, "seed: a whole number belongs here, not true"),
        ("1", 'seed: a whole number belongs here, not "1"'),
        (None, "seed: a whole number belongs here, not null"),
    ],
)
def test_that_a_faulty_seed_is_told(seed, message):
    assert fault(study(version=5, seed=seed)) == message


def test_that_all_of_them_are_told_at_once():
    document = with_spreads({"tax_rat": -1}, spread_notes={"tax_rate": 3}, seed=-1)
    assert [line.partition(": ")[0] for line in faults(document)] == [
        "spreads.tax_rat", "spreads.tax_rat", "spread_notes.tax_rate", "seed",
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["spreads", "spread_notes"])
def test_that_what_is_no_object_is_told(key):
    assert fault(study(version=5, **{key: []})) == f"{key}: an object {{…}} belongs here, not […]"


def test_that_a_study_without_them_writes_none_and_one_with_them_writes_what_it_says():
    assert not {"spreads", "spread_notes", "seed", "questions"} & json.loads(study_bytes(read(study()))).keys()
    given = {"spreads": {"tax_rate": 0, "capex_gross": 12.5}, "spread_notes": {"tax_rate": "x"}, "seed": 1}
    written = json.loads(study_bytes(read(study(version=5, **given))))
    assert given.items() <= written.items()
