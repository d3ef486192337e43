"""A frame that is typed: the change of the frame that gives it, and the bounds that follow."""

import math
from collections.abc import Collection, Mapping, Sequence

from scenarier.model.parameters import ParameterSpec
from scenarier.model.values import Values
from scenarier.views.field import Field

FRAME_PLACES, CHANGE_PLACES = 3, 6
"""Decimals of mio. kr.: a frame is typed to the thousand kroner, the change that gives it is kept to the krone."""


def frame_cell(
    name: str,
    spec: ParameterSpec,
    changes: Values,
    worth: Sequence[float],
    frames: Sequence[float],
    places: Collection[int],
) -> Field:
    """The frames of some years as a cell, bounded as their changes are; without a value where they differ.

    Parameters
    ----------
    spec, changes : the parameter of the change, and its values by year.
    worth : a unit of the change in the prices shown, by year.
    frames : by year, in the prices shown [mio. kr.].
    """
    low = max(frames[at] + (spec.minimum - (changes[at] or 0.0)) * worth[at] for at in places)
    high = min(frames[at] + (spec.maximum - (changes[at] or 0.0)) * worth[at] for at in places)
    values = {round(frames[at], FRAME_PLACES) for at in places}
    value = values.pop() if len(values) == 1 else None
    return Field(name, "mio_kr", math.ceil(low * 10) / 10, math.floor(high * 10) / 10, value)


def changes_for(
    typed: Mapping[int, float | None],
    spec: ParameterSpec,
    changes: Values,
    default: Values,
    worth: Sequence[float],
    frames: Sequence[float],
) -> list[float | None]:
    """The changes that give the typed frames, by place of the year; None takes one back."""
    changed = list(changes)
    for at, value in typed.items():
        if value is None:
            changed[at] = default[at]
        elif value != round(frames[at], FRAME_PLACES):
            change = round((changes[at] or 0.0) + (value - frames[at]) / worth[at], CHANGE_PLACES)
            changed[at] = min(max(change, spec.minimum), spec.maximum)
    return changed
