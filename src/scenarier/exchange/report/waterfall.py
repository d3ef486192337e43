"""A waterfall as a drawing (SVG), on white: names to the left, bars from level to level, amounts beside them."""

from collections.abc import Iterator, Sequence
from html import escape

from scenarier.exchange.report.chart import NAMESPACE, Paper
from scenarier.exchange.report.scale import cut, widest, width_of
from scenarier.look.palette import LIGHT
from scenarier.views.bridge_page import BridgeBar, span_of
from scenarier.views.compared import is_nothing

PITCH, THICK = 1.85, 0.66
"""Height of a row in heights of letters, and the bar's part of it."""
GAP, MOST_NAMES, BOLD = 7.0, 0.42, 1.1
"""Between a text and a bar; the names' most part of the width; how much wider bold letters are."""
PALE = 0.3
"""A bar that goes down is filled with so much of its colour."""
SLIT = 3.0
"""Width of the white gap in an end's bar that does not begin at zero."""


def waterfall_svg(bars: Sequence[BridgeBar], paper: Paper) -> str:
    """The bars as SVG, a row each; the paper's height is of no matter."""
    height = PITCH * paper.size * len(bars)
    head = f'<svg {NAMESPACE} viewBox="0 0 {_n(paper.width)} {_n(height)}" '
    head += f'font-family="{escape(paper.family)}" font-size="{_n(paper.size)}">'
    return "\n".join([head, *_Drawing(bars, paper).parts(), "</svg>\n"])


def told(bar: BridgeBar) -> str:
    """The amount with its direction as a shape, which reads without colours."""
    if bar.is_end or is_nothing(bar.text):
        return bar.text
    return f"{'▲' if bar.is_up else '▼'} {bar.text}"


class _Drawing:
    """The places of the bars on one paper."""

    def __init__(self, bars: Sequence[BridgeBar], paper: Paper) -> None:
        self._bars, self._paper = bars, paper
        self._pitch = PITCH * paper.size
        self._low, self._high = span_of(bars)
        size, wide = paper.size, paper.wide * BOLD
        most = MOST_NAMES * paper.width
        self._called = [bar.name_within(lambda name: width_of(name, size, wide), most) for bar in bars]
        names = min(widest(self._called, size, wide), most)
        self._names, self._left = names, names + GAP
        self._right = paper.width - widest(map(told, bars), size, wide) - 2 * GAP

    def parts(self) -> Iterator[str]:
        """Names, bars, the lines between their levels, amounts."""
        if self._low <= 0.0 <= self._high:
            yield _upright(self._x(0.0), 0.0, self._pitch * len(self._bars))
        for row, bar in enumerate(self._bars):
            if row + 1 < len(self._bars):
                top = (row + 0.5 + THICK / 2) * self._pitch
                yield _upright(self._x(bar.high), top, top + (1 - THICK) * self._pitch)
            yield from self._bar(row, bar)

    def _x(self, level: float) -> float:
        share = (level - self._low) / max(self._high - self._low, 1e-12)
        return self._left + share * (self._right - self._left)

    def _bar(self, row: int, bar: BridgeBar) -> Iterator[str]:
        start = min(max(0.0, self._low), self._high) if bar.is_end else bar.low
        left, right = sorted((self._x(start), self._x(bar.high)))
        width, top = max(right - left, 1.2), (row + 0.5 - THICK / 2) * self._pitch
        colour = LIGHT.baseline if bar.is_end else LIGHT.bar_up if bar.is_up else LIGHT.bar_down
        fill = colour if bar.is_end or bar.is_up else _pale(colour)
        box = f'x="{_n(left)}" y="{_n(top)}" width="{_n(width)}" height="{_n(THICK * self._pitch)}"'
        yield f'<rect {box} fill="{fill}" stroke="{colour}" stroke-width="0.9"/>'
        if bar.is_end and not self._low <= 0.0 <= self._high:
            yield self._slit(left if self._low > 0 else right - 4 * SLIT, top)
        room = self._names
        name = cut(self._called[row], room, self._paper.size, self._paper.wide * (BOLD if bar.is_end else 1.0))
        yield self._text(0.0, row, name, is_strong=bar.is_end)
        yield self._text(left + width + GAP, row, told(bar), is_strong=bar.is_end)

    def _slit(self, left: float, top: float) -> str:
        """A slanted gap, which says that the bar goes on."""
        middle, lean, bottom = left + 2 * SLIT, 0.2 * THICK * self._pitch, top + THICK * self._pitch
        ends = f'x1="{_n(middle + lean)}" y1="{_n(top - 1)}" x2="{_n(middle - lean)}" y2="{_n(bottom + 1)}"'
        return f'<line {ends} stroke="{LIGHT.card}" stroke-width="{SLIT}"/>'

    def _text(self, x: float, row: int, text: str, *, is_strong: bool) -> str:
        y = (row + 0.5) * self._pitch + 0.35 * self._paper.size
        colour, weight = (LIGHT.text, ' font-weight="bold"') if is_strong else (LIGHT.muted, "")
        return f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="start" fill="{colour}"{weight}>{escape(text)}</text>'


def _pale(colour: str) -> str:
    """A colour thinned with white."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(PALE * part + (1 - PALE) * 255):02x}" for part in parts)


def _upright(x: float, top: float, bottom: float) -> str:
    places = f'x1="{_n(x)}" y1="{_n(top)}" x2="{_n(x)}" y2="{_n(bottom)}"'
    return f'<line {places} stroke="{LIGHT.zero}" stroke-width="0.7"/>'


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
