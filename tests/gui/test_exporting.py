"""The scenario shown is written as a workbook beside the window: whole, or not at all."""

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QMessageBox
from tests.exchange.books import results_in
from tests.oracle.compare import engine

from scenarier.gui.exchange.exporter import Exporter
from scenarier.model.study import Scenario
from scenarier.session import lever_edits
from scenarier.text.language import tr


@pytest.fixture
def exporting(window) -> Exporter:
    return window.findChild(Exporter)


def finished(qtbot, exporting) -> None:
    """Wait until the thread is gone too, which a cancelled one is a moment later."""

    def is_over() -> bool:
        return not exporting._work.is_at_work and all(one.name != "work" for one in threading.enumerate())

    qtbot.waitUntil(is_over, timeout=60_000)


def test_that_the_menu_writes_the_scenario_that_is_shown(qtbot, window, exporting, tmp_path):
    session = window.session
    session.do(lever_edits.set_lever(session.state, session.baseline, "tax_rate", "", (0.25,) * 5))
    window.bars.actions.by_id["file.export.workbook"].trigger()
    dialog = window.findChild(QFileDialog)
    assert dialog.selectedFiles()[0].endswith(".xlsx")
    dialog.fileSelected.emit(str(tmp_path / "Mit regneark"))
    dialog.reject()
    finished(qtbot, exporting)
    book = (tmp_path / "Mit regneark.xlsx").read_bytes()
    assert results_in(book) == engine(Scenario("", parameters={"tax_rate": 0.25}))
    assert window.bench.notice.label.text() == tr("“{name}” is written.", name="Mit regneark.xlsx")


def test_that_the_window_goes_on_while_a_workbook_is_written(qtbot, window, exporting, tmp_path):
    ticks = []
    timer = QTimer(window, interval=5)
    timer.timeout.connect(lambda: ticks.append(any(each.name == "work" for each in threading.enumerate())))
    timer.start()
    exporting.write(tmp_path / "a.xlsx")
    finished(qtbot, exporting)
    timer.stop()
    assert len(ticks) > 5
    assert any(ticks)


def test_that_a_workbook_that_is_cancelled_leaves_what_was_there(qtbot, window, exporting, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"before")
    exporting.write(path)
    exporting._work.cancel()
    finished(qtbot, exporting)
    assert path.read_bytes() == b"before"
    assert [one.name for one in tmp_path.iterdir()] == ["a.xlsx"]
    assert not window.bench.notice.isVisible()


def test_that_a_place_that_cannot_be_written_is_told(qtbot, window, exporting, tmp_path):
    path = tmp_path / "missing" / "a.xlsx"
    exporting.write(path)
    finished(qtbot, exporting)
    message = window.findChild(QMessageBox)
    assert message.text() == tr("The workbook could not be written")
    assert str(path) in message.informativeText()
    message.accept()
