"""Names and last values at the right of the lines, pushed apart, never cut by the edge."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from scenarier.look.palette import Scheme
from scenarier.plots.frame import Frame
from scenarier.plots.lettering import Lettering
from scenarier.plots.marks import BAR_WIDTH, bar_offset
from scenarier.plots.spread import spread, that_fit
from scenarier.text.numbers import format_number
from scenarier.text.plain import with_number
from scenarier.views.charts import ChartData, Series, row_of

GAP = 6.0
EDGE = 2.0
MARKER_ROOM = 5.0
# Labels take at most this share of the canvas before they are shortened.
WIDEST = 0.5


@dataclass(frozen=True)
class EndLabel:
    """A label to be placed: name and value, and the point it belongs to."""

    name: str
    short: str
    number: str
    colour: str
    is_strong: bool
    x: float
    value: float

    def text_within(self, lettering: Lettering, room: float) -> str:
        """The whole label, else with the short name, else with the name cut."""
        for name in filter(None, (self.name, self.short)):
            text = with_number(name, self.number)
            if lettering.width(text, self.is_strong) <= room:
                return text
        left = room - lettering.width(f" {self.number}", self.is_strong)
        return f"{lettering.cut(self.short or self.name, left, self.is_strong)} {self.number}"


@dataclass(frozen=True)
class PlacedLabel:
    """A label where it is drawn; `is_moved` asks for a leader from its point."""

    text: str
    rect: QRectF
    colour: str
    is_strong: bool
    point: QPointF
    is_moved: bool


def end_labels(data: ChartData, scheme: Scheme) -> list[EndLabel]:
    """One a series that wants it, and one a named reference that differs."""
    labels: list[EndLabel] = []
    reach = BAR_WIDTH / 2
    for place, series in enumerate(data.bars):
        x = data.years[-1] + bar_offset(place, len(data.bars)) + reach
        labels.extend(_labels(data, series, scheme, x, False))
    for series in data.series:
        strong = bool(data.bars or series.reference_label)
        labels.extend(_labels(data, series, scheme, data.years[-1], strong))
    return labels


def _labels(data: ChartData, series: Series, scheme: Scheme, x: float, strong: bool) -> Iterator[EndLabel]:
    values = row_of(series.values)
    if series.end_label:
        colour, last = scheme.colour(series.colour), float(values[-1])
        number = format_number(last, data.decimals)
        yield EndLabel(series.label, series.short, number, colour, strong, x, last)
    if series.reference is None or not series.reference_label:
        return
    reference = row_of(series.reference)
    if np.abs(values - reference).max() >= 0.5 * 10**-data.decimals:
        last = float(reference[-1])
        number = format_number(last, data.decimals)
        yield EndLabel(series.reference_label, "", number, scheme.muted, False, x, last)


def label_margin(labels: list[EndLabel], lettering: Lettering, canvas_width: float) -> float:
    """Pixels to keep free at the right."""
    room = WIDEST * canvas_width
    widths = [lettering.width(label.text_within(lettering, room), label.is_strong) for label in labels]
    return min(max(widths), room) + GAP + EDGE if widths else 2 * GAP


def place_labels(labels: list[EndLabel], lettering: Lettering, frame: Frame, right: float) -> list[PlacedLabel]:
    """Labels beside their points, none over another; where there is no room at all the smallest go."""
    low, high = 0.0, frame.bottom + EDGE
    kept = [labels[i] for i in that_fit([abs(la.value) for la in labels], lettering.line, high - low)]
    wanted = [frame.y_within(label.value) for label in kept]
    centres = spread(wanted, lettering.line, low, high)
    height = min(lettering.line, (high - low) / max(len(kept), 1))
    return [_placed(label, lettering, frame, right, y, height) for label, y in zip(kept, centres, strict=True)]


def _placed(
    label: EndLabel, lettering: Lettering, frame: Frame, right: float, y: float, height: float
) -> PlacedLabel:
    left = frame.right + GAP
    text = label.text_within(lettering, right - EDGE - left)
    rect = QRectF(left, y - height / 2, lettering.width(text, label.is_strong), height)
    point = QPointF(frame.x(label.x) + MARKER_ROOM, frame.y_within(label.value))
    is_moved = abs(point.y() - y) > 0.35 * lettering.line
    return PlacedLabel(text, rect, label.colour, label.is_strong, point, is_moved)
