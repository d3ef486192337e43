"""Earlier versions in the window: listed, opened as a copy, and no save that loses one unasked."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox
from tests.made import Study

from scenarier.gui.window.versions import VersionsDialog
from scenarier.jobs.studies import open_study
from scenarier.model.study import Measure, Scenario
from scenarier.storage.versions import versions_folder, versions_of
from scenarier.text.language import tr

FIRST = Study(title="Budget", scenarios=(Scenario("A", parameters={"tax_rate": 0.25}),))
MEASURE = Measure("Tiltag", "frame:MTM", {2026: -5.0})


@pytest.fixture
def path(tmp_path):
    return tmp_path / "budget.scenarier"


def show(window, study):
    """Another study under the same path, unsaved."""
    session = window.session
    session.do(("Ændring", session.state.with_study(study)))


def saved(window, path):
    """A file that was saved three times: one scenario, another tax, and a measure."""
    window.session.open(window.session.baseline, FIRST, None)
    window.documents.save_as()
    (dialog,) = [one for one in window.findChildren(QFileDialog) if one.isVisible()]
    dialog.findChild(QLineEdit).setText(str(path))
    dialog.accept()
    scenario = replace(FIRST.scenarios[0], parameters={"tax_rate": 0.26})
    show(window, replace(FIRST, scenarios=(scenario,)))
    window.documents.save()
    show(window, replace(FIRST, note="Ny", scenarios=(replace(scenario, measures=(MEASURE,)), Scenario("B"))))
    window.documents.save()
    QApplication.processEvents()


def offered(window):
    window.bars.actions.by_id["file.versions"].trigger()
    QApplication.processEvents()
    return next((one for one in window.findChildren(VersionsDialog) if one.isVisible()), None)


def told(window):
    return window.bench.notice.label.text() if window.bench.notice.isVisible() else ""


def test_that_versions_are_listed_with_what_differs_from_now(window, path):
    saved(window, path)
    dialog = offered(window)
    lines = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert len(lines) == 2
    assert lines[0].endswith(
        tr("differs from now in: {what}", what=f"1 scenarie, 1 tiltag, {tr('names and texts')}")
    )
    assert "1 scenarie, 1 forudsætning, 1 tiltag" in lines[1]
    assert dialog.list.accessibleName()
    dialog.reject()


def test_that_a_version_opens_by_the_keyboard_as_an_unsaved_copy_and_the_file_stays(window, path):
    saved(window, path)
    before = path.read_bytes()
    dialog = offered(window)
    assert QApplication.focusWidget() is dialog.list or dialog.focusWidget() is dialog.list
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    QApplication.processEvents()
    session = window.session
    assert session.path is None
    assert session.is_dirty
    assert session.study.scenarios == FIRST.scenarios
    when = versions_of(path, versions_folder())[1].when.astimezone()
    assert session.study.title.startswith("Budget (")
    assert f"{when:%d.%m.%Y}" in session.study.title
    assert path.read_bytes() == before
    assert "Budget (" in window.windowTitle()


def test_that_what_is_unsaved_is_asked_about_before_a_version_takes_its_place(window, path):
    saved(window, path)
    show(window, replace(window.session.study, note="Usaved"))
    offered(window).open_marked()
    QApplication.processEvents()
    (box,) = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    assert window.session.path == path
    box.reject()
    assert window.session.study.note == "Usaved"


def test_that_who_has_no_earlier_versions_is_told_so_in_a_sentence(window, path):
    assert offered(window) is None
    assert told(window)
    window.session.open(window.session.baseline, FIRST, None)
    window.documents._write(path, None)
    assert offered(window) is None
    assert path.name in told(window)


def test_that_a_damaged_version_is_told_of_and_not_opened(window, path):
    saved(window, path)
    newest, _ = versions_of(path, versions_folder())
    newest.file.write_bytes(b"{")
    dialog = offered(window)
    assert "·" in dialog.list.item(0).text()
    assert not dialog.open_button.isEnabled()
    dialog.open_marked()
    assert dialog.isVisible()
    dialog.list.setCurrentRow(1)
    assert dialog.open_button.isEnabled()
    dialog.reject()


def test_that_saving_over_another_file_keeps_what_it_held(window, path, tmp_path):
    saved(window, path)
    other = tmp_path / "other.scenarier"
    other.write_bytes(b"something else")
    window.documents._write_named(other, None)
    (found,) = versions_of(other, versions_folder())
    assert found.file.read_bytes() == b"something else"


@pytest.fixture
def full(monkeypatch):
    """A disk that is full where versions are kept."""
    real = os.fsync

    def fails(handle):
        if str(versions_folder()) in os.readlink(f"/proc/self/fd/{handle}"):
            raise OSError(errno.ENOSPC, "full")
        return real(handle)

    monkeypatch.setattr("os.fsync", fails)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks the system which file a handle is")
def test_that_nothing_is_written_over_while_there_is_no_room_for_what_the_file_holds(window, path, full):
    window.session.open(window.session.baseline, FIRST, None)
    window.documents._write(path, None)
    before = path.read_bytes()
    show(window, replace(FIRST, note="Ny"))
    window.documents.save()
    QApplication.processEvents()
    (box,) = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    assert "disken er fuld" in box.informativeText()
    box.reject()
    assert path.read_bytes() == before
    assert window.session.is_dirty
    window.documents._write_named(path.with_name("other.scenarier"), None)
    assert open_study(path.with_name("other.scenarier"))[0].note == "Ny"


def test_that_a_folder_that_takes_nothing_holds_up_no_save_and_is_told_of_once(window, path, monkeypatch):
    saved(window, path)
    versions_folder().parent.mkdir(exist_ok=True)
    monkeypatch.setattr("scenarier.jobs.studies.versions_folder", lambda: path / "none")
    show(window, replace(FIRST, note="En"))
    window.documents.save()
    assert open_study(path)[0].note == "En"
    assert str(path / "none") in told(window)
    window.documents.say_again()
    window.bench.notice.hide()
    show(window, replace(FIRST, note="To"))
    window.documents.save()
    assert not told(window)
