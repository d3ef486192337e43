"""While a lever is held only what is seen follows the hand; when it is let go nothing is left behind."""

import pytest

from scenarier.gui.parts.table.model import Role
from scenarier.views.shown import shown
from scenarier.views.year_tables import FigureSheets


@pytest.fixture
def table(window):
    return window.bench.workspaces["overview"].table


@pytest.fixture
def row(window):
    held = window.bench.levers.row("population_growth")
    held._take_hold()
    held.slider.setValue(500)
    yield held
    held._let_go()


def made_anew(table) -> list[list[str]]:
    """What a table that is made of the session as it stands would show."""
    sheet = FigureSheets().sheet(shown(table._session), table.lines)
    return [[cell.text for cell in line.cells] for line in sheet.lines]


def told(table) -> list[list[str]]:
    cells = table.cells
    rows, columns = range(cells.rowCount()), range(cells.columnCount())
    return [[cells.data(cells.index(row, column), Role.DisplayRole) for column in columns] for row in rows]


def seen(table) -> range:
    last = table.rowAt(table.viewport().height() - 1)
    return range(table.rowAt(0), len(table.lines) if last < 0 else last + 1)


def test_that_the_rows_in_sight_follow_and_all_when_it_is_let_go(row, table):
    row.slider.setValue(560)
    now, rows = told(table), seen(table)
    assert 5 <= len(rows) < len(table.lines)
    assert [now[place] for place in rows] == [made_anew(table)[place] for place in rows]
    assert now != made_anew(table)  # else the test would not tell
    row._let_go()
    assert told(table) == made_anew(table)


def test_that_rows_that_are_scrolled_to_are_of_now(row, table):
    row.slider.setValue(560)
    for value in (3, 20, table.verticalScrollBar().maximum(), 8, 0):
        table.verticalScrollBar().setValue(value)
        rows = seen(table)
        assert rows[0] == table.rowAt(0)
        assert [told(table)[place] for place in rows] == [made_anew(table)[place] for place in rows]


def test_that_what_is_copied_is_of_now(row, table):
    row.slider.setValue(560)
    text = [line[2:] for line in table.whole().rows]
    row._let_go()
    assert text == [line[2:] for line in table.whole().rows]


def test_that_a_lever_that_is_let_go_in_another_workspace_leaves_nothing_held(window, row, table):
    row.slider.setValue(560)
    window.bench.show_workspace("measures")
    row._let_go()
    window.bench.show_workspace("overview")
    assert not any(chart.stage.is_dragging for chart in window.bench.workspaces["overview"].plots.charts)
    assert told(table) == made_anew(table)
