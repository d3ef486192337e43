"""A field of numbers as colours."""

import numpy as np
from PySide6.QtGui import QImage

from scenarier.model.projection import FloatArray

RAMP = ("#00224e", "#123570", "#3b496c", "#575d6d", "#707173", "#8a8678", "#a59c74", "#c3b369", "#fee838")
"""From low to high: blue to yellow, which is told apart with any colour vision and in grey (the map cividis)."""
NOTHING = 128.0
"""The grey where there is no number."""


def heat_image(values: FloatArray) -> QImage:
    """A pixel a number.

    Parameters
    ----------
    values : `[x, y]`, y up; NaN where there is no number.
    """
    low, high = span_of(values)
    stops = np.array([[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in RAMP], dtype=float)
    rows = values.T[::-1]
    parts = np.nan_to_num((rows - low) / (high - low)) * (len(RAMP) - 1)
    first = np.clip(parts.astype(int), 0, len(RAMP) - 2)
    mixed = stops[first] + (parts - first)[..., None] * (stops[first + 1] - stops[first])
    mixed[np.isnan(rows)] = NOTHING
    pixels = np.rint(mixed).astype(np.uint8)
    height, width = rows.shape
    return QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def scale_image(n_steps: int = 64) -> QImage:
    """The colours from high, at the top, to low."""
    return heat_image(np.linspace(0.0, 1.0, n_steps)[None, :])


def span_of(values: FloatArray) -> tuple[float, float]:
    """The least and the greatest number; some way apart also where all are the same."""
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    return (low, high) if high > low else (low, low + 1.0)


def nearest_place(values: FloatArray, value: float) -> int:
    """The place of the value of a row that is nearest to one."""
    return int(np.abs(values - value).argmin())
