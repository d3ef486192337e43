"""Meetings before the window."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from scenarier.gui.window.workbench import Workbench
from scenarier.look.palette import Scheme
from scenarier.session.session import Session
from scenarier.text.language import tr

if TYPE_CHECKING:
    from scenarier.views.meeting import Stop


class MeetingRoom:
    """Holds meetings before a window; the workbench stands still behind them, so that a move paints once."""

    def __init__(self, window: QWidget, session: Session, bench: Workbench, colours: Callable[[], Scheme]) -> None:
        self._window, self._session, self._bench, self._colours = window, session, bench, colours

    def hold(self, stops: "Sequence[Stop]" = ()) -> None:
        """Go through these stops, or all levers and packages; not while something typed is not understood."""
        from scenarier.gui.meeting.screen import MeetingScreen
        from scenarier.views.meeting import stops_of

        if not self._session.settle():
            return
        screen = MeetingScreen(self._session, self._colours(), stops or stops_of(self._session), self._window)
        screen.left.connect(self._end)
        self._bench.cover(True)
        screen.setGeometry(self._window.screen().geometry())
        screen.showFullScreen()
        screen.activateWindow()

    def _end(self, has_moved: bool) -> None:
        self._bench.cover(False)
        if has_moved:
            self._bench.tell_undone(tr("The meeting's moves are taken back."))
