"""Takes down how the user has arranged the window, and arranges the next one like it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from scenarier.gui.parts.kept import KeptColumns, KeptSplitter
from scenarier.gui.window.screens import first_place, keep_within, least_size, place_again, place_now
from scenarier.storage.settings import SettingsFile

if TYPE_CHECKING:
    from scenarier.gui.window.workbench import Workbench
    from scenarier.session.session import Session

T = TypeVar("T", bound=QObject)

PAUSE = 1000
"""How long after the last change the settings are written [ms]."""
FRAMED = 600
"""How long after a window was maximised its ordinary frame is there again [ms]."""
SIDE = "side"
WORKBENCH = "workbench"


class Remembering(QObject):
    """Between a window and its settings."""

    def __init__(self, window: QWidget, settings: SettingsFile, say: Callable[[str], bool]) -> None:
        """`say` tells the user something where nothing else is told, and gives whether it did."""
        super().__init__(window)
        self._window, self._settings, self._say = window, settings, say
        self._pause, self._framed = self._timer(PAUSE, self.write), self._timer(FRAMED, self._fit_placed)
        settings.listeners.append(self._pause.start)

    def _timer(self, delay: int, run: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(delay)
        made.timeout.connect(run)
        return made

    # The window

    def put_in_place(self) -> None:
        """Where it was left, or where a first one stands."""
        window, now = self._window, self._settings.now
        self._placed = place_again(now.place) if now.place else first_place()
        window.setMinimumSize(least_size(window.screen()).boundedTo(self._placed.size()))
        window.setGeometry(self._placed)
        if window.isVisible():
            keep_within(window)
        if now.maximised:
            window.setWindowState(Qt.WindowState.WindowMaximized)

    def fit(self) -> None:
        """The window is shown, and its frame known: keep it within its screen, unless it was moved meanwhile."""
        window = self._window
        window.windowHandle().screenChanged.connect(lambda screen: window.setMinimumSize(least_size(screen)))
        self._fit_placed()

    def _fit_placed(self) -> None:
        window = self._window
        is_ordinary = not (window.isMaximized() or window.isFullScreen() or window.isMinimized())
        if window.isVisible() and is_ordinary and window.size() == self._placed.size():
            keep_within(window)

    def note_state(self) -> None:
        """The window was maximised, or is so no more: its frame comes a little later."""
        self.note_window()
        self._framed.start()

    def note_window(self) -> None:
        """The window was moved, or has another size."""
        if self._window.isVisible():
            self._pause.start()

    # What is on it

    def follow(self, session: "Session") -> None:
        """Show uncertainty as it was shown last, and take down how it is from now on."""
        session.show_uncertainty(self._settings.now.uncertainty)
        session.listeners.append(lambda news: self._take_uncertainty(session) if news.uncertainty else None)

    def _take_uncertainty(self, session: "Session") -> None:
        self._settings.now.uncertainty = session.uncertainty
        self._settings.changed()

    def arrange(self, bench: "Workbench") -> None:
        """Arrange a new workbench as the last one was left, and take down what a hand changes."""
        bench.widths_given.connect(lambda: self._take(WORKBENCH, bench.widths()))
        bench.side.opened.connect(self._take_side)
        bench.made.connect(self._arrange_part)
        self._give_widths(bench)
        self._arrange_part(bench)

    def is_side_open(self, is_roomy: bool) -> bool:
        """Whether the panel to the right is open; where nothing is remembered, when there is room."""
        return self._settings.now.panels.get(SIDE, is_roomy)

    def _give_widths(self, bench: "Workbench") -> None:
        widths = self._settings.now.splitters.get(WORKBENCH, [])
        most = self._window.width() // 2
        bench.give_widths([min(width, most) for width in widths])

    def _arrange_part(self, part: QWidget) -> None:
        for splitter in _of_kind(KeptSplitter, part):
            if splitter.objectName() in self._settings.now.splitters:
                splitter.give(self._settings.now.splitters[splitter.objectName()])
            splitter.given.connect(lambda one=splitter: self._take(one.objectName(), one.by_hand))
        for columns in _of_kind(KeptColumns, part):
            columns.give(self._settings.now.columns)
            columns.given.connect(lambda one=columns: self._take_columns(one))

    def _take(self, name: str, sizes: list[int]) -> None:
        self._settings.now.splitters[name] = sizes
        self._settings.changed()

    def _take_columns(self, columns: KeptColumns) -> None:
        self._settings.now.columns[columns.name] = dict(columns.widths.get(columns.name, {}))
        self._settings.changed()

    def _take_side(self, is_open: bool) -> None:
        self._settings.now.panels[SIDE] = is_open
        self._settings.changed()

    # As at the first start

    def restore(self, bench: "Workbench", roomy: int) -> None:
        """Put the window and all on it back to what a first start has; `roomy` is where the panel is open."""
        self._window.setWindowState(Qt.WindowState.WindowNoState)
        self._settings.now.forget_window()
        self.put_in_place()
        bench.side.show_side(self._placed.width() >= roomy)
        self._settings.now.panels.clear()
        self._give_widths(bench)
        for splitter in _of_kind(KeptSplitter, bench):
            splitter.give(())
        for columns in _of_kind(KeptColumns, bench):
            columns.give({})
            columns.given.emit()
        self._settings.now.columns.clear()
        self._settings.changed()

    # The file

    def tell(self) -> None:
        """Say once what there is to know of the file, when nothing else is said."""
        if self._settings.told and self._say(self._settings.told):
            self._settings.told = ""

    def write(self) -> None:
        """Take down where the window is, and put all into the file."""
        window, now = self._window, self._settings.now
        if window.isVisible():
            now.place = place_now(window, window.normalGeometry())
            now.maximised = window.isMaximized()
        self._settings.write()
        self.tell()

    def close(self) -> None:
        """Write, and wait for nothing more."""
        self._pause.stop()
        self._framed.stop()
        self.write()
        self._settings.listeners.clear()


def _of_kind(kind: type[T], within: QWidget) -> list[T]:
    """What is of a kind within a widget, and the widget itself where it is."""
    return [*([within] if isinstance(within, kind) else []), *within.findChildren(kind)]
