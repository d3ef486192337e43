"""Numbers as people type and paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarier.text.language import set_language
from scenarier.text.reading import decimal_of, read_number, show_number


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
    [*"|mange|1.2.3|1,2,3|1.23,4.5|12.34,5|nan|inf|1e5|--5|(5|%|0x10|12,34.567,8".split("|"), " ", "1" * 60],
)
def test_that_what_is_no_number_is_refused_with_what_was_typed(text, language):
    set_language(language)
    with pytest.raises(ValueError, match=r"is not a number|er ikke et tal"):
        read_number(text, "mio_kr")


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("unit", ["share", "mio_kr", "persons", "index", "kr_per_citizen"])
@given(number=st.builds(round, st.floats(-1e6, 1e6, allow_nan=False), st.sampled_from([0, 1, 2, 3, 6])))
def test_that_what_a_field_shows_is_read_back_as_the_same_number(number, unit, language):
    set_language(language)
    assert read_number(show_number(number, unit), unit) == number


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


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("-", 0), ("-   kr.", 0), ("12,00 kr.", 12e-6), ("(12,5)", -12.5), ("12-", -12), ("kr. 12", 12e-6),
        ("12,-", 12), ("1’304,5", 1304.5), ("—5", -5), ("500 kr.", 0.0005), ("1 mio. kr.", 1), ("2 t.kr.", 0.002),
        ("1.000 kr.", 0.001), ("1,5 mia. kr.", 1500),
    ],
)  # fmt: skip
def test_that_amounts_are_read_as_accountants_write_them_and_converted(text, number, language):
    set_language(language)
    assert read_number(text, "mio_kr") == number


def test_that_a_unit_that_contradicts_the_field_is_refused_with_what_was_typed():
    for text, unit in (("12 %", "mio_kr"), ("500 kr.", "share"), ("3 pct.", "persons"), ("5 personer", "mio_kr")):
        with pytest.raises(ValueError, match=text):
            read_number(text, unit)
    assert read_number("3 pct.", "share") == read_number("3 procent", "share") == 0.03


def test_that_a_point_in_english_amounts_is_the_decimal_sign():
    set_language("en")
    assert read_number("1.375", "mio_kr") == 1.375
    assert show_number(4870.125, "persons") == "4,870.1250"


def test_that_the_decimal_sign_of_a_block_is_told_by_any_of_its_cells():
    assert decimal_of(["1.250", "0.5"]) == "."
    assert decimal_of(["1.250", "(1.304,5)"]) == ","
    assert decimal_of(["1.250", "2.000"]) == ""
    for cells in (["0.5", "0,5"], ["1.250", "1,250"]):
        with pytest.raises(ValueError, match=r"0,5|1,250"):
            decimal_of(cells)
    assert read_number("1.250", "mio_kr", ".") == 1.25
    assert read_number("1.250", "share", ",") == 12.5
