"""What is copied: read by a csv reader as text, and by an HTML reader in full."""

import csv
import io
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarier.text.block_cells import cells_of
from scenarier.text.copied import (
    Copied,
    Number,
    as_html,
    as_shown,
    as_text,
    guarded,
    in_per_cent,
    plain,
    quantity,
    table_of,
    unguarded,
    unmarked,
)
from scenarier.text.language import set_language
from scenarier.text.numbers import format_number
from scenarier.text.reading import read_number

LANGUAGES = st.sampled_from(["da", "en"])
TEXTS = st.text(st.sampled_from(list("ab æ1,.-=+@'\"\t\n\r;<&>|")), max_size=8)
VALUES = st.floats(-1e9, 1e9, allow_nan=False)
NUMBERS = st.builds(Number, VALUES, st.one_of(st.none(), st.integers(0, 4)))
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(*[TEXTS | NUMBERS] * width), min_size=1, max_size=5)
)


@pytest.fixture(autouse=True)
def danish():
    set_language("da")
    yield
    set_language("da")


class Cells(HTMLParser):
    """Every cell of a table: its attributes and its text."""

    def __init__(self, html):
        super().__init__()
        self.cells = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag in ("td", "th"):
            self.cells.append([dict(attrs), ""])
        elif tag == "br":
            self.cells[-1][1] += "\n"

    def handle_data(self, data):
        self.cells[-1][1] += data


def texts(row):
    return [plain(cell) if isinstance(cell, Number) else guarded(cell) for cell in row]


def shown_value(number):
    """The value that stands on screen, for a number in full without what is behind 15 digits."""
    if number.decimals is None:
        return float(f"{number.value:.15g}")
    return float(f"{number.value:.{number.decimals}f}")


@given(rows=TABLES, language=LANGUAGES)
def test_that_a_spreadsheet_reads_the_rows_as_they_are(rows, language):
    set_language(language)
    read = csv.reader(io.StringIO(as_text(Copied(tuple(rows))), newline=""), delimiter="\t")
    assert list(read) == [texts(row) for row in rows]


@given(number=NUMBERS, language=LANGUAGES)
def test_that_a_number_is_plain_and_is_the_one_on_screen(number, language):
    set_language(language)
    text = plain(number)
    assert set(text) <= set("0123456789-" + ("," if language == "da" else "."))
    assert float(text.replace(",", ".")) == shown_value(number)
    assert text not in ("-0", "-0,0")


@given(value=VALUES, language=LANGUAGES, unit=st.sampled_from(["mio_kr", "share", "index", "persons"]))
def test_that_a_number_that_can_be_typed_is_read_back_as_the_same(value, language, unit):
    set_language(language)
    value = float(f"{value:.12g}")
    copied = quantity(value, unit, None)
    if len(plain(copied)) <= 40:
        assert read_number(plain(copied), unit) == pytest.approx(value, rel=1e-14)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("value", [512.375, -512.375, 1.25, 0.125, 1304.5, 4870.0, 1e-7])
def test_that_an_amount_is_read_back_as_the_same_in_both_languages(language, value):
    set_language(language)
    assert read_number(plain(Number(value)), "mio_kr") == value


def test_that_noise_of_computing_is_not_copied_as_text_but_stands_in_the_html():
    noisy = Number(25482.000000000004)
    assert plain(noisy) == "25482"
    assert plain(Number(0.1 + 0.2)) == "0,3"
    assert 'sdval="25482.000000000004" sdnum="1033;0;#,##0"' in as_html(Copied(((noisy,),)))
    assert in_per_cent(0.07) == 7.0


@given(rows=TABLES, language=LANGUAGES)
def test_that_the_html_carries_every_number_in_full_and_every_text_escaped(rows, language):
    set_language(language)
    cells = Cells(as_html(Copied(tuple(rows)))).cells
    given_cells = [cell for row in rows for cell in row]
    assert len(cells) == len(given_cells)
    for (attributes, text), cell in zip(cells, given_cells, strict=True):
        if isinstance(cell, Number):
            assert float(attributes["sdval"]) == float(attributes["x:num"]) == cell.value
            assert attributes["sdnum"].startswith("1033;0;#,##0")
            if cell.decimals is not None:
                assert text == format_number(cell.value, cell.decimals).replace("−", "-")
        else:
            assert text == guarded(cell).replace("\r\n", "\n").replace("\r", "\n")
            assert "sdval" not in attributes


@given(text=TEXTS)
def test_that_a_text_like_a_formula_stays_text_and_comes_back_as_it_was(text):
    assert guarded(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")
    assert unguarded(guarded(text)) == text


def test_that_pasting_takes_the_sign_before_a_formula_off_again():
    rows = (("=cmd|'/c calc'!A0", "+1", "-x", "@SUM(A1)"),)
    assert as_text(Copied(rows)) == "'=cmd|'/c calc'!A0\t'+1\t'-x\t'@SUM(A1)"
    assert cells_of(as_text(Copied(rows))) == [list(rows[0])]


def test_that_a_number_below_zero_has_a_hyphen_and_is_no_formula():
    assert as_text(Copied(((Number(-12.5), Number(-0.0), Number(-0.4, 0)),))) == "-12,5\t0\t0"


def test_that_the_title_stands_above_the_headings_where_it_is_wished():
    copied = Copied((("Frame", Number(1.0)),), ("name", "2025"), "Scenario A, DKK m")
    assert as_text(copied) == "name\t2025\nFrame\t1"
    assert as_text(copied, with_title=True) == "Scenario A, DKK m\nname\t2025\nFrame\t1"
    assert "Scenario A" not in as_html(copied)
    assert '<td colspan="2"' in as_html(copied, with_title=True)


def chosen(*places):
    return table_of(
        places,
        headings=["name"],
        labels=lambda row: [f"row {row}"],
        heading=str,
        cell=lambda row, column: f"{row}:{column}",
        first=1,
    )


def test_that_scattered_cells_are_copied_without_those_between_them():
    copied = chosen((5, 4), (1, 2))
    assert copied.headings == ("name", "2", "4")
    assert copied.rows == (("row 1", "1:2", ""), ("row 5", "", "5:4"))


def test_that_one_cell_is_copied_alone():
    assert as_text(chosen((3, 2))) == "3:2"


def test_that_a_number_has_the_decimals_it_is_shown_with():
    assert plain(as_shown(1304.1234, "1.304,12 mio. kr.")) == "1304,12"
    assert plain(as_shown(1304.1234, "1.304")) == "1304"
    set_language("en")
    assert plain(as_shown(1304.1234, "DKK 1,304.1 m")) == "1304.1"


def test_that_what_is_no_number_is_blank():
    assert quantity(None, "mio_kr") == quantity(float("nan"), "mio_kr") == ""
    assert as_text(Copied(((Number(float("inf")), "x"),))) == "\tx"


def test_that_marks_before_a_name_are_not_copied():
    assert unmarked("▾ Børn og Unge") == "Børn og Unge"
    assert unmarked("  ● offentliggjort") == "offentliggjort"
    assert unmarked("A ● B") == "A ● B"
