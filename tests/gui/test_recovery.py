"""What a killed window left is offered by the next one, and opening it changes no file."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from tests.made import Study

from scenarier.gui.window.recovery import RecoveryDialog
from scenarier.gui.window.window import Window
from scenarier.jobs.studies import open_study, save_study
from scenarier.model.study import Scenario
from scenarier.session.session import Session
from scenarier.storage.journal import Entry, lost_journals, now, read_journal, write_journal
from scenarier.storage.stamp import stamp_of

SAVED = Study(title="Budget", scenarios=(Scenario("A"), Scenario("B")))
LOST = Study(title="Budget", scenarios=(Scenario("A"), Scenario("B", parameters={"population_growth": 3900.0})))


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "budget.scenarier"
    save_study(SAVED, path)
    return path


@pytest.fixture
def lost(tmp_path, file) -> Path:
    folder = tmp_path / "recovery"
    folder.mkdir()
    write_journal(folder / "x.journal", Entry(LOST, now(), file, stamp_of(file), 1))
    return folder


@pytest.fixture
def start(qapp, danish, tmp_path):
    made = []

    def open_window() -> Window:
        study, baseline = open_study(None)
        window = Window("light", recovery=tmp_path / "recovery")
        window.fill(Session(baseline, study))
        window.show()
        for _ in range(3):
            qapp.processEvents()
        made.append(window)
        return window

    yield open_window
    for window in made:
        window.session.listeners.clear()
        window.close_now()
        window.deleteLater()
    qapp.processEvents()


def dialog(window) -> RecoveryDialog:
    (found,) = [one for one in window.findChildren(RecoveryDialog) if one.isVisible()]
    return found


def test_that_a_lost_study_is_opened_as_unsaved_and_its_file_is_left_alone(start, lost, file):
    before = file.read_bytes()
    window = start()
    offered = dialog(window)
    assert "Budget" in offered.list.item(0).text()
    assert str(file) in offered.list.item(0).text()
    QTest.mouseClick(offered.open_button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert window.session.study == LOST
    assert window.session.selected == 1
    assert window.session.path == file
    assert window.isWindowModified()
    assert file.read_bytes() == before
    (journal,) = lost.glob("*.journal")
    assert journal.name != "x.journal", "the new window keeps it now"
    assert read_journal(journal)[0].study == LOST
    window.documents.save()
    assert open_study(file)[0] == LOST
    assert list(lost.glob("*.journal")) == []


def test_that_what_is_left_for_later_is_offered_again_and_what_is_thrown_away_is_not(start, lost):
    dialog(start()).reject()
    window = start()
    offered = dialog(window)
    QTest.mouseClick(offered.discard_button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(offered.discard_button, Qt.MouseButton.LeftButton)  # the second half of one
    assert len(lost_journals(lost)) == 1, "a double click only asks"
    assert offered.told.text()
    QTest.mouseClick(offered.discard_button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert lost_journals(lost) == []
    assert not [one for one in start().findChildren(RecoveryDialog) if one.isVisible()]


def test_that_a_file_changed_since_the_crash_is_told_of_and_not_written_over_unasked(start, lost, file):
    save_study(Study(title="En andens"), file)
    window = start()
    dialog(window).restore()
    QApplication.processEvents()
    assert window.bench.notice.isVisible()
    window.documents.save()
    QApplication.processEvents()
    assert open_study(file)[0].title == "En andens", "the question stands, nothing is written"
    for box in window.findChildren(QMessageBox):
        box.reject()


def test_that_a_broken_journal_is_told_of_and_kept(start, tmp_path):
    folder = tmp_path / "recovery"
    folder.mkdir()
    (folder / "y.journal").write_text("{", encoding="utf-8")
    offered = dialog(start())
    assert "y.journal" in offered.list.item(0).text()
    assert not offered.open_button.isEnabled()
    offered.reject()
    assert (folder / "y.journal").exists()


def test_that_an_edit_is_on_the_disk_within_two_seconds_and_gone_when_it_is_undone(start, tmp_path):
    window = start()
    changed = window.session.scenario.with_parameter("population_growth", 4321.0)
    window.session.do(("x", window.session.state.with_scenario(changed)))
    end = time.monotonic() + 2
    journals: list[Path] = []
    while not journals and time.monotonic() < end:
        journals = list((tmp_path / "recovery").glob("*.journal"))
        time.sleep(0.02)
    assert read_journal(journals[0])[0].study == window.session.study
    assert lost_journals(tmp_path / "recovery") == [], "a living window's work is not lost"
    window.session.undo()
    assert not journals[0].exists()
