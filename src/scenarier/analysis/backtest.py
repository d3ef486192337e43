"""The method tried on the past: how an area's activity and cost moved, and how its driver says they should."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

from scenarier.analysis.by_year import columns_by_year
from scenarier.analysis.intervals import Interval, rounded
from scenarier.model.baseline import Area, Baseline, Table, TableRow
from scenarier.model.names import entity_name
from scenarier.text.language import pick, tr

NOMINAL_COST = "nominal_cost"
MEASURES = "backtest_measures"
"""The table that says which activity measures an area."""

Series = Mapping[int, Interval]


@dataclass(frozen=True, slots=True)
class Tried:
    """One measure of an area from a year to another.

    `driver` is what the ages alone say [share], `actual` what the measure did, with the least and the most it may
    have been, as its figures are rounded. `breaks` says why the years cannot be compared as they stand, "" where
    they can.
    """

    area: str
    area_name: str
    measure: str
    measure_name: str
    from_year: int
    to_year: int
    driver: float
    actual: Interval
    breaks: str
    elasticity: float

    @property
    def model(self) -> float:
        """What the model says, without prices and real growth: D of docs/model.md section 3, less 1 [share]."""
        return self.elasticity * self.driver

    @property
    def difference(self) -> float:
        """What the measure did beyond its driver [share]."""
        return self.actual.value - self.driver


def backtest(baseline: Baseline) -> list[Tried]:
    """Each area with activity figures, or with a cost in three years, in the order of the areas.

    A measure that begins at 0 has no growth and is left out.
    """
    return [tried for area in baseline.areas for tried in (*_activities(baseline, area), *_cost(baseline, area))]


def telling(baseline: Baseline, found: list[Tried]) -> list[Tried]:
    """The activities that show best why an elasticity is not 1; none where no area has such.

    They are those of one area, the one that costs most in the base year of all whose elasticity lies between 0
    and 1 and whose activities can be compared.
    """
    cost = {area.name: area.base_cost for area in baseline.areas}
    shown = [one for one in found if one.measure != NOMINAL_COST and 0.0 < one.elasticity < 1.0 and not one.breaks]
    most = max((one.area for one in shown), key=cost.__getitem__, default="")
    return [one for one in shown if one.area == most]


def driver_growth(baseline: Baseline, driver: str, first: int, last: int) -> float:
    """What the ages alone say: the driver's weights at the first year, elasticity 1 [share]."""
    before, after = baseline.age_structure[first], baseline.age_structure[last]
    if driver == "none":
        return 0.0
    if driver == "population":
        return sum(after) / sum(before) - 1.0
    weights = baseline.drivers[driver]
    return sum(weight * now / then for weight, now, then in zip(weights, after, before, strict=True)) - 1.0


def _activities(baseline: Baseline, area: Area) -> Iterator[Tried]:
    rows = baseline.tables[MEASURES].rows if MEASURES in baseline.tables else ()
    for row in rows:
        if row["area"] == area.name:
            activities = baseline.tables["activity"]
            factors = [activities.by_key()[key] for key in str(row["factors"]).split(";")]
            series = _product([_printed(baseline, activities, factor, "value") for factor in factors])
            name = _text(row, "name") or _text(factors[0], "name")
            breaks = " ".join(filter(None, (_text(factor, "comparability") for factor in factors)))
            yield from _tried(baseline, area, str(row["measure"]), name, series, breaks)


def _cost(baseline: Baseline, area: Area) -> Iterator[Tried]:
    table = baseline.tables["areas"]
    row = table.by_key().get(area.name)
    series = _printed(baseline, table, row, "account") if row else {}
    if len(series) < 3:
        return
    first, last = min(series), max(series)
    breaks = [_text(broken, "words") for broken in _breaks(baseline, area.name, first, last)]
    if series[first].value < 0:
        breaks.append(tr("A net income: growth is more income."))
    yield from _tried(baseline, area, NOMINAL_COST, tr("Cost in current prices"), series, " ".join(breaks))


def _breaks(baseline: Baseline, area: str, first: int, last: int) -> Iterator[TableRow]:
    for row in baseline.tables["series_breaks"].rows if "series_breaks" in baseline.tables else ():
        if row["area"] == area and first < int(str(row["year"])) <= last:
            yield row


def _tried(
    baseline: Baseline, area: Area, measure: str, name: str, series: Series, breaks: str
) -> Iterator[Tried]:
    years = [year for year in series if year in baseline.age_structure]
    if len(years) < 2 or series[min(years)].low <= 0.0 <= series[min(years)].high:
        return
    first, last = min(years), max(years)
    growth = series[last] / series[first] - rounded(1.0, 0.0)
    driver = driver_growth(baseline, area.driver, first, last)
    yield Tried(
        area=area.name,
        area_name=entity_name(baseline, area.name),
        measure=measure,
        measure_name=name,
        from_year=first,
        to_year=last,
        driver=driver,
        actual=growth,
        breaks=breaks,
        elasticity=area.elasticity,
    )


def _printed(baseline: Baseline, table: Table, row: TableRow, prefix: str) -> dict[int, Interval]:
    """A row's figures by year, each as it is rounded in print."""
    precision = {column.name: column.round_to for column in table.columns}
    found = {}
    for year, column in columns_by_year(table, prefix, baseline.base_year).items():
        value, own = row.get(column), row.get("round_to")
        if value is not None:
            round_to = precision[column] if own is None else float(str(own))
            found[year] = rounded(float(str(value)), round_to)
    return found


def _product(series: list[dict[int, Interval]]) -> dict[int, Interval]:
    """Figures multiplied year by year."""
    years = set.intersection(*(set(one) for one in series))
    return {year: reduce(Interval.__mul__, (one[year] for one in series)) for year in sorted(years)}


def _text(row: TableRow, column: str) -> str:
    return pick(str(row.get(f"{column}_da") or ""), str(row.get(f"{column}_en") or ""))
