"""Sealing a proposal, and holding a sealed one against its seal; docs/proposals.md."""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarier import __version__
from scenarier.analysis.finality import Lacking, lacking
from scenarier.analysis.rules import rules_of
from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.plan import ByYear
from scenarier.model.proposals import FINAL, Seal
from scenarier.model.study import Scenario, Study
from scenarier.session.scenarios import last_horizon
from scenarier.storage.study_sums import seal_code, sums_of

DECISIONS, ASSUMPTIONS, DATA, METHOD, THE_SEAL = "decisions", "assumptions", "data", "method", "seal"
PART_OF = {
    "scenario": DECISIONS,
    "base": DECISIONS,
    "budget": DECISIONS,
    "forecast": ASSUMPTIONS,
    "baseline": DATA,
}
"""Why a proposal is another when a part of what was sealed is."""
SEALED_FIGURES = ("result", "liquidity")
SAME = 1e-6
"""Figures that differ by no more than this part of themselves are the same [share]."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A sealed figure that is another now [mio. kr., current prices]."""

    variable: str
    year: int
    before: float
    now: float


@dataclass(frozen=True, slots=True)
class Checked:
    """A sealed proposal held against its seal: the parts and the figures that are others now."""

    scenario: Scenario
    seal: Seal
    code: str
    parts: tuple[str, ...]
    moved: tuple[Moved, ...]

    @property
    def holds(self) -> bool:
        """Whether content and figures are as they were sealed."""
        return not (self.parts or self.moved)

    @property
    def is_of_this_version(self) -> bool:
        """Whether this very version of the program sealed it."""
        return self.seal.model == __version__

    @property
    def causes(self) -> tuple[str, ...]:
        """Why it does not hold: decisions, assumptions, data, method, or the seal itself.

        The same content gives other figures where the method is another; in the same version it gives the same, so
        there the sealed figures themselves were changed.
        """
        found = dict.fromkeys(PART_OF[part] for part in self.parts)
        if self.moved and not self.is_of_this_version:
            found[METHOD] = None
        elif self.moved and not self.parts:
            found[THE_SEAL] = None
        return tuple(found)


def lacks(study: Study, baseline: Baseline, scenario: Scenario) -> Lacking:
    """All that a scenario of a study lacks before it can be made final."""
    base = study.base_of(scenario)
    return lacking(baseline, scenario, base, study.horizon, rules_of(baseline, study))


def seal_of(study: Study, baseline: Baseline, scenario: Scenario, day: str) -> Seal:
    """The seal of a scenario as it stands; `lacks` says whether it may be given one.

    Parameters
    ----------
    day : today, `2026-09-14`.
    """
    figures = _figures(baseline, scenario, study.horizon)
    sums = sums_of(study, baseline, scenario, study.base_of(scenario))
    return Seal(day, __version__, sums, **figures)


def _figures(baseline: Baseline, scenario: Scenario, horizon: int) -> dict[str, ByYear]:
    projection = project(baseline, [scenario], horizon)
    return {
        name: dict(zip(projection.years[1:], projection.series(name)[1:].tolist(), strict=True))
        for name in SEALED_FIGURES
    }


def checked(study: Study, baseline: Baseline, scenario: Scenario) -> Checked | None:
    """A scenario held against its seal; None where it has none."""
    seal = scenario.sealed
    if scenario.status != FINAL or seal is None:
        return None
    now = sums_of(study, baseline, scenario, study.base_of(scenario))
    parts = tuple(part for part, value in now.items() if value != seal.sha256.get(part))
    return Checked(scenario, seal, seal_code(seal), parts, tuple(_moved(study, baseline, scenario, seal)))


def all_checked(study: Study, baseline: Baseline) -> list[Checked]:
    """Every sealed proposal of a study held against its seal."""
    found = (checked(study, baseline, scenario) for scenario in study.scenarios)
    return [one for one in found if one is not None]


def _moved(study: Study, baseline: Baseline, scenario: Scenario, seal: Seal) -> Sequence[Moved]:
    """The sealed figures that are others now, in the years that can still be projected."""
    sealed = {"result": seal.result, "liquidity": seal.liquidity}
    last = min(max((*seal.result, *seal.liquidity, baseline.first_year)), last_horizon(study, baseline))
    now = _figures(baseline, scenario, last)
    pairs = [
        Moved(name, year, before, now[name][year])
        for name, figures in sealed.items()
        for year, before in sorted(figures.items())
        if year in now[name]
    ]
    return [one for one in pairs if abs(one.now - one.before) > SAME * max(1.0, abs(one.before))]
