"""How much each assumption matters: liquidity per citizen in the last year when it goes from low to high."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from scenarier.engine.project import project
from scenarier.model.baseline import Baseline
from scenarier.model.parameters import ParameterSpec
from scenarier.model.study import Scenario
from scenarier.model.values import Values, values_in, with_values

METRIC = "liquidity_per_citizen"
Basis = Literal["sd", "switch", "range"]
FOLLOWS = {"national_tax_base_growth": "tax_base_growth"}
"""A shift of the country's tax base is one of the municipality's too, which follows the country."""


@dataclass(frozen=True, slots=True)
class Swing:
    """One assumption from low to high, in all years and in all its entities at once.

    `value`, `low` and `high` are in the parameter's unit, of the last year and the first entity; `at_low` and
    `at_high` are the metric in the last year [kr. per citizen]. `basis` says what low and high are: one standard
    deviation either way, a switch off and on, or the ends of the range.
    """

    spec: ParameterSpec
    basis: Basis
    value: float
    low: float
    high: float
    at_low: float
    at_high: float
    is_uniform: bool = True

    @property
    def move(self) -> float:
        """How far the metric moves from low to high [kr. per citizen]."""
        return self.at_high - self.at_low


def is_assumption(spec: ParameterSpec) -> bool:
    """Whether the parameter says how the world is, and not what the council decides, as the tax rate."""
    return spec.sd > 0.0 or spec.origin == "assumption" or (spec.group == "model" and spec.origin == "external")


def decisions(baseline: Baseline) -> list[ParameterSpec]:
    """The parameters that are no assumptions but decisions, neutral until somebody makes them."""
    return [spec for spec in baseline.parameters.values() if not is_assumption(spec)]


def swings(baseline: Baseline, scenario: Scenario, horizon: int) -> list[Swing]:
    """Every assumption of a scenario from low to high, the one that matters most first."""
    specs = [spec for spec in baseline.parameters.values() if is_assumption(spec)]
    ends = [_moved(baseline, scenario, horizon, spec, side) for spec in specs for side in (-1, 1)]
    projection = project(baseline, ends, horizon)
    found = [float(projection.series(METRIC, "", number)[-1]) for number in range(len(ends))]
    made = [
        _swing(baseline, scenario, horizon, spec, ends[2 * n : 2 * n + 2], found[2 * n : 2 * n + 2])
        for n, spec in enumerate(specs)
    ]
    return sorted(made, key=lambda swing: -abs(swing.move))


def _swing(
    baseline: Baseline,
    scenario: Scenario,
    horizon: int,
    spec: ParameterSpec,
    ends: Sequence[Scenario],
    found: Sequence[float],
) -> Swing:
    entities = _entities(baseline, spec)
    value, low, high = (_last(values_in(one, spec, entities[0], horizon)) for one in (scenario, *ends))
    is_uniform = len({_last(values_in(scenario, spec, entity, horizon)) for entity in entities}) == 1
    return Swing(spec, _basis(spec), value, low, high, found[0], found[1], is_uniform)


def _last(values: Values) -> float:
    return values[-1] or 0.0


def _basis(spec: ParameterSpec) -> Basis:
    if spec.sd > 0.0:
        return "sd"
    return "switch" if spec.unit == "switch" else "range"


def _entities(baseline: Baseline, spec: ParameterSpec) -> tuple[str, ...]:
    """The entities that have a value: a department without a cap has none to move."""
    names = baseline.entities(spec.entity_kind) or ("",)
    return tuple(name for name in names if spec.default_in(0, name) is not None) or names


def _moved(baseline: Baseline, scenario: Scenario, horizon: int, spec: ParameterSpec, side: int) -> Scenario:
    """The scenario with the assumption low (-1) or high (1)."""
    moved = _shifted(baseline, scenario, horizon, spec, side, spec.sd)
    other = baseline.parameters.get(FOLLOWS.get(spec.name, ""))
    return moved if other is None else _shifted(baseline, moved, horizon, other, side, spec.sd)


def _shifted(
    baseline: Baseline, scenario: Scenario, horizon: int, spec: ParameterSpec, side: int, sd: float
) -> Scenario:
    for entity in _entities(baseline, spec):
        values = values_in(scenario, spec, entity, horizon)
        if sd > 0.0:
            ends = tuple(min(max((value or 0.0) + side * sd, spec.minimum), spec.maximum) for value in values)
        else:
            ends = tuple(spec.maximum if side > 0 else spec.minimum for _ in values)
        scenario = with_values(scenario, spec, entity, horizon, ends)
    return scenario
