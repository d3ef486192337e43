"""The method tried on the past: each figure by hand from the annual report and Statistics Denmark."""

import pytest

from scenarier.analysis.backtest import NOMINAL_COST, backtest, driver_growth
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
FOUND = {(one.area, one.measure): one for one in backtest(AARHUS)}

# Persons on 1 January (FOLK1A): 0-5, 6-16, 17-19, 20-34, 35-64, 65-79, 80+.
PEOPLE_2021 = (23821, 37159, 10915, 115261, 113037, 40372, 12186)
PEOPLE_2022 = (23429, 37103, 11071, 116928, 113026, 41148, 12533)
PEOPLE_2024 = (22992, 38154, 11196, 123335, 115417, 42324, 13677)
ELDER_CARE = (0, 0, 0, 0.05, 0.15, 0.25, 0.55)

# Area, measure, first and last printed figure, as in the report's tables of activity (2021 and 2024).
ACTIVITIES = [
    ("MBU.daycare", "MBU.daycare_0_2", 7252, 7326),
    ("MBU.daycare", "MBU.daycare_3_5", 11186, 11160),
    ("MBU.daycare", "MBU.childminding_0_2", 651, 411),
    ("MBU.daycare", "MBU.childminding_3_5", 31, 21),
    ("MBU.daycare", "MBU.free_choice", 295, 287),
    ("MBU.schools", "MBU.pupils", 27612, 28080),
    ("MBU.after_school", "MBU.after_school", 10828, 11669),
    ("MBU.health_dental_ppr", "MBU.health_visits", 22536, 20344),
    ("MBU.health_dental_ppr", "MBU.dental_care", 64266, 77819),
    ("MSB.children_families", "MSB.children_in_care", 504, 514),
    ("MSB.children_families", "MSB.preventive_children", 2188, 1995),
    ("MSB.adults_jobs_disability", "MSB.adults_housing", 1558, 1694),
    ("MSB.adults_jobs_disability", "MSB.adults_home_support", 2796, 3125),
    ("MSB.adults_jobs_disability", "MSB.adults_day", 1420, 1454),
    ("MSB.job_business_services", "MSB.activation", 34900, 37373),
    ("MSB.job_business_services", "MSB.mentor_support", 1545, 1390),
    ("MSB.job_business_services", "MSB.companies", 8468, 7779),
    ("MSB.job_health_benefits", "MSB.transfer_recipients", 41990, 43726),
    ("MSB.transfers", "MSB.transfer_recipients", 41990, 43726),
    ("MSO.local_units", "MSO.home_help", 7101, 7376),
    ("MSO.local_units", "MSO.home_help_hours", 7101 * 170, 7376 * 164),
    ("MKB.citizen_services_libraries", "MKB.library_dokk1", 639970, 1094133),
    ("MKB.citizen_services_libraries", "MKB.library_local", 558751, 1139861),
]


def by_hand(weights, before, after):
    return sum(weight * now / then for weight, now, then in zip(weights, after, before, strict=True)) - 1


def test_that_recipients_of_home_help_rose_by_4_and_hours_by_0_per_cent_where_ageing_alone_says_9():
    recipients, hours = (FOUND["MSO.local_units", key] for key in ("MSO.home_help", "MSO.home_help_hours"))
    assert (recipients.from_year, recipients.to_year) == (hours.from_year, hours.to_year) == (2021, 2024)
    assert recipients.driver == hours.driver == pytest.approx(by_hand(ELDER_CARE, PEOPLE_2021, PEOPLE_2024))
    assert round(recipients.driver, 3) == 0.086
    assert round(recipients.actual.value, 3) == 0.039
    assert round(hours.actual.value, 3) == 0.002
    assert recipients.difference == pytest.approx(7376 / 7101 - 1 - recipients.driver)


@pytest.mark.parametrize(("area", "measure", "first", "last"), ACTIVITIES)
def test_that_an_activity_moved_as_the_report_prints_it(area, measure, first, last):
    found = FOUND[area, measure]
    assert (found.from_year, found.to_year) == (2021, 2024)
    assert found.actual.value == pytest.approx(last / first - 1, abs=1e-12)
    assert found.difference == pytest.approx(found.actual.value - found.driver, abs=1e-15)


def test_that_no_other_activity_is_tried():
    assert {key for key in FOUND if key[1] != NOMINAL_COST} == {row[:2] for row in ACTIVITIES}


@pytest.mark.parametrize("area", [area for area, measure in FOUND if measure == NOMINAL_COST])
def test_that_a_cost_moved_from_the_account_of_2022_to_that_of_2024(area):
    row, found = AARHUS.tables["areas"].by_key()[area], FOUND[area, NOMINAL_COST]
    assert (found.from_year, found.to_year) == (2022, 2024)
    assert found.actual.value == pytest.approx(row["account"] / row["account_2022"] - 1, abs=1e-12)


def test_that_an_area_without_a_cost_in_three_years_or_that_begins_at_0_is_left_out():
    tried = {area for area, measure in FOUND if measure == NOMINAL_COST}
    printed = AARHUS.tables["areas"].by_key()
    whole = {area for area, row in printed.items() if None not in (row["account_2022"], row["account_2023"])}
    assert whole - tried == {"BA.it_network"}  # 0 in 2022
    assert not {"MSB.transfers", "MSB.psychiatry_cofinancing", "MTM.social_housing"} & tried


@pytest.mark.parametrize("area", [area for area in AARHUS.areas if not area.is_central])
def test_that_the_driver_of_each_area_is_its_weights_on_the_ages_of_both_years(area):
    for first, before in ((2021, PEOPLE_2021), (2022, PEOPLE_2022)):
        found = driver_growth(AARHUS, area.driver, first, 2024)
        if area.driver == "none":
            assert found == 0
        elif area.driver == "population":
            assert found == pytest.approx(sum(PEOPLE_2024) / sum(before) - 1)
        else:
            assert found == pytest.approx(by_hand(AARHUS.drivers[area.driver], before, PEOPLE_2024))


def test_that_rounding_in_print_is_told_as_an_interval():
    hours = FOUND["MSO.local_units", "MSO.home_help_hours"].actual
    # 164 stands for 163.5 to 164.5, 170 for 169.5 to 170.5; the recipients are exact.
    assert hours.low == pytest.approx(7376 * 163.5 / (7101 * 170.5) - 1)
    assert hours.high == pytest.approx(7376 * 164.5 / (7101 * 169.5) - 1)
    recipients = FOUND["MSO.local_units", "MSO.home_help"].actual
    assert recipients.low == pytest.approx(recipients.high) == pytest.approx(recipients.value)


@pytest.mark.parametrize("area", ["MBU.schools", "MSO.local_units", "MTM.properties", "BA.wages_administration"])
def test_that_a_cost_across_a_break_of_the_series_says_so(area):
    assert "2024" in FOUND[area, NOMINAL_COST].breaks


@pytest.mark.parametrize("area", ["MSB.youth_jobs_education", "MTM.public_transport", "MSO.physiotherapy"])
def test_that_a_series_without_a_break_has_no_mark(area):
    assert FOUND[area, NOMINAL_COST].breaks == ""


def test_that_a_net_income_is_told_as_one():
    assert "nettoindtægt" in FOUND["MKB.concert_hall", NOMINAL_COST].breaks
