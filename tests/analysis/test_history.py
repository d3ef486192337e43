"""Cost and cost per user 2022-2024, by hand from the annual report's tables."""

import pytest

from scenarier.analysis.history import (
    comparable_sums,
    histories,
    without_earlier_years,
    years_of,
)
from scenarier.storage.baseline import read_baseline
from scenarier.text.language import set_language
from scenarier.vocabulary.places import baseline_folder

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
FOUND = histories(AARHUS)


def of(area, start):
    return next(one for one in FOUND if one.area == area and one.users_name.startswith(start))


def test_that_every_area_of_the_report_has_its_users():
    assert {one.area for one in FOUND} == {str(row["area"]) for row in AARHUS.tables["areas"].rows}


def test_that_an_area_without_earlier_years_has_no_growth():
    """Income transfers are 5,729 m in 2024, and are not printed by themselves before."""
    transfers = of("MSB.transfers", "Fuldtidspersoner")
    assert transfers.costs == (None, None, 5729)
    assert transfers.per_user[:2] == (None, None)
    assert transfers.per_user[2] == pytest.approx(5729e6 / 43726)
    assert transfers.growth(2024) is None
    assert not transfers.broken(2024)


def test_that_schools_cost_per_pupil_is_cost_over_pupils():
    """2,393 m over 27,693 pupils in 2022, 2,460 m over 27,889 in 2023 and 2,293 m over 28,080 in 2024."""
    schools = of("MBU.schools", "Elever")
    assert schools.costs == (2393, 2460, 2293)
    assert schools.users == (27693, 27889, 28080)
    assert [round(value) for value in schools.per_user] == [86412, 88207, 81660]


def test_that_no_growth_is_told_across_the_break_of_2024():
    schools = of("MBU.schools", "Elever")
    assert schools.growth(2023) == pytest.approx(2460 / 2393 - 1)
    assert schools.growth(2023, is_per_user=True) == pytest.approx((2460 / 27889) / (2393 / 27693) - 1)
    assert schools.growth(2024) is None
    assert schools.growth(2024, is_per_user=True) is None
    assert "Teknik og Miljø" in schools.breaks[2024]
    properties = of("MTM.properties", "Borgere")
    assert properties.costs == (102, 85, 868)
    assert properties.growth(2024) is None


def test_that_growth_is_told_where_nothing_moved():
    """Public transport: 314 and 337; 0-5-year-olds have nothing to do with it, citizens do."""
    transport = of("MTM.public_transport", "Borgere")
    assert transport.growth(2024) == pytest.approx(337 / 314 - 1)
    assert transport.users == (355234, 361522, 367039)


def test_that_age_groups_are_added_up():
    """FOLK1A 2024: 42,324 aged 65-79 and 13,677 aged 80+."""
    elderly = of("MSO.shared_operations", "Borgere på 65+")
    assert elderly.users[2] == 42324 + 13677


def test_that_users_of_another_kind_each_year_tell_no_growth_per_user():
    """Dental care is offered to more ages every year; its cost before 2024 is comparable all the same."""
    dental = of("MBU.health_dental_ppr", "Børn og unge tilbudt")
    assert dental.users == (68211, 72582, 77819)
    assert "0-20" in dental.broken(2023, is_per_user=True)
    assert dental.growth(2023) == pytest.approx(294 / 274 - 1)
    assert dental.growth(2023, is_per_user=True) is None


def test_that_a_remark_on_users_is_no_break():
    """What the transfers' persons include is the same each year: 295 m over 43,726, 291 m over 42,655."""
    benefits = of("MSB.job_health_benefits", "Fuldtidspersoner")
    assert "efterløn" in benefits.users_note
    assert benefits.growth(2024, is_per_user=True) == pytest.approx((295 / 43726) / (291 / 42655) - 1)


def test_that_several_activity_figures_are_one_kind_of_users():
    """Day care 2023: 7,328 + 11,126 + 474 + 22 + 298 children for 1,724 m."""
    daycare = of("MBU.daycare", "Børn i dagtilbud, dagpleje og frit valg")
    assert daycare.users[1] == 7328 + 11126 + 474 + 22 + 298
    assert daycare.per_user[1] == pytest.approx(1724e6 / 19248)
    assert len(daycare.users_sources) == 5


def test_that_neighbouring_age_groups_are_named_as_one():
    assert of("MBU.administration", "Borgere").users_name == "Borgere på 0-19 år"
    assert of("MSO.administration", "Borgere").users_name == "Borgere på 65+ år"


def test_that_the_sum_of_departments_that_properties_moved_between_can_be_followed():
    """5,585 + 1,183 + 991 = 7,759; 5,697 + 1,204 + 947 = 7,848; 5,558 + 1,219 + 1,635 = 8,412."""
    assert years_of(AARHUS) == (2022, 2023, 2024)
    assert comparable_sums(AARHUS) == (7759, 7848, 8412)


def test_that_the_last_sum_tells_what_no_earlier_year_holds():
    """Social housing, -153 in 2024, came from two other departments; the report prints no earlier figure."""
    set_language("da")
    names, cost = without_earlier_years(AARHUS)
    assert names == "Almene boliger (MSO og MSB)"
    assert cost == -153
    assert comparable_sums(AARHUS)[2] - cost == 8565


def test_that_no_break_calls_a_rise_a_fall_or_a_fall_a_rise():
    for one in FOUND:
        for words in one.breaks.values():
            change = one.costs[2] - one.costs[1]
            assert "faldet" not in words or change < 0
            assert "stigningen" not in words or change > 0


def test_that_every_decentralised_area_that_gave_up_properties_is_marked():
    marked = {one.area for one in FOUND if 2024 in one.breaks}
    for area in AARHUS.areas:
        if area.department in AARHUS.about.moved.departments[:2] and area.is_decentralised:
            assert area.name in marked
    assert {"MTM.properties", "MSO.local_units", "MSO.shared_operations", "MSO.administration"} <= marked
    assert {"MSB.cross_cutting", "BA.wages_administration"} <= marked
    assert "MSO.physiotherapy" not in marked


def test_that_an_income_has_no_growth_in_per_cent():
    """The concert hall: -2, -5, -6."""
    hall = of("MKB.concert_hall", "Borgere")
    assert hall.costs == (-2, -5, -6)
    assert hall.growth(2023) is None
