"""A meeting fills the screen with one lever and one plot, and leaves everything as it was."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from tests.gui.shown import shown_window

from scenarier.gui.meeting.screen import LEAST, MeetingScreen
from scenarier.gui.window.commands import commands_of
from scenarier.jobs.studies import example_paths, open_session
from scenarier.text.language import set_language
from scenarier.views.charts import row_of
from scenarier.views.meeting import stops_of_step

KEYS = Qt.Key


def meeting_of(window, stops=()):
    """A meeting as F5 opens it, or one of some stops, at the size of a projector."""
    rows = [row for menu in window.bars.menus for _, row in commands_of(menu)]
    if stops:
        window.meetings.hold(stops)
    else:
        next(row for row in rows if row.keys == "F5").run()
    screen = window.findChild(MeetingScreen)
    screen.showNormal()
    screen.resize(1280, 720)
    for _ in range(4):
        QApplication.processEvents()
    return screen


def press(screen, *keys):
    for key in keys:
        QTest.keyClick(screen, key)


def line(screen, key):
    return next(row_of(one.values).tolist() for one in screen.stage.data.series if one.key == key)


def texts_below(screen):
    """Sizes of all text that is seen [px], the plot's axes, names and read-out among them."""
    for part in (*screen.findChildren(QLabel), *screen.findChildren(QAbstractButton)):
        if part.isVisible() and part.text():
            yield part.text(), part.fontInfo().pixelSize()
    lettering, canvas = screen.stage.lettering, screen.stage.canvas
    for font in (lettering.title, lettering.small, lettering.small_strong):
        yield "plot", font.pixelSize()
    for axis in (canvas.year_axis, canvas.number_axis):
        yield "axis", axis.style["tickFont"].pixelSize()


def standing(window):
    """What is to be as it was."""
    bench, session = window.bench, window.session
    return (bench.current, bench.side.isHidden(), bench._across.sizes(), window.windowState(), window.geometry(),
            session.study, session.selected, session.history[1], session.is_dirty, len(session.listeners),
            len(session.refusal_listeners), window.windowTitle())  # fmt: skip


@pytest.mark.parametrize("code", ["da", "en"])
def test_that_a_meeting_is_gone_through_by_keys_and_leaves_all_as_it_was(qapp, code):
    set_language(code)
    study = next(path for path in example_paths() if path.stem == "spareplan")
    session = open_session(study)
    with shown_window(qapp, session) as window:
        window.bench.show_workspace("measures")
        for _ in range(4):
            qapp.processEvents()
        before = standing(window)
        screen = meeting_of(window)
        measures = session.scenario.measures
        assert measures[0].title in screen.title.text()
        press(screen, KEYS.Key_Left)
        assert not session.scenario.measures[0].on
        press(screen, KEYS.Key_Right)
        assert session.scenario.measures[0].on
        press(screen, *[KEYS.Key_PageDown] * len(measures))
        first = screen.title.text()
        press(screen, KEYS.Key_F)
        frozen = line(screen, "frozen:0")
        assert frozen == line(screen, "liquidity_per_citizen")
        press(screen, *[KEYS.Key_Right] * 3, KEYS.Key_PageDown, *[KEYS.Key_Right] * 3)
        assert screen.title.text() != first
        assert line(screen, "frozen:0") == frozen != line(screen, "liquidity_per_citizen")
        press(screen, KEYS.Key_Return, KEYS.Key_Down)
        assert [one.key for one in screen.stage.data.series] == ["frozen:0", "frozen:1", "result"]
        press(screen, KEYS.Key_PageUp)
        for text, size in texts_below(screen):
            assert size >= LEAST, text
        assert all(
            study.stem not in part.text() and "/" not in part.text() for part in screen.findChildren(QLabel)
        )
        press(screen, KEYS.Key_Delete, KEYS.Key_B)
        assert [one.key for one in screen.stage.data.series] == ["result"]
        assert screen.curtain.isVisible()
        assert screen.curtain.size() == screen.size()
        press(screen, KEYS.Key_Space)
        assert not screen.curtain.isVisible()
        assert not QApplication.activePopupWidget()
        moved = session.study
        press(screen, KEYS.Key_Escape)
        qapp.processEvents()
        assert standing(window) == before
        assert not window.findChildren(MeetingScreen)
        window.bench.notice.buttons[0].click()
        assert session.study == moved
        assert session.history[1] == before[7] + 1
    set_language("da")


def test_that_a_guess_is_drawn_before_the_answer_is_seen(window, qapp):
    screen, session = meeting_of(window), window.session
    years = screen.stage.data.years
    press(screen, KEYS.Key_G, KEYS.Key_Right)
    assert session.study.scenarios  # a move of Grundforløb makes a scenario
    assert len([value for value in line(screen, "now") if value == value]) == 1
    assert not screen.headline.text()
    frame = screen.stage.canvas.frame()
    places = [QPoint(round(frame.x(year)), round(frame.y(9_000.0))) for year in (years[2], years[-1])]
    QTest.mousePress(screen.pad, Qt.MouseButton.LeftButton, pos=places[0])
    _drag(screen.pad, places[1])
    QTest.mouseRelease(screen.pad, Qt.MouseButton.LeftButton, pos=places[1])
    guessed = line(screen, "guess")
    assert guessed[1] != guessed[1]
    assert guessed[2:] == [9_000.0] * 4
    assert not any(one.key == "liquidity_per_citizen" for one in screen.stage.data.series)
    press(screen, KEYS.Key_F)
    assert not screen.course.frozen
    press(screen, KEYS.Key_Return)
    answer = session.projection().series("liquidity_per_citizen")
    assert line(screen, "liquidity_per_citizen") == answer.tolist()
    assert line(screen, "guess")[2:] == guessed[2:]
    told = screen.told.text()
    assert f"{answer[-1]:,.0f}".replace(",", ".") in told
    assert "9.000" in told
    press(screen, KEYS.Key_Home)
    assert not session.study.scenarios
    press(screen, KEYS.Key_PageDown)
    assert screen.course.guess is None
    window.hide()
    qapp.processEvents()
    assert not window.findChildren(MeetingScreen)


def _drag(pad, place):
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where = QPointF(pad.mapToGlobal(place))
    QApplication.sendEvent(pad, QMouseEvent(QEvent.Type.MouseMove, QPointF(place), where, left, left, none))


def test_that_hand_and_pointer_work_and_a_refusal_is_told_in_the_line(window, qapp):
    screen, session = meeting_of(window), window.session
    QTest.mouseMove(screen.stage.canvas.viewport(), QPoint(200, 100))
    _drag(screen.stage.canvas.viewport(), QPoint(200, 100))
    assert screen.ring.isVisible()
    assert screen.ring.geometry().center() == screen.stage.canvas.viewport().mapTo(screen, QPoint(199, 99))
    slider, middle = screen.slider, screen.slider.height() // 2
    for place in (0, slider.width()):
        QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(place, middle))
        spec = session.baseline.parameters["population_growth"]
        end = spec.maximum if place else spec.minimum
        assert session.scenario.parameters["population_growth"] == end
    assert session.history[1] == 1
    press(screen, KEYS.Key_PageUp)
    assert screen.told.text()
    session.refusal_listeners[-1]("Nothing was changed")
    assert screen.told.text() == "Nothing was changed"
    forward = next(button for button in screen.hints.buttons if button.text().startswith("PgDn"))
    title = screen.title.text()
    QTest.mouseClick(forward, Qt.MouseButton.LeftButton)
    assert screen.title.text() != title
    press(screen, KEYS.Key_Escape)


def test_that_a_lesson_gives_the_stops_of_its_steps(window):
    from scenarier.model.lessons import Guess, Look, Source, Step, Text

    text = Text("Kassen", "The cash")
    guess = Guess(text, Source("liquidity_per_citizen"), (2029, 2029))
    steps = (
        Step(text, text, Look(metric="result")),
        Step(text, text, guess=guess, levers=("tax_rate", "population_growth")),
    )
    stops = [stop for step in steps for stop in stops_of_step(step, is_hidden=True)]
    assert [(one.lever, one.metric, one.is_guessed) for one in stops] == [
        ("", "result", False),
        ("tax_rate", "liquidity_per_citizen", True),
        ("population_growth", "liquidity_per_citizen", True),
    ]
    screen = meeting_of(window, stops)
    assert screen.title.text() == "Kassen"
    assert not screen.slider.isVisible()
    press(screen, KEYS.Key_Right)
    assert not window.session.is_dirty
    press(screen, KEYS.Key_PageDown)
    assert screen.course.is_hidden
    assert screen.slider.isVisible()
    press(screen, KEYS.Key_Right, KEYS.Key_Return)
    assert [one.key for one in screen.stage.data.series] == ["liquidity_per_citizen"]
    press(screen, KEYS.Key_Escape)


def test_that_bands_and_dots_stand_in_the_plot_where_uncertainty_is_shown(window, qapp):
    session = window.session
    session.show_uncertainty("fan")
    screen = meeting_of(window)
    press(screen, KEYS.Key_F)
    assert [one.fan is None for one in screen.stage.data.series] == [True, False]
    press(screen, KEYS.Key_G)
    assert all(one.fan is None for one in screen.stage.data.series)
    press(screen, KEYS.Key_Escape)
    qapp.processEvents()
    session.show_uncertainty("paths")
    screen = meeting_of(window)
    assert len(screen.stage.data.dots.values) == 50
    for text, size in texts_below(screen):
        assert size >= LEAST, text
    press(screen, KEYS.Key_Escape)
    session.show_uncertainty("off")
