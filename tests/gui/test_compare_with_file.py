"""Sammenlign, Med fil: the open study held against a file, a report or an earlier version."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from tests.made import Study

from scenarier.gui.parts.table.view import TableView
from scenarier.gui.window.exchange_menu import table_shown
from scenarier.jobs.studies import open_study, save_study
from scenarier.model.study import Scenario
from scenarier.session import lever_edits
from scenarier.text.language import tr

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
OLD = Study(title="Gammel", scenarios=(Scenario("A", parameters={"tax_rate": 0.25}),))
NEW = Study(title="Ny", scenarios=(Scenario("A", parameters={"tax_rate": 0.26}), Scenario("B")))


@pytest.fixture
def old(tmp_path):
    save_study(OLD, tmp_path / "gammel.scenarier")
    return tmp_path / "gammel.scenarier"


@pytest.fixture
def page(window):
    window.session.open(window.session.baseline, NEW, None)
    return shown(window)


def shown(window):
    window.bench.show_workspace("compare", "file")
    QApplication.processEvents()
    return window.bench.workspaces["compare"].file


def lines(page):
    return [tuple(cell.shown for cell in line.cells) for line in page.table.sheet.lines]


def test_that_nothing_is_chosen_at_first_and_the_page_says_what_to_do(page):
    assert page.none.isVisible()
    assert page.none.text()
    assert not page.table.isVisible()
    assert page.file_button.text()
    assert page.version_button.text()


def test_that_a_file_is_chosen_in_a_dialog_and_what_differs_is_shown_under_both_names(window, page, old):
    page.file_button.click()
    (dialog,) = [one for one in window.findChildren(QFileDialog) if one.isVisible()]
    dialog.selectFile(str(old))
    dialog.fileSelected.emit(str(old))
    dialog.close()
    QApplication.processEvents()
    assert page.table.isVisible()
    assert (tr("Title"), "Gammel", "Ny") in lines(page)
    (tax,) = [line for line in lines(page) if line[0] == "Udskrivningsprocent"]
    assert tax == ("Udskrivningsprocent", "2025–2029: 25 %", "2025–2029: 26 %")
    assert ("B", "", "B") in lines(page)
    _, before, now = page.table.sheet.headings
    assert before.text == "gammel.scenarier"
    assert "Ny" in now.text
    assert "gammel.scenarier" in page.told.text()
    assert "Ny" in page.told.text()
    assert "gammel.scenarier" in page.table.accessibleName()


def test_that_the_table_follows_the_open_study_and_undo(window, page, old):
    page.take(old)
    before = lines(page)
    window.session.select(0)
    window.session.do(lever_edits.reset_levers(window.session.state))
    assert lines(page) != before
    window.session.undo()
    assert lines(page) == before


def test_that_a_table_of_what_differs_copies_with_both_names_above(window, page, old):
    page.take(old)
    assert table_shown(window.bench) is page.table
    page.table.actions()[1].trigger()
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0].startswith(page.table.accessibleName())
    assert "gammel.scenarier" in text.splitlines()[1]
    assert "Gammel\tNy" in text
    assert isinstance(page.table, TableView)


def test_that_an_earlier_version_of_the_open_file_is_chosen_in_a_menu(window, tmp_path):
    path = tmp_path / "budget.scenarier"
    save_study(OLD, path)
    save_study(replace(OLD, title="Midt"), path)
    save_study(NEW, path)
    assert window.documents.open_path(path)
    page = shown(window)
    page.menu.aboutToShow.emit()
    assert len(page.menu.actions()) == 2
    page.menu.actions()[1].trigger()
    assert (tr("Title"), "Gammel", "Ny") in lines(page)
    assert page.table.sheet.headings[1].text.startswith("budget.scenarier, ")
    page.menu.actions()[0].trigger()
    assert (tr("Title"), "Midt", "Ny") in lines(page)


def test_that_a_study_without_a_file_has_no_versions_to_choose(page):
    page.menu.aboutToShow.emit()
    (only,) = page.menu.actions()
    assert not only.isEnabled()


@pytest.mark.parametrize("content", [None, b"{", b"%PDF-1.7\nnothing"])
def test_that_a_file_that_cannot_be_read_is_told_of_and_what_was_shown_stays(window, page, old, tmp_path, content):
    page.take(old)
    before = lines(page)
    bad = tmp_path / "bad.scenarier"
    if content is not None:
        bad.write_bytes(content)
    page.take(bad)
    (box,) = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    assert str(bad) in box.informativeText()
    box.reject()
    assert lines(page) == before


def test_that_what_is_chosen_stays_in_another_language_and_after_another_workspace(window, page, old):
    page.take(old)
    window.bench.show_workspace("overview")
    window.set_language("en")
    again = shown(window)
    assert again is not page
    assert ("Title", "Gammel", "Ny") in lines(again)
    assert again.table.sheet.headings[2].text.endswith("as it is open now")
    window.set_language("da")
    assert (tr("Title"), "Gammel", "Ny") in lines(shown(window))


def test_that_the_two_check_studies_differ_as_the_command_says(window):
    assert window.documents.open_path(GOLDEN / "check-budget.scenarier")
    page = shown(window)
    page.take(GOLDEN / "check-study.scenarier")
    study = open_study(GOLDEN / "check-study.scenarier")[0]
    found = lines(page)
    for name in (one.name for one in study.scenarios):
        assert (name, name, "") in found
    assert ("Selskabsskat", "", "2025: 1.120, 2027: 1.190 mio. kr.") in found
