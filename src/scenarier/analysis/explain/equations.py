"""What the equations are written with: references to numbers of one scenario, at one entity and year."""

from collections.abc import Callable
from dataclasses import dataclass

from scenarier.analysis.explain.expression import Constant, Formula, Key, Ref, total
from scenarier.analysis.explain.figures import Figures
from scenarier.text.language import mark
from scenarier.vocabulary.axes import CENTRAL, START_LINES, start_target

MILLION = 1e6


@dataclass(frozen=True, slots=True)
class Definition:
    """A number that docs/model.md fixes in the base year; `why` is a message id."""

    why: str


Equation = Callable[["Here"], Formula | Definition]

INDEX_IS_ONE = Definition(mark("Every index is 1 in the base year by definition."))
STARTS_AT_ZERO = Definition(mark("Starts at 0: the base year stands as in the accounts."))


@dataclass(frozen=True, slots=True)
class Here:
    """The place an equation is written at: one number's entity and year in one scenario.

    A `general` equation holds for every scenario: measures and caps have their terms whether the scenario has any
    or not.
    """

    figures: Figures
    key: Key
    general: bool = False

    @property
    def entity(self) -> str:
        """The number's entity."""
        return self.key.entity

    @property
    def year(self) -> int:
        """The number's year."""
        return self.key.year or self.base_year

    @property
    def base_year(self) -> int:
        """The year of the accounts."""
        return self.figures.baseline.base_year

    @property
    def first_year(self) -> int:
        """The first year that is projected."""
        return self.figures.baseline.first_year

    @property
    def is_base(self) -> bool:
        """Whether this is the base year."""
        return self.year == self.base_year

    def of(self, variable: str, entity: str | None = None, year: int | None = None) -> Ref:
        """Another result or step, at this entity and year unless told otherwise."""
        return Ref(Key(variable, self.entity if entity is None else entity, year or self.year))

    def whole(self, variable: str, year: int | None = None) -> Ref:
        """A result or step of the whole municipality."""
        return self.of(variable, "", year)

    def before(self, variable: str | None = None) -> Ref:
        """A result or step the year before; this very one when none is named."""
        return self.of(variable or self.key.variable, year=self.year - 1)

    def parameter(self, name: str, entity: str | None = None, year: int | None = None) -> Ref:
        """A parameter, at this entity and year where it has them."""
        spec = self.figures.baseline.parameters[name]
        found = (self.entity if entity is None else entity) if spec.entity_kind else ""
        return Ref(Key(f"parameter:{name}", found, (year or self.year) if spec.has_year else None))

    def figure(self, name: str) -> Ref:
        """A row of the baseline's base figures."""
        return self.row("base_figures", name)

    def row(self, table: str, name: str, column: str = "", year: int | None = None) -> Ref:
        """A row of one of the baseline's tables."""
        return Ref(Key(f"baseline:{table}.{name}", column, year))

    def cost(self, area: str) -> Ref:
        """An area's cost in the base year: a printed row, or what the printed rows leave to a central one."""
        if area.startswith(CENTRAL):
            return Ref(Key("base_cost", area))
        return self.row("areas", area)

    def forecast(self) -> list[Formula]:
        """The study's forecast of each age group in this year."""
        return [Ref(Key("forecast", group, self.year)) for group in self.figures.baseline.age_groups]

    def added(self, target: str, price: Formula) -> Formula | None:
        """What is added to a target in current prices: measures, the start and the budget; None for nothing."""
        kind, _, entity = target.partition(":")
        has_measures = self.general or self.figures.measures_of(target)
        planned = [Ref(Key(f"measures:{kind}", entity, self.year))] if has_measures else []
        planned += [self.of("start_amount", line) for line in START_LINES if start_target(line) == target]
        parts: list[Formula] = [total(planned, mark("measures")) * price] if planned else []
        if self.is_budgeted(target):
            parts.append(Ref(Key("budget_shift", target, self.year)))
        return plus(parts[0], *parts[1:]) if parts else None

    def is_budgeted(self, target: str) -> bool:
        """Whether the study's budget has named a target, in this year or before."""
        budget = self.figures.baseline.budget
        return budget is not None and budget.last_named(target, self.year) is not None

    def decentralised(self) -> list[str]:
        """The decentralised areas of this department."""
        return self.decentralised_of(self.entity)

    def decentralised_of(self, department: str) -> list[str]:
        """The decentralised areas of a department."""
        areas = self.figures.baseline.areas
        return [area.name for area in areas if area.is_decentralised and area.department == department]

    def departments(self) -> tuple[str, ...]:
        """All departments."""
        return self.figures.baseline.entities("department")


def plus(formula: Formula, *more: Formula | None) -> Formula:
    """The formula with what there is of the rest added."""
    for part in more:
        formula = formula if part is None else formula + part
    return formula


def grown(here: Here, *rates: Formula) -> Formula | Definition:
    """An index that grows by the sum of some rates each year from 1 in the base year."""
    if here.is_base:
        return INDEX_IS_ONE
    growth: Formula = Constant(1.0)
    for rate in rates:
        growth = growth + rate
    return here.before() * growth


def sum_of_areas(here: Here, variable: str, areas: list[str], of: str) -> Formula:
    """The sum of a variable over areas."""
    return total([here.of(variable, area) for area in areas], of)


def sum_of_departments(here: Here, variable: str) -> Formula:
    """The sum of a variable over all departments."""
    return total([here.of(variable, name) for name in here.departments()], mark("departments"))
