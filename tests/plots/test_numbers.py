"""The parts that know no Qt: ticks, ranges and the spreading of labels."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarier.plots.fit import is_lost, next_range, wanted_range
from scenarier.plots.marks import BAR_WIDTH, bar_offset
from scenarier.plots.spread import spread, that_fit
from scenarier.plots.ticks import decimals_of, labelled_years, nice_range, nice_step, ticks_between
from scenarier.views.charts import Numbers

YEARS = tuple(range(2024, 2030))


def rows(*values: list[float]) -> list[Numbers]:
    return [np.array(row, dtype=float) for row in values]


def test_that_ticks_are_few_and_round() -> None:
    assert ticks_between(0, 15000, 4) == (5000, [0, 5000, 10000, 15000])
    assert ticks_between(-165, 190, 5) == (100, [-100, 0, 100])
    assert nice_step(1.1, 6) == pytest.approx(0.2)


def test_that_a_step_says_how_many_decimals_it_needs() -> None:
    assert [decimals_of(step) for step in (500, 1, 0.5, 0.2, 0.05)] == [0, 0, 1, 1, 2]


def test_that_every_year_is_labelled_where_there_is_room() -> None:
    assert labelled_years(YEARS, 40, 35) == set(YEARS)


def test_that_the_base_year_and_the_last_keep_their_labels_where_room_is_short() -> None:
    assert labelled_years(YEARS, 25, 35) == {2024, 2026, 2029}
    assert labelled_years(YEARS, 5, 35) == {2024}


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_that_a_range_holds_its_values(one: float, other: float) -> None:
    low, high = nice_range(min(one, other), max(one, other))
    assert low <= min(one, other) <= max(one, other) <= high
    assert low < high


def test_that_zero_is_in_sight_of_values_that_reach_near_it() -> None:
    assert nice_range(443, 13875)[0] == 0
    assert nice_range(9000, 10000)[0] > 0
    assert nice_range(-10, -1)[1] == 0


def test_that_an_index_keeps_to_its_own_range():
    """80 to 133 against 100: with zero in sight there would be little to see."""
    assert wanted_range(rows([79, 133]))[0] == 0
    assert wanted_range(rows([79, 133]), zero_in_sight=0.0)[0] > 50


def test_that_targets_are_within_the_range() -> None:
    low, high = wanted_range(rows([7000, 9000], [4000]))
    assert low <= 4000 < 9000 <= high


def test_that_a_range_is_fixed_while_a_lever_is_held_and_fitted_when_let_go() -> None:
    shown = next_range(None, rows([0, 100]), dragging=False)
    moved = rows([0, 60])
    assert next_range(shown, moved, dragging=True) == shown
    assert next_range(shown, moved, dragging=False) != shown


def test_that_a_range_only_grows_when_a_line_is_lost_during_a_drag() -> None:
    shown = next_range(None, rows([0, 50, 100]), dragging=False)
    lost = rows([500, 600, 700])
    assert is_lost(lost, shown)
    low, high = next_range(shown, lost, dragging=True)
    assert low <= shown[0]
    assert high > 700


def test_that_one_point_out_of_three_does_not_move_the_range_during_a_drag() -> None:
    shown = next_range(None, rows([0, 50, 100]), dragging=False)
    assert next_range(shown, rows([0, 50, 900]), dragging=True) == shown


def test_that_labels_with_room_stay_where_they_belong() -> None:
    assert spread([80.0, 20.0, 50.0], 14, 0, 100) == [80.0, 20.0, 50.0]


@given(st.lists(st.floats(-50, 350), min_size=1, max_size=12))
def test_that_labels_never_overlap_and_stay_inside(centres: list[float]) -> None:
    placed = sorted(spread(centres, 14, 0, 300))
    assert placed[0] >= 7 - 1e-6
    assert placed[-1] <= 293 + 1e-6
    assert all(later - earlier >= 14 - 1e-6 for earlier, later in itertools.pairwise(placed))


@given(st.lists(st.floats(0, 300), min_size=2, max_size=12))
def test_that_labels_keep_the_order_of_their_lines(centres: list[float]) -> None:
    placed = spread(centres, 14, 0, 300)
    for (before, after), (x, y) in zip(
        itertools.combinations(centres, 2), itertools.combinations(placed, 2), strict=True
    ):
        if abs(before - after) > 1e-6:
            assert (before < after) == (x < y)


def test_that_the_smallest_labels_go_where_there_is_no_room_for_all() -> None:
    assert that_fit([5.0, 900.0, 1.0, 300.0], 14, 30) == [1, 3]
    assert that_fit([5.0, 900.0, 1.0, 300.0], 14, 300) == [0, 1, 2, 3]


def test_that_two_bars_of_a_year_touch_but_do_not_overlap() -> None:
    assert bar_offset(1, 2) - bar_offset(0, 2) == pytest.approx(BAR_WIDTH)
    assert bar_offset(0, 2) == -bar_offset(1, 2)
