"""Round numbers for an axis; no Qt."""

from math import ceil, floor, log10

STEPS = (1.0, 2.0, 5.0, 10.0)
PAD = 0.05
# A line that starts above zero keeps zero in sight when it reaches down this far of its top.
ZERO_IN_SIGHT = 0.6
FINE_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
LEAST_TICKS = 4


def nice_step(span: float, most: int) -> float:
    """The smallest round step that divides the span in at most so many."""
    rough = span / max(most, 1)
    power = 10.0 ** floor(log10(rough))
    return next(step * power for step in STEPS if step * power >= rough * (1 - 1e-9))


def ticks_between(low: float, high: float, most: int) -> tuple[float, list[float]]:
    """The step and its multiples from low to high."""
    step = nice_step(high - low, most)
    return step, multiples(low, high, step)


def multiples(low: float, high: float, step: float) -> list[float]:
    """The multiples of a step from low to high."""
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [n * step for n in range(first, last + 1)]


def finer_step(step: float) -> float:
    """The next round step below a round one."""
    power = 10.0 ** floor(log10(step) + 1e-9)
    return power * max((fine for fine in FINE_STEPS if fine < step / power - 1e-9), default=0.5)


def readable_ticks(low: float, high: float, most: int, room: int) -> tuple[float, list[float]]:
    """As `ticks_between`, and never fewer than four, as long as there is room for the finer ones."""
    step, values = ticks_between(low, high, most)
    while len(values) < LEAST_TICKS:
        finer = finer_step(step)
        more = multiples(low, high, finer)
        if len(more) > max(room, most):
            break
        step, values = finer, more
    return step, values


def decimals_of(step: float) -> int:
    """How many decimals tell the multiples of a step apart."""
    return next((n for n in range(6) if abs(step * 10**n - round(step * 10**n)) < 1e-6), 6)


def labelled_years(years: tuple[int, ...], pixels_a_year: float, label: float) -> set[int]:
    """
    Every year when its label has room, else every second, third, …, from the base year.

    The last year has its label too, since the labels at the ends of the lines speak of it.
    """
    if not years:
        return set()
    step = max(ceil(label / max(pixels_a_year, 1e-6) - 1e-9), 1)
    before = {year for year in years[::step] if (years[-1] - year) * pixels_a_year >= label}
    return before | {years[-1]} if before else {years[0]}


def year_labels(years: tuple[int, ...], pixels_a_year: float, label: float, short: float) -> dict[int, str]:
    """Every year in full where that fits; else two figures of those between the ends, or of all.

    Parameters
    ----------
    label, short : pixels that four and two figures take, with the room beside them.
    """
    if not years:
        return {}
    ends = (years[0], years[-1]) if (label + short) / 2 <= pixels_a_year else ()
    if short <= pixels_a_year < label:
        return {year: str(year) if year in ends else f"{year % 100:02d}" for year in years}
    return {year: str(year) for year in labelled_years(years, pixels_a_year, label)}


def nice_range(low: float, high: float, zero_in_sight: float = ZERO_IN_SIGHT) -> tuple[float, float]:
    """A padded range on round numbers that holds both, and zero where it is near."""
    if 0 < low <= zero_in_sight * high:
        low = 0.0
    if 0 > high >= zero_in_sight * low:
        high = 0.0
    span = high - low
    if span <= 1e-9 * max(abs(low), abs(high), 1.0):
        span = max(abs(high) * 0.1, 1.0)
        low, high = low - span / 2, high + span / 2
    return _rounded(low, high, PAD * span)


def _rounded(low: float, high: float, pad: float) -> tuple[float, float]:
    step = nice_step(high - low, 10) / 2
    bottom = low if low == 0 else floor((low - pad) / step) * step
    top = high if high == 0 else ceil((high + pad) / step) * step
    return bottom, top
