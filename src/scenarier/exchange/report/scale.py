"""Round numbers for an axis, and labels that do not cover each other."""

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10

from scenarier.views.charts import ChartData

MOST_STEPS = 6
NEAR_ZERO = 0.6
"""A line that reaches down to this part of its top keeps zero in sight."""


def ticks_of(*charts: ChartData) -> list[float]:
    """The multiples of a round step that hold all that some charts show, the first and last their range."""
    rows = [float(value) for chart in charts for row in chart.rows() for value in (row.min(), row.max())]
    low, high = min(rows, default=0.0), max(rows, default=1.0)
    has_bars = any(chart.bars for chart in charts)
    if has_bars or 0 < low <= NEAR_ZERO * high:
        low = min(low, 0.0)
    if has_bars or NEAR_ZERO * low <= high < 0:
        high = max(high, 0.0)
    if high - low <= 1e-9 * max(abs(low), abs(high), 1.0):
        low, high = low - max(abs(low) * 0.05, 0.5), high + max(abs(high) * 0.05, 0.5)
    step = round_step((high - low) / MOST_STEPS)
    return [n * step for n in range(floor(low / step + 1e-9), ceil(high / step - 1e-9) + 1)]


def round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10 … that is no smaller."""
    power = 10.0 ** floor(log10(least))
    return next(part * power for part in (1.0, 2.0, 5.0, 10.0) if part * power >= least * (1 - 1e-9))


def decimals_of(ticks: Sequence[float]) -> int:
    """How many decimals tell the ticks apart."""
    step = ticks[1] - ticks[0]
    return next((n for n in range(6) if abs(step * 10**n - round(step * 10**n)) < 1e-6), 6)


def spread(wanted: Sequence[float], height: float, low: float, high: float) -> list[float]:
    """Centres of labels of one height, as near as may be to where they are wanted, none over another."""
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], place))
    height = min(height, (high - low) / max(len(order), 1))
    placed: list[float] = []
    for number, place in enumerate(order):
        least = low + height / 2 if number == 0 else placed[-1] + height
        placed.append(max(wanted[place], least))
    room = high - height / 2
    for number in reversed(range(len(placed))):
        placed[number] = min(placed[number], room)
        room = placed[number] - height
    return [centre for _, centre in sorted(zip(order, placed, strict=True))]


def widest(texts: Iterable[str], size: float, wide: float = 1.0) -> float:
    """About how wide the widest of some texts is; never less than it is in the fonts we use."""
    return max((width_of(text, size, wide) for text in texts), default=0.0)


def width_of(text: str, size: float, wide: float = 1.0) -> float:
    """About how wide a text is at a size of letters; `wide` is how wide the font runs."""
    return wide * size * sum(_letter(sign) for sign in text)


def _letter(sign: str) -> float:
    if sign in "iljftrI.,:;'’|!()[] ·":
        return 0.36
    if sign in "mwMWæÆœ…—%@":
        return 0.86
    return 0.72 if sign.isupper() else 0.53 if sign.isascii() or sign in "åøæéüöä–−" else 1.0


def cut(text: str, room: float, size: float, wide: float = 1.0) -> str:
    """The text, or so much of it with `…` as there is room for."""
    if width_of(text, size, wide) <= room:
        return text
    while text and width_of(f"{text}…", size, wide) > room:
        text = text[:-1].rstrip()
    return f"{text}…"
