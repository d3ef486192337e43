"""A number over two levers of a scenario, and the rules that are broken there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from scenarier.analysis.asked import PEOPLE, Asked, number_in
from scenarier.analysis.levers import Lever, MeasureLever
from scenarier.analysis.rules import least_margins
from scenarier.analysis.varied import Varied
from scenarier.model.baseline import Baseline
from scenarier.model.projection import FloatArray, Projection
from scenarier.model.rules import CAP, Rule
from scenarier.model.study import Scenario

AT_A_TIME = 1024
"""Points that are computed at a time: few enough to be held in memory for 36 years and hundreds of areas."""


@dataclass(frozen=True, slots=True, eq=False)
class LeverMap:
    """The number and the rules' margins at every pair of values.

    `values` is `[x, y]`, NaN where there are no people. `margins` is `[rule, x, y]` for the rules that are on, in
    their order: the least margin of a rule's entities in the year asked for, infinite where it is not judged.
    """

    xs: FloatArray
    ys: FloatArray
    values: FloatArray
    rules: tuple[Rule, ...]
    margins: FloatArray

    def points(self) -> Iterator["Point"]:
        """A row a point, x by x."""
        for i, x in enumerate(self.xs.tolist()):
            for j, y in enumerate(self.ys.tolist()):
                value = float(self.values[i, j])
                if np.isnan(value):
                    yield Point(x, y, None, "")
                    continue
                broken = [rule.name for rule, margin in zip(self.rules, self.margins[:, i, j], strict=True)
                          if margin < 0.0]  # fmt: skip
                yield Point(x, y, value, ";".join(broken))


class Point(NamedTuple):
    """One pair of values; `broken` are the names of the rules broken in the year, joined with a semicolon."""

    x: float
    y: float
    value: float | None
    broken: str


def axis_values(lever: Lever, steps: int, start: float | None = None, end: float | None = None) -> FloatArray:
    """`steps` values of a lever from `start` to `end`, its range's ends where they are None.

    A switch has its two values alone.
    """
    low = lever.minimum if start is None else start
    high = lever.maximum if end is None else end
    return np.linspace(low, high, 2 if is_switch(lever) else steps)


def is_switch(lever: Lever) -> bool:
    """Whether it is off or on, with nothing between."""
    return not isinstance(lever, MeasureLever) and lever.spec.unit == "switch"


def lever_map(
    baseline: Baseline,
    scenario: Scenario,
    horizon: int,
    asked: Asked,
    x: tuple[Lever, FloatArray],
    y: tuple[Lever, FloatArray],
    rules: Sequence[Rule] = (),
) -> LeverMap:
    """The number with two levers at every pair of their values, in every projected year.

    Parameters
    ----------
    x, y : two different levers and their values.
    rules : those that are on are judged.
    """
    on = tuple(rule for rule in rules if rule.on)
    pairs = np.stack(np.meshgrid(x[1], y[1], indexing="ij")).reshape(2, -1)
    parts = [
        _computed(baseline, scenario, horizon, asked, ((x[0], part[0]), (y[0], part[1])), on)
        for part in (pairs[:, start : start + AT_A_TIME] for start in range(0, pairs.shape[1], AT_A_TIME))
    ]
    shape = (len(x[1]), len(y[1]))
    values = np.concatenate([values for values, _ in parts]).reshape(shape)
    margins = np.concatenate([margins for _, margins in parts], axis=1).reshape(len(on), *shape)
    return LeverMap(x[1], y[1], values, on, margins)


def _computed(
    baseline: Baseline,
    scenario: Scenario,
    horizon: int,
    asked: Asked,
    levers: Sequence[tuple[Lever, FloatArray]],
    rules: Sequence[Rule],
) -> tuple[FloatArray, FloatArray]:
    """The number, `[copy]`, and the rules' margins, `[rule, copy]`, with levers at other values."""
    varied = Varied(baseline, scenario, horizon, len(levers[0][1]))
    for lever, values in levers:
        varied.put(lever, values)
    judged = {name for rule in rules for name in (rule.metric, rule.threshold_of) if name}
    found = varied.results(tuple(judged | {asked.variable, PEOPLE}))
    projection = Projection(
        varied.base.years,
        (scenario.name,) * varied.n,
        varied.base.entities,
        found,
        {CAP: found.get(CAP, np.zeros(0))},
    )
    margins = [least_margins(projection, rule, asked.year) for rule in rules]
    return number_in(varied, asked, found), np.array(margins).reshape(len(rules), varied.n)
