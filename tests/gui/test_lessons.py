"""Lessons in the window: one is played in a window of its own, and the user's study is as it was afterwards."""

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QScrollArea

from scenarier.engine.project import project
from scenarier.gui.classroom import open_lesson
from scenarier.gui.lessons.asked import Wrapped
from scenarier.gui.lessons.workspace import LessonsWorkspace
from scenarier.gui.overview.workspace import OverviewWorkspace
from scenarier.gui.window.help_places import page_about
from scenarier.gui.window.switches import UNCERTAINTY_WORDS
from scenarier.gui.window.window import Window
from scenarier.jobs.studies import open_session
from scenarier.model.study import Scenario
from scenarier.session.lever_edits import set_lever
from scenarier.session.measure_edits import switch_measures
from scenarier.storage.lesson_read import read_lesson
from scenarier.text.language import set_language, tr

LESSONS = Path(__file__).resolve().parents[2] / "resources" / "lessons"


@pytest.fixture
def own(monkeypatch, tmp_path):
    """The user's own folder, with a broken lesson in it."""
    folder = tmp_path / "lessons"
    folder.mkdir()
    (folder / "broken.lesson").write_text("{", encoding="utf-8")
    monkeypatch.setattr("scenarier.storage.lesson_files.own_lessons_folder", lambda: folder)
    return folder


@pytest.fixture
def window(qtbot, own):
    set_language("en")
    made = Window("light")
    made.resize(1280, 720)
    made.fill(open_session(None))
    qtbot.addWidget(made)
    yield made
    made.close_now()
    set_language("da")


def typed(session, rate):
    years = session.study.horizon - session.baseline.base_year
    session.do(set_lever(session.state, session.baseline, "tax_rate", "", (rate,) * years))


def test_that_a_lesson_is_played_to_full_score_and_the_users_study_stays_as_it_was(qtbot, window):
    typed(window.session, 0.25)  # unsaved work of the user
    before = window.session.state
    window.bench.show_workspace("lessons")
    listed = window.bench.workspaces["lessons"]
    assert isinstance(listed, LessonsWorkspace)
    assert len(listed.buttons) == len(list(LESSONS.glob("*.lesson")))  # the broken one is told, and has no button
    found = [one.text for one in window.found() if one.kind == "Lesson"]
    assert found == [read_lesson(path).lesson.title.en for path in listed.buttons]
    chosen = []
    window.lesson_chosen.connect(chosen.append)
    first = LESSONS / "01-overblik.lesson"
    listed.buttons[first].click()
    assert chosen == [first]
    lesson = open_lesson(first, window)
    assert lesson is not None
    panel, session = lesson.panel, lesson.session

    assert session is not window.session
    assert "lessons" not in lesson.bench.rows
    assert page_about(panel.next, lesson.bench) == "lessons"
    assert not lesson.bench.levers.row("population_growth").isEnabled()
    told = []
    session.refusal_listeners.append(told.append)
    typed(session, 0.24)
    assert told == ["This lever is locked in this step; nothing was changed."]
    assert panel.quiz is not None
    panel.quiz.buttons[0].click()
    qtbot.waitUntil(lambda: panel.score.text() == "Score: 1 of 5")

    panel.next.click()
    assert lesson._cover is not None
    assert panel.guess is not None
    panel.guess.fields[0].setText("words")
    panel.guess.button.click()
    assert panel.guess.told.text()
    panel.guess.fields[0].setText("10000")
    panel.guess.button.click()
    qtbot.waitUntil(lambda: panel.score.text() == "Score: 2 of 5")
    assert lesson._cover is None

    panel.next.click()
    panel.quiz.buttons[1].click()
    qtbot.waitUntil(lambda: panel.score.text() == "Score: 3 of 5")
    panel.next.click()
    assert lesson.bench.levers.row("tax_rate").isEnabled()
    typed(session, 0.24)  # a deficit: not solved
    assert panel.goals is not None
    assert [text.text()[0] for text, _ in panel.goals.lines] == ["✓", "○"]
    session.undo()
    assert [text.text()[0] for text, _ in panel.goals.lines] == ["○", "✓"]
    for _ in range(2):
        panel.hint_button.click()
        qtbot.waitUntil(lambda: not panel._later.isActive())
    assert any("Try 24.31 %." in label.text() for label in panel.findChildren(type(panel.score)))
    typed(session, 0.2431)
    qtbot.waitUntil(lambda: panel.score.text() == "Score: 5 of 5")
    panel.again.click()
    assert "tax_rate" not in session.scenario.parameters
    session.undo()
    assert session.scenario.parameters["tax_rate"] == 0.2431
    assert panel.next.text() == "Finish"

    lesson.set_language("da")
    assert panel.title() == "Overblikket på fem minutter"
    lesson.set_language("en")
    panel.next.click()  # no question is asked
    assert not lesson.isVisible()
    assert window.session.state is before
    assert window.session.is_edited
    assert window.settings.now.lessons == {"01-overblik": 5}
    window.session.undo()


def test_that_a_broken_lesson_is_told_and_no_window_opens(qtbot, window, own):
    assert open_lesson(own / "broken.lesson", window) is None
    (button,) = [one for one in window.findChildren(QPushButton) if one.text() == "Close"]
    button.click()


def test_that_the_negotiations_cards_are_opened_to_print(window, monkeypatch):
    opened = []
    monkeypatch.setattr("scenarier.gui.lessons.workspace._open", opened.append)
    window.bench.show_workspace("lessons")
    cards = window.bench.workspaces["lessons"].cards
    kit = LESSONS / "09-forhandling.lesson"
    assert set(cards) == {kit}
    cards[kit].click()
    page = opened[0].read_text(encoding="utf-8")
    roles = [role["name"]["en"] for role in json.loads(kit.read_text(encoding="utf-8"))["roles"]]
    assert len(roles) >= 3
    assert all(name in page for name in roles)
    monkeypatch.setattr("scenarier.gui.lessons.workspace._open", lambda _: False)  # as where no browser is
    cards[kit].click()
    (told,) = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    assert opened[0].name in told.text() + told.informativeText() + told.detailedText()
    told.close()


def test_that_the_aims_of_the_roles_follow_the_budget_on_the_screen(window):
    lesson = open_lesson(LESSONS / "09-forhandling.lesson", window)
    lesson.panel.next.click()
    before = [line.text() for line in lesson.panel.aims.lines]
    assert before[0] == "○ The welfare list: More hands in elderly care, DKK 60m a year."
    session = lesson.session
    session.do(switch_measures(session.state, [0]))
    after = [line.text() for line in lesson.panel.aims.lines]
    assert after[0] == before[0].replace("○", "✓")
    session.undo()
    assert [line.text() for line in lesson.panel.aims.lines] == before
    lesson.close()


def test_that_a_meeting_in_a_lesson_has_its_steps_levers_and_gives_no_guess_away(qtbot, window):
    lesson = open_lesson(LESSONS / "01-overblik.lesson", window)
    steps = lesson._run.read.lesson.steps
    held = []
    lesson.meetings.hold = held.append
    for _ in steps:
        lesson.bars.actions.by_id["view.meeting"].trigger()
        lesson._run.go(1)
    assert [tuple(stop.lever for stop in stops) for stops in held] == [step.levers or ("",) for step in steps]
    assert [stops[0].is_guessed for stops in held] == [step.guess is not None for step in steps]
    lesson.close()


def test_that_a_guess_is_drawn_in_the_plot_and_the_answer_then_stands_beside_it(qtbot, window):
    window.zoom(1.2)
    size = QApplication.font().pointSizeF()
    lesson = open_lesson(LESSONS / "04-vaekst.lesson", window)
    assert QApplication.font().pointSizeF() == size  # the text size of the room is kept
    baseline = lesson.session.baseline
    grown = Scenario("", parameters={"population_growth": 6500.0})
    answer = project(baseline, [grown], 2029).series("result")
    cover, box = lesson._cover, lesson.panel.guess
    frame = cover.chart.stage.canvas.frame()
    low, high = frame.values
    assert low < answer[4] < high
    at = QPoint(round(frame.left + frame.width * 4 / 5), round(frame.top + frame.height * 0.25))
    qtbot.mouseClick(cover.pad, Qt.MouseButton.LeftButton, pos=at)
    drawn = float(box.fields[0].text().replace(",", "").replace("−", "-"))
    assert drawn == pytest.approx(high - 0.25 * (high - low), abs=(high - low) / 50)
    seen = {one.key: one.values for one in cover.chart.stage.data.series}
    assert seen.keys() == {"before", "guess"}
    assert seen["guess"][4] == pytest.approx(drawn)
    assert cover.chart.stage.canvas.frame().values == (low, high)  # the axis stands still under the hand
    assert np.isnan(seen["guess"][:4]).all()
    box.fields[0].setText("350")
    assert cover.chart.stage.data.series[-1].values[4] == 350
    box.button.click()
    qtbot.waitUntil(lambda: lesson._answer is not None)
    assert lesson._cover is None
    seen = {one.key: one.values for one in lesson._answer.chart.stage.data.series}
    assert seen["answer"] == pytest.approx(answer)
    assert seen["guess"][4] == 350
    lesson.set_language("da")
    lesson.close()
    assert window.bench.tabs.tabText(0) == "Overblik"  # what was chosen there holds here


def test_that_a_step_brings_the_figure_that_it_speaks_of_into_sight(window):
    lesson = open_lesson(LESSONS / "01-overblik.lesson", window)
    lesson.load_plots()
    for _ in range(2):
        lesson.panel.next.click()
    overview = lesson.bench.workspaces["overview"]
    assert isinstance(overview, OverviewWorkspace)
    QApplication.processEvents()
    figures = ("result", ""), ("liquidity_per_citizen", ""), ("savings", "MTM"), ("spending", "MTM")
    for metric, entity in figures:
        lesson.bench.show_figure(metric, entity)
        chart = overview.plots.chart_with(metric, entity)
        assert chart is not None
        seen = lesson.findChild(QScrollArea, "middle").viewport()
        top = chart.mapTo(seen, QPoint()).y()
        assert 0 <= top <= seen.height() - chart.height()
    assert not lesson.findChild(QScrollArea, "middle").horizontalScrollBar().value()
    assert lesson.panel.width() == lesson.panel.minimumWidth()  # the work has the room
    assert overview.plots.chart_with("capex_gross", "") is None
    assert overview.show_figure("capex_gross") is overview.table
    lever = "budget_model_rate.MSO"  # in a fold within a fold
    lesson.bench.show_lever(lever)
    row, seen = lesson.bench.levers.row(lever), lesson.bench.levers.viewport()
    assert 0 <= row.mapTo(seen, QPoint()).y() <= seen.height() - row.height()
    lesson.bench.show_workspace("frames", "frames")
    lesson.bench.show_figure("service_gap", "MTM")
    frames = lesson.bench.workspaces["frames"].made["frames"]
    assert frames.rows.table.lines[frames.grid.currentIndex().row()].entity == "MTM"
    lesson.close()


def test_that_the_lesson_on_uncertainty_names_the_choice_that_shows_the_fan():
    text = read_lesson(LESSONS / "08-usikkerhed.lesson").lesson.steps[1].text
    for language in ("en", "da"):
        set_language(language)
        assert tr(UNCERTAINTY_WORDS["fan"]) in text.spoken


def test_that_no_line_of_the_list_is_cut_in_a_larger_text(window):
    window.zoom(1.4)
    window.show()
    window.bench.show_workspace("lessons")
    QApplication.processEvents()
    labels = window.bench.workspaces["lessons"].findChildren(Wrapped)
    assert len(labels) > len(list(LESSONS.glob("*.lesson")))
    assert all(label.height() >= label.heightForWidth(label.width()) for label in labels)
    window.zoom(0)
