"""A study and what it is made of. All values are immutable; an edit makes a new one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from scenarier.model.baseline import Baseline
from scenarier.model.plan import Budget, ByYear, Forecast
from scenarier.model.proposals import FINAL, Seal
from scenarier.model.questions import Question
from scenarier.model.rules import Rule
from scenarier.model.spreads import DEFAULT_SEED
from scenarier.text.plain import folded
from scenarier.vocabulary.axes import BASELINE_SCENARIO

ParameterValue = float | ByYear

STUDY_VERSION = 6
"""The newest version of the study file; docs/file-format.md."""
REVISED_SINCE = 4
"""The version that the model was last revised with; the figures of an older file are other ones now."""
COLOURS = ("blue", "orange", "green", "purple", "ochre", "slate")
"""The colours a scenario may have; "" takes the one of its place in the list."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A decision with a target and amounts by year [mio. kr., base-year prices]; docs/model.md section 7.

    Measures of one `package` belong to one decision. The amount of a `lasting` measure carries on after the last
    year that `amounts` names.
    """

    title: str
    target: str
    amounts: ByYear
    on: bool = True
    owner: str = ""
    note: str = ""
    package: str = ""
    lasting: bool = False

    def amount_in(self, year: int) -> float:
        """The amount in a year, 0 where there is none [mio. kr., base-year prices]."""
        if year not in self.amounts and self.lasting and self.amounts and year > max(self.amounts):
            return self.amounts[max(self.amounts)]
        return self.amounts.get(year, 0.0)

    def up_to(self, horizon: int) -> "Measure":
        """The measure without the amounts of years after `horizon`.

        Where an amount goes, a lasting measure no longer lasts: the one before it was not to carry on.
        """
        kept = {year: amount for year, amount in self.amounts.items() if year <= horizon}
        return self if kept == self.amounts else replace(self, amounts=kept, lasting=False)

    def carried_on(self, last: int, horizon: int) -> "Measure":
        """The measure with its amount of the year `last` in each year after it, up to `horizon`.

        Without an amount in that year it had ended, and a lasting one carries itself on.
        """
        if self.lasting or not self.amounts.get(last):
            return self
        return replace(self, amounts=_carried_on(self.amounts, last, horizon))


@dataclass(frozen=True, slots=True)
class Scenario:
    """What differs from the baseline: parameters by key, why they do (`notes`, by key), and measures.

    A proposal is `based_on` another scenario, named as that is or as the baseline scenario, and has a `status`,
    and a seal once it is final; the projection reads none of that.
    """

    name: str
    note: str = ""
    parameters: Mapping[str, ParameterValue] = field(default_factory=dict)
    measures: tuple[Measure, ...] = ()
    colour: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    based_on: str = ""
    status: str = ""
    sealed: Seal | None = None

    def with_parameter(self, key: str, value: ParameterValue | None) -> "Scenario":
        """The scenario with `key` set to `value`, or back at its default when `value` is None."""
        parameters = {**self.parameters}
        parameters.pop(key, None)
        if value is not None:
            parameters[key] = value
        return replace(self, parameters=parameters)

    def with_note(self, key: str, note: str) -> "Scenario":
        """The scenario with a reason for `key`, or without one when `note` is blank."""
        notes = {other: text for other, text in self.notes.items() if other != key}
        return replace(self, notes={**notes, key: note.strip()} if note.strip() else notes)

    def reverted(self, keys: Collection[str]) -> "Scenario":
        """The scenario with the parameters `keys` back at their defaults, and without their reasons."""
        return replace(
            self,
            parameters={key: value for key, value in self.parameters.items() if key not in keys},
            notes={key: note for key, note in self.notes.items() if key not in keys},
        )

    def up_to(self, horizon: int) -> "Scenario":
        """The scenario without the values of years after `horizon`."""
        parameters = {key: _up_to(value, horizon) for key, value in self.parameters.items()}
        measures = tuple(measure.up_to(horizon) for measure in self.measures)
        kept = {key: value for key, value in parameters.items() if value != {}}
        gone = self.parameters.keys() - kept.keys()
        notes = {key: note for key, note in self.notes.items() if key not in gone}
        changed = replace(self, parameters=kept, measures=measures, notes=notes)
        return self if changed == self else changed

    def carried_on(self, last: int, horizon: int) -> "Scenario":
        """The scenario with all that has a value in the year `last` at that value up to `horizon`."""
        parameters = {key: _value_carried_on(value, last, horizon) for key, value in self.parameters.items()}
        measures = tuple(measure.carried_on(last, horizon) for measure in self.measures)
        changed = replace(self, parameters=parameters, measures=measures)
        return self if changed == self else changed


@dataclass(frozen=True, slots=True)
class Study:
    """The document: scenarios against one baseline, up to a horizon.

    `rules` are the study's own, besides the baseline's; `rules_off` names those of the baseline's that are off.
    `budget` and `forecast` hold in every scenario, and so do `spreads`, standard deviations by `parameter` or
    `parameter.entity` in place of the baseline's (`spread_notes`: why), and the `seed` of the draws, None where
    the usual one will do. `version` is the format's that the study was read from,
    `n_cleaned` how many of its texts were mended then; they are no part of what the study says.
    """

    title: str = ""
    note: str = ""
    baseline: str = field(kw_only=True)
    horizon: int = field(kw_only=True)
    scenarios: tuple[Scenario, ...] = ()
    rules: tuple[Rule, ...] = ()
    rules_off: tuple[str, ...] = ()
    budget: Budget | None = None
    forecast: Forecast | None = None
    spreads: Mapping[str, float] = field(default_factory=dict)
    spread_notes: Mapping[str, str] = field(default_factory=dict)
    seed: int | None = None
    questions: tuple[Question, ...] = ()
    version: int = field(default=STUDY_VERSION, compare=False)
    n_cleaned: int = field(default=0, compare=False)

    @property
    def seed_drawn(self) -> int:
        """The seed of the draws: its own, or the usual one."""
        return DEFAULT_SEED if self.seed is None else self.seed

    def with_scenario(self, index: int, scenario: Scenario) -> "Study":
        """The study with the scenario at `index` replaced."""
        scenarios = (*self.scenarios[:index], scenario, *self.scenarios[index + 1 :])
        return replace(self, scenarios=scenarios)

    def base_of(self, scenario: Scenario) -> Scenario:
        """What a scenario of the study is built on; the baseline scenario where that is nothing."""
        wanted = folded(scenario.based_on)
        return next((one for one in self.scenarios if wanted and folded(one.name) == wanted), BASELINE)

    def with_horizon(self, horizon: int) -> "Study":
        """The study up to another year; values of years after it are left out, as no study may hold them."""
        return replace(self, horizon=horizon, scenarios=tuple(one.up_to(horizon) for one in self.scenarios))

    def carried_to(self, horizon: int) -> "Study":
        """The study up to a later year; what stood to the last year goes on at its value in that year.

        What ended before the last year does not go on. A plain number holds in the new years too. A final proposal
        stays as it is.
        """
        scenarios = tuple(
            one if one.status == FINAL else one.carried_on(self.horizon, horizon) for one in self.scenarios
        )
        return replace(self, horizon=horizon, scenarios=scenarios)

    def colour_of(self, index: int) -> str:
        """The colour of a scenario: its own, or the one of its place."""
        return self.scenarios[index].colour or COLOURS[index % len(COLOURS)]


def _up_to(value: ParameterValue, horizon: int) -> ParameterValue:
    if not isinstance(value, Mapping):
        return value
    return {year: in_year for year, in_year in value.items() if year <= horizon}


def _carried_on(values: ByYear, last: int, horizon: int) -> ByYear:
    return {**values, **dict.fromkeys(range(last + 1, horizon + 1), values[last])}


def _value_carried_on(value: ParameterValue, last: int, horizon: int) -> ParameterValue:
    if not isinstance(value, Mapping) or last not in value:
        return value
    return _carried_on(value, last, horizon)


def empty_study(baseline: Baseline) -> Study:
    """A study without scenarios, up to the baseline's usual year."""
    return Study(baseline=baseline.name, horizon=baseline.default_horizon)


BASELINE = Scenario(BASELINE_SCENARIO)
"""The baseline without a change, with the study's budget and forecast; always there, never edited."""
