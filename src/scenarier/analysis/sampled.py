"""Margins along a line, sampled where it matters: a grid in one batch, then close to every edge and every peak.

Nothing is taken for granted of the line: it may have kinks, several edges, and peaks narrower than the grid.
"""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from scenarier.model.projection import FloatArray

Evaluate = Callable[[FloatArray], FloatArray]
"""Margins `[year, place]` at places `[place]`; 0 or more hold, within the arithmetic's noise 0."""

MOST_ROUNDS = 14
PARTS = 8
"""Into so many a cell is divided, and by so much a fan's places come closer to its centre each time."""
STAYS = 5
"""Places of a fan on either side of a centre."""
FEW = 32
"""Of so many whole numbers between two places each is looked at."""
MOST_PEAKS = 6
NARROW = 1e-9
"""Part of the whole line that is as good as a point."""
STEEPER = 2.0
"""Between two places a line may be so many times steeper than it is around them."""


class Sampled:
    """Margins `[year, place]` at sorted places `[place]`.

    Parameters
    ----------
    is_equal : whether only a margin of 0 holds.
    """

    def __init__(self, at: FloatArray, margins: FloatArray, *, is_equal: bool = False) -> None:
        self.at, self.margins, self.is_equal = at, margins, is_equal

    @property
    def worst(self) -> FloatArray:
        """The margin of the year that decides, `[place]`: 0 or more where all years hold."""
        worst: FloatArray = -np.abs(self.margins).max(axis=0) if self.is_equal else self.margins.min(axis=0)
        return worst

    @property
    def channels(self) -> FloatArray:
        """What goes through 0 where the line begins or ends to hold, `[channel, place]`."""
        return self.margins if self.is_equal else self.margins.min(axis=0, keepdims=True)

    def joined(self, at: FloatArray, margins: FloatArray) -> "Sampled":
        """With more places, none of which it has."""
        places = np.concatenate([self.at, at])
        order = np.argsort(places)
        both = np.concatenate([self.margins, margins], axis=1)
        return Sampled(places[order], both[:, order], is_equal=self.is_equal)


def sampled(line: Sampled, evaluate: Evaluate, *, is_whole: bool = False) -> Sampled:
    """The line wherever it may begin or end to hold; where it holds nowhere, also around its highest peaks.

    Parameters
    ----------
    line : on a first grid, whose ends are the line's.
    is_whole : whether there is nothing between whole numbers.
    """
    for number in range(MOST_ROUNDS):
        wanted = np.concatenate([np.empty(0), *_wanted(line, number, 1.0 if is_whole else 0.0)])
        wanted = _unseen(np.rint(wanted) if is_whole else wanted, line.at)
        if not wanted.size:
            break
        line = line.joined(wanted, evaluate(wanted))
    return line


def _unseen(wanted: FloatArray, at: FloatArray) -> FloatArray:
    """The places wanted that are not among the sorted ones, each once, sorted; numpy's own imports far more."""
    wanted = distinct(wanted)
    found = np.minimum(np.searchsorted(at, wanted), len(at) - 1)
    unseen: FloatArray = wanted[at[found] != wanted]
    return unseen


def distinct(places: FloatArray) -> FloatArray:
    """The places, each once, sorted."""
    places = np.sort(places)
    alone: FloatArray = places[np.append(np.ones(min(len(places), 1), dtype=bool), np.diff(places) > 0.0)]
    return alone


def _wanted(line: Sampled, number: int, least: float) -> Iterator[FloatArray]:
    """Places to look at next, in cells wider than `least`."""
    at = line.at
    is_wide = np.diff(at) > np.maximum(_least(at), least)
    for channel in line.channels:
        for cell in np.flatnonzero(_edges(at, channel) & is_wide):
            is_few = at[cell + 1] - at[cell] <= FEW * least
            yield np.arange(at[cell], at[cell + 1]) if is_few else _around_edge(at, channel, int(cell))
        doubtful = _may_reach(at, channel, 0.0) & is_wide
        if number == 0:
            for cell in np.flatnonzero(doubtful):
                yield np.linspace(at[cell], at[cell + 1], PARTS + 1)
        else:
            yield from _around_peaks(at, -np.abs(channel), doubtful)
    worst = line.worst
    if worst.max() < 0.0:
        level = worst.max()
        yield from _around_peaks(at, worst, _may_reach(at, worst, level + 1e-9 * abs(level)) & is_wide)


def _least(at: FloatArray) -> FloatArray:
    """The width of each cell that is as good as none."""
    ends = np.maximum(np.abs(at[:-1]), np.abs(at[1:]))
    least: FloatArray = np.maximum(1e-13 * ends, 1e-14 * (at[-1] - at[0]))
    return least


def _edges(at: FloatArray, channel: FloatArray) -> NDArray[np.bool_]:
    """Cells in which the line goes through 0, or leaves a stretch of it."""
    signs = np.sign(channel)
    is_flat = (signs[:-1] == 0.0) & (signs[1:] == 0.0) & (np.diff(at) > NARROW * (at[-1] - at[0]))
    leaves = (signs[:-1] == 0.0) & (signs[1:] != 0.0) & np.append(True, is_flat[:-1])
    enters = (signs[1:] == 0.0) & (signs[:-1] != 0.0) & np.append(is_flat[1:], True)
    edges: NDArray[np.bool_] = (signs[:-1] * signs[1:] < 0.0) | leaves | enters
    return edges


def _may_reach(at: FloatArray, channel: FloatArray, level: float) -> NDArray[np.bool_]:
    """Cells in which the line, on one side of a level at both ends, may come to it, as steep as it is there."""
    rise = channel - level
    slopes = np.abs(np.diff(rise)) / np.diff(at)
    around = np.maximum(slopes, np.maximum(np.append(slopes[1:], 0.0), np.append(0.0, slopes[:-1])))
    is_one_side = rise[:-1] * rise[1:] > 0.0
    reach: NDArray[np.bool_] = np.abs(rise[:-1]) + np.abs(rise[1:]) <= STEEPER * around * np.diff(at)
    return is_one_side & reach


def _around_edge(at: FloatArray, channel: FloatArray, cell: int) -> FloatArray:
    """Places in a cell close to where the line goes through 0, by the lines through it and on either side."""
    pairs = [(cell, cell + 1), (cell - 1, cell), (cell + 1, cell + 2)]
    centres = [_zero(at, channel, a, b) for a, b in pairs if a >= 0 and b < len(at)]
    return _fan(at[cell], at[cell + 1], centres)


def _zero(at: FloatArray, channel: FloatArray, a: int, b: int) -> float:
    """Where the straight line through two places is 0; not finite where it never is."""
    rise = channel[b] - channel[a]
    return float(at[a] - channel[a] * (at[b] - at[a]) / rise) if rise else np.inf


def _fan(low: float, high: float, centres: list[float]) -> FloatArray:
    """Places between two, ever closer to each of some centres between them."""
    offsets = (high - low) * float(PARTS) ** -np.arange(1.0, STAYS + 1.0)
    inside = np.array([centre for centre in centres if low <= centre <= high])
    spread = inside[:, None] + np.concatenate([-offsets, [0.0], offsets])
    places = np.concatenate([np.linspace(low, high, 5), spread.ravel()])
    return places[(places > low) & (places < high)]


def _around_peaks(at: FloatArray, heights: FloatArray, doubtful: NDArray[np.bool_]) -> Iterator[FloatArray]:
    """Places around the highest peaks that have a doubtful cell beside them."""
    rises = np.diff(heights)
    is_peak = np.append(True, rises >= 0.0) & np.append(rises <= 0.0, True)
    beside = np.append(doubtful, False) | np.append(False, doubtful)
    peaks = np.flatnonzero(is_peak & beside)
    for peak in peaks[np.argsort(-heights[peaks], kind="stable")][:MOST_PEAKS]:
        yield _around_peak(at, heights, int(peak))


def _around_peak(at: FloatArray, heights: FloatArray, peak: int) -> FloatArray:
    """Places between a peak's neighbours: where the lines on both sides meet, and where a curve is highest."""
    low, high = max(peak - 1, 0), min(peak + 1, len(at) - 1)
    centres = [at[peak]]
    if low > 0 and high < len(at) - 1:
        centres.append(_meeting(at, heights, (low - 1, low), (high, high + 1)))
    if high - low == 2:
        centres.append(_top(at[low : high + 1], heights[low : high + 1]))
    return _fan(at[low], at[high], centres)


def _meeting(at: FloatArray, heights: FloatArray, left: tuple[int, int], right: tuple[int, int]) -> float:
    """Where the lines through two pairs of places meet; not finite where they are parallel."""
    (a, b), (c, d) = left, right
    up = (heights[b] - heights[a]) / (at[b] - at[a])
    down = (heights[d] - heights[c]) / (at[d] - at[c])
    if up == down:
        return np.inf
    return float((heights[c] - heights[b] + up * at[b] - down * at[c]) / (up - down))


def _top(at: FloatArray, heights: FloatArray) -> float:
    """The highest place of the parabola through three; not finite where they are on a line."""
    a, b, c = at
    fa, fb, fc = heights
    below = (b - a) * (fb - fc) - (b - c) * (fb - fa)
    if below == 0.0:
        return np.inf
    return float(b - 0.5 * ((b - a) ** 2 * (fb - fc) - (b - c) ** 2 * (fb - fa)) / below)


def holding(line: Sampled) -> tuple[tuple[float, float], ...]:
    """The stretches of the line that hold, in order, each from its first to its last place."""
    holds = line.worst >= 0.0
    padded = np.concatenate([[False], holds, [False]])
    changes = np.flatnonzero(padded[1:] != padded[:-1])
    runs = [(int(start), int(end) - 1) for start, end in zip(changes[::2], changes[1::2], strict=True)]
    found = [_stretch(line, start, end) for start, end in runs]
    return tuple(found)


def _stretch(line: Sampled, start: int, end: int) -> tuple[float, float]:
    low, high = float(line.at[start]), float(line.at[end])
    if line.is_equal and high - low <= 1e-6 * (line.at[-1] - line.at[0]):
        # All that is within the noise of one number is that number.
        best = float(line.at[start + int(np.argmax(line.worst[start : end + 1]))])
        return best, best
    return low, high
