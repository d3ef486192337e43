"""The start page over an empty study: three ways in, each one click away from what it needs; closed for good."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scenarier.gui.meeting.screen import MeetingScreen
from scenarier.gui.overview.start_card import StartCard
from scenarier.gui.overview.ways import examples
from scenarier.gui.window.commands import commands_of
from scenarier.gui.window.window import Window
from scenarier.jobs.studies import open_study, spoken_example_paths
from scenarier.text.language import set_language, tr

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(window):
    return window.bench.workspaces["overview"].start


def links(card):
    return [link for column in card.columns for link in column.links() if not link.isHidden()]


def example_links(card):
    return {path: link for column in card.columns for path, link in column.examples.items()}


def test_that_three_ways_lead_in_and_every_example_stands_on_one_of_them(card):
    assert card.isVisible()
    assert [column.head.text() for column in card.columns] == [
        tr("Budget planner"), tr("Council group"), tr("Trainer")
    ]  # fmt: skip
    assert sorted(example_links(card)) == sorted(spoken_example_paths())
    for example in examples():
        link = example_links(card)[example.path]
        assert (link.title.text(), link.sentence.text()) == (open_study(example.path)[0].title, example.sentence)
        assert example.sentence in " ".join(link.toolTip().split())
        assert link.accessibleName() == example.title


@pytest.mark.parametrize("path", spoken_example_paths(), ids=lambda path: path.stem)
def test_that_one_click_opens_a_copy(card, window, path):
    QTest.mouseClick(example_links(card)[path], LEFT)
    QApplication.processEvents()
    assert window.session.study == open_study(path)[0]
    assert window.session.path is None
    assert not card.isVisible()


def test_that_the_keyboard_opens_one_too(card, window):
    path, link = next(iter(example_links(card).items()))
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert window.session.study == open_study(path)[0]


def test_that_each_place_of_a_way_is_gone_to(card, window, qapp):
    places = {name: link for column in card.columns for name, link in column.places.items()}
    window.activateWindow()
    qapp.processEvents()
    QTest.mouseClick(places["budget"], LEFT)
    assert qapp.focusWidget() is window.bench.shown().made["budget"].grid  # so that a block can be pasted at once
    assert (window.bench.current, window.bench.shown().current) == ("frames", "budget")
    for name in ("proposal", "lessons"):
        if not places[name].isHidden():
            window.bench.show_workspace("overview")
            QTest.mouseClick(places[name], LEFT)
            assert window.bench.current == {"proposal": "measures"}.get(name, name)
    window.bench.show_workspace("overview")
    QTest.mouseClick(places["meeting"], LEFT)
    screen = window.findChild(MeetingScreen)
    assert screen.isVisible()
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    qapp.processEvents()
    assert card.isVisible()


def test_that_a_first_change_takes_it_away_and_a_new_study_brings_it_back(card, window):
    window.scenarios.add()
    assert not card.isVisible()
    window.session.undo()
    assert card.isVisible()


def test_that_closed_once_it_stays_closed_until_the_help_opens_it(card, window):
    card.close_button.click()
    assert not card.isVisible()
    window.scenarios.add()
    window.session.undo()
    assert not card.isVisible()
    window.set_language("en")
    QApplication.processEvents()
    again = window.bench.workspaces["overview"].start
    assert not again.isVisible()
    window.scenarios.add()
    window.bench.show_workspace("compare")
    rows = {row.id: row for menu in window.bars.menus for _, row in commands_of(menu)}
    rows["help.ways"].run()
    QApplication.processEvents()
    assert again.isVisible()
    assert window.findChildren(StartCard)
    again.close_button.click()
    assert not again.isVisible()
    set_language("da")


@pytest.mark.parametrize(("size", "lines", "is_told"), [((1366, 768), 5, False), ((1920, 1080), 8, True)])
def test_that_it_leaves_the_plots_their_room_and_says_more_only_where_there_is_more(
    card, window, qapp, size, lines, is_told
):
    window.resize(*size)
    qapp.processEvents()
    assert card.height() <= lines * card.fontMetrics().lineSpacing()
    plots = window.bench.workspaces["overview"].plots
    lowest = max(chart.mapTo(window, chart.rect().bottomLeft()).y() for chart in plots.charts)
    assert lowest < window.height()
    assert links(card)[0].sentence.isVisible() is is_told
    assert not any(link.title.is_elided() for link in links(card))


def test_that_a_narrow_page_shows_the_titles_whole_in_several_lines(card, window, qapp):
    window.resize(1024, 600)
    for is_open in (False, True):
        window.bench.side.setVisible(is_open)
        for _ in range(3):
            qapp.processEvents()
        assert not any(link.title.is_elided() or link.sentence.isVisible() for link in links(card))


def test_that_it_stays_closed_in_the_next_sitting(qapp, session, tmp_path):
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
