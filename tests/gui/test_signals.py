"""Signals and the end of the desktop: what is typed is taken, and kept for the next start."""

import os
import signal

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.shown import shown_window

from scenarier.gui.signals import EndSignals, numbers
from scenarier.jobs.studies import open_study
from scenarier.model.study import Scenario
from scenarier.session.session import Session
from scenarier.storage.journal import lost_journals, read_journal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="sends signals of Unix")


class Editor:
    """Something typed that is taken when it is asked for."""

    def __init__(self, session):
        self.session = session
        session.typing.begin(self)

    def commit(self):
        self.session.do(("x", self.session.state.with_scenario(Scenario("Skrevet"))))
        return ""

    def point_out(self):
        raise AssertionError("nothing is wrong with it")


@pytest.fixture
def window(qapp, danish, tmp_path):
    study, baseline = open_study(None)
    with shown_window(qapp, Session(baseline, study), recovery=tmp_path) as made:
        yield made


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT"])
def test_that_a_signal_is_told_once_in_the_loop_and_then_given_back(qtbot, name):
    number = getattr(signal, name)
    before = signal.getsignal(number)
    signals, came = EndSignals(), []
    signals.came.connect(came.append)
    for _ in range(3):
        os.kill(os.getpid(), number)
        QTest.qWait(20)
    qtbot.waitUntil(lambda: bool(came), timeout=2000)  # a busy machine is late
    assert came == [number]
    signals.close()
    signals.close()
    assert signal.getsignal(number) is before


def test_that_an_ignored_signal_stays_ignored():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert signal.SIGHUP not in numbers()
        assert signal.SIGTERM in numbers()
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.fixture
def ended(monkeypatch):
    """Whether the program was told to end; told in earnest, no loop would run in later tests."""
    told = []
    monkeypatch.setattr(QApplication, "exit", lambda *status: told.append(status))
    return told


def test_that_an_end_from_outside_takes_what_is_typed_and_leaves_it_to_the_next_start(window, tmp_path, ended):
    Editor(window.session)
    window.end_now()
    assert ended == [()]
    assert not window.isVisible()
    (lost,) = lost_journals(tmp_path)
    assert lost.entry is not None
    assert [one.name for one in lost.entry.study.scenarios] == ["Scenarie 1"]


def test_that_an_end_from_outside_leaves_nothing_of_a_clean_study(window, tmp_path, ended):
    window.end_now()
    assert ended == [()]
    assert list(tmp_path.iterdir()) == []


def test_that_the_end_of_the_desktop_writes_the_journal_at_once_and_the_window_goes_on(window, tmp_path):
    Editor(window.session)
    window.keep_now()
    (journal,) = tmp_path.glob("*.journal")
    assert read_journal(journal)[0].study == window.session.study
    assert window.isVisible()
    QApplication.processEvents()
    window.session.undo()
    assert not journal.exists()
