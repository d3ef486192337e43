"""What each area has cost, in all and for each of its users, in the years the annual report prints."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenarier.model.baseline import Area, Baseline, Cell
from scenarier.text.language import pick, tr

YEARS = (2022, 2023, 2024)
MOVED = ("MBU", "MKB", "MTM")
"""Departments between which properties moved in 2024; only their sum can be followed across it."""

Row = Mapping[str, Cell]
Numbers = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class History:
    """One area against one kind of users, by YEARS; None where nothing is published.

    `costs` are mio. kr., `users` are counted as `users_name` says, `per_user` is kr. `breaks` says of a year why
    the cost cannot be compared with the year before, `notes` the same of the users.
    """

    area: str
    name: str
    department: str
    costs: Numbers
    users_name: str
    users: Numbers
    breaks: Mapping[int, str]
    notes: str
    source: Row

    @property
    def per_user(self) -> Numbers:
        """Cost for each user [kr.]."""
        return tuple(
            cost * 1e6 / users if cost is not None and users else None
            for cost, users in zip(self.costs, self.users, strict=True)
        )

    def growth(self, year: int, *, is_per_user: bool = False) -> float | None:
        """Growth since the year before [share]; None across a break, or where a figure is missing."""
        place = YEARS.index(year)
        numbers = self.per_user if is_per_user else self.costs
        now, before = numbers[place], numbers[place - 1]
        if place == 0 or now is None or not before or before < 0 or year in self.breaks:
            return None
        return None if is_per_user and self.notes else now / before - 1.0


def histories(baseline: Baseline) -> list[History]:
    """Every area with its users, the nearest kind of users first, department by department."""
    areas = {area.name: area for area in baseline.areas}
    printed = baseline.tables["areas"].by_key()
    breaks = _breaks(baseline)
    return [
        _history(baseline, areas[str(row["area"])], printed[str(row["area"])], str(row["users"]), breaks)
        for row in baseline.tables["area_users"].rows
    ]


def _breaks(baseline: Baseline) -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = {}
    for row in baseline.tables["series_breaks"].rows:
        said = pick(str(row["words_da"]), str(row["words_en"]))
        found.setdefault(str(row["area"]), {})[int(str(row["year"]))] = said
    return found


def _history(
    baseline: Baseline, area: Area, printed: Row, users: str, breaks: Mapping[str, Mapping[int, str]]
) -> History:
    name, numbers, notes = _users(baseline, users)
    return History(
        area=area.name,
        name=pick(area.name_da, area.name_en),
        department=area.department,
        costs=tuple(_number(printed[f"account_{year}"]) for year in YEARS),
        users_name=name,
        users=numbers,
        breaks=breaks.get(area.name, {}),
        notes=notes,
        source=printed,
    )


def _number(cell: Cell) -> float | None:
    return None if cell is None else float(str(cell))


def _users(baseline: Baseline, users: str) -> tuple[str, Numbers, str]:
    """Name, number by year, and what makes the years hard to compare."""
    kind, _, keys = users.partition(":")
    if kind == "population":
        rows = baseline.tables["population"].by_key()
        counted = tuple(_number(rows[str(year)]["population"]) if str(year) in rows else None for year in YEARS)
        return tr("citizens"), counted, ""
    if kind == "age":
        groups = keys.split(";")
        places = [baseline.age_groups.index(group) for group in groups]
        ages = tuple(sum(baseline.age_structure[year][place] for place in places) for year in YEARS)
        return tr("citizens aged {ages}", ages=_ages(groups)), ages, ""
    return _activity(baseline, keys.split(";"))


def _ages(groups: list[str]) -> str:
    """`0-16` from `0-5` and `6-16`."""
    if len(groups) == 1:
        return groups[0]
    first, last = groups[0].partition("-")[0], groups[-1]
    return f"{first}+" if last.endswith("+") else f"{first}-{last.partition('-')[2]}"


def _activity(baseline: Baseline, keys: list[str]) -> tuple[str, Numbers, str]:
    rows = [baseline.tables["activity"].by_key()[key] for key in keys]
    names = [pick(str(row["name_da"]), str(row["name_en"])) for row in rows]
    notes = [pick(str(row["comparability_da"] or ""), str(row["comparability_en"] or "")) for row in rows]
    by_year = [[_number(row[f"value_{year}"]) for row in rows] for year in YEARS]
    sums = tuple(None if None in values else sum(value or 0.0 for value in values) for values in by_year)
    return " + ".join(names), sums, " ".join(dict.fromkeys(note for note in notes if note))


def comparable_sums(baseline: Baseline) -> tuple[float, ...]:
    """Operating expenditure of the departments that properties moved between, by YEARS [mio. kr.]."""
    rows = baseline.tables["department_totals"].by_key()
    return tuple(sum(_operating(rows, department, year) for department in MOVED) for year in YEARS)


def _operating(rows: Mapping[str, Row], department: str, year: int) -> float:
    return float(str(rows[f"{department}.operating_total"][f"account_{year}"]))


def by_department(found: list[History]) -> Iterator[tuple[str, list[History]]]:
    """The histories of each department, in their order."""
    for department in dict.fromkeys(one.department for one in found):
        yield department, [one for one in found if one.department == department]
