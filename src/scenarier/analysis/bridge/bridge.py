"""A bridge from one value of a figure to another, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass

from scenarier.analysis.bridge.amounts import Amounts, Chosen, amounts_of
from scenarier.analysis.bridge.figures import Figure, figure_values
from scenarier.analysis.bridge.mixtures import Mixtures
from scenarier.analysis.bridge.parts import parts_between
from scenarier.engine.base import base_of
from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray
from scenarier.model.study import Scenario


@dataclass(frozen=True, slots=True)
class Moved:
    """What one part does to the figure, in its unit; `error` is the standard error, 0 where it is exact."""

    part: str
    amount: float
    error: float = 0.0


@dataclass(frozen=True, slots=True)
class Bridge:
    """From `start` to `end`, in the figure's unit; parts are largest by size first.

    `as_it_stands` is what happens between two years with no part at work, None between two scenarios. `start`,
    `as_it_stands` and the parts add up to `end`.
    """

    start: float
    as_it_stands: float | None
    parts: tuple[Moved, ...]
    end: float

    @property
    def is_exact(self) -> bool:
        """Whether no part was found by samples."""
        return not any(part.error for part in self.parts)


def bridge(baseline: Baseline, a: Scenario, b: Scenario, horizon: int, figure: Figure) -> Bridge:
    """Why a figure is another one in B than in A: analysed by the settings in which they differ.

    Both must be valid scenarios, and the figure's year one to `horizon`.
    """
    parts = parts_between(baseline, a, b, horizon)
    mixtures, base = Mixtures(baseline, a, b, horizon, parts), base_of(baseline, horizon)

    def worth(chosen: Chosen) -> FloatArray:
        in_year: FloatArray = figure_values(base, mixtures.inputs(chosen), figure)[
            figure.year - baseline.base_year
        ]
        return in_year

    found = amounts_of(worth, len(parts))
    return Bridge(found.empty, None, moved([part.name for part in parts], found), found.full)


def moved(names: Sequence[str], found: Amounts) -> tuple[Moved, ...]:
    """The parts with their amounts, largest by size first; those of one size as they were named."""
    parts = [Moved(*each) for each in zip(names, found.amounts, found.errors, strict=True)]
    return tuple(sorted(parts, key=lambda part: -abs(part.amount)))
