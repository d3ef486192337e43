"""What the pages of the comparison show: the scenarios chosen, what they are held against, and in which terms."""

from dataclasses import dataclass

from scenarier.analysis.rules import rules_of
from scenarier.model.baseline import Baseline
from scenarier.model.names import scenario_title
from scenarier.model.projection import FloatArray, Projection
from scenarier.model.rules import Rule
from scenarier.model.study import Scenario, Study
from scenarier.model.terms import Terms, factor, series_in, unit_in, unit_words
from scenarier.session.scenarios import BASELINE_INDEX, scenario_at
from scenarier.session.session import Session
from scenarier.text.numbers import format_quantity
from scenarier.views.choice import Choice, colours_of
from scenarier.views.unsure import Unsure
from scenarier.vocabulary.variables import VARIABLES


@dataclass(frozen=True, slots=True, eq=False)
class One:
    """A scenario: its place in the study, its projection, and the palette's name of its colour."""

    index: int
    scenario: Scenario
    projection: Projection
    colour: str

    @property
    def key(self) -> str:
        """What tells it apart from the others: its name in the study, where no two are alike."""
        return self.scenario.name

    @property
    def name(self) -> str:
        """What it is called on screen; two may be called alike, as each language has its word for the baseline."""
        return scenario_title(self.scenario.name)


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """The scenarios chosen, in the study's order, and the reference, which need not be one of them.

    `unsure` is what draws say of the scenario whose index is `shown`, where that is shown.
    """

    baseline: Baseline
    terms: Terms
    chosen: tuple[One, ...]
    reference: One
    rules: tuple[Rule, ...]
    study: Study | None = None
    shown: int = BASELINE_INDEX
    unsure: Unsure | None = None

    @property
    def years(self) -> tuple[int, ...]:
        """Years of every projection."""
        return self.reference.projection.years

    @property
    def others(self) -> tuple[One, ...]:
        """The scenarios chosen without the reference."""
        return tuple(one for one in self.chosen if not self.is_reference(one))

    def is_reference(self, one: One) -> bool:
        """Whether this is what the others are held against."""
        return one.index == self.reference.index

    def values(self, one: One, variable: str, entity: str = "") -> FloatArray:
        """A variable by year, in the terms shown."""
        return series_in(one.projection, self.terms, variable, entity)

    def fan(self, one: One, variable: str, entity: str = "") -> FloatArray | None:
        """Quantiles of the draws in the terms shown, `[quantile, year]`; None for what is not drawn."""
        if self.unsure is None or self.unsure.uncertainty != "fan" or one.index != self.shown:
            return None
        drawn = self.unsure.quantiles.get((variable, entity))
        unit = VARIABLES[variable].unit
        return None if drawn is None else drawn * factor(one.projection, self.terms, unit, entity)

    def difference(self, one: One, variable: str, entity: str = "") -> FloatArray:
        """The scenario less the reference by year, in the terms shown."""
        return self.values(one, variable, entity) - self.values(self.reference, variable, entity)

    def level(self, value: float, unit: str) -> FloatArray | float:
        """A fixed amount as it stands in the terms shown, with the reference's prices and citizens."""
        return value * factor(self.reference.projection, self.terms, unit)

    def unit(self, variable: str) -> str:
        """The unit that a variable is shown in."""
        return unit_in(VARIABLES[variable].unit, self.terms)

    def words(self, variable: str) -> str:
        """The unit and the prices in words."""
        return unit_words(VARIABLES[variable].unit, self.terms, self.baseline.base_year)


def compared(session: Session, choice: Choice, unsure: Unsure | None = None) -> Compared:
    """What is chosen, as the session stands now, with what draws say of the scenario shown."""
    reference = session.reference
    colours = colours_of(session.study, choice.indices)
    colours.setdefault(reference, "scenario:baseline")
    scenarios = {index: _one(session, index, colour) for index, colour in colours.items()}
    chosen = tuple(scenarios[index] for index in choice.indices)
    rules = rules_of(session.baseline, session.study)
    study, shown = session.study, session.selected
    return Compared(session.baseline, session.terms, chosen, scenarios[reference], rules, study, shown, unsure)


def _one(session: Session, index: int, colour: str) -> One:
    return One(index, scenario_at(session.study, index), session.projection(index), colour)


def signed(value: float, unit: str) -> str:
    """A difference with its sign: `+1.304`; one shown as zero has none."""
    return format_quantity(value, unit, sign=True)


def is_nothing(number: str) -> bool:
    """Whether a formatted number reads as zero."""
    return not any(char in "123456789" for char in number)


def with_arrow(value: float, unit: str) -> str:
    """A difference with its direction as a shape too: `▲ +12`, `▼ −3`, `0`."""
    number = signed(value, unit)
    if is_nothing(number):
        return number
    return f"{'▲' if value > 0 else '▼'} {number}"
