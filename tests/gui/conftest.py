"""Windows for tests, each closed behind the test."""

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from scenarier.jobs.studies import open_study
from scenarier.session.session import Session
from scenarier.text.language import set_language


@pytest.fixture
def danish() -> Iterator[None]:
    set_language("da")
    yield
    set_language("da")


@pytest.fixture
def session(danish: None) -> Session:
    study, baseline = open_study(None)
    return Session(baseline, study)


@pytest.fixture
def window(qapp, session):
    from scenarier.gui.window import Window

    made = Window("light")
    made.fill(session)
    made.resize(1280, 720)
    made.show()
    made.load_plots()
    qapp.processEvents()
    yield made
    session.listeners.clear()
    made.close_now()
    made.deleteLater()
    qapp.processEvents()
