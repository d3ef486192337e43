"""On what a department's service gap falls: docs/model.md section 4, spending of areas."""

import numpy as np

from scenarier.engine.base import Base
from scenarier.engine.groups import GapRows, groups_of
from scenarier.model.projection import FloatArray


def fallen(rows: GapRows, core_need: FloatArray, service_gap: FloatArray) -> FloatArray:
    """What of their departments' gaps falls on rows, `[year, row, scenario]` [mio. kr.].

    It falls as their core need weighs, on equal parts where no core is positive.

    Parameters
    ----------
    core_need : `[year, row, scenario]` [mio. kr.].
    service_gap : `[year, department, scenario]` [mio. kr.].
    """
    positive = np.maximum(core_need, 0.0)
    total = rows.sums(positive)
    if np.minimum.reduce(total, axis=None) <= 0.0:
        positive = positive + _to_rows(rows, np.where(total > 0.0, 0.0, 1.0))
        total = rows.sums(positive)
    if len(rows.departments) < service_gap.shape[1]:
        service_gap = service_gap.take(rows.departments, axis=1)
    return positive * _to_rows(rows, service_gap / total)


def _to_rows(rows: GapRows, by_department: FloatArray) -> FloatArray:
    """What each row's department has, 0 for rows that no gap falls on."""
    if rows.is_whole:
        return by_department.take(rows.of_row, axis=1)
    n_years, n_departments, n_scenarios = by_department.shape
    padded = np.zeros((n_years, n_departments + 1, n_scenarios))
    padded[:, :-1] = by_department
    return padded.take(rows.of_row, axis=1)


def gaps_by_kind(base: Base, on_alone: FloatArray, service_gap: FloatArray) -> FloatArray:
    """What of the departments' gaps falls on each kind, `[year, kind, scenario]` [mio. kr.].

    A gap falls wholly on the kind of its department's areas; where they are of several it is found area by area.

    Parameters
    ----------
    on_alone : what falls on each group of one area, `[year, group, scenario]` [mio. kr.].
    """
    groups = groups_of(base)
    by_kind = groups.department_kinds(service_gap)
    if on_alone.shape[1]:
        by_kind += groups.alone_kinds(on_alone)
    return by_kind
