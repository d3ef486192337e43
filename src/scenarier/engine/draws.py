"""Draws of the uncertain assumptions; docs/model.md section 14.

Draws come in blocks. A block of a parameter has a random stream of its own, in which the years stand first: so a
draw is the same whatever the number of draws, the horizon, the other parameters, and who computes which block.
"""

from collections.abc import Mapping
from dataclasses import replace
from zlib import crc32

import numpy as np

from scenarier.engine.defaults import Inputs
from scenarier.model.baseline import Baseline
from scenarier.model.parameters import ParameterSpec
from scenarier.model.projection import FloatArray
from scenarier.model.spreads import spread_of

BLOCK = 1000
"""Draws of a block."""
FOLLOWED = {"tax_base_growth": "national_tax_base_growth"}
"""What also takes another parameter's shift: the municipality follows the country."""
HALF = 2.0**-0.5
"""Two standard normals added make one again, times this."""
KEPT = 2
"""So many answers are kept for each parameter; see `DrawnInputs`."""

Spreads = Mapping[str, float]
"""A study's own spreads by `parameter` or `parameter.entity` [the parameter's unit]."""
Shifts = Mapping[str, FloatArray]
"""By uncertain parameter, `[year, row, draw]` over the projected years, without the axes that the scope lacks."""


def n_blocks(draws: int) -> int:
    """How many blocks so many draws are."""
    return -(-draws // BLOCK)


def spreads_of(baseline: Baseline, own: Spreads) -> dict[str, FloatArray]:
    """Standard deviations of the uncertain parameters, `[row]`, or `[1]` without rows [the parameter's unit].

    `own` goes before the registry, and an entity's before its parameter's.
    """
    found = {}
    for name, spec in baseline.parameters.items():
        entities = baseline.entities(spec.entity_kind) if spec.entity_kind else ("",)
        spread = np.array([spread_of(own, spec, entity) for entity in entities])
        if spread.any():
            found[name] = spread
    return found


def shifts_of(baseline: Baseline, horizon: int, seed: int, block: int, own: Spreads) -> dict[str, FloatArray]:
    """What each draw of a block adds to the uncertain parameters [the parameter's unit]."""
    n_years = horizon - baseline.base_year
    return {
        name: _shift(baseline.parameters[name], spread, n_years, seed, block)
        for name, spread in spreads_of(baseline, own).items()
    }


def _shift(spec: ParameterSpec, spread: FloatArray, n_years: int, seed: int, block: int) -> FloatArray:
    n_times, n_rows = 1 + n_years if spec.has_year else 1, len(spread)
    if not spec.entity_kind:
        return _over_years(_normals(spec.name, (n_times, BLOCK), seed, block), spec) * spread
    z = _normals(spec.name, (n_times, 1 + n_rows, BLOCK), seed, block)
    mixed = z[:, 1:]
    mixed += z[:, :1]
    mixed *= spread[:, None] * HALF
    return _over_years(mixed, spec)


def _normals(name: str, shape: tuple[int, ...], seed: int, block: int) -> FloatArray:
    """Standard normals: the whole path's first, then year by year, and in each a common one before the rows'."""
    stream = np.random.SFC64(np.random.SeedSequence(seed, spawn_key=(block, crc32(name.encode()))))
    return np.random.Generator(stream).standard_normal(shape)


def _over_years(z: FloatArray, spec: ParameterSpec) -> FloatArray:
    """The whole path's and each year's together, for a parameter with years."""
    if not spec.has_year:
        whole: FloatArray = z[0]
        return whole
    by_year = z[1:]
    by_year += z[:1]
    by_year *= HALF
    return by_year


def first_draws(shifts: Shifts, count: int) -> Shifts:
    """The first draws of a block alone."""
    if count >= BLOCK:
        return shifts
    return {name: np.ascontiguousarray(shift[..., :count]) for name, shift in shifts.items()}


def drawn_values(spec: ParameterSpec, values: FloatArray, shift: FloatArray) -> FloatArray:
    """A scenario's values with the shifts added, clipped to the parameter's range.

    Parameters
    ----------
    values : the scenario's, with the base year and a last axis of 1; infinite for no cap, which stays so.
    shift : `[…, draw]` over the projected years, which the base year has no part in.
    """
    drawn = np.empty((*values.shape[:-1], shift.shape[-1]))
    start = 1 if spec.has_year else 0
    drawn[:start] = values[:start]
    moved = drawn[start:]
    np.add(values[start:], shift, out=moved)
    np.clip(moved, spec.minimum, spec.maximum, out=moved)
    if np.isinf(values).any():
        np.copyto(drawn, values, where=np.isinf(values))
    return drawn


def whole_shift(name: str, shifts: Shifts) -> FloatArray | None:
    """A parameter's own shift and that of the one it follows; None where it has neither."""
    own, followed = shifts.get(name), shifts.get(FOLLOWED.get(name, ""))
    if own is None or followed is None:
        return followed if own is None else own
    total: FloatArray = own + followed
    return total


class DrawnInputs:
    """The inputs of some draws, for one scenario after the other.

    What a scenario leaves as it was keeps its arrays, so that the engine's steps remember their answers.
    """

    def __init__(self, baseline: Baseline, shifts: Shifts, n_draws: int) -> None:
        self._specs = baseline.parameters
        whole = {name: whole_shift(name, shifts) for name in baseline.parameters}
        self._shifts = {name: shift for name, shift in whole.items() if shift is not None}
        self._names = tuple(map(str, range(n_draws)))
        self._kept: dict[str, dict[bytes, FloatArray]] = {}

    def of(self, scenario: Inputs) -> Inputs:
        """The draws of a scenario, given its own inputs with a last axis of 1."""
        return replace(
            scenario,
            parameters={name: self._parameter(name, array) for name, array in scenario.parameters.items()},
            measures={name: self._same(f"measures {name}", array) for name, array in scenario.measures.items()},
            scenarios=self._names,
        )

    def _parameter(self, name: str, values: FloatArray) -> FloatArray:
        if name not in self._shifts:
            return self._same(name, values)
        kept, key = self._kept.setdefault(name, {}), values.tobytes()
        return (
            kept[key]
            if key in kept
            else self._keep(kept, key, drawn_values(self._specs[name], values, self._shifts[name]))
        )

    def _same(self, name: str, values: FloatArray) -> FloatArray:
        """The array that was met before with the very same numbers, or this one."""
        kept, key = self._kept.setdefault(name, {}), values.tobytes()
        return kept[key] if key in kept else self._keep(kept, key, values)

    def _keep(self, kept: dict[bytes, FloatArray], key: bytes, values: FloatArray) -> FloatArray:
        kept[key] = values
        if len(kept) > KEPT:
            del kept[next(iter(kept))]
        return values
