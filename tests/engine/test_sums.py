"""Sums over rows: each row after the other, whatever stands beside."""

import numpy as np
import pytest

from scenarier.engine.sums import RowSums, row_sum

N_YEARS = 3


def uneven(n_rows: int, n_scenarios: int) -> np.ndarray:
    """Numbers of such different sizes that another order of addition gives another last digit."""
    chance = np.random.default_rng(n_rows)
    shape = (N_YEARS, n_rows, n_scenarios)
    return chance.standard_normal(shape) * 10.0 ** chance.integers(-8, 9, shape)


def one_by_one(array: np.ndarray) -> np.ndarray:
    total = np.zeros((N_YEARS, array.shape[-1]))
    for row in range(array.shape[1]):
        total = total + array[:, row]
    return total


@pytest.mark.parametrize("n_rows", [1, 2, 7, 8, 9, 40, 300])
def test_that_rows_are_added_one_after_the_other(n_rows):
    many = uneven(n_rows, 5)
    for n_scenarios in (1, 2, 3, 5):
        array = np.ascontiguousarray(many[..., :n_scenarios])
        assert (row_sum(array) == one_by_one(array)).all()


@pytest.mark.parametrize("n_scenarios", [1, 2, 7])
def test_that_groups_are_summed_row_by_row_in_the_order_asked_for(n_scenarios):
    array = uneven(60, n_scenarios)
    groups = ["none", "odd", "few", "even"]
    group_of_row = ["few" if row in (3, 50) else ("even", "odd", "left out")[row % 3] for row in range(60)]
    found = RowSums(group_of_row, groups)(array)
    for place, group in enumerate(groups):
        rows = [row for row, of in enumerate(group_of_row) if of == group]
        assert (found[:, place] == one_by_one(array[:, rows])).all()


@pytest.mark.parametrize("n_scenarios", [1, 2])
def test_that_a_row_may_be_in_two_sums(n_scenarios):
    array = uneven(3, n_scenarios)
    found = RowSums(["a", "b", "b", "all", "all", "all"], ["a", "b", "all"], [0, 1, 2, 0, 1, 2])(array)
    expected = [array[:, 0], array[:, 1] + array[:, 2], one_by_one(array)]
    assert (found == np.stack(expected, axis=1)).all()


def test_that_rows_without_years_are_summed_too():
    array = uneven(10, 1)[0]
    assert (RowSums(["a"] * 10, ["a"])(array) == one_by_one(np.stack([array] * N_YEARS))[:1]).all()
