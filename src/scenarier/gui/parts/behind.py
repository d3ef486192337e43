"""Long work behind what is shown that is stopped by a newer one, by hand, and when what asked for it is gone."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Signal

from scenarier.gui.parts.latest import Latest
from scenarier.gui.parts.work import Control

Job = Callable[[Control], object]


class Behind(QObject):
    """Does one piece of work at a time, only ever the newest; `told` carries how far it is.

    `done` carries what came of the newest; nothing comes of one that was cancelled.
    """

    done = Signal(object)
    told = Signal(int, int)
    ended = Signal()
    """Nothing is at work any more: the newest is done, or was cancelled."""
    _telling = Signal(object, int, int)  # comes from the thread that works

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controls: list[Control] = []
        self.destroyed.connect(partial(_cancel, self._controls))
        self._latest = Latest(self)
        self._latest.done.connect(self._take)
        self._telling.connect(self._tell)

    @property
    def is_at_work(self) -> bool:
        """Whether something is at work that was not cancelled."""
        return bool(self._controls)

    def ask(self, job: Job) -> None:
        """Do `job` in a thread of its own, once what is at work has ended; it is told to."""
        _cancel(self._controls)
        control = Control(lambda done, of: self._hand_on(control, done, of))
        self._controls.append(control)
        self._latest.ask(partial(_done, control, job))

    def cancel(self) -> None:
        """Have the work stopped; nothing comes of it."""
        if self._controls:
            _cancel(self._controls)
            self.ended.emit()

    def end(self) -> None:
        """Have the work stopped, and wait until it is: no longer than one of its steps takes."""
        self.cancel()
        self._latest.wait()

    def _hand_on(self, control: Control, done: int, of: int) -> None:
        """In the thread."""
        with suppress(RuntimeError):  # what asked for it is gone
            self._telling.emit(control, done, of)

    def _tell(self, control: Control, done: int, of: int) -> None:
        if control in self._controls:
            self.told.emit(done, of)

    def _take(self, found: tuple[Control, object]) -> None:
        control, came = found
        if control in self._controls:
            self._controls.clear()
            self.done.emit(came)
            self.ended.emit()


def _done(control: Control, job: Job) -> tuple[Control, object]:
    """What came of a piece of work, with its control; nothing where it was cancelled."""
    try:
        return control, job(control)
    except CancelledError:
        return control, None


def _cancel(controls: list[Control], _gone: object = None) -> None:
    while controls:
        controls.pop().cancel()
