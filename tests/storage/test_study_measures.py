"""Measures in a study; docs/model.md sections 7 and 9."""

import pytest
from tests.storage.studies import fault, read, with_measure

from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder

BASELINE = read_baseline(baseline_folder("aarhus-2024"))
PLACE = "scenarios[0].measures[0]"


def measure_of(document):
    return read(document).scenarios[0].measures[0]


@pytest.mark.parametrize("target", BASELINE.measure_targets())
def test_that_every_target_of_the_model_is_taken(target):
    assert measure_of(with_measure(target=target)).target == target


def test_that_there_are_as_many_targets_as_the_model_has():
    assert len(BASELINE.measure_targets()) == 47 + 6 + 6 + 6 + 6 + 2


NO_TARGETS = (
    "|MTM|frame:|frame:MBU.daycare|area:MTM|savings:CENTRAL.service|area:CENTRAL.services|revenue:tax_sanction|"
    "revenue:|capex:net|capex|Frame:MTM|frame: MTM|reserve:MTM"
).split("|")


@pytest.mark.parametrize("target", NO_TARGETS)
def test_that_no_other_target_is_taken(target):
    assert fault(with_measure(target=target)).startswith(f"{PLACE}.target: unknown target “{target}”")


@pytest.mark.parametrize("amount", [100_000, -100_000, 99_999.999, 0, -0.0, 1e-300])
def test_that_an_amount_is_any_number_up_to_100000_in_size(amount):
    assert measure_of(with_measure(amounts={"2026": amount})).amounts == {2026: amount}


@pytest.mark.parametrize("amount", [100_000.00000001, -100_001, 1e300])
def test_that_a_larger_amount_is_refused(amount):
    said = fault(with_measure(amounts={"2026": amount}))
    assert said == f'{PLACE}.amounts["2026"]: {amount} is larger than 100000 mio. kr.'


@pytest.mark.parametrize("amount", [None, True, "5", [5], {"2026": 5}])
def test_that_an_amount_is_a_number(amount):
    assert fault(with_measure(amounts={"2026": amount})).startswith(
        f'{PLACE}.amounts["2026"]: a number belongs here'
    )


@pytest.mark.parametrize("year", ["2024", "2030"])
def test_that_an_amounts_year_lies_up_to_the_horizon(year):
    assert "is outside 2025–2029" in fault(with_measure(amounts={year: 1}))


@pytest.mark.parametrize("on", [0, 1, "true", None, []])
def test_that_on_is_true_or_false(on):
    assert fault(with_measure(on=on)).startswith(f"{PLACE}.on: true or false belongs here, not ")


@pytest.mark.parametrize("on", [True, False])
def test_that_a_measure_may_be_off(on):
    assert measure_of(with_measure(on=on)).on is on


def test_that_measures_may_share_a_target_and_a_title():
    document = with_measure()
    document["scenarios"][0]["measures"] *= 3
    assert len(read(document).scenarios[0].measures) == 3


@pytest.mark.parametrize("key", ["title", "owner", "note"])
def test_that_texts_may_be_blank_or_hold_any_character_that_can_be_shown(key):
    for text in ("", " ", "Æ😀\u202e", "x" * 200, *(["\n\t", "x" * 20_000] if key == "note" else [])):
        assert getattr(measure_of(with_measure(**{key: text})), key) == text
    assert fault(with_measure(**{key: "\ud83d"})) == (
        f"{PLACE}.{key}: the text holds half a character; type it again"
    )
