"""Fil › Hent…: a file is shown before it is imported, imported as one edit, and refused without harm."""

import csv
import threading

import pytest
from PySide6.QtWidgets import QMessageBox
from tests.made import Study

from scenarier.gui.exchange.dialog import COLUMNS, REJECTED, ImportDialog
from scenarier.gui.exchange.importer import Importer
from scenarier.model.study import Scenario

MEASURES = [
    ["Titel", "Retter sig mod", "2026", "2027", "Bem."],
    ["Færre konsulenter", "Ramme: Borgmesterens Afdeling", "-5,5", "-5,5", "aftalt"],
    ["Flere pædagoger", "Ramme: Børn og Unge", "20,0", "30,0", ""],
]


def written(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


def importer(window):
    bench = window.bench
    return Importer(window, window.session, window.settings, window.colours, bench.work, bench.tell_done)


@pytest.fixture
def measures(window, tmp_path, qtbot):
    """The preview of two measures, read from a file as a user's is."""
    window.session.open(window.session.baseline, Study(scenarios=(Scenario("A"),)), None)
    importer(window).read(written(tmp_path / "tiltag.csv", MEASURES))
    qtbot.waitUntil(lambda: shown(window) is not None, timeout=20_000)
    return shown(window)


def shown(window):
    found = [one for one in window.findChildren(ImportDialog) if one.isVisible()]
    return found[0] if found else None


def question(dialog, about, answer):
    box = dialog.questions.rows[about].box
    box.setCurrentIndex(box.findData(answer))
    box.activated.emit(box.currentIndex())


def hold(dialog, heading, name):
    """Say what a column holds."""
    dialog.tabs.setCurrentIndex(COLUMNS)
    place = next(n for n, one in enumerate(dialog.plan.columns) if one.heading == heading)
    dialog.views[COLUMNS].setCurrentIndex(dialog.views[COLUMNS].model().index(place, 0))
    dialog.field.setCurrentIndex(dialog.field.findData(name))
    dialog.field.activated.emit(dialog.field.currentIndex())


def test_that_a_file_is_imported_as_one_edit_that_can_be_undone(window, measures):
    assert window.session.study.scenarios[0].measures == ()
    assert measures.plan.is_whole, (measures.plan.rejected, measures.plan.open_questions)
    measures.ok.click()
    found = window.session.study.scenarios[0].measures
    assert [one.title for one in found] == ["Færre konsulenter", "Flere pædagoger"]
    assert found[1].amounts == {2026: 20.0, 2027: 30.0}
    assert window.session.history[1] == 1
    window.session.undo()
    assert window.session.study.scenarios[0].measures == ()


def test_that_what_a_column_holds_can_be_said_and_is_remembered(window, measures, tmp_path):
    hold(measures, "Bem.", "note")
    measures.ok.click()
    assert window.session.study.scenarios[0].measures[0].note == "aftalt"
    (fields,) = window.settings.now.mappings.values()
    assert fields == {"Bem.": "note"}
    again = importer(window).show_plan(tmp_path / "tiltag.csv", _read(tmp_path / "tiltag.csv"))
    assert next(one for one in again.plan.columns if one.heading == "Bem.").how == "remembered"
    again.reject()


def _read(path):
    from scenarier.exchange.sheets import read_sheets

    return read_sheets(path)


def test_that_rejected_rows_are_shown_with_their_reason_and_can_be_left_out(window, tmp_path):
    window.session.open(window.session.baseline, Study(scenarios=(Scenario("A"),)), None)
    rows = [*MEASURES, ["Uden tal", "Ramme: Børn og Unge", "mange", "", ""]]
    path = written(tmp_path / "tiltag.csv", rows)
    dialog = importer(window).show_plan(path, _read(path))
    assert not dialog.ok.isEnabled()
    assert dialog.tabs.isTabEnabled(REJECTED)
    assert "mange" in dialog.views[REJECTED].sheet.lines[0].cells[1].text
    dialog.part.click()
    assert len(window.session.study.scenarios[0].measures) == 2


def test_that_nothing_changes_when_the_preview_is_closed(window, measures):
    before = window.session.study
    measures.reject()
    assert window.session.study is before
    assert window.session.history[1] == 0


def test_that_a_file_that_cannot_be_read_is_told_and_the_window_lives(window, tmp_path, qtbot):
    path = tmp_path / "ikke.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")
    before = window.session.study
    importer(window).read(path)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=20_000)
    (box,) = window.findChildren(QMessageBox)
    assert str(path) in box.informativeText()
    box.close()
    assert window.session.study is before
    assert not window.bench.work.is_at_work


def test_that_work_is_told_of_and_stopped(window, qtbot):
    ended, asked = threading.Event(), []

    def job(control):
        control.tell(3, 7)
        while not control.is_cancelled():
            ended.wait(0.01)
        ended.set()
        return "too late"

    work = window.bench.work
    assert work.start("Læser …", job, asked.append, asked.append)
    assert not work.start("Andet", job, asked.append, asked.append)
    qtbot.waitUntil(work.isVisible, timeout=5_000)
    assert work.label.text() == "Læser …"
    assert (work.bar.value(), work.bar.maximum()) == (3, 7)
    work.buttons[0].click()
    qtbot.waitUntil(ended.is_set, timeout=5_000)
    qtbot.wait(50)
    assert asked == []
    assert not work.isVisible()
