"""In every table 2024 stands twice, as account and as budget; and every table tells which figure it is at."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.made import Study

from scenarier.gui.parts.table.pointing import FigureView
from scenarier.model.study import Scenario
from scenarier.model.terms import Terms
from scenarier.text.copied import as_text
from scenarier.text.language import set_language
from scenarier.views.frame_columns import ACCOUNT, ALL_YEARS, BUDGET, FIRST, NAME, UNIT

STUDY = Study(
    title="Prøve",
    scenarios=(
        Scenario("A", parameters={"population_growth": 3500.0}),
        Scenario("B", parameters={"capex_gross": 600.0}),
    ),
)
DIFFERENCES = 2
TIP = Qt.ItemDataRole.ToolTipRole

# Account as the model has it, original budget; in million kr., from the report's tables.
STATEMENT = {
    "service_expenditure": ("16.856", "16.868"),
    "transfer_expenditure": ("6.475", "6.537"),
    "cofinancing_expenditure": ("1.244", "1.249"),
    "refund_expenditure": ("−380", "−334"),
    "other_expenditure": ("−34", "146"),
    "operating_expenditure": ("24.177", "24.475"),
    "income_tax": ("18.747", "–"),
    "grants": ("3.269", "3.152"),
    "revenue": ("25.482", "25.289"),
    "operating_result": ("1.305", "814"),
    "capex_net": ("409", "41"),
    "result": ("896", "773"),
    "liquidity_per_citizen": ("7.632", "–"),
}


@pytest.fixture
def study(window):
    window.session.open(window.session.baseline, STUDY, None)
    return window


def workspace_of(window, name):
    window.bench.show_workspace(name)
    QApplication.processEvents()
    return window.bench.workspaces[name]


def english(window, name):
    window.set_language("en")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return workspace_of(window, name)


def row_of(lines, variable, entity=""):
    return next(row for row, line in enumerate(lines) if line.key.split(" ")[-2:] == [variable, entity])


def texts(model, row, columns):
    return tuple(model.index(row, column).data() for column in columns)


def headings(model, columns):
    return [model.headerData(column, Qt.Orientation.Horizontal) for column in columns]


def heard_of(widget):
    heard = []
    widget.figure_pointed.connect(lambda pointed: heard.append(pointed.figure))
    return heard


# The overview's table


def test_that_the_overviews_table_shows_account_and_budget_side_by_side(window):
    model = workspace_of(window, "overview").table.cells
    assert headings(model, range(4)) == ["enhed", "Regnskab 2024", "Budget 2024", "2025"]
    for variable, shown in STATEMENT.items():
        assert texts(model, row_of(model.sheet.lines, variable), (1, 2)) == shown, variable
    for department, budget in (("MBU", "4.808"), ("MSB", "4.071"), ("MSO", "3.551"), ("MKB", "677")):
        assert texts(model, row_of(model.sheet.lines, "spending", department), (2,)) == (budget,)


def test_that_the_years_behind_the_budget_are_the_projections(window):
    model = workspace_of(window, "overview").table.cells
    row, projection = row_of(model.sheet.lines, "population"), window.session.projection()
    shown = [int(text.replace(".", "")) for text in texts(model, row, range(3, 8))]
    assert shown == [round(value) for value in projection.series("population")[1:]]
    assert headings(model, range(3, 8)) == [str(year) for year in projection.years[1:]]


def test_that_english_reads_account_and_budget(window):
    try:
        model = english(window, "overview").table.cells
        assert headings(model, range(4)) == ["unit", "Account 2024", "Budget 2024", "2025"]
        assert texts(model, row_of(model.sheet.lines, "revenue"), (1, 2)) == ("25,482", "25,289")
        tip = model.index(row_of(model.sheet.lines, "revenue"), 2).data(TIP)
        assert "Original budget 2024: 25,289 DKK m (printed as 23,477, a misprint)" in tip
    finally:
        set_language("da")


def test_that_a_cell_of_2024_says_what_is_printed_and_where(window):
    model = workspace_of(window, "overview").table.cells
    row = row_of(model.sheet.lines, "operating_result")
    for column in (1, 2):
        tip = " ".join(model.index(row, column).data(TIP).split())
        assert "1.305 mio. kr. i modellen, trykt som 1.304 mio. kr." in tip
        assert "Oprindeligt budget 2024: 814 mio. kr." in tip
        assert "Regnskabsresultat og -nøgletal › Centrale nøgletal" in tip
        assert "(linje 687)" in tip
    assert "i forhold til Grundforløb" in model.index(row, 3).data(TIP)
    nothing = model.index(row_of(model.sheet.lines, "interest"), 1).data(TIP)
    assert nothing == "Årsberetningen trykker hverken regnskab eller budget for denne linje."
    assert "trykker intet oprindeligt budget" in model.index(row_of(model.sheet.lines, "debt"), 2).data(TIP)


def test_that_the_copied_table_has_the_budget_in_a_column_of_its_own(window):
    table = workspace_of(window, "overview").table
    table.clearSelection()
    lines = [line.split("\t") for line in as_text(table.copied()).split("\n")]
    assert lines[0][:5] == ["tal", "enhed", "Regnskab 2024", "Budget 2024", "2025"]
    assert {len(line) for line in lines} == {9}
    found = {line[0]: line[2:4] for line in lines}
    assert found["Serviceudgifter"] == ["16856", "16868"]
    assert found["Driftsresultat"][1] == "814"
    assert found["Indkomstskat"][1] == ""


def test_that_the_budget_follows_the_unit_and_both_prices_are_the_same(window):
    model = workspace_of(window, "overview").table.cells
    row = row_of(model.sheet.lines, "service_expenditure")
    for prices in ("current", "base_year"):
        window.session.show_in(Terms(prices, "mio_kr"))
        assert texts(model, row, (1, 2)) == ("16.856", "16.868")
        window.session.show_in(Terms(prices, "kr_per_citizen"))
        assert texts(model, row, (1, 2)) == ("45.924", "45.957")  # over 367.039 citizens
    window.session.show_in(Terms("current", "share"))
    assert texts(model, row, (2,)) == ("–",)
    assert model.sheet.cell(row, 2).copied == ""


def test_that_the_reports_own_figures_per_citizen_are_quoted_below_the_table(window):
    page = workspace_of(window, "overview")
    assert not page.per_citizen.isVisible()
    window.session.show_in(Terms("current", "kr_per_citizen"))
    assert page.per_citizen.isVisible()
    for figure in ("service 45.792", "17.589", "3.379", "3.504", "7.632", "367.039"):
        assert figure in page.per_citizen.text()
    model = page.table.cells
    row = row_of(model.sheet.lines, "service_expenditure")
    tip = " ".join(model.index(row, 1).data(TIP).split())
    assert "Rapporten trykker 45.792 kr. pr. borger; nævneren: 16.856 mio. kr. / 45.792 kr." in tip
    assert "45.792" not in "".join(texts(model, row, range(1, 8)))
    window.session.show_in(Terms())
    assert not page.per_citizen.isVisible()
    assert "pr. borger" not in model.index(row, 1).data(TIP)


def tables_of(page):
    """The tables with years that are seen on a page."""
    return [table for table in page.findChildren(FigureView) if table.isVisible()]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("scale", ["mio_kr", "kr_per_citizen"])
def test_that_every_year_has_room_without_scrolling(study, size, scale):
    study.resize(*size)
    study.session.show_in(Terms("current", scale))
    for name in ("overview", "frames", "compare"):
        page = workspace_of(study, name)
        if name == "compare":
            page.tabs.setCurrentIndex(DIFFERENCES)
            QApplication.processEvents()
        for table in tables_of(page):
            assert table.horizontalHeader().length() <= table.viewport().width(), (name, table.accessibleName())


# The frames grid and what follows


@pytest.fixture
def frames(window):
    return workspace_of(window, "frames").part("frames")


def heading_of(frames, department):
    return next(row for row, line in enumerate(frames.rows.table.lines) if line.fold == department)


def area_row(frames, area):
    return next(at for at, line in enumerate(frames.rows.table.lines) if line.result == ("area_spending", area))


def unfolded(frames, department):
    frames.rows.opened |= {f"{department}+"}
    frames.grid_model.refresh()


def test_that_the_frames_grid_shows_what_2024_was(frames):
    model = frames.grid_model
    assert headings(model, (ACCOUNT, BUDGET, FIRST)) == ["Regnskab 2024", "Budget 2024", "2025"]
    assert texts(model, heading_of(frames, "MBU"), (UNIT, ACCOUNT, BUDGET)) == (
        "ramme, mio. kr., løbende priser",
        "4.920",
        "–",
    )
    tip = " ".join(model.index(heading_of(frames, "MBU"), BUDGET).data(TIP).split())
    assert "Forbruget på de decentraliserede områder, som rammen er til:" in tip
    assert "Oprindeligt budget 2024: 4.808 mio. kr." in tip
    assert texts(model, heading_of(frames, "MBU") + 1, (ACCOUNT, BUDGET)) == ("", "")


def test_that_an_area_shows_its_spending_with_account_and_budget(frames, window):
    unfolded(frames, "MBU")
    model = frames.grid_model
    row = area_row(frames, "MBU.daycare")
    assert texts(model, row, (UNIT, ACCOUNT, BUDGET)) == ("forbrug, mio. kr., løbende priser", "1.692", "1.708")
    spending = window.session.projection().series("area_spending", "MBU.daycare")
    assert texts(model, row, (FIRST + 4,))[0].replace(".", "") == f"{spending[5]:.0f}"


def test_that_what_follows_shows_account_and_budget(frames):
    model = frames.follows.table.cells
    assert headings(model, (1, 2)) in (["R 2024", "B 2024"], ["Regnskab 2024", "Budget 2024"])
    assert texts(model, row_of(model.sheet.lines, "spending", "MBU"), (1, 2)) == ("4.903", "4.808")
    assert texts(model, row_of(model.sheet.lines, "frame", "MBU"), (1, 2)) == ("4.920", "–")


@pytest.mark.parametrize("column", [ACCOUNT, BUDGET])
def test_that_2024_cannot_be_typed_pasted_filled_or_cleared(frames, window, column):
    row = heading_of(frames, "MBU") + 1
    model = frames.grid_model
    assert model.field(row, column) is None
    assert not model.flags(model.index(row, column)) & Qt.ItemFlag.ItemIsEditable
    frames.grid.choose(row, column)
    frames.grid.setFocus()
    QTest.keyClicks(frames.grid, "5")
    QTest.keyClick(frames.grid, Qt.Key.Key_Delete)
    QGuiApplication.clipboard().setText("10\t20")
    QTest.keySequence(frames.grid, QKeySequence.StandardKey.Paste)
    assert window.session.study.scenarios == ()
    assert f"kolonne {column + 1}" in frames.fill_bar.told.text()


def test_that_a_block_is_pasted_from_the_chosen_year_on(frames, window):
    row = heading_of(frames, "MSO") + 1
    frames.grid.choose(row, FIRST)
    frames.grid.setFocus()
    QGuiApplication.clipboard().setText("1\t2\t3\t4\t5")
    QTest.keySequence(frames.grid, QKeySequence.StandardKey.Paste)
    wanted = {2025: 1.0, 2026: 2.0, 2027: 3.0, 2028: 4.0, 2029: 5.0}
    assert window.session.scenario.parameters == {"frame_change.MSO": wanted}


def test_that_a_whole_line_is_copied_and_pasted_over_2024(frames, window):
    row = heading_of(frames, "MSO") + 1
    frames.grid.choose(row, FIRST)
    frames.grid.setFocus()
    QGuiApplication.clipboard().setText("1\t2\t3\t4\t5")
    QTest.keySequence(frames.grid, QKeySequence.StandardKey.Paste)
    frames.grid.selectRow(row)
    QTest.keySequence(frames.grid, QKeySequence.StandardKey.Copy)
    copied = QGuiApplication.clipboard().text().split("\n")[1].split("\t")
    assert copied[ACCOUNT:] == ["", "", "1", "2", "3", "4", "5"]
    QGuiApplication.clipboard().setText("\t".join(copied[ACCOUNT:]))
    frames.grid.choose(heading_of(frames, "BA") + 1, ACCOUNT)
    QTest.keySequence(frames.grid, QKeySequence.StandardKey.Paste)
    parameters = window.session.scenario.parameters
    assert parameters["frame_change.BA"] == parameters["frame_change.MSO"]


def test_that_filling_from_all_years_passes_2024_by(frames, window):
    row = heading_of(frames, "MTM") + 1
    frames.grid.choose(row, ALL_YEARS)
    frames.grid.setFocus()
    QTest.keyClicks(frames.grid, "7")
    editor = next(one for one in frames.grid.findChildren(QLineEdit) if one.isVisible())
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    frames.grid.choose(row, ALL_YEARS)
    QTest.keyClick(frames.grid, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert window.session.scenario.parameters == {"frame_change.MTM": 7.0}


# The table of differences


@pytest.fixture
def compare(study):
    page = workspace_of(study, "compare")
    page.tabs.setCurrentIndex(DIFFERENCES)
    QApplication.processEvents()
    return page


def test_that_the_differences_have_the_amounts_of_2024_before_them(compare, study):
    model = compare.differences.table.cells
    assert model.sheet.headings[2].text == "Regnskab 2024"
    assert model.sheet.headings[3].text == "Budget 2024"
    rows = [line.key for line in model.sheet.lines if line.labels[0].startswith("A ")]
    for variable, shown in STATEMENT.items():
        if any(key.split(" ")[-2] == variable for key in rows):
            assert texts(model, row_of(model.sheet.lines, variable), (2, 3)) == shown, variable
    assert texts(model, row_of(model.sheet.lines, "spending", "MBU"), (2, 3)) == ("4.903", "4.808")
    result = row_of(model.sheet.lines, "result")
    apart = study.session.projection(0).series("result") - study.session.projection(-1).series("result")
    assert texts(model, result, (8,))[0].startswith("+" if apart[5] > 0 else "−")
    tip = " ".join(model.index(result, 3).data(TIP).split())
    assert tip.startswith("2024: selve beløbet, ens i alle scenarier")
    assert "Oprindeligt budget 2024: 773 mio. kr." in tip


def test_that_copied_differences_have_the_budget_in_a_column_of_its_own(compare):
    lines = [line.split("\t") for line in as_text(compare.differences.table.copied()).split("\n")]
    assert lines[0][3:6] == ["Regnskab 2024", "Budget 2024", "2025"]
    found = {line[1]: line[3:5] for line in lines}
    assert [round(float(cell.replace(",", "."))) for cell in found["Resultat"]] == [896, 773]
    assert found["Opsparing i alt"][1] == ""


def test_that_the_comparison_quotes_the_report_per_citizen(compare, study):
    study.session.show_in(Terms("base_year", "kr_per_citizen"))
    QApplication.processEvents()
    line = compare.differences.per_citizen
    assert line.isVisible()
    assert "service 45.792" in line.text()
    model = compare.differences.table.cells
    assert texts(model, row_of(model.sheet.lines, "service_expenditure"), (2, 3)) == ("45.924", "45.957")


def test_that_the_differences_read_in_english(study):
    try:
        page = english(study, "compare")
        page.tabs.setCurrentIndex(DIFFERENCES)
        QApplication.processEvents()
        model = page.differences.table.cells
        assert [heading.text for heading in model.sheet.headings[2:4]] == ["Account 2024", "Budget 2024"]
        assert texts(model, row_of(model.sheet.lines, "revenue"), (2, 3)) == ("25,482", "25,289")
    finally:
        set_language("da")


# Which figure is pointed at


def test_that_cells_of_the_overview_tell_their_figure_by_keyboard_and_click(window):
    page = workspace_of(window, "overview")
    heard, table = heard_of(page), page.table
    model = table.cells
    row = row_of(model.sheet.lines, "transfer_expenditure")
    table.setFocus()
    table.setCurrentIndex(model.index(row, 1))
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert heard == [
        ("transfer_expenditure", "", 2024),
        ("baseline:income_statement.transfer", "budget", None),
        ("transfer_expenditure", "", 2025),
    ]
    heard.clear()
    table.scrollTo(model.index(0, 4))
    place = table.visualRect(model.index(0, 4)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard == [("service_expenditure", "", 2026)] * 3  # come to, clicked, and clicked again
    assert model.figure_at(model.index(0, 0)) is None
    spending = row_of(model.sheet.lines, "spending", "MSO")
    assert model.figure_at(model.index(spending, 7)) == ("spending", "MSO", 2029)


def test_that_points_in_the_overviews_plots_tell_their_figure(window):
    page = workspace_of(window, "overview")
    heard = heard_of(page)
    spending, liquidity, savings, result = page.plots.charts
    spending.pointed.emit(2027, "MBU")
    liquidity.pointed.emit(2028, "liquidity_per_citizen")
    savings.pointed.emit(2026, "BA")
    result.pointed.emit(2025, "capex_net")
    assert heard == [
        ("spending", "MBU", 2027),
        ("liquidity_per_citizen", "", 2028),
        ("savings", "BA", 2026),
        ("capex_net", "", 2025),
    ]
    for chart in (spending, savings):
        assert {series.key for series in chart.stage.data.series} == set(
            window.session.baseline.entities("department")
        )


def test_that_the_frames_tell_results_inputs_and_that_no_budget_is_printed(frames):
    heard = heard_of(frames)
    unfolded(frames, "MBU")
    heading, area = heading_of(frames, "MBU"), area_row(frames, "MBU.daycare")
    for row, column in ((heading, NAME), (heading, ALL_YEARS), (heading + 1, UNIT), (heading + 1, ACCOUNT)):
        frames.grid.choose(row, column)
    assert heard == []
    frames.grid.choose(heading + 1, FIRST)
    assert heard.pop() == ("parameter:frame_change", "MBU", 2025)
    assert "budget" in frames.grid_model.said_at(frames.grid_model.index(heading, BUDGET)).text
    for row, column in ((heading, ACCOUNT), (heading, BUDGET), (heading, FIRST), (area, FIRST + 4)):
        frames.grid.choose(row, column)
    assert heard == [
        ("frame", "MBU", 2024), ("", "", None), ("frame", "MBU", 2025),
        ("area_spending", "MBU.daycare", 2029),
    ]  # fmt: skip
    heard.clear()
    frames.follows.table.setCurrentIndex(frames.follows.table.cells.index(1, 3))
    frames.follows.chart.pointed.emit(2029, "MBU")
    assert heard == [("need", "MBU", 2025), ("savings", "MBU", 2029)]


def test_that_the_comparison_tells_figure_and_scenario(compare):
    heard = []
    compare.figure_pointed.connect(lambda pointed: heard.append((pointed.figure, pointed.scenario)))
    table = compare.differences.table
    compare.differences.picker.setCurrentIndex(1)
    table.setCurrentIndex(table.cells.index(row_of(table.cells.sheet.lines, "result"), 8))
    assert heard == [(("result", "", 2029), 1)]
    figures = compare.differences.figures
    figures.setCurrentIndex(figures.cells.index(0, 1))
    assert heard[1:] == [(("liquidity_per_citizen", "", 2029), -1)]


def test_that_points_in_the_comparisons_plots_tell_figure_and_scenario(study):
    page = workspace_of(study, "compare")
    heard = []
    page.figure_pointed.connect(lambda pointed: heard.append((pointed.figure, pointed.scenario)))
    page.curves.grid.charts[1].pointed.emit(2027, "A")
    page.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    page.departments.picker.setCurrentIndex(1)
    page.departments.grid.charts[2].pointed.emit(2026, "Grundforløb")
    assert heard == [(("service_expenditure", "", 2027), 0), (("frame", "MSO", 2026), -1)]


def test_that_key_figures_are_chosen_by_click_enter_and_space(window):
    strip = window.bench.strip
    heard = heard_of(strip)
    liquidity, result, headroom, *_ = strip.cards
    QTest.mouseClick(liquidity.number, Qt.MouseButton.LeftButton)
    result.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(result, Qt.Key.Key_Return)
    QTest.keyClick(headroom, Qt.Key.Key_Space)
    assert heard == [
        ("liquidity_per_citizen", "", 2029),
        ("result", "", 2029),
        ("service_headroom", "", 2029),
    ]
    assert all(card.focusPolicy() & Qt.FocusPolicy.TabFocus for card in strip.cards)
