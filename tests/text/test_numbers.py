"""Numbers as they are shown, held against the CLDR's Danish and English."""

import math

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from scenarier.text.language import set_language
from scenarier.text.numbers import format_number, format_quantity


@pytest.fixture(autouse=True)
def danish():
    set_language("da")
    yield
    set_language("da")


@pytest.mark.parametrize(("language", "locale"), [("da", "da_DK"), ("en", "en_GB")])
@given(value=st.floats(-1e9, 1e9), decimals=st.integers(0, 4))
def test_that_numbers_read_as_in_the_cldr(value, decimals, language, locale):
    set_language(language)
    shown = format_number(value, decimals)
    exact = round(value, decimals)  # the CLDR's own rounding of halves differs
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    expected = format_decimal(f"{exact:.{decimals}f}", pattern, locale=locale).replace("-", "−")
    if not any(digit in "123456789" for digit in expected):
        expected = expected.lstrip("−")  # Babel shows -0,0
    assert shown == expected


@pytest.mark.parametrize(
    ("value", "shown"), [(-0.04, "0,0"), (0.04, "0,0"), (-0.06, "−0,1"), (1304.25, "1.304,2")]
)
def test_that_zero_has_no_sign(value, shown):
    assert format_number(value, 1) == shown


def test_that_a_plus_is_shown_when_asked_but_not_on_zero():
    assert format_number(12, sign=True) == "+12"
    assert format_number(0.2, sign=True) == "0"


def test_that_no_number_is_a_dash():
    assert format_number(math.nan) == format_number(math.inf) == "–"


def test_that_a_quantity_is_shown_in_its_units_decimals():
    assert format_quantity(16856.4, "mio_kr") == "16.856"
    assert format_quantity(1.0333, "index") == "1,033"
    assert format_quantity(0.0333, "share") == "3,3"
