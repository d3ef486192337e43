"""The name of a target or ceiling on its line, where it covers least of the data."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF

from scenarier.look.palette import Scheme
from scenarier.plots.frame import Frame
from scenarier.plots.lettering import Lettering
from scenarier.plots.marks import BAR_WIDTH
from scenarier.plots.parts import level_points
from scenarier.text.numbers import format_number
from scenarier.text.plain import with_number
from scenarier.views.charts import ChartData, Level, Numbers, row_of

PLACES = tuple((side, above) for side in (0.0, 1.0, 0.5) for above in (True, False))
CLEAR = 3.0
SAMPLES = 9


@dataclass(frozen=True)
class LevelLabel:
    """A level's name where it is drawn."""

    text: str
    rect: QRectF
    colour: str
    place: int


def level_text(level: Level, data: ChartData) -> str:
    """The name, and the value where there is only one."""
    values = set(np.ravel(level.values).tolist())  # np.unique would load a part of numpy for this alone
    if len(values) > 1:
        return level.label
    return with_number(level.label, format_number(float(values.pop()), data.decimals))


def place_level_labels(
    data: ChartData,
    scheme: Scheme,
    lettering: Lettering,
    frame: Frame,
    before: list[LevelLabel],
    taken: list[QRectF],
    right: float,
) -> list[LevelLabel]:
    """
    One label a level; a label stays where it was while that is free. Where data runs through all places, it stands
    at the level's end beside the frame, if that is free.

    A long one may reach to `right`, past the frame, where no label in `taken` is.
    """
    paths = _paths(data, frame)
    placed: list[LevelLabel] = []
    for number, level in enumerate(data.levels):
        text = lettering.cut(level_text(level, data), right - frame.left - 2 * CLEAR)
        colour = scheme.target if level.kind == "target" else scheme.ceiling
        first = before[number].place if number < len(before) else 0
        others = [*taken, *(label.rect for label in placed)]
        place, rect = _best(level, data, lettering.width(text), lettering.line, frame, paths, others, first)
        beyond = _beyond(level, data, lettering.width(text), lettering.line, frame)
        if _covered(rect, paths) and beyond.right() <= right and not any(map(beyond.intersects, others)):
            rect = beyond
        placed.append(LevelLabel(text, rect, colour, place))
    return placed


def _best(
    level: Level,
    data: ChartData,
    width: float,
    height: float,
    frame: Frame,
    paths: list[tuple[Numbers, Numbers]],
    taken: list[QRectF],
    first: int,
) -> tuple[int, QRectF]:
    """The first place that is free, beginning with the one from before; else the least covered."""
    best: tuple[float, int, QRectF] | None = None
    for place in (first, *(n for n in range(len(PLACES)) if n != first)):
        rect = _rect(level, data, width, height, frame, *PLACES[place])
        cost = _covered(rect, paths) + 10 * sum(rect.intersects(other) for other in taken)
        cost += 100 * (rect.top() < 0 or rect.bottom() > frame.bottom)
        if best is None or cost < best[0]:
            best = (cost, place, rect)
        if cost == 0:
            break
    assert best is not None
    return best[1], best[2]


def _rect(
    level: Level, data: ChartData, width: float, height: float, frame: Frame, side: float, above: bool
) -> QRectF:
    left = frame.left + CLEAR + side * max(frame.width - width - 2 * CLEAR, 0.0)
    x, y = level_points(level, data.years, np.array(frame.years))
    path = np.array([frame.y_within(value) for value in y])
    beneath = np.interp(np.linspace(left, left + width, SAMPLES), [frame.x(year) for year in x], path)
    top = float(beneath.min()) - height - 1 if above else float(beneath.max()) + 1
    return QRectF(left, top, width, height)


def _beyond(level: Level, data: ChartData, width: float, height: float, frame: Frame) -> QRectF:
    """Beside the frame, where the level ends."""
    _, values = level_points(level, data.years, np.array(frame.years))
    return QRectF(frame.right + CLEAR, frame.y_within(float(values[-1])) - height / 2, width, height)


def _paths(data: ChartData, frame: Frame) -> list[tuple[Numbers, Numbers]]:
    """Lines, references and the outlines of bars, in pixels."""
    years = row_of(data.years)
    rows = [(years, row_of(series.values)) for series in data.series]
    rows += [(years, row_of(s.reference)) for s in data.series if s.reference is not None]
    reach = BAR_WIDTH * len(data.bars) / 2
    for series in data.bars:
        values = row_of(series.values)
        x = np.concatenate([[year - reach, year - reach, year + reach, year + reach] for year in years])
        rows.append((x, np.concatenate([[0.0, value, value, 0.0] for value in values])))
    return [(_x(frame, x), frame.bottom - (y - frame.values[0]) * _scale(frame)) for x, y in rows]


def _scale(frame: Frame) -> float:
    return frame.height / (frame.values[1] - frame.values[0])


def _x(frame: Frame, years: Numbers) -> Numbers:
    first, last = frame.years
    return frame.left + (years - first) / (last - first) * frame.width


def _covered(rect: QRectF, paths: list[tuple[Numbers, Numbers]]) -> float:
    """How many samples of the data run through a rectangle."""
    xs = np.linspace(rect.left(), rect.right(), SAMPLES)
    top, bottom = rect.top() - CLEAR, rect.bottom() + CLEAR
    total = 0
    for x, y in paths:
        ys = np.interp(xs[(xs >= x[0]) & (xs <= x[-1])], x, y)
        total += int(np.sum((ys > top) & (ys < bottom))) + int(np.sum((ys[:-1] < top) != (ys[1:] < top)))
    return float(total)
