"""What differs, in words: sentences written by hand from docs/model.md's parameters."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from scenarier.analysis.measures_apart import MeasurePair, measure_pairs
from scenarier.model.baseline import Baseline
from scenarier.model.study import BASELINE, Measure, Scenario
from scenarier.storage.baseline import read_baseline
from scenarier.text.language import set_language
from scenarier.views.what_differs import by_year_words, count_apart, count_words, sentences, target_words
from scenarier.vocabulary.places import baseline_folder

HORIZON = 2029


@pytest.fixture(scope="module")
def baseline() -> Baseline:
    return read_baseline(baseline_folder("aarhus-2024"))


@pytest.fixture(autouse=True)
def _danish() -> Iterator[None]:
    set_language("da")
    yield
    set_language("da")


def told(baseline, parameters=None, measures=(), notes=None, reference=BASELINE):
    scenario = Scenario("A", parameters=parameters or {}, measures=measures, notes=notes or {})
    return sentences(baseline, scenario, reference, HORIZON)


def test_that_nothing_is_told_of_two_that_do_the_same(baseline):
    assert told(baseline) == []
    assert told(baseline, {"population_growth": 4870.0, "frame_change.MSB": {2026: 0.0}}) == []


def test_that_one_value_for_all_years_is_told_once(baseline):
    assert told(baseline, {"population_growth": 3500.0}) == [
        "Befolkningstilvækst: 3.500 personer (Grundforløb: 4.870)"
    ]
    assert told(baseline, {"tax_rate": 0.2499}) == ["Udskrivningsprocent: 24,99 % (Grundforløb: 24,52)"]


def test_that_only_the_years_that_differ_are_told(baseline):
    assert told(baseline, {"frame_change.MSB": {2026: 25.0, 2027: 25.0}}) == [
        "Ændring af ramme, Sociale Forhold: 2026: 25, 2027: 25 mio. kr. (Grundforløb: 0)"
    ]


def test_that_three_years_or_more_with_one_value_are_told_together(baseline):
    assert told(baseline, {"frame_change.MTM": {2026: -20.0, 2027: -20.0, 2028: -20.0, 2029: -30.5}}) == [
        "Ændring af ramme, Teknik og Miljø: 2026–2028: −20, 2029: −30,5 mio. kr. (Grundforløb: 0)"
    ]
    assert by_year_words([(2026, "1"), (2027, "1"), (2029, "1")]) == "2026: 1, 2027: 1, 2029: 1"


def test_that_the_references_values_are_told_by_year_where_they_differ(baseline):
    # The tax base grows by 4.0, 3.8 and then 3.3 per cent.
    assert told(baseline, {"tax_base_growth": 0.03}) == [
        "Vækst i udskrivningsgrundlag pr. indbygger (Aarhus): 3 % "
        "(Grundforløb: 2025: 4, 2026: 3,8, 2027–2029: 3,3)"
    ]


def test_that_a_value_where_there_was_none_and_a_switch_are_told(baseline):
    limited, guaranteed = told(baseline, {"savings_cap.MTM": 0.03, "state_guarantee": {2026: 1}})[::-1]
    assert limited == "Loft over opsparing (andel af ramme), Teknik og Miljø: 3 % (Grundforløb: intet)"
    assert guaranteed == "Statsgaranti frem for selvbudgettering: 2026: ja (Grundforløb: nej)"
    back = told(baseline, reference=Scenario("B", parameters={"savings_cap.MTM": 0.03}))
    assert back == ["Loft over opsparing (andel af ramme), Teknik og Miljø: intet (B: 3)"]


def test_that_an_area_is_named_with_its_department(baseline):
    (sentence,) = told(baseline, {"elasticity.MBU.schools": 0.5})
    assert sentence.startswith("Demografisk elasticitet, Børn og Unge, ")
    assert "50 %" in sentence


def test_that_another_reference_is_named_and_its_own_changes_count_the_other_way(baseline):
    reference = Scenario("B", parameters={"population_growth": 3500.0, "capex_gross": 600.0})
    assert told(baseline, {"population_growth": 3500.0}, reference=reference) == [
        "Bruttoanlæg (2024-priser): 1.289 mio. kr. (B: 600)"
    ]


def test_that_the_reason_stands_behind(baseline):
    (sentence,) = told(baseline, {"population_growth": 3500.0}, notes={"population_growth": "Byggestop."})
    assert sentence.startswith("Befolkningstilvækst: 3.500 personer (Grundforløb: 4.870) – ")
    assert sentence.endswith(": Byggestop.")


def test_that_assumptions_come_in_the_registrys_order(baseline):
    keys = ["capex_gross", "frame_change.BA", "frame_change.MBU", "population_growth"]
    found = told(baseline, dict.fromkeys(keys, 100.0))
    starts = ("Befolkningstilvækst", "Ændring af ramme, Børn", "Ændring af ramme, Borgmester", "Bruttoanlæg")
    assert all(sentence.startswith(start) for sentence, start in zip(found, starts, strict=True))


def test_that_values_after_the_horizon_do_not_count(baseline):
    one = Scenario("A", parameters={"frame_change.MBU": {2030: 5.0}})
    assert sentences(baseline, one, BASELINE, 2029) == []
    assert len(sentences(baseline, one, BASELINE, 2030)) == 1


# Measures

LASTING = Measure("Hjælp", "frame:MSO", {2026: -20.0}, lasting=True)
CUT = Measure("Færre kvm", "frame:MTM", {2026: -20.0, 2027: -20.0}, note="Bygninger sælges.")


def test_that_a_measure_only_in_one_is_told_in_full(baseline):
    (sentence,) = told(baseline, measures=(CUT,))
    assert "Færre kvm" in sentence
    assert "Teknik og Miljø" in sentence
    assert "2026: −20, 2027: −20 mio. kr." in sentence
    assert sentence.endswith(": Bygninger sælges.")
    (other,) = told(baseline, reference=Scenario("B", measures=(CUT,)))
    assert other.startswith("Tiltag i B, der er udeladt: Færre kvm, rammen i Teknik og Miljø")


def test_that_changed_amounts_are_told_for_the_years_that_differ(baseline):
    more = Measure("Færre kvm", "frame:MTM", {2026: -20.0, 2027: -45.0, 2028: -10.0})
    (sentence,) = told(baseline, measures=(more,), reference=Scenario("B", measures=(CUT,)))
    assert "2027: −45, 2028: −10 mio. kr." in sentence
    assert "(B: 2027: −20, 2028: 0)" in sentence
    assert "2026" not in sentence


def test_that_a_switch_and_a_target_that_changed_are_told(baseline):
    other = Measure("Færre kvm", "capex:income", dict(CUT.amounts), on=False)
    (sentence,) = told(baseline, measures=(other,), reference=Scenario("B", measures=(CUT,)))
    assert "Anlægsindtægter" in sentence
    assert "Teknik og Miljø" in sentence
    assert sentence.count("Anlægsindtægter") == 1
    assert sentence.endswith(" A")


def test_that_a_note_an_owner_and_amounts_of_nothing_make_no_difference():
    other = Measure("Færre kvm", "frame:MTM", {2026: -20.0, 2027: -20.0, 2028: 0.0}, owner="MTM")
    assert measure_pairs([CUT], [other], HORIZON) == []


def test_that_measures_of_one_name_find_the_one_they_are_most_like():
    first, second = Measure("Plan", "frame:MBU", {2026: -1.0}), Measure("Plan", "frame:MSB", {2026: -2.0})
    assert measure_pairs([first, second], [second, first], HORIZON) == []
    changed = Measure("Plan", "frame:MSB", {2026: -3.0})
    assert measure_pairs([first, changed], [second, first], HORIZON) == [MeasurePair(changed, second)]
    assert measure_pairs([first], [first, first], HORIZON) == [MeasurePair(None, first)]


def test_that_every_target_a_measure_may_have_is_named(baseline):
    names = [target_words(baseline, target) for target in baseline.measure_targets()]
    assert len(set(names)) == len(names)
    assert not [name for name in names if "_" in name or name in baseline.revenues]


def test_that_a_lasting_measure_is_told_with_its_last_amount_carried_on(baseline):
    (told_,) = told(baseline, measures=(LASTING,))
    assert (
        told_ == "Tiltag, der ikke er i Grundforløb: Hjælp, rammen i Sundhed og Omsorg, 2026: −20 mio. kr., "
        "2024-priser, det sidste varigt"
    )


def test_that_a_lasting_measure_that_ends_in_0_is_not_told_as_going_on(baseline):
    """20 in 2026 and nothing in 2027: what lasts is nothing."""
    (told_,) = told(baseline, measures=(replace(LASTING, amounts={2026: -20.0, 2027: 0.0}),))
    assert "2026: −20 mio. kr." in told_
    assert not told_.endswith("2026: −20 mio. kr., 2024-priser, det sidste varigt")


def test_that_amounts_of_lasting_measures_are_told_as_they_are_carried_on(baseline):
    """20 from 2026 on, against 20 to 2027 and 30 from 2028 on."""
    other = Scenario("T", measures=(replace(LASTING, amounts={2026: -20.0, 2027: -20.0, 2028: -30.0}),))
    (told_,) = told(baseline, measures=(LASTING,), reference=other)
    assert "2028: −20" in told_
    assert "2028: −30" in told_
    assert "2027" not in told_


def test_that_lasting_and_written_out_to_the_horizon_are_the_same():
    written_out = replace(LASTING, amounts=dict.fromkeys(range(2026, 2030), -20.0), lasting=False)
    assert measure_pairs([LASTING], [written_out], HORIZON) == []
    assert measure_pairs([LASTING], [written_out], 2030) == [MeasurePair(LASTING, written_out)]


def test_that_lines_and_central_rows_are_told_by_name(baseline):
    """A share is told in per cent: half the way to the budget of 2024."""
    parameters = {"start_from_budget.grants": 0.5, "extra_real_growth.CENTRAL.refund": {2027: 0.02}}
    start, growth = told(baseline, parameters)
    assert start.startswith("Udgangspunkt")
    assert start.endswith(", Tilskud: 50 % (Grundforløb: 100)")
    assert growth == "Ekstra realvækst i området, Centralt: refusion: 2027: 2 % (Grundforløb: 0)"
    (reform,) = told(baseline, measures=(Measure("Reform", "area:CENTRAL.other", {2027: 12.0}),))
    assert "Centralt: renter, finansielle tilskud m.v., 2027: 12 mio. kr., 2024-priser" in reform


# Counts


def test_that_assumptions_and_measures_are_counted(baseline):
    one = Scenario("A", parameters={"tax_rate": 0.25, "frame_change.MBU": 5.0}, measures=(CUT,))
    assert count_apart(baseline, one, BASELINE, HORIZON) == (2, 1)
    assert count_apart(baseline, one, one, HORIZON) == (0, 0)


def test_that_counts_are_told_in_words():
    set_language("en")
    assert count_words(3, 2) == "3 assumptions, 2 measures"
    assert count_words(1, 0) == "1 assumption"
    assert count_words(0, 1) == "1 measure"
    assert count_words(0, 0) == "no difference"
