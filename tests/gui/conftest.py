"""Windows for tests, each closed behind the test."""

import os
from collections.abc import Iterator

import pytest
from tests.gui.shown import shown_window

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
    with shown_window(qapp, session) as made:
        yield made
