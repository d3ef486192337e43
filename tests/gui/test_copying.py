"""Copying from every table of the window: one form everywhere, and a word that it was copied."""

import csv
import io
import re
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from tests.gui.shown import await_work
from tests.made import Study

from scenarier.gui.explain.panel import _Inputs
from scenarier.gui.measures.totals import Totals
from scenarier.gui.parts.clipboard import all_places, clipboard_text
from scenarier.gui.parts.table.pointing import FigureView
from scenarier.gui.rules.board import RuleView
from scenarier.gui.window.registry import WORKSPACES
from scenarier.model.study import Measure, Scenario
from scenarier.plots.card import Card
from scenarier.plots.clipboard import Word
from scenarier.session.budget_edits import with_levels
from scenarier.text.language import ntr, set_language, tr
from scenarier.views.frame_columns import ACCOUNT, FIRST

MARKS = re.compile("[−▾▸●◐◇○▷✗≠≈▲▼†\u2003\u2002\u00a0]")
GLUED = re.compile(r"[-+]?\d[\d.,]*\s*(mio|kr|DKK|%)")
GROUPED = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?\Z")
MEASURES = (
    Measure("=cmd|'/c calc'!A0", "frame:MTM", {2026: -10.25, 2027: 512.375}, owner="MTM", note='3" rør\tog\nmere'),
    Measure("Reform", "revenue:income_tax", {2026: 100.0}, lasting=True, package="+ Pakke"),
    Measure("Ny skole", "capex:gross", {2027: 40.0, 2028: 60.0}, on=False),
)


@pytest.fixture
def study(window):
    session = window.session
    scenarios = (
        Scenario("-Lav", parameters={"frame_change.MBU": {2026: -12.5}}, measures=MEASURES),
        Scenario("@B", parameters={"tax_rate": {2027: 0.25}}),
    )
    made = replace(Study(baseline=session.baseline.name), title="Vores analyse", scenarios=scenarios)
    made = with_levels(made, session.baseline, {("frame:MBU", 2026): 5301.5})
    session.open(session.baseline, made, None)
    session.select(0)
    QApplication.processEvents()
    return window


def clipboard():
    return QGuiApplication.clipboard()


def rows():
    """The rows on the clipboard as a spreadsheet reads them."""
    return list(csv.reader(io.StringIO(clipboard().text(), newline=""), delimiter="\t"))


def tables(window):
    """Every table that can be copied, workspace by workspace and part by part."""
    for name in [row.name for row in WORKSPACES]:
        window.bench.show_workspace(name)
        workspace = window.bench.workspaces[name]
        for part in workspace.parts() or ("",):
            if part:
                workspace.show_part(part)
            await_work()
            for kind in (FigureView, Totals, RuleView, _Inputs, Card):
                yield from ((f"{name} {part}", one) for one in workspace.findChildren(kind) if one.isVisible())
    window.bench.side.explain("result", "", 2027)
    window.bench.side.show_side(True)
    await_work()
    for kind in (RuleView, _Inputs):
        yield from (("side", one) for one in window.bench.side.findChildren(kind))


def copy(table, number=0):
    """Copy a whole table by one of its actions: 0 plain, 1 with a title."""
    clipboard().clear()
    if isinstance(table, Card):
        table.copy_table_action.trigger()
        return
    if isinstance(table, FigureView):
        table.selectAll()
    table.actions()[number].trigger()


def test_that_every_table_of_the_window_is_copied_in_one_form(study):
    seen = []
    for where, table in tables(study):
        copy(table)
        seen.append(type(table).__name__)
        found, name = rows(), f"{where} {table.accessibleName()}"
        assert len(found) > 1, name
        assert len({len(row) for row in found}) == 1 or isinstance(table, Card), name
        assert all(found[0][1:]), (name, found[0])
        assert clipboard().mimeData().html().count("<tr>") == len(found), name
        for row in found[1:]:
            for heading, cell in zip(found[0], row, strict=True):
                assert not MARKS.search(cell), (name, cell)
                assert not re.match("[=+@\t]|-[^0-9]", cell), (name, cell)
                assert not GROUPED.match(cell), (name, cell)
                is_sentence = len(cell) > 14
                assert is_sentence or not GLUED.match(cell), (name, heading, cell)
    assert {"ProjectionTable", "FramesGrid", "BudgetGrid", "MeasuresGrid", "Totals"} < set(seen)
    assert {"DifferenceTable", "KeyFigureTable", "SheetView", "ListView"} < set(seen)
    assert {"GrowthChart", "LineChart", "RuleView", "_Inputs"} < set(seen)


def test_that_a_title_line_names_scenario_prices_and_unit_where_it_is_wished(study):
    for where, table in tables(study):
        if isinstance(table, Card | QAbstractItemView) and len(table.actions()) > 1:
            copy(table)
            plain = clipboard().text()
            copy(table, 1)
            title, rest = clipboard().text().split("\n", 1)
            assert rest == plain, where
            assert title.strip(), where
            if where.startswith("overview"):
                assert title == "Vores analyse, -Lav, mio. kr., løbende priser"


def test_that_every_table_says_what_was_copied_and_nothing_moves(study):
    study.bench.show_workspace("overview")
    table = study.bench.workspaces["overview"].table
    places = [widget.geometry() for widget in study.bench.findChildren(QAbstractItemView)]
    table.setFocus()
    table.selectAll()
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Copy))
    (word,) = table.findChildren(Word)
    assert word.isVisible()
    assert word.text() == copied_words(len(table.lines))
    assert word.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert places == [widget.geometry() for widget in study.bench.findChildren(QAbstractItemView)]
    study.bench.show_workspace("measures")
    workspace = study.bench.workspaces["measures"].part("list")
    workspace.grid.setFocus()
    workspace.grid.selectAll()
    QTest.keySequence(workspace.grid, QKeySequence(QKeySequence.StandardKey.Copy))
    assert workspace.fill_bar.told.text() == copied_words(3)


def copied_words(n):
    return ntr("{n} row copied", "{n} rows copied", n)


def select(view, *places):
    model = view.selectionModel()
    model.clear()
    for row, column in places:
        model.select(view.model().index(row, column), QItemSelectionModel.SelectionFlag.Select)


def test_that_scattered_cells_leave_out_what_was_not_chosen(study):
    study.bench.show_workspace("frames")
    grid = study.bench.workspaces["frames"].part("frames").grid
    select(grid, (1, FIRST), (2, FIRST + 2))
    grid.actions()[0].trigger()
    headings, one, two = rows()
    assert headings == ["Afdeling", "enhed", "2025", "2027"]
    assert one[2:] == ["0", ""]
    assert two[2] == ""
    assert two[3]


@pytest.mark.parametrize("language", ["da", "en"])
def test_that_one_cell_is_a_plain_number_in_both_languages(study, language):
    set_language(language)
    study.bench.show_workspace("frames")
    part = study.bench.workspaces["frames"].part("frames")
    grid, lines = part.grid, part.rows.table.lines
    row = next(row for row, line in enumerate(lines) if line.spec and line.spec.name == "frame_change")
    select(grid, (row, FIRST + 1))
    grid.actions()[0].trigger()
    assert clipboard().text() == ("-12,5" if language == "da" else "-12.5")
    select(grid, (0, ACCOUNT))
    grid.actions()[0].trigger()
    assert clipboard().text() == f"{grid.sheet.cell(0, ACCOUNT).copied.value:.0f}"


def test_that_measures_are_copied_below_headings_and_formula_like_texts_are_guarded(study):
    study.bench.show_workspace("measures")
    grid = study.bench.workspaces["measures"].part("list").grid
    copy(grid)
    headings, *found = rows()
    years = ["2025", "2026", "2027", "2028", "2029"]
    assert headings == ["Tiltag", "Retter sig mod", "Ejer", *years, "Note", "Fra", headings[-2], "Varigt"]
    by_title = {row[0]: row for row in found}
    first = by_title["'=cmd|'/c calc'!A0"]
    assert first[3:9] == ["", "-10,25", "512,3750", "", "", '3" rør\tog\nmere']
    assert by_title["Reform"][-3:] == ["", "'+ Pakke", "varigt"]
    assert by_title["Ny skole"][-3:] == ["slået fra", "", ""]


def test_that_amounts_of_some_measures_stand_below_their_years(study):
    study.bench.show_workspace("measures")
    grid = study.bench.workspaces["measures"].part("list").grid
    row = grid.measures.row_of(0)
    select(grid, (row, grid.measures.lasting_column + 1), (row, 5))
    grid.actions()[0].trigger()
    assert rows() == [["Tiltag", "2026", "i alt"], ["'=cmd|'/c calc'!A0", "-10,25", "502,12"]]


def test_that_thousands_of_measures_are_copied_at_once(study):
    session = study.session
    many = tuple(Measure(f"Nummer {n}", "frame:MBU", {2026: n + 0.5, 2028: 1.0}) for n in range(5000))
    session.do(("x", session.state.with_scenario(replace(session.scenario, measures=many))))
    study.bench.show_workspace("measures")
    grid = study.bench.workspaces["measures"].part("list").grid
    grid.selectAll()
    began = time.process_time()
    grid.actions()[0].trigger()
    took = time.process_time() - began
    assert len(clipboard().text().split("\n")) == 5001
    assert took < 0.8, took  # a third of this on a machine that does nothing else


# What is there to paste


def test_that_what_is_no_text_is_named():
    picture, files, nothing = QMimeData(), QMimeData(), QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    files.setUrls([QUrl.fromLocalFile("/x/budget.xlsx")])
    nothing.setHtml("<img src='x.png'>")
    for data, words in (
        (picture, tr("There is a picture on the clipboard and no text; copy the cells themselves.")),
        (files, tr("There are files on the clipboard and no text; open the file and copy its cells.")),
        (nothing, tr("There is no text on the clipboard; copy cells in the spreadsheet first.")),
    ):
        clipboard().setMimeData(data)
        with pytest.raises(ValueError, match=re.escape(words)):
            clipboard_text()
    clipboard().clear()
    with pytest.raises(ValueError, match=re.escape(words)):
        clipboard_text()


def test_that_a_table_is_read_out_of_html_where_there_is_no_text(qapp):
    data = QMimeData()
    data.setHtml("<table><tr><td>1,5</td><td>2</td></tr></table>")
    clipboard().setMimeData(data)
    assert clipboard_text() == "1,5\t2"
    clipboard().setText("7")
    assert clipboard_text() == "7"


def test_that_all_cells_of_a_table_are_counted(study):
    table = study.bench.workspaces["overview"].table
    model = table.cells
    assert len(all_places(table)) == model.rowCount() * model.columnCount()
