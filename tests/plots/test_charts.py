import itertools
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage
from pytestqt.qtbot import QtBot
from tests.plots.plots_data import ENDS, YEARS, Shown, departments, liquidity, results

from scenarier.look.palette import scheme
from scenarier.plots import picture
from scenarier.plots.bars import Bars
from scenarier.plots.chart import Chart
from scenarier.plots.dots import Dot
from scenarier.plots.drawn import Drawn, Still
from scenarier.plots.parts import Lines
from scenarier.text.language import set_language
from scenarier.views.charts import ChartData, Level, Series, Sign

SIZES = [(340, 230), (460, 300), (900, 500)]


def part(chart: Chart, kind: type) -> object:
    return next(part for part in chart.stage.parts if isinstance(part, kind))


def lines(chart: Chart) -> Lines:
    found = part(chart, Lines)
    assert isinstance(found, Lines)
    return found


def still(chart: Chart) -> Still:
    found = part(chart, Still)
    assert isinstance(found, Still)
    return found


def rects(chart: Chart) -> list[QRectF]:
    return [label.rect for label in chart.stage.overlay.drawing.labels]


def overlap(one: QRectF, other: QRectF) -> bool:
    common = one.intersected(other)
    return common.width() > 0.01 and common.height() > 0.01


def values_shown(chart: Chart) -> tuple[float, float]:
    return chart.stage.canvas.ranges()[1]


def year_labels(chart: Chart) -> list[str]:
    axis = chart.stage.canvas.year_axis
    _, years = axis.tickValues(*axis.range, axis.size().width())[0]
    return axis.tickStrings(years, 1.0, 1.0)


def test_that_a_line_is_the_series(shown: Shown) -> None:
    line = lines(shown(liquidity())).lines[0]
    assert line.years == list(YEARS)
    assert line.values == [7000, 8390, 6500, 4950, 3200, 443]


def test_that_the_references_are_grey_and_separate_lines(shown: Shown) -> None:
    chart = shown(departments())
    found = still(chart).references.lines
    assert [line.values[-1] for line in found] == [last for _, _, last in ENDS.values()]
    assert {line.pen.color().name() for line in found} == {chart.scheme.baseline}


def test_that_bars_stand_up_and_down_from_zero(shown: Shown) -> None:
    found = part(shown(results()), Bars)
    assert isinstance(found, Bars)
    up, down = (found.bars[:6], found.bars[6:])
    assert [bar.value for bar in up] == [1310, 1345, 1370, 1380, 1370, 1390]
    assert [bar.value for bar in down] == [-420, -550, -2100, -2150, -2210, -2269]


def test_that_a_target_is_a_line_from_edge_to_edge_with_its_name(shown: Shown) -> None:
    chart = shown(liquidity())
    (level,) = still(chart).levels.lines
    assert level.values == [4000, 4000]
    assert level.years[0] < YEARS[0] < YEARS[-1] < level.years[1]
    assert [label.text for label in chart.stage.overlay.drawing.level_labels] == ["Byrådets mål 4.000"]


def test_that_the_account_year_is_hollow_and_the_others_full(shown: Shown) -> None:
    dots = shown(liquidity()).stage.overlay.drawing.dots
    assert [dot.is_hollow for dot in dots] == [True, False, False, False, False, False]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("make", [departments, liquidity, results])
@pytest.mark.parametrize("points", [9.0, 13.0])
def test_that_end_labels_are_whole_inside_and_apart(
    shown: Shown, make: object, size: tuple[int, int], points: float
) -> None:
    assert callable(make)
    chart = shown(make(), *size)
    font = QFont(chart.font())
    font.setPointSizeF(points)
    chart.setFont(font)
    canvas = QRectF(chart.stage.canvas.rect())
    assert len(rects(chart)) == len(chart.stage._labels)
    for label in chart.stage.overlay.drawing.labels:
        drawn = chart.lettering.width(label.text, label.is_strong)
        assert label.rect.left() + drawn <= canvas.right() + 0.01
        assert canvas.contains(label.rect)
    assert not [pair for pair in itertools.combinations(rects(chart), 2) if overlap(*pair)]


def test_that_labels_of_lines_with_one_end_are_spread_with_leaders(shown: Shown) -> None:
    same = tuple(Series(key, label, [1.0] * 6, "department:0") for key, (label, *_) in ENDS.items())
    chart = shown(ChartData("Ens", "", YEARS, same))
    assert not [pair for pair in itertools.combinations(rects(chart), 2) if overlap(*pair)]
    assert sum(label.is_moved for label in chart.stage.overlay.drawing.labels) >= 4


def test_that_end_labels_say_name_and_last_value(shown: Shown) -> None:
    chart = shown(liquidity(), 900, 500)
    assert {label.text for label in chart.stage.overlay.drawing.labels} == {
        "Scenarie 443",
        "Grundforløb 13.875",
    }


def test_that_a_reference_that_does_not_differ_has_no_label_of_its_own(shown: Shown) -> None:
    data = liquidity()
    same = replace(data.series[0], reference=data.series[0].values)
    chart = shown(replace(data, series=(same,)))
    assert [label.text for label in chart.stage.overlay.drawing.labels] == ["Scenarie 443"]


def test_that_the_short_name_is_used_before_a_name_is_cut(shown: Shown) -> None:
    long = Series("a", "Et navn der er alt for langt til et smalt kort", [1.0] * 6, "department:0", short="Kort")
    chart = shown(ChartData("", "", YEARS, (long,)), 340, 230)
    assert [label.text for label in chart.stage.overlay.drawing.labels] == ["Kort 1"]


def test_that_a_level_label_avoids_the_data(shown: Shown) -> None:
    rising = Series("a", "A", [100, 100, 100, 0, 0, 0], "department:0")
    chart = shown(ChartData("", "", YEARS, (rising,), (Level("Loft", 98.0, "ceiling"),)), 900, 500)
    (label,) = chart.stage.overlay.drawing.level_labels
    frame = chart.stage.canvas.frame()
    assert not label.rect.intersects(QRectF(frame.left, frame.y(100), frame.x(2026) - frame.left, 1))


def test_that_a_level_label_keeps_clear_of_the_signs_above_the_data(shown: Shown) -> None:
    below = Series("a", "A", [-30, -22, -14, -40, -75, -108], "department:0")
    signs = tuple(Sign("line", "Et navn, der er langt", "department:0") for _ in range(3))
    chart = shown(ChartData("", "", YEARS, (below,), (Level("Grænse", 0.0, "target"),), legend=signs), 500, 320)
    drawing = chart.stage.overlay.drawing
    (label,) = drawing.level_labels
    assert drawing.signs
    assert not any(label.rect.intersects(one.text) or label.rect.intersects(one.swatch) for one in drawing.signs)


def test_that_a_level_label_stands_beside_the_frame_where_data_is_everywhere_along_the_level(shown: Shown) -> None:
    swings = tuple(
        Series(f"{n}", f"Et navn, der er langt {n}", [4, -4, 4, -4, 4, -4 - n], "department:0") for n in range(2)
    )
    chart = shown(ChartData("", "", YEARS, swings, (Level("Et mål med et navn", 0.5, "ceiling"),)), 500, 320)
    (label,) = chart.stage.overlay.drawing.level_labels
    frame = chart.stage.canvas.frame()
    assert label.rect.left() > frame.right
    assert label.rect.center().y() == pytest.approx(frame.y(0.5))
    assert label.rect.right() <= chart.stage.canvas.width()
    assert not any(overlap(label.rect, one.rect) for one in chart.stage.overlay.drawing.labels)


@pytest.mark.parametrize("size", SIZES)
def test_that_the_year_axis_shows_whole_years_from_2024(shown: Shown, size: tuple[int, int]) -> None:
    labels = year_labels(shown(departments(), *size))
    assert labels[0] == "2024"
    assert labels[-1] == "2029"
    assert all(label == "" or label in map(str, YEARS) for label in labels)


def test_that_a_wide_chart_labels_every_year(shown: Shown) -> None:
    assert year_labels(shown(departments(), 900, 500)) == [str(year) for year in YEARS]


def test_that_the_number_axis_reads_in_the_readers_language(shown: Shown) -> None:
    axis = shown(liquidity()).stage.canvas.number_axis
    assert axis.tickStrings([10000.0], 1.0, 5000.0) == ["10.000"]
    set_language("en")
    assert axis.tickStrings([10000.0], 1.0, 5000.0) == ["10,000"]


def test_that_ranges_stay_while_a_lever_is_held_and_are_fitted_at_release(shown: Shown) -> None:
    chart = shown(liquidity())
    before = values_shown(chart)
    chart.set_dragging(True)
    for last in (900.0, 0.0, -3000.0):
        chart.show_data(liquidity(last))
        assert values_shown(chart) == before
    chart.set_dragging(False)
    assert values_shown(chart)[0] < -3000


def test_that_a_value_outside_the_range_is_shown_at_the_edge_it_passed(shown: Shown) -> None:
    chart = shown(liquidity())
    chart.set_dragging(True)
    chart.show_data(liquidity(last=-90000.0))
    last = chart.stage.overlay.drawing.dots[-1]
    frame = chart.stage.canvas.frame()
    assert isinstance(last, Dot)
    assert (last.side, last.y) == (-1, frame.bottom)
    assert any("90.000" in label.text for label in chart.stage.overlay.drawing.labels)


def test_that_a_range_grows_during_a_drag_when_a_line_would_be_lost(shown: Shown) -> None:
    chart = shown(departments())
    low, high = values_shown(chart)
    chart.set_dragging(True)
    chart.show_data(departments(5.0))
    assert values_shown(chart)[0] <= low
    assert values_shown(chart)[1] > 5 * 5994 > high


def test_that_a_hundred_drawings_make_no_new_items(shown: Shown) -> None:
    for data in (departments(), liquidity(), results()):
        chart = shown(data)
        scene = chart.stage.canvas.scene()
        before = {id(item) for item in scene.items()}
        for _ in range(100):
            chart.show_data(data)
        assert {id(item) for item in scene.items()} == before


def test_that_fewer_series_leave_nothing_over(shown: Shown) -> None:
    chart = shown(departments())
    chart.show_data(liquidity())
    assert len(lines(chart).lines) == 1


def test_that_all_data_of_a_chart_are_one_item_of_the_scene(shown: Shown) -> None:
    n_items = set()
    for data in (departments(), liquidity(), results()):
        chart = shown(data)
        items = chart.stage.canvas.scene().items()
        assert sum(isinstance(item, Drawn) for item in items) == 1
        assert chart.stage.canvas.box.childGroup.childItems() == []
        n_items.add(len(items))
    assert len(n_items) == 1


@pytest.mark.parametrize("values", [[0.0] * 6, [7.0] * 6, [1e6] * 6, [-1e9, -1, 0, 1, 2, 3]])
def test_that_extreme_values_are_all_in_view(shown: Shown, values: list[float]) -> None:
    chart = shown(ChartData("", "", YEARS, (Series("a", "A", values, "department:0"),)))
    low, high = values_shown(chart)
    assert low < high
    assert all(dot.side == 0 for dot in chart.stage.overlay.drawing.dots)
    assert np.isfinite([dot.y for dot in chart.stage.overlay.drawing.dots]).all()


def test_that_restyling_reaches_ground_lines_axes_and_words(shown: Shown) -> None:
    chart, dark = shown(departments()), scheme("dark")
    chart.restyle(dark)
    canvas = chart.stage.canvas
    assert canvas.backgroundBrush().color().name() == dark.card
    assert lines(chart).lines[0].pen.color().name() == dark.departments[0]
    assert canvas.year_axis.textPen().color().name() == dark.muted
    assert canvas.number_axis.tickPen().color().name() == dark.grid
    assert chart.title.palette().windowText().color().name() == dark.text
    assert chart.stage.overlay.drawing.labels[0].colour == dark.departments[0]


def test_that_a_larger_font_makes_every_word_larger(shown: Shown, qtbot: QtBot) -> None:
    chart = shown(departments())
    before = chart.lettering.line
    font = QFont(chart.font())
    font.setPointSizeF(1.5 * font.pointSizeF())
    chart.setFont(font)
    assert chart.lettering.line > 1.3 * before
    assert chart.stage.canvas.margins.bottom > before


def thickness(drawn: QImage, colour: QColor) -> float:
    """How many of a picture's pixels a line of a colour is high, counted by how dark they are, on average."""
    ground = drawn.pixelColor(drawn.width() // 3, drawn.height() // 5)
    rows = range(drawn.height())
    heights = []
    for x in range(drawn.width() // 3, drawn.width() // 2):
        shares = (_share(drawn.pixelColor(x, y), colour, ground) for y in rows)
        heights.append(sum(share for share in shares if share > 0.2))  # the grid is fainter
    return float(np.median(heights))


def _share(seen: QColor, colour: QColor, ground: QColor) -> float:
    """How much of a pixel is of a colour, the rest being the ground; 0 for another colour."""
    a, b, c = (np.array(one.getRgb()[:3], dtype=float) for one in (seen, colour, ground))
    share = float((a - c) @ (b - c) / ((b - c) @ (b - c)))
    return share if np.abs(a - (share * b + (1 - share) * c)).max() < 12 else 0.0


def test_that_a_line_is_as_thick_on_a_screen_of_twice_the_pixels(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = shown(ChartData("T", "mio. kr.", YEARS, (Series("a", "A", [5.0] * len(YEARS), "accent"),)))
    colour, heights = QColor(scheme("light").colour("accent")), []
    for scale in (1, 2):
        monkeypatch.setattr(picture, "SCALE", scale)
        heights.append(thickness(picture.picture_of(chart, scheme("light").card), colour))
    assert heights[0] == pytest.approx(1.8, abs=0.4)
    assert heights[1] == pytest.approx(2 * heights[0], abs=0.5)


def test_that_references_and_levels_are_drawn_in_all_the_pixels_of_a_picture(shown: Shown) -> None:
    chart = shown(liquidity())
    chart.picture()
    kept, frame = still(chart)._kept, chart.stage.canvas.frame()
    assert kept is not None
    assert kept[1].devicePixelRatio() == picture.SCALE
    assert kept[1].width() >= picture.SCALE * frame.right


def test_that_a_picture_of_references_and_levels_is_kept_until_they_the_frame_or_the_scheme_change(
    shown: Shown,
) -> None:
    chart = shown(liquidity())
    kept = [painted(chart)]
    chart.set_dragging(True)
    chart.show_data(liquidity(900.0))
    assert painted(chart) is kept[0]
    series = replace(liquidity().series[0], reference=[7000] * 6)
    for change in (
        lambda: chart.show_data(replace(liquidity(), series=(series,))),
        lambda: chart.show_data(replace(liquidity(), levels=(Level("Byrådets mål", 4500.0),))),
        lambda: chart.resize(500, 310),
        lambda: chart.restyle(scheme("dark")),
    ):
        change()
        assert all(painted(chart) is not one for one in kept)
        kept.append(painted(chart))


def painted(chart: Chart) -> object:
    """The picture kept of what stands still, once the chart is painted."""
    chart.grab()
    assert still(chart)._kept is not None
    return still(chart)._kept[1]


def test_that_the_name_of_a_level_keeps_its_place_while_a_lever_is_held(shown: Shown) -> None:
    chart = shown(liquidity(), 900, 500)
    (before,) = chart.stage.overlay.drawing.level_labels
    low = [4000.0 * (1.0 + 0.05 * step) for step in range(6)]
    through = replace(liquidity(), series=(replace(liquidity().series[0], values=low),))
    chart.set_dragging(True)
    chart.show_data(through)
    assert chart.stage.overlay.drawing.level_labels == [before]
    chart.set_dragging(False)
    assert chart.stage.overlay.drawing.level_labels != [before]
