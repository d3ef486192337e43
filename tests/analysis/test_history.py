"""Cost and cost per user 2022-2024, by hand from the annual report's tables."""

import pytest

from scenarier.analysis.history import MOVED, YEARS, comparable_sums, histories
from scenarier.storage.baseline import read_baseline
from scenarier.vocabulary.places import baseline_folder

AARHUS = read_baseline(baseline_folder("aarhus-2024"))
FOUND = histories(AARHUS)


def of(area, start):
    return next(one for one in FOUND if one.area == area and one.users_name.startswith(start))


def test_that_every_area_with_three_printed_years_has_its_users():
    printed = {str(row["area"]) for row in AARHUS.tables["areas"].rows if row["account_2022"] is not None}
    assert {one.area for one in FOUND} == printed


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
    properties = of("MTM.properties", "borgere")
    assert properties.costs == (102, 85, 868)
    assert properties.growth(2024) is None


def test_that_growth_is_told_where_nothing_moved():
    """Public transport: 314 and 337; 0-5-year-olds have nothing to do with it, citizens do."""
    transport = of("MTM.public_transport", "borgere")
    assert transport.growth(2024) == pytest.approx(337 / 314 - 1)
    assert transport.users == (355234, 361522, 367039)


def test_that_age_groups_are_added_up():
    """FOLK1A 2024: 42,324 aged 65-79 and 13,677 aged 80+."""
    elderly = of("MSO.shared_operations", "borgere på 65+")
    assert elderly.users[2] == 42324 + 13677


def test_that_figures_of_other_months_or_groups_tell_no_growth_per_user():
    dental = of("MBU.health_dental_ppr", "Børn og unge tilbudt")
    assert dental.users == (68211, 72582, 77819)
    assert "0-20" in dental.notes
    assert dental.growth(2023) == pytest.approx(294 / 274 - 1)
    assert dental.growth(2023, is_per_user=True) is None


def test_that_the_sum_of_departments_that_properties_moved_between_can_be_followed():
    """5,585 + 1,183 + 991 = 7,759; 5,697 + 1,204 + 947 = 7,848; 5,558 + 1,219 + 1,635 = 8,412."""
    assert YEARS == (2022, 2023, 2024)
    assert comparable_sums(AARHUS) == (7759, 7848, 8412)


def test_that_every_decentralised_area_that_gave_up_properties_is_marked():
    marked = {one.area for one in FOUND if 2024 in one.breaks}
    for area in AARHUS.areas:
        if area.department in MOVED[:2] and area.is_decentralised:
            assert area.name in marked
    assert {"MTM.properties", "MSO.local_units", "MSO.shared_operations", "MSO.administration"} <= marked
    assert "MSO.physiotherapy" not in marked


def test_that_an_income_has_no_growth_in_per_cent():
    """The concert hall: -2, -5, -6."""
    hall = of("MKB.concert_hall", "borgere")
    assert hall.costs == (-2, -5, -6)
    assert hall.growth(2023) is None
