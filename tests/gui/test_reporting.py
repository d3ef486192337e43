"""The study's report is written beside the window, whole or not at all, and opened to be printed."""

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QFileDialog, QMessageBox
from tests.exchange.reports import STUDIES, lines_of, reader

from scenarier.gui.exchange.reporter import Printer, Reporter
from scenarier.jobs.studies import open_study
from scenarier.jobs.verify import verify
from scenarier.session import lever_edits
from scenarier.text.language import tr


def finished(qtbot, reporting) -> None:
    """Wait until the thread is gone too, which a cancelled one is a moment later."""

    def is_over() -> bool:
        return not reporting._work.is_at_work and all(one.name != "work" for one in threading.enumerate())

    qtbot.waitUntil(is_over, timeout=60_000)


@pytest.fixture
def reporting(window) -> Reporter:
    return window.findChild(Reporter)


def test_that_the_menu_writes_the_study_as_it_stands(qtbot, window, reporting, tmp_path):
    session = window.session
    session.do(lever_edits.set_lever(session.state, session.baseline, "tax_rate", "", (0.25,) * 5))
    window.bars.actions.by_id["file.report"].trigger()
    dialog = window.findChild(QFileDialog)
    assert dialog.selectedFiles()[0].endswith(".pdf")
    dialog.fileSelected.emit(str(tmp_path / "Min rapport"))
    dialog.reject()
    finished(qtbot, reporting)
    path = tmp_path / "Min rapport.pdf"
    assert open_study(path)[0] == session.study
    assert verify(path).holds
    assert "20.202" in " ".join(lines_of(path.read_bytes()))  # 19.814,6 mio. kr. times 0.25/0.2452
    assert window.bench.notice.label.text() == tr("“{name}” is written.", name=path.name)


def test_that_the_reference_of_the_window_is_the_reports(qtbot, window, reporting, tmp_path):
    assert window.documents.open_path(STUDIES["four scenarios"])
    window.session.refer_to(1)
    reporting.write(tmp_path / "a.pdf")
    finished(qtbot, reporting)
    (figures,) = reader((tmp_path / "a.pdf").read_bytes()).attachments["figures.json"]
    names = [one.name for one in window.session.study.scenarios]
    listed = json.loads(figures)
    assert listed["against"] == names[1]
    assert listed["scenarios"] == [names[0], *names[2:]]


def test_that_a_report_that_is_cancelled_leaves_what_was_there(qtbot, window, reporting, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"before")
    reporting.write(path)
    reporting._work.cancel()
    finished(qtbot, reporting)
    assert path.read_bytes() == b"before"
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]


def test_that_a_place_that_cannot_be_written_is_told(qtbot, window, reporting, tmp_path):
    reporting.write(tmp_path / "missing" / "a.html")
    finished(qtbot, reporting)
    message = window.findChild(QMessageBox)
    assert message.text() == tr("The report could not be written")
    message.accept()


def test_that_print_opens_a_report_of_its_own(qtbot, window, monkeypatch):
    opened: list[QUrl] = []
    monkeypatch.setattr("scenarier.gui.exchange.reporter.QDesktopServices.openUrl", opened.append)
    printing = window.findChild(Printer)
    window.bars.actions.by_id["file.print"].trigger()
    finished(qtbot, printing)
    (url,) = opened
    assert Path(url.toLocalFile()).read_bytes().startswith(b"%PDF-")
