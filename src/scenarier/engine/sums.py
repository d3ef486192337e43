"""Sums over rows whose last digit is a scenario's own.

numpy adds up in another order where there is one column than where there are many, and so does a product of
matrices. Here rows are added one after the other, from 0: a scenario alone, in company, or in a chunk of any size
gives the same bytes.
"""

from collections.abc import Hashable, Sequence
from math import prod

import numpy as np
from numpy.typing import NDArray

from scenarier.model.projection import FloatArray

Bins = tuple[NDArray[np.intp], int, tuple[int, ...]]
"""The sum that each number goes to, how many sums there are, and their shape; the last is of what is in no sum."""

PAIRWISE = 8
"""From so many numbers in one column on numpy's sum is pairwise."""


def row_sum(array: FloatArray) -> FloatArray:
    """Sum over rows, `[year, scenario]` from `[year, row, scenario]`."""
    if array.shape[-1] == 1 and array.shape[1] >= PAIRWISE:
        return np.add.accumulate(array, axis=1)[:, -1] + 0.0
    total: FloatArray = np.add.reduce(array, axis=1)
    return total


class RowSums:
    """Sums of rows by the group that they belong to; a row whose group is not asked for is in no sum.

    Parameters
    ----------
    group_of_row : each row's group.
    groups : the groups in the order of the sums; one without rows has the sum 0.
    rows : which rows those are, where they are not simply all; a row that stands there twice is added twice.
    """

    def __init__(
        self, group_of_row: Sequence[Hashable], groups: Sequence[Hashable], rows: Sequence[int] | None = None
    ) -> None:
        chosen = range(len(group_of_row)) if rows is None else rows
        pairs = list(zip(chosen, group_of_row, strict=True))
        members = [[row for row, of in pairs if of == group] for group in groups]
        largest_first = sorted(range(len(groups)), key=lambda group: -len(members[group]))
        most = max(map(len, members), default=0)
        turns = [[members[g][turn] for g in largest_first if turn < len(members[g])] for turn in range(most)]
        self.n_groups = len(groups)
        self._rows = np.array([row for turn in turns for row in turn], dtype=np.intp)
        self._sizes = [len(turn) for turn in turns]
        self._places = np.argsort(largest_first)
        self._group_of_row = np.array([groups.index(of) if of in groups else len(groups) for of in group_of_row])
        self._chosen = None if rows is None else np.array(rows, dtype=np.intp)
        self._bins: dict[tuple[int, ...], Bins] = {}

    def __call__(self, array: FloatArray) -> FloatArray:
        """The sums, `[…, group, scenario]` from `[…, row, scenario]`."""
        return self._of_one(array) if array.shape[-1] == 1 else self._of_many(array)

    def _of_one(self, array: FloatArray) -> FloatArray:
        """The sums of one column."""
        before = array.shape[:-2]
        places, n_sums, shape = self._bins.get(before) or self._bins_of(before)
        if self._chosen is not None:
            array = array.take(self._chosen, axis=-2)
        sums: FloatArray = np.bincount(places, array.ravel(), n_sums).reshape(shape)  # type: ignore[assignment]
        return sums[..., :-1, :]

    def _bins_of(self, before: tuple[int, ...]) -> Bins:
        """Where the numbers of a column go, made once for a shape of what stands before the rows."""
        n_before, n_sums = prod(before), self.n_groups + 1
        places = (n_sums * np.arange(n_before)[:, None] + self._group_of_row).ravel()
        self._bins[before] = places, n_before * n_sums, (*before, n_sums, 1)
        return self._bins[before]

    def _of_many(self, array: FloatArray) -> FloatArray:
        """The sums of many columns: the first row of each group, then the second of those that have one …"""
        rows = array.take(self._rows, axis=-2)
        sums = np.zeros((*array.shape[:-2], self.n_groups, array.shape[-1]))
        start = self._sizes[0] if self._sizes else 0
        np.add(rows[..., :start, :], 0.0, out=sums[..., :start, :])
        for size in self._sizes[1:]:
            sums[..., :size, :] += rows[..., start : start + size, :]
            start += size
        return sums.take(self._places, axis=-2)
