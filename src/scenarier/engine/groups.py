"""Areas in groups of equal path: all that totals need of them; docs/model.md sections 3 and 4.

Totals take areas in sums by department and by kind. Areas of one department (or none) and one kind have the same
efficiency and price, so one row can stand for their sum. Which area a gap falls on matters to totals only in a
department whose areas are of several kinds: there each is a group of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenarier.engine.base import Base, Pairs
from scenarier.engine.sums import RowSums
from scenarier.model.baseline import Area
from scenarier.model.projection import FloatArray
from scenarier.vocabulary.axes import KINDS

Rows = NDArray[np.intp]


class Group(NamedTuple):
    """Areas of one kind, decentralised ones of one department or all others; `area` is one that stands alone."""

    department: str
    kind: str
    area: str = ""


class GapRows:
    """Rows that departments' gaps fall on.

    Attributes
    ----------
    departments : the rows of those departments among all.
    of_row : each row's place among those departments; the number after the last for rows that no gap falls on.
    is_whole : whether a gap may fall on every row.
    sums : sums of the rows by those departments.
    """

    def __init__(self, departments_of_rows: Sequence[str], departments: Sequence[str]) -> None:
        hit = [department for department in departments if department in departments_of_rows]
        self.departments: Rows = np.array([departments.index(name) for name in hit], dtype=np.intp)
        self.of_row = _places(departments_of_rows, hit)
        self.is_whole = bool((self.of_row < len(hit)).all())
        self.sums = RowSums(departments_of_rows, hit)


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """How areas stand in sums.

    Attributes
    ----------
    area_groups : sums of areas by group.
    department_of_group : the department of decentralised areas; the number after the last for the others.
    is_transfer : 1 for groups that follow transfer prices, 0 for the others.
    frame_drivers : sums of decentralised areas by department and driver.
    driver_departments : sums of those by department.
    driver_change, driver_per_migrant : their index as in Base, `[year, driver of a department, 1]` and so on.
    group_departments : sums of decentralised groups by department.
    group_needs : the same, and below it sums of all groups by kind.
    group_of_area : the group of each area.
    start_rows : where the lines' starts work: pairs of a group and a line.
    department_kinds : sums by kind of the departments whose decentralised areas are all of one kind.
    n_shared : how many groups stand before those of one area each, in departments of several kinds.
    alone, alone_kinds : the groups of one area as rows that a gap falls on, and their sums by kind.
    alone_areas : the areas of those groups.
    area_gaps : the areas as rows that a gap falls on.
    """

    area_groups: RowSums
    department_of_group: Rows
    is_transfer: Rows
    frame_drivers: RowSums
    driver_departments: RowSums
    driver_change: FloatArray
    driver_per_migrant: FloatArray
    group_departments: RowSums
    group_needs: RowSums
    group_of_area: Rows
    start_rows: Pairs
    department_kinds: RowSums
    n_shared: int
    alone: GapRows
    alone_kinds: RowSums
    alone_areas: Rows
    area_gaps: GapRows


def _places(names: Sequence[object], among: Sequence[object]) -> Rows:
    """Where each name stands among others; the number after the last for one that does not."""
    return np.array([among.index(name) if name in among else len(among) for name in names], dtype=np.intp)


def _owner(area: Area) -> str:
    """The department whose frame pays for an area; none for what is not decentralised."""
    return area.department if area.is_decentralised else ""


def _kinds_by_department(areas: Sequence[Area]) -> dict[str, set[str]]:
    kinds: dict[str, set[str]] = {}
    for area in areas:
        kinds.setdefault(_owner(area), set()).add(area.kind)
    return kinds


def _group_of(area: Area, several_kinds: set[str]) -> Group:
    return Group(_owner(area), area.kind, area.name if _owner(area) in several_kinds else "")


def _need_sums(groups: Sequence[Group], departments: Sequence[str]) -> RowSums:
    """Every group is added twice: to its department and to its kind."""
    rows = [*range(len(groups))] * 2
    owners = [("department", group.department) for group in groups]
    kinds = [("kind", group.kind) for group in groups]
    sums = [*(("department", name) for name in departments), *(("kind", kind) for kind in KINDS)]
    return RowSums([*owners, *kinds], sums, rows)


@lru_cache(maxsize=32)
def groups_of(base: Base) -> Groups:
    """The groups of a baseline's areas."""
    areas, departments = base.baseline.areas, base.entities["department"]
    kinds = _kinds_by_department(areas)
    several = {name for name, found in kinds.items() if name and len(found) > 1}
    of_area = [_group_of(area, several) for area in areas]
    groups = sorted(dict.fromkeys(of_area), key=lambda group: bool(group.area))
    alone = [group for group in groups if group.area]
    group_of_area = _places(of_area, groups)
    driver_of_area = [(_owner(area), area.driver) for area in areas]
    drivers = [pair for pair in dict.fromkeys(driver_of_area) if pair[0]]
    first = [driver_of_area.index(pair) for pair in drivers]
    return Groups(
        area_groups=RowSums(of_area, groups),
        department_of_group=_places([group.department for group in groups], departments),
        is_transfer=np.array([int(group.kind == "transfer") for group in groups], dtype=np.intp),
        frame_drivers=RowSums(driver_of_area, drivers),
        driver_departments=RowSums([department for department, _ in drivers], departments),
        driver_change=base.index_change[:, first],
        driver_per_migrant=base.index_per_migrant[first],
        group_departments=RowSums([group.department for group in groups], departments),
        group_needs=_need_sums(groups, departments),
        group_of_area=group_of_area,
        start_rows=tuple((int(group_of_area[area]), line) for area, line in base.start_rows["area"]),
        department_kinds=RowSums([_only(kinds.get(name, set())) for name in departments], KINDS),
        n_shared=len(groups) - len(alone),
        alone=GapRows([group.department for group in alone], departments),
        alone_kinds=RowSums([group.kind for group in alone], KINDS),
        alone_areas=_places(alone, of_area),
        area_gaps=GapRows([_owner(area) for area in areas], departments),
    )


def _only(kinds: set[str]) -> str:
    """The one there is; nothing where there are several."""
    return next(iter(kinds)) if len(kinds) == 1 else ""
