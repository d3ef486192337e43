"""What the panels show: a scenario, what it is compared with, and in which terms."""

from dataclasses import dataclass

from scenarier.analysis.explain.figures import HEADROOM
from scenarier.model.baseline import Baseline
from scenarier.model.names import scenario_title
from scenarier.model.projection import FloatArray, Projection
from scenarier.model.terms import Terms, factor, series_in, unit_in, unit_words
from scenarier.session.scenarios import scenario_at
from scenarier.session.session import BASELINE_INDEX, Session
from scenarier.views.unsure import Unsure
from scenarier.vocabulary.variables import VARIABLES


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A scenario's projection beside its reference's; `is_reference` where they are the same scenario.

    `colour` is the palette's name of the scenario's own colour; `unsure` what draws say, where that is shown.
    """

    baseline: Baseline
    now: Projection
    reference: Projection
    terms: Terms
    is_reference: bool
    name: str
    reference_name: str
    colour: str
    unsure: Unsure | None = None

    def series(self, variable: str, entity: str = "") -> FloatArray:
        """Values of the scenario in the terms of now, `[year]`."""
        return series_in(self.now, self.terms, variable, entity)

    def fan(self, variable: str, entity: str = "") -> FloatArray | None:
        """Quantiles of the draws in the scenario's own terms, `[quantile, year]`; None where none are shown."""
        if self.unsure is None or self.unsure.uncertainty != "fan":
            return None
        return self.unsure.quantiles[variable, entity] * self.factor_of(variable, entity)

    def factor_of(self, variable: str, entity: str = "") -> FloatArray | float:
        """What a variable, or service headroom, is multiplied by to stand in the terms of now, `[year]`."""
        unit = "mio_kr" if variable == HEADROOM else VARIABLES[variable].unit
        return factor(self.now, self.terms, unit, entity)

    def behind(self, variable: str, entity: str = "") -> FloatArray | None:
        """Values of the reference, to be drawn behind; None where it is the scenario itself."""
        return None if self.is_reference else series_in(self.reference, self.terms, variable, entity)

    def level(self, value: float, unit: str) -> FloatArray | float:
        """A fixed amount in the terms of now, `[year]` where it moves with prices."""
        return value * factor(self.now, self.terms, unit)

    def unit(self, variable: str) -> str:
        """The unit a variable is shown in."""
        return unit_in(VARIABLES[variable].unit, self.terms)

    def words(self, variable: str) -> str:
        """The unit and the prices in words."""
        return unit_words(VARIABLES[variable].unit, self.terms, self.now.base_year)


def shown(session: Session, unsure: Unsure | None = None) -> Shown:
    """What the session shows, with what draws say of it."""
    return Shown(
        session.baseline,
        session.projection(),
        session.projection(session.reference),
        session.terms,
        session.selected == session.reference,
        scenario_name(session, session.selected),
        scenario_name(session, session.reference),
        _colour(session),
        unsure,
    )


def _colour(session: Session) -> str:
    """The colour that the scenario shown has everywhere; Grundforløb alone is drawn in the accent."""
    if session.selected == BASELINE_INDEX:
        return "accent"
    return f"scenario:{session.study.colour_of(session.selected)}"


def scenario_name(session: Session, index: int) -> str:
    """What a scenario is called on screen."""
    return scenario_title(scenario_at(session.study, index).name)
