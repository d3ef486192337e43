"""Reading a pasted forecast; the figures are made up, the sums by hand."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarier.text.age_labels import Ages, ages_of, missing_ages, year_of
from scenarier.text.ages import read_ages
from scenarier.text.faults import fault_lines
from scenarier.text.language import set_language
from scenarier.vocabulary.errors import FaultsError

GROUPS = ("0-5", "6-16", "17-19", "20-34", "35-64", "65-79", "80+")
PEOPLE = {
    2025: (22978, 38504, 11159, 126022, 117612, 42452, 14652),  # 373,379
    2026: (23104, 38554, 11280, 127903, 119161, 42747, 15650),  # 378,399
}
TOTALS = (373379, 378399)


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language("da")


def read(rows):
    text = rows if isinstance(rows, str) else "\n".join("\t".join(map(str, row)) for row in rows)
    return read_ages(text, GROUPS, 2025, 2060, 373335)


def faults(rows):
    with pytest.raises(FaultsError) as caught:
        read(rows)
    return fault_lines(caught.value)


def grouped(*extra, years=(2025, 2026), labels=GROUPS):
    """The two years by group, ages down."""
    return [
        ["Age", *years],
        *([label, PEOPLE[2025][n], PEOPLE[2026][n]] for n, label in enumerate(labels)),
        *extra,
    ]


def changed(row, column, cell, rows=None):
    rows = [list(one) for one in rows or grouped()]
    rows[row][column] = cell
    return rows


def turned(rows):
    return [list(column) for column in zip(*rows, strict=True)]


def persons():
    return {year: dict(zip(GROUPS, people, strict=True)) for year, people in PEOPLE.items()}


# What is understood


def test_that_age_groups_by_years_are_read():
    found = read(grouped())
    assert found.persons == persons()
    assert found.understood == "2025–2026; the model's 7 age groups; no total to check against"


def test_that_years_may_stand_down_and_ages_across():
    assert read(turned(grouped(["Total", *TOTALS]))) == read(grouped(["Total", *TOTALS]))


DANISH = ("0-5 år", "6–16-årige", "17 - 19 år", "20 til 34", "35-64", "65-79 år", "80 år og derover")


@pytest.mark.parametrize(
    "labels", [DANISH, (*GROUPS[:-1], "80-"), (*GROUPS[:-1], "80 +"), (*GROUPS[:-1], "80 years and over")]
)
def test_that_the_groups_may_be_named_as_people_name_them(labels):
    assert read(grouped(labels=labels)).persons == persons()


def test_that_a_total_that_ties_is_left_out_and_told_of():
    for name in ("I alt", "Total", "Alle", "Folketal i alt"):
        found = read(grouped([name, *TOTALS]))
        assert found.persons == persons()
        assert found.understood.endswith("the total ties")


def test_that_single_years_are_added_up_to_the_groups():
    """4,000 of each age 0-79 and 500 of each age 80-99 and 53,000 of 100+: 6, 11, 3, 15, 30, 15 and 20 ages."""
    rows = [["", "2025"], *([f"{age} år", 4000 if age < 80 else 500] for age in range(100)), ["100+ år", 3000]]
    found = read([*rows, ["I alt", 80 * 4000 + 20 * 500 + 3000]])
    assert found.persons == {
        2025: dict(zip(GROUPS, (24000, 44000, 12000, 60000, 120000, 60000, 13000), strict=True))
    }
    assert found.understood == "2025; single years 0-100+ added up to 7 groups; the total ties"


def test_that_finer_groups_are_added_up():
    rows = grouped()
    rows[1:2] = [["0-2", 11000, 11100], ["3-5", 11978, 12004]]
    rows[-1:] = [["80-84", 8000, 8600], ["85+", 6652, 7050]]
    found = read(rows)
    assert found.persons == persons()
    assert found.understood.startswith("2025–2026; 9 age groups added up to 7;")


@pytest.mark.parametrize(
    "write",
    [
        lambda n: f"{n:,}".replace(",", "."),
        lambda n: f"{n:,}",
        lambda n: f"{n:,}".replace(",", "\u00a0"),
        lambda n: f"{n:,},0".replace(",", ".", 1) if n >= 1000 else f"{n},0",
        lambda n: f"{n}.0",
    ],
)
@pytest.mark.parametrize("language", ["da", "en"])
def test_that_thousands_are_read_as_the_table_writes_them_in_either_language(write, language):
    set_language(language)
    rows = [[one, *map(write, rest)] if place else [one, *rest] for place, (one, *rest) in enumerate(grouped())]
    assert read(rows).persons == persons()


def test_that_a_total_may_differ_by_rounding_and_by_no_more():
    """Eight figures printed as whole persons may be 4 persons apart."""
    found = read(grouped(["Total", 373383, 378399]))
    assert found.understood.endswith("the total ties but for rounding (at most 4.0 persons)")
    (fault,) = faults(grouped(["Total", 373384, 378399]))
    assert fault == "Total, 2025 (line 9, column 2): the total is 373,384, but the ages add up to 373,379"


def test_that_years_before_the_forecast_are_left_out_and_told_of():
    rows = [[row[0], "" if n else 2023, 1 if n else 2024, *row[1:]] for n, row in enumerate(grouped())]
    found = read(rows)
    assert found.persons == persons()
    assert found.understood.endswith("2023–2024 left out, before the forecast begins")


def test_that_a_year_or_an_age_without_any_number_is_left_out():
    rows = [[*row, "2027" if n == 0 else ""] for n, row in enumerate(grouped(["Source: the city", "", ""]))]
    assert read(rows).persons == persons()
    assert read(rows).understood.endswith("2027 left out, without numbers")


def test_that_titles_above_and_the_municipality_beside_are_no_matter():
    rows = [["Forecast 2026", "", "", ""], ["", "", "", ""]]
    rows += [["Aarhus" if n == 1 else "", *row] for n, row in enumerate(grouped())]
    assert read(rows).persons == persons()


def test_that_semicolons_part_cells_where_there_is_no_tab():
    text = "\r\n".join(";".join(f'"{cell}"' for cell in row) for row in grouped())
    assert read(text).persons == persons()


def test_that_1_january_and_the_first_quarter_are_the_year_and_other_days_are_not():
    assert [
        year_of(text) for text in ("2025", "1. januar 2025", "2025K1", "2025K2", "31. december 2025", "20.25")
    ] == [
        *(2025, 2025, 2025),
        *(None, None, None),
    ]


# What is refused, all at once, with its place


def test_that_a_blank_and_a_dash_are_faults_with_their_places():
    rows = changed(2, 1, "–", changed(5, 2, ""))
    assert faults(rows) == [
        "6-16, 2025 (line 3, column 2): “–” is no number of persons",
        "35-64, 2026 (line 6, column 3): there is no number",
    ]


def test_that_the_place_is_the_one_that_was_pasted_when_the_table_is_turned():
    assert faults(turned(changed(2, 1, "x"))) == ["6-16, 2025 (line 2, column 3): “x” is no number of persons"]


def test_that_a_negative_number_is_a_fault():
    assert faults(changed(1, 1, "−5")) == ["0-5, 2025 (line 2, column 2): “−5” is below 0"]


def test_that_an_age_that_is_missing_is_named():
    rows = grouped()
    del rows[3]
    assert faults(rows) == ["the ages 17-19 are missing"]


def test_that_the_oldest_must_be_there():
    assert faults(grouped(labels=(*GROUPS[:-1], "80-99"))) == ["the ages 100+ are missing"]


def test_that_a_gap_in_the_years_is_named():
    assert faults(grouped(years=(2025, 2028))) == [
        "line 1: 2026 is missing; a forecast names every year from 2025",
        "line 1: 2027 is missing; a forecast names every year from 2025",
    ]


def test_that_a_year_after_the_last_is_a_fault():
    rows = grouped(years=(2025, 2061))
    assert faults(rows)[0] == "column 3: 2061 is after 2060, the last year a forecast may name"


def test_that_a_year_and_an_age_that_stand_twice_are_faults():
    assert faults(grouped(years=(2025, 2025))) == ["column 3: 2025 stands twice"]
    assert faults(grouped(["80+", 1, 1])) == ["line 9: 80+ stands twice"]


def test_that_ages_that_overlap_are_a_fault():
    assert faults(grouped(["70-74 år", 1, 1])) == ["line 9: 65-79 and 70-74 hold the same ages"]


def test_that_a_group_across_the_models_groups_is_a_fault():
    rows = changed(1, 0, "0-6")
    assert faults(rows)[0] == (
        "line 2: “0-6” reaches across the model's age groups, which are 0-5, 6-16, 17-19, 20-34, 35-64, 65-79, 80+"
    )


def test_that_a_year_without_people_is_a_fault():
    rows = [row if not n else [row[0], row[1], 0] for n, row in enumerate(grouped())]
    assert faults(rows) == ["the age groups of 2026 add up to 0; a forecast has people in every year"]


def test_that_a_word_among_ages_or_years_is_a_fault():
    assert faults(grouped(["Students", 1, 2])) == [
        "line 9: “Students” is neither an age nor a total; leave it out"
    ]
    rows = [[*row, "Growth" if n == 0 else 5] for n, row in enumerate(grouped())]
    assert faults(rows) == ["column 4: “Growth” is no year; leave it out"]


def test_that_a_span_that_a_spreadsheet_made_a_date_of_is_told_of():
    assert faults(changed(2, 0, "jun-16"))[0].startswith("line 3: “jun-16” is no age; has a spreadsheet")


def test_that_men_and_women_apart_are_refused():
    rows = [["", "Mænd", "", "Kvinder", ""], *([*row, *row[1:]] for row in grouped())]
    assert faults(rows) == ["line 1, column 2: “Mænd” stands apart; add men and women together first"]


def test_that_signs_that_do_not_agree_are_not_guessed_at():
    (fault,) = faults(changed(1, 1, "22.978", changed(2, 1, "38,504")))
    assert "“22.978” and “38,504”" in fault
    (fault,) = faults(changed(1, 1, "22,978", changed(2, 1, "38504,4")))
    assert "“38504,4” and “22,978”" in fault


def test_that_a_table_in_thousands_or_of_another_place_is_refused():
    rows = [
        row if not n else [row[0], *(f"{one / 1000:.1f}" for one in row[1:])] for n, row in enumerate(grouped())
    ]
    (fault,) = faults(rows)
    assert fault.startswith("2025 adds up to 373 persons, but the municipality has 373,335")


def test_that_what_is_no_table_is_refused():
    for text in ("", "hello", "1\t2\t3", "2025\t2026", "0-5\n6-16", "\t\n\t"):
        (fault,) = faults(text)
        assert fault.startswith("no table of ages and years was found")


def test_that_all_faults_are_told_at_once():
    rows = changed(1, 1, "x", changed(3, 2, "-1", grouped(["Total", 1, 1], years=(2025, 2027))))
    assert len(faults(rows)) == 3


CELLS = st.sampled_from(
    [
        "",
        "0-5",
        "80+",
        "7",
        "2025",
        "2026",
        "22.978",
        "1,5",
        "-",
        "−3",
        "I alt",
        "x",
        "Mænd",
        "6-16 år",
        "12\u00a0345",
    ]
)


@given(st.lists(st.lists(CELLS, max_size=6), max_size=12))
def test_that_any_table_is_read_or_refused_with_faults(rows):
    with suppress(FaultsError):
        found = read("\n".join("\t".join(row) for row in rows))
        assert all(set(people) == set(GROUPS) for people in found.persons.values())


@given(st.text(max_size=200))
def test_that_any_text_is_read_or_refused(text):
    with pytest.raises(FaultsError):
        read(text)


# Labels


@pytest.mark.parametrize("label", ["", "fem", "5-", "0-5-7", "12-3", "1000", "0,5", "under 6", "6-16 kr."])
def test_that_a_label_that_is_not_sure_is_no_age(label):
    assert ages_of(label) in (None, Ages(5, float("inf")))


def test_that_missing_ages_are_what_lies_between():
    found = [Ages(0, 5), Ages(10, 10), Ages(20, float("inf"))]
    assert [gap.name for gap in missing_ages(found)] == ["6-9", "11-19"]
    assert [gap.name for gap in missing_ages([])] == ["0+"]
    assert missing_ages([Ages(0, 110)]) == []
