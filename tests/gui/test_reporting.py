"""The study's report is written beside the window, whole or not at all, and opened to be printed."""

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox
from tests.exchange.reports import STUDIES, lines_of, reader

from scenarier.exchange.report.logo import NO_PICTURE
from scenarier.gui.exchange.report_head import HeadDialog, title_of
from scenarier.gui.exchange.reporter import Printer, Reporter
from scenarier.gui.measures.proposal_head import ProposalHead
from scenarier.jobs.studies import open_study
from scenarier.jobs.verify import verify
from scenarier.session import lever_edits, proposal_edits
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


def test_that_a_title_and_a_logo_are_remembered_and_stand_at_the_head_of_reports(
    qtbot, window, reporting, tmp_path
):
    """A title stands in place of this study's; a logo that is none is told of beside it and not taken."""
    picture, broken = tmp_path / "våben.png", tmp_path / "broken.png"
    QImage(40, 20, QImage.Format.Format_RGB32).save(str(picture))
    broken.write_bytes(b"no picture")
    window.bars.actions.by_id["file.report_head"].trigger()
    dialog = window.findChild(HeadDialog)
    dialog.title.setText("Budget til byrådet")
    dialog.take_logo(broken)
    assert tr(NO_PICTURE) in dialog.fault.text()
    dialog.commit()
    assert dialog.isVisible()
    assert window.settings.now.report == {}
    dialog.take_logo(picture)
    assert dialog.fault.text() == ""
    dialog.ok.click()
    assert not dialog.isVisible()
    reporting.write(tmp_path / "a.pdf")
    finished(qtbot, reporting)
    assert verify(tmp_path / "a.pdf").holds
    (figures,) = reader((tmp_path / "a.pdf").read_bytes()).attachments["figures.json"]
    listed = json.loads(figures)
    assert listed["title"] == "Budget til byrådet"
    assert bytes.fromhex(listed["logo"]["content"]) == picture.read_bytes()
    assert title_of(window.settings.now, window.session.study.title) == "Budget til byrådet"
    assert title_of(window.settings.now, "En anden analyse") == ""


def test_that_the_proposal_shown_is_written_on_one_page_and_printed(
    qtbot, window, reporting, monkeypatch, tmp_path
):
    session = window.session
    session.do(proposal_edits.add_example(session.state, session.baseline, "elderly"))
    window.bench.show_workspace("measures")
    window.bench.shown().show_part("proposal")
    head = window.findChild(ProposalHead)
    session.select(-1)
    assert not head.page.isEnabled()
    session.select(0)
    head.page.click()
    dialog = window.findChild(QFileDialog)
    assert dialog.selectedFiles()[0].endswith(f"{session.scenario.name}.pdf")
    dialog.fileSelected.emit(str(tmp_path / "Side"))
    dialog.reject()
    finished(qtbot, reporting)
    content = (tmp_path / "Side.pdf").read_bytes()
    assert len(reader(content).pages) == 1
    assert open_study(tmp_path / "Side.pdf")[0] == session.study
    assert verify(tmp_path / "Side.pdf").holds
    assert "Flere hænder i ældreplejen" in " ".join(lines_of(content))
    opened: list[QUrl] = []
    monkeypatch.setattr("scenarier.gui.exchange.reporter.QDesktopServices.openUrl", opened.append)
    window.bars.actions.by_id["file.print_handout"].trigger()
    finished(qtbot, reporting)
    assert Path(opened[0].toLocalFile()).read_bytes() == content
