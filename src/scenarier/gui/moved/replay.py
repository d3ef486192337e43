"""The last edit played again: the plots go back to what they were before it, and forth, without an edit."""

from PySide6.QtCore import QEasingCurve, QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStyle

from scenarier.session.news import News
from scenarier.session.session import Session
from scenarier.views.moved import Shows, WhatMoved

FRAME = 33
"""Between two pictures [ms]."""
STAND, WAY = 700, 900
"""How long it stands before the edit and after it, and how long it is on its way [ms]."""
ROUNDS = 2
INPUTS = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
)
"""Any of these ends it, and does what it does besides."""


class Replay(QObject):
    """Plays the session's last edit; `held` tells that the plots move as by a hand, and that they no longer do."""

    held = Signal(bool)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._shows: Shows | None = None
        self._clock = QElapsedTimer()
        self._curve = QEasingCurve(QEasingCurve.Type.InOutCubic)
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME)
        self._timer.timeout.connect(self._step)

    @property
    def is_playing(self) -> bool:
        """Whether it plays now."""
        return self._shows is not None

    def play(self, moved: WhatMoved) -> None:
        """Play the last edit, from before it to after it."""
        self.stop()
        self._shows = moved.shows()
        if self._shows is None:
            return
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self.held.emit(True)
        self._clock.start()
        self._timer.start()
        self._step()

    def _step(self) -> None:
        if self._shows is None:
            return
        at = place_at(self._clock.elapsed(), is_calm=moves_are_unwanted())
        if at is None:
            self.stop()
        else:
            self._shows(self._curve.valueForProgress(at))

    def stop(self) -> None:
        """Show the scenario as it is."""
        if self._shows is None:
            return
        self._shows = None
        self._timer.stop()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._session.replay(None)
        self.held.emit(False)

    def refresh(self, news: News) -> None:
        """Whatever else is news ends it."""
        if news != News(scenario=True):
            self.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any input ends it."""
        if event.type() in INPUTS:
            self.stop()
        return False


def place_at(elapsed: int, *, is_calm: bool) -> float | None:
    """Where it is after so many ms: 0 before the edit, 1 after it; None when it is over."""
    whole = STAND + WAY + STAND
    if elapsed >= ROUNDS * whole:
        return None
    within = elapsed % whole
    if is_calm:
        return float(within >= STAND + WAY / 2)
    return min(max((within - STAND) / WAY, 0.0), 1.0)


def moves_are_unwanted() -> bool:
    """Whether the system asks for no animations: then it goes from the one to the other at once."""
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
