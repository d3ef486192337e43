"""Every number that an explanation may name, looked up where the engine or the baseline has it."""

from collections.abc import Mapping
from functools import cached_property
from math import inf

from scenarier.analysis.explain.expression import Key
from scenarier.engine.base import base_of
from scenarier.engine.budget import level_in, roll_forward, shift_in
from scenarier.engine.defaults import MEASURES, Inputs
from scenarier.engine.inputs import inputs_of
from scenarier.engine.project import project
from scenarier.model.baseline import Area, Baseline, Value
from scenarier.model.projection import FloatArray, Projection
from scenarier.model.study import Measure, Scenario
from scenarier.vocabulary.steps import STEPS
from scenarier.vocabulary.variables import VARIABLES

COLUMNS = {
    "capital_lag": "share",
    "areas": "account",
    "base_figures": "value",
    "driver_names": "",
    "income_statement": "account",
    "migration_profile": "share",
    "tax_sanction_schedule": "share",
    "taxes": "account",
}
"""The column the model reads of a table; of other tables a key's entity names it."""

HEADROOM = "service_headroom"
DIFFERENCES = {HEADROOM: ("service_ceiling", "service_expenditure")}
"""Key figures that are one result less another."""
PLANNED = ("forecast", "budget", "budget_level", "budget_shift", "roll_forward", "baseline_price")
"""Numbers of a study's budget and forecast; but for the forecast and the price their entity is a target."""


class Figures:
    """All numbers of one scenario: results, steps, parameters, measures and the baseline's rows."""

    def __init__(self, baseline: Baseline, scenario: Scenario, horizon: int) -> None:
        self.baseline = baseline
        self.scenario = scenario
        self.horizon = horizon
        self.projection: Projection = project(baseline, [scenario], horizon, keep_steps=True)
        self._inputs: Inputs = inputs_of(baseline, [scenario], horizon)
        self._base = base_of(baseline, horizon)
        self.entities = self._base.entities
        self._rows = {name: table.by_key() for name, table in baseline.tables.items()}

    @cached_property
    def areas(self) -> dict[str, Area]:
        """The areas by name, central rows too."""
        return {area.name: area for area in self.baseline.areas}

    def value(self, key: Key) -> float:
        """The number, in the unit it is told in.

        Raises
        ------
        KeyError, ValueError, IndexError : there is no such number.
        """
        kind, _, name = key.variable.partition(":")
        if kind == "baseline":
            return float(str(self.cell(key)))
        if kind == "parameter":
            return self._parameter(name, key)
        if kind == "measures":
            row = self.entities[MEASURES[name]].index(key.entity)
            return float(self._inputs.measures[name][self._index(key.year), row, 0])
        if kind == "measure":
            return self.measure(key).amount_in(key.year or self.baseline.base_year)
        if kind == "default":
            spec = self.baseline.parameters[name]
            default = spec.default_in((key.year or spec.first_year) - spec.first_year, key.entity)
            return inf if default is None else default
        if key.variable in PLANNED:
            return self._planned(key)
        if key.variable in DIFFERENCES:
            plus, minus = (key._replace(variable=name) for name in DIFFERENCES[key.variable])
            return self.value(plus) - self.value(minus)
        if key.variable in VARIABLES:
            return float(self.projection.series(key.variable, key.entity)[self._index(key.year)])
        return self._step(key)

    def _planned(self, key: Key) -> float:
        """What the study's budget and forecast say, and what they are held against."""
        year = key.year or self.baseline.base_year
        if key.variable == "baseline_price":
            return self._base.usual_service_price[year]
        if key.variable == "forecast" and self.baseline.forecast:
            return float(self.baseline.forecast.persons[year][key.entity])
        if key.variable == "roll_forward":
            return float(roll_forward(self.baseline, self.horizon)[key.entity][self._index(year)])
        if self.baseline.budget is None:
            raise KeyError(key)
        if key.variable == "budget":
            return self.baseline.budget.levels[key.entity][year]
        if key.variable == "budget_level":
            return level_in(self._base, self.baseline.budget, key.entity, year)
        return shift_in(self.baseline, self.horizon, key.entity, year)

    def _index(self, year: int | None) -> int:
        return self.projection.years.index(year or self.baseline.base_year)

    def _at(self, array: FloatArray, axis: str, key: Key) -> float:
        year = 0 if len(array) == 1 else self._index(key.year)
        if not axis:
            return float(array[year, 0])
        return float(array[year, self.entities[axis].index(key.entity), 0])

    def _step(self, key: Key) -> float:
        step = STEPS[key.variable]
        return self._at(self.projection.steps[key.variable], step.axis, key) * step.scale

    def _parameter(self, name: str, key: Key) -> float:
        spec = self.baseline.parameters[name]
        array = self._inputs.parameters[name]
        if not spec.has_year:
            array = array[None]
        return self._at(array, spec.entity_kind, key)

    def row(self, key: Key) -> Mapping[str, Value]:
        """The row of the baseline that a key `baseline:<table>.<row>` names."""
        table, _, name = key.variable.partition(":")[2].partition(".")
        return self.table_row(table, name)

    def table_row(self, table: str, name: str) -> Mapping[str, Value]:
        """A row of a table of the baseline, by its key."""
        return self._rows[table][name]

    def cell(self, key: Key) -> Value:
        """The cell of the baseline that a key names."""
        table = key.variable.partition(":")[2].partition(".")[0]
        return self.row(key)[key.entity or COLUMNS[table]]

    def measure(self, key: Key) -> Measure:
        """The measure of the scenario that a key `measure:<n>` names, counted from 1."""
        return self.scenario.measures[int(key.variable.partition(":")[2]) - 1]

    def measures_of(self, target: str, year: int | None = None) -> list[int]:
        """Numbers, from 1, of the measures that are on and have the target (and an amount in `year`)."""
        return [
            number
            for number, measure in enumerate(self.scenario.measures, start=1)
            if measure.on
            and measure.target == target
            and (year is None or year in measure.amounts or measure.amount_in(year))
        ]
