"""The baseline: published figures and assumptions of the base year, each row with its source."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from scenarier.model.parameters import ParameterSpec
from scenarier.model.plan import Budget, Forecast
from scenarier.model.rules import Rule
from scenarier.vocabulary.axes import MOST_PLANNED_YEARS, MOST_YEARS, START_LINES, USUAL_YEARS

Value = str | float | int | None
"""What stands in a cell of a table."""
TableRow = Mapping[str, Value]
"""A row of a table: its values by column."""
GROWTH = "population_growth"
START = "start_from_budget"
CAPITAL_TARGETS = ("capex:gross", "capex:income")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a baseline table; `round_to` is the printed precision (0 for an exact count)."""

    name: str
    type: str
    title_da: str
    title_en: str
    unit: str
    round_to: float


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in the package; `key` names its key columns."""

    name: str
    title_da: str
    title_en: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Value], ...]

    def by_key(self) -> dict[str, Mapping[str, Value]]:
        """Rows by the text of their key (parts joined with a dot)."""
        return {".".join(str(row[part]) for part in self.key): row for row in self.rows}


@dataclass(frozen=True, slots=True)
class Area:
    """A service area: what it cost in the base year [mio. kr.] and what drives its cost.

    A central row has the department "" and no extras; it carries what the departments' tables leave open.
    """

    name: str
    department: str
    is_decentralised: bool
    kind: str
    name_da: str
    name_en: str
    base_cost: float
    driver: str
    elasticity: float
    real_growth: float

    @property
    def is_central(self) -> bool:
        """Whether this is a central row, which belongs to no department."""
        return not self.department


@dataclass(frozen=True, slots=True)
class Department:
    """A department: result and savings of the base year [mio. kr.]."""

    name: str
    name_da: str
    name_en: str
    short_name_da: str
    short_name_en: str
    result: float
    savings: float


@dataclass(frozen=True, slots=True)
class Moved:
    """Departments that tasks moved between in the base year: only their sum can be followed across it."""

    departments: tuple[str, ...]
    words_da: str
    words_en: str


@dataclass(frozen=True, slots=True)
class About:
    """What a package says of itself: its base year, whose it is, and what moved between its departments."""

    base_year: int
    municipality_da: str
    municipality_en: str
    moved: Moved | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Baseline:
    """All the engine needs of the base year, and every table as published.

    `budget` and `forecast` are a study's, which hold in all of its scenarios; `package` is then the baseline
    without them. Units as in the tables: mio. kr., persons, shares 0-1. `areas` holds the departments' areas first
    and the central rows after them. `age_structure` is persons by year and age group; `drivers` and
    `migration_profile` are shares by age group. `start_differences` is the base year's budget less its account by
    line; `capital_lag` how capital expenditure follows growth, by years after it [share].
    """

    name: str
    about: About
    tables: Mapping[str, Table]
    figures: Mapping[str, float]
    revenues: Mapping[str, float]
    areas: tuple[Area, ...]
    departments: tuple[Department, ...]
    age_groups: tuple[str, ...]
    age_structure: Mapping[int, tuple[float, ...]]
    drivers: Mapping[str, tuple[float, ...]]
    migration_profile: tuple[float, ...]
    sanction_shares: tuple[float, ...]
    capital_lag: tuple[float, ...]
    start_differences: Mapping[str, float]
    parameters: Mapping[str, ParameterSpec]
    rules: tuple[Rule, ...] = ()
    budget: Budget | None = None
    forecast: Forecast | None = None
    package: "Baseline | None" = None

    @property
    def base_year(self) -> int:
        """The year of the accounts that the projection starts from."""
        return self.about.base_year

    @property
    def first_year(self) -> int:
        """The first year that is projected."""
        return self.base_year + 1

    @property
    def default_horizon(self) -> int:
        """The last year of a projection unless a study has another."""
        return self.base_year + USUAL_YEARS

    @property
    def last_horizon(self) -> int:
        """The last year that a projection may go to."""
        return self.base_year + MOST_YEARS

    @property
    def last_planned(self) -> int:
        """The last year that a budget or a forecast may name."""
        return self.base_year + MOST_PLANNED_YEARS

    def with_plan(self, budget: Budget | None, forecast: Forecast | None) -> "Baseline":
        """The package's baseline with a study's budget and forecast.

        With a forecast the population grows as it does where no scenario says otherwise.
        """
        package = self.package or self
        if budget is self.budget and forecast is self.forecast:
            return self
        if budget is None and forecast is None:
            return package
        parameters = package.parameters
        if forecast is not None:
            growth = replace(parameters[GROWTH], default=self._growth_of(forecast), origin="forecast")
            parameters = {**parameters, GROWTH: growth}
        return replace(package, budget=budget, forecast=forecast, parameters=parameters, package=package)

    def _growth_of(self, forecast: Forecast) -> tuple[float, ...]:
        """Growth during each year of a forecast but its last, where the year before's carries on [persons]."""
        sizes = [sum(forecast.persons[year].values()) for year in sorted(forecast.persons)]
        if len(sizes) == 1:
            sizes = [self.figures["population_base"], *sizes]
        return tuple(after - before for before, after in pairwise(sizes))

    def entities(self, kind: str) -> tuple[str, ...]:
        """Names a study may use: lines, departments, areas with the central rows, age groups, or ("") none."""
        if kind == "line":
            return START_LINES
        if kind == "age":
            return self.age_groups
        if kind == "department":
            return tuple(department.name for department in self.departments)
        return tuple(area.name for area in self.areas) if kind == "area" else ()

    def measure_targets(self) -> tuple[str, ...]:
        """Every target a measure may have; docs/model.md section 7."""
        departments = self.entities("department")
        return (
            *(f"area:{area}" for area in self.entities("area")),
            *(f"frame:{department}" for department in departments),
            *(f"savings:{department}" for department in departments),
            *(f"revenue:{revenue}" for revenue in self.revenues),
            *CAPITAL_TARGETS,
        )

    def budget_targets(self) -> tuple[str, ...]:
        """Every target a budget may have a level for; docs/model.md section 9."""
        return (
            *(f"frame:{department}" for department in self.entities("department")),
            *(f"area:{area.name}" for area in self.areas if not area.is_decentralised),
            *(f"revenue:{revenue}" for revenue in self.revenues),
            *CAPITAL_TARGETS,
        )
