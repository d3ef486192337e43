"""Limits of the rules on the sliders: found lever by lever when nothing moves, shown for as long as they hold."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from scenarier.gui.levers.row import LeverRow
from scenarier.model.parameters import ParameterSpec
from scenarier.session.session import Session
from scenarier.views.limits import LimitsShown

REST = 400
"""How long nothing may move before limits are looked for [ms]."""

Rows = Callable[[], Iterable[tuple[LeverRow, ParameterSpec, str]]]


class SliderLimits(QObject):
    """Finds the limits of the sliders that are seen, one at a time, so that the window stays awake."""

    def __init__(self, session: Session, rows: Rows, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._rows = session, rows
        self._shown: LimitsShown | None = None
        self._waiting: list[Callable[[], None]] = []
        self._done: set[LeverRow] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._work)

    def start_anew(self) -> None:
        """Take away what holds no longer, and look again when nothing moves.

        The limits of a slider that is held stay: they do not depend on where it stands.
        """
        for row, _, _ in self._rows():
            if not row.is_held:
                row.show_limits(())
        self._shown, self._waiting, self._done = None, [], set()
        self._timer.start(REST)

    def look_again(self) -> None:
        """Look for those of levers that have come into sight."""
        if not self._timer.isActive():
            self._timer.start(REST)

    def stop(self) -> None:
        """Leave off while nobody looks."""
        self._timer.stop()
        self._waiting = []

    def settle(self) -> None:
        """Find all, now; for a picture."""
        self._work()
        while self._waiting:
            self._work()
        self._timer.stop()

    def _work(self) -> None:
        if any(row.is_held for row, _, _ in self._rows()):
            self._timer.start(REST)
            return
        if not self._waiting:
            self._shown = self._shown or LimitsShown(self._session)
            self._waiting = [
                partial(self._find, self._shown, row, spec, entity)
                for row, spec, entity in self._rows()
                if row.isVisible() and row not in self._done
            ]
        if self._waiting:
            self._waiting.pop(0)()
        if self._waiting:
            self._timer.start(0)

    def _find(self, shown: LimitsShown, row: LeverRow, spec: ParameterSpec, entity: str) -> None:
        self._done.add(row)
        row.show_limits(shown.marks(spec, entity))
