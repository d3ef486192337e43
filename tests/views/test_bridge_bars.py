"""A bar's name where there is little room."""

from dataclasses import replace

from scenarier.views.bridge_page import BridgeBar


def test_that_a_bar_has_its_levers_short_name_where_the_whole_one_has_no_room():
    """So that two whose names begin alike are told apart."""
    bar = BridgeBar("Start: accounts (0) or budget 2024 (1), Taxes", "+2", 0.0, 2.0, False, short="Start, Taxes")
    assert bar.name_within(len, 60) == bar.name
    assert bar.name_within(len, 30) == "Start, Taxes"
    assert replace(bar, short="").name_within(len, 30) == bar.name
