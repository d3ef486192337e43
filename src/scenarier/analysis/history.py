"""What each area has cost, in all and for each of its users, in the years the annual report prints."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenarier.analysis.by_year import columns_by_year
from scenarier.model.baseline import Area, Baseline, TableRow, Value
from scenarier.model.names import name_of
from scenarier.text.language import pick, tr

ACCOUNT = "account"
"""What the columns with an area's cost by year begin with."""

Numbers = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class History:
    """One area against one kind of users, by `years`; None where nothing is published.

    `costs` are mio. kr., of the `columns` of the table `areas`, `users` are counted as `users_name` says,
    `per_user` is kr. `breaks` says of a year why the cost cannot be compared with the year before, `users_break`
    why the users of no year can, `users_note` what else to know of them. `source` is the row of the cost,
    `users_sources` are those of the users.
    """

    area: str
    name: str
    department: str
    years: tuple[int, ...]
    columns: tuple[str, ...]
    costs: Numbers
    users_name: str
    users: Numbers
    breaks: Mapping[int, str]
    users_break: str
    users_note: str
    source: TableRow
    users_sources: tuple[TableRow, ...]

    @property
    def per_user(self) -> Numbers:
        """Cost for each user [kr.]."""
        return tuple(
            cost * 1e6 / users if cost is not None and users else None
            for cost, users in zip(self.costs, self.users, strict=True)
        )

    def broken(self, year: int, *, is_per_user: bool = False) -> str:
        """Why a year cannot be compared with the one before; "" where it can."""
        return self.breaks.get(year, "") or (self.users_break if is_per_user else "")

    def growth(self, year: int, *, is_per_user: bool = False) -> float | None:
        """Growth since the year before [share]; None across a break, for an income, or without both figures."""
        place = self.years.index(year)
        if place == 0 or self.broken(year, is_per_user=is_per_user):
            return None
        numbers = self.per_user if is_per_user else self.costs
        now, before = numbers[place], numbers[place - 1]
        return None if now is None or before is None or before <= 0 else now / before - 1.0


def years_of(baseline: Baseline) -> tuple[int, ...]:
    """The years that the package has areas' costs of, the base year last."""
    return tuple(columns_by_year(baseline.tables["areas"], ACCOUNT, baseline.base_year))


def histories(baseline: Baseline) -> list[History]:
    """Every area with its users, the nearest kind of users first, in the order of the areas."""
    areas = {area.name: area for area in baseline.areas}
    printed, breaks = baseline.tables["areas"].by_key(), _breaks(baseline)
    found = []
    for row in baseline.tables["area_users"].rows:
        area = areas[str(row["area"])]
        found.append(_history(baseline, area, printed[area.name], row, breaks.get(area.name, {})))
    return found


def _breaks(baseline: Baseline) -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = {}
    for row in baseline.tables["series_breaks"].rows if "series_breaks" in baseline.tables else ():
        said = pick(str(row["words_da"]), str(row["words_en"]))
        found.setdefault(str(row["area"]), {})[int(str(row["year"]))] = said
    return found


def _history(
    baseline: Baseline, area: Area, printed: TableRow, row: TableRow, breaks: Mapping[int, str]
) -> History:
    name, numbers, sources = _users(baseline, str(row["users"]))
    columns = columns_by_year(baseline.tables["areas"], ACCOUNT, baseline.base_year)
    notes = [_text(source, "comparability") for source in sources if "comparability_da" in source]
    return History(
        area=area.name,
        name=name_of(area),
        department=area.department,
        years=tuple(columns),
        columns=tuple(columns.values()),
        costs=_costs(baseline, printed),
        users_name=_text(row, "users") or name,
        users=numbers,
        breaks=breaks,
        users_break=_text(row, "comparability"),
        users_note=" ".join(dict.fromkeys(filter(None, notes))),
        source=printed,
        users_sources=sources,
    )


def _costs(baseline: Baseline, row: TableRow) -> Numbers:
    """A row's accounts, by year."""
    columns = columns_by_year(baseline.tables["areas"], ACCOUNT, baseline.base_year)
    return tuple(_number(row.get(column)) for column in columns.values())


def _number(cell: Value) -> float | None:
    return None if cell is None else float(str(cell))


def _text(row: TableRow, column: str) -> str:
    """A text in the language that is spoken; "" for none."""
    return pick(str(row[f"{column}_da"] or ""), str(row[f"{column}_en"] or ""))


def _users(baseline: Baseline, users: str) -> tuple[str, Numbers, tuple[TableRow, ...]]:
    """Name, number by year, and the rows the numbers come from."""
    kind, _, keys = users.partition(":")
    years = years_of(baseline)
    if kind == "population":
        rows = _rows(baseline, "population")
        counted = tuple(_number(rows[str(year)]["population"]) if str(year) in rows else None for year in years)
        return tr("Citizens"), counted, tuple(rows[str(year)] for year in years[-1:] if str(year) in rows)
    if kind == "age":
        groups = keys.split(";")
        places = [baseline.age_groups.index(group) for group in groups]
        known = baseline.age_structure
        ages = tuple(sum(known[year][place] for place in places) if year in known else None for year in years)
        observed = _rows(baseline, "age_structure")[str(years[-1])]
        return tr("Citizens aged {ages}", ages=_ages(groups)), ages, (observed,)
    return _activity(baseline, keys.split(";"))


def _ages(groups: list[str]) -> str:
    """`0-16` from `0-5` and `6-16`."""
    if len(groups) == 1:
        return groups[0]
    first, last = groups[0].partition("-")[0], groups[-1]
    return f"{first}+" if last.endswith("+") else f"{first}-{last.partition('-')[2]}"


def _activity(baseline: Baseline, keys: list[str]) -> tuple[str, Numbers, tuple[TableRow, ...]]:
    rows = tuple(_rows(baseline, "activity")[key] for key in keys)
    columns = columns_by_year(baseline.tables["activity"], "value", baseline.base_year)
    by_year = [
        [_number(row[columns[year]]) if year in columns else None for row in rows] for year in years_of(baseline)
    ]
    sums = tuple(None if None in values else sum(value or 0.0 for value in values) for values in by_year)
    return " + ".join(_text(row, "name") for row in rows), sums, rows


def _rows(baseline: Baseline, table: str) -> Mapping[str, TableRow]:
    """The rows of a table by key; none where the package does without it."""
    return baseline.tables[table].by_key() if table in baseline.tables else {}


def comparable_sums(baseline: Baseline) -> tuple[float, ...]:
    """Operating expenditure of the departments that tasks moved between, by year [mio. kr.].

    Empty where nothing moved, or the package has not all the departments' totals.
    """
    moved, rows = _moved(baseline), _rows(baseline, "department_totals")
    totals = [rows.get(f"{department}.operating_total", {}) for department in moved]
    columns = columns_by_year(baseline.tables["areas"], ACCOUNT, baseline.base_year).values()
    if not moved or any(total.get(column) is None for total in totals for column in columns):
        return ()
    return tuple(sum(float(str(total[column])) for total in totals) for column in columns)


def _moved(baseline: Baseline) -> tuple[str, ...]:
    return baseline.about.moved.departments if baseline.about.moved else ()


def without_earlier_years(baseline: Baseline) -> tuple[str, float]:
    """Areas in the last of the comparable sums that have no earlier figures: names, and cost [mio. kr.]."""
    printed = _rows(baseline, "areas")
    own = [area for area in baseline.areas if area.department in _moved(baseline) and area.name in printed]
    costs = {area: _costs(baseline, printed[area.name]) for area in own}
    new = [area for area, cost in costs.items() if all(one is None for one in cost[:-1])]
    return ", ".join(name_of(area) for area in new), sum(costs[area][-1] or 0.0 for area in new)


def by_department(found: list[History]) -> Iterator[tuple[str, list[History]]]:
    """The histories of each department, in their order."""
    for department in dict.fromkeys(one.department for one in found):
        yield department, [one for one in found if one.department == department]
