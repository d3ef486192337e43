"""Numbers as people type and paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarier.text.language import set_language
from scenarier.text.reading import read_number, read_rows, show_number


@pytest.fixture(autouse=True)
def danish():
    set_language("da")
    yield
    set_language("da")


BOTH = [
    ("2,5", "share", 0.025),
    ("2.5", "share", 0.025),
    ("2,5 %", "share", 0.025),
    ("-0.5", "share", -0.005),
    ("−0,5", "share", -0.005),
    ("24,52", "share", 0.2452),
    ("2.500", "share", 0.025),
    ("1.033", "index", 1.033),
    ("1,033", "index", 1.033),
    ("4.870", "persons", 4870.0),
    ("-3.000", "persons", -3000.0),
    ("4 870", "persons", 4870.0),
    ("4\u00a0870 personer", "persons", 4870.0),
    ("4870", "persons", 4870.0),
    ("1.304,5", "mio_kr", 1304.5),
    ("1,304.5", "mio_kr", 1304.5),
    ("1.304.000", "mio_kr", 1304000.0),
    ("2.5", "mio_kr", 2.5),
    ("2,5", "mio_kr", 2.5),
    ("12.50", "mio_kr", 12.5),
    ("1.30451", "mio_kr", 1.30451),
    ("+60 mio. kr.", "mio_kr", 60.0),
    ("100.000 kr.", "kr_per_citizen", 100000.0),
    ("0.500", "mio_kr", 0.5),
    (".5", "mio_kr", 0.5),
    ("1", "switch", 1.0),
]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("text", "unit", "number"), BOTH)
def test_that_a_number_is_read_alike_in_both_languages(text, unit, number, language):
    set_language(language)
    assert read_number(text, unit) == number


@pytest.mark.parametrize(("language", "number"), [("da", 4.87), ("en", 4870.0)])
def test_that_a_comma_before_three_digits_groups_in_english_alone(language, number):
    set_language(language)
    assert read_number("4,870", "mio_kr") == number


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    "text",
    [*"|mange|1.2.3|1,2,3|1.23,4.5|12.34,5|nan|inf|1e5|--5|5-|%|0x10|12,34.567,8".split("|"), " ", "1" * 60],
)
def test_that_what_is_no_number_is_refused_with_what_was_typed(text, language):
    set_language(language)
    with pytest.raises(ValueError, match=r"is not a number|er ikke et tal"):
        read_number(text, "mio_kr")


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("unit", ["share", "mio_kr", "persons", "index", "kr_per_citizen"])
@given(number=st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 6)))
def test_that_what_a_field_shows_is_read_back_as_the_same_number(number, unit, language):
    set_language(language)
    shown = show_number(number, unit)
    # A `.` before exactly three digits groups, so a decimal point there would be read as grouping.
    if language == "en" and unit in ("mio_kr", "persons", "kr_per_citizen") and len(shown.partition(".")[2]) == 3:
        return
    assert read_number(shown, unit) == number


@pytest.mark.parametrize(
    ("number", "unit", "shown"),
    [(0.025, "share", "2,5"), (4870.0, "persons", "4.870"), (0.1 + 0.2, "mio_kr", "0,30000000000000004"),
     (-0.0, "share", "0"), (1304.5, "mio_kr", "1.304,5"), (6000.0, "mio_kr", "6.000"), (1.0, "index", "1")],
)  # fmt: skip
def test_that_a_field_shows_a_number_in_danish(number, unit, shown):
    assert show_number(number, unit) == shown


@pytest.mark.parametrize("text", ["25\t30", "25\n30", "25 30", "1 25", "4.870\t4.900", "25  "[:2] + "\t5"])
def test_that_cells_side_by_side_are_never_read_as_one_number(text):
    with pytest.raises(ValueError, match=r"."):
        read_number(text, "mio_kr")


def test_that_blanks_group_thousands():
    assert read_number("1 304,5", "mio_kr") == 1304.5
    assert read_number("12\u00a0304", "persons") == 12304
    assert read_number(" 25 mio. kr.", "mio_kr") == 25


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("25\t30,5\t\t-1.000", [[25.0, 30.5, None, -1000.0]]),
        ("1,234.50\t2,000\t3", [[1234.5, 2000.0, 3.0]]),
        ("1.234,50\t2.000\t3", [[1234.5, 2000.0, 3.0]]),
        ("0.5\t1,250", [[0.5, 1250.0]]),
        ("1\r\n2\r\n", [[1.0], [2.0]]),
    ],
)
def test_that_a_block_is_read_in_the_format_its_cells_tell(text, rows):
    assert read_rows(text, ["mio_kr"]) == rows


def test_that_a_block_is_read_in_the_unit_of_each_line():
    assert read_rows("25\n2,5%\n2,5", ["mio_kr", "share"]) == [[25.0], [0.025], [0.025]]


def test_that_all_cells_that_cannot_be_read_are_told_of():
    with pytest.raises(ValueError, match=r"abc.*xyz"):
        read_rows("abc\t1\txyz", ["mio_kr"])
