"""The finder by keystrokes and clicks, over a window of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget

from scenarier.gui.finder.finder import N_ROWS, Entry, Finder
from scenarier.gui.style import dress

KEY = Qt.Key


@dataclass
class Place:
    window: QMainWindow
    finder: Finder
    before: QLineEdit
    button: QPushButton
    ran: list[str] = field(default_factory=list)

    def entries(self, *texts: str, kind: str = "Handling") -> list[Entry]:
        return [Entry(text, kind, self.run(text)) for text in texts]

    def run(self, text: str) -> Callable[[], object]:
        return lambda: self.ran.append(text)

    def open(self, *texts: str) -> None:
        self.finder.open_with(self.entries(*texts))

    def texts(self) -> list[str]:
        return [entry.text for entry in self.finder.shown()]

    def marked(self) -> str:
        entry = self.finder.marked()
        return entry.text if entry else ""

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.finder.field, key)
        QApplication.processEvents()

    def click(self, at: QPoint) -> None:
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        QApplication.processEvents()


@pytest.fixture
def place(qapp: QApplication) -> Iterator[Place]:
    window, inside = QMainWindow(), QWidget()
    before, button = QLineEdit(), QPushButton("Kør")
    layout = QVBoxLayout(inside)
    layout.addWidget(before)
    layout.addStretch()
    layout.addWidget(button)
    window.setCentralWidget(inside)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    before.setFocus()
    yield Place(window, Finder(inside), before, button)
    window.close()
    window.deleteLater()
    qapp.processEvents()


def test_that_all_entries_stand_in_their_order_when_it_opens(place: Place) -> None:
    place.open("Gem", "Åbn", "Fortryd")
    assert place.finder.isVisible()
    assert place.finder.field.hasFocus()
    assert place.texts() == ["Gem", "Åbn", "Fortryd"]
    assert place.marked() == "Gem"


def test_that_typing_filters_and_marks_the_best(place: Place) -> None:
    place.open("Årsløn", "Lønvækst", "Gem")
    QTest.keyClicks(place.finder.field, "lon")
    assert place.texts() == ["Lønvækst", "Årsløn"]
    assert place.marked() == "Lønvækst"


def test_that_kind_and_hidden_words_find_too(place: Place) -> None:
    place.finder.open_with([Entry("MSO", "Afdeling", place.run("MSO"), words="Sundhed og Omsorg")])
    QTest.keyClicks(place.finder.field, "omsorg afd")
    assert place.texts() == ["MSO"]


def test_that_enter_runs_after_it_has_closed_and_the_focus_has_gone_back(place: Place) -> None:
    seen: list[tuple[bool, bool]] = []
    run = lambda: seen.append((place.finder.isVisible(), place.before.hasFocus()))  # noqa: E731
    place.finder.open_with([Entry("Gem", "Handling", run)])
    place.press(KEY.Key_Return)
    assert seen == [(False, True)]


def test_that_enter_does_nothing_where_nothing_was_found(place: Place) -> None:
    place.open("Gem")
    QTest.keyClicks(place.finder.field, "xyz")
    assert place.finder.nothing.isVisible()
    assert not place.finder.list.isVisible()
    place.press(KEY.Key_Return)
    assert place.finder.isVisible()
    assert place.ran == []


def test_that_escape_closes_and_runs_nothing(place: Place) -> None:
    place.open("Gem")
    place.press(KEY.Key_Escape)
    assert not place.finder.isVisible()
    assert place.before.hasFocus()
    assert place.ran == []


def test_that_a_click_beside_closes_and_does_nothing_else(place: Place) -> None:
    place.button.clicked.connect(place.run("knap"))
    place.open("Gem")
    place.click(place.button.mapTo(place.window, place.button.rect().center()))
    assert not place.finder.isVisible()
    assert place.before.hasFocus()
    assert place.ran == []


def test_that_a_click_on_a_row_runs_it(place: Place) -> None:
    place.open("Gem", "Åbn", "Fortryd")
    rows = place.finder.list
    middle = rows.visualRect(rows.model().index(1, 0)).center()
    place.click(rows.viewport().mapTo(place.window, middle))
    assert place.ran == ["Åbn"]
    assert not place.finder.isVisible()
    assert place.before.hasFocus()


def test_that_a_click_in_the_field_leaves_it_open(place: Place) -> None:
    place.open("Gem")
    place.click(place.finder.field.mapTo(place.window, place.finder.field.rect().center()))
    assert place.finder.isVisible()
    assert place.finder.field.hasFocus()


def test_that_keys_move_in_the_list_while_the_field_has_the_focus(place: Place) -> None:
    place.open(*[f"{n:03}" for n in range(100)])
    for key, text in (
        (KEY.Key_Down, "001"),
        (KEY.Key_PageDown, "012"),
        (KEY.Key_End, "099"),
        (KEY.Key_Down, "000"),
        (KEY.Key_Up, "099"),
        (KEY.Key_PageUp, "088"),
        (KEY.Key_Home, "000"),
        (KEY.Key_PageUp, "000"),
        (KEY.Key_Tab, "001"),
    ):
        place.press(key)
        assert place.marked() == text
        assert place.finder.field.hasFocus()


def test_that_home_with_shift_marks_what_was_typed(place: Place) -> None:
    place.open("Gem", "Gem som")
    QTest.keyClicks(place.finder.field, "gem")
    QTest.keyClick(place.finder.field, KEY.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert place.finder.field.selectedText() == "gem"


def test_that_the_marked_row_is_in_sight(place: Place) -> None:
    place.open(*[f"{n:03}" for n in range(100)])
    place.press(KEY.Key_End)
    rows = place.finder.list
    assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()))


def test_that_whole_rows_are_shown_and_no_more_than_twelve(place: Place) -> None:
    rows = place.finder.list
    place.open(*[f"{n:03}" for n in range(100)])
    assert rows.viewport().height() == N_ROWS * rows.visualRect(rows.currentIndex()).height()
    QTest.keyClicks(place.finder.field, "01")
    place.open("Gem", "Åbn")
    assert rows.viewport().height() == 2 * rows.visualRect(rows.currentIndex()).height()


@pytest.mark.parametrize("size", [(1280, 720), (400, 300), (300, 120)])
def test_that_it_stays_within_the_window(place: Place, size: tuple[int, int]) -> None:
    place.open(*[f"{n:03}" for n in range(100)])
    place.window.resize(*size)
    QApplication.processEvents()
    assert place.window.rect().contains(place.finder.geometry())
    assert abs(place.finder.geometry().center().x() - place.window.rect().center().x()) <= 1


def test_that_shortcuts_of_the_window_do_not_take_its_keys(place: Place) -> None:
    stop = QAction("Luk", place.window)
    stop.setShortcut(QKeySequence(KEY.Key_Escape))
    stop.triggered.connect(place.run("Luk"))
    place.window.addAction(stop)
    place.open("Gem")
    QTest.keyClick(place.window.windowHandle(), KEY.Key_Escape)
    assert place.ran == []
    assert not place.finder.isVisible()
    QTest.keyClick(place.window.windowHandle(), KEY.Key_Escape)
    assert place.ran == ["Luk"]


def test_that_it_closes_when_the_focus_goes_elsewhere(place: Place) -> None:
    place.open("Gem")
    place.button.setFocus()
    assert not place.finder.isVisible()
    assert place.button.hasFocus()


def test_that_it_closes_under_a_dialog(place: Place) -> None:
    place.open("Gem")
    dialog = QDialog(place.window)
    dialog.open()
    QApplication.processEvents()
    assert not place.finder.isVisible()
    dialog.close()


def test_that_opening_it_again_begins_anew_and_keeps_where_the_focus_was(place: Place) -> None:
    place.open("Gem")
    QTest.keyClicks(place.finder.field, "gem")
    place.open("Åbn", "Fortryd")
    assert place.finder.field.text() == ""
    assert place.texts() == ["Åbn", "Fortryd"]
    place.press(KEY.Key_Escape)
    assert place.before.hasFocus()


def test_that_what_had_the_focus_may_be_gone(place: Place) -> None:
    place.open("Gem")
    place.before.deleteLater()
    QApplication.processEvents()
    place.press(KEY.Key_Return)
    assert place.ran == ["Gem"]
    assert not place.finder.isVisible()


def test_that_an_entry_may_take_the_finder_away(place: Place) -> None:
    place.finder.open_with([Entry("Sprog", "Handling", place.finder.deleteLater)])
    place.press(KEY.Key_Return)
    assert place.before.hasFocus()


def test_that_it_keeps_no_entries_once_closed(place: Place) -> None:
    place.open("Gem")
    place.finder.dismiss()
    assert place.finder.shown() == []


def test_that_it_is_said_aloud(place: Place) -> None:
    place.finder.open_with([Entry("Gem", "Handling", place.run("Gem"), shortcut="Ctrl+S")])
    assert place.finder.field.accessibleName()
    assert place.finder.list.accessibleName()
    assert place.finder.field.accessibleDescription() == "Gem, Handling, Ctrl+S"


def test_that_typing_does_not_paint_the_window_below_anew(place: Place) -> None:
    painted: list[str] = []

    class Below(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:
            painted.append("below")

    place.window.setCentralWidget(Below())
    place.open(*[f"{n:03}" for n in range(300)])
    QTest.qWait(50)
    painted.clear()
    QTest.keyClicks(place.finder.field, "1")
    QTest.qWait(50)
    assert len(place.texts()) > N_ROWS
    assert not painted


def test_that_larger_text_makes_it_larger(place: Place) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dress(application, "light", 1.0)
    place.open("Gem", "Åbn")
    before = place.finder.size()
    dress(application, "light", 1.5)
    QApplication.processEvents()
    after = place.finder.size()
    dress(application, "light", 1.0)
    assert after.width() > before.width()
    assert after.height() > before.height()
