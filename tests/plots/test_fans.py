"""Fans: two bands a series, what half of all draws and nine of ten lie within."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from tests.plots.plots_data import YEARS, Shown, liquidity

from scenarier.look.palette import LIGHT, scheme
from scenarier.plots.chart import Chart
from scenarier.plots.drawn import Drawn
from scenarier.plots.frame import Frame
from scenarier.plots.parts import Fans
from scenarier.plots.picture import SCALE
from scenarier.views.charts import ChartData, Series

MIDDLE = np.full(len(YEARS), 50.0)
AWAY = np.array([-40.0, -20.0, 0.0, 20.0, 40.0])


def fan_data(colour: str = "accent") -> ChartData:
    """A level line with 5, 25, 50, 75 and 95 per cent 40 and 20 away from it."""
    line = Series("a", "A", MIDDLE, colour, fan=AWAY[:, None] + MIDDLE)
    return ChartData("T", "mio. kr.", YEARS, (line,))


def fans(chart: Chart) -> Fans:
    return next(part for part in chart.stage.parts if isinstance(part, Fans))


def pixel(chart: Chart, picture: QImage, year: float, value: float) -> QColor:
    """What a picture of the chart has at a year and value."""
    frame, canvas = chart.stage.canvas.frame(), chart.stage.canvas
    at = canvas.mapTo(chart, canvas.rect().topLeft())
    place = (at.x() + frame.x(year)) * SCALE, (at.y() + frame.y(value)) * SCALE
    return picture.pixelColor(round(place[0]), round(place[1]))


def test_that_a_fan_has_a_band_of_the_outer_and_one_of_the_inner_quantiles(shown: Shown) -> None:
    wide, narrow = fans(shown(fan_data())).bands
    there_and_back = [*YEARS, *reversed(YEARS)]
    assert (wide[1], narrow[1]) == (there_and_back, there_and_back)
    assert wide[2] == [10.0] * len(YEARS) + [90.0] * len(YEARS)
    assert narrow[2] == [30.0] * len(YEARS) + [70.0] * len(YEARS)


def test_that_a_year_with_a_quantile_that_is_no_number_is_left_out(shown: Shown) -> None:
    data = fan_data()
    fan = np.array(data.series[0].fan)
    fan[3, 0] = np.nan
    broken = replace(data, series=(replace(data.series[0], fan=fan),))
    for _, years, values in fans(shown(broken)).bands:
        assert years == [*YEARS[1:], *reversed(YEARS[1:])]
        assert np.isfinite(values).all()


def test_that_the_whole_fan_is_in_view(shown: Shown) -> None:
    low, high = shown(fan_data()).stage.canvas.ranges()[1]
    assert low <= 10.0
    assert high >= 90.0


def test_that_a_chart_without_fans_draws_none(shown: Shown) -> None:
    assert fans(shown(liquidity())).bands == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_that_both_bands_are_seen_in_a_picture_the_inner_one_stronger(shown: Shown, theme: str) -> None:
    chart, colours = shown(fan_data()), scheme(theme)
    chart.restyle(colours)
    picture = chart.picture()
    card, ink = QColor(colours.card), QColor(colours.accent)
    assert pixel(chart, picture, YEARS[2] + 0.5, 97.0) == card
    shares = []
    for value in (85.0, 65.0):
        seen = pixel(chart, picture, YEARS[2] + 0.5, value)
        shares.append((seen.red() - card.red()) / (ink.red() - card.red()))
        assert seen == pixel(chart, picture, YEARS[2] + 0.5, 100.0 - value)
    assert shares[0] == pytest.approx(0.2, abs=0.02)
    assert shares[1] == pytest.approx(1 - (1 - 0.2) * (1 - 0.25), abs=0.02)


def colours_of_a_fan(*, is_held: bool) -> set[int]:
    """The colours that a fan which opens with the years is drawn in, on white."""
    part, frame = Fans(), Frame(0.0, 0.0, 200.0, 100.0, (YEARS[0], YEARS[-1]), (0.0, 100.0))
    line = replace(fan_data().series[0], fan=AWAY[:, None] * np.linspace(0.2, 1.0, len(YEARS)) + MIDDLE)
    part.show(replace(fan_data(), series=(line,)), LIGHT)
    part.medians = []
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    Drawn((part,), lambda: frame, lambda: is_held).paint(painter, None)
    painter.end()
    return {image.pixel(x, y) for x in range(200) for y in range(100)}


def test_that_the_edges_are_smooth_unless_a_lever_is_held(shown: Shown) -> None:
    held, at_rest = colours_of_a_fan(is_held=True), colours_of_a_fan(is_held=False)
    assert len(held) == 3
    assert held < at_rest
