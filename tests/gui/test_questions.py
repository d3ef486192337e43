"""Questions by keys: put to a measure, a package, a figure; answered, sent as a file, taken in another study."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from tests.gui.shown import shown_window
from tests.made import Study

from scenarier.gui.parts.question import QuestionDialog
from scenarier.jobs.questions import questions_in
from scenarier.jobs.studies import open_study
from scenarier.model.groups import Group
from scenarier.model.questions import About
from scenarier.model.study import Measure, Scenario
from scenarier.session.question_edits import take_questions
from scenarier.session.session import Session
from scenarier.text.language import set_language

ASK = (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def opened(window):
    QApplication.processEvents()
    (dialog,) = [one for one in window.findChildren(QuestionDialog) if one.isVisible()]
    return dialog


def press(window, widget, point=None):
    """Ask by the key, of what `point` points at.

    Without a window system nobody gives the window the keyboard back behind a dialog.
    """
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    widget.setFocus()
    QApplication.processEvents()
    if point is not None:
        point()
    QTest.keyClick(widget, *ASK)


def put(window, text, who=""):
    """Type a question and take it."""
    dialog = opened(window)
    QTest.keyClicks(dialog.text, text)
    if who:
        dialog.who.clear()
        QTest.keyClicks(dialog.who, who)
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_that_questions_are_put_by_keys_answered_and_travel_as_a_file(qapp, session, tmp_path):
    set_language("en")
    measure = Measure("Hænder", "area:MSO.local_units", {2027: 20.0}, package="Løft")
    study = Study(title="Budget", scenarios=(Scenario("Vores", measures=(measure,)),))
    session = Session(session.baseline, study)
    with shown_window(qapp, session) as window:
        window.bench.show_workspace("measures")
        grid = window.bench.workspaces["measures"].part("list").grid
        for row, text in ((0, "Hvorfor?"), (1, "Hvor mange?")):
            grid.setCurrentIndex(grid.model().index(row, 5))
            press(window, grid)
            put(window, text, "Anna" if row == 0 else "")
        window.bench.show_workspace("overview")
        chart = window.bench.workspaces["overview"].plots.charts[0]
        press(window, chart, lambda: chart.point_at(2028, "MSO"))
        put(window, "Hvad med de unge?")
        asked = session.study.questions
        assert [one.about for one in asked] == [
            About("Vores", package="Løft"),
            About("Vores", measure="Hænder"),
            About("Vores", "spending", "MSO", 2028),
        ]
        assert {one.who for one in asked} == {"Anna"}
        assert all(one.when for one in asked)

        table = window.bench.workspaces["overview"].table
        table.show_menu(table.visualRect(table.model().index(1, 4)).center(), [])
        (menu,) = table.findChildren(QMenu)
        (entry,) = [action for action in menu.actions() if action.text() == "Ask a question about it…"]
        menu.close()
        entry.trigger()
        opened(window).reject()

        field = window.bench.levers.row("frame_change.MBU").field
        press(window, field)
        assert "“Change of frame, Children, Young” moves first" in opened(window).note.text()
        put(window, "Og skolerne?")
        assert session.study.questions[-1].about == About("Vores", "spending", "MBU", 2029)
        session.undo()
        press(window, window.bench.strip.cards[2])  # headroom is one result less another
        assert "go to one of them" in window.bench.notice.label.text()

        window.bench.show_workspace("measures", "questions")
        part = window.bench.workspaces["measures"].part("questions")
        assert part.told.text() == "3 questions, 3 not answered"
        window.activateWindow()
        QApplication.processEvents()
        part.view.setFocus()
        part.view.select_key("1")
        QTest.keyClick(part.view, Qt.Key.Key_Return)
        dialog = opened(window)
        assert dialog.about.text() == "Measure “Hænder”, Vores"
        QTest.keyClicks(dialog.answer, "32")
        QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
        assert part.told.text() == "3 questions, 2 not answered"
        part.which.setCurrentIndex(2)
        assert [line.key for line in part.view.sheet.lines] == ["1"]
        part.send(tmp_path / "svar.scenarier")
        session.undo()
        assert session.study.questions == asked
        assert not part.seat_button.isVisible()
        answers = open_study(tmp_path / "svar.scenarier")[0]
        session.seat([Group("Svar", answers, 0, "svar.scenarier")])
        QTest.mouseClick(part.seat_button, Qt.MouseButton.LeftButton)
        assert [one.answer for one in session.study.questions] == ["", "32", ""]
        session.undo()
        part.take([tmp_path / "svar.scenarier"])
        assert [one.answer for one in session.study.questions] == ["", "32", ""]
    (answered,) = [one for one in questions_in([tmp_path / "svar.scenarier"]) if one.answer]
    other = Session(session.baseline, Study(questions=asked[:2]))
    other.do(take_questions(other.state, [answered, asked[2]]))
    assert [one.answer for one in other.study.questions] == ["", "32", ""]
    before = other.study
    other.do(take_questions(other.state, [answered]))
    assert other.study is before
