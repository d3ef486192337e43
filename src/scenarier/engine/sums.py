"""Sums over rows whose last digit is a scenario's own.

numpy adds up in another order where there is one column than where there are many, and so does a product of
matrices. Here rows are added one after the other, from 0: a scenario alone, in company, or in a chunk of any size
gives the same bytes.
"""

from collections.abc import Hashable, Sequence

import numpy as np

from scenarier.model.projection import FloatArray


def row_sum(array: FloatArray) -> FloatArray:
    """Sum over rows, `[year, scenario]` from `[year, row, scenario]`."""
    if array.shape[-1] == 1:
        return np.add.accumulate(array, axis=1)[:, -1] + 0.0  # numpy's own sum of one column is pairwise
    total: FloatArray = array.sum(axis=1)
    return total


class RowSums:
    """Sums of rows by the group that they belong to; a row whose group is not asked for is in no sum.

    Parameters
    ----------
    group_of_row : each row's group.
    groups : the groups in the order of the sums; one without rows has the sum 0.
    """

    def __init__(self, group_of_row: Sequence[Hashable], groups: Sequence[Hashable]) -> None:
        members = [[row for row, of in enumerate(group_of_row) if of == group] for group in groups]
        largest_first = sorted(range(len(groups)), key=lambda group: -len(members[group]))
        most = max(map(len, members), default=0)
        turns = [[members[g][turn] for g in largest_first if turn < len(members[g])] for turn in range(most)]
        self.n_groups = len(groups)
        self._rows = np.array([row for turn in turns for row in turn], dtype=np.intp)
        self._sizes = [len(turn) for turn in turns]
        self._places = np.argsort(largest_first)
        nothing = len(group_of_row)
        self._padded = np.array([[nothing, *rows, *[nothing] * (most - len(rows))] for rows in members])

    def __call__(self, array: FloatArray) -> FloatArray:
        """The sums, `[…, group, scenario]` from `[…, row, scenario]`."""
        return self._of_one(array) if array.shape[-1] == 1 else self._of_many(array)

    def _of_one(self, array: FloatArray) -> FloatArray:
        """The sums of one column: each group's rows beside each other, filled up with zeros."""
        rows = np.zeros((*array.shape[:-2], array.shape[-2] + 1))
        rows[..., :-1] = array[..., 0]
        return np.add.accumulate(rows.take(self._padded, axis=-1), axis=-1)[..., -1:]

    def _of_many(self, array: FloatArray) -> FloatArray:
        """The sums of many columns: the first row of every group, then the second of those that have one, and so on."""
        rows = array.take(self._rows, axis=-2)
        sums = np.zeros((*array.shape[:-2], self.n_groups, array.shape[-1]))
        start = 0
        for size in self._sizes:
            sums[..., :size, :] += rows[..., start : start + size, :]
            start += size
        return sums.take(self._places, axis=-2)
