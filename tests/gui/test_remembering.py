"""What the user arranged comes back at the next start, within the screen there is then, and can be undone."""

import json

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QSplitter
from tests.made import Study

from scenarier.gui.snapshot import MOST_ROUNDS
from scenarier.gui.window.window import Window
from scenarier.jobs.studies import open_study, save_study
from scenarier.session.news import NOTHING
from scenarier.session.session import Session
from scenarier.storage.settings import SettingsFile
from scenarier.text.language import language

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def start(qapp, danish, tmp_path):
    """Starts a window on the settings of the last one, as the program does."""
    opened = []

    def begin(theme: str = "", path=tmp_path / "settings.json") -> Window:
        study, baseline = open_study(None)
        made = Window(theme, settings=path)
        opened.append(made)
        made.fill(Session(baseline, study))
        made.show()
        made.load_plots()
        settle()
        return made

    yield begin
    for window in opened:
        end(window)
        window.deleteLater()
    Window("light").deleteLater()  # the text size and theme of the application are as the other tests expect
    settle()


def settle():
    """Layouts hear of one another one round of events after the other."""
    for _ in range(MOST_ROUNDS):
        QApplication.processEvents()


def end(window):
    window.session.listeners.clear()
    window.close_now()
    settle()


def drag(widget, start, by):
    """Press, move and let go the left button."""
    for kind, place, buttons in (
        (QEvent.Type.MouseButtonPress, start, LEFT),
        (QEvent.Type.MouseMove, start + by, LEFT),
        (QEvent.Type.MouseButtonRelease, start + by, Qt.MouseButton.NoButton),
    ):
        where = QPointF(place)
        globally = QPointF(widget.mapToGlobal(place))
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
        event = QMouseEvent(kind, where, globally, button, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, event)
    settle()


def pull(splitter: QSplitter, by: int) -> None:
    handle = splitter.handle(1)
    across = splitter.orientation() == Qt.Orientation.Horizontal
    drag(handle, handle.rect().center(), QPoint(by, 0) if across else QPoint(0, by))


def tables(window):
    window.bench.show_workspace("foundation", "tables")
    settle()
    return window.bench.workspaces["foundation"].made["tables"]


def pull_column(view, column, by):
    header = view.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) - 1, header.height() // 2)
    drag(header.viewport(), edge, QPoint(by, 0))


def state(window):
    """All that is remembered and can be seen."""
    window.bench.show_workspace("overview")
    settle()
    seen = {
        "size": window.size(),
        "place": window.pos(),
        "maximised": window.isMaximized(),
        "levers": window.bench._across.sizes(),
        "side": window.bench.side.sizes() if window.bench.side.isVisible() else None,
        "overview": window.bench.workspaces["overview"].down.sizes(),
        "theme": (window.theme, window.colours),
        "text": QApplication.font().pointSizeF(),
    }
    part = tables(window)
    view = part.view
    seen["tables"] = part._across.sizes()
    seen["columns"] = [view.columnWidth(column) for column in range(view.model().columnCount())]
    seen["ticked"] = [entry.isChecked() for entry in window.bars.actions.menus["view.theme"].actions()]
    return seen


def arrange(window):
    """Change everything that is remembered, by hand where a hand does it."""
    window.setGeometry(2, 44, 796, 660)
    settle()
    window.bench.side.toggle()
    settle()
    pull(window.bench._across, -30)
    pull(window.bench.side, -60)
    pull(window.bench.workspaces["overview"].down, -70)
    part = tables(window)
    pull(part._across, 40)
    pull_column(part.view, 0, 37)
    window.zoom(1.1)
    window.zoom(1.1)
    window.set_theme("dark")
    settle()


def test_that_all_that_was_arranged_is_the_same_at_the_next_start(start, tmp_path):
    window = start()
    fresh = state(window)
    arrange(window)
    left = state(window)
    assert [name for name in fresh if fresh[name] == left[name]] == ["maximised"]
    end(window)
    assert state(start()) == left


def test_that_the_window_is_put_back_as_at_the_first_start_and_the_language_stays(start, tmp_path):
    window = start()
    window.set_language("en")
    fresh = state(window)
    arrange(window)
    window.documents.recent.add(tmp_path / "a.scenarier")
    window.bars.actions.by_id["view.restore"].trigger()
    settle()
    assert state(window) == fresh
    assert language() == "en"
    kept = SettingsFile(tmp_path / "settings.json")
    end(window)
    kept = SettingsFile(tmp_path / "settings.json").now
    assert (kept.language, kept.folder, kept.columns, kept.splitters, kept.zoom) == (
        "en",
        str(tmp_path),
        {},
        {},
        1,
    )
    assert state(start()) == fresh


def test_that_a_maximised_window_comes_back_so_and_with_its_normal_size_behind_it(start):
    window = start()
    window.setGeometry(2, 40, 796, 600)
    window.showMaximized()
    settle()
    end(window)
    window = start()
    assert window.isMaximized()
    assert window.normalGeometry().size().toTuple() == (796, 600)
    window.restore()
    settle()
    assert not window.isMaximized()
    size = window.size()
    end(window)
    assert start().size() == size


def test_that_full_screen_is_not_remembered(start):
    window = start()
    size = window.size()
    window.toggle_full_screen()
    settle()
    end(window)
    window = start()
    assert not window.isFullScreen()
    assert window.size() == size


def test_that_a_column_given_back_by_a_double_click_is_fitted_again(start):
    window = start()
    view = tables(window).view
    before = view.columnWidth(0)
    pull_column(view, 0, 50)
    assert view.columnWidth(0) == before + 50
    view.horizontalHeader().sectionHandleDoubleClicked.emit(0)
    settle()
    assert view.columnWidth(0) == before
    end(window)
    assert tables(start()).view.columnWidth(0) == before


def test_that_a_column_keeps_its_width_of_one_table_while_others_are_shown(start):
    window = start()
    part = tables(window)
    pull_column(part.view, 0, 50)
    given = part.view.columnWidth(0)
    part.show_row("taxes", "land_tax")
    assert part.view.columns.name not in part.view.columns.widths
    part.show_row("income_statement", "service")
    assert part.view.columnWidth(0) == given


def test_that_a_border_moved_by_hand_keeps_the_levers_as_wide_when_the_window_grows(start):
    window = start()
    pull(window.bench._across, -20)
    levers = window.bench._across.sizes()[0]
    part = tables(window)
    pull(part._across, 33)
    left = part._across.sizes()[0]
    window.resize(1100, 700)
    settle()
    assert (window.bench._across.sizes()[0], part._across.sizes()[0]) == (0, left)
    window.bench.show_workspace("overview")
    assert window.bench._across.sizes()[0] == levers


def test_that_settings_are_written_soon_after_a_change_and_not_at_once(start, tmp_path):
    window = start()
    path = tmp_path / "settings.json"
    window.set_theme("dark")
    assert not path.exists() or json.loads(path.read_text())["theme"] != "dark"
    QTest.qWait(1300)
    assert json.loads(path.read_text())["theme"] == "dark"


def test_that_without_a_file_of_settings_nothing_is_kept(start, tmp_path):
    window = start(path=None)
    arrange(window)
    end(window)
    assert list(tmp_path.iterdir()) == []


def test_that_a_theme_that_was_asked_for_wins_and_is_not_remembered(start):
    window = start()
    window.set_theme("dark")
    end(window)
    window = start("light")
    assert window.theme == "light"
    end(window)
    assert start().theme == "dark"


@pytest.mark.parametrize("content", ['{"theme": "dark", "zo', "[]", '{"zoom": "large"}'])
def test_that_a_broken_file_is_told_once_in_the_notice_line(start, tmp_path, content):
    (tmp_path / "settings.json").write_text(content)
    window = start()
    assert window.bench.notice.isVisible()
    assert "settings.broken.json" in window.bench.notice.label.text()
    window.bench.notice.buttons[0].click()
    window.refresh(NOTHING)
    assert not window.bench.notice.isVisible()
    end(window)
    assert not start().bench.notice.isVisible()


def test_that_a_file_that_cannot_be_written_is_told_and_the_window_goes_on(start, tmp_path):
    (tmp_path / "config").write_text("")
    window = start(path=tmp_path / "config" / "settings.json")
    window.set_theme("dark")
    QTest.qWait(1300)
    assert window.bench.notice.isVisible()
    assert window.theme == "dark"


def test_that_dialogs_open_where_the_last_file_was(start, tmp_path):
    path = tmp_path / "folder" / "a.scenarier"
    path.parent.mkdir()
    save_study(Study(title="A"), path)
    window = start()
    window.documents.open_path(path)
    end(window)
    window = start()
    assert window.documents.recent.paths() == [path]
    window.documents.open()
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.directory().absolutePath() == str(path.parent)
    dialog.reject()


def test_that_a_study_opened_from_outside_is_among_the_recent_ones(qapp, danish, tmp_path):
    path = tmp_path / "a.scenarier"
    save_study(Study(title="A"), path)
    study, baseline = open_study(path)
    window = Window("light", settings=tmp_path / "settings.json")
    window.fill(Session(baseline, study, path))
    assert window.documents.recent.paths() == [path]
    end(window)
    window.deleteLater()
    settle()


@pytest.mark.parametrize("room", [(1366, 728), (1280, 680), (1024, 560), (683, 344), (512, 270)])
@pytest.mark.parametrize(
    "place",
    [None, [0, 0, 1920, 1040, 1920, 1080], [2500, 300, 1200, 800, 2560, 1440], [-900, -900, 900, 600, 1366, 768]],
)
def test_that_the_window_comes_up_within_the_screen_there_is(start, tmp_path, monkeypatch, room, place):
    inside = QRect(0, 24, *room)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: inside)
    if place is not None:
        (tmp_path / "settings.json").write_text(json.dumps({"place": place}))
    window = start()
    assert inside.contains(window.frameGeometry())
    assert window.minimumWidth() <= room[0]
    assert window.minimumHeight() <= room[1]
    assert window.width() >= min(800, room[0] - 4)


def test_that_the_first_window_takes_the_room_of_a_large_screen(start, monkeypatch):
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: QRect(0, 0, 3840, 2100))
    window = start()
    assert window.size().toTuple() == (1600, 1000)
    assert window.geometry().center().x() == pytest.approx(1920, abs=4)
    assert window.bench.side.isVisible()
