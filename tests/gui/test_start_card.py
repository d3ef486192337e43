"""The examples over an empty study: one click opens a copy, closed once they stay closed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scenarier.gui.overview.start_card import examples
from scenarier.jobs.studies import open_study, spoken_example_paths


@pytest.fixture
def card(window):
    return window.bench.workspaces["overview"].start


def test_that_all_examples_stand_on_the_overview_of_an_empty_study(card):
    assert card.isVisible()
    assert [button.title.text() for button in card.buttons] == [
        open_study(path)[0].title for path in spoken_example_paths()
    ]
    for example, button in zip(examples(), card.buttons, strict=True):
        assert button.sentence.text() == example.sentence
        assert example.sentence in " ".join(button.toolTip().split())
        assert button.accessibleName() == example.title


@pytest.mark.parametrize("place", range(len(spoken_example_paths())))
def test_that_one_click_opens_a_copy(card, window, place):
    QTest.mouseClick(card.buttons[place], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert window.session.study == open_study(spoken_example_paths()[place])[0]
    assert window.session.path is None
    assert not card.isVisible()


def test_that_the_keyboard_opens_one_too(card, window):
    card.buttons[0].setFocus()
    QTest.keyClick(card.buttons[0], Qt.Key.Key_Space)
    assert window.session.study.title == examples()[0].title


def test_that_a_first_change_takes_the_examples_away_and_a_new_study_brings_them_back(card, window):
    window.scenarios.add()
    assert not card.isVisible()
    window.session.undo()
    assert card.isVisible()


def test_that_closed_once_they_stay_closed(card, window):
    card.close_button.click()
    assert not card.isVisible()
    window.scenarios.add()
    window.session.undo()
    assert not card.isVisible()
    window.set_language("en")
    assert not window.bench.workspaces["overview"].start.isVisible()
    window.set_language("da")


@pytest.mark.parametrize(("size", "lines", "is_told"), [((1366, 768), 1, False), ((1920, 1080), 2, True)])
def test_that_they_take_a_line_and_a_second_only_where_there_is_room(card, window, qapp, size, lines, is_told):
    window.resize(*size)
    qapp.processEvents()
    assert card.height() <= (lines + 0.6) * card.fontMetrics().lineSpacing() + 4
    assert card.buttons[0].sentence.isVisible() is is_told
    assert not any(button.title.is_elided() for button in card.buttons)


def test_that_a_narrow_page_shows_the_titles_whole_in_several_lines(card, window, qapp):
    window.resize(1024, 600)
    for is_open in (False, True):
        window.bench.side.setVisible(is_open)
        for _ in range(3):
            qapp.processEvents()
        assert not any(button.title.is_elided() or button.sentence.isVisible() for button in card.buttons)


def test_that_it_stays_closed_in_the_next_sitting(qapp, session, tmp_path):
    from scenarier.gui.window.window import Window

    for is_first in (True, False):
        window = Window("light", settings=tmp_path / "settings.json")
        window.fill(session)
        window.show()
        window.load_plots()
        card = window.bench.workspaces["overview"].start
        assert card.isVisible() is is_first
        card.close_button.click()
        session.listeners.clear()
        window.close_now()
        window.deleteLater()
        qapp.processEvents()
