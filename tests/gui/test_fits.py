"""The window fits: at every size and text size nothing is cut or out of sight, and nothing moves at a click."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from tests.gui.seen import faults

from scenarier.gui.levers.panel import _Fold
from scenarier.gui.parts.table.delegate import PADDING
from scenarier.gui.style import ZOOM_STEP, dress
from scenarier.gui.window.window import Window
from scenarier.jobs.studies import example_paths, open_session
from scenarier.plots.ticks import LEAST_TICKS
from scenarier.text.language import set_language

SIZES = ((1024, 600), (1366, 768), (1280, 720), (1920, 1080))
ZOOMS = (0, 3, 6)
ACROSS, TIP = Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
PARTS = {
    "overview": ("",),
    "frames": ("frames", "budget"),
    "measures": ("list", "proposal", "groups", "questions"),
    "compare": ("curves", "departments", "differences", "bridge", "words", "file"),
    "analysis": ("sensitivity", "levers", "turning", "uncertainty", "drivers", "chances", "guarantee"),
    "foundation": ("tables", "report", "reconciliation", "history", "backtest", "ages", "assumptions"),
}


def settle() -> None:
    """Let every layout hear of the one within it."""
    for _ in range(9):
        QApplication.processEvents()


LONG = pytest.mark.long
EVERYWHERE = [
    ("da", 0),
    ("en", 0),
    ("da", 6),
    *(pytest.param(language, zoom, marks=LONG) for language, zoom in (("en", 6), ("da", 3), ("en", 3))),
]
"""Languages and text sizes of the tests that go through every workspace at every size."""


@pytest.fixture(params=["da", "en"])
def made(qapp, request):
    set_language(request.param)
    study = next(path for path in example_paths() if path.stem == "spareplan")
    session = open_session(Path(study))
    window = Window("light")
    window.fill(session)
    window.show()
    window.load_plots()
    yield window
    session.listeners.clear()
    window.close_now()
    window.deleteLater()
    dress(qapp, "light", 1.0)
    set_language("da")


def unfold_all(window: Window) -> None:
    """Every group of levers, and the years of one."""
    for _ in range(2):
        for fold in window.bench.levers.findChildren(_Fold):
            fold.set_open(True)
    assert window.bench.levers.row("tax_base_growth").foldout


def take(window: Window, size: tuple[int, int], zoom: int) -> None:
    """Give a window its size and so many steps of larger text; the text is dressed again only where it differs."""
    now, wanted = window.settings.now.zoom, ZOOM_STEP**zoom
    if abs(now - wanted) > 1e-9:
        window.zoom(wanted / now)
    window.bench.side.setVisible(False)
    window.resize(*size)
    settle()


@pytest.mark.parametrize(("made", "zoom"), EVERYWHERE, indirect=["made"])
def test_that_no_word_is_cut_and_no_widget_or_column_is_out_of_sight(made, zoom):
    found = []
    for size in SIZES:
        take(made, size, zoom)
        assert (made.width(), made.height()) == size
        for workspace, parts in PARTS.items():
            for part in parts:
                made.bench.show_workspace(workspace, part)
                settle()
                told = faults(made, meant_to_shorten=(made.bars.note,))
                found += [f"{size} {workspace} {part}: {fault}" for fault in told]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("made", "zoom"), [("da", 0), ("en", 0), ("da", 3), ("en", 3)], indirect=["made"])
def test_that_the_differences_can_be_read_beside_the_open_panel(made, zoom):
    take(made, (1366, 768), zoom)
    made.bench.side.setVisible(True)
    made.bench.show_workspace("compare", "differences")
    settle()
    page = made.bench.workspaces["compare"].differences
    header, above = page.figures.horizontalHeader(), page.figures.cells
    for column in range(1, header.count()):
        lines = above.heading_text(column).split("\n")
        room = header.sectionSize(column) - 2 * PADDING
        assert all(header.fontMetrics().horizontalAdvance(line) <= room for line in lines), lines
        assert len(lines) * header.fontMetrics().height() <= header.height()
        assert above.sheet.headings[column].text.split(",")[0] in above.headerData(column, ACROSS, TIP)
        assert zoom or not any("…" in line for line in lines)
    table = page.table
    for row, line in enumerate(table.sheet.lines):
        room = QRect(0, 0, table.columnWidth(0) - 2 * PADDING, 999)
        needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, line.cells[0].text)
        assert needed.width() <= room.width()
        assert needed.height() <= table.rowHeight(row), line.cells[0].text


@pytest.mark.parametrize("zoom", ZOOMS)
def test_that_no_lever_is_cut_with_all_unfolded(made, zoom):
    take(made, SIZES[0], zoom)
    unfold_all(made)
    settle()
    found = faults(made, meant_to_shorten=(made.bars.note,))
    assert not found, "\n".join(found)
    assert made.bench.levers.widget().width() <= made.bench.levers.viewport().width()


@pytest.mark.parametrize(("made", "zoom"), EVERYWHERE, indirect=["made"])
def test_that_every_plot_of_the_overview_has_four_ticks_and_all_years(made, zoom):
    for size in SIZES:
        take(made, size, zoom)
        for chart in made.bench.workspaces["overview"].plots.charts:
            canvas = chart.stage.canvas
            _, (low, high) = canvas.ranges()
            axis = canvas.number_axis
            ((_, values),) = axis.tickValues(low, high, axis.size().height())
            assert len(values) >= LEAST_TICKS, (size, chart.title.text())
            assert (len(values) - 1) * chart.lettering.line <= axis.size().height() + 1, "labels over one another"
            years = canvas.year_axis.years
            assert all(canvas.year_axis.tickStrings(list(years), 1.0, 1.0)), (size, chart.title.text())


@pytest.mark.parametrize("made", ["da"], indirect=True)
def test_that_the_years_are_written_in_full_from_1280_on(made):
    for size in SIZES[1:]:
        take(made, size, 0)
        for chart in made.bench.workspaces["overview"].plots.charts:
            axis = chart.stage.canvas.year_axis
            assert axis.tickStrings(list(axis.years), 1.0, 1.0) == [str(year) for year in axis.years]


@pytest.mark.parametrize("made", ["da"], indirect=True)
def test_that_the_table_of_the_overview_shows_five_whole_lines(made):
    for size in SIZES:
        take(made, size, 0)
        table = made.bench.workspaces["overview"].table
        assert table.viewport().height() >= 5 * table.verticalHeader().defaultSectionSize()


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize("made", ["da"], indirect=True)
def test_that_the_tabs_of_the_workspaces_stand_still(made, zoom):
    take(made, SIZES[0], zoom)
    places = set()
    for workspace in PARTS:
        made.bench.show_workspace(workspace)
        settle()
        bar = made.bench.tabs
        corner = bar.mapTo(made, QPoint(0, 0))
        places.add((corner.x(), corner.y(), *(bar.tabRect(tab).x() for tab in range(bar.count()))))
    assert len(places) == 1


# What is said moves nothing


def place(window, widget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def test_that_a_notice_moves_nothing_and_can_be_closed(window):
    watched = (
        window.bench.tabs,
        window.bench.levers,
        window.bench.strip,
        window.bench.workspaces["overview"].table,
    )
    settle()
    before = [place(window, widget) for widget in watched]
    window.bench.notice.say("Det er sket noget.", {"Luk": lambda: None})
    settle()
    assert window.bench.notice.isVisible()
    assert [place(window, widget) for widget in watched] == before
    QTest.mouseClick(window.bench.notice.buttons[0], Qt.MouseButton.LeftButton)
    assert window.bench.notice.isHidden()


def test_that_a_word_of_what_was_done_goes_by_itself_and_a_question_stays(window):
    window.bench.notice.say("Spørgsmål?", {"Ja": lambda: None})
    assert not window.bench.notice._while.isActive()
    window.bench.tell_done("Nulstillet.")
    assert window.bench.notice._while.isActive()
    window.bench.notice._while.timeout.emit()
    assert window.bench.notice.isHidden()


def test_that_a_notice_is_not_wider_than_the_window_and_shows_all_its_words(window):
    window.resize(1024, 600)
    window.bench.notice.say(
        "Et ord og et til. " * 30, {"Gem": lambda: None, "Gem under et andet navn": lambda: None}
    )
    settle()
    assert window.bench.rect().contains(window.bench.notice.geometry())
    label = window.bench.notice.label
    assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize("typed", ["5000", "mange", "999999"])
def test_that_what_is_said_of_a_number_being_typed_moves_no_lever(window, typed):
    row, below = (window.bench.levers.row(key) for key in ("population_growth", "tax_rate"))
    before = place(window, below)
    row.field.selectAll()
    QTest.keyClicks(row.field, typed)
    settle()
    assert row._hint.isVisible()
    assert row._hint.geometry().top() >= row.field.mapTo(row._hint.parentWidget(), QPoint(0, 0)).y()
    assert place(window, below) == before
    QTest.mouseClick(row._hint, Qt.MouseButton.LeftButton)
    assert not row._hint.isVisible()


def test_that_what_is_said_of_a_year_covers_no_year(window):
    row = window.bench.levers.row("population_growth")
    fold = row.foldout
    settle()
    window.bench.levers.ensureWidgetVisible(row)
    fold.fields[2].selectAll()
    QTest.keyClicks(fold.fields[2], "mange")
    settle()
    host = row._hint.parentWidget()
    assert row._hint.geometry().bottom() <= fold.mapTo(host, QPoint(0, 0)).y()


def test_that_the_start_says_it_without_moving_its_slider(window):
    for fold in window.bench.levers.findChildren(_Fold)[:1]:
        fold.set_open(True)
    settle()
    start = window.bench.levers.start
    before = place(window, start.slider)
    start.field.selectAll()
    QTest.keyClicks(start.field, "mange")
    settle()
    assert start._hint.isVisible()
    assert place(window, start.slider) == before


# What gives way, and in which order


def test_that_tools_stay_in_sight_at_any_width(window):
    for width, zoom in ((1920, 1.0), (1024, 1.0), (1024, 1.78), (800, 2.5)):
        window.zoom(0)
        window.zoom(zoom)
        window.resize(width, 600)
        settle()
        tools = window.bars.tools._tools
        shown = [tool for tool in (*tools.left, *tools.right) if tool.isVisible()]
        assert window.bars.switches in shown
        assert all(tools.rect().contains(tool.geometry()) for tool in shown), width
        for one in shown:
            assert not any(one.geometry().intersects(other.geometry()) for other in shown if other is not one)
    window.zoom(0)


def test_that_the_key_figures_stand_in_one_line_at_1280_and_keep_all_words_at_1024(window):
    window.resize(1280, 720)
    settle()
    assert len({card.y() for card in window.bench.strip.cards}) == 1
    window.resize(1024, 600)
    settle()
    assert not any(card.title.is_elided() or card.unit.is_elided() for card in window.bench.strip.cards)


def test_that_the_overview_scrolls_where_it_is_too_low_and_not_where_it_is_high(window):
    (area,) = [
        area
        for area in window.bench.findChildren(QScrollArea)
        if area.isAncestorOf(window.bench.workspaces["overview"])
    ]
    window.bench.workspaces["overview"].start.close_for_good()  # as in a study that has scenarios
    window.resize(1024, 600)
    settle()
    assert area.verticalScrollBar().isVisible()
    window.resize(1366, 768)
    settle()
    assert not area.verticalScrollBar().isVisible()


def test_that_a_title_is_whole_and_the_subtitle_goes_below_where_both_do_not_fit(window):
    from scenarier.plots.barchart import ResultChart

    chart = ResultChart()
    chart.show_data(window.bench.workspaces["overview"].plots.charts[3].stage.data)
    for width, is_below in ((700, False), (330, True), (180, True), (700, False)):
        chart.setMinimumSize(1, 1)
        chart.resize(width, 300)
        chart.show()
        settle()
        assert (chart.subtitle.y() > chart.title.geometry().bottom()) is is_below, width
        for label in (chart.title, chart.subtitle):
            assert label.height() >= label.heightForWidth(label.width()), (width, label.text())
    chart.close()
    chart.deleteLater()
    settle()


@pytest.mark.parametrize("part", ["frames", "budget"])
def test_that_a_workspace_opens_at_its_top_with_the_names_of_the_rows_in_sight(made, part):
    take(made, SIZES[0], 3)
    area = made.bench.findChild(QScrollArea, "middle")
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert area.verticalScrollBar().value() > 0
    made.bench.show_workspace("frames", part)
    settle()
    grid = made.bench.workspaces["frames"].part(part).grid
    assert area.verticalScrollBar().value() == 0
    assert grid.horizontalScrollBar().maximum() > 0
    assert grid.horizontalScrollBar().value() == 0
