"""Published sums re-added, as text; numbers with the decimals they are printed with."""

from dataclasses import replace

import pytest

from scenarier.analysis.reconcile import Tie
from scenarier.text.language import language, set_language
from scenarier.views.tie_text import summary, tie_text, ties_text

TIE = Tie("t", "g", "Sum", "Total", 25482.0, 25489.0, "explained", "Trykt så.", "Printed so.", "A › B › C")


@pytest.fixture(autouse=True)
def english():
    before = language()
    set_language("en")
    yield
    set_language(before)


def test_that_a_tie_tells_what_it_is_its_numbers_its_place_and_its_explanation():
    assert tie_text(TIE).splitlines() == [
        "  Total: printed 25,482, re-added 25,489, difference +7",
        "    A › B › C",
        "    Printed so.",
    ]


def test_that_an_explanation_is_for_what_is_explained():
    assert "Printed so." not in tie_text(replace(TIE, verdict="agrees"))


@pytest.mark.parametrize(
    ("published", "readded", "said"),
    [
        (16.9, 16.9, "printed 16.9, re-added 16.9, difference 0.0"),
        (16.9, 17.0, "printed 16.9, re-added 17.0, difference +0.1"),
        (671.0, 670.5, "printed 671.0, re-added 670.5, difference −0.5"),
        (0.063, 0.0625, "printed 0.0630, re-added 0.0625, difference −0.0005"),
        (1.0, 1 / 3, "printed 1.0000, re-added 0.3333, difference −0.6667"),
        (0.1 + 0.2, 0.3, "printed 0.3, re-added 0.3, difference 0.0"),
    ],
)
def test_that_numbers_have_the_decimals_they_need_up_to_four(published, readded, said):
    assert said in tie_text(replace(TIE, published=published, readded=readded))


def test_that_a_tie_is_danish_in_danish():
    set_language("da")
    lines = tie_text(TIE).splitlines()
    assert lines[0].startswith("  Sum: ")
    assert "25.489" in lines[0]
    assert lines[2] == "    Trykt så."


def test_that_ties_stand_under_their_verdict_and_are_counted():
    ties = [replace(TIE, verdict=verdict, name_en=verdict) for verdict in ("unexplained", "agrees", "agrees")]
    blocks = ties_text(ties).split("\n\n")
    assert [block.splitlines()[0] for block in blocks[:-1]] == [
        "Agrees with the printed figure (2)",
        "Does not tie, NOT EXPLAINED (1)",
    ]
    assert (
        blocks[-1]
        == "3 sums re-added: 2 agree, 0 differ by rounding, 0 do not tie and are explained, 1 unexplained."
    )
    assert summary(ties[:1]).startswith("1 sum re-added: ")
