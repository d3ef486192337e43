"""The registry of workspaces, and one more workspace that touches nothing else."""

import inspect

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui import taxes
from tests.gui.shown import shown_window
from tests.gui.taxes import TAXES, TaxesWorkspace

from scenarier.gui.parts.workspace import Part, Workspace, parts_with_tables
from scenarier.gui.window.help_places import workspace_page
from scenarier.gui.window.registry import WORKSPACES
from scenarier.look.palette import DARK


@pytest.fixture
def taxed(qapp, session):
    with shown_window(qapp, session, workspaces=(*WORKSPACES, TAXES)) as made:
        yield made


def test_that_a_workspace_takes_under_sixty_lines():
    assert len(inspect.getsource(taxes).splitlines()) < 60


def test_that_a_row_gives_a_workspace_its_tab_its_key_and_its_place_in_menu_and_finder(taxed):
    bench = taxed.bench
    assert [bench.tabs.tabText(place) for place in range(bench.tabs.count())][-1] == "Tax rate, tried"
    QTest.keyClick(taxed, str(bench.tabs.count()), Qt.KeyboardModifier.ControlModifier)
    assert bench.current == "taxes"
    assert isinstance(bench.shown(), TaxesWorkspace)
    assert bench.strip.isVisible()
    assert not bench.levers.isVisible()
    shown = [(entry.text, entry.kind) for entry in taxed.found()]
    assert ("Tax rate, tried", "Arbejdsområde") in shown
    assert ("Tax rate, tried", "Handling") in shown
    assert workspace_page(taxed.bench) == "start"


def test_that_its_edit_is_a_step_of_undo_and_its_table_and_plot_follow(taxed):
    taxed.bench.show_workspace("taxes")
    taxes, session = taxed.bench.shown(), taxed.session
    before = taxes.plot.stage.data.series[0].values.copy()
    taxes.button.click()
    QApplication.processEvents()
    assert session.scenario.parameters["tax_rate"] == 0.25
    assert session.undo_label == "Raise the tax rate"
    assert (taxes.plot.stage.data.series[0].values[-1]) > before[-1]
    session.undo()
    assert (taxes.plot.stage.data.series[0].values == before).all()


def test_that_its_entry_in_the_finder_brings_its_row_to_the_keyboard(taxed):
    entry = next(each for each in taxed.found() if each.kind == "Button")
    entry.run()
    QApplication.processEvents()
    assert taxed.bench.current == "taxes"
    assert taxed.bench.shown().button.hasFocus()


def test_that_a_number_in_it_is_explained_and_it_takes_other_colours(taxed):
    taxed.bench.show_workspace("taxes")
    taxed.bench.side.show_side(True)
    taxed.bench.shown().table.setCurrentIndex(taxed.bench.shown().table.model().index(0, 3))
    QApplication.processEvents()
    assert taxed.bench.side.explanation.key is not None
    taxed.set_theme("dark")
    assert taxed.bench.shown().plot.scheme is DARK
    taxed.set_language("en")
    assert taxed.bench.current == "taxes"


def test_that_the_window_has_the_workspaces_it_is_given_and_no_others(qapp, session):
    with shown_window(qapp, session, workspaces=[TAXES]) as made:
        assert made.bench.current == "taxes"
        assert made.bench.tabs.count() == 1
        made.bench.show_lever("tax_rate")
        made.bench.show_source("areas", "MBU.daycare")
        assert made.bench.current == "taxes"


def test_that_every_workspace_is_one_and_its_parts_are_those_of_its_row(window):
    for row in WORKSPACES:
        window.bench.show_workspace(row.name)
        shown = window.bench.shown()
        assert isinstance(shown, Workspace)
        parts = parts_with_tables(row.parts, window.session.baseline)
        assert shown.parts() == tuple(part.name for part in parts), row.name
        for name in shown.parts():
            window.bench.show_workspace(row.name, name)
            assert shown.current == name
        with pytest.raises(KeyError):
            shown.show_part("no such part")


def test_that_the_parts_of_the_comparison_are_found_and_shown(window):
    differences = next(
        entry for entry in window.found() if (entry.text, entry.kind) == ("Forskelle", "Sammenlign")
    )
    differences.run()
    assert (window.bench.current, window.bench.shown().current) == ("compare", "differences")
    assert window.bench.shown().differences.isVisible()


def test_that_a_part_the_package_has_no_table_for_is_not_found(window, monkeypatch):
    needs = {part.name: part.needs for row in WORKSPACES for part in row.parts if part.needs}
    assert set(needs) == {"reconciliation", "history", "backtest"}
    texts = {entry.text for entry in window.found()}
    assert "Historik" in texts
    without = {name: table for name, table in window.session.baseline.tables.items() if name != "area_users"}
    monkeypatch.setattr(type(window.session.baseline), "tables", without, raising=False)
    kinds = {(entry.text, entry.kind) for entry in window.found()}
    assert ("Historik", "Grundlag") not in kinds


def test_that_a_part_does_nothing_of_all_that_is_asked_unless_it_says_so(qapp):
    part = Part()
    part.load()
    part.refresh()
    part.restyle(DARK)
    part.set_dragging(True)
    part.show_row("areas", "MBU.daycare")
    assert Workspace().parts() == ()
    assert Workspace().current == ""
