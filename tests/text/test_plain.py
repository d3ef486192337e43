"""Texts that people gave, made fit for one line, for several, and for standing among others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.made import Study

from scenarier.session.scenarios import copy_name
from scenarier.text.language import ntr, tr
from scenarier.text.plain import isolated, listed, one_line, paragraphs, with_number

FSI, PDI, OVERRIDE, HEBREW = "\u2068", "\u2069", "\u202e", "\u05d0\u05d1"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Børn & Unge", "Børn & Unge"),
        (f"16.165{OVERRIDE}", "16.165"),
        (HEBREW, f"{FSI}{HEBREW}{PDI}"),
        (f"{FSI}{HEBREW}{PDI}", f"{FSI}{HEBREW}{PDI}"),
        (f"{FSI}{HEBREW}{PDI} + {FSI}{HEBREW}{PDI}", f"{FSI}{FSI}{HEBREW}{PDI} + {FSI}{HEBREW}{PDI}{PDI}"),
        (f"{PDI}{HEBREW}{FSI}", f"{FSI}{HEBREW}{PDI}"),
        (f"x{FSI}", "x"),
    ],
)
def test_that_a_direction_ends_with_its_text(text, shown):
    assert isolated(text) == shown


@given(st.text(alphabet=["a", "1", FSI, PDI, OVERRIDE, "\u2066", HEBREW[0], "æ", " "]))
def test_that_isolating_twice_is_as_once_and_leaves_nothing_open(text):
    once = isolated(text)
    assert isolated(once) == once
    depth = 0
    for sign in once:
        depth += {FSI: 1, PDI: -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0


def test_that_a_sentence_keeps_the_direction_of_the_texts_in_it():
    assert tr("Frame: {name}", name=HEBREW).endswith(f"{FSI}{HEBREW}{PDI}")
    assert OVERRIDE not in tr("Frame: {name}", name=f"a{OVERRIDE}b")
    assert f"{FSI}{HEBREW}{PDI}" in ntr("{told} and {n} more", "{told} and {n} more", 2, told=HEBREW)


def test_that_a_name_which_is_kept_gets_no_signs():
    assert copy_name(Study(), HEBREW).startswith(f"{HEBREW} (")


def test_that_one_line_has_no_breaks_and_is_cut():
    assert one_line("a\tb\r\nc\u2028d\x07e") == "a b c d e"
    assert one_line("x" * 5000) == "x" * 999 + "…"
    assert one_line("a\ud800") == "a\ufffd"


def test_that_paragraphs_keep_their_breaks_and_no_other_signs():
    assert paragraphs("a\r\nb\u2029c\x00") == "a\nb\nc "
    assert paragraphs("<b>x</b>") == "<b>x</b>"


def test_that_names_with_a_comma_are_told_apart_in_a_row():
    assert listed(["Culture", "Mayor's Dept."]) == "Culture, Mayor's Dept."
    assert listed(iter(["Children, Young", "Culture"])) == "Children, Young; Culture"
    assert listed(["Children, Young"]) == "Children, Young"
    assert listed([]) == ""


def test_that_a_name_that_ends_in_a_figure_is_not_read_as_part_of_its_number():
    assert with_number("Scenario 1", "1,425") == "Scenario 1: 1,425"
    assert with_number("Result", "−165") == "Result −165"
    assert with_number("", "7") == " 7"
