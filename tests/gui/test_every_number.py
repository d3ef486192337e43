"""A click on any kind of number explains it: in the panel where that is open, else in a card beside the number."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.made import Study

from scenarier.gui.explain.card import beside
from scenarier.gui.parts.table.pointing import FigureView
from scenarier.model.plan import Budget
from scenarier.model.study import Measure, Scenario
from scenarier.plots.chart import Chart

STUDY = Study(
    scenarios=(
        Scenario(
            "A",
            parameters={"population_growth": 3500.0},
            measures=(
                Measure("Busser", "area:MTM.public_transport", {2026: 10.0, 2027: 12.5}),
                Measure("Skoler", "frame:MBU", {2026: -20.0}, package="Pakke"),
            ),
        ),
        Scenario("B", parameters={"capex_gross": 600.0}),
    ),
    budget=Budget("Budget 2026", {"frame:MBU": {2026: 5300.0}}),
)
PLACES = (
    "overview", "frames/frames", "frames/budget", "measures", "compare/0", "compare/1", "compare/2",
    "foundation/tables", "foundation/report", "foundation/reconciliation", "foundation/history",
    "foundation/backtest", "foundation/ages", "foundation/assumptions",
)  # fmt: skip
STATES = ("never opened", "open", "closed once")
"""Of the panel, in the order in which one window goes through them."""
NUMBER = re.compile(r"[+−-]?[0-9][0-9.]*(?:,[0-9]+)?")


@pytest.fixture
def studied(window):
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(20)  # a field waits so long before its card comes
    window.session.open(window.session.baseline, STUDY, None)
    yield window
    QApplication.setDoubleClickInterval(before)


def go_to(window, place):
    name, _, part = place.partition("/")
    window.bench.show_workspace(name)
    page = window.bench.workspaces[name]
    if part.isdigit():
        page.tabs.setCurrentIndex(int(part))
    elif part:
        page.show_part(part)
    for _ in range(3):
        QApplication.processEvents()
    return page


def put(side, state):
    if state != "never opened":
        side.show_side(True)
    if state == "closed once":
        side.show_side(False)
    QApplication.processEvents()


def told_of(qtbot, side, click):
    """What is told when `click` is done: the panel's words, or the card's."""
    side.explanation.told = side.card.told = None
    click()
    if not side.isHidden():
        return side.explanation.told
    qtbot.waitUntil(side.card.isVisible, timeout=2000)
    told = side.card.told
    side.card.dismiss()
    return told


def number_cells(view):
    """A cell with a number of each column, in the first and in the last row that has one there."""
    model = view.model()
    for column in range(model.columnCount()):
        found = [row for row in range(model.rowCount()) if is_number(model.index(row, column))]
        for row in {*found[:1], *found[-1:]}:
            yield model.index(row, column)


def is_number(index):
    side = index.data(Qt.ItemDataRole.TextAlignmentRole)
    is_right = side is not None and bool(Qt.AlignmentFlag(side) & Qt.AlignmentFlag.AlignRight)
    return is_right and NUMBER.search(str(index.data() or "")) is not None


def click_on(view, index):
    for _ in range(3):  # a text below the table may take room first
        view.scrollTo(index)
        QApplication.processEvents()
    view.scrollTo(index)
    seen = view.visualRect(index).intersected(view.viewport().rect())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=seen.center())


def seen_in(window, kind):
    page = window.bench.workspaces[window.bench.current]
    return [one for one in page.findChildren(kind) if one.isVisible()]


def amount(text):
    """The number in a text, rounded."""
    found = NUMBER.search(text)
    assert found, text
    return round(float(found[0].replace(".", "").replace(",", ".").replace("−", "-")))


@pytest.mark.parametrize("place", PLACES)
def test_that_a_click_on_every_kind_of_number_in_a_table_explains_it(qtbot, studied, place):
    for state in STATES:
        put(studied.bench.side, state)
        go_to(studied, place)
        n_clicked = click_the_tables(qtbot, studied, place)
        assert studied.bench.side.isHidden() == (state != "open")
        assert n_clicked > 3 or place.startswith("compare/")


def click_the_tables(qtbot, studied, place):
    """Click on numbers of all tables that are seen; how many there were."""
    side, n_clicked = studied.bench.side, 0
    for view in seen_in(studied, FigureView):
        for index in number_cells(view):
            shown = str(index.data())
            told = told_of(qtbot, side, lambda view=view, index=index: click_on(view, index))
            where = f"{view.accessibleName()}, row {index.row()}, column {index.column()}: {shown}"
            assert told is not None, where
            assert all((told.title, told.value)), where
            if place != "compare/2":  # whose cells are differences of what is explained
                assert abs(amount(told.value) - amount(shown)) <= 1, (where, told.value)
            n_clicked += 1
    return n_clicked


@pytest.mark.parametrize("place", PLACES)
def test_that_a_click_on_a_value_of_every_plot_explains_it(qtbot, studied, place):
    for state in STATES:
        put(studied.bench.side, state)
        go_to(studied, place)
        click_the_plots(qtbot, studied)


def click_the_plots(qtbot, studied):
    side = studied.bench.side
    for chart in seen_in(studied, Chart):
        canvas, frame = chart.stage.canvas, chart.stage.canvas.frame()
        for mark in {mark.key: mark for mark in chart.stage.marks}.values():
            at = QPointF(frame.x(mark.x), frame.y_within(mark.value)).toPoint()
            told = told_of(
                qtbot,
                side,
                lambda canvas=canvas, at=at: QTest.mouseClick(
                    canvas.viewport(), Qt.MouseButton.LeftButton, pos=at
                ),
            )
            assert told is not None, (chart.title.text(), mark.key)


@pytest.mark.parametrize("state", STATES)
def test_that_a_click_on_a_key_figure_explains_that_very_number(qtbot, studied, state):
    side = studied.bench.side
    put(side, state)
    go_to(studied, "overview")
    for card in studied.bench.strip.cards:
        told = told_of(qtbot, side, lambda card=card: QTest.mouseClick(card, Qt.MouseButton.LeftButton))
        assert amount(told.value) == amount(card.number.text())


# The card


@pytest.fixture
def table(studied):
    studied.bench.side.show_side(False)
    return go_to(studied, "overview").table


def clicked(qtbot, window, table, row=0, column=4):
    index = table.model().index(row, column)
    click_on(table, index)
    card = window.bench.side.card
    qtbot.waitUntil(card.isVisible, timeout=2000)
    return card, index


def test_that_the_card_covers_no_number_that_was_clicked_and_moves_nothing(qtbot, studied, table):
    bench = studied.bench
    before = [part.geometry() for part in (bench.strip, bench.tabs, table)]
    for row, column in ((0, 1), (0, 3), (1, 7)):
        card, index = clicked(qtbot, studied, table, row, column)
        corner = bench.mapFromGlobal(table.viewport().mapToGlobal(table.visualRect(index).topLeft()))
        assert not card.geometry().intersects(QRect(corner, table.visualRect(index).size()))
        assert bench.rect().contains(card.geometry())
        card.dismiss()
    assert [part.geometry() for part in (bench.strip, bench.tabs, table)] == before


@pytest.mark.parametrize("number", [(0, 0), (300, 150), (560, 380), (0, 380), (300, 0)])
def test_that_a_card_finds_room_on_some_side_of_the_number(number):
    place = beside(QRect(*number, 60, 20), QPoint(200, 150), QRect(0, 0, 640, 400))
    assert not place.intersects(QRect(*number, 60, 20))
    assert QRect(0, 0, 640, 400).contains(place)


def test_that_escape_a_key_the_wheel_and_another_workspace_take_the_card_away(qtbot, studied, table):
    card, _ = clicked(qtbot, studied, table)
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not card.isVisible()
    card, index = clicked(qtbot, studied, table)
    assert QApplication.focusWidget() is not card
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert not card.isVisible()
    assert table.currentIndex().row() == index.row() + 1
    card, _ = clicked(qtbot, studied, table)
    studied.bench.show_workspace("frames")
    assert not card.isVisible()


def test_that_the_panel_is_opened_at_the_number_from_the_card(qtbot, studied, table):
    card, index = clicked(qtbot, studied, table)
    card._panel.click()
    side = studied.bench.side
    assert side.isVisible()
    assert side.explanation.key[:3] == table.figure_at(index)
    assert not card.isVisible()


def test_that_ctrl_e_opens_the_panel_at_the_cell_the_keyboard_is_at(studied, table):
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 4))
    assert studied.bench.side.isHidden()
    studied.bars.actions.by_id["view.side"].trigger()
    assert studied.bench.side.explanation.key[:3] == table.figure_at(table.model().index(1, 4))


def test_that_enter_explains_a_cell_that_cannot_be_typed_in(qtbot, studied, table):
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 4))
    assert not studied.bench.side.card.isVisible()
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(studied.bench.side.card.isVisible)


def test_that_typing_in_a_field_keeps_the_card_away(qtbot, studied):
    QApplication.setDoubleClickInterval(300)
    grid = go_to(studied, "frames/budget").made["budget"].grid
    index = next(index for index in number_cells(grid) if index.flags() & Qt.ItemFlag.ItemIsEditable)
    grid.setFocus()
    click_on(grid, index)
    QTest.keyClick(grid, Qt.Key.Key_5)
    QTest.qWait(500)
    assert not studied.bench.side.card.isVisible()
    assert grid.state() == grid.State.EditingState
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def test_that_a_range_that_is_dragged_explains_nothing(studied, table):
    first, last = (table.visualRect(table.model().index(0, column)).center() for column in (3, 5))
    QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(table.viewport(), last)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=last)
    QTest.qWait(50)
    assert not studied.bench.side.card.isVisible()


def test_that_a_hand_stands_over_numbers_that_are_explained_and_not_over_names(studied, table):
    def shape(index):
        QTest.mouseMove(table.viewport(), table.visualRect(index).center())
        QApplication.processEvents()
        return table.viewport().cursor().shape()

    model = table.model()
    assert shape(model.index(0, 4)) == Qt.CursorShape.PointingHandCursor
    assert shape(model.index(0, 0)) == Qt.CursorShape.ArrowCursor


def test_that_the_menu_of_a_table_and_of_a_plot_explains(qtbot, studied, table):
    place = table.visualRect(table.model().index(0, 4)).center()
    table.customContextMenuRequested.emit(place)
    menu = QApplication.activePopupWidget()
    assert menu.actions()[0].text() == "Forklar tallet"
    menu.actions()[0].trigger()
    menu.close()
    card = studied.bench.side.card
    qtbot.waitUntil(card.isVisible)
    card.dismiss()
    chart = studied.bench.workspaces["overview"].plots.charts[1]
    chart.point_at(2027, "liquidity_per_citizen")
    chart.menu.aboutToShow.emit()
    chart.point_at_nothing()  # the pointer leaves the plot for the menu
    chart.explain_action.trigger()
    qtbot.waitUntil(card.isVisible)
    assert card.told.key[:3] == ("liquidity_per_citizen", "", 2027)


# What the report prints


def test_that_a_budget_of_2024_is_explained_as_it_is_printed(qtbot, studied, table):
    """Revenue: the report prints a budget of 23,477, a misprint for 25,289 (line 685)."""
    row = [line.variable for line in table.lines].index("revenue")
    card, _ = clicked(qtbot, studied, table, row, 2)
    assert card.told.value == "25.289,0 mio. kr."
    assert card.told.printed.number == "23.477 mio. kr."
    assert (card.told.printed.line, card.told.printed.page) == ("685", "")
    assert "Budget 2024" in card._printed.text()
    assert "685" in card._where.text()


def test_that_one_click_goes_from_a_published_figure_to_its_row_with_the_column_in_sight(qtbot, studied, table):
    studied.resize(1024, 600)
    for column, name in ((1, "Regnskab 2024"), (2, "Budget 2024")):
        go_to(studied, "overview")
        card, _ = clicked(qtbot, studied, table, 0, column)
        card._row.click()
        for _ in range(3):
            QApplication.processEvents()
        view = studied.bench.workspaces["foundation"].made["tables"].view
        here = view.currentIndex()
        assert view.sheet.headings[here.column()].text == name
        assert view.current_key() == "service"
        assert view.viewport().rect().contains(view.visualRect(here))


def test_that_the_panel_shows_the_rows_around_a_published_figure(studied):
    side = studied.bench.side
    side.show_side(True)
    side.explain("area_spending", "MBU.schools", 2024)
    printed = side.explanation.printed
    assert printed.isVisible()
    names = [printed.table.item(row, 0).text() for row in range(printed.table.rowCount())]
    assert names[:2] == ["Dagtilbud inkl. Dagplejen", "▸ Undervisning (Inkl. specialskoler)"]
    assert [printed.table.item(1, column).text() for column in (1, 2)] == ["2.293", "2.244"]
    side.explain("area_spending", "MBU.schools", 2025)
    assert not printed.isVisible()


@pytest.mark.parametrize("state", STATES)
def test_that_a_click_on_a_bar_of_the_method_tried_explains_it(qtbot, studied, state):
    side = studied.bench.side
    put(side, state)
    part = go_to(studied, "foundation/backtest").made["backtest"]
    bars = part.chart.bars
    place = QPoint(bars.width() // 2, round(1.5 * bars.pitch()))
    told = told_of(qtbot, side, lambda: QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=place))
    assert part.chart.subtitle.text() in told.title
    assert bars.groups[0].measure in told.title


# The line of rules


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
@pytest.mark.parametrize("name", ["overview", "frames", "measures", "compare", "foundation"])
def test_that_the_line_of_rules_is_in_sight_in_every_workspace(window, name, size):
    window.resize(*size)
    window.bench.show_workspace(name)
    QApplication.processEvents()
    line = window.bars.rules
    corner = line.mapTo(window, QPoint(0, 0))
    assert line.isVisible()
    assert window.rect().contains(QRect(corner, line.size()))
    assert line.width() >= line.sizeHint().width()


def test_that_the_line_counts_as_the_board_does_and_opens_and_closes_it(window):
    """Grundforløb breaks two of the rules (docs/model.md, check figures)."""
    line, side = window.bars.rules, window.bench.side
    side.show_side(False)
    assert "2" in line.text()
    n_rules = len(window.session.baseline.rules)
    assert str(n_rules) in line.text()
    assert line.text().startswith("✗")
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert side.isVisible()
    assert line.isChecked()
    rows = side.board.model.rows
    assert (sum(not row.is_kept for row in rows), len(rows)) == (2, n_rules)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert side.isHidden()
    assert not line.isChecked()


def test_that_the_line_follows_every_change_and_names_what_is_broken(window):
    line, session = window.bars.rules, window.session
    before = line.text()
    session.do(("Anlæg", session.state.with_scenario(session.scenario.with_parameter("capex_gross", 4000.0))))
    assert line.text() != before
    assert "2025" in line.tip()
    session.undo()
    assert line.text() == before
    off = tuple(rule.name for rule in session.baseline.rules)
    session.do(("Regler fra", session.state.with_study(replace(session.study, rules_off=off))))
    assert not line.text().startswith("✗")
