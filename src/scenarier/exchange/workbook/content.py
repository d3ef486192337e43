"""What a workbook is made of: one scenario of a study, its numbers and the equation of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scenarier.analysis.explain.expression import Key
from scenarier.analysis.explain.figures import Figures
from scenarier.analysis.explain.general import Made, general_equations
from scenarier.analysis.explain.tree import figures_for
from scenarier.model.baseline import Baseline
from scenarier.model.study import Scenario, Study


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """One scenario, ready to be written; `made` holds the equation of every number, None for what was put in."""

    baseline: Baseline
    study: Study
    scenario: Scenario
    figures: Figures
    made: Mapping[Key, Made]
    day: date

    @property
    def years(self) -> tuple[int, ...]:
        """The base year and all projected ones."""
        return self.figures.projection.years

    @property
    def projected(self) -> tuple[int, ...]:
        """The projected years."""
        return self.years[1:]

    @property
    def last_default(self) -> int:
        """The last year that a default is needed of: a budget may stand in the prices of a later one."""
        named = [key.year or 0 for key in self.made if key.variable.startswith("default:")]
        return max(named)


def content_of(baseline: Baseline, study: Study, scenario: Scenario, day: date) -> Content:
    """The numbers of a scenario and the equation of each."""
    figures = figures_for(baseline, scenario, study.horizon)
    return Content(baseline, study, scenario, figures, general_equations(figures), day)
