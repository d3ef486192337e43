"""The bars of what drives a spread tell what the table and the sentence tell."""

import pytest

from scenarier.analysis.asked import Asked
from scenarier.analysis.drivers import Driver
from scenarier.analysis.ensemble import Ensemble
from scenarier.jobs.studies import open_study
from scenarier.model.study import Scenario
from scenarier.text.language import set_language
from scenarier.views.drivers import DriversShown


@pytest.fixture(autouse=True)
def danish():
    set_language("da")
    yield
    set_language("da")


def test_that_a_share_that_is_found_larger_alone_than_in_all_is_told_alike_everywhere():
    ensemble = Ensemble(open_study(None)[1], (Scenario("A"),), 2029)
    found = Driver("tax_rate", 0.161, 0.149, 0.14, 0.17, 0.15, 0.16)
    shown = DriversShown(ensemble, Asked("result", "", 2029), [found])
    (bar,), (line,) = shown.bars(), shown.sheet().lines
    assert (bar.alone, bar.in_all) == (0.149, 0.149)
    assert bar.text == "16 % alene, 15 % i alt"
    assert [line.cells[1].text, line.cells[3].text] == ["16", "15"]
    assert "forsvandt 16 %" in shown.lead()


def test_that_a_lever_with_a_small_share_is_not_said_to_make_most_of_the_spread():
    set_language("en")
    ensemble = Ensemble(open_study(None)[1], (Scenario("A"),), 2029)
    names = ("tax_rate", "population_growth", "service_price_growth")
    found = [Driver(name, 0.17, 0.17, 0.16, 0.18, 0.16, 0.18) for name in names]
    lead = DriversShown(ensemble, Asked("result", "", 2029), found).lead()
    assert "most of the spread" not in lead
    assert "what matters most for the spread is Income tax rate" in lead
    assert "3 assumptions together make nine tenths" in lead
    assert "It alone makes nine tenths" in DriversShown(ensemble, Asked("result", "", 2029), found[:1]).lead()
