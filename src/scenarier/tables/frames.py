"""Rows as a pandas frame that says what it holds."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import pandas as pd

Frame: TypeAlias = pd.DataFrame
"""What the rooms that do not know pandas hand on."""


def frame_of(columns: Sequence[str], rows: Iterable[Sequence[object]], attributes: Mapping[str, object]) -> Frame:
    """The rows, with `attributes` as the frame's `attrs`."""
    return described(pd.DataFrame(list(rows), columns=list(columns)), attributes)


def described(frame: Frame, attributes: Mapping[str, object]) -> Frame:
    """The frame, with `attributes` as its `attrs`."""
    frame.attrs.clear()
    frame.attrs.update(attributes)
    return frame
