"""The one table: what it tells its views, and how wide its columns are."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QCheckBox, QListWidget
from tests.look.test_palette import contrast, grounds

from scenarier.gui.parts.table.columns import Column, fitted
from scenarier.gui.parts.table.model import TableModel
from scenarier.gui.parts.table.view import TableView
from scenarier.gui.style import dress
from scenarier.look.palette import DARK, LIGHT
from scenarier.views.sheet import Cell, Heading, Line, Sheet

ROLE = Qt.ItemDataRole


def sheet_of(*rows: str, n_columns: int = 2) -> Sheet:
    """A row a text, a column a letter of it."""
    headings = tuple(Heading(f"h{column}", is_number=column > 0) for column in range(n_columns))
    return Sheet(headings, tuple(Line(row, tuple(map(Cell, row))) for row in rows))


@pytest.fixture
def told(qapp):
    """A model, and what it tells its views."""
    model, heard = TableModel(LIGHT), []
    model.modelReset.connect(lambda: heard.append("reset"))
    model.rowsInserted.connect(lambda _, first, last: heard.append(("in", first, last)))
    model.rowsRemoved.connect(lambda _, first, last: heard.append(("out", first, last)))
    model.dataChanged.connect(lambda a, b: heard.append(("changed", (a.row(), a.column()), (b.row(), b.column()))))
    model.show(sheet_of("ab", "cd", "ef", "gh"))
    heard.clear()
    return model, heard


@pytest.mark.parametrize(
    ("rows", "heard"),
    [
        (("ab", "cd", "ef", "gh"), []),
        (("ab", "cx", "ef", "gh"), [("changed", (1, 1), (1, 1))]),
        (("ab", "cx", "ef", "yh"), [("changed", (1, 1), (1, 1)), ("changed", (3, 0), (3, 0))]),
        (("ab", "12", "34", "cd", "ef", "gh"), [("in", 1, 2)]),
        (("ab", "gh"), [("out", 1, 2)]),
        (("ax", "ef", "gh"), [("out", 1, 1), ("changed", (0, 1), (0, 1))]),
        ((), [("out", 0, 3)]),
    ],
)
def test_that_only_what_is_seen_differently_is_told(told, rows, heard):
    model, found = told
    model.show(sheet_of(*rows))
    assert found == heard
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [row[0] for row in rows]


def test_that_other_columns_begin_the_table_anew(told):
    model, found = told
    model.show(sheet_of("abc", n_columns=3))
    assert found == ["reset"]
    assert (model.rowCount(), model.columnCount()) == (1, 3)


def test_that_what_is_said_of_a_cell_is_that_of_now_though_it_looks_the_same(told):
    model, found = told
    model.show(Sheet(model.sheet.headings, (Line("ab", (Cell("a"), Cell("b", tip=lambda: "now"))),)))
    found.clear()
    model.show(Sheet(model.sheet.headings, (Line("ab", (Cell("a"), Cell("b", tip=lambda: "later"))),)))
    assert found == []
    assert model.index(0, 1).data(ROLE.ToolTipRole) == "later"


def test_that_short_words_are_seen_where_they_are_asked_for(told):
    model, _ = told
    model.show(
        Sheet((Heading("Account 2024", short="A 2024"),), (Line("", (Cell("DKK m, prices", short="DKK m"),)),))
    )
    model.shorten(headings=True, cells=True)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "A 2024"
    assert model.index(0, 0).data() == "DKK m"
    model.shorten(headings=False)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Account 2024"
    assert model.index(0, 0).data() == "DKK m, prices"


@pytest.mark.parametrize(
    ("room", "widths"),
    [
        (300, [160, 70, 70]),  # the name takes what the numbers, at most 70 each, leave
        (200, [100, 50, 50]),
        (180, [80, 50, 50]),  # the name gives way
        (100, [60, 50, 50]),  # and no further than it can
    ],
)
def test_that_columns_share_what_is_left_and_the_name_gives_way(room, widths):
    columns = [Column(100, least=60), *[Column(50, most=70, stretch=1.0)] * 2]
    assert fitted(columns, room, gives=(0,), rest=0) == widths


def test_that_columns_that_share_fill_the_width_to_the_pixel():
    assert fitted([Column(10), *[Column(20, stretch=1.0)] * 3], 101) == [10, 31, 30, 30]


def colours_of(widget, room):
    """Every colour that a part of a widget is painted in."""
    picture = widget.grab(room).toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def test_that_a_row_is_seen_whole_or_not_at_all_also_its_name(qapp):
    dress(qapp, "dark", 1.0)
    table = TableView("Tal", DARK)
    plain = sheet_of("ab", "cd", "ef", "gh")
    table.show_sheet(replace(plain, lines=tuple(replace(line, name=line.key) for line in plain.lines)))
    table.verticalHeader().show()
    table.resize(300, table.horizontalHeader().sizeHint().height() + round(2.5 * table.rowHeight(0)))
    table.show()
    qapp.processEvents()
    cells, names = table.viewport(), table.verticalHeader().viewport()
    for seen in (cells, names):
        left_out = QRect(0, 2 * table.rowHeight(0), seen.width(), seen.height() - 2 * table.rowHeight(0))
        assert left_out.height() > 5
        assert colours_of(seen, left_out) == {DARK.card}
        assert len(colours_of(seen, left_out.translated(0, -table.rowHeight(0)))) > 1
    assert table.indexAt(QPoint(5, cells.height() - 2)).row() == -1
    assert table.indexAt(QPoint(5, table.rowHeight(0) + 2)).row() == 1
    table.resize(300, table.horizontalHeader().height() + 4 * table.rowHeight(0))
    assert table.cut_at() is None
    table.close()
    table.deleteLater()
    dress(qapp, "light", 1.0)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_that_the_outline_of_a_box_to_tick_is_seen(qapp, name):
    colours = dress(qapp, name, 1.0)
    box = QCheckBox("")
    listed = QListWidget()
    listed.addItem("")
    listed.item(0).setCheckState(Qt.CheckState.Unchecked)
    for widget in (box, listed):
        widget.show()
        qapp.processEvents()
        found = colours_of(widget, QRect(0, 0, 30, 30).intersected(widget.rect()))
        assert max(min(contrast(one, ground) for ground in grounds(colours)) for one in found) >= 3.0
        widget.close()
    dress(qapp, "light", 1.0)
