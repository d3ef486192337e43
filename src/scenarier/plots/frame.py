"""From years and values to pixels of the canvas."""

from dataclasses import dataclass

# Room beside the first and last point: pixels for a marker, or years for bars.
SIDE_PIXELS = 9.0
SIDE_YEARS = 0.5


def year_span(years: tuple[int, ...], has_bars: bool, width: float, beside: float = 0.0) -> tuple[float, float]:
    """The years an axis of this many pixels spans, with room for the first and last mark.

    Parameters
    ----------
    beside : pixels to be kept free to the right of the last year's.
    """
    side = SIDE_YEARS
    if not has_bars and len(years) > 1:
        side = SIDE_PIXELS * (years[-1] - years[0]) / max(width - beside - 2 * SIDE_PIXELS, 1.0)
    a_pixel = (years[-1] - years[0] + 2 * side) / max(width - beside, 1.0)
    return years[0] - side, years[-1] + side + beside * a_pixel


@dataclass(frozen=True)
class Frame:
    """The rectangle data is drawn in, and the values at its edges."""

    left: float
    top: float
    width: float
    height: float
    years: tuple[float, float]
    values: tuple[float, float]

    @property
    def right(self) -> float:
        """Pixel of the right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Pixel of the lower edge."""
        return self.top + self.height

    def x(self, year: float) -> float:
        """Pixel of a year."""
        first, last = self.years
        return self.left + (year - first) / (last - first) * self.width

    def y(self, value: float) -> float:
        """Pixel of a value."""
        low, high = self.values
        return self.bottom - (value - low) / (high - low) * self.height

    def side(self, value: float) -> int:
        """0 inside, 1 above, -1 below what is shown."""
        low, high = self.values
        return int(value > high) - int(value < low)

    def y_within(self, value: float) -> float:
        """Pixel of a value, or of the edge it lies beyond."""
        return min(max(self.y(value), self.top), self.bottom)
