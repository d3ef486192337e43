"""What other programs do to the open file and the journal while the window stands is told, and nothing is lost."""

import os
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QFileSystemWatcher, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from tests.gui.shown import shown_window
from tests.made import Study

from scenarier.gui.window.recent import Recent
from scenarier.gui.window.watch import FileWatch
from scenarier.jobs.studies import open_study, save_study
from scenarier.model.study import Scenario
from scenarier.session.session import Session
from scenarier.storage.journal import Entry, lost_journals, now, read_journal, write_journal
from scenarier.storage.settings import SettingsFile

MINE = Study(title="Mit", scenarios=(Scenario("A", parameters={"tax_rate": 0.25}),))
THEIRS = Study(title="Deres", scenarios=(Scenario("Fremmed"),))


@pytest.fixture
def window(qapp, danish, tmp_path):
    study, baseline = open_study(None)
    with shown_window(qapp, Session(baseline, study), recovery=tmp_path / "recovery") as made:
        yield made


@pytest.fixture
def path(window, tmp_path) -> Path:
    folder = tmp_path / "mappe"
    folder.mkdir()
    save_study(MINE, folder / "a.scenarier")
    assert window.documents.open_path(folder / "a.scenarier")
    return folder / "a.scenarier"


def until(condition, seconds=10.0):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)
    assert condition()


def said(window):
    return "" if window.bench.notice.isHidden() else window.bench.notice.label.text()


def press(window, text):
    button = next(one for one in window.bench.notice.buttons if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


@pytest.mark.parametrize("go", [lambda path: path.unlink(), lambda path: path.rename(path.with_name("b"))])
def test_that_a_file_that_goes_is_told_of_and_the_study_is_unsaved_until_it_is_back(window, path, go):
    content = path.read_bytes()
    go(path)
    until(lambda: "a.scenarier" in said(window))
    assert window.isWindowModified()
    path.write_bytes(content)
    until(lambda: not window.isWindowModified())
    assert not said(window)


def test_that_closing_over_a_file_that_is_gone_asks(window, path):
    path.unlink()
    window.close()
    assert window.isVisible()
    (box,) = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    assert "a.scenarier" in box.text()
    box.reject()


def test_that_saving_from_the_notice_brings_the_file_back(window, path):
    path.unlink()
    until(lambda: said(window))
    press(window, "Gem")
    assert open_study(path)[0] == MINE
    assert not window.isWindowModified()
    assert not said(window)


def test_that_a_file_replaced_by_another_program_is_told_at_once_each_time(window, path):
    for title in ("Deres", "Igen"):
        save_study(Study(title=title), path)
        until(lambda: said(window))
        assert window.isWindowModified()
        press(window, "Behold min")
        assert not said(window)
    save_study(THEIRS, path)
    until(lambda: said(window))
    press(window, "Åbn filens udgave")
    assert window.session.study == THEIRS
    assert not window.isWindowModified()


def test_that_a_vanished_folder_is_told_of_and_found_again(window, path):
    path.parent.rename(path.parent.with_name("andet"))
    until(lambda: said(window))
    path.parent.with_name("andet").rename(path.parent)
    until(lambda: not window.isWindowModified())
    path.unlink()
    until(lambda: window.isWindowModified())


def test_that_saving_is_no_change_by_another(window, path):
    window.session.do(("x", window.session.state.with_scenario(Scenario("A"))))
    window.documents.save()
    QTest.qWait(400)
    assert not said(window)
    assert not window.isWindowModified()


def test_that_what_else_happens_in_the_folder_reads_the_file_no_more(window, path, monkeypatch):
    (path.parent / "first.txt").touch()
    QTest.qWait(300)
    looked = []
    monkeypatch.setattr(window.documents, "check_disk", lambda: looked.append(1))
    for number in range(200):
        (path.parent / f"{number}.txt").touch()
        QApplication.processEvents()
    QTest.qWait(300)
    assert looked == []


@pytest.mark.parametrize("deleted", ["*.journal", "*.lock", "*"])
def test_that_a_journal_deleted_from_outside_is_written_again(window, path, tmp_path, deleted):
    folder = tmp_path / "recovery"
    window.session.do(("x", window.session.state.with_scenario(Scenario("A"))))
    until(lambda: list(folder.glob("*.journal")))
    QTest.qWait(300)
    for file in folder.glob(deleted):
        file.unlink()
    until(lambda: list(folder.glob("*.journal")) and list(folder.glob("*.lock")))
    (journal,) = folder.glob("*.journal")
    assert read_journal(journal)[0].study == window.session.study
    assert lost_journals(folder) == []


def test_that_a_folder_of_journals_that_is_deleted_comes_back(window, path, tmp_path):
    folder = tmp_path / "recovery"
    window.session.do(("x", window.session.state.with_scenario(Scenario("A"))))
    until(lambda: list(folder.glob("*.journal")))
    QTest.qWait(300)
    folder.rename(tmp_path / "væk")
    until(lambda: list(folder.glob("*.journal")))


def test_that_a_watch_tells_a_storm_once_in_a_while_and_nothing_after_its_end(qapp, tmp_path):
    watch, told = FileWatch(), []
    watch.changed.connect(lambda: told.append(1))
    file = tmp_path / "a"
    file.touch()
    watch.follow([file])
    for number in range(100):
        file.write_text(str(number))
        QApplication.processEvents()
    until(lambda: told)
    assert len(told) < 20
    watch.close()
    file.write_text("")
    watch.follow([file])
    assert watch.findChildren(QFileSystemWatcher)[0].files() == []
    assert not [one for one in watch.findChildren(QTimer) if one.isActive()]


# File names that are not UTF-8


@pytest.fixture
def odd(tmp_path) -> Path:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.scenarier"))
    try:
        save_study(MINE, path)
    except OSError:
        pytest.skip("names of files are UTF-8 here")
    return path


def test_that_a_file_whose_name_is_not_utf8_is_dropped_shown_remembered_and_saved(window, odd, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromEncoded(odd.as_uri().encode())])
    window.dropEvent(
        QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                   Qt.KeyboardModifier.NoModifier)
    )  # fmt: skip
    assert window.session.path == odd
    assert window.windowTitle().startswith("\ufffd\ufffd.scenarier")
    window.session.do(("x", window.session.state.with_scenario(Scenario("A"))))
    window.documents.save()
    assert open_study(odd)[0] == window.session.study
    settings = tmp_path / "settings.json"
    kept = SettingsFile(settings)
    Recent(kept).add(odd)
    kept.write()
    assert Recent(SettingsFile(settings)).paths() == [odd]
    odd.unlink()
    until(lambda: "\ufffd.scenarier" in said(window))


def test_that_a_journal_of_a_file_whose_name_is_not_utf8_can_be_read(tmp_path, odd):
    write_journal(tmp_path / "x.journal", Entry(MINE, now(), odd, "", 0))
    assert read_journal(tmp_path / "x.journal")[0].path == odd
