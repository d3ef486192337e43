import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.plots.plots_data import Shown, departments, liquidity, results

from scenarier.plots.chart import Chart
from scenarier.plots.words import copied_chart, reference_name
from scenarier.text.copied import as_text


def place(chart: Chart, year: float, value: float) -> QPoint:
    frame = chart.stage.canvas.frame()
    return QPoint(round(frame.x(year)), round(frame.y(value)))


def wheel(chart: Chart) -> None:
    middle = QPointF(chart.stage.canvas.rect().center())
    event = QWheelEvent(
        middle,
        chart.stage.canvas.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart.stage.canvas.viewport(), event)


def test_that_the_wheel_changes_nothing(shown: Shown) -> None:
    chart = shown(departments())
    before = chart.stage.canvas.ranges()
    wheel(chart)
    assert chart.stage.canvas.ranges() == before


def test_that_dragging_the_pointer_changes_nothing(shown: Shown, qtbot: QtBot) -> None:
    chart = shown(departments())
    before, port = chart.stage.canvas.ranges(), chart.stage.canvas.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(100, 80))
    qtbot.mouseMove(port, QPoint(160, 40))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(160, 40))
    assert chart.stage.canvas.ranges() == before


def test_that_the_pointer_reads_out_the_nearest_value(shown: Shown) -> None:
    chart = shown(liquidity())
    at = place(chart, 2027, 4950)
    chart.stage.canvas.hovered.emit(QPointF(at + QPoint(4, -5)))
    against = reference_name(liquidity())
    assert chart.readout_text().startswith("2027 · Scenarie · 4.950 kr. · −6.050")
    assert chart.readout_text().endswith(against)
    assert chart.stage.readout.isVisible()
    assert chart.accessibleDescription() == chart.readout_text()


def test_that_the_read_out_follows_the_data_and_goes_with_the_pointer(shown: Shown) -> None:
    chart = shown(liquidity())
    chart.point_at(2029, "scenario")
    chart.show_data(liquidity(last=1000.0))
    assert "1.000 kr." in chart.readout_text()
    chart.stage.canvas.left.emit()
    assert chart.readout_text() == ""
    assert not chart.stage.readout.isVisible()


@pytest.mark.parametrize(("width", "height"), [(340, 230), (900, 500)])
def test_that_the_read_out_is_inside_the_card_and_beside_its_point(shown: Shown, width: int, height: int) -> None:
    chart = shown(departments(), width, height)
    for mark in chart.stage.marks:
        chart.point_at(mark.year, mark.key)
        box, frame = chart.stage.readout.box, chart.stage.canvas.frame()
        assert chart.stage.canvas.rect().contains(box.toAlignedRect())
        assert not box.contains(QPointF(frame.x(mark.x), frame.y(mark.value)))


def test_that_a_bar_is_pointed_at_along_its_whole_length(shown: Shown, qtbot: QtBot) -> None:
    chart = shown(results(), 900, 500)
    with qtbot.waitSignal(chart.pointed) as caught:
        at = place(chart, 2028 + 0.16, -1700)
        qtbot.mouseClick(chart.stage.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert caught.args == [2028, "capex"]


def test_that_a_click_tells_year_and_key(shown: Shown, qtbot: QtBot) -> None:
    chart = shown(departments())
    with qtbot.waitSignal(chart.pointed) as caught:
        at = place(chart, 2029, 5994)
        qtbot.mouseClick(chart.stage.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert caught.args == [2029, "MBU"]


def test_that_the_keyboard_reaches_every_value(shown: Shown, qtbot: QtBot) -> None:
    chart = shown(departments())
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.readout_text().startswith("2029 · Børn og Unge")
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.readout_text().startswith("2028 · Sociale Forhold")
    with qtbot.waitSignal(chart.pointed) as caught:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert caught.args == [2028, "MSB"]
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.readout_text() == ""


def test_that_the_table_holds_years_lines_references_and_levels(shown: Shown, qtbot: QtBot) -> None:
    chart = shown(liquidity())
    with qtbot.waitSignal(chart.copied):
        chart.copy_table_action.trigger()
    rows = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert rows[0] == ["Likviditet pr. borger, Kr. pr. borger, ultimo året", *map(str, range(2024, 2030))]
    assert rows[1] == ["Scenarie", "7000", "8390", "6500", "4950", "3200", "443"]
    assert rows[2][1:] == ["7000", "8600", "9300", "11000", "12400", "13875"]
    assert rows[3] == ["Byrådets mål", *["4000"] * 6]


def test_that_a_negative_number_in_the_table_has_a_minus_a_spreadsheet_reads() -> None:
    assert "\t-2269" in as_text(copied_chart(results()))


def test_that_the_picture_is_the_whole_card_at_twice_its_size(shown: Shown, qtbot: QtBot) -> None:
    chart = shown(liquidity())
    chart.point_at(2027, "scenario")
    with qtbot.waitSignal(chart.copied):
        chart.copy_picture_action.trigger()
    image = QApplication.clipboard().image()
    assert image.size() == chart.size() * 2
    assert words_in(image, chart, chart.title.geometry().center().y())
    assert words_in(image, chart, chart.note.geometry().center().y())
    assert chart.readout_text() != ""
    assert chart.copy_button.isVisible()


def words_in(image: QImage, chart: Chart, y: int) -> bool:
    """Whether something is drawn on a line of text."""
    ground = chart.scheme.card
    span = range(2 * y - 8, 2 * y + 8)
    return any(image.pixelColor(x, at).name() != ground for x in range(30, 200) for at in span)


def test_that_the_picture_is_without_read_out_and_button(shown: Shown) -> None:
    chart = shown(liquidity())
    plain = chart.picture()
    chart.point_at(2027, "scenario")
    assert chart.picture() == plain
    corner = chart.copy_button.geometry().center() * 2
    assert plain.pixelColor(corner).name() == chart.scheme.card


def test_that_the_copy_button_has_a_name_and_a_tip(shown: Shown) -> None:
    button = shown(liquidity()).copy_button
    assert button.accessibleName()
    assert button.toolTip()


def test_that_a_note_takes_room_only_where_there_is_one(shown: Shown) -> None:
    chart = shown(departments())
    assert not chart.note.isVisible()
    chart.show_data(liquidity())
    assert chart.note.isVisible()
